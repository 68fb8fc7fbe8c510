"""Territories, parameters and procedures as programs read them."""

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from seemein.core.facts.schema import Parameter
from seemein.knowledge.books import Book, shelf
from tests.api.asking import MILAN, Program


@pytest.fixture
def italy(program: Program) -> Book:
    return shelf.book("it")


def changing(book: Book) -> Parameter:
    """A figure of the country whose value changed on a known day."""
    return next(
        found
        for found in book.country.parameters
        if found.territory == "it" and len(found.history) > 1 and found.history[-1].valid_from and found.history[-2].valid_to
    )


class TestTerritories:
    def test_list_holds_every_territory_of_every_country(self, program: Program) -> None:
        found = program.read("territories")
        paths = [territory["path"] for territory in found["results"]]
        assert paths == [path for book in shelf.books() for path in book.places]
        assert (found["count"], found["next"]) == (len(paths), None)

    def test_territory_names_its_chain_and_its_languages(self, program: Program) -> None:
        assert program.read("territories/it/lombardia") == {
            "path": "it/lombardia",
            "parent": "it",
            "name": "Lombardy",
            "local_name": "Lombardia",
            "language": "it",
            "currency": "EUR",
            "time_zone": "Europe/Rome",
            "within": [MILAN],
            "languages": list(shelf.book("it").languages),
        }


class TestPaging:
    def test_parts_follow_one_another_until_nothing_is_left(self, program: Program) -> None:
        whole = program.read("parameters", {"territory": "it", "limit": 200})
        found, address = [], "http://localhost:8000/api/v1/parameters?territory=it&limit=70"
        while address:
            part = program.client.get(address.removeprefix("http://localhost:8000")).json()
            found += [parameter["key"] for parameter in part["results"]]
            address = part["next"]
        assert len(found) == whole["count"]
        assert found[:200] == [parameter["key"] for parameter in whole["results"]]

    def test_next_keeps_what_was_asked(self, program: Program) -> None:
        found = program.read("procedures", {"territory": MILAN, "language": "it", "phase": "tax", "limit": 1, "offset": 1})
        assert found["next"] == (
            "http://localhost:8000/api/v1/procedures?territory=it%2Flombardia%2Fmilano&language=it&phase=tax&limit=1&offset=2"
        )

    def test_an_offset_behind_the_end_is_an_empty_part(self, program: Program) -> None:
        found = program.read("territories", {"offset": 5000})
        assert (found["results"], found["next"]) == ([], None)

    @pytest.mark.parametrize("limit", [1, 3])
    def test_a_list_takes_the_same_two_queries_however_long(
        self, program: Program, django_assert_num_queries: DjangoAssertNumQueries, limit: int
    ) -> None:
        program.read("procedures", {"territory": MILAN})
        with django_assert_num_queries(2):
            program.get("procedures", {"territory": MILAN, "limit": limit})


class TestParameters:
    def test_value_is_that_of_the_day_asked_for(self, program: Program, italy: Book) -> None:
        found = changing(italy)
        before, after = found.history[-2:]
        assert before.valid_to and after.valid_from
        for entry, day in ((before, before.valid_to), (after, after.valid_from)):
            answer = program.read(f"parameters/{found.key}", {"date": day.isoformat()})
            assert (answer["value"], answer["date"]) == (entry.value, day.isoformat())
            assert [source["id"] for source in answer["sources"]] == list(entry.sources)

    def test_history_holds_every_value_with_its_dates(self, program: Program, italy: Book) -> None:
        found = changing(italy)
        answer = program.read(f"parameters/{found.key}")
        assert [(value["value"], value["valid_from"]) for value in answer["history"]] == [
            (entry.value, entry.valid_from.isoformat() if entry.valid_from else None) for entry in found.history
        ]

    def test_outside_its_known_dates_a_figure_has_no_value_and_says_why(self, program: Program, italy: Book) -> None:
        found = next(each for each in italy.country.parameters if each.history[0].valid_from and each.territory == "it")
        answer = program.read(f"parameters/{found.key}", {"date": "1990-01-01"})
        assert (answer["value"], answer["figure"], answer["unknown"], answer["sources"]) == (None, None, "not_yet", [])

    def test_figure_is_written_as_a_reader_of_the_language_sees_it(self, program: Program) -> None:
        key = "it.flat_rate.revenue_limit"
        figures = {language: program.read(f"parameters/{key}", {"language": language})["figure"] for language in ("en", "de")}
        assert figures == {"en": "€85,000", "de": "85.000\N{NO-BREAK SPACE}€"}

    def test_a_list_is_dated_as_a_whole(self, program: Program) -> None:
        found = program.read("parameters", {"territory": "it", "date": "2026-01-31"})
        assert {parameter["date"] for parameter in found["results"]} == {"2026-01-31"}

    def test_today_is_the_day_there(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
        monkeypatch.setattr("seemein.knowledge.days.timezone.now", lambda: late)
        assert program.read("parameters/it.flat_rate.revenue_limit")["date"] == "2026-11-25"

    def test_a_figure_of_a_city_is_found_by_its_key_alone(self, program: Program, italy: Book) -> None:
        local = next(each for each in italy.country.parameters if each.territory == MILAN)
        assert program.read(f"parameters/{local.key}")["territory"] == MILAN
        assert program.read(f"parameters/{local.key}", {"territory": MILAN})["value"] == local.history[-1].value


class TestProcedures:
    def test_list_holds_what_is_seen_from_a_territory_phase_by_phase(self, program: Program, italy: Book) -> None:
        found = program.read("procedures", {"territory": MILAN, "limit": 200})["results"]
        assert {step["id"] for step in found} == set(italy.ground(MILAN).procedures)
        order = [step["phase"] for step in found]
        assert [order[0], order[-1]] == ["prepare", "grow"]
        assert len(list(dict.fromkeys(order))) == len(
            [1 for here, before in zip(order, [None, *order], strict=False) if here != before]
        )

    def test_a_phase_leaves_only_its_steps(self, program: Program) -> None:
        found = program.read("procedures", {"territory": MILAN, "phase": "found"})["results"]
        assert {step["phase"] for step in found} == {"found"}

    def test_a_trade_leaves_out_the_steps_of_others(self, program: Program) -> None:
        everything = {step["id"] for step in program.read("procedures", {"territory": MILAN, "limit": 200})["results"]}
        found = {
            step["id"] for step in program.read("procedures", {"territory": MILAN, "sector": "beauty", "limit": 200})["results"]
        }
        assert "it.health-notification" in everything - found
        assert "it.codice-fiscale" in found

    def test_a_city_changes_single_fields_of_a_step(self, program: Program, italy: Book) -> None:
        changed = next(each for each in italy.country.overrides if each.of in italy.ground("it").procedures)
        here = program.read(f"procedures/{changed.of}", {"territory": changed.territory})
        there = program.read(f"procedures/{changed.of}")
        assert here != there
        assert {source["id"] for source in here["sources"]} >= set(changed.sources)

    def test_a_step_of_a_city_is_found_by_its_id_alone(self, program: Program, italy: Book) -> None:
        local = next(each for each in italy.country.procedures if each.territory == MILAN)
        assert program.read(f"procedures/{local.id}")["territory"] == MILAN

    def test_texts_are_in_the_language_asked_for(self, program: Program) -> None:
        found = program.read("procedures/it.codice-fiscale", {"language": "it"})
        assert found["languages"] == dict.fromkeys(found["languages"], "it") | {
            name: "en" for name in ("gives", "renew", "beware") if not found[name]
        }
        assert found["machine"] is True

    def test_texts_that_are_not_translated_are_in_english_and_say_so(self, program: Program) -> None:
        found = program.read("procedures/it.codice-fiscale", {"language": "hu"})
        english = program.read("procedures/it.codice-fiscale")
        assert (found["title"], found["title_language"]) == (english["title"], "en")
        assert set(found["languages"].values()) == {"en"}
        assert found["machine"] is False
