"""The translators' screens: the English beside the translation, one text saved at a time, nothing lost between two people."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from seemein.accounts.models import User
from seemein.knowledge import agreed
from seemein.knowledge.translating import queries
from seemein.partners.enums import Role
from tests.accounts.signing_in import at_the_desk
from tests.knowledge import small
from tests.knowledge.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts"), pytest.mark.ignore_template_errors]
SCREEN = "/admin/translations/it/xx/"
SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."
# The session, the person, her roles and second factor, the edition, newer texts of the file, Wagtail's frame.
QUERIES = 12
SEGMENTS = [
    small.said("register/title", "Register", "Registrati"),
    small.said("register/what", "It costs {xx.ten}.", "Costa {xx.ten}."),
    small.said("wait/title", "Wait", "Aspetta", state="read"),
]


@pytest.fixture(autouse=True)
def raw() -> dict[str, Any]:
    found = small.country()
    small.load(found, SEGMENTS)
    return found


@pytest.fixture
def tina() -> User:
    """Translates the small country into Italian."""
    return person("tina", (Role.TRANSLATOR, "xx"), language="it")


def lines(client: Client, query: str = "") -> list[Any]:
    return [line["entry"] for line in client.get(f"{SCREEN}{query}").context["entries"]]


def shown(client: Client, context: str) -> queries.Entry:
    """One text as it stands on the screen."""
    (found,) = [one for one in lines(client) if one.standing.context == f"xx.{context}"]
    return found


def save(client: Client, entry: queries.Entry, text: str, query: str = "", **more: str) -> Any:
    sent = {"segment": entry.id, "context": entry.standing.context, "opened": entry.opened, "text": text, **more}
    return client.post(f"{SCREEN}{query}", sent)


class TestList:
    def test_each_text_stands_beside_its_english_in_its_own_direction(self, tina: User) -> None:
        page = at_the_desk(tina).get(SCREEN).content.decode()
        assert '<p lang="en" dir="ltr" class="text-source">Register</p>' in page
        assert 'rows="4" lang="it" dir="ltr"' in page
        amir = person("amir", (Role.TRANSLATOR, "xx"), language="ar")
        assert 'rows="4" lang="ar" dir="rtl"' in at_the_desk(amir).get("/admin/translations/ar/xx/").content.decode()

    def test_a_changed_sentence_shows_what_changed_and_the_former_translation(self, tina: User) -> None:
        client = at_the_desk(tina)
        entry = shown(client, "register/what")
        assert (entry.standing.state, entry.standing.text, entry.current) == ("outdated", "Costa {xx.ten}.", "")
        page = client.get(SCREEN).content.decode()
        assert "<ins>Bring {xx.forty}.</ins>" in page
        assert "Costa {xx.ten}.</textarea>" in page

    @pytest.mark.parametrize(
        ("query", "contexts"),
        [
            ("?state=read", ["xx.wait/title"]),
            ("?state=machine", ["xx.register/title"]),
            ("?state=outdated", ["xx.register/what"]),
            ("?state=missing&q=LETTER", ["xx.wait/what"]),
            ("?q=aspett", ["xx.wait/title"]),
            ("?q=no+such+words", []),
        ],
    )
    def test_texts_are_filtered_by_state_and_found_by_words_of_both_languages(
        self, tina: User, query: str, contexts: list[str]
    ) -> None:
        assert [one.standing.context for one in lines(at_the_desk(tina), query)] == contexts

    def test_a_state_that_is_none_filters_nothing(self, tina: User) -> None:
        client = at_the_desk(tina)
        assert [one.id for one in lines(client, "?state=nonsense")] == [one.id for one in lines(client)]

    def test_agreed_words_stand_beside_the_english(self, tina: User, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(agreed, "terms", lambda folder, language: (agreed.Term("letter", "lettera", ""),))
        assert [one.say for one in shown(at_the_desk(tina), "wait/what").agreed] == ["lettera"]

    def test_a_newer_text_of_the_file_is_shown_beside_a_person_s(self, tina: User, raw: dict[str, Any]) -> None:
        client = at_the_desk(tina)
        save(client, shown(client, "register/title"), "Iscriviti")
        small.load(raw, [small.said("register/title", "Register", "Si registri"), *SEGMENTS[1:]])
        assert "Si registri" in client.get(SCREEN).content.decode()

    @pytest.mark.parametrize(("asked", "number"), [("aspetta", 1), ("xx.wait/", 3)])
    def test_one_text_and_three_need_the_same_queries(self, tina: User, raw: dict[str, Any], asked: str, number: int) -> None:
        small.procedure(raw, "wait")["gives"] = "A letter"
        small.load(raw, SEGMENTS)
        client = at_the_desk(tina)
        client.get(SCREEN)
        with CaptureQueriesContext(
            connection,
        ) as found:
            response = client.get(f"{SCREEN}?q={asked}")
        assert (len(response.context["entries"]), len(found)) == (number, QUERIES)

    def test_a_long_list_is_paged_and_keeps_its_filter(self, tina: User) -> None:
        boss = person("boss", (Role.COORDINATOR, "it"))
        response = at_the_desk(boss).get("/admin/translations/tr/it/?q=permit&p=2")
        assert (len(response.context["entries"]), response.context["listed"].number) == (20, 2)
        assert "?q=permit&amp;p=3" in response.content.decode()

    def test_languages_and_countries_are_an_overview(self, tina: User) -> None:
        rows = at_the_desk(tina).get("/admin/translations/").context["rows"]
        mine = [(row["code"], cell["country"]) for row in rows for cell in row["cells"] if cell["mine"]]
        assert mine == [("it", "Xland")]
        assert [row["code"] for row in rows] == list(queries.LANGUAGES)

    @pytest.mark.parametrize("address", ["en/xx/", "it/qq/", "ja/xx/"])
    def test_what_is_not_translated_here_is_not_found(self, tina: User, address: str) -> None:
        assert at_the_desk(tina).get(f"/admin/translations/{address}").status_code == 404


class TestSaving:
    def test_a_saved_text_is_read_served_at_once_and_leads_to_the_next(self, tina: User) -> None:
        client = at_the_desk(tina)
        first = shown(client, "wait/what")
        response = save(client, first, "Aspetta la lettera.", "?state=missing", following="s1")
        assert (response.status_code, response.url) == (302, f"{SCREEN}?state=missing#s1")
        said = small.speaking("it").say("xx.wait/what", "Wait for the letter.")
        assert (said.text, said.machine) == ("Aspetta la lettera.", False)
        (line,) = ModelLogEntry.objects.filter(action="knowledge.translate")
        assert (line.user, line.data) == (tina, {"text": "Aspetta la lettera."})

    def test_this_is_right_makes_a_machine_s_text_a_read_one(self, tina: User) -> None:
        client = at_the_desk(tina)
        entry = shown(client, "register/title")
        save(client, entry, entry.standing.text)
        after = shown(client, "register/title").standing
        assert (after.state, after.text) == ("read", "Registrati")

    def test_an_outdated_text_is_translated_anew(self, tina: User) -> None:
        client = at_the_desk(tina)
        save(client, shown(client, "register/what"), "Costa {xx.ten}. Porta {xx.forty}.")
        assert shown(client, "register/what").standing.state == "read"

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("Costa {xx.ten}.", "put back {xx.forty}"),
            ("Costa {xx.ten}. Porta {xx.forty} e {xx.ten}.", "take out {xx.ten}"),
            ("", "Write the translation first."),
        ],
    )
    def test_a_text_that_cannot_be_said_is_kept_on_the_screen_with_the_reason(self, tina: User, text: str, says: str) -> None:
        client = at_the_desk(tina)
        response = save(client, shown(client, "register/what"), text)
        assert (response.status_code, response.context["trouble"].typed) == (409, text)
        assert says in response.context["trouble"].says
        assert shown(client, "register/what").standing.state == "outdated"

    def test_of_two_people_the_second_sees_the_first_s_text_and_loses_nothing(self, tina: User) -> None:
        toni = person("toni", (Role.TRANSLATOR, "xx"), language="it")
        hers, his = at_the_desk(tina), at_the_desk(toni)
        opened = shown(hers, "register/title")
        save(his, shown(his, "register/title"), "Iscriviti")
        # The list is filtered by a state that the text has no more: it is shown all the same.
        response = save(hers, opened, "Si registri", "?state=machine")
        trouble = response.context["trouble"]
        assert (response.status_code, trouble.theirs, trouble.typed) == (409, "Iscriviti", "Si registri")
        page = response.content.decode()
        assert "Si registri</textarea>" in page
        assert small.translation("register/title").text == "Iscriviti"
        again = {"segment": opened.id, "context": "xx.register/title", "opened": trouble.opened, "text": "Si registri"}
        assert hers.post(SCREEN, again).status_code == 302
        assert small.translation("register/title").text == "Si registri"

    def test_two_people_who_write_the_same_do_not_disturb_each_other(self, tina: User) -> None:
        client = at_the_desk(tina)
        opened = shown(client, "register/title")
        save(client, opened, "Iscriviti")
        assert save(client, opened, "Iscriviti").status_code == 302

    def test_a_sentence_that_changed_meanwhile_takes_nothing_away(self, tina: User, raw: dict[str, Any]) -> None:
        client = at_the_desk(tina)
        opened = shown(client, "wait/what")
        small.procedure(raw, "wait")["what"] = "Wait for the green letter."
        small.load(raw, SEGMENTS)
        response = save(client, opened, "Aspetta la lettera.")
        assert response.status_code == 409
        assert "The English text was changed while you wrote" in response.context["trouble"].says
        assert 'readonly lang="it" dir="ltr">Aspetta la lettera.</textarea>' in response.content.decode()


class TestRights:
    """Tina translates into Italian, Boss looks after the whole hub, Eva edits facts, Dora translates into German."""

    @pytest.mark.parametrize(
        ("role", "language", "may"),
        [
            (Role.TRANSLATOR, "it", True),
            (Role.TRANSLATOR, "", True),
            (Role.COORDINATOR, "", True),
            (Role.TRANSLATOR, "de", False),
            (Role.EDITOR, "", False),
            (Role.REVIEWER, "", False),
        ],
    )
    def test_who_may_write(self, role: Role, language: str, may: bool) -> None:
        client = at_the_desk(person("somebody", (role, "xx"), language=language))
        response = client.get(SCREEN)
        assert (response.status_code, response.context["may"]) == (200, may)
        assert ("<textarea" in response.content.decode()) is may
        saved = save(client, shown(client, "register/title"), "Iscriviti")
        sent = client.post(f"{SCREEN}file/back/", {"file": SimpleUploadedFile("it.po", FILE)})
        home = "/admin/"
        assert (saved.url, getattr(sent, "url", "")) == ((SCREEN, "") if may else (home, home))
        assert small.translation("register/title").text == ("Si iscriva" if may else "Registrati")

    @pytest.mark.parametrize("address", ["/admin/translations/", SCREEN, f"{SCREEN}file/"])
    def test_without_a_role_nobody_enters(self, address: str) -> None:
        assert Client().get(address).status_code == 302
        nobody = User.objects.create(username="nobody")
        assert at_the_desk(nobody).get(address).status_code in (302, 403)


FILE = b'msgid ""\nmsgstr "Language: it\\n"\n\nmsgctxt "xx.register/title"\nmsgid "Register"\nmsgstr "Si iscriva"\n'


class TestFiles:
    def test_a_file_is_downloaded_under_a_plain_name(self, tina: User) -> None:
        response = at_the_desk(tina).get(f"{SCREEN}file/")
        assert response.headers["Content-Disposition"] == 'attachment; filename="facts-xx-it.po"'
        assert b'msgid "Register"\nmsgstr "Registrati"' in response.content

    def test_a_file_that_comes_back_says_what_it_brought(self, tina: User) -> None:
        response = at_the_desk(tina).post(f"{SCREEN}file/back/", {"file": SimpleUploadedFile("it.po", FILE)})
        assert (response.status_code, response.context["result"].changed) == (200, 1)
        assert "1 text is changed" in response.content.decode()

    def test_a_file_that_is_refused_says_every_line(self, tina: User) -> None:
        faulty = FILE.replace(b"Si iscriva", b"{xx.ten}")
        response = at_the_desk(tina).post(f"{SCREEN}file/back/", {"file": SimpleUploadedFile("it.po", faulty)})
        assert (response.status_code, len(response.context["faults"])) == (400, 1)
        assert response.context["faults"][0].startswith("Line 5: ")

    def test_no_file_is_said(self, tina: User) -> None:
        response = at_the_desk(tina).post(f"{SCREEN}file/back/")
        assert list(response.context["faults"]) == ["Choose the PO file on your computer first."]
