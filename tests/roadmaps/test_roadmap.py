"""The roadmap: the answer first, then the thread in plan order, papers, costs, days and changes."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from seemein.core.roadmap.plan import MAYBE, REQUIRED
from seemein.roadmaps.shows.answer import show_answer, verdict
from seemein.roadmaps.shows.roadmap import show_roadmap
from seemein.roadmaps.shows.steps import knots_of
from tests.roadmaps.people import CITIES, CITIZEN, FREIBURG, MILAN, RESIDENT, SEEKER, STUDENT, someone, url, visitor, words
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
STEP = re.compile(r'data-step="([^"]+)" data-planned="([^"]+)"')


def _cards(content: str) -> list[tuple[str, str]]:
    """The steps on a page with their state, in order."""
    return STEP.findall(content)


def _in_knots(person: Any) -> list[tuple[str, str]]:
    return [(step.id, step.state) for knot in knots_of(person.plan.steps) for step in knot]


@pytest.mark.parametrize(
    ("profile", "path", "found", "headline"),
    [
        pytest.param(SEEKER, FREIBURG, "stop", "With this status you may not start a business yet.", id="stop"),
        pytest.param(STUDENT, MILAN, "first", "Not yet: something else comes first.", id="first"),
        pytest.param(SEEKER, MILAN, "ask", "Ask first: it is not clear if you may do this.", id="ask"),
        pytest.param({"stage": "idea"}, MILAN, "depends", "It depends. Answer a few questions", id="depends"),
        pytest.param({"nationality": "non_eu", "stage": "idea"}, MILAN, "depends", "It depends.", id="permit not said"),
        pytest.param(CITIZEN, MILAN, "may", "You may start. These are the steps for you.", id="may start"),
        pytest.param({**RESIDENT, "stage": "trading"}, MILAN, "may", "You may run your business.", id="may go on"),
    ],
)
def test_the_headline_says_if_she_may(profile: dict[str, Any], path: str, found: str, headline: str) -> None:
    assert verdict(someone(profile, path).plan) == found
    assert read(visitor(profile).get(url(path=path))).title.startswith(headline)


@pytest.mark.parametrize(
    ("profile", "path", "step"),
    [
        pytest.param(SEEKER, FREIBURG, "de.check-permit-note", id="stop"),
        pytest.param(STUDENT, MILAN, "it.chamber-attestation", id="first"),
        pytest.param(SEEKER, MILAN, "it.asylum-seeker-check", id="ask"),
    ],
)
def test_the_first_thing_to_do_is_on_the_way_out_of_what_stops_her(profile: dict[str, Any], path: str, step: str) -> None:
    content = visitor(profile).get(url(path=path)).content.decode()
    answer = content[content.index('<section class="answer') : content.index("</section>")]
    assert f'href="#{step}"' in answer
    assert (step, REQUIRED) in _cards(content)


def test_without_a_block_the_first_thing_to_do_is_the_first_step() -> None:
    person = someone(CITIZEN)
    first = next(step for step in person.plan.steps if step.state == REQUIRED)
    assert f'href="#{first.id}"' in show_answer(person, frozenset({first.id})).first


def test_behind_a_stop_only_the_ways_out_are_listed_and_the_rest_comes_after_that() -> None:
    person = someone(SEEKER, FREIBURG)
    response = visitor(SEEKER).get(url(path=FREIBURG))
    assert [step for step, _ in _cards(response.content.decode())] == [step.id for step in person.plan.steps]
    page = read(response)
    assert (2, "After that") in page.headings
    assert len(person.plan.after) > 0
    assert [step.id for step in person.plan.after if f"/en/{FREIBURG}/steps/{step.id}/" not in page.links] == []


def test_a_block_says_why_it_holds_and_who_helps() -> None:
    response = visitor(STUDENT).get(url())
    content = response.content.decode()
    block = content[content.index('<div class="notice') :]
    assert 'data-kind="first"' in block[:200]
    assert "because your permit is for study" in block
    assert '<a href="#it.conversion-study">' in block
    assert '<a href="#talk">Talk to somebody</a>' in block
    assert "talk" in read(response).ids


@pytest.mark.parametrize("path", CITIES)
@pytest.mark.parametrize("profile", [STUDENT, CITIZEN, SEEKER], ids=["student", "citizen", "seeker"])
def test_the_thread_holds_every_step_in_plan_order(path: str, profile: dict[str, Any]) -> None:
    content = visitor(profile).get(url(path=path)).content.decode()
    assert _cards(content) == _in_knots(someone(profile, path))


def test_the_four_figures_are_those_of_the_plan() -> None:
    said = words(visitor(STUDENT).get(url()))
    assert "Steps 31 Time until you can trade at least 95 days To pay first, once €168.96" in said
    assert "To pay again and again €4,571.46 to €4,667.74 every year" in said


def test_a_step_says_why_how_much_how_long_and_what_comes_before() -> None:
    content = visitor(STUDENT).get(url()).content.decode()
    card = content[content.index('id="it.comunica-sole-trader"') :]
    card = card[: card.index("</article>")]
    assert "because you want to start and you will be a sole trader" in card or "because you will be a sole trader" in card
    assert '<bdi class="fact">' in card
    assert "First you need:" in card
    assert '<a href="#it.pec">' in card
    assert f'href="/en/{MILAN}/steps/it.comunica-sole-trader/"' in card
    assert '<bdi lang="it">' in card


def test_the_choices_of_a_group_stand_in_one_knot() -> None:
    profile = {**STUDENT, "sector": ["beauty"], "foreign_qualification": True}
    person = someone(profile)
    knots = [[step for step, _ in _cards("".join(card.tags for card in knot.cards))] for knot in show_roadmap(person).knots]
    choices = [knot for knot in knots if len(knot) > 1]
    assert choices == [["it.recognise-beautician", "it.recognise-mimit"]]
    response = visitor(profile).get(url())
    assert response.content.decode().count("One of these is enough") == 1
    assert f"Steps {len(knots)} Time" in words(response)
    assert len(knots) == len(person.plan.steps) - 1


def test_with_under_three_answers_maybe_steps_are_counted_by_phase() -> None:
    person = someone({"stage": "idea"})
    maybe = [step for step in person.plan.steps if step.state == MAYBE]
    response = visitor({"stage": "idea"}).get(url())
    assert [state for _, state in _cards(response.content.decode()) if state == MAYBE] == []
    shown = show_roadmap(person)
    assert sum(count for _, count in shown.possible) == len(maybe)
    prepare = sum(step.procedure.phase == "prepare" for step in maybe)
    page = read(response)
    assert f"Prepare: {prepare} steps perhaps" in page.text
    assert page.links[url("questions/")].startswith("Go on with the questions")


def test_without_answers_the_roadmap_can_be_read_and_leads_to_the_questions() -> None:
    page = read(Client().get(url()))
    assert page.title == "It depends. Answer a few questions, and you see what holds for you."
    assert page.links[url("questions/")].startswith("Answer the questions")
    assert "your answers decide" in page.text
    assert "First thing to do" not in page.text


def test_with_three_answers_maybe_steps_say_what_they_wait_for() -> None:
    profile = {"stage": "idea", "nationality": "eu", "employs": False}
    person = someone(profile)
    waiting = next(step for step in person.plan.steps if step.state == MAYBE)
    content = visitor(profile).get(url()).content.decode()
    assert _cards(content) == _in_knots(person)
    card = content[content.index(f'id="{waiting.id}"') :].split("</article>")[0]
    assert "waits for your answer:" in card
    assert f'href="{url(f"questions/{waiting.waits_for[0]}/")}"' in card


def test_each_paper_stands_once_with_the_steps_that_want_it() -> None:
    person = someone(STUDENT)
    papers = show_roadmap(person).papers
    assert len(papers) == len(person.plan.documents) == len({str(paper.text) for paper in papers})
    (floor_plan,) = [document for document in person.plan.documents if document.text.startswith("Floor plan")]
    (shown,) = [paper for paper in papers if ">Floor plan" in paper.text]
    assert re.findall(r'href="#([^"]+)"', shown.steps) == list(floor_plan.steps)
    assert len(floor_plan.steps) > 1


def test_costs_are_split_and_rates_are_never_added() -> None:
    content = visitor({**STUDENT, "employs": True, "legal_form": "limited_company"}).get(url()).content.decode()
    costs = content[content.index('aria-labelledby="costs"') :].split("</section>")[0]
    assert re.findall(r"<dt>(.*?)</dt>", costs) == ["once", "every year", "at each renewal"]
    assert "Your own money in the business, not a fee:" in costs
    added, apart = costs.split("Deposits, pay and rates: shown, never added", 1)
    assert "Rate: depends on your numbers" not in added
    assert "Rate: depends on your numbers" in apart
    assert "To pay" in added


def test_the_sums_say_how_many_steps_they_leave_out() -> None:
    unknown = someone(STUDENT).plan.fees[0].unknown_steps
    page = read(visitor(STUDENT).get(url()))
    assert f"The sums leave out {unknown} steps whose cost we do not know." in page.text
    assert f"For {unknown} steps we know no cost." in page.text


def test_the_line_of_days_draws_only_steps_whose_days_are_known() -> None:
    person = someone(STUDENT)
    known = [step.id for step in person.plan.steps if step.start_day is not None and step.days.max is not None]
    shown = show_roadmap(person).line
    assert [re.findall(r"#([^\"]+)", bar.step)[0] for bar in shown] == known
    assert max(int(bar.left) + int(bar.width) for bar in shown) == 1000


def test_a_change_ahead_is_said_with_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2025, 6, 1, 12, tzinfo=UTC))
    person = someone(STUDENT)
    shown = show_roadmap(person).ahead
    assert shown
    page = read(visitor(STUDENT).get(url()))
    assert (2, "Changes ahead") in page.headings
    assert f"From {shown[0].day}:" in page.text


def test_a_change_of_one_answer_says_what_came_and_went() -> None:
    after = {**STUDENT, "legal_form": "limited_company"}
    old, new = someone(STUDENT).plan, someone(after).plan
    was, now = ({step.id for step in plan.steps if step.state == REQUIRED} for plan in (old, new))
    response = visitor(after, before=STUDENT).get(url())
    said = words(response)
    assert "Since your change Form of the business: Alone, as a sole trader → A limited company" in said
    assert f"{len(now - was)} steps came, {len(was - now)} went." in said
    assert "To pay once: before €168.96, now €483.46 to €2,983.46." in said
    change = response.content.decode().split('<div id="change">')[1].split("</ul></div>")[0]
    assert [step for step in now - was if f'href="#{step}"' not in change] == []
    assert [step for step in was - now if f"/steps/{step}/" not in change] == []


def test_a_change_that_changes_nothing_says_so() -> None:
    page = read(visitor({**CITIZEN, "employs": False}, before={**CITIZEN, "employs": False}).get(url()))
    assert "Your roadmap stays the same." in page.text


def test_without_a_change_nothing_is_said_of_one() -> None:
    assert (2, "Since your change") not in read(visitor(STUDENT).get(url())).headings


def test_the_link_to_share_holds_no_answer() -> None:
    content = visitor(STUDENT).get(url()).content.decode()
    assert f'data-url="http://localhost:8000/en/{MILAN}/"' in content


def test_the_actions_lead_to_every_other_paper_and_screen() -> None:
    links = read(visitor(STUDENT).get(url())).links
    wanted = ["roadmap.pdf", "calendar/", "carry/", "alternatives/", "why-not/", "answers/"]
    assert [one for one in wanted if url(one) not in links] == []
    assert {"#papers", "#costs", "#talk"} <= set(links)


@pytest.mark.parametrize("profile", [{}, STUDENT, {**STUDENT, "sector": ["beauty"]}], ids=["nobody", "student", "another trade"])
@pytest.mark.parametrize("query", ["", "?with=it"], ids=["one language", "two languages"])
def test_a_roadmap_asks_the_database_once(
    profile: dict[str, Any], query: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = visitor(profile)
    client.get(url(query))
    with django_assert_num_queries(1):
        client.get(url(query))


def test_an_unknown_place_is_not_found() -> None:
    assert Client().get(url(path="it/nowhere")).status_code == 404
    assert Client().get(url(path="xx")).status_code == 404
