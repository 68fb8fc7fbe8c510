"""The papers' screens and files."""

import logging
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from seemein.core.facts.schema import Procedure
from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.kit.figures import long_date
from seemein.knowledge import labels
from seemein.roadmaps import cookie
from seemein.roadmaps.cookie import Answers
from seemein.roadmaps.papers.calendar import calendar_file
from seemein.roadmaps.papers.codes import draw, wrap
from seemein.roadmaps.papers.deadlines import dates, earliest_start
from seemein.roadmaps.papers.forms import CalendarForm, ReceiveForm
from seemein.roadmaps.papers.pdf import PaperError, roadmap_pdf
from seemein.roadmaps.papers.sheet_steps import numbers_of
from seemein.roadmaps.papers.sheets import listed
from seemein.roadmaps.requests import Mine, mine, personal, second_voice
from seemein.roadmaps.screens import screen
from seemein.roadmaps.shows.change import said
from seemein.roadmaps.shows.words import Link, Text, step_link, told

log = logging.getLogger(__name__)


@personal
@gzip_page
@require_safe
def pdf(request: HttpRequest, path: str) -> HttpResponse:
    """Her roadmap on paper; with `?with=` in two languages."""
    person = mine(request, path)
    try:
        content = roadmap_pdf(person, second_voice(request, person))
    except PaperError as error:
        # Without the trace: it may hold what she said.
        log.error("The roadmap of %s cannot be printed in %s: %s", path, person.language, error)
        return _no_paper(request, person)
    name = f"roadmap-{path.rpartition('/')[2]}.pdf"
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})


def _no_paper(request: HttpRequest, person: Mine) -> HttpResponse:
    context = {
        "title": gettext("We cannot make the PDF now"),
        "text": gettext("This is our mistake. Print the page of your roadmap instead. Nothing that you answered is lost."),
        "ways": [{"url": reverse("roadmaps:roadmap", kwargs={"path": person.path}), "label": gettext("Your roadmap")}],
    }
    return render(request, "kit/error.html", context, status=500)


@dataclass(frozen=True, slots=True)
class Undated:
    """A step whose deadline stands in words only."""

    step: Link
    deadline: Text


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """Asks when she wants to start, and answers with her dates; the day is not kept."""
    person = mine(request, path)
    today, earliest = person.voice.on, earliest_start(person.plan)
    form = CalendarForm(request.POST if request.method == "POST" else None, today=today, earliest=earliest)
    found = dates(person.plan, form.cleaned_data["start"] if form.is_valid() else earliest)
    if form.is_valid() and found.dated:
        content = calendar_file(person.voice, found.dated, numbers_of(listed(person)), named=form.cleaned_data["named"])
        headers = {"Content-Disposition": 'attachment; filename="dates.ics"'}
        return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    context = screen(
        person,
        gettext("Dates for your calendar"),
        form=form,
        count=len(found.dated),
        earliest=long_date(earliest, person.language) if earliest > today else "",
        undated=[_undated(person, procedure) for procedure in found.undated],
    )
    return render(request, "roadmaps/papers/calendar.html", context, status=422 if form.is_bound else 200)


def _undated(person: Mine, procedure: Procedure) -> Undated:
    deadline = person.voice.say(f"{procedure.id}/deadline", procedure.deadline)
    return Undated(step_link(person.voice, procedure.id), told(deadline, person.language))


@personal
@require_safe
def carry(request: HttpRequest, path: str) -> HttpResponse:
    """A code to scan with another device."""
    person = mine(request, path)
    link = settings.BASE_URL + reverse("roadmaps:receive", kwargs={"path": path}) + "#" + wrap(person.answers)
    drawn = draw(link) if person.answers.any else None
    return render(request, "roadmaps/papers/carry.html", screen(person, gettext("On another device"), code=drawn, link=link))


@dataclass(frozen=True, slots=True)
class Arrived:
    """One answer that arrives."""

    question: str
    answer: str


@personal
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest, path: str) -> HttpResponse:
    """Shows the answers that another device carried here, and takes them if she says so."""
    person = mine(request, path)
    form = ReceiveForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and "take" in request.POST:
        return _take(person, form.cleaned_data["code"])
    arrived = _arrived(form.cleaned_data["code"]) if form.is_valid() else []
    context = screen(person, gettext("From another device"), form=form, arrived=arrived)
    return render(request, "roadmaps/papers/receive.html", context, status=422 if form.errors else 200)


def _take(person: Mine, answers: Answers) -> HttpResponse:
    response = redirect("roadmaps:roadmap", path=person.path)
    cookie.write(response, replace(answers, kept=person.answers.kept))
    return response


def _arrived(answers: Answers) -> list[Arrived]:
    """What arrives, in the order of asking."""
    fields = [field for field in ASKING_ORDER if field in answers.profile.answers or field in answers.skipped]
    return [Arrived(str(labels.QUESTIONS[field]), _answer(answers, field)) for field in fields]


def _answer(answers: Answers, field: str) -> str:
    return gettext("I don't know") if field in answers.skipped else said(answers.profile, field)
