"""What a signed-in person passes: her own language, and the desk's door with its two locks."""

from collections.abc import Callable
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from seemein.accounts import rules
from seemein.accounts.models import User

Answers = Callable[[HttpRequest], HttpResponseBase]
DESK = "/admin/"
STAFF_PAGES = (DESK, "/accounts/")
WANTED = "wanted"  # session key: where the door sent a person away from


class OwnLanguage:
    """The pages of staff have no language in their address: they are in the person's, where she named one."""

    def __init__(self, answer: Answers) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(STAFF_PAGES) and isinstance(request.user, User) and request.user.language:
            translation.activate(request.user.language)
        return self.answer(request)


class DeskDoor:
    """Nobody reaches an address of the desk without a role, and none without a second factor."""

    def __init__(self, answer: Answers) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(DESK):
            return self.answer(request)
        return _kept_out(request) or self._let_in(request)

    def _let_in(self, request: HttpRequest) -> HttpResponseBase:
        request.session.pop(WANTED, None)
        return self.answer(request)


def _kept_out(request: HttpRequest) -> HttpResponse | None:
    """Where the person is sent instead; nothing for who may pass."""
    person = request.user
    if not isinstance(person, User):
        return redirect_to_login(_wanted(request), settings.LOGIN_URL)
    if not rules.may_enter(person):
        return _no_role(request)
    if not rules.has_factor(person):
        request.session[WANTED] = _wanted(request)
        return redirect("mfa_index")
    if not rules.proved_twice(request):
        return _prove(request, person)
    return None


def _prove(request: HttpRequest, person: User) -> HttpResponse:
    """To the page that asks for the second factor, and back."""
    ways = get_adapter(request).get_reauthentication_methods(person)
    second = next(way for way in ways if way["id"].startswith("mfa"))
    return HttpResponseRedirect(f"{second['url']}?{urlencode({'next': _wanted(request)})}")


def _no_role(request: HttpRequest) -> HttpResponse:
    context = {
        "title": _("You have no role here yet"),
        "text": _("You are signed in, but no role opens the desk to you. Ask the coordinator of your partner to give you one."),
        "ways": [{"url": reverse("account_logout"), "label": _("Sign out"), "lang": ""}],
    }
    response = render(request, "kit/error.html", context, status=HTTPStatus.FORBIDDEN)
    response.headers["Cache-Control"] = "no-store"
    return response


def _wanted(request: HttpRequest) -> str:
    """Where to go on afterwards; what was sent in a form is not sent again."""
    return request.get_full_path() if request.method == "GET" else DESK
