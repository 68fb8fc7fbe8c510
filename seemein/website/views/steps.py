"""The steps of a territory, and one step with everything about it."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Procedure
from seemein.knowledge import labels
from seemein.website.lists import Filter, chosen, filter_of, paged, query_of
from seemein.website.once import kept, language_name
from seemein.website.pages import NotHere, TerritoryPage, Way, territory_page
from seemein.website.steps import count_by_phase, count_by_sector, fitting, show_line, show_page
from seemein.website.views.public import public


@public
def steps(request: HttpRequest, path: str) -> HttpResponse:
    """The steps that a person may meet here: by phase, for all or for one trade."""
    page = territory_page(path)
    phase = chosen(request, "phase", labels.PHASES)
    sector = chosen(request, "sector", labels.VALUES["sector"])
    of_trade = fitting(page, sector)
    listed = paged(request, [step for step in of_trade if not phase or step.phase == phase])
    lines = [show_line(page, step) for step in listed]
    context = page.context(
        Way("", _("Steps")),
        shown=lines,
        listed=listed,
        groups=[(phase, list(group)) for phase, group in groupby(lines, key=lambda line: line.phase_label)],
        filters=_filters(page, of_trade, phase, sector),
        query=query_of({"phase": phase, "sector": sector}),
    )
    return render(request, "website/steps.html", context)


def _filters(page: TerritoryPage, of_trade: list[Procedure], phase: str, sector: str) -> list[Filter]:
    by_phase, by_sector = count_by_phase(of_trade), count_by_sector(page, phase)
    return [
        filter_of("phase", _("When"), _("All steps"), labels.PHASES, phase, by_phase.__getitem__),
        filter_of("sector", _("Your trade"), _("All trades"), labels.VALUES["sector"], sector, by_sector.__getitem__),
    ]


@public
def step(request: HttpRequest, path: str, step: str) -> HttpResponse:
    """Everything about one step; with `with`, in the language of its office too."""
    page = territory_page(path)
    procedure = procedure_of(page, step)
    beside = _beside(request, page)
    title = page.voice.say(f"{step}/title", procedure.title)
    context = page.context(
        Way(page.address("steps"), _("Steps")),
        Way("", title.text, "" if title.language == page.language else title.language),
        title=title.text,
        description=page.voice.say(f"{step}/what", procedure.what).text,
        body=kept(page.voice, "step", step, beside, draw=lambda: _body(page, procedure, beside)),
    )
    return render(request, "website/step.html", context)


def _body(page: TerritoryPage, procedure: Procedure, beside: str) -> SafeString:
    """Everything that a step's page says; the same for everybody."""
    shown = show_page(page, procedure, beside)
    context = page.context(
        shown=(shown.titles[0], [items[0] for row in shown.rows for items in row.items], shown.costs, shown.authority_what),
        shown_step=shown,
        step=shown.step,
        beside=beside,
        beside_code=beside_languages(page)[0],
        beside_name=language_name(beside_languages(page)[0], page.language),
        step_place=page.named(procedure.territory),
        changed_in=page.changed_in(procedure.id),
        language=page.language,
    )
    return render_to_string("website/parts/step.html", context)


def procedure_of(page: TerritoryPage, step: str) -> Procedure:
    """The procedure of an id; raises NotHere with the way to all steps."""
    found = page.voice.ground.procedures.get(step)
    if found is None:
        raise NotHere(
            _("This place has no such step. Perhaps it holds in another place."), [Way(page.address("steps"), _("All steps"))]
        )
    return found


def _beside(request: HttpRequest, page: TerritoryPage) -> str:
    """The language to show beside the reader's, if asked for: that of the offices, or English; raises NotHere for others."""
    asked = request.GET.get("with", "")
    allowed = beside_languages(page)
    if asked and asked not in (*allowed, page.language):
        ways = [
            Way(f"{request.path}?with={code}", _("Beside %(other)s") % {"other": language_name(code, page.language)})
            for code in allowed
        ]
        raise NotHere(_("This step cannot stand beside that language. You can choose:"), ways)
    return "" if asked == page.language else asked


def beside_languages(page: TerritoryPage) -> list[str]:
    """The language of the offices here; English where the reader's own is that of the offices."""
    return [page.place.language] if page.place.language != page.language else ["en"]
