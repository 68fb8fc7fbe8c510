"""Letters of accounts: invitation, new password, notice of a change; each in the person's language, each through the outbox."""

import re
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from seemein.accounts import actions
from seemein.accounts.models import User
from seemein.kit.models import Letter
from tests.accounts.signing_in import PASSWORD, signed_in, with_factor

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://localhost:8000(/accounts/password/reset/key/\S+)")


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Limits count in the cache, which the tests of a process share."""
    cache.clear()


def invited(language: str = "en") -> User:
    return actions.invite(email=" Zoe@Example.org", given_name="Zoe", language=language)


def link() -> str:
    found = LINK.search(Letter.objects.latest("made_at").text)
    assert found is not None
    return found[1]


def set_password(address: str) -> int:
    client = Client()
    form = client.get(address)
    if form.status_code != 302:
        return form.status_code
    return client.post(form.url, {"password1": PASSWORD, "password2": PASSWORD}).status_code


def test_an_invited_person_gets_a_letter_and_sets_her_password_once() -> None:
    zoe = invited("it")
    letter = Letter.objects.get()
    assert (zoe.email, zoe.languages, zoe.waits) == ("zoe@example.org", ["it"], True)
    assert (letter.to, letter.language, letter.purpose) == ("zoe@example.org", "it", "invitation")
    address = link()
    assert set_password(address) == 302
    zoe = User.objects.get(pk=zoe.pk)
    assert zoe.check_password(PASSWORD)
    assert not zoe.waits
    assert set_password(address) == 200


def test_a_weak_password_is_refused() -> None:
    zoe = invited()
    client = Client()
    form = client.get(link())
    answer = client.post(form.url, {"password1": "zoe", "password2": "zoe"})
    assert "at least 12 characters" in answer.content.decode()
    assert User.objects.get(pk=zoe.pk).waits


@pytest.mark.ignore_template_errors
def test_a_forgotten_password_gets_a_letter_from_the_hubs_own_address() -> None:
    zoe = invited()
    answer = Client().post("/accounts/password/reset/", {"email": "ZOE@example.org"}, headers={"host": "localhost"})
    assert (answer.status_code, answer.url) == (302, "/accounts/password/reset/done/")
    assert Letter.objects.latest("made_at").purpose == "password-reset-key"
    assert set_password(link()) == 302
    assert User.objects.get(pk=zoe.pk).check_password(PASSWORD)


@pytest.mark.ignore_template_errors
def test_an_unknown_address_gets_no_letter_and_the_same_answer() -> None:
    answer = Client().post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (answer.status_code, answer.url) == (302, "/accounts/password/reset/done/")
    assert Letter.objects.count() == 0


@pytest.mark.ignore_template_errors
def test_a_changed_password_is_told_without_an_address_of_the_network() -> None:
    zoe = invited("de")
    zoe.set_password("an older password")
    zoe.save()
    client = signed_in(zoe)
    sent = {"oldpassword": "an older password", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/accounts/password/change/", sent).status_code == 302
    letter = Letter.objects.latest("made_at")
    assert (letter.purpose, letter.language) == ("password-changed", "de")
    assert "127.0.0.1" not in letter.text
    assert "http://localhost:8000/accounts/password/reset/" in letter.text


def test_forgetting_the_factors_takes_all_of_them() -> None:
    zoe = with_factor(invited())
    actions.forget_factors(person=zoe)
    assert zoe.authenticator_set.count() == 0


def test_the_operator_forgets_them_for_the_only_coordinator() -> None:
    zoe = with_factor(invited())
    call_command("forget_factors", "ZOE@example.org", stdout=StringIO())
    assert zoe.authenticator_set.count() == 0
    with pytest.raises(CommandError, match=r"Nobody has an account with the address nobody@example\.org"):
        call_command("forget_factors", "nobody@example.org")
