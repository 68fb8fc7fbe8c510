"""Read aloud: offered only where the device has a voice for the language, paused and stopped by buttons."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
# A device with one voice, which notes what it is asked to say.
DEVICE = """
window.said = [];
const speech = { speaking: false, paused: false, getVoices: () => [{ lang: "en-GB" }], addEventListener() {} };
speech.speak = (part) => { speech.speaking = true; window.said.push([part.lang, part.text]); };
speech.pause = () => { speech.paused = true; };
speech.resume = () => { speech.paused = false; };
speech.cancel = () => { speech.speaking = false; };
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };
"""


def test_guide_is_read_in_its_language_and_can_be_paused_and_stopped(page: Page, hub: str) -> None:
    page.add_init_script(DEVICE)
    page.goto(f"{hub}/en/it/guides/taxes/")
    page.get_by_role("button", name="Read it to me").click()
    said = page.evaluate("window.said")
    assert ["en", "How the flat rate works"] in said
    assert all(text for _language, text in said)
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate("speechSynthesis.paused") is True
    page.get_by_role("button", name="Go on reading").click()
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate("speechSynthesis.speaking") is False
    expect(page.get_by_role("button", name="Read it to me")).to_be_visible()


def test_without_a_voice_for_the_language_nothing_is_offered(page: Page, hub: str) -> None:
    page.add_init_script(DEVICE)
    page.goto(f"{hub}/it/it/guides/taxes/")
    expect(page.locator("[data-aloud]")).to_have_count(1)
    expect(page.locator("[data-aloud]")).to_be_hidden()
