"""People who are signed in, as the desk's door wants them: with a second factor, used in this session."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from seemein.accounts.models import User

SECRET = "SEEMEINTESTSEEMEINTESTSEEMEINTES"
PASSWORD = "woven-thread-test"


def code(step: int = 0) -> str:
    """The six digits of now, or of some half minutes later."""
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(SECRET, counters[len(counters) // 2] + step))


def with_factor(person: User) -> User:
    """The person, with an authenticator app set up."""
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        auth.TOTP.activate(person, SECRET)
    return person


def signed_in(person: User, *, proved_seconds_ago: float | None = 0) -> Client:
    """A browser in which the person is signed in, and used her second factor then; never, if None."""
    client = Client()
    client.force_login(person)
    if proved_seconds_ago is not None:
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time() - proved_seconds_ago}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client


def at_the_desk(person: User) -> Client:
    """A browser in which the person has passed the desk's door."""
    return signed_in(with_factor(person))
