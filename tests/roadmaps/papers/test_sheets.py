"""What the paper says: the answer, what stands in the way, the numbered steps, papers, costs, sources with their dates."""

from typing import Any

import pytest
from django.utils.translation import override

from seemein.core.roadmap.plan import MAYBE, REQUIRED
from seemein.kit.figures import NO_BREAK, long_date
from seemein.roadmaps.papers.sheet_steps import numbers_of
from seemein.roadmaps.papers.sheets import listed, page_day, sheet
from seemein.roadmaps.papers.texts import text
from seemein.roadmaps.shows.steps import knots_of
from tests.roadmaps.people import CITIES, CITIZEN, LANGUAGES, MILAN, STUDENT, someone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def said(profile: dict[str, Any], path: str = MILAN, language: str = "en") -> dict[str, Any]:
    """The sheet of a person in a language."""
    with override(language):
        return sheet(someone(profile, path, language))


def _cards(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [card for knot in found["knots"] for card in knot["cards"]]


def _row(card: dict[str, Any], label: str) -> list[str]:
    rows = [row for row in [*card["texts"], *card["facts"]] if row["label"] == label]
    return [" ".join(part["text"] for part in item) for row in rows for item in row["items"]]


@pytest.mark.parametrize("path", CITIES)
def test_every_step_of_the_plan_is_printed_once_in_its_order(path: str) -> None:
    person = someone(STUDENT, path)
    planned = [step for knot in knots_of(person.plan.steps) for step in knot]
    expected = [person.voice.say(f"{step.id}/title", step.procedure.title).text for step in planned]
    assert [card["title"]["text"] for card in _cards(said(STUDENT, path))] == expected


def test_choices_share_a_number() -> None:
    person = someone(STUDENT)
    numbers = numbers_of(person.plan.steps)
    for number, knot in enumerate(knots_of(person.plan.steps), 1):
        expected = [f"{number}{letter}" for letter in "abcdefgh"][: len(knot)] if len(knot) > 1 else [str(number)]
        assert [numbers[step.id] for step in knot] == expected


def test_the_answer_comes_first() -> None:
    found = said(STUDENT)
    assert found["headline"] == "Not yet: something else comes first."
    assert [figure["label"] for figure in found["figures"]] == [
        "Steps",
        "Time until you can trade",
        "To pay first, once",
        "To pay again and again",
    ]
    assert found["first"][1]["text"] == "Get the chamber's financial attestation"


def test_what_stands_in_the_way_names_the_ways_out_by_number() -> None:
    (block,) = said(STUDENT)["blocks"]
    assert (block["level"], block["because"]) == ("first", "because your permit is for study")
    numbers = numbers_of(someone(STUDENT).plan.steps)
    assert [way[0]["text"] for way in block["ways"]] == [numbers["it.conversion-study"]]
    assert said(CITIZEN)["blocks"] == []


def test_what_may_stand_in_the_way_says_what_it_waits_for() -> None:
    blocks = said({"stage": "idea"})["blocks"]
    assert blocks
    assert {block["level"] for block in blocks} == {"ask"}
    assert all(block["because"].startswith("It depends on your answer: ") for block in blocks)


def test_a_step_tells_what_an_office_and_a_person_ask() -> None:
    cards = {card["official"]["text"]: card for card in _cards(said(STUDENT))}
    card = cards["Codice fiscale"]
    assert card["title"] == {"text": "Have a tax code", "lang": "en"}
    assert card["official"]["lang"] == "it"
    assert _row(card, "To pay:") == ["Cost not known: ask the office."]
    assert _row(card, "Papers to bring:") == ["Passport or identity document", "Residence permit or receipt (non-EU)"]
    assert _row(card, "Office:") == ["Agenzia delle Entrate (In person)"]
    assert _row(card, "What you have afterwards:") == ["Tax code"]


def test_a_step_names_the_steps_it_needs_by_number() -> None:
    person = someone(STUDENT)
    numbers = numbers_of(person.plan.steps)
    for step, card in zip((step for knot in knots_of(person.plan.steps) for step in knot), _cards(said(STUDENT)), strict=True):
        assert [need.split()[0] for need in _row(card, "First you need:")] == [numbers[need] for need in step.needs]


def test_every_paper_stands_once_with_its_steps() -> None:
    papers = said(STUDENT)["papers"]
    texts = [paper["text"]["text"] for paper in papers]
    assert len(texts) == len(set(texts))
    assert any("," in paper["steps"] for paper in papers)
    assert all(paper["steps"] for paper in papers)


def test_costs_are_split_and_only_fees_are_added() -> None:
    money = said(STUDENT)["money"]
    assert {line["kind"] for line in money["lines"]} <= {"fee", "capital"}
    assert {line["kind"] for line in money["apart"]} <= {"deposit", "wage", "rate"}
    assert money["fees"][0]["label"] == "once"
    assert money["none"] == ""
    assert "steps whose cost we do not know" in money["unknown"]


@pytest.mark.parametrize("path", CITIES)
def test_every_source_of_a_step_is_listed_with_the_day_it_was_read(path: str) -> None:
    found = said(STUDENT, path)
    person = someone(STUDENT, path)
    numbered = {source["url"] or source["title"]["text"]: str(number) for number, source in enumerate(found["sources"], 1)}
    for step, card in zip((step for knot in knots_of(person.plan.steps) for step in knot), _cards(found), strict=True):
        named = set(_row(card, "Sources:")[0].split(", "))
        for source in person.voice.sources(step.procedure.sources):
            assert numbered[source.url or source.title] in named
    read_on = {long_date(source.read_on, "en") for source in person.voice.ground.sources.values()}
    assert all(any(f"read on {day}" in source["about"] for day in read_on) for source in found["sources"])


def test_with_few_answers_only_what_is_sure_is_printed() -> None:
    person = someone({"stage": "idea"})
    assert any(step.state == MAYBE for step in person.plan.steps)
    assert {step.state for step in listed(person)} <= {REQUIRED}
    assert not any(card["maybe"] for card in _cards(said({"stage": "idea"})))


def test_a_step_that_may_be_says_what_it_waits_for() -> None:
    half = {key: STUDENT[key] for key in ("stage", "nationality", "status", "sector")}
    waiting = [card for card in _cards(said(half)) if card["maybe"]]
    assert waiting
    assert all(card["waits"].startswith("waits for your answer: ") for card in waiting)


def test_behind_a_stop_stands_what_comes_after() -> None:
    stopped = {**STUDENT, "status": "asylum_seeker"}
    person = someone(stopped)
    assert [each["lang"] for each in said(stopped)["after"]] == ["en"] * len(person.plan.after)


def test_no_legal_advice_and_the_day_stand_on_the_paper() -> None:
    found = said(STUDENT)
    assert found["notes"][0] == "This hub informs. It gives no legal advice."
    assert long_date(someone(STUDENT).voice.on, "en") in found["notes"][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_sheets_of_one_plan_have_the_same_shape(language: str) -> None:
    one, other = said(STUDENT), said(STUDENT, language=language)
    assert [len(knot["cards"]) for knot in one["knots"]] == [len(knot["cards"]) for knot in other["knots"]]
    for name in ("blocks", "papers", "ahead", "after", "sources"):
        assert len(one[name]) == len(other[name])
    for kind in ("fees", "lines", "apart"):
        assert len(one["money"][kind]) == len(other["money"][kind])


def test_words_that_run_the_other_way_are_kept_apart() -> None:
    with override("ar"):
        assert text("Codice fiscale", "it")["text"] == "\N{FIRST STRONG ISOLATE}Codice fiscale\N{POP DIRECTIONAL ISOLATE}"
        assert text("رخصة", "ar")["text"] == "رخصة"
        assert text("", "it")["text"] == ""
    with override("de"):
        assert text("Codice fiscale", "it")["text"] == "Codice fiscale"


@pytest.mark.parametrize(("written", "shown"), [("2026-01-12", "12 January 2026"), ("2026", "2026")])
def test_a_page_bears_the_date_that_it_bears(written: str, shown: str) -> None:
    assert page_day(written, "en").replace(NO_BREAK, " ") == shown
