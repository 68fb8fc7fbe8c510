"""Giving and taking roles: who has no account is invited, groups follow the roles, somebody is always left to give them."""

import pytest
from wagtail.models import ModelLogEntry

from seemein.accounts.models import User
from seemein.kit.models import Letter
from seemein.partners import actions
from seemein.partners.enums import Role
from seemein.partners.models import Membership
from seemein.places.models import Territory
from tests.knowledge.people import partner, person

pytestmark = pytest.mark.django_db


def appointed(email: str = "zoe@example.org", role: Role = Role.EDITOR, by: User | None = None) -> Membership:
    return actions.appoint_by_email(email=email, given_name="Zoe", speaks="it", partner=partner("act", "hr"), role=role, by=by)


def groups(of: User) -> list[str]:
    return list(of.groups.order_by("name").values_list("name", flat=True))


def test_who_has_no_account_gets_one_a_role_and_a_letter() -> None:
    given = appointed()
    assert (given.person.email, given.person.waits, given.territory_id) == ("zoe@example.org", True, "hr")
    assert groups(given.person) == ["Editor"]
    assert list(Letter.objects.values_list("to", "language", "purpose")) == [("zoe@example.org", "it", "invitation")]


def test_who_has_an_account_gets_the_role_only() -> None:
    anna = person("anna", (Role.EDITOR, "it"))
    given = appointed(email="ANNA@example.org", role=Role.REVIEWER)
    assert (given.person, groups(anna), Letter.objects.count()) == (anna, ["Editor", "Reviewer"], 0)
    assert User.objects.get(pk=anna.pk).first_name == ""


def test_a_role_is_given_once() -> None:
    assert appointed() == appointed()
    assert Membership.objects.count() == 1


def test_the_group_goes_with_the_last_role_of_its_kind() -> None:
    anna = person("anna", (Role.EDITOR, "it"), (Role.EDITOR, "hr"))
    first, second = anna.memberships.order_by("pk")
    actions.dismiss(membership=first)
    assert groups(anna) == ["Editor"]
    actions.dismiss(membership=second)
    assert groups(anna) == []


def test_the_last_coordinator_stays() -> None:
    carla = person("carla", (Role.COORDINATOR, "it"))
    with pytest.raises(actions.LastCoordinator):
        actions.dismiss(membership=carla.memberships.get())
    person("dora", (Role.COORDINATOR, "hr"))
    actions.dismiss(membership=carla.memberships.get())
    assert Membership.objects.filter(role=Role.COORDINATOR).count() == 1


def test_the_history_says_who_gave_and_who_took() -> None:
    carla = person("carla", (Role.COORDINATOR, "it"))
    given = appointed(by=carla)
    said = str(given)
    actions.dismiss(membership=given, by=carla)
    logged = ModelLogEntry.objects.filter(label=said).order_by("timestamp")
    assert list(logged.values_list("action", "user")) == [("wagtail.create", carla.pk), ("wagtail.delete", carla.pk)]


def test_another_territory_than_the_partners_can_be_named() -> None:
    given = actions.appoint(
        person=person("anna"), partner=partner("act", "hr"), role=Role.EDITOR, territory=Territory.objects.get(pk="hr/zagreb")
    )
    assert given.territory_id == "hr/zagreb"
