"""The database refuses nonsense, and the names of its rules say which."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from seemein.knowledge.models import Edition, Fact, Publication, Report, Translation
from seemein.places.models import Territory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def fact(**more: object) -> Fact:
    return Fact(**{"country_id": "it", "section": "pitfalls", "key": "it.new", "position": 0, "record": {}, "seed": {}, **more})


def translation() -> Translation:
    return Translation(country_id="it", language="hu", context="it.new/title", source="New", source_hash="0" * 64, text="Új")


def twice(row: Callable[[], Fact | Translation]) -> None:
    row().save()
    row().save()


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "a fact twice": (lambda: twice(fact), "fact_stands_once"),
    "a newer record beside none": (lambda: fact(seed=None, offered={}).save(), "fact_offered_only_beside_a_seed"),
    "a segment twice": (lambda: twice(translation), "translation_once_per_segment"),
    "a second edition": (lambda: Edition(only=2, name="x").save(), "edition_is_one_row"),
    "a city outside its region": (
        lambda: Territory(path="de/elsewhere", parent_id="it", name="X", local_name="X", language="it", currency="EUR").save(),
        "territory_path_continues_its_parent",
    ),
    "a country of three letters": (
        lambda: Territory(path="ita", name="X", local_name="X", language="it", currency="EUR").save(),
        "territory_path_continues_its_parent",
    ),
}
# SQLite names a unique constraint by its columns.
COLUMNS = {"fact_stands_once": "knowledge_fact.key", "translation_once_per_segment": "knowledge_translation.source_hash"}


@pytest.mark.parametrize(("write", "rule"), REFUSED.values(), ids=REFUSED)
def test_nonsense_is_refused(write: Callable[[], object], rule: str) -> None:
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        write()
    assert rule in str(raised.value) or COLUMNS.get(rule, rule) in str(raised.value)


def test_a_snapshot_that_is_served_cannot_be_deleted() -> None:
    publication = Publication.objects.get(pk="it")
    with pytest.raises(ProtectedError):
        publication.snapshot.delete()


def test_a_report_belongs_to_a_territory_that_there_is() -> None:
    report = Report(territory_id="it/atlantis", fact="it.x", language="en", text="No.")
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()
        connection.check_constraints()
