"""The editors' screens: lists of facts, one fact's form, one change, history, order."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from seemein.knowledge import change_actions as actions
from seemein.knowledge.actions import faults_of
from seemein.knowledge.books import shelf
from seemein.knowledge.change_actions import Outdated, Refused, current_record
from seemein.knowledge.days import today
from seemein.knowledge.editing import lists, shows
from seemein.knowledge.editing.lists import SECTIONS, address
from seemein.knowledge.enums import ChangeState
from seemein.knowledge.models import Change, ChangeEvent, Fact
from seemein.knowledge.queries import country_facts
from seemein.partners import rules
from seemein.places.models import Territory


def countries(request: HttpRequest) -> HttpResponse:
    """The countries, and which of them are the person's."""
    rows = Territory.objects.filter(parent=None).order_by("path")
    shown = [
        {"name": row.name, "url": address("country", row.path), "mine": rules.may_propose(request.user, row.path)} for row in rows
    ]
    return _screen(request, "countries", _("Facts"), [], countries=shown)


def country(request: HttpRequest, country: str) -> HttpResponse:
    """The sections of a country."""
    place = _country(country)
    return _screen(request, "country", place.name, [_facts_way()], sections=lists.sections_of(country))


def section(request: HttpRequest, country: str, section: str) -> HttpResponse:
    """The facts of a section."""
    place = _country(country)
    _section(section)
    page, asked = lists.facts_of(request, country, section)
    return _screen(
        request,
        "section",
        SECTIONS[section],
        [_facts_way(), _way(place.name, address("country", country))],
        rows=lists.rows_of(country, section, page.object_list, _today(country)),
        listed=page,
        asked=asked,
        new_url=address("new", country, section) if rules.may_propose(request.user, country) else "",
    )


def history(request: HttpRequest, country: str, section: str) -> HttpResponse:
    """What a fact said, and who changed it: newest first."""
    key = request.GET.get("key", "")
    fact = get_object_or_404(Fact, country_id=country, section=section, key=key)
    rows = Change.objects.filter(country_id=country, section=section, key=key, state=ChangeState.PUBLISHED)
    page = Paginator(rows.select_related("author", "reviewer").order_by("-moved_at", "pk"), 20).get_page(request.GET.get("p"))
    shown = [{"change": one, "differences": shows.shown_differences(one.base, one.record)} for one in page]
    return _screen(
        request,
        "history",
        _("History"),
        [*_ways(country, section), _way(lists.name_of(section, fact.record), address("fact", country, section, key=key))],
        shown=shown,
        listed=page,
        may_restore=rules.may_propose(request.user, actions.territory_of(country, fact.record)),
    )


def order(request: HttpRequest, country: str) -> HttpResponse:
    """A picture of what comes before a step and what waits for it."""
    steps = Fact.objects.filter(country_id=country, section="procedures", withdrawn=False).order_by("position")
    records: list[Any] = list(steps.values_list("record", flat=True))
    key = request.GET.get("key", "")
    named = {record["id"]: record["title"] for record in records}
    if key not in named:
        raise Http404(_("There is no such step."))
    ways = [*_ways(country, "procedures"), _way(named[key], address("fact", country, "procedures", key=key))]
    picture = shows.order_of(records, key)
    return _screen(request, "order", _("Order of the steps"), ways, picture=picture, country=country)


def changes(request: HttpRequest) -> HttpResponse:
    """Changes that are not published yet: what waits for this person, what she wrote, what others write."""
    page = Paginator(lists.open_changes(), lists.PER_PAGE).get_page(request.GET.get("p"))
    shown = [{"change": one, "for_me": _for_me(request, one), "mine": one.author_id == request.user.pk} for one in page]
    return _screen(request, "changes", _("Changes"), [], shown=shown, listed=page)


def log(request: HttpRequest) -> HttpResponse:
    """The audit log: who did what, newest first."""
    events = ChangeEvent.objects.select_related("change", "person").order_by("-at", "-pk")
    page = Paginator(events, lists.PER_PAGE).get_page(request.GET.get("p"))
    return _screen(request, "log", _("Log"), [_way(_("Changes"), reverse("facts:changes"))], listed=page)


def change(request: HttpRequest, change: str) -> HttpResponse:
    """One change: what it says, what it touches, what can be done with it."""
    found = get_object_or_404(Change.objects.select_related("author", "reviewer"), pk=change)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            done = _do(request, found)
        except Refused as error:
            refused = error
        else:
            return redirect("facts:change", change=done.pk)
    context = {
        "change": found,
        "differences": shows.shown_differences(found.base, found.record),
        "events": found.events.select_related("person").order_by("-at", "-pk")[:50],
        "edit_url": address("fact", found.country_id, found.section, key=found.key),
        "history_url": address("history", found.country_id, found.section, key=found.key),
        "mine": found.author_id == request.user.pk,
        "for_me": _for_me(request, found),
        "refused": refused,
        "theirs": _theirs(found) if isinstance(refused, Outdated) else [],
        **(look(found.country_id, found.section, found.key, found.record) if found.state in actions.OPEN else {}),
    }
    name = lists.name_of(found.section, found.record or found.base) or found.key
    status = 409 if refused is not None else 200
    return _screen(request, "change", name, [_way(_("Changes"), reverse("facts:changes"))], status=status, **context)


def look(country: str, section: str, key: str, record: Any) -> dict[str, Any]:
    """What a change touches, and what is wrong with it: for the screens that show it before it is saved."""
    from seemein.knowledge import impact  # noqa: PLC0415 (reads the worked cases from disk, only when asked)

    before = country_facts(country)
    after = actions.facts_with(country=country, section=section, key=key, record=record)
    faults = faults_of(after, country)
    return {
        "faults": [fault.removeprefix(f"{country}: ") for fault in faults],
        "touched": impact.touched(
            country=country, section=section, key=key, before=before, after=None if faults else after, on=_today(country)
        ),
    }


def _do(request: HttpRequest, found: Change) -> Change:
    """The one thing that was asked."""
    by: Any = request.user
    answer = " ".join(request.POST.get("answer", "").split())[:500]
    what = request.POST.get("do")
    if what == "send":
        return actions.send(change=found, by=by)
    if what == "publish":
        return actions.publish_change(change=found, by=by)
    if what == "return":
        return actions.send_back(change=found, by=by, answer=answer)
    if what == "withdraw":
        return actions.withdraw(change=found, by=by)
    if what == "restore":
        return actions.restore(change=found, by=by)
    raise Refused(_("Choose one of the buttons."))


def _theirs(found: Change) -> list[shows.ShownDifference]:
    """What somebody else changed meanwhile."""
    return shows.shown_differences(found.base, current_record(found.country_id, found.section, found.key))


def _for_me(request: HttpRequest, one: Change) -> bool:
    waits = one.state == ChangeState.REVIEW and one.author_id != request.user.pk
    return waits and rules.may_review(request.user, one.territory)


def _today(country: str) -> date:
    return today(shelf.book(country).place(country))


def _country(path: str) -> Territory:
    return get_object_or_404(Territory, path=path, parent=None)


def _section(section: str) -> None:
    if not lists.section_exists(section):
        raise Http404(_("There are no such facts."))


def _way(label: object, url: str) -> dict[str, str]:
    return {"label": str(label), "url": url}


def _facts_way() -> dict[str, str]:
    return _way(_("Facts"), reverse("facts:countries"))


def _ways(country: str, section: str) -> list[dict[str, str]]:
    place = _country(country)
    _section(section)
    named = _way(SECTIONS[section], address("section", country, section))
    return [_facts_way(), _way(place.name, address("country", country)), named]


def _screen(
    request: HttpRequest, name: str, title: object, ways: list[dict[str, str]], *, status: int = 200, **context: Any
) -> HttpResponse:
    """A screen inside the admin, with the way that leads to it."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    frame = {
        "header_title": title,
        "page_title": title,
        "header_icon": "list-ul",
        "breadcrumbs_items": [_way(_("Home"), reverse("wagtailadmin_home")), *ways, _way(title, "")],
    }
    return render(request, f"knowledge/editing/{name}.html", {**frame, **context}, status=status)
