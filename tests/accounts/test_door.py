"""The desk's door: no address of the desk without a role, and none without a second factor used in this session."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import wagtail_localize
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from seemein.accounts.models import User
from seemein.partners.enums import Role
from seemein.website.middleware import DESK_POLICY, DeskPolicy
from tests.accounts.signing_in import signed_in, with_factor
from tests.knowledge.people import person

pytestmark = pytest.mark.django_db
HOUR = 3600


def desk_addresses() -> list[str]:
    """Every address below /admin/, its arguments filled with a one; the door stands before they are looked at."""
    desk = next(each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    return sorted({"/admin/" + re.sub(r"<[^>]+>", "1", route) for route in _routes(desk.url_patterns)})


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def editor() -> User:
    return person("anna", (Role.EDITOR, "it/lombardia/milano"))


def outcome(client: Client, address: str, method: str = "get") -> tuple[int, str]:
    answer = getattr(client, method)(address)
    return answer.status_code, answer.headers.get("Location", "").partition("?")[0]


@pytest.mark.slow
def test_no_address_of_the_desk_opens_to_who_may_not_enter() -> None:
    nobody = User.objects.create_user(username="nora", email="nora@example.org")
    superuser = User.objects.create_superuser(username="sara", email="sara@example.org", password=None)
    clients = {
        "a visitor": (Client(), (302, "/accounts/login/")),
        "somebody without a role": (signed_in(with_factor(nobody)), (403, "")),
        "an editor without a second factor": (signed_in(editor()), (302, "/accounts/2fa/")),
        "a superuser without a second factor": (signed_in(superuser), (302, "/accounts/2fa/")),
        "an editor who has not used hers": (
            signed_in(with_factor(person("bea", (Role.EDITOR, "it"))), proved_seconds_ago=None),
            (302, "/accounts/2fa/reauthenticate/"),
        ),
    }
    addresses = [("get", address) for address in desk_addresses()] + [("post", address) for address in desk_addresses()[:9]]
    assert len(addresses) > 100
    for who, (client, kept_out) in clients.items():
        assert {outcome(client, address, method) for method, address in addresses} == {kept_out}, who


def test_somebody_without_a_role_is_told_in_words() -> None:
    nora = User.objects.create_user(username="nora", email="nora@example.org")
    answer = signed_in(nora).get("/admin/")
    assert answer.status_code == 403
    assert "no role opens the desk to you" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(("ago", "status"), [(11 * HOUR, 200), (13 * HOUR, 302)])
def test_a_proof_holds_for_a_working_day(ago: int, status: int) -> None:
    client = signed_in(with_factor(editor()), proved_seconds_ago=ago)
    assert client.get("/admin/partners/").status_code == status


def test_the_proof_of_one_person_is_none_of_another() -> None:
    client = signed_in(with_factor(editor()))
    session = client.session
    session["account_authentication_methods_user"] = "somebody else"
    session.save()
    assert outcome(client, "/admin/") == (302, "/accounts/2fa/reauthenticate/")


def test_who_takes_her_only_factor_away_is_asked_for_a_new_one() -> None:
    anna = with_factor(editor())
    client = signed_in(anna)
    anna.authenticator_set.all().delete()
    assert outcome(client, "/admin/") == (302, "/accounts/2fa/")


def test_a_form_sent_away_is_not_sent_again() -> None:
    client = signed_in(editor())
    client.post("/admin/partners/people/appoint/")
    assert client.session["wanted"] == "/admin/"


@pytest.mark.ignore_template_errors
def test_only_the_desk_has_the_desks_policy() -> None:
    client = signed_in(with_factor(editor()))
    desk, account, page = (client.get(address) for address in ("/admin/partners/", "/accounts/2fa/", "/en/"))
    assert "'unsafe-inline'" in desk.headers["Content-Security-Policy"].partition("style-src")[2].partition(";")[0]
    assert "unsafe" not in desk.headers["Content-Security-Policy"].partition("script-src")[2].partition(";")[0]
    assert "frame-ancestors 'self'" in desk.headers["Content-Security-Policy"]
    assert desk.headers["X-Frame-Options"] == "SAMEORIGIN"
    for strict in (account, page):
        assert "unsafe" not in strict.headers["Content-Security-Policy"]
        assert "data:" not in strict.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in strict.headers["Content-Security-Policy"]
        assert strict.headers["X-Frame-Options"] == "DENY"


def test_a_preview_that_passed_as_a_public_page_can_be_framed_by_the_desk(rf: RequestFactory) -> None:
    strict = {"X-Frame-Options": "DENY", "Content-Security-Policy": "frame-ancestors 'none'"}
    answers = CSPMiddleware(DeskPolicy(lambda _: HttpResponse(headers=strict)))
    preview, page = (answers(rf.get(address)) for address in ("/admin/pages/1/edit/preview/", "/en/it/guides/a/"))
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert {name: page.headers[name] for name in strict} == strict


INLINE = re.compile(r'<script(?: type="text/javascript")?>(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize("name", ["submit_translation", "edit_translation"])
def test_the_policy_lets_the_scripts_of_the_translators_pages_run(name: str) -> None:
    path = Path(wagtail_localize.__file__).parent / f"templates/wagtail_localize/admin/{name}.html"
    found = INLINE.findall(path.read_text(encoding="utf-8"))
    written = [Template(script).render(Context()) for script in found]
    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in written]
    assert len(hashes) == 1
    assert f"'sha256-{hashes[0]}'" in DESK_POLICY["script-src"]


@pytest.mark.parametrize("kind", [AdminDateInput, AdminTimeInput, AdminDateTimeInput])
def test_date_choosers_are_started_from_data_not_from_a_script_in_the_page(kind: type[AdminDateInput]) -> None:
    html = kind().render("day", None, {"id": "id_day"})
    assert re.findall(r"<script[^>]*>", html) == [
        f'<script type="application/json" data-chooser="{kind.__name__[5:-5].lower()}" data-for="id_day">'
    ]
