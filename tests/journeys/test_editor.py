"""An editor changes next year's limit, a second person publishes it, and it holds in every language on its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth
from playwright.sync_api import Browser, Page, expect

from scripts.demo_people import AT, PASSWORD, SECRET
from seemein.kit.figures import figure
from tests.journeys.hub import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIMIT = "it.flat_rate.revenue_limit"
LANGUAGES = ("en", "it", "ar", "uk", "zh-hans")


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub whose clock can be moved."""

    address: str
    folder: Path

    def move(self, moment: str) -> None:
        """From now on it answers as at this moment."""
        (self.folder / "clock").write_text(moment)

    def code(self) -> str:
        """The six digits of the examples' second factor at its moment."""
        moment = datetime.fromisoformat((self.folder / "clock").read_text()).timestamp()
        return auth.format_hotp_value(auth.hotp_value(SECRET, int(moment) // 30))


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Hub]:
    """A hub with the examples of `make demo`, on 24 November 2026."""
    with served(tmp_path, "tests.journeys.clock:application", people=True) as address:
        hub = Hub(address, tmp_path)
        hub.move("2026-11-24T10:00:00+00:00")
        yield hub


def signed_in(browser: Browser, hub: Hub, name: str) -> Page:
    """A page of a person who came in with both factors."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
    page.goto(f"{hub.address}/admin/")
    page.locator("input[name=login]").fill(name + AT)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=code]").fill(hub.code())
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(f"{hub.address}/admin/")
    return page


def limit_in(browser: Browser, hub: Hub, language: str) -> str:
    """What a reader of a language finds on the page about taxes."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{hub.address}/{language}/it/guides/taxes/")
    text = page.locator(f"[id='{LIMIT}']").inner_text()
    page.context.close()
    return text


def test_next_years_limit_passes_review_and_holds_on_its_day(browser: Browser, moved: Hub) -> None:
    editor = signed_in(browser, moved, "editor.italia")
    editor.get_by_role("link", name="Facts", exact=True).click()
    editor.get_by_role("link", name="Italy").click()
    editor.get_by_role("link", name="Figures").click()
    editor.get_by_label("Search in this list").fill("yearly revenue limit")
    editor.get_by_label("Search in this list").press("Enter")
    editor.get_by_role("link", name="Flat-rate regime: yearly revenue limit").click()
    editor.locator("[name=history-0-valid_to]").fill("2026-12-31")
    editor.get_by_text("Add a value, for example next year's").click()
    editor.locator("[name=history-1-value]").fill("90000")
    editor.locator("[name=history-1-valid_from]").fill("2027-01-01")
    editor.locator("[name=history-1-confidence]").select_option("confirmed")
    editor.locator("[name=history-1-sources]").select_option(index=0)
    editor.get_by_label("Why do you change it?").fill("Budget law")
    editor.get_by_role("button", name="See what it touches").click()
    expect(editor.get_by_role("heading", name="What this touches")).to_be_visible()
    editor.get_by_role("button", name="Send to review").click()
    expect(editor.get_by_text("A second person has to publish what you wrote.")).to_be_visible()
    assert "90" not in limit_in(browser, moved, "en")

    reviewer = signed_in(browser, moved, "coordinator")
    reviewer.get_by_role("link", name="Changes", exact=True).click()
    reviewer.get_by_role("link", name=LIMIT).click()
    reviewer.get_by_role("button", name="Publish").click()
    expect(reviewer.get_by_text("published by")).to_be_visible()

    for language in LANGUAGES:
        assert announced(limit_in(browser, moved, language), language)
    moved.move("2026-12-31T22:59:00+00:00")
    assert announced(limit_in(browser, moved, "en"), "en")
    moved.move("2026-12-31T23:01:00+00:00")  # midnight in Italy
    for language in LANGUAGES:
        text = limit_in(browser, moved, language)
        assert figure(90000, "EUR", language) in text
        assert figure(85000, "EUR", language) not in text


def announced(text: str, language: str) -> bool:
    """Whether this year's limit is told, and next year's after it."""
    return text.index(figure(85000, "EUR", language)) < text.index(figure(90000, "EUR", language))
