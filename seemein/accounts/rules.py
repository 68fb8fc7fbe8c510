"""May this person come through the desk's door, and did she prove twice who she is?"""

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from seemein.accounts.models import User

# Recovery codes stand in for a factor; alone they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PROOF_HOLDS_SECONDS = 12 * 3600


def may_enter(person: User | AnonymousUser) -> bool:
    """Whether the desk is open to the person: the group of one of her roles opens it, and a superuser has every key."""
    return person.has_perm("wagtailadmin.access_admin")


def has_factor(person: User) -> bool:
    """Whether the person has a second factor set up."""
    return bool(Authenticator.objects.filter(user=person, type__in=FACTORS).exists())


def proved_twice(request: HttpRequest) -> bool:
    """Whether a second factor was used in this session, not longer ago than a working day."""
    person = request.user if request.user.is_authenticated else None
    proofs = [record["at"] for record in get_authentication_records(request, person) if record.get("method") == "mfa"]
    return bool(proofs) and time.time() - max(proofs) < PROOF_HOLDS_SECONDS
