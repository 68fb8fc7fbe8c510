"""What a roadmap says, beyond its order: why, when, how much, in which language."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from seemein.core.roadmap.alternatives import alternatives
from seemein.core.roadmap.plan import plan
from seemein.core.roadmap.profile import read
from seemein.knowledge.books import shelf
from seemein.knowledge.days import today
from tests.api.asking import MILAN, STUDENT, Program


def step_of(found: dict[str, Any], name: str) -> dict[str, Any]:
    (step,) = [step for step in (*found["steps"], *found["after"]) if step["id"] == name]
    return step


class TestSteps:
    def test_a_required_step_says_which_answer_asks_for_it(self, program: Program) -> None:
        step = step_of(program.ask("roadmap", STUDENT), "it.conversion-study")
        assert (step["state"], step["waits_for"]) == ("required", [])
        assert {"field": "status", "values": ["student"], "holds": True, "text": "your permit is for study"} in step["because"]

    def test_reasons_are_told_in_the_language_asked_for(self, program: Program) -> None:
        texts = {
            language: [
                each["text"]
                for each in step_of(program.ask("roadmap", STUDENT, language=language), "it.conversion-study")["because"]
            ]
            for language in ("en", "it", "ar")
        }
        assert len({tuple(each) for each in texts.values()}) == 3

    def test_with_no_answers_steps_wait_for_fields(self, program: Program) -> None:
        found = program.ask("roadmap", {})
        waiting = [step for step in found["steps"] if step["state"] == "maybe"]
        assert waiting
        assert all(step["waits_for"] and not step["because"] for step in waiting)
        assert found["next_question"]["field"] == "stage"
        assert found["next_question"]["decides"] > 0

    def test_null_is_as_unknown_as_absent(self, program: Program) -> None:
        assert program.ask("roadmap", {"stage": None, "sector": None}) == program.ask("roadmap", {})

    def test_needs_name_steps_of_this_plan_that_stand_before(self, program: Program) -> None:
        found = program.ask("roadmap", STUDENT)
        before: set[str] = set()
        for step in found["steps"]:
            assert {need for need in step["needs"] if step_of(found, need)["one_of"] is None} <= before
            before.add(step["id"])

    def test_the_same_question_has_the_same_answer(self, program: Program) -> None:
        body = {"territory": MILAN, "language": "de", "profile": STUDENT}
        turned = {"profile": dict(reversed(STUDENT.items())), "language": "de", "territory": MILAN}
        assert program.post("roadmap", body).content == program.post("roadmap", turned).content

    def test_a_roadmap_takes_one_query(self, program: Program, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        program.ask("roadmap", STUDENT)
        with django_assert_num_queries(1):
            program.post("roadmap", {"territory": MILAN, "language": "it", "profile": STUDENT})


class TestBlocks:
    def test_a_block_leads_out_by_steps_of_the_plan(self, program: Program) -> None:
        found = program.ask("roadmap", STUDENT)
        (block,) = [block for block in found["blocks"] if block["state"] == "required"]
        assert (block["id"], block["level"]) == ("it.block-student", "first")
        assert block["ways_out"]
        assert set(block["ways_out"]) <= {step["id"] for step in found["steps"]}

    def test_behind_a_stop_the_rest_stands_under_after(self, program: Program) -> None:
        found = program.ask("roadmap", {**STUDENT, "status": "asylum_seeker"}, "hu/budapest")
        stops = [block for block in found["blocks"] if block["level"] == "stop" and block["state"] == "required"]
        inside, behind = ({step["id"] for step in found[part]} for part in ("steps", "after"))
        assert stops
        assert behind
        assert not inside & behind
        assert {way for block in stops for way in block["ways_out"]} <= inside

    def test_without_a_stop_nothing_stands_under_after(self, program: Program) -> None:
        assert program.ask("roadmap", STUDENT)["after"] == []


class TestMoney:
    def test_totals_add_up_the_required_fees_paid_once(self, program: Program) -> None:
        found = program.ask("roadmap", STUDENT)
        person = plan(shelf.book("it").base(MILAN, today(shelf.book("it").place(MILAN))), read(STUDENT))
        once = next(total for total in person.fees if total.recurs is None)
        assert found["totals"]["fees"][0] == {
            "currency": "EUR",
            "recurs": None,
            "min": float(once.min),
            "max": float(once.max),
            "unknown_steps": once.unknown_steps,
        }

    def test_amounts_are_the_figures_of_the_facts(self, program: Program) -> None:
        costs = [
            cost for step in program.ask("roadmap", STUDENT)["steps"] for cost in step["costs"] if len(cost["parameters"]) == 1
        ]
        known = shelf.book("it").ground(MILAN).parameters
        dated = [cost for cost in costs if len(known[cost["parameter"]].history) == 1 and cost["min"] is not None]
        assert dated
        for cost in dated:
            assert cost["min"] == cost["max"] == known[cost["parameter"]].history[0].value

    def test_whole_amounts_have_no_decimals_in_the_text(self, program: Program) -> None:
        body = {"territory": MILAN, "language": "en", "profile": STUDENT}
        assert b".0," not in program.post("roadmap", body).content

    def test_a_cost_with_no_value_that_day_is_null_with_the_reason(self, program: Program) -> None:
        costs = [cost for step in program.ask("roadmap", STUDENT, date="1990-01-01")["steps"] for cost in step["costs"]]
        unknown = [cost for cost in costs if cost["unknown"]]
        assert unknown
        assert {(cost["min"], cost["max"], cost["unknown"]) for cost in unknown} == {(None, None, "not_yet")}


class TestDeadlines:
    def test_typed_deadline_counts_days_from_its_anchor(self, program: Program) -> None:
        step = step_of(program.ask("roadmap", STUDENT), "it.comunica-sole-trader")
        limit = program.read("parameters/it.ri.register_days")["value"]
        assert step["deadline"]["all"] == [{"anchor": "start", "anchor_kind": "event", "offset_days": limit, "recurs": None}]
        assert (step["deadline"]["anchor"], step["deadline"]["offset_days"]) == ("start", limit)

    def test_days_before_an_anchor_are_negative(self, program: Program) -> None:
        step = step_of(program.ask("roadmap", STUDENT), "it.permit-renewal")
        lead = program.read("parameters/it.permit.renewal_lead_days")["value"]
        assert [(due["anchor"], due["offset_days"]) for due in step["deadline"]["all"]] == [("permit_end", -lead)]

    def test_days_of_the_year_are_dates_not_keys(self, program: Program) -> None:
        step = step_of(program.ask("roadmap", STUDENT), "it.yearly-tax")
        days = {due["anchor"] for due in step["deadline"]["all"] if due["anchor_kind"] == "day"}
        assert "06-30" in days
        assert not [day for day in days if day.startswith("it.")]

    def test_words_without_a_date_have_no_anchor(self, program: Program) -> None:
        deadlines = [step["deadline"] for step in program.ask("roadmap", {})["steps"] if step["deadline"]]
        loose = [deadline for deadline in deadlines if not deadline["all"]]
        assert {(each["anchor"], each["offset_days"], each["recurs"]) for each in loose} == {(None, None, None)}


class TestLanguages:
    def test_each_text_names_its_language(self, program: Program) -> None:
        found = program.ask("roadmap", STUDENT, language="it")
        assert {step["title_language"] for step in found["steps"]} == {"it"}
        assert {document["language"] for document in found["documents"]} <= {"it", "en"}

    def test_untranslated_texts_are_english(self, program: Program) -> None:
        turkish, english = (program.ask("roadmap", STUDENT, language=language) for language in ("tr", "en"))
        assert [step["title"] for step in turkish["steps"]] == [step["title"] for step in english["steps"]]
        assert {step["title_language"] for step in turkish["steps"]} == {"en"}

    def test_a_paper_that_several_steps_want_appears_once(self, program: Program) -> None:
        found = program.ask("roadmap", STUDENT)
        texts = [document["text"] for document in found["documents"]]
        assert len(texts) == len(set(texts))
        shared = max(found["documents"], key=lambda document: len(document["steps"]))
        assert len(shared["steps"]) > 1
        for name in shared["steps"]:
            assert shared["text"] in [document["text"] for document in step_of(found, name)["documents"]]


class TestAlternatives:
    def test_one_column_for_each_legal_form_that_is_not_ruled_out(self, program: Program) -> None:
        found = program.ask("roadmap/alternatives", STUDENT)
        book = shelf.book("it")
        person = alternatives(book.base(MILAN, today(book.place(MILAN))), read(STUDENT))
        assert [(each["id"], each["form"]) for each in found["alternatives"]] == [
            (each.form.id, each.form.form) for each in person
        ]
        assert len(found["alternatives"]) > 1

    @pytest.mark.slow
    def test_a_column_is_the_roadmap_asked_for_with_that_form(self, program: Program) -> None:
        for column in program.ask("roadmap/alternatives", STUDENT)["alternatives"]:
            direct = program.ask("roadmap", {**STUDENT, "legal_form": column["form"]})
            assert column["steps"] == [step["id"] for step in direct["steps"]]
            assert column["totals"] == direct["totals"]

    def test_own_money_stands_beside_a_company(self, program: Program) -> None:
        company = next(each for each in program.ask("roadmap/alternatives", STUDENT)["alternatives"] if each["id"] == "it.srl")
        assert company["min_capital"]["min"] == program.read(f"parameters/{company['min_capital']['parameter']}")["value"]
