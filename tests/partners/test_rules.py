"""Who may edit, propose, review and translate where: roles hold for a territory and all that lies in it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from seemein.accounts.models import User
from seemein.partners import rules
from seemein.partners.enums import Role
from tests.knowledge.people import person

pytestmark = pytest.mark.django_db
MILAN, LOMBARDY, ITALY, ZAGREB = "it/lombardia/milano", "it/lombardia", "it", "hr/zagreb"
# Role and its territory → territory asked about: may edit, may propose, may review.
TABLE = {
    "editor of Milan": {
        (Role.EDITOR, MILAN): {MILAN: "edit propose", LOMBARDY: "propose", ITALY: "propose", ZAGREB: ""},
    },
    "reviewer of Milan": {
        (Role.REVIEWER, MILAN): {MILAN: "edit propose review", LOMBARDY: "propose", ITALY: "propose", ZAGREB: ""},
    },
    "editor of Italy": {
        (Role.EDITOR, ITALY): {MILAN: "edit propose", LOMBARDY: "edit propose", ITALY: "edit propose", ZAGREB: ""},
    },
    "reviewer of Italy": {
        (Role.REVIEWER, ITALY): {MILAN: "edit propose review", ITALY: "edit propose review", ZAGREB: ""},
    },
    "translator": {
        (Role.TRANSLATOR, ITALY): {MILAN: "", ITALY: "", ZAGREB: ""},
    },
    "coordinator": {
        (Role.COORDINATOR, MILAN): {MILAN: "edit propose review", ITALY: "edit propose review", ZAGREB: "edit propose review"},
    },
}
CASES = {
    f"{who} asks for {path}": (role, path, may)
    for who, row in TABLE.items()
    for role, asked in row.items()
    for path, may in asked.items()
}


def allowed(who: User | AnonymousUser, path: str) -> str:
    asked = {"edit": rules.may_edit, "propose": rules.may_propose, "review": rules.may_review}
    return " ".join(name for name, rule in asked.items() if rule(who, path))


@pytest.mark.parametrize(("role", "path", "may"), CASES.values(), ids=CASES)
def test_a_role_holds_for_its_territory(role: tuple[Role, str], path: str, may: str) -> None:
    assert allowed(person("anna", role), path) == may


def test_a_path_that_only_begins_alike_is_not_covered() -> None:
    assert rules.Held("editor", "it/lombardia", "").covers("it/lombardia-due") is False


def test_a_visitor_somebody_without_a_role_and_a_closed_account_may_nothing() -> None:
    closed = person("anna", (Role.COORDINATOR, ITALY))
    closed.is_active = False
    for who in (AnonymousUser(), User.objects.create_user(username="nora"), closed):
        assert allowed(who, MILAN) == ""
        assert (rules.is_staff(who), rules.may_appoint(who), rules.may_translate(who, "it", "uk")) == (False, False, False)


WRITES = {"her language": ("uk", "uk", True), "another language": ("uk", "de", False), "every language": ("", "de", True)}


@pytest.mark.parametrize(("held", "asked", "may"), WRITES.values(), ids=WRITES)
def test_a_translator_writes_in(held: str, asked: str, may: bool) -> None:
    tanja = person("tanja", (Role.TRANSLATOR, ITALY), language=held)
    assert rules.may_translate(tanja, "it", asked) is may
    assert rules.may_translate(tanja, "hr", asked) is False


GIVES = {Role.EDITOR: False, Role.REVIEWER: False, Role.TRANSLATOR: False, Role.COORDINATOR: True}


@pytest.mark.parametrize(("role", "may"), GIVES.items())
def test_only_a_coordinator_gives_roles(role: Role, may: bool) -> None:
    assert rules.may_appoint(person("anna", (role, ITALY))) is may


def test_a_superuser_appoints_the_first_coordinator_but_edits_nothing_by_that() -> None:
    sara = User.objects.create_superuser(username="sara", email="sara@example.org", password=None)
    assert (rules.is_staff(sara), rules.may_appoint(sara), allowed(sara, MILAN)) == (True, True, "")
