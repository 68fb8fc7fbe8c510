"""A file's rows meet the database's: what the file changed is taken, what an editor changed is kept with the file's beside it."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from seemein.knowledge.catalogues import Segment
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.models import Fact, Translation
from seemein.knowledge.segments import Source
from seemein.knowledge.states import Held, digest, remembered
from seemein.places.models import Territory

# Where a country's day begins; an editor can correct it for a territory of another zone.
ZONES = {
    "it": "Europe/Rome",
    "de": "Europe/Berlin",
    "hu": "Europe/Budapest",
    "si": "Europe/Ljubljana",
    "hr": "Europe/Zagreb",
}


@dataclass(slots=True)
class Changes:
    """What a load did, by country. `kept`: facts that an editor changed; the file's newer record lies beside them."""

    country: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    translations: int = 0
    reordered: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything that is served changed."""
        return bool(self.added or self.changed or self.removed or self.translations or self.reordered)


def merge_territories(place: Mapping[str, Any]) -> bool:
    """Write the territories of a country; whether any is new or changed."""
    within = [{**place, "parent": None}, *({**part, "parent": _parent(part, place)} for part in place["within"])]
    ours = Territory.objects.filter(path__in=[part["path"] for part in within]).order_by("path")
    before = list(ours.values_list())
    for position, part in enumerate(within):
        Territory.objects.update_or_create(
            path=part["path"],
            defaults={
                "parent_id": part["parent"],
                "name": part["name"],
                "local_name": part["local_name"],
                "language": place["language"],
                "currency": place["currency"],
                "position": position,
                "zone": ZONES.get(place["path"], "Europe/Brussels"),
            },
        )
    return before != list(ours.all().values_list())


def _parent(part: Mapping[str, Any], place: Mapping[str, Any]) -> str:
    above = [other["path"] for other in (place, *place["within"]) if part["path"].startswith(other["path"] + "/")]
    return str(max(above, key=len))


def merge_facts(country: str, rows: Iterable[tuple[str, str, Any]], changes: Changes) -> None:
    """Take a file's records, in its order."""
    held = {(fact.section, fact.key): fact for fact in Fact.objects.filter(country_id=country)}
    new: list[Fact] = []
    moved: list[Fact] = []
    places: list[int] = []
    for position, (section, key, record) in enumerate(rows):
        fact = held.pop((section, key), None)
        if fact is None:
            new.append(Fact(country_id=country, section=section, key=key, position=position, record=record, seed=record))
            changes.added.append(f"{section} {key}")
            continue
        places.append(fact.position)
        if _take(fact, record, changes) or fact.position != position:
            fact.position = position
            moved.append(fact)
    changes.reordered = any(before > after for before, after in pairwise(places))
    Fact.objects.bulk_create(new, batch_size=500)
    Fact.objects.bulk_update(moved, ["record", "seed", "offered", "position"], batch_size=200)
    _let_go(held.values(), changes)


def _take(fact: Fact, record: Any, changes: Changes) -> bool:
    """Take the file's record, or keep it beside an editor's; whether the row changed."""
    if record == fact.seed:
        return _as_it_was(fact, record)
    if fact.record in (record, fact.seed):
        if fact.record != record:
            changes.changed.append(str(fact))
        fact.record, fact.seed, fact.offered = record, record, None
        return True
    changes.kept.append(str(fact))
    was_offered, fact.offered = fact.offered == record, record
    return not was_offered


def _as_it_was(fact: Fact, record: Any) -> bool:
    """The file says what it said before, perhaps in another order; whether the row changed."""
    before = json.dumps([fact.record, fact.seed, fact.offered])
    if fact.record == fact.seed:
        fact.record = record
    fact.seed, fact.offered = record, None
    return before != json.dumps([fact.record, fact.seed, fact.offered])


def _let_go(gone: Iterable[Fact], changes: Changes) -> None:
    """Remove what the file no longer has, unless an editor wrote or changed it."""
    for fact in gone:
        if fact.record == fact.seed:
            changes.removed.append(str(fact))
            fact.delete()
        else:
            changes.kept.append(str(fact))


def merge_translations(country: str, segments: Iterable[Segment], current: Collection[Source], changes: Changes) -> None:
    """Take a country's translations, in the order of their files; `current`: the texts that its facts have now."""
    held = {(row.language, row.context, row.source_hash): row for row in Translation.objects.filter(country_id=country)}
    new: dict[tuple[str, str, str], Translation] = {}
    changed: list[Translation] = []
    moved: list[Translation] = []
    for position, segment in enumerate(segments):
        key = (segment.language, segment.context, digest(segment.source))
        row = held.pop(key, None)
        if row is None:
            new.setdefault(key, _translation(country, segment, key[2], position))
            continue
        if _take_text(row, segment, changes):
            changed.append(row)
        elif row.position != position:
            moved.append(row)
        row.position = position
    Translation.objects.bulk_create(new.values(), batch_size=500)
    Translation.objects.bulk_update([*changed, *moved], ["text", "seed", "offered", "state", "position"], batch_size=150)
    gone = _forgotten(country, [row for row in held.values() if row.text == row.seed], current)
    for start in range(0, len(gone), 500):
        Translation.objects.filter(pk__in=gone[start : start + 500]).delete()
    changes.translations = len(new) + len(changed) + len(gone)


def _forgotten(country: str, rows: Iterable[Translation], current: Collection[Source]) -> list[int]:
    """Of the texts that a file no longer has, those that nobody needs: no changed sentence was said like this before."""
    by_language: dict[str, dict[Source, int]] = {}
    for row in rows:
        by_language.setdefault(row.language, {})[row.context, row.source] = row.pk
    return [pk for language, pks in by_language.items() for pk in _not_needed(country, language, pks, current)]


def _not_needed(country: str, language: str, pks: Mapping[Source, int], current: Collection[Source]) -> list[int]:
    rows = Translation.objects.filter(country_id=country, language=language).order_by("pk")
    known = {(row.context, row.source): Held(row.text, row.state) for row in rows}
    still = remembered(current, known)
    return [pk for one, pk in pks.items() if one not in still]


def _translation(country: str, segment: Segment, source_hash: str, position: int) -> Translation:
    return Translation(
        country_id=country,
        language=segment.language,
        context=segment.context,
        source=segment.source,
        source_hash=source_hash,
        text=segment.text,
        state=segment.state,
        seed=segment.text,
        position=position,
    )


def _take_text(row: Translation, segment: Segment, changes: Changes) -> bool:
    """Take the file's text, or keep it beside an editor's; whether the row changed. What a person has read stays read."""
    before = (row.text, row.seed, row.offered, row.state)
    if row.text == segment.text:
        read = TranslationState.READ in (row.state, segment.state)
        row.seed, row.offered = segment.text, ""
        row.state = TranslationState.READ if read else TranslationState.MACHINE
    elif segment.text == row.seed:
        row.offered = ""
    elif row.text == row.seed:
        row.text, row.seed, row.offered, row.state = segment.text, segment.text, "", segment.state
    else:
        row.offered = segment.text
        changes.kept.append(f"translation {row}")
    return before != (row.text, row.seed, row.offered, row.state)
