"""Cross-reference checks of a country's facts: every fault with file, key and remedy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from seemein.core.facts.ground import chain, holds, stand_in
from seemein.core.facts.loader import FactsError
from seemein.core.facts.schema import Cost, Country, Due, Override, Parameter, Procedure
from seemein.core.facts.texts import references
from seemein.core.facts.vocabulary import DAYS_IN

Fault = tuple[str, str]
_MONTH_DAY = re.compile(r"\d{2}-\d{2}\Z")
_SECTIONS = (
    *("authorities", "parameters", "legal_forms", "tax_regimes", "blocks", "procedures"),
    *("staff", "funding", "organisations", "marketing", "pitfalls"),
)


def check(country: Country, file: str) -> list[str]:
    """Every fault of a country's facts; empty when all references hold."""
    index = _Index(country)
    found = [
        *_ids_once(country),
        *_paths(country, index),
        *(fault for parameter in country.parameters for fault in _history(parameter)),
        *(fault for section in _SECTIONS for fact in getattr(country, section) for fault in _references(fact, index)),
        *(fault for procedure in country.procedures for fault in _procedure(procedure, index)),
        *(fault for form in country.legal_forms for cost in form.costs for fault in _cost(form.id, cost, index)),
        *(fault for override in country.overrides for fault in _override(override, index)),
    ]
    return [f"{file}: {at}: {what}" for at, what in [*found, *_grounds(country, found)]]


class _Index:
    """What can be named, by kind."""

    def __init__(self, country: Country) -> None:
        self.sources = {source.id for source in country.sources}
        self.authorities = {authority.id for authority in country.authorities}
        self.parameters = {parameter.key: parameter for parameter in country.parameters}
        self.procedures = {procedure.id: procedure for procedure in country.procedures}
        places = [country.territory.path, *(place.path for place in country.territory.within)]
        self.territories = {step for place in places for step in chain(place)}
        self.territory_of = {
            _key(fact): getattr(fact, "territory", country.territory.path)
            for section in _SECTIONS
            for fact in getattr(country, section)
        }


def _key(fact: Any) -> str:
    return str(fact.key if isinstance(fact, Parameter) else fact.id)


def _ids_once(country: Country) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for section in _SECTIONS:
        for fact in getattr(country, section):
            key = _key(fact)
            if key in seen and seen[key] != section:
                yield f"{section} {key}", f"stands in {seen[key]} too; give each its own id"
            seen[key] = section


def _paths(country: Country, index: _Index) -> Iterator[Fault]:
    for section in _SECTIONS:
        for fact in getattr(country, section):
            territory = getattr(fact, "territory", None)
            if territory is not None and territory not in index.territories:
                yield (
                    f"{section} {_key(fact)}.territory",
                    f"{territory} is not known; allowed: {', '.join(sorted(index.territories))}",
                )


def _history(parameter: Parameter) -> Iterator[Fault]:
    at = f"parameters {parameter.key}.history"
    entries = sorted(parameter.history, key=lambda entry: entry.valid_from or date.min)
    for entry in entries:
        if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
            yield at, f"ends {entry.valid_to} before it begins {entry.valid_from}; correct the dates"
    for earlier, later in pairwise(entries):
        if later.valid_from is None or (earlier.valid_to or date.max) >= later.valid_from:
            yield at, f"two values hold on {later.valid_from or earlier.valid_to}; end the earlier one the day before"


def _references(fact: Any, index: _Index) -> Iterator[Fault]:
    """Sources and figures that a record names, in lists and in texts."""
    for where, value in _walk(_key(fact), fact):
        if where.endswith(".sources"):
            yield from (
                (where, f"{source} is no source; add it to the section sources")
                for source in value
                if source not in index.sources
            )
        elif isinstance(value, str):
            yield from _parameters(where, references(value), index)
    for where, keys in _parameter_lists(fact):
        yield from _parameters(where, keys, index)


def _parameters(where: str, keys: Iterable[str], index: _Index) -> Iterator[Fault]:
    for key in keys:
        if key not in index.parameters:
            yield where, f"{key} is no parameter; add it or correct the key"


def _walk(at: str, value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _walk(f"{at}.{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple) and not at.endswith(".sources"):
        for index, item in enumerate(value):
            yield from _walk(f"{at}[{index}]", item)
    else:
        yield at, value


def _parameter_lists(fact: Any) -> Iterator[tuple[str, Iterable[str]]]:
    for name in ("limits", "rates", "employer_rates", "amount"):
        yield f"{_key(fact)}.{name}", getattr(fact, name, ())
    for name in ("min_capital", "set_up_days", "gross_month"):
        key = getattr(fact, name, None)
        yield f"{_key(fact)}.{name}", (key,) if key else ()
    rate = getattr(fact, "rate", "")
    if re.fullmatch(r"[a-z]{2}\.[a-z0-9_.]+", rate):
        yield f"{_key(fact)}.rate", (rate,)


def _procedure(procedure: Procedure, index: _Index) -> Iterator[Fault]:
    at = f"procedures {procedure.id}"
    if procedure.authority and procedure.authority not in index.authorities:
        yield f"{at}.authority", f"{procedure.authority} is no authority; add it to the section authorities"
    for need in procedure.needs:
        if need not in index.procedures:
            yield f"{at}.needs", f"{need} is no procedure; correct the id"
    if procedure.duration.parameter:
        yield from _time(f"{at}.duration.parameter", procedure.duration.parameter, index)
    for cost in procedure.costs:
        yield from _cost(at, cost, index)
    for due in procedure.due:
        yield from _due(f"{at}.due", due, index)


def _time(at: str, key: str, index: _Index) -> Iterator[Fault]:
    parameter = index.parameters.get(key)
    if parameter is None:
        yield at, f"{key} is no parameter; add it or correct the key"
    elif parameter.unit not in DAYS_IN:
        yield at, f"{key} has the unit {parameter.unit}; allowed: {', '.join(DAYS_IN)}"


def _cost(at: str, cost: Cost, index: _Index) -> Iterator[Fault]:
    ways = (cost.parameter is not None, cost.min is not None or cost.max is not None, cost.free)
    if sum(ways) != 1 or (cost.min is None) != (cost.max is None):
        yield f"{at}.costs {cost.label}", "names its amount by exactly one of: parameter; min and max; free: true"
    for key in cost.parameters:
        parameter = index.parameters.get(key)
        if parameter is None:
            yield f"{at}.costs {cost.label}", f"{key} is no parameter; add it or correct the key"
        elif cost.kind != "rate" and parameter.currency is None:
            yield f"{at}.costs {cost.label}", f"{key} has the unit {parameter.unit}; a {cost.kind} is money (EUR or HUF)"


def _due(at: str, due: Due, index: _Index) -> Iterator[Fault]:
    anchors = [anchor for anchor in (due.step, due.event, due.day, due.day_of_month) if anchor is not None]
    if len(anchors) != 1:
        yield at, "hangs on exactly one of: step, event, day, day_of_month"
    if due.step and due.step not in index.procedures:
        yield at, f"{due.step} is no procedure; correct the id"
    if due.day is not None and not isinstance(due.day, date) and not _MONTH_DAY.match(str(due.day)):
        unit = index.parameters[str(due.day)].unit if str(due.day) in index.parameters else None
        if unit not in ("month_day", "date"):
            yield at, f"{due.day} is no day; write MM-DD or a parameter of the unit month_day or date"
    if isinstance(due.day_of_month, str) and due.day_of_month not in index.parameters:
        yield at, f"{due.day_of_month} is no parameter; add it or correct the key"
    if isinstance(due.offset, str):
        yield from _time(at, due.offset, index)


def _override(override: Override, index: _Index) -> Iterator[Fault]:
    at = f"overrides {override.of}@{override.territory}"
    of = index.territory_of.get(override.of)
    if of is None:
        yield at, f"{override.of} is no fact; correct the id"
    elif override.territory == of or not holds(of, override.territory):
        yield at, f"{override.territory} is not below {of}, where the fact stands; change the fact itself"
    if override.territory not in index.territories:
        yield at, f"{override.territory} is not known; allowed: {', '.join(sorted(index.territories))}"
    for source in override.sources:
        if source not in index.sources:
            yield at, f"{source} is no source; add it to the section sources"


def _grounds(country: Country, found: list[Fault]) -> Iterator[Fault]:
    """What overrides set is possible and refers to something, seen from every territory."""
    if found:
        return
    index = _Index(country)
    for path in sorted({override.territory for override in country.overrides}):
        try:
            ground = stand_in(country, path)
        except FactsError as error:
            yield from ((path, fault) for fault in error.faults)
            continue
        for procedure in ground.procedures.values():
            yield from ((f"{at} in {path}", what) for at, what in (*_references(procedure, index), *_procedure(procedure, index)))
