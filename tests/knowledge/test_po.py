"""A PO file goes to a translator and comes back: taken in one piece, or refused with the line of each fault."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from seemein.accounts.models import User
from seemein.knowledge import agreed, catalogues, files
from seemein.knowledge.change_actions import Refused
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.models import Edition, Translation
from seemein.knowledge.translating import catalogue, queries
from seemein.knowledge.translating.actions import Imported, bring
from seemein.knowledge.translating.catalogue import Unreadable
from seemein.partners.enums import Role
from tests.knowledge import small
from tests.knowledge.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."
SEGMENTS = [
    small.said("register/title", "Register", "Registrati"),
    small.said("register/what", "It costs {xx.ten}.", "Costa {xx.ten}."),
    small.said("wait/title", "Wait", "Aspetta", state="read"),
]
HEAD = 'msgid ""\nmsgstr "Language: it\\n"\n\n'


@pytest.fixture(autouse=True)
def raw() -> dict[str, Any]:
    found = small.country()
    small.load(found, SEGMENTS)
    return found


def exported(language: str = "it") -> bytes:
    book = small.book()
    return catalogue.written(language, queries.entries(book, language, queries.standings_of(book, language)))


def entry(context: str, source: str, text: str, *, flags: str = "") -> str:
    return f'{flags}msgctxt "xx.{context}"\nmsgid "{source}"\nmsgstr "{text}"\n\n'


def brought(*entries: str, head: str = HEAD, state: TranslationState = TranslationState.READ, **about: Any) -> Imported:
    return bring(content=(head + "".join(entries)).encode(), state=state, **about)


def refused(*entries: str, head: str = HEAD, **about: Any) -> list[str]:
    with pytest.raises(Unreadable) as raised:
        brought(*entries, head=head, **about)
    return raised.value.faults


def held() -> list[tuple[Any, ...]]:
    """Everything that an import could change."""
    return [*Translation.objects.order_by("pk").values_list(), *Edition.objects.values_list()]


def translator(language: str = "it", country: str = "xx") -> User:
    return person("tina", (Role.TRANSLATOR, country), language=language)


class TestOut:
    def message(self, context: str, source: str) -> Any:
        return read_po(BytesIO(exported())).get(source, f"xx.{context}")

    def test_translated_ones_stand_with_their_text_and_state(self) -> None:
        machine, read = self.message("register/title", "Register"), self.message("wait/title", "Wait")
        assert (machine.string, machine.fuzzy, "state: machine" in machine.auto_comments) == ("Registrati", False, True)
        assert (read.string, "state: read" in read.auto_comments) == ("Aspetta", True)

    def test_outdated_ones_are_fuzzy_with_the_english_they_translate(self) -> None:
        found = self.message("register/what", SENTENCE)
        assert (found.string, found.fuzzy) == ("Costa {xx.ten}.", True)
        assert b'#| msgid "It costs {xx.ten}."' in exported()

    def test_missing_ones_are_empty(self) -> None:
        found = self.message("wait/what", "Wait for the letter.")
        assert (found.string, found.fuzzy) == ("", False)

    def test_every_text_of_the_country_is_in_it_once(self) -> None:
        found = [(str(one.context), str(one.id)) for one in read_po(BytesIO(exported())) if one.id]
        assert sorted(found) == sorted((one.context, one.source) for one in queries.standings_of(small.book(), "it"))

    def test_a_translator_is_told_where_it_stands_and_which_words_are_agreed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(agreed, "terms", lambda folder, language: (agreed.Term("letter", "lettera", "by post"),))
        comments = self.message("wait/what", "Wait for the letter.").auto_comments
        assert comments == ["Where: Wait: what it is", "Agreed word: letter = lettera (by post)", "state: missing"]

    @pytest.mark.parametrize("language", queries.LANGUAGES)
    def test_a_file_that_comes_straight_back_changes_nothing(self, language: str) -> None:
        before = held()
        result = bring(content=exported(language), state=TranslationState.READ)
        assert (result.any, held()) == (False, before)

    def test_a_file_of_ours_laid_among_the_content_is_read_without_what_is_outdated(self, tmp_path: Path) -> None:
        (tmp_path / "it").mkdir()
        (tmp_path / "it" / "facts-xx.po").write_bytes(exported())
        found = [(one.context, one.text, one.state) for one in catalogues.read(tmp_path, "xx")]
        assert found == [("xx.register/title", "Registrati", "machine"), ("xx.wait/title", "Aspetta", "read")]


class TestBack:
    def test_new_and_changed_ones_are_served_at_once_as_read(self) -> None:
        result = brought(
            entry("register/title", "Register", "Iscriviti"),
            entry("register/what", SENTENCE, "Costa {xx.ten}. Porta {xx.forty}."),
            entry("wait/title", "Wait", "Aspetta"),
        )
        assert result == Imported(new=1, changed=1, unchanged=1)
        said = small.speaking("it").say("xx.register/title", "Register")
        assert (said.text, said.machine) == ("Iscriviti", False)

    def test_a_machine_s_file_is_marked_so(self) -> None:
        brought(entry("register/title", "Register", "Iscriviti"), state=TranslationState.MACHINE)
        assert small.speaking("it").say("xx.register/title", "Register").machine is True

    def test_what_is_fuzzy_empty_or_not_asked_for_is_left_out_and_counted(self) -> None:
        before = held()
        result = brought(
            entry("register/title", "Register", "Iscriviti", flags="#, fuzzy\n"),
            entry("wait/what", "Wait for the letter.", ""),
            entry("wait/what", "Wait for a former letter.", "Aspetta"),
            entry("nothing/title", "Nothing", "Niente"),
            'msgctxt "qq/nowhere"\nmsgid "Nowhere"\nmsgstr "Altrove"\n\n',
        )
        assert result == Imported(fuzzy=1, empty=1, unknown=3)
        assert held() == before

    def test_other_figures_refuse_the_whole_file_with_each_line(self) -> None:
        before = held()
        faults = refused(
            entry("register/title", "Register", "Iscriviti"),
            entry("register/what", SENTENCE, "Costa {xx.ten}. Porta {xx.tne}."),
            entry("wait/title", "Wait", "Aspetta {xx.ten}"),
        )
        assert faults == [
            "Line 9: The figures differ from the English text: put back {xx.forty}; take out {xx.tne}.",
            "Line 13: The figures differ from the English text: take out {xx.ten}.",
        ]
        assert held() == before

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"# nothing\n",
            b"PK\x03\x04\xff\xfe",
            b"<html>no</html>",
            HEAD.encode() + 'msgid "ü"\nmsgstr "ä"\n'.encode("latin1"),
        ],
        ids=["empty", "comment", "zip", "html", "other letters"],
    )
    def test_what_is_no_po_file_is_refused(self, content: bytes) -> None:
        with pytest.raises(Unreadable, match="this is no PO file"):
            bring(content=content, state=TranslationState.READ)

    def test_a_broken_line_is_named(self) -> None:
        assert refused(entry("wait/title", "Wait", "Aspetta"), "nonsense\n")[0].startswith("Line 8: this is no PO file")

    def test_another_language_than_the_screen_s_is_refused(self) -> None:
        assert refused(entry("wait/title", "Wait", "Aspetta"), language="de") == [
            "Line 1: the file is in another language. Wanted: de. It says: it"
        ]

    @pytest.mark.parametrize("said", ["", "Language: ja\\n", "Language: zh_TW\\n"], ids=["none", "unknown", "other script"])
    def test_a_head_that_names_no_language_of_ours_is_refused(self, said: str) -> None:
        head = f'msgid ""\nmsgstr "{said}"\n\n'
        assert "names no language of this hub" in refused(entry("wait/title", "Wait", "Aspetta"), head=head)[0]

    @pytest.mark.parametrize("said", ["zh_Hans", "zh-hans", "zh_CN"])
    def test_programs_name_chinese_in_their_own_way(self, said: str) -> None:
        head = f'msgid ""\nmsgstr "Language: {said}\\nPOT-Creation-Date: \\n"\n\n'
        brought(entry("wait/title", "Wait", "等待"), head=head)
        assert small.translation("wait/title", "zh-hans").text == "等待"

    def test_a_pasted_text_is_cleaned(self) -> None:
        brought(entry("register/title", "Register", " <b>Iscriviti</b>\u00ad & <script>x</script>paga\u202f: 5 < 6 "))
        assert small.translation("register/title").text == "Iscriviti & paga\u202f: 5 < 6"

    def test_a_translator_brings_only_her_own_languages_and_countries(self) -> None:
        before = held()
        for other in (translator("de"), person("otto", (Role.TRANSLATOR, "it")), person("eva", (Role.EDITOR, "xx"))):
            with pytest.raises(Refused, match="of your own role"):
                brought(entry("register/title", "Register", "Iscriviti"), by=other)
        assert held() == before

    def test_who_brought_a_file_stays_in_the_history(self) -> None:
        tina = translator()
        brought(entry("register/title", "Register", "Iscriviti"), by=tina)
        (line,) = ModelLogEntry.objects.filter(action="knowledge.import_translations")
        assert (line.user, line.object_id, line.data) == (tina, "xx", {"language": "it", "new": 0, "changed": 1})


class TestCommands:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "texts.po"

    def test_out_and_in(self, path: Path) -> None:
        call_command("export_translations", "it", country="xx", to=path, stdout=StringIO())
        assert path.read_bytes() == exported()
        path.write_bytes(path.read_bytes().replace(b'msgstr "Registrati"', b'msgstr "Iscriviti"'))
        out = StringIO()
        call_command("import_translations", path, state="machine", stdout=out)
        assert out.getvalue().startswith("new 0, changed 1, unchanged 1, fuzzy 1, ")

    def test_every_country_in_one_file(self, path: Path) -> None:
        call_command("export_translations", "tr", to=path, stdout=StringIO())
        contexts = {str(one.context)[:2] for one in read_po(BytesIO(path.read_bytes())) if one.id}
        assert contexts == {"xx", "it", "de", "hu", "si", "hr"}

    def test_a_fault_is_said_and_nothing_is_written(self, path: Path) -> None:
        before = held()
        path.write_text(HEAD + entry("wait/title", "Wait", "{xx.ten}"), encoding="utf-8")
        with pytest.raises(CommandError, match="Line 5: The figures differ"):
            call_command("import_translations", path, state="read")
        assert held() == before

    def test_what_does_not_exist_is_said(self, path: Path) -> None:
        with pytest.raises(CommandError, match="there is no such file"):
            call_command("import_translations", path, state="read")
        with pytest.raises(CommandError, match="There are: de, hr, hu, it, si, xx"):
            call_command("export_translations", "it", country="qq", to=path)


class TestAgreedWords:
    def test_every_language_agrees_on_the_same_words(self) -> None:
        folder = files.translations_folder()
        assert agreed.faults(folder) == []
        assert {len(agreed.terms(folder, language)) for language in queries.LANGUAGES} == {27}

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Pay the fee.", ["fee"]),
            ("Fees differ, offices too", ["fee", "office"]),
            ("A coffee in the officer's room", []),
            ("It costs {it.fee.office}", []),
            ("Ask a notary or two notaries", ["notary"]),
        ],
    )
    def test_words_are_found_whole_and_in_the_plural(self, text: str, found: list[str]) -> None:
        terms = [agreed.Term(word, "…", "") for word in ("fee", "notary", "office")]
        assert [one.term for one in agreed.found_in(text, terms)] == found

    def test_faults_are_told_with_file_and_word(self, tmp_path: Path) -> None:
        for language, text in {
            "it": "- {term: fee, say: spesa}\n- {term: Fee, say: costo}\n- {term: step}\n",
            "de": "- {term: fee, say: Gebühr}\n- {term: office, say: Amt}\n",
            "hu": "fee: díj\n",
            "sl": "- [",
        }.items():
            (tmp_path / language).mkdir()
            (tmp_path / language / "terms.yaml").write_text(text, encoding="utf-8")
        assert [fault.split(": is no sound YAML")[0] for fault in agreed.faults(tmp_path)] == [
            "hu/terms.yaml: is no list of entries with term, say and note",
            "it/terms.yaml: entry 3: needs term and say, and may have note",
            "it/terms.yaml: fee: stands there twice",
            "sl/terms.yaml",
            "de/terms.yaml: Fee: is missing; other languages have it",
            "hu/terms.yaml: Fee: is missing; other languages have it",
            "hu/terms.yaml: fee: is missing; other languages have it",
            "hu/terms.yaml: office: is missing; other languages have it",
            "it/terms.yaml: office: is missing; other languages have it",
        ]
