"""The facts of all five countries, loaded once into the test database: every test that may touch the database finds them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from django.conf import settings
from django.db import models, transaction

from seemein.core.facts import loader
from seemein.knowledge import actions, catalogues, files
from seemein.knowledge.merging import Changes
from seemein.knowledge.models import Edition, Fact, Publication, Snapshot, Translation
from seemein.places.models import Territory

TABLES: tuple[type[models.Model], ...] = (Territory, Fact, Translation, Snapshot, Publication, Edition)
BLOCKER: pytest.StashKey[Any] = pytest.StashKey()
ROWS: pytest.StashKey[list[list[models.Model]]] = pytest.StashKey()


def pytest_configure() -> None:
    """The server of static files warns where their folder is missing."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def load_all() -> list[Changes]:
    """Load content/ as `manage.py load_knowledge` does."""
    raws = files.read_all(files.knowledge_folder())
    countries = [raw["territory"]["path"] for raw in raws.values()]
    read = (catalogues.read(files.translations_folder(), country) for country in countries)
    return actions.load(raws, chain.from_iterable(read))


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database, with the facts in it."""
    with django_db_blocker.unblock():
        faults = [fault for changes in load_all() for fault in changes.faults]
        if faults:
            raise loader.FactsError(faults)
        request.config.stash[ROWS] = [list(table._default_manager.all()) for table in TABLES]
    request.config.stash[BLOCKER] = django_db_blocker


@pytest.fixture(scope="session")
def facts(django_db_setup: None) -> None:
    """The facts of all five countries are loaded and published; the test itself asks for the database."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that commits leaves an empty database: put the facts back."""
    yield
    marker = item.get_closest_marker("django_db")
    commits = (marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ())
    if commits and ROWS in item.config.stash:
        _put_back(item.config)


def _put_back(config: pytest.Config) -> None:
    with config.stash[BLOCKER].unblock(), transaction.atomic():
        for table, rows in zip(TABLES, config.stash[ROWS], strict=True):
            if not table._default_manager.exists():
                table._default_manager.bulk_create(rows, batch_size=200)
