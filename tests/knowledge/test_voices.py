"""A voice says facts in a language: figures in its form, English where nothing else is there, no figure it does not know."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from seemein.knowledge.books import NoBook
from seemein.knowledge.catalogues import Segment
from seemein.knowledge.voices import voice
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def raw() -> dict[str, Any]:
    found = small.country()
    small.parameter(found, "spring")["history"] = [small.entry("03-31", date(2026, 1, 1), date(2026, 12, 31))]
    segments = [
        small.said("register/what", SENTENCE, "Costa {xx.ten}. Porta {xx.forty}."),
        Segment("it", "xx/document", "Passport", "Passaporto", "read"),
        Segment("it", "xx/cost", "ten", "tassa", "machine"),
        small.said("ten/label", "ten", "dieci"),
    ]
    small.load(found, segments)
    return found


def test_a_translated_text_has_its_figures_in_the_form_of_its_language() -> None:
    said = small.speaking("it").say("xx.register/what", SENTENCE)
    assert (said.text, said.language, said.machine) == (f"Costa 10{NBSP}€. Porta 40{NBSP}€.", "it", True)


def test_a_text_in_english_has_english_figures_whoever_reads_it() -> None:
    said = small.speaking("de").say("xx.register/what", SENTENCE)
    assert (said.text, said.language, said.machine) == ("It costs €10. Bring €40.", "en", False)


def test_papers_and_costs_are_shared_by_the_whole_country() -> None:
    voice = small.speaking("it")
    said = (voice.say_document("Passport"), voice.say_cost("ten"))
    assert [(each.text, each.machine) for each in said] == [("Passaporto", False), ("tassa", True)]


def test_a_text_knows_its_direction() -> None:
    assert small.speaking("it").say("xx.register/what", SENTENCE).direction == "ltr"


def test_nothing_stays_nothing() -> None:
    assert small.speaking("it").say("xx.register/renew", "").text == ""


@pytest.mark.parametrize(("day", "figure"), [(small.DAY, f"31{NBSP}March"), (date(2027, 1, 1), "(not known today)")])
def test_a_figure_that_has_ended_is_not_known(day: date, figure: str) -> None:
    assert small.speaking("en", day).figure("xx.spring") == figure


def test_an_unknown_figure_is_said_in_the_language_of_its_sentence_not_of_the_page() -> None:
    with override("ar"):
        assert small.speaking("en", date(2027, 1, 1)).figure("xx.spring") == "(not known today)"


class TestCited:
    def test_a_figure_is_cited_with_its_label_value_and_sources(self) -> None:
        cited = small.speaking("it").cite("xx.ten")
        assert (cited.label.text, cited.shown, cited.unknown) == ("dieci", f"10{NBSP}€", None)
        assert cited.value is not None
        assert (cited.value.confidence, [source.id for source in cited.sources]) == ("confirmed", ["xx.src.law"])

    @pytest.mark.parametrize(("day", "why"), [(date(2025, 12, 31), "not_yet"), (date(2027, 1, 1), "ended")])
    def test_a_figure_without_a_value_says_why(self, day: date, why: str) -> None:
        cited = small.speaking("it", day).cite("xx.spring")
        assert (cited.shown, cited.value, cited.unknown, cited.sources) == ("", None, why, ())

    def test_figures_of_texts_are_named_once_each(self) -> None:
        assert small.speaking().figures_in(SENTENCE, "Again {xx.ten}") == ("xx.ten", "xx.forty")


class TestKept:
    def test_the_same_voice_speaks_until_the_facts_change(self) -> None:
        first = small.speaking("it")
        assert small.speaking("it") is first
        small.edit("ten", 11)
        assert small.speaking("it") is not first

    def test_another_day_language_or_place_has_another_voice(self) -> None:
        book = small.book()
        voices = {
            id(voice(book, path, day, language))
            for path in ("xx", "xx/region")
            for day in (small.DAY, date(2026, 11, 25))
            for language in ("en", "it")
        }
        assert len(voices) == 8

    def test_an_unknown_territory_has_no_voice(self) -> None:
        with pytest.raises(NoBook):
            voice(small.book(), "xx/nowhere", small.DAY, "en")
