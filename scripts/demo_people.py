"""The examples: one person per role, marked as such, with a password and a second factor that everybody knows."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.db import transaction

from seemein.accounts.models import User
from seemein.partners import actions
from seemein.partners.enums import Role
from seemein.partners.models import Membership, Partner
from seemein.places.models import Territory

PASSWORD = "woven-thread-demo"  # noqa: S105 (known to everybody, and only on localhost)
SECRET = "SEEMEINDEMOSEEMEINDEMOSEEMEINDEM"  # noqa: S105 (known to everybody, and only on localhost)
AT = "@example.org"


@dataclass(frozen=True, slots=True)
class Example:
    """Somebody to try the desk as."""

    name: str
    title: str
    partner: str
    roles: tuple[Role, ...]
    territory: str = ""
    language: str = ""


PEOPLE = (
    Example("editor.milano", "editor Milano", "Comune di Milano", (Role.EDITOR,)),
    Example("reviewer.milano", "reviewer Milano", "Comune di Milano", (Role.REVIEWER,)),
    Example("editor.italia", "editor and reviewer Italia", "Gruppo Cooperativo CGM", (Role.EDITOR, Role.REVIEWER)),
    Example("translator.ukrainian", "translator Ukrainian", "Gruppo Cooperativo CGM", (Role.TRANSLATOR,), "it", "uk"),
    Example("coordinator", "coordinator", "Fondazione Politecnico di Milano", (Role.COORDINATOR,)),
)


def among_real_people() -> bool:
    """Whether somebody who is no example has a role in this hub: then it is not for trying, wherever it runs."""
    return Membership.objects.exclude(person__email__endswith=AT).exists()


def create() -> None:
    """The examples, each with her roles; who is there already gets back the known password and second factor."""
    with transaction.atomic():
        for example in PEOPLE:
            person = _person(example)
            partner = Partner.objects.get(name=example.partner)
            place = Territory.objects.get(path=example.territory) if example.territory else None
            for role in example.roles:
                actions.appoint(person=person, partner=partner, role=role, territory=place, language=example.language)


def _person(example: Example) -> User:
    known = {"username": example.name, "first_name": f"Example: {example.title}"}
    person, _ = User.objects.get_or_create(email=example.name + AT, defaults=known)
    if not person.check_password(PASSWORD):
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    auth.TOTP.activate(person, SECRET)
    return person


def code() -> str:
    """The six digits that the authenticator app of every example shows now."""
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(SECRET, counters[len(counters) // 2]))


def table() -> str:
    """What to type where."""
    rows = "\n".join(f"  {example.name + AT:36}  {example.title}" for example in PEOPLE)
    return (
        f"\nExamples to sign in as, on {settings.BASE_URL}/admin/\n\n{rows}\n\n"
        f"  password:    {PASSWORD}\n  six digits:  make demo-code, or put {SECRET} into an authenticator app\n"
    )
