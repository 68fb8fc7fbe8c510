"""The facts that hold in one territory: its own and those above it, each field from the nearest territory."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

from seemein.core.facts.loader import FactsError
from seemein.core.facts.readers import Faults
from seemein.core.facts.schema import (
    Authority,
    Block,
    Country,
    Funding,
    LegalForm,
    Marketing,
    Organisation,
    Override,
    Parameter,
    Pitfall,
    Procedure,
    Source,
    Staff,
    TaxRegime,
    Term,
)
from seemein.core.facts.sections import FIELDS, RECORDS


def chain(path: str) -> tuple[str, ...]:
    """The territories whose facts hold at a path, nearest first."""
    parts = path.split("/")
    return tuple("/".join(parts[:length]) for length in range(len(parts), 0, -1))


def holds(fact_territory: str, path: str) -> bool:
    """Whether a fact of one territory is seen from a path: it stands there or above."""
    return path == fact_territory or path.startswith(fact_territory + "/")


@dataclass(frozen=True)
class Ground:
    """A country seen from one territory, overrides applied. Lists keep the file's order."""

    path: str
    country: Country
    parameters: dict[str, Parameter]
    procedures: dict[str, Procedure]
    blocks: dict[str, Block]
    legal_forms: dict[str, LegalForm]
    tax_regimes: dict[str, TaxRegime]
    funding: dict[str, Funding]
    organisations: dict[str, Organisation]
    marketing: dict[str, Marketing]
    pitfalls: dict[str, Pitfall]
    authorities: dict[str, Authority]
    staff: dict[str, Staff]
    sources: dict[str, Source]

    @cached_property
    def glossary(self) -> dict[str, Term]:
        """The country's words, by term."""
        return {term.term: term for term in self.country.glossary}

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The ids of each one_of group, in the file's order."""
        found: dict[str, list[str]] = {}
        for procedure in self.procedures.values():
            if procedure.one_of:
                found.setdefault(procedure.one_of, []).append(procedure.id)
        return {group: tuple(members) for group, members in found.items()}


_SECTIONS = (
    "parameters",
    "procedures",
    "blocks",
    "legal_forms",
    "tax_regimes",
    "funding",
    "organisations",
    "marketing",
    "pitfalls",
    "authorities",
    "staff",
    "sources",
)


def stand_in(country: Country, path: str) -> Ground:
    """The ground of a territory; raises FactsError if an override there sets something impossible."""
    overrides = [override for above in reversed(chain(path)) for override in country.overrides if override.territory == above]
    sections = {name: _seen(name, getattr(country, name), overrides, path) for name in _SECTIONS}
    return Ground(path=path, country=country, **sections)


def _seen(section: str, facts: Iterable[Any], overrides: list[Override], path: str) -> dict[str, Any]:
    found = {}
    for fact in facts:
        key = fact.key if section == "parameters" else fact.id
        # Offices stand where they stand: a city's step may send a person to one of another town.
        if section == "authorities" or holds(getattr(fact, "territory", path), path):
            here = [override for override in overrides if override.of == key]
            found[key] = reduce(lambda changed, override: _changed(section, changed, override), here, fact)
    return found


def _changed(section: str, fact: Any, override: Override) -> Any:
    """The same fact with the fields that the override sets, and its sources beside the old ones."""
    faults = Faults(override.territory)
    at = f"overrides {override.of}@{override.territory}"
    raw: dict[str, Any] = {}
    for name, value in override.set.items():
        if name in ("id", "key", "phase", "territory") or name not in FIELDS[section]:
            faults.note(f"{at}.set.{name}", f"cannot be set here; allowed: fields of {section} but not id, phase, territory")
        else:
            raw[name] = FIELDS[section][name](value, f"{at}.set.{name}", faults)
    if faults.found:
        raise FactsError(faults.found)
    if "sources" not in raw and hasattr(fact, "sources"):
        raw["sources"] = tuple(dict.fromkeys((*override.sources, *fact.sources)))
    values = {name: raw.get(name, getattr(fact, name)) for name in FIELDS[section]}
    return RECORDS[section](**values)
