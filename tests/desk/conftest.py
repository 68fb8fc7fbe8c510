"""A person of the desk, signed in."""

import pytest
from django.test import Client

from tests.accounts.signing_in import at_the_desk
from tests.knowledge.people import carla


@pytest.fixture
def desk_client(db, facts) -> Client:
    """Carla, editor and reviewer of Italy."""
    return at_the_desk(carla())
