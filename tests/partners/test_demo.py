"""make demo: one example per role, known to everybody, and therefore nowhere that others can reach."""

import pytest
from django.test import Client

from scripts import demo, demo_people
from seemein.accounts.models import User
from seemein.partners.enums import Role
from seemein.partners.models import Membership
from tests.knowledge.people import partner, person

HELD = {
    ("editor.milano@example.org", "editor", "it/lombardia/milano", ""),
    ("reviewer.milano@example.org", "reviewer", "it/lombardia/milano", ""),
    ("editor.italia@example.org", "editor", "it", ""),
    ("editor.italia@example.org", "reviewer", "it", ""),
    ("translator.ukrainian@example.org", "translator", "it", "uk"),
    ("coordinator@example.org", "coordinator", "it/lombardia/milano", ""),
}


def held() -> set[tuple[str, ...]]:
    return set(Membership.objects.values_list("person__email", "role", "territory_id", "language"))


def test_off_localhost_it_refuses_and_says_why(settings) -> None:
    settings.LOCAL = False
    settings.BASE_URL = "https://hub.example.org"
    with pytest.raises(SystemExit, match=r"BASE_URL is https://hub\.example\.org.*never in production"):
        demo.refuse_elsewhere()


@pytest.mark.usefixtures("seeded")
def test_every_role_has_an_example_however_often_it_is_made() -> None:
    demo_people.create()
    demo_people.create()
    assert held() == HELD
    assert {role for _, role, _, _ in held()} == {role.value for role in Role}
    assert all(str(who).startswith("Example: ") for who in User.objects.all())
    assert not demo_people.among_real_people()


@pytest.mark.django_db
def test_among_real_people_there_are_no_examples() -> None:
    zoe = person("zoe")
    User.objects.filter(pk=zoe.pk).update(email="zoe@partner.invalid")
    Membership.objects.create(person=zoe, partner=partner("act", "hr"), role=Role.EDITOR, territory_id="hr")
    assert demo_people.among_real_people()


@pytest.mark.usefixtures("seeded")
@pytest.mark.ignore_template_errors
def test_an_example_signs_in_with_the_known_password_and_the_six_digits(client: Client) -> None:
    demo_people.create()
    client.post("/accounts/login/", {"login": "editor.milano@example.org", "password": demo_people.PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": demo_people.code()})
    assert client.get("/admin/").status_code == 200


def test_the_table_names_each_example_and_the_way_to_the_six_digits() -> None:
    said = demo_people.table()
    assert [f"{example.name}@example.org" in said for example in demo_people.PEOPLE] == [True] * 5
    assert (demo_people.PASSWORD in said, "make demo-code" in said) == (True, True)
