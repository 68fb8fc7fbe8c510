"""The facts and guides of all five countries, loaded once: every test that may touch the database finds them in it."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from seemein.core.facts import loader
from seemein.guides import seeds
from seemein.knowledge import actions, catalogues, files
from seemein.knowledge.merging import Changes

Tables = dict[str, tuple[list[str], list[Any]]]
BLOCKER: pytest.StashKey[Any] = pytest.StashKey()
ROWS: pytest.StashKey[Tables] = pytest.StashKey()


def pytest_configure() -> None:
    """The server of static files warns where their folder is missing."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


# Each country's own language and one that is written from right to left: every other is read the same way, and takes its time.
LANGUAGES = {"it": ("it", "ar"), "de": ("de", "ar"), "hu": ("hu", "ar"), "si": ("sl", "ar"), "hr": ("hr", "ar")}


def load_all() -> list[Changes]:
    """Load content/ as `manage.py load_knowledge` does, in some languages."""
    raws = files.read_all(files.knowledge_folder())
    countries = [raw["territory"]["path"] for raw in raws.values()]
    read = (catalogues.read(files.translations_folder(), country, LANGUAGES[country]) for country in countries)
    return actions.load(raws, chain.from_iterable(read))


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database, with the facts and the guides in it."""
    with django_db_blocker.unblock():
        faults = [fault for changes in load_all() for fault in changes.faults]
        if faults:
            raise loader.FactsError(faults)
        seeds.load(seeds.read_all(seeds.folder())[0])
        DBTaskResult.objects.all().delete()  # as if the worker had done what the load left to it
        request.config.stash[ROWS] = _all_rows()
    request.config.stash[BLOCKER] = django_db_blocker


@pytest.fixture(scope="session")
def facts(django_db_setup: None) -> None:
    """The facts of all five countries are loaded and published; the test itself asks for the database."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test that commits leaves an empty database: put the facts back, unless it was the last and the database is gone."""
    yield
    marker = item.get_closest_marker("django_db")
    commits = (marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ())
    if commits and nextitem and ROWS in item.config.stash:
        _put_back(item.config)


def _all_rows() -> Tables:
    """Every row as the database gives it: what migrations made (groups, shelves, kinds of content) is lost in a flush too."""
    found: Tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            if not table.endswith("_fts"):  # SQLite keeps the index of a search by itself
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (our own tables)
                found[table] = ([column[0] for column in cursor.description], cursor.fetchall())
    return found


def _put_back(config: pytest.Config) -> None:
    quote = connection.ops.quote_name
    with config.stash[BLOCKER].unblock(), transaction.atomic(), connection.cursor() as cursor:
        for table in config.stash[ROWS]:
            cursor.execute(f"DELETE FROM {quote(table)}")  # noqa: S608 (our own tables)
        for table, (columns, rows) in config.stash[ROWS].items():
            if rows:
                marks = ", ".join(["%s"] * len(columns))
                named = ", ".join(quote(column) for column in columns)
                cursor.executemany(f"INSERT INTO {quote(table)} ({named}) VALUES ({marks})", rows)  # noqa: S608 (our own)
    ContentType.objects.clear_cache()
