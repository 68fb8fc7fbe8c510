"""What is done with facts: load a file, change one, publish a country, report a fault."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from seemein.core.facts import loader
from seemein.core.facts.checks import check
from seemein.core.facts.sections import FIELDS, key_of
from seemein.core.roadmap.proofs import prove
from seemein.knowledge import books, catalogues
from seemein.knowledge.catalogues import Segment
from seemein.knowledge.files import country_of
from seemein.knowledge.merging import Changes, merge_facts, merge_territories, merge_translations
from seemein.knowledge.models import Edition, Fact, Publication, Report, Snapshot, Translation
from seemein.knowledge.queries import country_facts, country_places, country_segments
from seemein.knowledge.segments import Source, segments_of
from seemein.knowledge.states import digest

# Rooms above that do something of their own when a country's facts changed.
_after: list[Callable[..., object]] = []


def after_publication(work: Callable[..., object]) -> None:
    """Have work(country=, before=, after=), ids of snapshots, done in the transaction of each publication but the first."""
    _after.append(work)


def faults_of(raw: Mapping[str, Any], file: str) -> list[str]:
    """Everything that is wrong with a country's facts; empty when they can be served."""
    try:
        country = loader.build(raw, file)
    except loader.FactsError as error:
        return error.faults
    return check(country, file) or [f"{file}: {fault}" for fault in prove(country, timezone.now().date())]


def load(raws: Mapping[str, Mapping[str, Any]], segments: Iterable[Segment]) -> list[Changes]:
    """Load checked files (name → plain facts) and their translations; raises FactsError before anything is written."""
    listed = list(segments)
    faults = [fault for file, raw in raws.items() for fault in faults_of(raw, file)]
    faults += [*_countries_twice(raws), *catalogues.faults(listed)]
    if faults:
        raise loader.FactsError(faults)
    by_country: dict[str, list[Segment]] = {}
    for segment in listed:
        by_country.setdefault(segment.context[:2], []).append(segment)
    with transaction.atomic():
        books.lock_edition()
        return [_load_country(raw, by_country.get(country_of(raw), [])) for raw in raws.values()]


def _countries_twice(raws: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """A country has one file: of two, the second would take the first one's facts away."""
    first: dict[str, str] = {}
    for file, raw in raws.items():
        first.setdefault(country_of(raw), file)
    return [
        f"{file}: territory.path: is {country_of(raw)!r} as in {first[country_of(raw)]}; a country has one file"
        for file, raw in raws.items()
        if first[country_of(raw)] != file
    ]


def _load_country(raw: Mapping[str, Any], segments: list[Segment]) -> Changes:
    place = loader.plain(raw["territory"])
    changes = Changes(place["path"])
    territories = merge_territories(place)
    rows = [("territory", "territory", place)]
    rows += [(name, key_of(name, row), loader.plain(row)) for name in FIELDS for row in raw.get(name) or []]
    merge_facts(place["path"], rows, changes)
    merge_translations(place["path"], segments, _texts(place["path"], raw), changes)
    if changes.any or territories or not Publication.objects.filter(country_id=place["path"]).exists():
        changes.faults = publish(country=place["path"])
    return changes


def _texts(country: str, raw: Mapping[str, Any]) -> list[Source]:
    """The texts of a country's facts, an editor's changes included; those of its file where these do not fit it."""
    try:
        return texts_of(country)
    except loader.FactsError:
        return segments_of(loader.build(raw, country))


def texts_of(country: str) -> list[Source]:
    """The texts of a country's facts as the database holds them."""
    return segments_of(loader.build(country_facts(country), country))


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


def change_translation(*, country: str, language: str, context: str, source: str, text: str, state: str) -> list[str]:
    """Write a better translation of one segment and publish; the faults, if it cannot be served (it is then not written)."""
    faults = catalogues.faults([Segment(language, context, source, text, state)])
    if faults:
        return faults
    with transaction.atomic():
        books.lock_edition()
        written = {"source": source, "text": text, "state": state}
        last = Translation.objects.filter(country_id=country, language=language).count()
        Translation.objects.update_or_create(
            country_id=country,
            language=language,
            context=context,
            source_hash=digest(source),
            defaults=written,
            create_defaults={**written, "position": last},
        )
        faults = publish(country=country)
        if faults:
            transaction.set_rollback(True)
        return faults


def publish(*, country: str) -> list[str]:
    """Compile and check a country's facts and serve them; with faults the last good snapshot stays, and they are kept."""
    with transaction.atomic():
        books.lock_edition()
        raw = country_facts(country)
        faults = faults_of(raw, country)
        if faults:
            Publication.objects.filter(country_id=country).update(faults=faults)
            return faults
        snapshot_id, content = books.compose(raw, country_places(raw["territory"]), country_segments(country))
        before = Publication.objects.filter(country_id=country).values_list("snapshot_id", flat=True).first()
        Snapshot.objects.get_or_create(id=snapshot_id, defaults={"country_id": country, "content": content})
        Publication.objects.update_or_create(country_id=country, defaults={"snapshot_id": snapshot_id, "faults": []})
        touch_edition()
        for work in _after if before and before != snapshot_id else ():
            work(country=country, before=before, after=snapshot_id)
        return []


def touch_edition() -> None:
    """Inside a transaction: say that something public changed, so that every process draws its pages anew."""
    books.lock_edition()
    Edition.objects.update_or_create(only=1, defaults={"name": uuid.uuid4().hex})


def report_fault(*, territory: str, fact: str, language: str, text: str, mail: str = "") -> Report:
    """Keep what a reader says is wrong or unclear, and where she wants to hear back, if she does."""
    return Report.objects.create(territory_id=territory, fact=fact, language=language, text=text, mail=mail)
