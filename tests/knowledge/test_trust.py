"""What a reader is told about how sure a fact is."""

from dataclasses import replace
from datetime import date

import pytest

from seemein.core.facts.freshness import check_again_by, overdue
from seemein.core.facts.schema import Source, Value
from seemein.knowledge.books import shelf
from seemein.knowledge.trust import Trust, trust_in
from seemein.knowledge.voices import Voice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
OFFICE = Source("it.src.a", "Limits", "Agenzia delle Entrate", "https://example.org", True, "it", "2026-02", date(2026, 11, 20))
BLOG = replace(OFFICE, id="it.src.b", publisher="A blog", official=False, page_date="2024-05-02")
VALUE = Value(85000, None, None, ("it.src.a",), "confirmed", "")


def told(sources: list[Source], on: date, confidence: str = "", value: Value = VALUE) -> Trust:
    return trust_in(Voice(shelf.book("it"), "it", on, "en"), value, sources, confidence)


SOON = date(2026, 11, 24)
WORDS = {
    "an official page": ([OFFICE, BLOG], "confirmed", "Confirmed by the page of Agenzia delle Entrate.", True),
    "two that agree": ([BLOG, BLOG], "confirmed", "Confirmed by two sources that agree.", True),
    "one that is not official": ([BLOG], "single", "One unofficial source: ask before you rely on it.", False),
    "an old one": ([BLOG], "dated", "Seen last in 2024: ask before you rely on it.", False),
    "a step with an official page": ([OFFICE], "", "Confirmed by the page of Agenzia delle Entrate.", True),
    "a step without one": ([BLOG], "", "One unofficial source: ask before you rely on it.", False),
}


@pytest.mark.parametrize(("sources", "confidence", "words", "sure"), WORDS.values(), ids=WORDS)
def test_confidence_in_words(sources: list[Source], confidence: str, words: str, sure: bool) -> None:
    found = told(sources, SOON, confidence)
    assert (found.words, found.sure, found.late) == (words, sure, "")


def test_a_late_check_is_said() -> None:
    found = told([OFFICE], date(2027, 12, 1), "confirmed")
    assert found.checked == "Checked on 20\u00a0November\u00a02026."
    assert found.late.startswith("Nobody has checked this again since it was due on 20\u00a0November\u00a02027")


def test_a_check_by_an_editor_counts_from_her_day() -> None:
    checked = replace(VALUE, checked_on=date(2027, 3, 1))
    assert check_again_by(checked, [OFFICE]) == date(2028, 2, 29)
    assert told([OFFICE], date(2027, 12, 1), "confirmed", checked).late == ""


def test_a_day_to_check_by_goes_before_the_ordinary_time() -> None:
    value = replace(VALUE, check_by=date(2026, 12, 31))
    assert not overdue(value, [OFFICE], date(2026, 12, 31))
    assert overdue(value, [OFFICE], date(2027, 1, 1))


def test_a_weak_fact_is_looked_at_twice_a_year() -> None:
    assert check_again_by(VALUE, [BLOG], "single") == date(2027, 5, 21)
