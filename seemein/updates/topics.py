"""To which of the five topics a change belongs."""

from collections.abc import Iterable, Mapping
from typing import Final

from seemein.core.facts.schema import Funding, Organisation, Parameter, Procedure
from seemein.guides.enums import Topic

_PHASES: Final[Mapping[str, Topic]] = {
    "tax": Topic.MONEY,
    "run": Topic.MONEY,
    "premises": Topic.MARKETING,
    "social": Topic.PEOPLE,
    "staff": Topic.PEOPLE,
    "grow": Topic.INNOVATION,
}
_HELPS: Final[Mapping[str, Topic]] = {
    "finance": Topic.MONEY,
    "marketing": Topic.MARKETING,
    "people": Topic.PEOPLE,
    "innovation": Topic.INNOVATION,
}


def of_step(one: Procedure) -> Topic:
    """What is not of another topic is law: permits, qualifications, founding, the rules of a trade."""
    return _PHASES.get(one.phase, Topic.LAW)


def of_figure(one: Parameter, steps: Iterable[Procedure]) -> Topic:
    """The topic of the first step that names it; else money where it is money or a rate."""
    for step in steps:
        return of_step(step)
    return Topic.MONEY if one.currency or one.unit.startswith("%") else Topic.LAW


def of_helper(one: Organisation) -> Topic:
    """The first topic that the organisation helps with."""
    return next((_HELPS[topic] for topic in one.topics if topic in _HELPS), Topic.LAW)


def of_funding(one: Funding) -> Topic:
    """Money, whatever it is for."""
    return Topic.MONEY
