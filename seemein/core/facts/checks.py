"""Cross-reference checks of a country's facts: every fault with file, key and remedy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from seemein.core.facts.ground import chain, holds, stand_in
from seemein.core.facts.loader import FactsError
from seemein.core.facts.schema import Block, Cost, Country, Due, Duration, LegalForm, Override, Parameter, Procedure, Staff
from seemein.core.facts.texts import references
from seemein.core.facts.values import fits, is_day, is_month_day, shape
from seemein.core.facts.vocabulary import DAYS_IN, MONEY_UNITS

Fault = tuple[str, str]
_PARAMETER = re.compile(r"[a-z]{2}\.[a-z0-9_.]+")
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
        *(fault for section in _SECTIONS for fact in getattr(country, section) for fault in _fact(section, fact, index)),
        *(fault for term in country.glossary for fault in _texts(f"glossary {term.term}", term, index)),
        *(fault for gap in country.unknown for fault in _texts(f"unknown {gap.what}", gap, index)),
        *(fault for override in country.overrides for fault in _override(country, override, index)),
    ]
    return [f"{file}: {at}: {what}" for at, what in [*found, *_grounds(country, index, frozenset(found))]]


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
    for section in ("sources", *_SECTIONS):
        for fact in getattr(country, section):
            key = _key(fact)
            if seen.setdefault(key, section) != section:
                yield f"{section} {key}", f"stands in {seen[key]} too; give each its own id"
            if not key.startswith(f"{country.territory.path}."):
                yield f"{section} {key}", f"has the id of another country; begin it with {country.territory.path}."
    for procedure in country.procedures:
        if procedure.one_of in seen:
            yield f"procedures {procedure.id}.one_of", f"{procedure.one_of} is the id of a fact; give the group its own word"


def _paths(country: Country, index: _Index) -> Iterator[Fault]:
    for place in country.territory.within:
        if not place.path.startswith(f"{country.territory.path}/"):
            yield "territory.within", f"{place.path} is not below {country.territory.path}; correct the path"
    for section in _SECTIONS:
        for fact in getattr(country, section):
            territory = getattr(fact, "territory", country.territory.path)
            if territory not in index.territories:
                yield f"{section} {_key(fact)}.territory", _unknown_place(territory, index)


def _unknown_place(territory: str, index: _Index) -> str:
    return f"{territory} is not known; allowed: {', '.join(sorted(index.territories))}"


def _fact(section: str, fact: Any, index: _Index) -> Iterator[Fault]:
    """What a record names, and whether that is of the right kind."""
    at = f"{section} {_key(fact)}"
    yield from _texts(at, fact, index)
    if isinstance(fact, Parameter):
        yield from _history(f"{at}.history", fact)
    elif isinstance(fact, Procedure):
        yield from _procedure(at, fact, index)
    elif isinstance(fact, LegalForm):
        yield from _legal_form(at, fact, index)
    elif isinstance(fact, Block):
        yield from _steps(f"{at}.ways_out", fact.ways_out, index)
    elif isinstance(fact, Staff):
        yield from _money(f"{at}.gross_month", fact.gross_month, index)


def _history(at: str, parameter: Parameter) -> Iterator[Fault]:
    entries = sorted(parameter.history, key=lambda entry: entry.valid_from or date.min)
    for entry in entries:
        if parameter.unit == "date" and entry.valid_from and str(entry.value) == entry.valid_from.isoformat():
            yield at, f"{entry.value} is known before it comes; write valid_from: null"
        if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
            yield at, f"ends {entry.valid_to} before it begins {entry.valid_from}; correct the dates"
        if not fits(entry.value, parameter.unit):
            yield at, f"has the value {entry.value!r}; write {shape(parameter.unit)}, as the unit {parameter.unit} asks"
    for earlier, later in pairwise(entries):
        if later.valid_from is None or (earlier.valid_to or date.max) >= later.valid_from:
            yield at, f"two values hold on {later.valid_from or 'the same days'}; end the earlier one the day before"


def _texts(at: str, fact: Any, index: _Index) -> Iterator[Fault]:
    """Sources and figures that a record names, in lists and in texts."""
    for where, value in _walk(at, fact):
        if where.endswith(".sources"):
            yield from _sources(where, value, index)
        elif isinstance(value, str):
            yield from _parameters(where, references(value), index)
    for where, keys in _parameter_lists(fact):
        yield from _parameters(f"{at}.{where}", keys, index)


def _sources(where: str, sources: Iterable[str], index: _Index) -> Iterator[Fault]:
    for source in sources:
        if source not in index.sources:
            yield where, f"{source} is no source; add it to the section sources"


def _parameters(where: str, keys: Iterable[str], index: _Index) -> Iterator[Fault]:
    for key in keys:
        if key not in index.parameters:
            yield where, f"{key} is no parameter; add it or correct the key"


def _steps(where: str, steps: Iterable[str], index: _Index) -> Iterator[Fault]:
    for step in steps:
        if step not in index.procedures:
            yield where, f"{step} is no procedure; correct the id"


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
        yield name, getattr(fact, name, ())
    rate = getattr(fact, "rate", "")
    if _PARAMETER.fullmatch(rate):
        yield "rate", (rate,)


def _procedure(at: str, procedure: Procedure, index: _Index) -> Iterator[Fault]:
    if procedure.authority and procedure.authority not in index.authorities:
        yield f"{at}.authority", f"{procedure.authority} is no authority; add it to the section authorities"
    yield from _steps(f"{at}.needs", procedure.needs, index)
    yield from _duration(f"{at}.duration", procedure.duration, index)
    for cost in procedure.costs:
        yield from _cost(f"{at}.costs {cost.label}", cost, index)
    for due in procedure.due:
        yield from _due(f"{at}.due", due, index)


def _legal_form(at: str, form: LegalForm, index: _Index) -> Iterator[Fault]:
    if form.min_capital:
        yield from _money(f"{at}.min_capital", form.min_capital, index)
    if form.set_up_days:
        yield from _time(f"{at}.set_up_days", form.set_up_days, index)
    for cost in form.costs:
        yield from _cost(f"{at}.costs {cost.label}", cost, index)


def _duration(at: str, duration: Duration, index: _Index) -> Iterator[Fault]:
    least, most = duration.min_days, duration.max_days
    if least is not None and most is not None and most < least:
        yield at, f"lasts from {least} to {most} days; write the shorter one as min_days"
    if duration.parameter:
        yield from _time(f"{at}.parameter", duration.parameter, index)


def _of_unit(at: str, key: str, index: _Index, allowed: Iterable[str]) -> Iterator[Fault]:
    parameter = index.parameters.get(key)
    if parameter is None:
        yield at, f"{key} is no parameter; add it or correct the key"
    elif parameter.unit not in allowed:
        yield at, f"{key} has the unit {parameter.unit}; allowed: {', '.join(allowed)}"


def _time(at: str, key: str, index: _Index) -> Iterator[Fault]:
    yield from _of_unit(at, key, index, DAYS_IN)


def _money(at: str, key: str, index: _Index) -> Iterator[Fault]:
    parameter = index.parameters.get(key)
    if parameter is None:
        yield at, f"{key} is no parameter; add it or correct the key"
    elif parameter.currency is None:
        yield at, f"{key} has the unit {parameter.unit}; this is an amount of money: {' or '.join(MONEY_UNITS)}"


def _cost(at: str, cost: Cost, index: _Index) -> Iterator[Fault]:
    ways = (cost.parameter is not None, cost.min is not None or cost.max is not None, cost.free)
    if sum(ways) != 1 or (cost.min is None) != (cost.max is None):
        yield at, "names its amount by exactly one of: parameter; min and max; free: true"
    for key in cost.parameters:
        yield from _parameters(at, (key,), index) if cost.kind == "rate" else _money(at, key, index)
    units = {index.parameters[key].unit for key in cost.parameters if key in index.parameters}
    if len(units) > 1:
        yield at, f"goes from one unit to another ({' and '.join(sorted(units))}); give min and max the same"


def _due(at: str, due: Due, index: _Index) -> Iterator[Fault]:
    anchors = [anchor for anchor in (due.step, due.event, due.day, due.day_of_month) if anchor is not None]
    if len(anchors) != 1:
        yield at, "hangs on exactly one of: step, event, day, day_of_month"
    if due.step:
        yield from _steps(at, (due.step,), index)
    yield from _day(at, due, index)
    if isinstance(due.day_of_month, str):
        yield from _of_unit(at, due.day_of_month, index, ("day_of_month",))
    elif due.day_of_month is not None and not fits(due.day_of_month, "day_of_month"):
        yield at, f"{due.day_of_month} is no day of a month; write 1 to 31 or a parameter of the unit day_of_month"
    if isinstance(due.offset, str):
        yield from _time(at, due.offset, index)


def _day(at: str, due: Due, index: _Index) -> Iterator[Fault]:
    if due.day is None or is_day(due.day) or is_month_day(due.day):
        return
    parameter = index.parameters.get(str(due.day))
    if parameter is None or parameter.unit not in ("month_day", "date"):
        yield at, f"{due.day} is no day; write MM-DD or a parameter of the unit month_day or date"


def _override(country: Country, override: Override, index: _Index) -> Iterator[Fault]:
    at = f"overrides {override.of}@{override.territory}"
    of = index.territory_of.get(override.of)
    if of is None:
        yield at, f"{override.of} is no fact; correct the id"
    elif override.territory == of or not holds(of, override.territory):
        yield at, f"{override.territory} is not below {of}, where the fact stands; change the fact itself"
    if override.territory not in index.territories:
        yield at, _unknown_place(override.territory, index)
    yield from _sources(at, override.sources, index)
    try:
        stand_in(replace(country, overrides=(override,)), override.territory)
    except FactsError as error:
        yield from _impossible(error)


def _impossible(error: FactsError) -> Iterator[Fault]:
    for fault in error.faults:
        _, at, what = fault.split(": ", 2)
        yield at, what


def _grounds(country: Country, index: _Index, found: frozenset[Fault]) -> Iterator[Fault]:
    """What overrides set refers to something, seen from every territory; only what is not found in the fact itself."""
    for path in sorted({override.territory for override in country.overrides}):
        try:
            ground = stand_in(country, path)
        except FactsError:
            continue
        for section in _SECTIONS:
            for fact in getattr(ground, section).values():
                yield from ((f"{at} in {path}", what) for at, what in _fact(section, fact, index) if (at, what) not in found)
