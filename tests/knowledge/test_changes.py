"""A change of a fact: written by one person, published by another, never lost, always in the log."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from seemein.core.facts.values import entry_on
from seemein.knowledge import change_actions as actions
from seemein.knowledge.books import shelf
from seemein.knowledge.change_actions import Outdated, Refused, Unsound, current_record
from seemein.knowledge.enums import ChangeAct, ChangeState
from seemein.knowledge.models import Change, Edition, Fact
from tests.knowledge.people import anna, bruno, carla

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
LIMIT = "it.flat_rate.revenue_limit"
OF_LIMIT = {"country": "it", "section": "parameters", "key": LIMIT}
MILAN = "it/lombardia/milano"


def limit() -> Any:
    return current_record(**OF_LIMIT)


def next_year(record: Any, value: int = 90000) -> Any:
    """The limit with next year's value announced."""
    *before, last = record["history"]
    coming = {**last, "value": value, "valid_from": "2027-01-01", "valid_to": None}
    return {**record, "history": [*before, {**last, "valid_to": "2026-12-31"}, coming]}


def written(author: Any, record: Any, **more: Any) -> Change:
    return actions.begin(author=author, record=record, base=limit(), **{**OF_LIMIT, **more})


def test_a_second_person_publishes_and_the_value_switches_on_its_day() -> None:
    author, reviewer = carla(), bruno()
    change = actions.send(change=written(author, next_year(limit()), why="Budget law"), by=author)
    assert change.state == ChangeState.REVIEW
    actions.publish_change(change=change, by=reviewer)
    parameter = shelf.book("it").ground("it").parameters[LIMIT]
    values = [entry_on(parameter, day).value for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert values == [85000, 90000]
    acts = list(change.events.order_by("at", "pk").values_list("act", "person__username"))
    assert acts == [(ChangeAct.BEGAN, "carla"), (ChangeAct.SENT, "carla"), (ChangeAct.PUBLISHED, "bruno")]


def test_nobody_publishes_what_she_wrote() -> None:
    author = carla()
    change = actions.send(change=written(author, next_year(limit())), by=author)
    with pytest.raises(Refused, match="second person"):
        actions.publish_change(change=change, by=author)
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(reviewer=author)


def test_an_editor_of_a_city_proposes_for_her_country_and_reviews_nothing_there() -> None:
    author, other = anna(), carla()
    change = actions.send(change=written(author, next_year(limit())), by=author)
    foreign = actions.send(change=written(other, next_year(limit(), 91000)), by=other)
    with pytest.raises(Refused, match="your own territory"):
        actions.publish_change(change=foreign, by=author)
    actions.publish_change(change=change, by=other)
    assert limit()["history"][-1]["value"] == 90000


def test_an_editor_of_milan_changes_nothing_of_another_country() -> None:
    with pytest.raises(Refused, match="your own territory"):
        actions.begin(author=anna(), country="de", section="glossary", key="x", record={"term": "x"}, base=None)


def test_a_fact_cannot_be_moved_into_the_own_territory_to_be_reviewed_there() -> None:
    change = written(anna(), {**next_year(limit()), "territory": MILAN})
    assert change.territory == "it"


def test_what_does_not_fit_is_not_sent_and_nothing_is_lost() -> None:
    author = carla()
    record = next_year(limit())
    record["history"][-1]["sources"] = ["it.src.nowhere"]
    change = written(author, record)
    with pytest.raises(Unsound) as refused:
        actions.send(change=change, by=author)
    assert [fault for fault in refused.value.faults if "it.src.nowhere" in fault] != []
    change.refresh_from_db()
    assert (change.state, change.record) == (ChangeState.DRAFT, record)


def test_a_circle_of_steps_is_named() -> None:
    author = carla()
    steps = {row.key: row.record for row in Fact.objects.filter(country_id="it", section="procedures")}
    waiting = next(step for step in steps.values() if step["needs"])
    first = steps[waiting["needs"][0]]
    change = actions.begin(
        author=author, country="it", section="procedures", key=first["id"], record={**first, "needs": [waiting["id"]]}, base=first
    )
    with pytest.raises(Unsound) as refused:
        actions.send(change=change, by=author)
    assert any("circle" in fault and waiting["id"] in fault for fault in refused.value.faults)


def test_two_editors_at_once_lose_nothing() -> None:
    first, second, reviewer = carla(), anna(), bruno()
    base = limit()
    label = written(first, {**base, "label": "Most revenue for the flat rate"})
    value = written(second, next_year(base))
    for change, author in ((label, first), (value, second)):
        actions.send(change=change, by=author)
        actions.publish_change(change=change, by=reviewer)
    assert limit() == {**next_year(base), "label": "Most revenue for the flat rate"}


def test_the_second_of_two_changes_of_one_field_is_asked_to_compare() -> None:
    first, second, reviewer = carla(), anna(), bruno()
    base = limit()
    one, two = written(first, {**base, "label": "One"}), written(second, {**base, "label": "Two"})
    actions.send(change=one, by=first)
    actions.send(change=two, by=second)
    actions.publish_change(change=one, by=reviewer)
    with pytest.raises(Outdated) as refused:
        actions.publish_change(change=two, by=reviewer)
    two.refresh_from_db()
    assert (refused.value.fields, two.state, two.record["label"]) == (("label",), ChangeState.REVIEW, "Two")


def test_a_draft_saved_in_another_window_is_not_overwritten() -> None:
    author = carla()
    change = written(author, {**limit(), "label": "One"})
    actions.write(change=change, by=author, version=1, record={**limit(), "label": "Two"})
    with pytest.raises(Outdated):
        actions.write(change=change, by=author, version=1, record={**limit(), "label": "Three"})
    change.refresh_from_db()
    assert change.record["label"] == "Two"


def test_a_change_is_sent_back_with_words_and_can_be_withdrawn() -> None:
    author, reviewer = carla(), bruno()
    change = actions.send(change=written(author, next_year(limit())), by=author)
    actions.send_back(change=change, by=reviewer, answer="Which law?")
    change.refresh_from_db()
    assert (change.state, change.answer) == (ChangeState.DRAFT, "Which law?")
    actions.withdraw(change=change, by=author)
    with pytest.raises(Refused, match="draft"):
        actions.send(change=change, by=author)


def test_a_fact_is_brought_back_to_what_it_said() -> None:
    author, reviewer = carla(), bruno()
    base = limit()
    change = actions.send(change=written(author, next_year(base)), by=author)
    actions.publish_change(change=change, by=reviewer)
    back = actions.restore(change=change, by=author)
    actions.publish_change(change=actions.send(change=back, by=author), by=reviewer)
    assert limit() == base


def test_a_new_fact_appears_and_one_taken_out_disappears_but_stays_in_the_log() -> None:
    author, reviewer = carla(), bruno()
    term = {
        "term": "Marca da bollo digitale",
        "say": "",
        "english": "digital stamp",
        "means": "A stamp duty that is paid online.",
    }
    key = {"country": "it", "section": "glossary", "key": term["term"]}
    new = actions.send(change=actions.begin(author=author, record=term, base=None, **key), by=author)
    actions.publish_change(change=new, by=reviewer)
    assert term["term"] in shelf.book("it").ground("it").glossary
    gone = actions.send(change=actions.begin(author=author, record=None, base=term, **key), by=author)
    actions.publish_change(change=gone, by=reviewer)
    assert term["term"] not in shelf.book("it").ground("it").glossary
    assert Fact.objects.get(country_id="it", key=term["term"]).withdrawn


def test_only_a_publication_makes_a_new_edition() -> None:
    author, reviewer = carla(), bruno()
    before = Edition.objects.get().name
    change = actions.send(change=written(author, next_year(limit())), by=author)
    assert Edition.objects.get().name == before
    actions.publish_change(change=change, by=reviewer)
    assert Edition.objects.get().name != before
