"""How far each language is: counted from the texts themselves, once for each snapshot, readable by everybody."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.knowledge import actions
from seemein.knowledge.states import READ
from seemein.knowledge.translating import queries
from seemein.website.pagecache import PUBLIC
from seemein.website.views import coverage
from tests.knowledge import small
from tests.website.paths import LANGUAGES
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SEGMENTS = [
    small.said("register/title", "Register", "Registrati", state="read"),
    small.said("register/what", "It costs {xx.ten}.", "Costa {xx.ten}."),
    small.said("wait/title", "Wait", "Aspetta"),
]


@pytest.fixture
def raw() -> dict[str, Any]:
    found = small.country()
    small.load(found, SEGMENTS)
    return found


def cell(reader: Client, language: str, label: str) -> dict[str, str]:
    """What one cell of the table says: state → share."""
    (row,) = [row for row in reader.get("/en/coverage/").context["rows"] if row.code == language]
    (found,) = [one for one in row.cells if one.label == label]
    return {one.state: one.share for one in found.shares}


def test_every_language_but_english_has_a_row_and_every_country_a_column(fresh: Client) -> None:
    context = fresh.get("/en/coverage/").context
    assert [row.code for row in context["rows"]] == [code for code in LANGUAGES if code != "en"]
    assert context["heads"] == ["Interface", "Germany", "Croatia", "Hungary", "Italy", "Slovenia"]
    (italian,) = [row for row in fresh.get("/de/coverage/").context["rows"] if row.code == "it"]
    assert (italian.own, italian.name) == ("Italiano", "Italienisch")


def test_every_cell_adds_up_to_a_hundred(fresh: Client) -> None:
    cells = [one for row in fresh.get("/en/coverage/").context["rows"] for one in row.cells]
    assert {sum(int(share.share.strip("%")) for share in one.shares) for one in cells} == {100}


def test_a_country_is_counted_in_words(raw: dict[str, Any], fresh: Client) -> None:
    found = queries.count_of(small.book(), "it")
    sentence = len(["It", "costs", "{xx.ten}.", "Bring", "{xx.forty}."])
    assert (found.read, found.machine, found.outdated) == (1, 1, sentence)
    assert set(cell(fresh, "it", "Xland")) == {"read", "machine", "outdated", "missing"}
    assert cell(fresh, "tr", "Xland") == {"missing": "100%"}


def test_a_text_that_somebody_reads_counts_at_once(raw: dict[str, Any], fresh: Client) -> None:
    before = cell(fresh, "it", "Xland")
    about = {"language": "it", "context": "xx.wait/title", "source": "Wait"}
    assert actions.change_translation(country="xx", text="Aspetta", state=READ, **about) == []
    after = cell(fresh, "it", "Xland")
    assert (int(before["read"].strip("%")) < int(after["read"].strip("%")), "machine" in after) == (True, False)


def test_the_interface_is_counted_from_its_catalogue(fresh: Client) -> None:
    found = coverage.interface("it")
    assert found.total == coverage.interface("ar").total > 1000
    assert cell(fresh, "it", "Interface")


def test_the_page_says_what_a_machine_s_text_is_and_how_to_help(client: Client) -> None:
    shown = read(client.get("/en/coverage/"))
    assert "no person has read it yet" in shown.text
    assert "Write to us" in shown.links["/en/legal/contact/"]
    assert shown.title == "How far each language is"


def test_the_page_is_kept_and_asks_no_table_of_texts(fresh: Client, client: Client) -> None:
    fresh.get("/en/coverage/")
    with CaptureQueriesContext(connection) as found:
        fresh.get("/en/coverage/")
    assert [query["sql"] for query in found if "translation" in query["sql"].lower()] == []
    assert len(found) == 1
    assert client.get("/en/coverage/").headers["Cache-Control"] == PUBLIC
