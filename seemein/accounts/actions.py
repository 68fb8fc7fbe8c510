"""What is done with accounts: invite a person, send the invitation again, forget her second factors."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from seemein.accounts.links import ask_link, password_link
from seemein.accounts.models import User
from seemein.kit import outbox

_SECONDS_A_DAY = 86_400


def invite(*, email: str, given_name: str, family_name: str = "", language: str) -> User:
    """Make an account without a password, and write the person a letter with a link to set one."""
    with transaction.atomic():
        person = User(email=email.strip().lower(), first_name=given_name, last_name=family_name, languages=[language])
        person.username = str(person.pk)
        person.set_unusable_password()
        person.save(force_insert=True)
        send_invitation(person=person)
        return person


def send_invitation(*, person: User) -> None:
    """Write the person a letter with a link to set her password; earlier links go on working until she uses one."""
    language = person.language or settings.LANGUAGE_CODE
    context = {
        "name": person.get_full_name(),
        "link": password_link(person),
        "ask": ask_link(),
        "days": settings.PASSWORD_RESET_TIMEOUT // _SECONDS_A_DAY,
        "base_url": settings.BASE_URL,
    }
    with transaction.atomic(), translation.override(language):
        outbox.post(
            to=person.email,
            language=language,
            purpose="invitation",
            subject=gettext("Your account at the See Me In Hub"),
            text=render_to_string("accounts/mails/invitation.txt", context),
        )


def forget_factors(*, person: User) -> None:
    """Take away every second factor of a person who lost hers; she sets up a new one when she signs in."""
    Authenticator.objects.filter(user=person).delete()
