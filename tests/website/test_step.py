"""A step's page: everything of a procedure, with its sources, in one language or two."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.kit.figures import figure, long_date
from seemein.knowledge import actions
from seemein.knowledge.books import shelf
from seemein.knowledge.models import Fact
from seemein.website import once
from tests.website.paths import LANGUAGES, MILAN, STEP
from tests.website.reading import read

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/{MILAN}/steps/{STEP}/"
FINE = "it.pec.fine_sole_min"


def change(key: str, **more: object) -> None:
    fact = Fact.objects.get(section="parameters", key=key)
    faults = actions.change_fact(country="it", section="parameters", key=key, record={**fact.record, **more})
    assert faults == []


def test_step_says_everything_of_its_procedure(client: Client) -> None:
    shown = read(client.get(ADDRESS))
    procedure = shelf.book("it").ground(MILAN).procedures[STEP]
    assert shown.title == procedure.title
    for text in (procedure.local_title, procedure.what, procedure.gives, procedure.legal_basis, *procedure.documents):
        assert text in shown.text
    office = shelf.book("it").ground(MILAN).authorities[procedure.authority or ""]
    assert office.local_name in shown.text
    assert procedure.url in shown.links
    for need in procedure.needs:
        assert f"/en/{MILAN}/steps/{need}/" in shown.links


def test_figure_in_a_text_leads_to_its_source_on_the_page(client: Client) -> None:
    shown = read(client.get(ADDRESS))
    assert shown.links[f"#{FINE}"] == "€30"
    assert FINE in shown.ids
    numbers = [link.removeprefix("#source-") for link in shown.links if link.startswith("#source-")]
    assert numbers
    assert {f"source-{number}" for number in numbers} <= set(shown.ids)


def test_source_says_who_when_and_how_sure(client: Client) -> None:
    shown = read(client.get(ADDRESS))
    source = shelf.book("it").ground(MILAN).sources[shelf.book("it").ground(MILAN).procedures[STEP].sources[0]]
    assert source.url in shown.links
    assert long_date(source.read_on, "en") in shown.text
    assert f"Confirmed by the page of {source.publisher}." in shown.text
    assert "Checked on" in shown.text


def test_value_that_is_not_sure_says_so(fresh: Client) -> None:
    figures = fresh.get(ADDRESS).context["shown_step"].figures
    assert {one.key: one.trust.sure for one in figures if one.trust}["it.pec.cost_year"] is False
    assert re.search(r"Seen last in 20\d\d: ask before you rely on it\.", read(fresh.get(ADDRESS)).text)


def test_history_and_announced_change_stand_beside_the_figure(client: Client) -> None:
    old = Fact.objects.get(key=FINE).record["history"][0]
    history = [
        {**old, "value": 20, "valid_from": "2020-01-01", "valid_to": "2024-12-31"},
        {**old, "value": 30, "valid_from": "2025-01-01", "valid_to": "2098-12-31"},
        {**old, "value": 44, "valid_from": "2099-01-01", "valid_to": None},
    ]
    change(FINE, history=history)
    text = read(client.get(ADDRESS)).text
    assert f"From {long_date(date(2099, 1, 1), 'en')}: €44" in text
    assert f"Until {long_date(date(2024, 12, 31), 'en')}: €20" in text


def test_figure_unknown_today_is_said_and_not_guessed(client: Client) -> None:
    old = Fact.objects.get(key=FINE).record["history"][0]
    change(FINE, history=[{**old, "valid_from": "2020-01-01", "valid_to": "2021-01-01"}])
    shown = read(client.get(ADDRESS))
    assert "The last known value has ended. Ask the office for the new one." in shown.text
    assert shown.links[f"#{FINE}"] == "(not known today)"


def test_local_words_are_explained_with_how_to_say_them(fresh: Client) -> None:
    terms = {term.term: term for term in fresh.get(ADDRESS).context["shown_step"].terms}
    assert terms["PEC"].say == "pek"
    assert "POS" not in terms
    assert "How to say it" in read(fresh.get(ADDRESS)).text


def test_city_sees_the_rule_of_its_own_and_says_so(fresh: Client) -> None:
    place = f"/en/{MILAN}/steps/it.premises-check/"
    assert [said.text for said in fresh.get(place).context["changed_in"]] == ["Milan"]
    assert fresh.get("/en/it/steps/it.premises-check/").context["changed_in"] == []
    once._fragments.clear()
    assert fresh.get(place).context["step"].authority.id == "it.suap-milano"


def test_alternatives_of_a_group_are_offered(fresh: Client) -> None:
    group = shelf.book("it").ground(MILAN).groups
    members = next(iter(group.values()))
    others = fresh.get(f"/en/{MILAN}/steps/{members[0]}/").context["shown_step"].others
    assert [line.id for line in others] == list(members[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_languages_stand_side_by_side(fresh: Client, language: str) -> None:
    response = fresh.get(f"/{language}/{MILAN}/steps/{STEP}/?with=it")
    step = response.context["shown_step"]
    columns = 1 if language == "it" else 2
    assert {len(texts) for row in step.rows for texts in row.items} == {columns}
    assert len(step.titles) == columns
    assert [text.language for text in step.titles][-1] == "it"
    if columns == 2:
        assert "Attiva una casella di posta elettronica certificata (PEC)" in read(response).in_language("it")


def test_only_the_language_of_the_office_can_stand_beside(client: Client) -> None:
    response = client.get(f"{ADDRESS}?with=hu")
    assert response.status_code == 404
    assert f"{ADDRESS}?with=it" in read(response).links


@pytest.mark.parametrize("step", ["nothing", "it.nothing", "de.gewerbeanmeldung", "IT.PEC", "it.pec' or 1"])
def test_unknown_step_leads_to_all_steps(client: Client, step: str) -> None:
    response = client.get(f"/en/{MILAN}/steps/{step}/")
    assert response.status_code == 404
    assert f"/en/{MILAN}/steps/" in read(response).links


@pytest.mark.parametrize("step", ["it.codice-fiscale", STEP], ids=["without figures", "with several"])
def test_step_asks_the_database_once_however_much_it_shows(fresh: Client, step: str) -> None:
    fresh.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        fresh.get(f"/en/{MILAN}/steps/{step}/")
    assert len(asked) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_changed_figure_shows_in_every_language(client: Client, language: str) -> None:
    old = Fact.objects.get(key=FINE).record["history"][0]
    change(FINE, history=[{**old, "value": 1234.5}])
    shown = read(client.get(f"/{language}/{MILAN}/steps/{STEP}/"))
    assert shown.links[f"#{FINE}"] == figure(1234.5, "EUR", language if language in ("en", "it", "ar") else "en")
    assert figure(1234.5, "EUR", language) in shown.text
