"""The texts of a country's facts that can be translated: (context, English source), in the order of the file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from seemein.core.facts import schema

Source = tuple[str, str]
_PROCEDURE = ("title", "what", "gives", "deadline", "renew", "beware")
_FORM = ("what", "liability", "owners", "suits", "beware")
_FUNDING = ("who", "note")


def segments_of(country: schema.Country) -> list[Source]:
    """Every text once, empty ones left out; a text that a narrower territory overrides stands beside the wider one."""
    path = country.territory.path
    parts = (
        _procedures(country, path),
        _fields(country.blocks, ("what",)),
        _forms(country, path),
        _fields(country.pitfalls, ("title", "what")),
        _fields(country.authorities, ("what",)),
        _glossary(country, path),
        _overrides(country, path),
        _figures(country.parameters),
        _fields(country.funding, _FUNDING),
        _fields(country.organisations, ("what",)),
        _gaps(country, path),
    )
    return list(dict.fromkeys(one for part in parts for one in part if one[1]))


def _fields(things: Iterable[Any], names: Iterable[str]) -> Iterator[Source]:
    wanted = tuple(names)
    for thing in things:
        for name in wanted:
            yield f"{thing.id}/{name}", getattr(thing, name)


def _procedures(country: schema.Country, path: str) -> Iterator[Source]:
    for one in country.procedures:
        yield from _fields([one], _PROCEDURE)
        yield f"{one.id}/note", one.duration.note
        yield from _papers(one.documents, path)
        yield from _costs((cost.label for cost in one.costs), path)


def _forms(country: schema.Country, path: str) -> Iterator[Source]:
    for one in country.legal_forms:
        yield from _fields([one], _FORM)
        yield from _costs((cost.label for cost in one.costs), path)


def _figures(parameters: Iterable[schema.Parameter]) -> Iterator[Source]:
    """What each figure is; and its values where they are words, not a mark such as A2."""
    for one in parameters:
        yield f"{one.key}/label", one.label
        if one.unit == "text":
            yield from ((f"{one.key}/value", str(entry.value)) for entry in one.history if " " in str(entry.value))


def _papers(documents: Iterable[str], path: str) -> Iterator[Source]:
    yield from ((f"{path}/document", text) for text in documents)


def _costs(labels: Iterable[str], path: str) -> Iterator[Source]:
    yield from ((f"{path}/cost", label) for label in labels)


def _glossary(country: schema.Country, path: str) -> Iterator[Source]:
    for term in country.glossary:
        yield f"{path}/glossary/{term.term}/english", term.english
        yield f"{path}/glossary/{term.term}/means", term.means


def _overrides(country: schema.Country, path: str) -> Iterator[Source]:
    for one in country.overrides:
        for name, value in one.set.items():
            if name == "documents":
                yield from _papers(value, path)
            elif name == "costs":
                yield from _costs((cost["label"] for cost in value), path)
            elif name == "duration" and isinstance(value, Mapping):
                yield f"{one.of}/note", value.get("note", "")
            elif name in (*_PROCEDURE, *_FORM, "label") and isinstance(value, str):
                yield f"{one.of}/{name}", value


def _gaps(country: schema.Country, path: str) -> Iterator[Source]:
    for gap in country.unknown:
        yield f"{path}/unknown", gap.what
        yield f"{path}/unknown/tried", gap.tried
