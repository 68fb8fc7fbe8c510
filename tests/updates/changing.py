"""Changes of the facts, as an editor makes them."""

from typing import Any

from seemein.knowledge import actions
from seemein.knowledge.models import Fact

RATE = "it.flat_rate.rate"
STEP = "it.pec"


def record_of(section: str, key: str) -> dict[str, Any]:
    """A record as it stands."""
    return dict(Fact.objects.get(country_id=key[:2], section=section, key=key).record)


def change(section: str, key: str, **fields: Any) -> None:
    """Change fields of one fact and publish it; the test fails where it cannot be served."""
    faults = actions.change_fact(country=key[:2], section=section, key=key, record={**record_of(section, key), **fields})
    assert faults == []


def announce(key: str, value: Any, start: str, until: str) -> None:
    """Another value from a day on; the one before ends on the day before."""
    history = record_of("parameters", key)["history"]
    last = {**history[-1], "valid_to": until}
    coming = {**history[-1], "value": value, "valid_from": start}
    change("parameters", key, history=[*history[:-1], last, coming])
