"""The work list and the lists behind it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from seemein.desk import actions, work
from seemein.desk.forms import AnswerForm
from seemein.knowledge.books import shelf
from seemein.knowledge.editing.lists import address
from seemein.knowledge.enums import ReportState
from seemein.knowledge.models import Report
from seemein.partners import rules
from seemein.partners.rules import roles_of
from seemein.places.models import Territory

PER_PAGE = 50


def desk(request: HttpRequest) -> HttpResponse:
    """What there is to do in each of the person's territories."""
    paths = list(dict.fromkeys(held.territory for held in roles_of(request.user)))
    names = dict(Territory.objects.filter(path__in=paths).values_list("path", "local_name"))
    lists = [{"name": names[path], "path": path, "work": work.work_in(path)} for path in paths]
    return _screen(request, "desk", _("Work list"), lists=lists)


def due(request: HttpRequest) -> HttpResponse:
    """The facts to check again, the latest first."""
    path = _territory(request)
    found = sorted(work.due_in(shelf.book(path), path), key=lambda one: (one.by, one.key))
    return _screen(request, "due", _("Facts to check again"), listed=_paged(request, found), territory=path)


def reports(request: HttpRequest) -> HttpResponse:
    """The readers' reports that nobody answered yet."""
    path = _territory(request)
    return _screen(
        request,
        "reports",
        _("Reports of readers"),
        listed=_paged(request, work.reports_in(path)),
        territory=path,
        form=AnswerForm(),
    )


def answer(request: HttpRequest, report: str) -> HttpResponse:
    """Close a report, with what became of it."""
    found = get_object_or_404(Report, pk=report)
    by: Any = request.user
    if not actions.may_close(by, found):
        raise PermissionDenied
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.close_report(report=found, by=by, state=ReportState(data["state"]), answer=data["answer"])
        return redirect(f"{reverse('desk:reports')}?territory={found.territory_id}")
    return _screen(request, "answer", _("A reader's report"), report=found, form=form, fact_url=_fact_url(found))


def links(request: HttpRequest) -> HttpResponse:
    """The source links that need a look."""
    path = _territory(request)
    shown = _paged(request, work.links_in(path[:2]))
    rows = [{"link": one, "url": address("fact", one.country_id, "sources", key=one.source)} for one in shown]
    return _screen(request, "links", _("Source links that need a look"), listed=shown, rows=rows, territory=path)


def gaps(request: HttpRequest) -> HttpResponse:
    """What nobody found yet."""
    path = _territory(request)
    found = shelf.book(path).country.unknown
    return _screen(request, "gaps", _("Facts that nobody found yet"), listed=_paged(request, found), territory=path)


def _fact_url(report: Report) -> str:
    """Where the reported step is edited; empty for what is no fact."""
    country = report.territory_id[:2]
    known = report.fact in shelf.book(country).ground(report.territory_id).procedures
    return address("fact", country, "procedures", key=report.fact) if known else ""


def _territory(request: HttpRequest) -> str:
    """The territory that was asked for, or the person's first one."""
    asked = request.GET.get("territory", "")
    mine = [held.territory for held in roles_of(request.user)]
    if not mine:
        raise PermissionDenied
    return get_object_or_404(Territory, path=asked).path if asked else mine[0]


def _paged(request: HttpRequest, rows: Any) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))


def _screen(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    if not rules.is_staff(request.user):
        raise PermissionDenied
    home = {"label": _("Home"), "url": reverse("wagtailadmin_home")}
    ways = [
        home,
        *([] if name == "desk" else [{"label": _("Work list"), "url": reverse("desk:desk")}]),
        {"label": title, "url": ""},
    ]
    frame = {"header_title": title, "page_title": title, "header_icon": "calendar-check", "breadcrumbs_items": ways}
    return render(request, f"desk/{name}.html", {**frame, **context})
