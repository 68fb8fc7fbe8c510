"""YAML in and out. The only place of the core that touches a file or knows YAML."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from seemein.core.facts.readers import Faults, record
from seemein.core.facts.schema import Country, CountryPlace
from seemein.core.facts.sections import COUNTRY, FIELDS, RECORDS, key_of
from seemein.core.facts.values import is_day

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 140
HEADER = "# {name}: facts with their sources. Format: docs/content.md.\n"


class FactsError(Exception):
    """The facts cannot be used; `faults` lists everything that is wrong, with file, key and remedy."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class _Loader(_SafeLoader):  # type: ignore[misc]  # chosen at run time: the C loader where it is there
    """Refuses a key that stands twice in one mapping, where YAML would keep the last."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a list or mapping is no key; write a word", key_node.start_mark)
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice; keep one", key_node.start_mark)
        seen.add(key)
    return dict(loader.construct_pairs(node, deep=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse(text: str, file: str) -> dict[str, Any]:
    """A country file's text as plain values; raises FactsError when it is no YAML mapping."""
    try:
        raw = yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader's subclass)
    except yaml.YAMLError as error:
        raise FactsError([f"{file}: is no sound YAML: {' '.join(str(error).split())}"]) from error
    if not isinstance(raw, dict):
        raise FactsError([f"{file}: is no mapping of sections; start with `territory:`"])
    return raw


def build(raw: Mapping[str, Any], file: str) -> Country:
    """The country that plain values describe; raises FactsError with every fault of shape."""
    faults = Faults(file)
    place = record(CountryPlace, COUNTRY)(raw.get("territory"), "territory", faults)
    for unknown in sorted(map(str, raw.keys() - FIELDS.keys() - {"territory"})):
        faults.note(unknown, f"is no known section; allowed: territory, {', '.join(FIELDS)}")
    sections = {name: _section(name, raw.get(name) or [], faults) for name in FIELDS}
    if faults.found:
        raise FactsError(faults.found)
    return Country(territory=place, **sections)


def _section(name: str, rows: Any, faults: Faults) -> tuple[Any, ...]:
    if not isinstance(rows, list):
        faults.note(name, "is no list; write its records with a dash each")
        return ()
    read = record(RECORDS[name], FIELDS[name])
    seen: set[str] = set()
    for row in rows:
        key = key_of(name, row) if isinstance(row, Mapping) else ""
        if key in seen:
            faults.note(f"{name} {key}", "stands twice; keep one")
        seen.add(key)
    return tuple(
        read(row, f"{name} {key_of(name, row) if isinstance(row, Mapping) else index}", faults) for index, row in enumerate(rows)
    )


def plain(value: Any) -> Any:
    """The same values as JSON knows them: dates as ISO 8601 texts."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _dated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item) for item in value]
    return date.fromisoformat(value) if isinstance(value, str) and is_day(value) else value


def canonical(raw: Mapping[str, Any]) -> str:
    """The one way a country file is written: sections and fields in the order of the format, one width, dates plain."""
    ordered: dict[str, Any] = {"territory": _ordered(raw["territory"], list(COUNTRY))}
    for name, fields in FIELDS.items():
        ordered[name] = [_ordered(row, list(fields)) for row in raw.get(name) or []]
    body = yaml.dump(
        _dated(plain(ordered)), Dumper=_SafeDumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return HEADER.format(name=raw["territory"]["name"]) + body


def _ordered(row: Mapping[str, Any], fields: list[str]) -> dict[str, Any]:
    return {field: row[field] for field in fields if field in row}


def read(path: Path) -> dict[str, Any]:
    """A country file as plain values."""
    return parse(path.read_text(encoding="utf-8"), path.name)
