"""What is done with partners: load them, invite and appoint a person, take a role back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from seemein.accounts.actions import invite
from seemein.accounts.models import User
from seemein.accounts.queries import person_of
from seemein.partners.enums import Role
from seemein.partners.models import Membership, Partner
from seemein.places.models import Territory


class LastCoordinator(Exception):
    """Nobody would be left to give roles."""


def load_partners(rows: Iterable[Mapping[str, Any]]) -> int:
    """Add the partners of the seed that the hub does not know yet; what a coordinator changed stays. How many are new.

    A partner of a territory without facts waits until there are some.
    """
    new = 0
    with transaction.atomic():
        places = set(Territory.objects.values_list("pk", flat=True))
        for position, row in enumerate(rows):
            if row["territory"] not in places:
                continue
            seeded = {"name": row["name"], "role": row["role"], "territory_id": row["territory"], "position": position}
            new += Partner.objects.get_or_create(slug=slugify(row["name"])[:50], defaults=seeded)[1]
    return new


def appoint(
    *,
    person: User,
    partner: Partner,
    role: Role,
    territory: Territory | None = None,
    language: str = "",
    by: User | None = None,
) -> Membership:
    """Give a person a role for a partner, in the partner's territory unless another is named."""
    with transaction.atomic():
        given, new = Membership.objects.get_or_create(
            person=person, partner=partner, role=role, territory=territory or partner.territory, language=language
        )
        person.groups.add(Group.objects.get(name=group_name(role)))
        if new:
            log(given, "wagtail.create", user=by)
        return given


def appoint_by_email(
    *,
    email: str,
    given_name: str,
    family_name: str = "",
    speaks: str,
    partner: Partner,
    role: Role,
    territory: Territory | None = None,
    language: str = "",
    by: User | None = None,
) -> Membership:
    """Give a role to the person with this e-mail address; who has no account yet gets one, and a letter in what she speaks."""
    with transaction.atomic():
        person = person_of(email) or invite(email=email, given_name=given_name, family_name=family_name, language=speaks)
        return appoint(person=person, partner=partner, role=role, territory=territory, language=language, by=by)


def dismiss(*, membership: Membership, by: User | None = None) -> None:
    """Take a role back; the group goes with the person's last role of that kind. Raises LastCoordinator."""
    with transaction.atomic():
        person, role = membership.person, membership.role
        others = Membership.objects.filter(role=Role.COORDINATOR).exclude(person=person)
        if role == Role.COORDINATOR and not others.exists():
            raise LastCoordinator
        log(membership, "wagtail.delete", user=by)
        membership.delete()
        if not person.memberships.filter(role=role).exists():
            person.groups.remove(Group.objects.get(name=group_name(Role(role))))


def group_name(role: Role) -> str:
    """The name of the group that opens the desk to a role, as the migrations create it."""
    return str(role.value).capitalize()
