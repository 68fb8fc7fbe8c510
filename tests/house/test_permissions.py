"""What a visitor may do, on every route. Roles: tests/accounts/test_door.py, tests/partners/test_permissions.py."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

MILAN = "it/lombardia/milano"
STEP = "it.comunica-sole-trader"
# Route → the address to try, what a visitor's GET is answered, and what her POST without a token is answered.
VISITOR: dict[str, tuple[str, int, int]] = {
    "root": ("/", 302, 403),
    "alive": ("/healthz", 200, 403),
    "ready": ("/readyz", 200, 403),
    "sitemap": ("/sitemap.xml", 200, 403),
    "robots": ("/robots.txt", 200, 403),
    "account_login": ("/accounts/login/", 200, 403),
    "account_logout": ("/accounts/logout/", 302, 403),
    "account_inactive": ("/accounts/inactive/", 200, 403),
    "account_reauthenticate": ("/accounts/reauthenticate/", 302, 403),
    "account_change_password": ("/accounts/password/change/", 302, 403),
    "account_reset_password": ("/accounts/password/reset/", 200, 403),
    "account_reset_password_done": ("/accounts/password/reset/done/", 200, 403),
    "account_reset_password_from_key": ("/accounts/password/reset/key/1-set-password/", 200, 403),
    "account_reset_password_from_key_done": ("/accounts/password/reset/key/done/", 200, 403),
    "mfa_index": ("/accounts/2fa/", 302, 403),
    "mfa_authenticate": ("/accounts/2fa/authenticate/", 302, 403),
    "mfa_reauthenticate": ("/accounts/2fa/reauthenticate/", 302, 403),
    "mfa_activate_totp": ("/accounts/2fa/totp/activate/", 302, 403),
    "mfa_deactivate_totp": ("/accounts/2fa/totp/deactivate/", 302, 403),
    "mfa_view_recovery_codes": ("/accounts/2fa/recovery-codes/", 302, 403),
    "mfa_generate_recovery_codes": ("/accounts/2fa/recovery-codes/generate/", 302, 403),
    "mfa_download_recovery_codes": ("/accounts/2fa/recovery-codes/download/", 302, 403),
    "mfa_list_webauthn": ("/accounts/2fa/webauthn/", 302, 403),
    "mfa_add_webauthn": ("/accounts/2fa/webauthn/add/", 302, 403),
    "mfa_edit_webauthn": ("/accounts/2fa/webauthn/keys/1/edit/", 302, 403),
    "mfa_remove_webauthn": ("/accounts/2fa/webauthn/keys/1/remove/", 302, 403),
    "mfa_reauthenticate_webauthn": ("/accounts/2fa/webauthn/reauthenticate/", 302, 403),
    "mfa_login_webauthn": ("/accounts/2fa/webauthn/login/", 302, 403),
    "website:home": ("/en/", 200, 403),
    "website:begin": ("/en/begin/idea/", 200, 403),
    "website:about": ("/en/about/", 200, 403),
    "website:coverage": ("/en/coverage/", 200, 403),
    "website:legal": ("/en/legal/privacy/", 200, 403),
    "website:gallery": ("/en/gallery/", 200, 403),
    "website:territory": (f"/en/{MILAN}/", 200, 403),
    "website:steps": (f"/en/{MILAN}/steps/", 200, 403),
    "website:step": (f"/en/{MILAN}/steps/{STEP}/", 200, 403),
    "website:report": (f"/en/{MILAN}/steps/{STEP}/report/", 200, 403),
    "website:guides": (f"/en/{MILAN}/guides/", 200, 403),
    "website:guide": (f"/en/{MILAN}/guides/taxes/", 200, 403),
    "website:report-guide": (f"/en/{MILAN}/guides/taxes/report/", 200, 403),
    "website:topic": (f"/en/{MILAN}/topics/money/", 200, 403),
    "website:compare": (f"/en/{MILAN}/compare/", 200, 403),
    "website:funding": (f"/en/{MILAN}/funding/", 200, 403),
    "website:help": (f"/en/{MILAN}/help/", 200, 403),
    "website:glossary": (f"/en/{MILAN}/glossary/", 200, 403),
    "website:pitfalls": (f"/en/{MILAN}/pitfalls/", 200, 403),
    "website:unknown": (f"/en/{MILAN}/unknown/", 200, 403),
    "website:report-fact": (f"/en/{MILAN}/report/?about=it.srl", 200, 403),
    "website:guides-pdf": (f"/en/{MILAN}/guides.pdf", 200, 403),
    "website:guide-pdf": (f"/en/{MILAN}/guides/taxes.pdf", 200, 403),
    "worker": ("/sw.js", 200, 403),
    "website:offline": ("/en/offline/", 200, 403),
    "website:pack": (f"/en/{MILAN}/pack.json", 200, 403),
    "website:updates": (f"/en/{MILAN}/updates/", 200, 403),
    "website:subscribe": (f"/en/{MILAN}/updates/subscribe/", 200, 403),
    "website:updates-feed": (f"/en/{MILAN}/updates.atom", 200, 403),
    "website:updates-calendar": (f"/en/{MILAN}/updates.ics", 200, 403),
    "website:confirm-updates": ("/en/updates/confirm/no-such-token/", 404, 403),
    "website:leave-updates": ("/en/updates/leave/no-such-token/", 404, 404),
    "roadmaps:roadmap": (f"/en/{MILAN}/roadmap/", 200, 403),
    "roadmaps:start": (f"/en/{MILAN}/roadmap/start/idea/", 302, 403),
    "roadmaps:next": (f"/en/{MILAN}/roadmap/questions/", 302, 403),
    "roadmaps:question": (f"/en/{MILAN}/roadmap/questions/stage/", 200, 403),
    "roadmaps:answers": (f"/en/{MILAN}/roadmap/answers/", 200, 403),
    "roadmaps:keep": (f"/en/{MILAN}/roadmap/keep/", 405, 403),
    "roadmaps:forget": (f"/en/{MILAN}/roadmap/forget/", 200, 403),
    "roadmaps:alternatives": (f"/en/{MILAN}/roadmap/alternatives/", 200, 403),
    "roadmaps:whynot": (f"/en/{MILAN}/roadmap/why-not/", 200, 403),
    "roadmaps:pdf": (f"/en/{MILAN}/roadmap/roadmap.pdf", 200, 403),
    "roadmaps:calendar": (f"/en/{MILAN}/roadmap/calendar/", 200, 403),
    "roadmaps:carry": (f"/en/{MILAN}/roadmap/carry/", 200, 403),
    "roadmaps:receive": (f"/en/{MILAN}/roadmap/receive/", 200, 403),
}


def _routes(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Every named route outside the API and the desk, whose own tests try every method and every role."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if not str(pattern.pattern).startswith(("api/", "admin/")):
                yield from _routes(pattern.url_patterns, pattern.namespace or space)
        elif pattern.name:
            yield f"{space}:{pattern.name}" if space else pattern.name


def test_the_table_names_every_route() -> None:
    assert set(_routes(get_resolver().url_patterns)) == set(VISITOR)


@pytest.mark.django_db
@pytest.mark.parametrize("route", VISITOR)
def test_a_visitor_reads_what_is_public_and_writes_nothing_without_a_token(route: str) -> None:
    address, read, written = VISITOR[route]
    client = Client(enforce_csrf_checks=True)
    assert (client.get(address).status_code, client.post(address).status_code) == (read, written)
