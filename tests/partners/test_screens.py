"""The screens of partners and people: what a coordinator does there, and that long lists cost no more than short ones."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.accounts.models import User
from seemein.kit.models import Letter
from seemein.partners.enums import Role
from seemein.partners.models import Partner
from tests.accounts.signing_in import at_the_desk, with_factor
from tests.knowledge.people import partner, person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PEOPLE = "/admin/partners/people/"


@pytest.fixture
def desk() -> Client:
    """A coordinator at the desk."""
    return at_the_desk(person("carla", (Role.COORDINATOR, "it")))


def form(**changed: str) -> dict[str, str]:
    act = partner("act", "hr")
    filled = {"email": "zoe@example.org", "given_name": "Zoe", "speaks": "it", "partner": str(act.pk), "role": "editor"}
    return {**filled, **changed}


def queries_of(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)


def test_the_list_of_partners_costs_the_same_with_one_and_with_three(desk: Client) -> None:
    assert Partner.objects.count() == 1
    one = queries_of(desk, "/admin/partners/")
    partner("two", "hr")
    partner("three", "si")
    assert queries_of(desk, "/admin/partners/") == one


def test_the_list_of_people_costs_the_same_with_one_and_with_three(desk: Client) -> None:
    one = queries_of(desk, PEOPLE)
    person("anna", (Role.EDITOR, "it"), (Role.REVIEWER, "it"))
    person("bea", (Role.TRANSLATOR, "hr"), language="uk")
    assert queries_of(desk, PEOPLE) == one


@pytest.mark.usefixtures("seeded")
def test_the_partners_are_shown_with_their_territories(desk: Client) -> None:
    text = desk.get("/admin/partners/").content.decode()
    shown = [name in text for name in Partner.objects.values_list("name", flat=True)]
    assert shown == [True] * Partner.objects.count()
    assert "Szombathely" in text


def test_long_lists_have_pages(desk: Client) -> None:
    for number in range(50):
        User.objects.create_user(username=f"u{number}", email=f"u{number}@example.org", first_name=f"Person {number:02}")
    second = desk.get(f"{PEOPLE}?p=2").content.decode()
    assert ("Person 49" in second, "Person 01" in second) == (True, False)


def test_a_coordinator_appoints_by_email(desk: Client) -> None:
    answer = desk.post(f"{PEOPLE}appoint/", form())
    zoe = User.objects.get(email="zoe@example.org")
    assert (answer.status_code, answer.url) == (302, f"{PEOPLE}{zoe.pk}/")
    assert [(role.role, role.territory_id) for role in zoe.memberships.all()] == [("editor", "hr")]
    assert Letter.objects.get().to == "zoe@example.org"


REFUSED = {
    "an address that is none": ({"email": "zoe"}, "email"),
    "a role that does not exist": ({"role": "king"}, "role"),
    "a language of an editor": ({"language": "uk"}, "language"),
}


@pytest.mark.parametrize(("changed", "field"), REFUSED.values(), ids=REFUSED)
def test_the_form_refuses(desk: Client, changed: dict[str, str], field: str) -> None:
    answer = desk.post(f"{PEOPLE}appoint/", form(**changed))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not User.objects.filter(first_name="Zoe").exists()


def test_a_coordinator_gives_a_further_role_and_takes_one_back(desk: Client) -> None:
    anna = person("anna", (Role.EDITOR, "it"))
    kept = form()
    desk.post(f"{PEOPLE}{anna.pk}/", {key: kept[key] for key in ("partner", "role")})
    assert anna.memberships.count() == 2
    desk.post(f"/admin/partners/roles/{anna.memberships.earliest('pk').pk}/dismiss/")
    assert [role.territory_id for role in anna.memberships.all()] == ["hr"]


def test_the_last_coordinator_is_told_why_she_stays(desk: Client) -> None:
    carla = User.objects.get(username="carla")
    answer = desk.post(f"/admin/partners/roles/{carla.memberships.get().pk}/dismiss/", follow=True)
    assert "This is the last coordinator" in answer.content.decode()
    assert carla.memberships.count() == 1


def test_an_invitation_is_sent_again_only_to_who_has_not_taken_it_up(desk: Client) -> None:
    desk.post(f"{PEOPLE}appoint/", form())
    zoe = User.objects.get(email="zoe@example.org")
    desk.post(f"{PEOPLE}{zoe.pk}/invite/")
    assert Letter.objects.filter(to="zoe@example.org").count() == 2
    zoe.set_password("a password of her own")
    zoe.save()
    desk.post(f"{PEOPLE}{zoe.pk}/invite/")
    assert Letter.objects.filter(to="zoe@example.org").count() == 2


def test_a_coordinator_helps_who_lost_her_phone_but_not_herself(desk: Client) -> None:
    anna = with_factor(person("anna", (Role.EDITOR, "it")))
    carla = User.objects.get(username="carla")
    assert desk.post(f"{PEOPLE}{anna.pk}/forget-factors/").status_code == 302
    assert anna.authenticator_set.count() == 0
    desk.post(f"{PEOPLE}{carla.pk}/forget-factors/")
    assert carla.authenticator_set.count() == 1
