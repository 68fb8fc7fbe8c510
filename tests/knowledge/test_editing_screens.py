"""The editors' screens: from the list to the published figure, with what is wrong said on the way."""

from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.test import Client

from seemein.knowledge import change_actions
from seemein.knowledge.change_actions import current_record
from seemein.knowledge.enums import ChangeState
from seemein.knowledge.forms.editor import FactEditor
from seemein.knowledge.models import Change
from seemein.knowledge.queries import country_facts
from seemein.partners.enums import Role
from tests.accounts.signing_in import at_the_desk
from tests.knowledge.people import anna, bruno, carla, person
from tests.knowledge.test_fact_forms import posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts"), pytest.mark.ignore_template_errors]
LIMIT = "it.flat_rate.revenue_limit"
FORM = f"/admin/facts/it/parameters/fact/?key={LIMIT}"


class _Text(HTMLParser):
    """The words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(response) -> str:
    reader = _Text()
    reader.feed(response.content.decode())
    return " ".join(" ".join(reader.words).split())


def filled(section: str = "parameters", key: str = LIMIT, **changes: str) -> QueryDict:
    """The form as it stands, with these fields written anew."""
    raw = country_facts("it")
    data = posted(FactEditor(section, raw, current_record("it", section, key)))
    for name, value in changes.items():
        data[name] = value
    return data


def next_year(do: str, **more: str) -> QueryDict:
    """Next year's limit beside this year's."""
    data = filled(**{"history-TOTAL_FORMS": "2", "history-0-valid_to": "2026-12-31", "do": do, **more})
    data.update({"history-1-value": "90000", "history-1-valid_from": "2027-01-01", "history-1-confidence": "confirmed"})
    data.setlist("history-1-sources", data.getlist("history-0-sources"))
    return data


def test_from_the_list_to_the_published_figure() -> None:
    editor, reviewer = at_the_desk(carla()), at_the_desk(bruno())
    listed = editor.get("/admin/facts/it/parameters/", {"q": "yearly revenue limit"})
    assert LIMIT in words(listed)
    looked = editor.post(FORM, next_year("look", why="Budget law"))
    assert (looked.status_code, Change.objects.count()) == (200, 0)
    said = words(looked)
    assert "What this touches" in said
    assert "history[2027-01-01]" in said
    sent = editor.post(FORM, next_year("send", why="Budget law"))
    change = Change.objects.get()
    assert (sent.status_code, change.state, change.why) == (302, ChangeState.REVIEW, "Budget law")
    assert "A second person has to publish" in words(editor.get(sent.url))
    reviewer.post(f"/admin/facts/changes/{change.pk}/", {"do": "publish"})
    change.refresh_from_db()
    assert change.state == ChangeState.PUBLISHED
    history = current_record("it", "parameters", LIMIT)["history"]
    assert [value["value"] for value in history][-2:] == [85000, 90000]


def test_what_a_change_touches_is_counted_before_it_is_saved() -> None:
    step = country_facts("it")["procedures"][0]
    page = at_the_desk(carla()).post(
        f"/admin/facts/it/procedures/fact/?key={step['id']}", filled("procedures", step["id"], title="Another title", do="look")
    )
    said = words(page)
    assert "steps" in said
    assert "worked case" in said
    assert "Another title" in said


def test_an_odd_value_is_said_beside_its_field_and_nothing_is_lost() -> None:
    page = at_the_desk(carla()).post(FORM, next_year("save", **{"label": "A new label", "history-0-value": "85.000,00"}))
    assert page.status_code == 422
    assert "Write a number with a point" in words(page)
    assert 'value="A new label"' in page.content.decode()
    assert 'value="2027-01-01"' in page.content.decode()
    assert Change.objects.count() == 0


def test_a_draft_that_does_not_fit_is_kept_and_says_why() -> None:
    step = next(row for row in country_facts("it")["procedures"] if row["needs"])
    first = step["needs"][0]
    data = filled("procedures", first, do="send")
    data.setlist("needs", [step["id"]])
    editor = at_the_desk(carla())
    page = editor.post(f"/admin/facts/it/procedures/fact/?key={first}", data)
    change = Change.objects.get()
    assert (page.status_code, change.state) == (302, ChangeState.DRAFT)
    assert "circle" in words(editor.get(page.url))


def test_the_second_of_two_editors_sees_the_first() -> None:
    first = carla()
    record = current_record("it", "parameters", LIMIT)
    change_actions.begin(author=first, country="it", section="parameters", key=LIMIT, record=record, base=record)
    assert "carla@example.org is changing this too" in words(at_the_desk(anna()).get(FORM))


def test_an_editor_of_another_country_reads_and_writes_nothing() -> None:
    abroad = at_the_desk(person("dora", (Role.EDITOR, "de")))
    page = abroad.get(FORM)
    assert (page.status_code, "You can read this." in words(page)) == (200, True)
    assert abroad.post(FORM, next_year("save")).url == "/admin/"
    assert abroad.get("/admin/facts/it/glossary/new/").url == "/admin/"
    assert Change.objects.count() == 0


def test_a_translator_reads_facts_and_changes_none() -> None:
    translator = at_the_desk(person("olena", (Role.TRANSLATOR, "it")))
    assert translator.get(FORM).status_code == 200
    assert translator.post(FORM, next_year("save")).url == "/admin/"
    assert Change.objects.count() == 0


def test_a_reviewer_cannot_publish_her_own_change_by_hand() -> None:
    author = carla()
    client = at_the_desk(author)
    client.post(FORM, next_year("send"))
    change = Change.objects.get()
    page = client.post(f"/admin/facts/changes/{change.pk}/", {"do": "publish"})
    assert (page.status_code, "A second person" in words(page)) == (409, True)


def test_a_new_word_is_written() -> None:
    data = {"term": "Marca digitale", "say": "", "english": "stamp", "means": "A stamp paid online.", "do": "save"}
    page = at_the_desk(carla()).post("/admin/facts/it/glossary/new/", data)
    assert page.status_code == 302
    assert Change.objects.get().record == {
        "term": "Marca digitale",
        "say": "",
        "english": "stamp",
        "means": "A stamp paid online.",
    }


def test_a_new_fact_may_not_take_the_id_of_another() -> None:
    term = country_facts("it")["glossary"][0]["term"]
    data = {"term": term, "say": "", "english": "x", "means": "x", "do": "save"}
    page = at_the_desk(carla()).post("/admin/facts/it/glossary/new/", data)
    assert (page.status_code, Change.objects.count()) == (409, 0)


SCREENS = ["", "changes/", "changes/log/", "it/", "it/procedures/", "it/glossary/new/", f"it/parameters/history/?key={LIMIT}"]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_screens_are_for_staff(screen: str) -> None:
    assert at_the_desk(carla()).get(f"/admin/facts/{screen}").status_code == 200
    assert Client().get(f"/admin/facts/{screen}").status_code == 302


@pytest.mark.parametrize("address", ["xx/", "it/nothing/", "it/parameters/fact/?key=no", "it/order/?key=no", "it/territory/"])
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert at_the_desk(carla()).get(f"/admin/facts/{address}").status_code == 404


def test_the_picture_of_the_order_shows_what_comes_first() -> None:
    step = next(row for row in country_facts("it")["procedures"] if row["needs"])
    page = at_the_desk(carla()).get(f"/admin/facts/it/order/?key={step['id']}")
    titles = {row["id"]: row["title"] for row in country_facts("it")["procedures"]}
    listed = words(page)
    assert all(titles[need] in listed for need in step["needs"])
    assert "<svg" in page.content.decode()


def test_a_list_asks_the_database_as_often_for_many_facts_as_for_few(django_assert_max_num_queries) -> None:
    client = at_the_desk(carla())
    client.get("/admin/facts/it/sources/")
    counted = []
    for address in ("it/legal_forms/", "it/sources/"):
        with django_assert_max_num_queries(40) as found:
            client.get(f"/admin/facts/{address}")
        counted.append(len(found))
    assert counted[0] == counted[1]
