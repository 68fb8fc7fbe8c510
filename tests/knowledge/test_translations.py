"""Translations belong to sentences: a changed figure stales no text, a changed sentence exactly its own."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from seemein.knowledge import actions, catalogues
from seemein.knowledge.catalogues import Segment
from seemein.knowledge.models import Translation
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."
SEGMENTS = [
    small.said("register/title", "Register", "Registrati"),
    small.said("register/what", SENTENCE, "Costa {xx.ten}. Porta {xx.forty}."),
    small.said("wait/title", "Wait", "Aspetta", state="read"),
    small.said("wait/title", "Wait", "انتظر", language="ar"),
]


@pytest.fixture(autouse=True)
def raw() -> dict[str, Any]:
    found = small.country()
    small.load(found, SEGMENTS)
    return found


def spoken(raw: dict[str, Any], language: str = "it") -> dict[str, str]:
    """The language in which each text of the steps is said."""
    voice = small.speaking(language)
    texts = [("register", "title"), ("register", "what"), ("wait", "title")]
    return {f"{step}/{name}": voice.say(f"xx.{step}/{name}", small.procedure(raw, step)[name]).language for step, name in texts}


class TestStaleness:
    def test_a_changed_figure_stales_no_text(self, raw: dict[str, Any]) -> None:
        small.load(small.worth(raw, "ten", 99), SEGMENTS)
        assert set(spoken(raw).values()) == {"it"}

    def test_a_changed_sentence_stales_exactly_itself(self, raw: dict[str, Any]) -> None:
        changed = deepcopy(raw)
        small.procedure(changed, "register")["what"] = "It now costs {xx.ten}. Bring {xx.forty}."
        small.load(changed, SEGMENTS)
        assert spoken(changed) == {"register/title": "it", "register/what": "en", "wait/title": "it"}
        assert spoken(changed, "ar") == {"register/title": "en", "register/what": "en", "wait/title": "ar"}

    def test_a_sentence_that_comes_back_has_its_translation_again(self, raw: dict[str, Any]) -> None:
        changed = deepcopy(raw)
        small.procedure(changed, "register")["what"] = "It now costs {xx.ten}. Bring {xx.forty}."
        small.load(changed, SEGMENTS)
        small.load(raw, SEGMENTS)
        assert spoken(raw)["register/what"] == "it"

    def test_whoever_translated_it_is_said(self) -> None:
        voice = small.speaking("it")
        machine = {
            name: voice.say(f"xx.{name}/title", title).machine for name, title in (("register", "Register"), ("wait", "Wait"))
        }
        assert machine == {"register": True, "wait": False}


class TestEditors:
    def change(self, text: str, **more: Any) -> list[str]:
        about = {"context": "xx.register/title", "source": "Register", "state": "read", **more}
        return actions.change_translation(country="xx", language="it", text=text, **about)

    def test_a_better_translation_is_served_at_once(self) -> None:
        assert self.change("Iscriviti") == []
        found = small.speaking("it").say("xx.register/title", "Register")
        assert (found.text, found.machine) == ("Iscriviti", False)

    def test_it_outlives_the_same_file(self, raw: dict[str, Any]) -> None:
        self.change("Iscriviti")
        assert small.load(raw, SEGMENTS).any is False
        assert small.translation("register/title").text == "Iscriviti"

    def test_a_newer_file_is_kept_beside_it_and_said(self, raw: dict[str, Any]) -> None:
        self.change("Iscriviti")
        newer = [small.said("register/title", "Register", "Si registri"), *SEGMENTS[1:]]
        for _ in range(2):
            assert small.load(raw, newer).kept == ["translation it xx.register/title"]
        kept = small.translation("register/title")
        assert (kept.text, kept.seed, kept.offered) == ("Iscriviti", "Registrati", "Si registri")

    def test_a_file_that_goes_back_takes_its_offer_back(self, raw: dict[str, Any]) -> None:
        self.change("Iscriviti")
        small.load(raw, [small.said("register/title", "Register", "Si registri"), *SEGMENTS[1:]])
        small.load(raw, SEGMENTS)
        assert small.translation("register/title").offered == ""

    def test_a_file_that_no_longer_has_it_takes_nothing_from_an_editor(self, raw: dict[str, Any]) -> None:
        self.change("Iscriviti")
        small.load(raw, SEGMENTS[2:])
        assert sorted(Translation.objects.filter(country_id="xx", language="it").values_list("text", flat=True)) == [
            "Aspetta",
            "Iscriviti",
        ]

    def test_a_first_translation_is_written_by_an_editor(self) -> None:
        assert self.change("Warten", context="xx.wait/what", source="Wait for the letter.") == []
        assert small.speaking("it").say("xx.wait/what", "Wait for the letter.").text == "Warten"

    def test_a_text_that_loses_a_figure_is_refused(self) -> None:
        faults = self.change("Costa molto.", context="xx.register/what", source=SENTENCE)
        assert faults == ["it/facts-xx.po: xx.register/what: has not the same figures as its source"]
        assert small.translation("register/what").text == "Costa {xx.ten}. Porta {xx.forty}."

    def test_a_text_with_a_figure_that_nobody_knows_is_refused(self) -> None:
        assert self.change("Registrati con {xx.nothing}") != []
        assert small.speaking("it").say("xx.register/title", "Register").text == "Registrati"


class TestStates:
    def test_a_text_that_somebody_has_read_meanwhile_is_no_longer_a_machine_s(self, raw: dict[str, Any]) -> None:
        read = [small.said("register/title", "Register", "Registrati", state="read"), *SEGMENTS[1:]]
        assert small.load(raw, read).translations == 1
        assert small.speaking("it").say("xx.register/title", "Register").machine is False

    def test_what_an_editor_has_read_stays_read(self, raw: dict[str, Any]) -> None:
        actions.change_translation(
            country="xx", language="it", context="xx.register/title", source="Register", text="Registrati", state="read"
        )
        assert small.load(raw, SEGMENTS).any is False
        assert small.translation("register/title").state == "read"


class TestCatalogues:
    def test_a_file_read_and_written_is_the_same(self, tmp_path: Path) -> None:
        path = tmp_path / "it" / "facts-xx.po"
        segments = [
            Segment("it", "xx.a/title", 'Say "yes"', "Di' «sì»", "machine"),
            Segment("it", "xx.a/what", "Two\nlines and {xx.ten}", "Due\nrighe e {xx.ten}", "read"),
            Segment("it", "xx.b/title", 'Say "yes"', "Di' ancora «sì»", "read"),
        ]
        catalogues.write(path, "it", segments)
        written = path.read_bytes()
        assert catalogues.read(tmp_path, "xx") == segments
        catalogues.write(path, "it", catalogues.read(tmp_path, "xx"))
        assert path.read_bytes() == written
        assert b"POT-Creation-Date" not in written

    def test_what_is_not_translated_is_left_out(self, tmp_path: Path) -> None:
        (tmp_path / "it").mkdir()
        (tmp_path / "it" / "facts-xx.po").write_text('msgctxt "xx.wait/title"\nmsgid "Wait"\nmsgstr ""\n', encoding="utf-8")
        assert catalogues.read(tmp_path, "xx") == []
