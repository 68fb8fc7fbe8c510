"""The ten partners of the seed."""

import pytest
from django.core.management import call_command


@pytest.fixture
def seeded(db: None) -> None:
    """content/partners.yaml is loaded."""
    call_command("load_partners", verbosity=0)
