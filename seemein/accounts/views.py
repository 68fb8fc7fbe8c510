"""Setting up a second factor proves that one has it: allauth's two pages, which also remember that. And: too often."""

from http import HTTPStatus

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.accounts.models import User


class ActivateApp(ActivateTOTPView):
    """The authenticator app."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _remember(self.request, Authenticator.Type.TOTP)
        return response


class AddKey(AddWebAuthnView):
    """A passkey or security key."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _remember(self.request, Authenticator.Type.WEBAUTHN)
        return response


def too_often(request: HttpRequest) -> HttpResponse:
    """429: somebody tries too often to sign in, or to have a password sent."""
    context = {
        "title": _("Please wait a little"),
        "text": _("Too many tries came in a short time. Wait five minutes and try again."),
        "ways": [],
    }
    response = render(request, "kit/error.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = "300"
    response.headers["Cache-Control"] = "no-store"
    return response


def _remember(request: HttpRequest, kind: str) -> None:
    if isinstance(request.user, User):
        record_authentication(request, request.user, method="mfa", type=kind, reauthenticated=True)
