"""A newcomer's way: from home over the questions to her roadmap, its papers and back to nothing."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.pages import MILAN
from tests.journeys.visits import answer_all

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_student_in_milan_learns_what_comes_first(page: Page, hub: str) -> None:
    page.goto(f"{hub}/en/")
    page.get_by_role("link", name="I want to start").click()
    page.get_by_role("link", name="Milan").first.click()
    assert page.url.endswith("/roadmap/questions/nationality/")
    page.get_by_label("Of another country").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Study", exact=True).check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Show my roadmap so far").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not yet: something else comes first.")
    expect(page.locator(".notice").get_by_role("link", name="Change your study permit to self-employment")).to_be_visible()


def test_the_questions_work_without_a_script(browser: Browser, hub: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    answer_all(page, hub, "en")
    assert page.url == f"{hub}/en/{MILAN}/roadmap/"
    assert page.locator("ol.thread > li").count() > 20
    page.get_by_role("button", name="Forget my answers").first.click()
    page.goto(f"{hub}/en/{MILAN}/roadmap/")
    expect(page.get_by_role("link", name="Answer the questions").first).to_be_visible()
    context.close()


def test_an_arabic_reader_sees_arabic_from_right_to_left_and_marked_local_words(page: Page, hub: str) -> None:
    answer_all(page, hub, "ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    thread = page.locator("ol.thread").bounding_box()
    knot = page.locator("ol.thread > li .step").first.bounding_box()
    assert thread is not None
    assert knot is not None
    assert thread["x"] + thread["width"] - (knot["x"] + knot["width"]) > 30
    local = page.locator("main bdi[lang=it]").first
    assert local.inner_text() != ""
    words = page.locator("h1").inner_text()
    assert re.search("[\u0600-\u06ff]", words)
    assert not re.search("[A-Za-z]{3,}", words)


def test_a_ticked_step_and_a_note_stay_on_the_device(page: Page, hub: str) -> None:
    answer_all(page, hub, "en")
    page.locator("input[data-tick]").first.check()
    expect(page.locator("ol.thread [data-step]").first).to_have_attribute("data-state", "done")
    page.reload()
    expect(page.locator("input[data-tick]").first).to_be_checked()
    page.get_by_role("button", name="Forget my answers").first.click()
    answer_all(page, hub, "en")
    expect(page.locator("input[data-tick]").first).not_to_be_checked()


def test_answers_travel_in_the_fragment_and_only_the_button_takes_them(
    context: BrowserContext, browser: Browser, hub: str
) -> None:
    page = context.new_page()
    answer_all(page, hub, "en")
    page.goto(f"{hub}/en/{MILAN}/roadmap/carry/")
    link = page.locator("main a[href*='#']").first.get_attribute("href")
    assert link is not None
    asked: list[str] = []
    other = browser.new_context()
    phone = other.new_page()
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(link)
    assert all("student" not in each and link.split("#")[1] not in each for each in asked)
    phone.get_by_role("button", name="Take them").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Not yet: something else comes first.")
    other.close()


def test_home_offers_to_go_on_in_the_city_last_seen(page: Page, hub: str) -> None:
    page.goto(f"{hub}/en/{MILAN}/")
    page.goto(f"{hub}/en/")
    expect(page.locator("[data-continue]").first).to_contain_text("Milan")


def test_no_page_asks_anybody_else_or_breaks_the_policy(page: Page, hub: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in (
        "/en/",
        f"/ar/{MILAN}/",
        f"/en/{MILAN}/steps/it.comunica-sole-trader/?with=it",
        "/en/gallery/",
        f"/en/{MILAN}/roadmap/",
    ):
        page.goto(hub + path)
    assert {url for url in asked if not url.startswith(hub)} == set()
    assert said == []


def test_print_opens_what_is_folded_and_hides_what_is_for_the_screen(page: Page, hub: str) -> None:
    answer_all(page, hub, "en")
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator("footer.foot")).to_be_hidden()
    expect(page.locator("ol.thread").first).to_be_visible()
