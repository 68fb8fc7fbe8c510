"""How far a text is translated follows from hashes alone; a sentence that changed keeps what it was said like before."""

from copy import deepcopy
from typing import Any

import pytest

from seemein.knowledge import states
from seemein.knowledge.models import Translation
from seemein.knowledge.segments import segments_of
from seemein.knowledge.states import MACHINE, MISSING, OUTDATED, READ, Count, Held, Piece, changes, count, standings
from seemein.knowledge.translating.queries import standings_of
from tests.knowledge import small

SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."
CHANGED = "It now costs {xx.ten}. Bring {xx.forty}."


class TestPure:
    def test_each_segment_has_one_of_four_states(self) -> None:
        segments = [("a/title", "Read"), ("a/what", "Machine"), ("a/gives", "New words"), ("a/note", "Nothing")]
        held = {
            ("a/title", "Read"): Held("Letto", "read"),
            ("a/what", "Machine"): Held("Macchina", "machine"),
            ("a/gives", "Old words"): Held("Parole vecchie", "read"),
        }
        found = standings(segments, held)
        assert [one.state for one in found] == [READ, MACHINE, OUTDATED, MISSING]
        assert [(one.text, one.before) for one in found[2:]] == [("Parole vecchie", "Old words"), ("", "")]

    def test_of_several_former_texts_the_most_similar_is_shown(self) -> None:
        held = {("a/what", text): Held(text.upper(), "read") for text in ("Wait a day", "Wait for a letter", "Go home")}
        (one,) = standings([("a/what", "Wait for the letter")], held)
        assert (one.before, one.text) == ("Wait for a letter", "WAIT FOR A LETTER")

    def test_a_paper_is_not_said_like_another_paper(self) -> None:
        held = {("xx/document", "Passport"): Held("Passaporto", "read")}
        found = standings([("xx/document", "Rental contract"), ("xx/document", "Passports")], held)
        assert [(one.state, one.before) for one in found] == [(MISSING, ""), (OUTDATED, "Passport")]

    def test_a_text_that_is_still_asked_for_is_nobody_s_former_one(self) -> None:
        held = {("a/what", "Wait"): Held("Aspetta", "read")}
        found = standings([("a/what", "Wait"), ("a/what", "Wait now")], held)
        assert [one.state for one in found] == [READ, MISSING]

    def test_what_changed_is_told_word_by_word(self) -> None:
        assert changes(SENTENCE, CHANGED) == [
            Piece("same", "It"),
            Piece("new", "now"),
            Piece("same", "costs {xx.ten}. Bring {xx.forty}."),
        ]
        assert changes("Bring a letter", "Bring a card") == [
            Piece("same", "Bring a"),
            Piece("gone", "letter"),
            Piece("new", "card"),
        ]

    def test_words_are_counted_in_each_state(self) -> None:
        held = {("a/title", "One two"): Held("Uno due", "read"), ("a/note", "Old"): Held("Vecchio", "machine")}
        segments = [("a/title", "One two"), ("a/note", "New one now"), ("a/what", "Four words are missing")]
        assert count(standings(segments, held)) == Count(read=2, machine=0, outdated=3, missing=4)

    @pytest.mark.parametrize(
        ("counted", "shares"),
        [
            (Count(1, 0, 0, 0), [100, 0, 0, 0]),
            (Count(1, 0, 0, 9999), [1, 0, 0, 99]),
            (Count(9999, 1, 1, 1), [97, 1, 1, 1]),
            (Count(1, 1, 1, 0), [34, 33, 33, 0]),
            (Count(), [0, 0, 0, 0]),
        ],
        ids=["all", "a little is not nothing", "nearly all is not all", "thirds", "no words"],
    )
    def test_shares_are_whole_and_add_up(self, counted: Count, shares: list[int]) -> None:
        assert list(counted.shares().values()) == shares


@pytest.mark.django_db
@pytest.mark.usefixtures("facts")
class TestOfTheHub:
    SEGMENTS = (
        small.said("register/title", "Register", "Registrati"),
        small.said("register/what", SENTENCE, "Costa {xx.ten}. Porta {xx.forty}."),
        small.said("wait/title", "Wait", "Aspetta", state="read"),
    )

    @pytest.fixture(autouse=True)
    def raw(self) -> dict[str, Any]:
        found = small.country()
        small.load(found, self.SEGMENTS)
        return found

    def states(self) -> dict[str, str]:
        """The state of what is not missing."""
        return {one.context: one.state for one in standings_of(small.book(), "it") if one.state != MISSING}

    def test_a_changed_figure_stales_nothing(self, raw: dict[str, Any]) -> None:
        before = self.states()
        small.load(small.worth(raw, "ten", 99), self.SEGMENTS)
        assert self.states() == before == {"xx.register/title": MACHINE, "xx.register/what": MACHINE, "xx.wait/title": READ}

    def test_a_changed_sentence_stales_exactly_itself(self, raw: dict[str, Any]) -> None:
        small.procedure(raw, "register")["what"] = CHANGED
        small.load(raw, self.SEGMENTS)
        assert self.states() == {"xx.register/title": MACHINE, "xx.register/what": OUTDATED, "xx.wait/title": READ}

    def test_a_text_of_several_records_counts_once(self, raw: dict[str, Any]) -> None:
        small.procedure(raw, "wait")["documents"] = ["Passport"]
        small.load(raw, self.SEGMENTS)
        assert segments_of(small.book().country).count(("xx/document", "Passport")) == 1

    def test_the_former_text_outlives_a_file_that_drops_it_while_it_is_needed(self, raw: dict[str, Any]) -> None:
        changed = deepcopy(raw)
        small.procedure(changed, "register")["what"] = CHANGED
        without = [self.SEGMENTS[0], self.SEGMENTS[2]]
        small.load(changed, without)
        (one,) = [one for one in standings_of(small.book(), "it") if one.state == OUTDATED]
        assert (one.text, one.before) == ("Costa {xx.ten}. Porta {xx.forty}.", SENTENCE)
        assert small.load(changed, without).any is False

    def test_it_goes_when_a_new_translation_is_there(self, raw: dict[str, Any]) -> None:
        changed = deepcopy(raw)
        small.procedure(changed, "register")["what"] = CHANGED
        new = small.said("register/what", CHANGED, "Ora costa {xx.ten}. Porta {xx.forty}.")
        small.load(changed, [self.SEGMENTS[0], new, self.SEGMENTS[2]])
        texts = Translation.objects.filter(country_id="xx", context="xx.register/what").values_list("text", flat=True)
        assert list(texts) == ["Ora costa {xx.ten}. Porta {xx.forty}."]

    def test_a_text_that_a_file_takes_back_while_its_english_stands_goes(self, raw: dict[str, Any]) -> None:
        small.load(raw, self.SEGMENTS[1:])
        assert "xx.register/title" not in self.states()

    def test_every_state_has_a_share(self) -> None:
        assert set(count(standings_of(small.book(), "it")).shares()) == set(states.STATES)
