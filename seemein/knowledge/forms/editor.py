"""The whole form of a fact: its plain fields, its lists, its condition; a record in, a record out."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from seemein.core.facts.sections import FIELDS
from seemein.knowledge.forms import conditions
from seemein.knowledge.forms.conditions import Cases
from seemein.knowledge.forms.parts import (
    CasePart,
    CostPart,
    DuePart,
    Offered,
    OneOfPart,
    Parts,
    ValuePart,
    case_initial,
    parts_of,
)
from seemein.knowledge.forms.sections import FORMS

LISTS = {"history": ValuePart, "costs": CostPart, "due": DuePart}


class FactEditor:
    """`record`: what the fact says (empty for a new one); `data`: what was posted, None before."""

    def __init__(
        self, section: str, raw: Mapping[str, Any], record: Mapping[str, Any], data: QueryDict | None = None, *, new: bool = False
    ) -> None:
        self.section, self.before, self.new = section, dict(record), new
        offered = Offered(raw)
        self.main = FORMS[section](data, offered=offered, raw=record, new=new)
        self.lists: dict[str, Parts] = {
            name: parts_of(kind, name, list(record.get(name) or []), offered, data, raws=record.get(name) or [])
            for name, kind in LISTS.items()
            if name in FIELDS[section]
        }
        self.cases: dict[str, Parts] = self._cases(offered, data) if "when" in FIELDS[section] else {}

    def _cases(self, offered: Offered, data: QueryDict | None) -> dict[str, Parts]:
        cases = conditions.read(self.before.get("when") or {})
        if cases is None:
            return {}
        base = [case_initial(cases.base)] if cases.base.answers else []
        return {
            "when": parts_of(CasePart, "when", base, offered, data),
            "some": parts_of(OneOfPart, "some", [case_initial(case) for case in cases.some], offered, data),
            "none": parts_of(CasePart, "none", [case_initial(case) for case in cases.none], offered, data),
        }

    @property
    def all_lists(self) -> list[Parts]:
        """Every list of the form."""
        return [*self.lists.values(), *self.cases.values()]

    def is_valid(self) -> bool:
        """Whether everything that was posted can be read."""
        checked = [self.main.is_valid(), *(parts.is_valid() for parts in self.all_lists)]  # every fault is to be seen at once
        sound = all(checked)
        if sound and "history" in self.lists:
            sound = self._read_values(str(self.main.cleaned_data["unit"]))
        return sound

    def _read_values(self, unit: str) -> bool:
        for part in self.lists["history"].kept:
            if isinstance(part, ValuePart):
                part.read_value(unit)
        if not self.lists["history"].kept:
            self.main.add_error(None, _("A figure needs at least one value, with its dates and sources."))
        return self.main.is_valid() and all(part.is_valid() for part in self.lists["history"].kept)

    def record(self) -> dict[str, Any]:
        """The record in the files' format and order; what was not touched stays as it was written."""
        found = self.main.record()
        for name, parts in self.lists.items():
            records = parts.records()
            if records or name in self.before or name != "due":
                found[name] = records
        if "history" in found:
            found["history"] = sorted(found["history"], key=lambda value: value["valid_from"] or "")
        if self.cases:
            condition = conditions.write(self._chosen())
            before = self.before.get("when") or {}
            found["when"] = before if conditions.same(condition, before) else condition
        elif "when" in FIELDS[self.section]:
            found["when"] = self.before.get("when") or {}
        return {name: found[name] for name in FIELDS[self.section] if name in found}

    def _chosen(self) -> Cases:
        def cases(name: str) -> list[conditions.Case]:
            return [part.case() for part in self.cases[name].kept if isinstance(part, CasePart)]

        base = cases("when")
        return Cases(base[0] if base else conditions.Case({}), tuple(cases("some")), tuple(cases("none")))
