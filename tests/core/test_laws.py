"""The laws of the core, over the five real countries and over made-up ones."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from seemein.core.facts.ground import chain
from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.alternatives import alternatives
from seemein.core.roadmap.base import Base
from seemein.core.roadmap.plan import MAYBE, REQUIRED, Plan, judged, plan
from seemein.core.roadmap.profile import Profile, single_answers
from seemein.core.roadmap.questions import next_question
from tests.cases import countries
from tests.core import reference
from tests.core.people import PLACES, answers, anywhere, base, people, places

MANY = settings(max_examples=60)


def states(found: Plan) -> dict[str, str]:
    return {step.id: step.state for step in (*found.steps, *found.after)}


@MANY
@given(anywhere(), people(), st.data())
def test_one_more_answer_never_turns_a_decided_step_undecided(here: Base, person: Profile, data: st.DataObject) -> None:
    open_fields = [field for field in person.unknown if field != "status" or person.answers.get("nationality") == "non_eu"]
    assume(open_fields)
    field = data.draw(st.sampled_from(open_fields))
    more = person.replace(field, data.draw(answers(field)))
    before = {step.id: step.when.judge(person) for step in here.steps.values()}
    after = {step.id: step.when.judge(more) for step in here.steps.values()}
    assert {step: after[step] for step, truth in before.items() if truth is not None} == {
        step: truth for step, truth in before.items() if truth is not None
    }


@MANY
@given(anywhere(), people(full=True))
def test_a_full_profile_leaves_no_maybe(here: Base, person: Profile) -> None:
    found = plan(here, person)
    assert [step.id for step in (*found.steps, *found.after) if step.state == MAYBE] == []
    assert [block.block.id for block in found.blocks if block.state == MAYBE] == []
    assert next_question(here, person) is None


@MANY
@given(anywhere(), people())
def test_the_order_respects_every_need(here: Base, person: Profile) -> None:
    found = plan(here, person)
    place = {step.id: number for number, step in enumerate(found.steps)}
    for step in found.steps:
        for need in here.steps[step.id].needs:
            present = [place[member] for member in need if member in place]
            assert not present or min(present) < place[step.id]


@MANY
@given(anywhere(), people())
def test_the_plan_is_that_of_a_naive_second_reading(here: Base, person: Profile) -> None:
    found = plan(here, person)
    assume(not found.after)
    reference.know_groups(here.ground)
    expected = reference.plan_order(here.ground, person.answers)
    assert [(step.id, step.state == REQUIRED) for step in found.steps] == expected


@MANY
@given(st.sampled_from([place for place in PLACES if "/" in place]), people())
def test_a_city_has_the_steps_of_its_country_unless_an_override_says_otherwise(path: str, person: Profile) -> None:
    country = path[:2]
    own = {
        override.of for override in countries()[country].overrides if override.territory in chain(path) and "when" in override.set
    }
    above = judged(base(country), person)
    here = judged(base(path), person)
    assert {step: here.get(step) for step in above if step not in own} == {step: above[step] for step in above if step not in own}


@MANY
@given(anywhere(), people())
def test_the_next_question_really_changes_something(here: Base, person: Profile) -> None:
    question = next_question(here, person)
    assume(question is not None)
    assert question is not None
    now = {step.id: step.when.judge(person) for step in here.steps.values()}
    changed = {
        step
        for answer in single_answers(question.field)
        for step in now
        if here.steps[step].when.judge(person.replace(question.field, answer)) is not now[step]
    }
    assert len(changed) == question.decides > 0
    earlier = ASKING_ORDER[: ASKING_ORDER.index(question.field)]
    assert all(person.known(field) or not _matters(here, person, field) for field in earlier)


def _matters(here: Base, person: Profile, field: str) -> bool:
    if field == "status" and person.answers.get("nationality") != "non_eu":
        return False
    persons = [person.replace(field, answer) for answer in single_answers(field)]
    return any(step.when.judge(each) is not step.when.judge(person) for step in here.steps.values() for each in persons)


@settings(max_examples=30)
@given(places, people())
def test_an_alternative_equals_the_roadmap_asked_directly(path: str, person: Profile) -> None:
    for found in alternatives(base(path), person):
        assert found.plan == plan(base(path), person.replace("legal_form", found.form.form))


@MANY
@given(anywhere(), people())
def test_no_total_holds_a_capital_a_wage_or_a_rate(here: Base, person: Profile) -> None:
    found = plan(here, person)
    fees = [cost.cost for step in found.steps if step.state == REQUIRED for cost in step.costs if cost.cost.kind == "fee"]
    most = sum((cost.max or Decimal(0) for cost in fees), Decimal(0))
    assert sum(total.max for total in found.fees) <= most
    capital = [cost.cost for step in found.steps if step.state == REQUIRED for cost in step.costs if cost.cost.kind == "capital"]
    assert sum(total.max for total in found.capital) <= sum((cost.max or Decimal(0) for cost in capital), Decimal(0))


@MANY
@given(places, people())
def test_every_block_has_a_way_out(path: str, person: Profile) -> None:
    found = plan(base(path), person)
    assert [block.block.id for block in found.blocks if block.state == REQUIRED and not block.ways_out] == []
    ids = {step.id for step in found.steps}
    assert [
        way
        for block in found.blocks
        for way in block.ways_out
        if way not in ids and block.block.level != "stop" and not found.after
    ] == []


@MANY
@given(anywhere(), people())
def test_a_maybe_step_adds_no_day_and_no_cost(here: Base, person: Profile) -> None:
    found = plan(here, person)
    assume(not found.after)
    required = {step.id for step in found.steps if step.state == REQUIRED}
    counted = {step.id for step in found.steps if step.start_day is not None}
    assert counted <= required
    assert found.days.min <= sum(step.days.min or 0 for step in found.steps if step.id in counted)


@MANY
@given(anywhere(), people())
def test_each_paper_stands_once_with_every_step_that_wants_it(here: Base, person: Profile) -> None:
    found = plan(here, person)
    assert len({document.text for document in found.documents}) == len(found.documents)
    wanted = {(text, step.id) for step in found.steps for text in step.procedure.documents}
    assert {(document.text, step) for document in found.documents for step in document.steps} == wanted


@MANY
@given(anywhere(), people())
def test_the_same_person_gets_the_same_plan_however_the_facts_are_ordered(here: Base, person: Profile) -> None:
    turned = Base(here.ground, here.on, dict(reversed(here.steps.items())), here.blocks, here.forms)
    assert [step.id for step in plan(turned, person).steps] == [step.id for step in plan(here, person).steps]
