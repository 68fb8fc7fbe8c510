"""What is done with facts: load a file, change one, publish a country, report a fault."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from seemein.core.facts import loader
from seemein.core.facts.checks import check
from seemein.core.facts.sections import FIELDS, key_of
from seemein.core.roadmap.proofs import prove
from seemein.knowledge import books
from seemein.knowledge.catalogues import Segment
from seemein.knowledge.models import Edition, Fact, Publication, Report, Snapshot, Translation
from seemein.knowledge.queries import country_facts, country_places, country_segments
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
    faults: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything in the database changed."""
        return bool(self.added or self.changed or self.removed or self.translations)


def faults_of(raw: Mapping[str, Any], file: str) -> list[str]:
    """Everything that is wrong with a country's facts; empty when they can be served."""
    try:
        country = loader.build(raw, file)
    except loader.FactsError as error:
        return error.faults
    return check(country, file) or [f"{file}: {fault}" for fault in prove(country, timezone.now().date())]


def load(raws: Mapping[str, Mapping[str, Any]], segments: Iterable[Segment]) -> list[Changes]:
    """Load checked files (name → plain facts) and their translations; raises FactsError before anything is written."""
    faults = [fault for file, raw in raws.items() for fault in faults_of(raw, file)]
    if faults:
        raise loader.FactsError(faults)
    by_country: dict[str, list[Segment]] = {}
    for segment in segments:
        by_country.setdefault(segment.context[:2], []).append(segment)
    with transaction.atomic():
        books.lock_edition()
        return [_load_country(raw, by_country.get(raw["territory"]["path"], [])) for raw in raws.values()]


def _load_country(raw: Mapping[str, Any], segments: list[Segment]) -> Changes:
    place = loader.plain(raw["territory"])
    changes = Changes(place["path"])
    territories = _load_territories(place)
    rows = [("territory", "territory", place)]
    rows += [(name, key_of(name, row), loader.plain(row)) for name in FIELDS for row in raw.get(name) or []]
    _load_facts(place["path"], rows, changes)
    _load_translations(place["path"], segments, changes)
    if changes.any or territories or not Publication.objects.filter(country_id=place["path"]).exists():
        changes.faults = publish(country=place["path"])
    return changes


def _load_territories(place: Mapping[str, Any]) -> bool:
    """Write the territories of a country; whether any is new or renamed."""
    within = [{**place, "parent": None}, *({**part, "parent": _parent(part, place)} for part in place["within"])]
    before = set(Territory.objects.values_list("path", "name", "local_name", "parent_id"))
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
    return before != set(Territory.objects.values_list("path", "name", "local_name", "parent_id"))


def _parent(part: Mapping[str, Any], place: Mapping[str, Any]) -> str:
    above = [other["path"] for other in (place, *place["within"]) if part["path"].startswith(other["path"] + "/")]
    return str(max(above, key=len))


def _load_facts(country: str, rows: list[tuple[str, str, Any]], changes: Changes) -> None:
    held = {(fact.section, fact.key): fact for fact in Fact.objects.filter(country_id=country)}
    new: list[Fact] = []
    moved: list[Fact] = []
    for position, (section, key, record) in enumerate(rows):
        fact = held.pop((section, key), None)
        if fact is None:
            new.append(Fact(country_id=country, section=section, key=key, position=position, record=record, seed=record))
            changes.added.append(f"{section} {key}")
        elif _take(fact, record, changes) or fact.position != position:
            fact.position = position
            moved.append(fact)
    Fact.objects.bulk_create(new, batch_size=500)
    Fact.objects.bulk_update(moved, ["record", "seed", "offered", "position"], batch_size=200)
    _let_go(held.values(), changes)


def _take(fact: Fact, record: Any, changes: Changes) -> bool:
    """Take the file's record, or keep it beside an editor's; whether the row changed."""
    if record == fact.seed:
        was_offered, fact.offered = fact.offered is not None, None
        return was_offered
    if fact.record in (record, fact.seed):
        if fact.record != record:
            changes.changed.append(str(fact))
        fact.record, fact.seed, fact.offered = record, record, None
        return True
    changes.kept.append(str(fact))
    was_offered, fact.offered = fact.offered == record, record
    return not was_offered


def _let_go(gone: Iterable[Fact], changes: Changes) -> None:
    """Remove what the file no longer has, unless an editor wrote or changed it."""
    for fact in gone:
        if fact.record == fact.seed:
            changes.removed.append(str(fact))
            fact.delete()
        else:
            changes.kept.append(str(fact))


def digest(source: str) -> str:
    """The hash that binds a translation to its source segment."""
    return hashlib.sha256(source.encode()).hexdigest()


def _load_translations(country: str, segments: list[Segment], changes: Changes) -> None:
    held = {(row.language, row.context, row.source_hash): row for row in Translation.objects.filter(country_id=country)}
    new: dict[tuple[str, str, str], Translation] = {}
    changed: list[Translation] = []
    for segment in segments:
        key = (segment.language, segment.context, digest(segment.source))
        row = held.pop(key, None)
        if row is None:
            new.setdefault(key, _translation(country, segment, key[2]))
        elif segment.text != row.seed and segment.text != row.offered:
            _retranslate(row, segment, changes)
            changed.append(row)
    Translation.objects.bulk_create(new.values(), batch_size=500)
    Translation.objects.bulk_update(changed, ["text", "seed", "offered", "state"], batch_size=200)
    gone = [row.pk for row in held.values() if row.text == row.seed]
    for start in range(0, len(gone), 500):
        Translation.objects.filter(pk__in=gone[start : start + 500]).delete()
    changes.translations = len(new) + len(changed) + len(gone)


def _translation(country: str, segment: Segment, source_hash: str) -> Translation:
    return Translation(
        country_id=country,
        language=segment.language,
        context=segment.context,
        source=segment.source,
        source_hash=source_hash,
        text=segment.text,
        state=segment.state,
        seed=segment.text,
    )


def _retranslate(row: Translation, segment: Segment, changes: Changes) -> None:
    if row.text in (row.seed, segment.text):
        row.text, row.seed, row.offered, row.state = segment.text, segment.text, "", segment.state
    else:
        row.offered = segment.text
        changes.kept.append(f"translation {row}")


def change_fact(*, country: str, section: str, key: str, record: Mapping[str, Any]) -> list[str]:
    """Change one fact and publish; the faults, if the change cannot be served (it is then not written)."""
    with transaction.atomic():
        books.lock_edition()
        fact = Fact.objects.get(country_id=country, section=section, key=key)
        fact.record = loader.plain(record)
        fact.save(update_fields=["record", "changed_at"])
        faults = publish(country=country)
        if faults:
            transaction.set_rollback(True)
        return faults


def change_translation(*, country: str, language: str, context: str, source: str, text: str, state: str) -> None:
    """Write a better translation of one segment and publish."""
    with transaction.atomic():
        books.lock_edition()
        Translation.objects.update_or_create(
            country_id=country,
            language=language,
            context=context,
            source_hash=digest(source),
            defaults={"source": source, "text": text, "state": state},
        )
        publish(country=country)


def publish(*, country: str) -> list[str]:
    """Compile and check a country's facts and serve them; with faults the last good snapshot stays, and they are kept."""
    with transaction.atomic():
        books.lock_edition()
        raw = country_facts(country)
        faults = faults_of(raw, country)
        if faults:
            Publication.objects.filter(country_id=country).update(faults=faults)
            return faults
        snapshot_id, content = books.compose(raw, country_places(country), country_segments(country))
        Snapshot.objects.get_or_create(id=snapshot_id, defaults={"country_id": country, "content": content})
        Publication.objects.update_or_create(country_id=country, defaults={"snapshot_id": snapshot_id, "faults": []})
        Edition.objects.update_or_create(only=1, defaults={"name": uuid.uuid4().hex})
        return []


def report_fault(*, territory: str, fact: str, language: str, text: str) -> Report:
    """Keep what a reader says is wrong or unclear."""
    return Report.objects.create(territory_id=territory, fact=fact, language=language, text=text)
