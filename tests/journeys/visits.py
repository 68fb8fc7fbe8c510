"""What a person does, as steps that several journeys share."""

from playwright.sync_api import Page

from tests.journeys.pages import MILAN

ANSWERS = {
    "stage": ["idea"],
    "nationality": ["non_eu"],
    "status": ["student"],
    "sector": ["food_service", "food_retail"],
    "premises": ["kitchen"],
    "foreign_qualification": ["false"],
    "employs": ["false"],
    "legal_form": ["sole_trader"],
    "flags": ["serves_alcohol"],
}


def answer_all(page: Page, hub: str, language: str, place: str = MILAN, answers: dict[str, list[str]] = ANSWERS) -> None:
    """Answer every question that the hub asks, by clicking, until it asks no more."""
    page.goto(f"{hub}/{language}/{place}/roadmap/questions/")
    for _ in range(len(ANSWERS) + 1):
        if "/questions/" not in page.url:
            return
        field = page.url.rstrip("/").rsplit("/", 1)[1]
        for value in answers[field]:
            page.locator(f"input[name='answer'][value='{value}']").check(force=True)
        page.locator("main form button[type=submit]").first.click()
    raise AssertionError(f"still asked at {page.url}")
