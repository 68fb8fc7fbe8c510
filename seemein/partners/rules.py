"""May this person? Roles hold for a territory and all that lies in it; who lies below may propose."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from seemein.accounts.models import User
from seemein.partners.enums import Role
from seemein.partners.models import Membership

Person = User | AnonymousUser
_KEPT = "_roles_held"
_WRITERS = (Role.EDITOR, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class Held:
    """One role that a person holds."""

    role: str
    territory: str
    language: str

    def covers(self, path: str) -> bool:
        """Whether the territory is the role's own or lies in it."""
        return path == self.territory or path.startswith(f"{self.territory}/")

    def lies_in(self, path: str) -> bool:
        """Whether the role's own territory lies in this one."""
        return self.territory.startswith(f"{path}/")


def roles_of(person: Person) -> tuple[Held, ...]:
    """Every role of a person; asked of the database once for each request's person."""
    if not person.is_authenticated or not person.is_active:
        return ()
    held: tuple[Held, ...] | None = getattr(person, _KEPT, None)
    if held is None:
        rows = Membership.objects.filter(person=person).order_by("pk").values_list("role", "territory_id", "language")
        held = tuple(Held(*row) for row in rows)
        setattr(person, _KEPT, held)
    return held


def is_staff(person: Person) -> bool:
    """Whether the person may enter the desk at all; a superuser may, so that she can appoint the first coordinator."""
    return bool(roles_of(person)) or (person.is_active and person.is_superuser)


def is_coordinator(person: Person) -> bool:
    """Whether the person looks after the whole hub."""
    return any(held.role == Role.COORDINATOR for held in roles_of(person))


def may_appoint(person: Person) -> bool:
    """Whether the person may see the people of all partners, and give and take their roles."""
    return is_coordinator(person) or (person.is_active and person.is_superuser)


def may_edit(person: Person, path: str) -> bool:
    """Whether the person keeps the facts of a territory."""
    return is_coordinator(person) or any(
        held.role in (Role.EDITOR, Role.REVIEWER) and held.covers(path) for held in roles_of(person)
    )


def may_propose(person: Person, path: str) -> bool:
    """Whether the person may write a change for a territory: her own, one in it, or one above it."""
    return may_edit(person, path) or any(held.role in _WRITERS and held.lies_in(path) for held in roles_of(person))


def may_review(person: Person, path: str) -> bool:
    """Whether the person may publish what somebody else wrote for a territory."""
    return is_coordinator(person) or any(held.role == Role.REVIEWER and held.covers(path) for held in roles_of(person))


def may_translate(person: Person, country: str, language: str) -> bool:
    """Whether the person may write a country's texts in a language."""
    if is_coordinator(person):
        return True
    return any(
        held.role == Role.TRANSLATOR and held.territory[:2] == country and held.language in ("", language)
        for held in roles_of(person)
    )
