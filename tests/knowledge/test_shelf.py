"""The shelf: every process serves what was published last, after one look."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from seemein.knowledge import books
from seemein.knowledge.books import NoBook, Shelf, shelf
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
MILAN = "it/lombardia/milano"


class TestProcesses:
    def test_another_process_serves_a_change_on_its_next_look(self) -> None:
        small.load(small.country())
        other = Shelf()
        before = other.book("xx")
        small.edit("ten", 11)
        after = other.book("xx")
        assert (before.id != after.id, after.id) == (True, shelf.book("xx").id)
        assert after.country.parameters[0].history[0].value == 11

    def test_an_unchanged_country_stays_the_same_object(self) -> None:
        small.load(small.country())
        other = Shelf()
        italy = other.book("it")
        small.edit("ten", 11)
        assert other.book("it") is italy

    def test_a_change_that_was_rolled_back_is_not_served(self) -> None:
        small.load(small.country())
        before = shelf.book("xx").id
        with transaction.atomic():
            small.edit("ten", 11)
            assert shelf.book("xx").id != before
            transaction.set_rollback(True)
        assert shelf.book("xx").id == before


class TestQueries:
    def test_a_look_is_one_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        shelf.book(MILAN)
        with django_assert_num_queries(1):
            shelf.book(MILAN)

    def test_all_books_are_one_query_as_well(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        shelf.books()
        with django_assert_num_queries(1):
            shelf.books()

    def test_a_new_process_opens_a_book_in_three(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(3):
            Shelf().book(MILAN)

    def test_a_held_book_is_none(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        shelf.book(MILAN)
        with django_assert_num_queries(0):
            shelf.held(MILAN).base(MILAN, date(2026, 11, 24))


class TestBooks:
    def test_countries_stand_in_alphabetical_order(self) -> None:
        assert [book.country.territory.path for book in shelf.books()] == ["de", "hr", "hu", "it", "si"]

    @pytest.mark.parametrize("path", ["xx", "xx/region", "", "e"])
    def test_an_unknown_country_has_no_book(self, path: str) -> None:
        with pytest.raises(NoBook) as raised:
            shelf.book(path)
        assert raised.value.path == path

    @pytest.mark.parametrize("path", ["it/atlantis", "italy", "it/"])
    def test_an_unknown_territory_is_not_in_the_book(self, path: str) -> None:
        with pytest.raises(NoBook):
            shelf.book(path).place(path)

    def test_chain_is_nearest_first(self) -> None:
        assert [place.path for place in shelf.book("it").chain(MILAN)] == [MILAN, "it/lombardia", "it"]

    def test_languages_are_english_and_those_translated(self) -> None:
        assert shelf.book("it").languages[0] == "en"
        assert "it" in shelf.book("it").languages

    def test_days_begin_where_the_place_lies(self) -> None:
        zones = {book.country.territory.path: book.places[book.country.territory.path].zone for book in shelf.books()}
        assert zones == {
            "de": "Europe/Berlin",
            "hr": "Europe/Zagreb",
            "hu": "Europe/Budapest",
            "it": "Europe/Rome",
            "si": "Europe/Ljubljana",
        }


class TestMemory:
    def test_what_is_used_stays_while_what_was_asked_once_goes(self) -> None:
        small.load(small.country())
        book = small.book()
        often = book.base("xx", small.DAY)
        for days in range(1, 2 * books._BASES):
            book.base("xx", small.DAY + timedelta(days=days))
            assert book.base("xx", small.DAY) is often
        assert len(book._bases) == books._BASES

    def test_the_shelf_is_bounded(self) -> None:
        small.load(small.country())
        other = Shelf()
        for value in range(books._BOOKS + 3):
            small.edit("ten", value)
            other.book("xx")
        assert len(other._books) == books._BOOKS


def test_publications_follow_one_another_only_inside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    class Open:
        in_atomic_block = False

    monkeypatch.setattr("seemein.knowledge.books.transaction.get_connection", Open)
    with pytest.raises(RuntimeError, match="needs a transaction"):
        books.lock_edition()
