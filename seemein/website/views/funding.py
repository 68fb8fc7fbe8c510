"""Money to start and grow: loans, grants, guarantees."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Funding, Source
from seemein.knowledge import labels
from seemein.knowledge.trust import Trust
from seemein.knowledge.voices import Said
from seemein.website.figures import Entry, show_entry_today
from seemein.website.lists import Filter, chosen, filter_of, paged, query_of
from seemein.website.pages import TerritoryPage, Way, territory_page
from seemein.website.views.public import public


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a funding line."""

    label: Said
    now: Entry | None


@dataclass(frozen=True, slots=True)
class ShownFunding:
    """A funding line in the page's language."""

    id: str
    name: Said
    official: str
    provider: Said
    kind: str
    state: str
    is_open: bool
    place: Said
    who: Said
    amounts: tuple[Amount, ...]
    rate: str
    note: Said
    url: str
    sources: tuple[Source, ...]
    trust: Trust
    report: str


@public
def funding(request: HttpRequest, path: str) -> HttpResponse:
    """The funding lines of a territory and of those above it, nearest first."""
    page = territory_page(path)
    kind = chosen(request, "kind", labels.FUNDING_KINDS)
    state = chosen(request, "state", labels.FUNDING_STATES)
    everything = sorted(page.voice.ground.funding.values(), key=lambda line: -line.territory.count("/"))
    listed = paged(request, [line for line in everything if kind in ("", line.kind) and state in ("", line.status)])
    shown = [_shown(page, line) for line in listed]
    context = page.context(
        Way("", _("Money to start and grow")),
        shown=shown,
        listed=listed,
        lines=shown,
        filters=_filters(everything, kind, state),
        query=query_of({"kind": kind, "state": state}),
    )
    return render(request, "website/funding.html", context)


def _filters(everything: list[Funding], kind: str, state: str) -> list[Filter]:
    def of_kind(value: str) -> int:
        return sum(line.kind == value and state in ("", line.status) for line in everything)

    def in_state(value: str) -> int:
        return sum(line.status == value and kind in ("", line.kind) for line in everything)

    return [
        filter_of("kind", _("Kind"), _("All kinds"), labels.FUNDING_KINDS, kind, of_kind),
        filter_of("state", _("Open now?"), _("Open or not"), labels.FUNDING_STATES, state, in_state),
    ]


def _shown(page: TerritoryPage, line: Funding) -> ShownFunding:
    voice = page.voice
    return ShownFunding(
        id=line.id,
        name=voice.say(f"{line.id}/name", line.name),
        official=line.local_name,
        provider=voice.say(f"{line.id}/provider", line.provider),
        kind=str(labels.FUNDING_KINDS[line.kind]),
        state=str(labels.FUNDING_STATES[line.status]),
        is_open=line.status in ("open", "recurring"),
        place=page.named(line.territory),
        who=voice.say(f"{line.id}/who", line.who),
        amounts=tuple(Amount(voice.cite(key).label, show_entry_today(voice, key)) for key in line.amount),
        rate=voice.figure(line.rate) if line.rate in voice.ground.parameters else line.rate,
        note=voice.say(f"{line.id}/note", line.note),
        url=line.url,
        sources=voice.sources(line.sources),
        trust=page.trust(line),
        report=page.report_address(line.id),
    )
