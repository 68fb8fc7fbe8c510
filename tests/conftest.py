"""What every test stands on: compiled messages, laws that repeat, and a mark on tests that touch the database."""

import pytest
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from seemein.kit import messages

hypothesis_settings.register_profile("house", derandomize=True, deadline=None)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis_settings.load_profile("house")

pytest_plugins = ["tests.facts_fixture"]
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}


@pytest.fixture(autouse=True)
def _no_language_left_over() -> None:
    """A page drawn in Spanish leaves its language behind, as a server's thread does until its next request."""
    translation.deactivate()


def pytest_configure(config: pytest.Config) -> None:
    """Compile what is stale, once: xdist's workers find it done."""
    if not hasattr(config, "workerinput"):
        for language in messages.outdated():
            messages.compile_catalogue(language)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs again on PostgreSQL."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)
