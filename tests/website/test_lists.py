"""Legal forms, money, help, words, pitfalls, gaps: what they show, how they are filtered and paged."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.knowledge.books import shelf
from tests.website.paths import CITIES, MILAN, OF_TERRITORY
from tests.website.reading import read

pytestmark = pytest.mark.django_db
LISTS = [page for page in OF_TERRITORY if page not in ("", "compare/", "guides/", "topics/money/", "updates/")]


def test_forms_stand_side_by_side_with_every_answer(client: Client, fresh: Client) -> None:
    forms = fresh.get(f"/en/{MILAN}/compare/").context["forms"]
    assert [form.id for form in forms] == list(shelf.book("it").ground(MILAN).legal_forms)
    shown = read(client.get(f"/en/{MILAN}/compare/"))
    for form in forms:
        for text in (form.official, form.what.text, form.liability.text, form.owners.text, form.suits.text, form.beware.text):
            assert text in shown.text
    company = next(form for form in forms if form.id == "it.srl")
    assert (company.capital, company.notary) == ("€10,000", True)


def test_cost_of_a_form_adds_only_what_everybody_pays_as_a_fee(fresh: Client) -> None:
    (sole,) = [form for form in fresh.get(f"/en/{MILAN}/compare/").context["forms"] if form.id == "it.ditta-individuale"]
    assert (sole.once, sole.yearly) == ("€35.50", "€50.10")


def test_nearest_help_stands_first(fresh: Client) -> None:
    context = fresh.get(f"/en/{MILAN}/help/").context
    places = [line.place.text for line in context["lines"]]
    assert places == sorted(places, key=["Milan", "Lombardy", "Italy"].index)
    assert context["listed"].paginator.count == len(shelf.book("it").ground(MILAN).organisations)


@pytest.mark.parametrize("city", CITIES)
def test_help_is_filtered_by_topic_language_and_price(fresh: Client, city: str) -> None:
    everybody = shelf.book(city).ground(city).organisations.values()
    for query, fits in {
        "topic=legal": lambda one: "legal" in one.topics,
        "language=en": lambda one: "en" in one.languages,
        "free=yes": lambda one: one.free,
        "topic=finance&language=en&free=yes": lambda one: "finance" in one.topics and "en" in one.languages and one.free,
    }.items():
        response = fresh.get(f"/en/{city}/help/?{query}")
        expected = {one.id for one in everybody if fits(one)}
        assert response.context["listed"].paginator.count == len(expected)
        assert {line.id for line in response.context["lines"]} <= expected


def test_nobody_found_says_what_to_do(client: Client) -> None:
    shown = read(client.get(f"/en/{MILAN}/help/?language=ar&topic=marketing"))
    assert "Nobody fits this choice." in shown.text
    assert shown.links["?"] == "Show all"


def test_help_in_two_languages_names_them_in_the_readers(fresh: Client) -> None:
    (language,) = [one for one in fresh.get(f"/de/{MILAN}/help/").context["filters"] if one.name == "language"]
    assert ("ar", "Arabisch") in [(choice.value, choice.label) for choice in language.choices]


def test_funding_is_filtered_by_kind_and_state(fresh: Client) -> None:
    lines = shelf.book("it").ground(MILAN).funding.values()
    for query, fits in {
        "kind=loan": lambda line: line.kind == "loan",
        "state=open": lambda line: line.status == "open",
        "kind=grant&state=open": lambda line: line.kind == "grant" and line.status == "open",
    }.items():
        found = fresh.get(f"/en/{MILAN}/funding/?{query}").context["lines"]
        assert {line.id for line in found} == {line.id for line in lines if fits(line)}


def test_nothing_to_fund_says_what_to_do(client: Client) -> None:
    shown = read(client.get(f"/en/{MILAN}/funding/?kind=equity&state=closed"))
    assert "Nothing fits this choice." in shown.text
    assert "Talk to somebody" in shown.text


def test_word_is_found_by_itself_by_its_meaning_and_in_any_case(fresh: Client) -> None:
    for asked in ("partita", "PARTITA IVA", "vat number"):
        assert "Partita IVA" in [term.term for term in fresh.get(f"/en/{MILAN}/glossary/", {"q": asked}).context["terms"]]
    assert fresh.get(f"/it/{MILAN}/glossary/", {"q": "partita"}).context["terms"][0].means.language == "it"


def test_word_not_there_is_said_and_the_asked_stays_escaped(client: Client) -> None:
    response = client.get(f"/en/{MILAN}/glossary/", {"q": '"><script>'})
    assert "We do not have this word yet." in read(response).text
    assert b"<script>" not in response.content.replace(b'<script type="module"', b"")
    assert b'value="&quot;&gt;&lt;script&gt;"' in response.content


def test_words_are_paged_in_the_order_of_the_alphabet(fresh: Client) -> None:
    pages = [fresh.get(f"/en/{MILAN}/glossary/?page={number}").context["terms"] for number in (1, 2)]
    found = [term.term for page in pages for term in page]
    assert sorted(found, key=str.casefold) == found
    assert sorted(found) == sorted(shelf.book("it").ground(MILAN).glossary)


def test_pitfalls_are_the_same_for_everybody(fresh: Client) -> None:
    context = fresh.get(f"/en/{MILAN}/pitfalls/?status=student").context
    assert [line.id for line in context["lines"]] == list(shelf.book("it").ground(MILAN).pitfalls)[:20]
    assert not read(fresh.get(f"/en/{MILAN}/pitfalls/")).controls


def test_gaps_are_said_with_what_was_tried(fresh: Client) -> None:
    response = fresh.get(f"/en/{MILAN}/unknown/")
    gaps = shelf.book("it").country.unknown
    assert response.context["listed"].paginator.count == len(gaps)
    assert gaps[0].what in read(response).text
    assert gaps[0].tried in read(response).text


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("query", ["page=0", "page=999", "page=1.5", "page=%00"])
def test_page_beyond_a_list_leads_back_to_it(client: Client, page: str, query: str) -> None:
    response = client.get(f"/en/{MILAN}/{page}?{query}")
    assert response.status_code == 404
    assert f"/en/{MILAN}/{page}" in read(response).links


@pytest.mark.parametrize(
    ("page", "query", "allowed"),
    [
        ("funding/", "kind=gift", "?kind=loan"),
        ("funding/", "state=maybe", "?state=open"),
        ("help/", "topic=love", "?topic=legal"),
        ("help/", "language=xx", "?language=en"),
        ("help/", "free=no", "?free=yes"),
    ],
)
def test_unknown_filter_value_names_those_there_are(client: Client, page: str, query: str, allowed: str) -> None:
    response = client.get(f"/en/{MILAN}/{page}?{query}")
    assert response.status_code == 404
    assert f"/en/{MILAN}/{page}{allowed}" in read(response).links


@pytest.mark.parametrize("page", ["compare/", *LISTS])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_list_asks_the_database_once_however_long(fresh: Client, page: str, language: str) -> None:
    address = f"/{language}/{MILAN}/{page}"
    fresh.get(address)
    with CaptureQueriesContext(connection) as asked:
        fresh.get(address)
    assert len(asked) == 1
