"""Axe finds nothing on any page type: light and dark, phone and desktop."""

import os
from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.pages import ANSWERED, LANGUAGES, PAGES
from tests.journeys.visits import answer_all

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
AXE = Axe()
LOOKS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _visits() -> list[tuple[str, str, int, str]]:
    """English and Arabic in full; the other languages pairwise with pages and looks. Everything with AXE_ALL."""
    pages = {**PAGES, **ANSWERED}
    if os.environ.get("AXE_ALL"):
        return [(name, language, width, scheme) for name in pages for language in LANGUAGES for width, scheme in LOOKS]
    looks = cycle(LOOKS)
    others = cycle(language for language in LANGUAGES if language not in ("en", "ar"))
    found = []
    for name in pages:
        found += [(name, "en", *next(looks)), (name, "ar", *next(looks)), (name, next(others), *next(looks))]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, hub: str, language: str) -> None:
    faults = []
    for width, scheme in LOOKS:
        wanted = [name for name, spoken, wide, look in _visits() if (spoken, wide, look) == (language, width, scheme)]
        if wanted:
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            faults += _faults(context, hub, language, wanted, f"{width} {scheme}")
            context.close()
    assert faults == []


def _faults(context: BrowserContext, hub: str, language: str, names: list[str], look: str) -> list[str]:
    page = context.new_page()
    found = []
    for name in sorted(names, key=lambda each: each in ANSWERED):
        if name in ANSWERED and not context.cookies():
            answer_all(page, hub, language)
        page.goto(hub + {**PAGES, **ANSWERED}[name].format(language=language))
        for violation in AXE.run(page, options=RULES).response["violations"]:
            where = violation["nodes"][0]
            found.append(f"{name} {language} {look}: {violation['id']}: {where['target']} {where['html'][:160]}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{name} {language} {look}: wider than the screen")
    return found
