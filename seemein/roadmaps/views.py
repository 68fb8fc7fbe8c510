"""The screens of a person's roadmap."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seemein.core.facts.vocabulary import ASKING_ORDER, STAGES
from seemein.core.roadmap.questions import next_question
from seemein.kit.figures import listed
from seemein.roadmaps import cookie
from seemein.roadmaps.cookie import Answers
from seemein.roadmaps.forms import AnswerForm
from seemein.roadmaps.requests import Mine, mine, personal, second_voice
from seemein.roadmaps.screens import beside, screen
from seemein.roadmaps.shows.answer import few
from seemein.roadmaps.shows.asked import may_be_asked, show_answers, show_question
from seemein.roadmaps.shows.drawn import drawn
from seemein.roadmaps.shows.others import left_out, show_alternatives, show_left_out
from seemein.roadmaps.shows.roadmap import show_roadmap

PER_PAGE = 20
ROADMAP = "roadmap"


@personal
@require_safe
def roadmap(request: HttpRequest, path: str) -> HttpResponse:
    """Her roadmap, so far as she said who she is; with `?with=` in two languages."""
    person = mine(request, path)
    second = second_voice(request, person)
    context = screen(person, shown=show_roadmap(person, second), second=second, few=few(person), beside=beside(person))
    return render(request, "roadmaps/roadmap.html", {**context, "actions": _actions(person, context)})


def _actions(person: Mine, context: dict[str, Any]) -> SafeString:
    """What she can do with her roadmap; the same for everybody who can do the same."""
    shown, second = context["shown"], context["second"]
    can = (bool(shown.question), bool(shown.papers), context["few"], person.answers.any, second.language if second else "")
    return drawn(person.voice, ("actions", *can), lambda: render_to_string("roadmaps/parts/actions.html", context))


@personal
@require_safe
def ask_next(request: HttpRequest, path: str) -> HttpResponse:
    """To the next question that still matters; to the roadmap where none does."""
    person = mine(request, path)
    return redirect(_next_url(person, person.answers))


def _next_url(person: Mine, answers: Answers) -> str:
    question = next_question(person.base, answers.profile, skip=answers.skipped)
    return _url("question", person, field=question.field) if question else _url("roadmap", person)


def _url(name: str, person: Mine, **more: str) -> str:
    return reverse(f"roadmaps:{name}", kwargs={"path": person.path, **more})


@personal
@sensitive_post_parameters("answer")
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, path: str, field: str) -> HttpResponse:
    """One question: answer it, or say that you do not know."""
    person = mine(request, path)
    _must_be_one_of(field, ASKING_ORDER)
    if not may_be_asked(person.profile, field):
        return redirect("roadmaps:next", path=path)
    form = AnswerForm(field, request.POST if request.method == "POST" else None, answer=person.profile.answers.get(field))
    if request.method == "POST":
        if "unknown" in request.POST:
            return _kept(request, person, person.answers.skip(field))
        if form.is_valid():
            return _kept(request, person, person.answers.answer(field, form.cleaned_data["answer"]))
    shown = show_question(person, field)
    context = screen(person, shown.title, shown=shown, form=form, then=_then(request))
    return render(request, "roadmaps/question.html", context, status=422 if form.is_bound else 200)


def _must_be_one_of(value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        text = gettext("We do not know “%(value)s”. You can choose: %(allowed)s.")
        raise Http404(text % {"value": value, "allowed": listed(allowed)})


def _then(request: HttpRequest) -> str:
    """Where she goes after the answer: to the roadmap, if she came to change one answer."""
    wanted = request.POST.get("then") or request.GET.get("then")
    return ROADMAP if wanted == ROADMAP else ""


def _kept(request: HttpRequest, person: Mine, answers: Answers) -> HttpResponse:
    """Keep the answers and go on: to the roadmap after a change, unless the change opens the question of the permit."""
    known = (*answers.profile.answers, *answers.skipped)
    asks_permit = "status" not in known and may_be_asked(answers.profile, "status") and "nationality" in known
    url = f"{_url('roadmap', person)}#change" if _then(request) and not asks_permit else _next_url(person, answers)
    response = redirect(url)
    cookie.write(response, answers)
    return response


@personal
@require_safe
def start(request: HttpRequest, path: str, stage: str) -> HttpResponse:
    """Through one of the two doors: remember the stage and ask on."""
    person = mine(request, path)
    _must_be_one_of(stage, STAGES)
    answers = person.answers.answer("stage", stage)
    response = redirect(_next_url(person, answers))
    cookie.write(response, answers)
    return response


@personal
@require_safe
def answers(request: HttpRequest, path: str) -> HttpResponse:
    """All answers, with what each decides; change one and see what changes."""
    person = mine(request, path)
    return render(request, "roadmaps/answers.html", screen(person, gettext("Your answers"), rows=show_answers(person)))


@personal
@require_POST
def keep(request: HttpRequest, path: str) -> HttpResponse:
    """Keep the answers for 30 days on this device, or only until the browser closes."""
    person = mine(request, path)
    response = redirect("roadmaps:answers", path=path)
    cookie.write(response, person.answers.keep(wanted="keep" in request.POST))
    return response


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, path: str) -> HttpResponse:
    """Forget everything that was said; the page says whether anything is left."""
    person = mine(request, path)
    if request.method != "POST":
        return render(request, "roadmaps/forget.html", screen(person, gettext("Forget my answers")))
    response = redirect("roadmaps:forget", path=path)
    cookie.erase(response)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@personal
@sensitive_post_parameters("legal_form")
@require_http_methods(["GET", "HEAD", "POST"])
def alternatives(request: HttpRequest, path: str) -> HttpResponse:
    """The roadmap with each legal form, side by side; choose one."""
    person = mine(request, path)
    if request.method == "POST":
        return _choose(request, person)
    return render(request, "roadmaps/alternatives.html", _alternatives(person))


def _choose(request: HttpRequest, person: Mine) -> HttpResponse:
    form = AnswerForm("legal_form", request.POST)
    if not form.is_valid():
        return render(request, "roadmaps/alternatives.html", _alternatives(person, form.error), status=422)
    response = redirect(f"{_url('roadmap', person)}#change")
    cookie.write(response, person.answers.answer("legal_form", form.cleaned_data["answer"]))
    return response


def _alternatives(person: Mine, error: str = "") -> dict[str, Any]:
    return screen(person, gettext("Which form of business?"), forms=show_alternatives(person), error=error)


@personal
@require_safe
def why_not(request: HttpRequest, path: str) -> HttpResponse:
    """The steps that are not for her, each with the reason."""
    person = mine(request, path)
    page = Paginator(left_out(person), PER_PAGE).get_page(request.GET.get("page"))
    context = screen(person, gettext("Why are some steps not here?"), page=page, rows=show_left_out(person, list(page)))
    return render(request, "roadmaps/why_not.html", context)
