"""Who may do what: every route against every role. Until people sign in there is one role, the visitor."""

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
    "website:home": ("/en/", 200, 403),
    "website:begin": ("/en/begin/idea/", 200, 403),
    "website:about": ("/en/about/", 200, 403),
    "website:legal": ("/en/legal/privacy/", 200, 403),
    "website:gallery": ("/en/gallery/", 200, 403),
    "website:territory": (f"/en/{MILAN}/", 200, 403),
    "website:steps": (f"/en/{MILAN}/steps/", 200, 403),
    "website:step": (f"/en/{MILAN}/steps/{STEP}/", 200, 403),
    "website:report": (f"/en/{MILAN}/steps/{STEP}/report/", 200, 403),
    "website:compare": (f"/en/{MILAN}/compare/", 200, 403),
    "website:funding": (f"/en/{MILAN}/funding/", 200, 403),
    "website:help": (f"/en/{MILAN}/help/", 200, 403),
    "website:glossary": (f"/en/{MILAN}/glossary/", 200, 403),
    "website:pitfalls": (f"/en/{MILAN}/pitfalls/", 200, 403),
    "website:unknown": (f"/en/{MILAN}/unknown/", 200, 403),
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
    """Every named route outside the API, whose own tests try every method."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if not str(pattern.pattern).startswith("api/"):
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
