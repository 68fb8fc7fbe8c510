"""Without a network: what was read can be read again and says so; what is private was never kept."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.pages import MILAN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
KEPT = "name => caches.open(name).then(cache => cache.keys()).then(keys => keys.map(key => new URL(key.url).pathname))"


def _controlled(page: Page, address: str) -> None:
    """The first visit brings the worker, which then keeps the page and the page for no network."""
    page.goto(address)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function("caches.open('pages').then(cache => cache.match('/en/offline/')).then(found => !!found)")


def test_visited_page_is_read_again_with_a_note_and_a_private_one_is_not_kept(
    page: Page, context: BrowserContext, hub: str
) -> None:
    _controlled(page, f"{hub}/en/{MILAN}/steps/it.pec/")
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(f"{hub}/en/{MILAN}/roadmap/")
    kept = page.evaluate(KEPT, "pages")
    assert f"/en/{MILAN}/steps/it.pec/" in kept
    assert [path for path in kept if "roadmap" in path] == []
    context.set_offline(True)
    page.goto(f"{hub}/en/{MILAN}/steps/it.pec/")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_text("You are reading a kept copy")).to_be_visible()
    page.goto(f"{hub}/en/{MILAN}/funding/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no network")


def test_pack_that_was_kept_is_read_without_a_visit(page: Page, context: BrowserContext, hub: str) -> None:
    _controlled(page, f"{hub}/en/{MILAN}/guides/")
    page.get_by_role("button", name="Keep these guides on this phone").click()
    expect(page.get_by_role("button", name="These guides are kept on this phone")).to_be_visible()
    context.set_offline(True)
    page.goto(f"{hub}/en/{MILAN}/guides/taxes/")
    expect(page.get_by_role("heading", name="How the flat rate works")).to_be_visible()
    expect(page.get_by_text("You are reading a kept copy")).to_be_visible()
