"""Addresses that a letter carries: to say yes, and to leave. They name no person."""

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.urls import reverse
from django.utils.translation import override

from seemein.updates.models import Subscription

CONFIRM_DAYS = 7
_A_DAY = 86_400
_yes = TimestampSigner(salt="seemein.updates.confirm")
_leave = Signer(salt="seemein.updates.leave")


def confirm_link(subscription: Subscription, language: str) -> str:
    """Where she says yes; it holds for a week."""
    return _address("website:confirm-updates", _yes.sign(str(subscription.pk)), language)


def leave_link(subscription: Subscription) -> str:
    """Where she leaves, also by a single click of her mail program (RFC 8058); it holds for ever."""
    return _address("website:leave-updates", _leave.sign(str(subscription.pk)), subscription.language)


def leave_headers(subscription: Subscription) -> dict[str, str]:
    """The headers by which a mail program offers to leave."""
    return {
        "List-Unsubscribe": f"<{leave_link(subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def to_confirm(token: str) -> Subscription | None:
    """The subscription of a link that says yes; None where the link is too old, broken, or was left meanwhile."""
    try:
        key = _yes.unsign(token, max_age=CONFIRM_DAYS * _A_DAY)
    except BadSignature:
        return None
    return Subscription.objects.filter(pk=key).first()


def to_leave(token: str) -> Subscription | None:
    """The subscription of a link to leave; None where she left already. Raises BadSignature."""
    return Subscription.objects.filter(pk=_leave.unsign(token)).first()


def _address(name: str, token: str, language: str) -> str:
    with override(language):
        return settings.BASE_URL + reverse(name, kwargs={"token": token})
