"""The plan: needs and groups, order, days, costs, papers, blocks."""

from decimal import Decimal

import pytest

from seemein.core.roadmap.conditions import Reason
from seemein.core.roadmap.order import CircleError
from seemein.core.roadmap.plan import why_not
from tests.core.facts_small import FULL, base, block, fee, ids, lasting, planned, step

STUDENT = {**FULL, "nationality": "non_eu", "status": "student"}


def days(found) -> tuple[int, int | None, int]:
    return found.days.min, found.days.max, found.days.unknown_steps


def starts(found) -> dict[str, int | None]:
    return {each.id.removeprefix("xx."): each.start_day for each in found.steps}


def test_a_condition_that_is_true_unknown_false_makes_a_step_required_maybe_left_out() -> None:
    here = base(
        step("sure", when={"stage": "idea"}), step("open", when={"employs": True}), step("gone", when={"stage": "trading"})
    )
    found = planned(here, stage="idea")
    assert [(each.id, each.state, each.waits_for) for each in found.steps] == [
        ("xx.open", "maybe", ("employs",)),
        ("xx.sure", "required", ()),
    ]
    assert found.step("xx.sure").because == (Reason("stage", ("idea",)),)
    assert why_not(here, found.profile, "xx.gone") == (Reason("stage", ("trading",), holds=False),)
    assert why_not(here, found.profile, "xx.sure") == ()


def test_among_ready_steps_the_phase_decides_then_the_longest_chain_then_the_id() -> None:
    steps = (
        step("late", phase="run"),
        step("b"),
        step("a"),
        step("root"),
        step("middle", needs=["xx.root"]),
        step("leaf", needs=["xx.middle"]),
        step("early", phase="prepare"),
    )
    assert ids(planned(base(*steps), **FULL)) == ["early", "root", "middle", "a", "b", "leaf", "late"]


def test_a_need_of_a_later_phase_comes_first_and_its_phase_may_come_again() -> None:
    steps = (step("staff", phase="staff"), step("permit", phase="permit", needs=["xx.staff"]), step("other", phase="staff"))
    assert ids(planned(base(*steps), **FULL)) == ["staff", "permit", "other"]


def test_an_edge_to_a_left_out_step_falls_away_and_is_not_passed_on() -> None:
    steps = (
        step("first", phase="run"),
        step("gone", needs=["xx.first"], when={"stage": "trading"}),
        step("last", needs=["xx.gone"]),
    )
    found = planned(base(*steps), **FULL)
    assert ids(found) == ["last", "first"]
    assert found.step("xx.last").needs == ()


def test_a_circle_of_steps_that_apply_is_an_error_that_names_it() -> None:
    with pytest.raises(CircleError, match=r"xx\.a → xx\.b → xx\.a"):
        planned(base(step("a", needs=["xx.b"]), step("b", needs=["xx.a"])), **FULL)


# Groups
WAYS = (
    step("cheap", one_of="xx.ways", costs=[fee("ten")], duration=lasting(30, 40)),
    step("dear", one_of="xx.ways", costs=[fee("forty")], duration=lasting(5, 60)),
)


def test_a_group_counts_from_the_cheapest_to_the_dearest_and_from_the_shortest_to_the_longest() -> None:
    found = planned(base(*WAYS), **FULL)
    assert [(total.min, total.max) for total in found.fees] == [(Decimal(10), Decimal(40))]
    assert days(found) == (5, 60, 0)


def test_a_group_of_which_one_member_applies_is_that_member() -> None:
    gone = {**WAYS[1], "when": {"stage": "trading"}}
    found = planned(base(WAYS[0], gone), **FULL)
    assert [(total.min, total.max) for total in found.fees] == [(Decimal(10), Decimal(10))]
    assert days(found) == (30, 40, 0)


def test_a_need_that_names_a_member_means_any_of_the_group() -> None:
    late = {**WAYS[1], "phase": "premises"}
    found = planned(base(WAYS[0], late, step("after", needs=["xx.dear"], phase="tax")), **FULL)
    assert ids(found) == ["cheap", "after", "dear"]


def test_a_need_of_a_member_that_does_not_apply_means_the_others() -> None:
    gone = {**WAYS[1], "when": {"stage": "trading"}}
    found = planned(base(WAYS[0], gone, step("after", needs=["xx.dear"], phase="prepare")), **FULL)
    assert ids(found) == ["cheap", "after"]
    assert found.step("xx.after").needs == ("xx.cheap",)


def test_a_need_between_members_of_one_group_means_that_member() -> None:
    second = {**WAYS[1], "phase": "prepare", "needs": ["xx.cheap"]}
    assert ids(planned(base(WAYS[0], second), **FULL)) == ["cheap", "dear"]


# Days
def test_a_step_starts_when_the_slowest_of_its_needs_is_done() -> None:
    steps = (
        step("quick", duration=lasting(1, 2)),
        step("slow", duration=lasting(10, 20)),
        step("end", needs=["xx.quick", "xx.slow"], duration=lasting(3, 3)),
    )
    found = planned(base(*steps), **FULL)
    assert (starts(found)["end"], days(found)) == (10, (13, 23, 0))
    assert {each.id for each in found.steps if each.critical} == {"xx.slow", "xx.end"}


def test_an_unknown_length_makes_what_follows_at_least_and_leaves_no_critical_path() -> None:
    steps = (step("foggy"), step("end", needs=["xx.foggy"], duration=lasting(3, 3)))
    found = planned(base(*steps), **FULL)
    assert days(found) == (3, None, 1)
    assert found.step("xx.end").start_is_least
    assert [each.id for each in found.steps if each.critical] == []


@pytest.mark.parametrize("phase", ["run", "staff", "grow"])
def test_what_comes_after_the_first_trading_day_adds_no_day_unless_needed(phase: str) -> None:
    later = step("later", phase=phase, duration=lasting(50, 50))
    assert days(planned(base(step("now", duration=lasting(2, 2)), later), **FULL)) == (2, 2, 0)
    needing = step("now", needs=["xx.later"], duration=lasting(2, 2))
    assert days(planned(base(needing, later), **FULL)) == (52, 52, 0)


def test_a_maybe_step_takes_part_in_the_order_but_adds_no_day_and_no_cost() -> None:
    perhaps = step("perhaps", when={"employs": True}, duration=lasting(50, 50), costs=[fee("forty")])
    end = step("end", phase="prepare", needs=["xx.perhaps"], duration=lasting(2, 2), costs=[fee("ten")])
    found = planned(base(perhaps, end), **{**FULL, "employs": None})
    assert ids(found) == ["perhaps", "end"]
    assert (starts(found), days(found)) == ({"perhaps": None, "end": 0}, (2, 2, 0))
    assert [(total.min, total.max, total.unknown_steps) for total in found.fees] == [(Decimal(10), Decimal(10), 0)]


# Costs
def fees(*costs: dict[str, object], **answers: object) -> list[tuple[str, str | None, Decimal, Decimal]]:
    found = planned(base(step("only", costs=list(costs))), **{**FULL, **answers})
    return [(total.currency, total.recurs, total.min, total.max) for total in found.fees]


def test_costs_of_a_step_are_added_per_rhythm() -> None:
    every_month = fee("monthly", recurs="month")
    assert fees(fee("ten"), fee("forty"), every_month) == [("EUR", None, 50, 50), ("EUR", "month", 5, 5)]


def test_a_range_goes_from_its_least_to_its_most() -> None:
    assert fees({"label": "notary", "kind": "fee", "min": "xx.ten", "max": "xx.forty"}) == [("EUR", None, 10, 40)]


@pytest.mark.parametrize("kind", ["capital", "deposit", "wage", "rate"])
def test_only_fees_are_added_up(kind: str) -> None:
    assert fees(fee("ten"), fee("forty", kind=kind)) == [("EUR", None, 10, 10)]


def test_capital_has_a_total_of_its_own() -> None:
    found = planned(base(step("only", costs=[fee("ten"), fee("forty", kind="capital")])), **FULL)
    assert [(total.min, total.max) for total in found.capital] == [(Decimal(40), Decimal(40))]


def test_a_cost_that_only_some_pay_follows_its_own_condition() -> None:
    some = fee("forty", when={"employs": True})
    assert [fees(fee("ten"), some, employs=employs) for employs in (True, False, None)] == [
        [("EUR", None, 50, 50)],
        [("EUR", None, 10, 10)],
        [("EUR", None, 10, 10)],
    ]


def test_a_fee_that_two_steps_share_is_counted_once() -> None:
    shared = [fee("forty", once="register-fee")]
    found = planned(base(step("a", costs=shared), step("b", costs=[*shared, fee("ten")])), **FULL)
    assert [(total.min, total.max) for total in found.fees] == [(Decimal(50), Decimal(50))]


def test_a_fee_that_the_choices_of_a_group_share_is_counted_once_beside_another_step() -> None:
    shared = [fee("forty", once="register-fee")]
    steps = (step("a", one_of="xx.ways", costs=shared), step("b", one_of="xx.ways", costs=shared), step("c", costs=shared))
    assert [(total.min, total.max) for total in planned(base(*steps), **FULL).fees] == [(Decimal(40), Decimal(40))]


def test_a_step_without_a_known_cost_is_counted_as_unknown_and_a_free_one_is_not() -> None:
    steps = (
        step("foggy"),
        step("free", costs=[{"label": "free", "kind": "fee", "free": True}]),
        step("priced", costs=[fee("ten")]),
    )
    found = planned(base(*steps), **FULL)
    assert [(total.min, total.max, total.unknown_steps) for total in found.fees] == [(Decimal(10), Decimal(10), 1)]


# Papers
def test_a_paper_that_three_steps_want_stands_once_with_all_three() -> None:
    steps = (step("a", documents=["passport"]), step("b", documents=["photo", "passport"]), step("c", documents=["passport"]))
    found = planned(base(*steps), **FULL)
    assert [(document.text, document.steps) for document in found.documents] == [
        ("passport", ("xx.a", "xx.b", "xx.c")),
        ("photo", ("xx.b",)),
    ]


# Blocks
WALL = {"nationality": "non_eu", "status": "student"}
STEPS = (
    step("ask", phase="prepare"),
    step("door", phase="permit", needs=["xx.ask"], when=WALL, documents=["passport"]),
    step("shop", costs=[fee("forty")], documents=["lease"], duration=lasting(9, 9)),
)


def test_behind_a_stop_the_plan_is_the_ways_out_and_what_they_need_and_the_rest_stands_after() -> None:
    found = planned(base(*STEPS, blocks=[block("wall", "stop", WALL, "door")]), **STUDENT)
    assert ids(found) == ["ask", "door"]
    assert [each.id for each in found.after] == ["xx.shop"]
    assert [document.text for document in found.documents] == ["passport"]
    assert [(total.min, total.max) for total in found.fees] == [(Decimal(0), Decimal(0))]


@pytest.mark.parametrize("level", ["first", "ask"])
def test_other_blocks_leave_the_plan_whole(level: str) -> None:
    found = planned(base(*STEPS, blocks=[block("wall", level, WALL, "door")]), **STUDENT)
    assert (ids(found), found.after) == (["ask", "door", "shop"], ())
    assert [(each.block.id, each.state, each.ways_out) for each in found.blocks] == [("xx.wall", "required", ("xx.door",))]


def test_a_block_that_does_not_hold_is_not_shown() -> None:
    assert planned(base(*STEPS, blocks=[block("wall", "stop", WALL, "door")]), **FULL).blocks == ()


def test_a_block_that_may_hold_stops_nothing_yet_and_waits() -> None:
    found = planned(base(*STEPS, blocks=[block("wall", "stop", WALL, "door")]), stage="idea")
    assert (ids(found), found.after) == (["ask", "door", "shop"], ())
    assert [(each.state, each.waits_for) for each in found.blocks] == [("maybe", ("nationality", "status"))]


def test_only_the_ways_out_that_stand_in_this_plan_are_shown() -> None:
    other = step("window", when={"legal_form": "cooperative"})
    found = planned(base(*STEPS, other, blocks=[block("wall", "first", WALL, "window", "door")]), **STUDENT)
    assert found.blocks[0].ways_out == ("xx.door",)


def test_blocks_that_hold_stand_before_those_that_may() -> None:
    walls = [block("perhaps", "ask", {"employs": True}, "ask"), block("wall", "first", WALL, "door")]
    found = planned(base(*STEPS, blocks=walls), **{**STUDENT, "employs": None})
    assert [each.block.id for each in found.blocks] == ["xx.wall", "xx.perhaps"]
