"""The papers' views."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from seemein.core.roadmap.profile import ProfileError, read
from seemein.knowledge.days import today
from seemein.roadmaps import cookie
from seemein.roadmaps.cookie import Answers
from seemein.roadmaps.papers.calendar import calendar_file
from seemein.roadmaps.papers.codes import code, fragment, unfold
from seemein.roadmaps.papers.deadlines import deadlines
from seemein.roadmaps.papers.forms import CalendarForm, CarriedForm
from seemein.roadmaps.papers.pdf import roadmap_pdf
from seemein.roadmaps.requests import mine, personal, second_voice
from seemein.roadmaps.screens import screen


@personal
@require_safe
def pdf(request: HttpRequest, path: str) -> HttpResponse:
    """Her roadmap to print; with `?with=` in two languages."""
    person = mine(request, path)
    content = roadmap_pdf(person, second_voice(request, person))
    return _file(content, "application/pdf", "roadmap.pdf")


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """Asks when she wants to start, and answers with her dates."""
    person = mine(request, path)
    form = CalendarForm(request.POST or None, today=today(person.place))
    if form.is_valid():
        start = form.cleaned_data["start"]
        content = calendar_file(person.voice, deadlines(person.plan, start), start, named=form.cleaned_data["named"])
        return _file(content, "text/calendar; charset=utf-8", "dates.ics")
    context = screen(person, gettext("Calendar"), form=form, dated=len(deadlines(person.plan, today(person.place))))
    return render(request, "roadmaps/papers/calendar.html", context, status=422 if form.is_bound else 200)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@personal
@require_safe
def carry(request: HttpRequest, path: str) -> HttpResponse:
    """A code to scan with another device; the answers stand behind the # of its address, which is never sent."""
    person = mine(request, path)
    address = settings.BASE_URL + reverse("roadmaps:receive", kwargs={"path": path})
    link = f"{address}#{fragment(person.profile)}"
    drawn = code(link) if person.profile.answers else None
    return render(request, "roadmaps/papers/carry.html", screen(person, gettext("On another device"), code=drawn, link=link))


@personal
@sensitive_post_parameters("answers")
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest, path: str) -> HttpResponse:
    """Takes answers that another device carried here, if she says so."""
    person = mine(request, path)
    form = CarriedForm(request.POST or None)
    error = ""
    if form.is_valid():
        try:
            profile = read(unfold(form.cleaned_data["answers"]))
        except (ProfileError, ValueError):
            error = gettext("These answers cannot be read. Make a new code on the other device.")
        else:
            response = redirect("roadmaps:roadmap", path=path)
            cookie.write(response, Answers(profile=profile))
            return response
    elif form.is_bound:
        error = str(next(iter(form.errors.values()))[0])
    context = screen(person, gettext("From another device"), error=error)
    return render(request, "roadmaps/papers/receive.html", context, status=422 if error else 200)
