"""Who sees which screen of the desk: every role against partners, people and Wagtail's own screens."""

import pytest
from django.test import Client

from seemein.accounts.models import User
from seemein.partners.enums import Role
from seemein.partners.models import Membership
from tests.accounts.signing_in import at_the_desk
from tests.knowledge.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
ROLES = {
    "editor of Milan": (Role.EDITOR, "it/lombardia/milano"),
    "reviewer of Italy": (Role.REVIEWER, "it"),
    "translator": (Role.TRANSLATOR, "it"),
    "coordinator": (Role.COORDINATOR, "it"),
}
WHO = ("visitor", "without a role", *ROLES)
SIGN_IN, NO_ROLE, HOME = "/accounts/login/", 403, "/admin/"
# Address → what each of WHO gets: a page (200), a refusal, or where she is sent.
READ = {
    "/admin/": (SIGN_IN, NO_ROLE, 200, 200, 200, 200),
    "/admin/partners/": (SIGN_IN, NO_ROLE, 200, 200, 200, 200),
    "/admin/partners/people/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, 200),
    "/admin/partners/people/appoint/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, 200),
    "/admin/partners/people/{somebody}/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, 200),
    "/admin/users/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, HOME),
    "/admin/groups/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, HOME),
}
WRITTEN = {
    "/admin/partners/people/appoint/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, 200),
    "/admin/partners/people/{somebody}/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, 200),
    "/admin/partners/people/{somebody}/invite/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, "/admin/partners/people/{somebody}/"),
    "/admin/partners/people/{somebody}/forget-factors/": (
        *(SIGN_IN, NO_ROLE, HOME, HOME, HOME),
        "/admin/partners/people/{somebody}/",
    ),
    "/admin/partners/roles/{role}/dismiss/": (SIGN_IN, NO_ROLE, HOME, HOME, HOME, "/admin/partners/people/{somebody}/"),
}


def client_of(who: str) -> Client:
    if who == "visitor":
        return Client()
    if who == "without a role":
        return at_the_desk(User.objects.create_user(username="nora", email="nora@example.org"))
    return at_the_desk(person("anna", ROLES[who]))


def outcomes(who: str, table: dict[str, tuple[object, ...]], method: str) -> dict[str, object]:
    client = client_of(who)
    bob = person("bob", (Role.EDITOR, "hr"))
    filled = {"somebody": bob.pk, "role": Membership.objects.get(person=bob).pk}
    found = {}
    for address in table:
        answer = getattr(client, method)(address.format(**filled))
        where = answer.headers.get("Location", "").partition("?")[0].replace(str(bob.pk), "{somebody}")
        found[address] = where or answer.status_code
    return found


@pytest.mark.parametrize("who", WHO)
def test_what_can_be_read_by(who: str) -> None:
    assert outcomes(who, READ, "get") == {address: row[WHO.index(who)] for address, row in READ.items()}


@pytest.mark.parametrize("who", WHO)
def test_what_can_be_written_by(who: str) -> None:
    assert outcomes(who, WRITTEN, "post") == {address: row[WHO.index(who)] for address, row in WRITTEN.items()}


MENUS = {"editor of Milan": (True, False), "translator": (True, False), "coordinator": (True, True)}


@pytest.mark.parametrize(("who", "shown"), MENUS.items())
def test_the_menu_offers_only_what_opens(who: str, shown: tuple[bool, bool]) -> None:
    text = client_of(who).get("/admin/").content.decode()
    assert ('"/admin/partners/"' in text, '"/admin/partners/people/"' in text) == shown
    assert ("/admin/users/" in text, "/admin/groups/" in text) == (False, False)
