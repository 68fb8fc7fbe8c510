"""Signing in: password, second factor, and on to where one wanted to go; nobody signs up, nobody guesses."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from seemein.accounts.models import User
from seemein.partners.enums import Role
from tests.accounts.signing_in import PASSWORD, SECRET, code, signed_in, with_factor
from tests.knowledge.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LOGIN = "/accounts/login/"
MILAN = "it/lombardia/milano"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Limits count in the cache, which the tests of a process share."""
    cache.clear()


@pytest.fixture
def anna() -> User:
    """An editor of Milan with a password, and no second factor yet."""
    made = person("anna", (Role.EDITOR, MILAN))
    made.set_password(PASSWORD)
    made.save()
    return made


def enter(client: Client, typed: str = PASSWORD, wanted: str = ""):
    return client.post(LOGIN, {"login": "Anna@example.org", "password": typed, "next": wanted})


def test_a_visitor_of_the_desk_signs_in_first_and_comes_back(client: Client, anna: User) -> None:
    with_factor(anna)
    sent = client.get("/admin/partners/?p=1")
    assert (sent.status_code, sent.url) == (302, "/accounts/login/?next=/admin/partners/%3Fp%3D1")
    asked = enter(client, wanted="/admin/partners/?p=1")
    assert (asked.status_code, asked.url) == (302, "/accounts/2fa/authenticate/")
    assert client.get("/admin/").url.startswith(LOGIN)
    done = client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert (done.status_code, done.url) == (302, "/admin/partners/?p=1")
    assert client.get("/admin/partners/").status_code == 200


def test_a_wrong_code_opens_nothing(client: Client, anna: User) -> None:
    with_factor(anna)
    enter(client)
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000" if code() != "000000" else "111111"})
    assert "Incorrect code." in wrong.content.decode()
    assert client.get("/admin/").url.startswith(LOGIN)


def test_a_code_is_taken_once(client: Client, anna: User) -> None:
    with_factor(anna)
    used = code()
    enter(client)
    assert client.post("/accounts/2fa/authenticate/", {"code": used}).status_code == 302
    other = Client()
    enter(other)
    assert "Incorrect code." in other.post("/accounts/2fa/authenticate/", {"code": used}).content.decode()


def test_who_has_no_second_factor_is_told_why_sets_one_up_and_goes_on(client: Client, anna: User) -> None:
    assert enter(client, wanted="/admin/facts/").url == "/admin/facts/"
    sent = client.get("/admin/facts/")
    assert (sent.status_code, sent.url) == (302, "/accounts/2fa/")
    assert "the desk asks for a second proof" in client.get(sent.url).content.decode()
    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/accounts/2fa/totp/activate/"})
    screen = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert "<svg" in screen
    assert "data:" not in screen
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    done = client.post("/accounts/2fa/totp/activate/", {"code": code()})
    assert (done.status_code, done.url) == (302, "/accounts/2fa/recovery-codes/")
    assert 'href="/admin/facts/"' in client.get(done.url).content.decode()
    assert client.get("/admin/facts/").status_code == 200


def test_the_secret_of_an_app_is_kept_locked(anna: User) -> None:
    with_factor(anna)
    kept = Authenticator.objects.get(user=anna)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(code())


def test_after_a_change_of_the_hubs_secret_no_code_fits(anna: User, settings) -> None:
    with_factor(anna)
    settings.SECRET_KEY = "another one"
    assert not Authenticator.objects.get(user=anna).wrap().validate_code(code())


def test_wrong_passwords_are_counted_and_the_limit_says_so(client: Client, anna: User) -> None:
    answers = [enter(client, typed="wrong").content.decode() for _ in range(6)]
    assert ["are not correct" in answer for answer in answers] == [True] * 5 + [False]
    assert "Too many failed login attempts. Try again later." in answers[5]
    assert "Too many failed login attempts" in enter(client).content.decode()


def test_too_many_tries_from_one_network_get_a_page_in_words(client: Client) -> None:
    assert {client.post(LOGIN).status_code for _ in range(30)} == {200}
    late = client.post(LOGIN)
    assert (late.status_code, late.headers["Retry-After"]) == (429, "300")
    assert "Wait five minutes" in late.content.decode()


def test_the_session_ends_with_the_browser_and_after_twelve_hours(client: Client, anna: User) -> None:
    with_factor(anna)
    enter(client)
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
    assert client.session.get_expiry_age() == 12 * 3600


def test_nobody_signs_up() -> None:
    for name in ("account_signup", "account_email", "mfa_signup_webauthn", "socialaccount_signup"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert Client().get("/accounts/signup/").status_code == 404
    assert "account_login" in get_resolver().reverse_dict


def test_a_closed_account_does_not_open(client: Client, anna: User) -> None:
    anna.is_active = False
    anna.save()
    assert enter(client).url == "/accounts/inactive/"
    assert client.get("/admin/").url.startswith(LOGIN)


def test_signing_out_takes_a_button(anna: User) -> None:
    client = signed_in(anna)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/accounts/2fa/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/accounts/2fa/").status_code == 302


@pytest.mark.parametrize("language", ["ar", "it", "de", "hu", "sl", "hr"])
def test_the_screen_is_in_the_readers_language(client: Client, language: str) -> None:
    answer = client.get(LOGIN, headers={"accept-language": language})
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language


def test_a_signed_in_person_reads_in_her_own_language(anna: User) -> None:
    anna.languages = ["ar"]
    anna.save()
    answer = signed_in(anna).get("/accounts/2fa/", headers={"accept-language": "it"})
    assert '<html lang="ar" dir="rtl">' in answer.content.decode()
