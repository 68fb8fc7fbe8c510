"""The questions: one a screen, only those that matter, back without loss, "I don't know" always possible."""

from typing import Any

import pytest
from django.test import Client

from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.questions import open_questions
from seemein.knowledge import labels
from seemein.roadmaps import cookie
from tests.roadmaps.people import CITIES, CITIZEN, MILAN, STUDENT, answers_of, kept, someone, url, visitor
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def _form_value(value: Any) -> Any:
    return [labels.value_key(one) for one in value] if isinstance(value, list) else labels.value_key(value)


def _walk(client: Client, path: str, answers: dict[str, Any]) -> list[str]:
    """Answer every question asked; "I don't know" where nothing is answered. The fields asked, in order."""
    asked: list[str] = []
    response = client.get(url("questions/", path))
    while "/questions/" in response["Location"]:
        field = response["Location"].rstrip("/").rsplit("/", 1)[1]
        assert len(asked) < len(ASKING_ORDER), asked
        asked.append(field)
        assert client.get(response["Location"]).status_code == 200
        data = {"answer": _form_value(answers[field])} if field in answers else {"unknown": "1"}
        response = client.post(response["Location"], data)
    assert response["Location"] == url(path=path)
    return asked


@pytest.mark.parametrize("path", CITIES)
def test_who_answers_everything_is_asked_only_what_matters(path: str) -> None:
    client = Client()
    asked = _walk(client, path, STUDENT)
    assert kept(client) == answers_of({field: STUDENT[field] for field in asked})
    person = someone({field: STUDENT[field] for field in asked}, path)
    assert open_questions(person.base, person.profile) == []
    assert [step.state for step in person.plan.steps if step.state == "maybe"] == []


def test_a_citizen_of_the_eu_is_not_asked_for_a_permit() -> None:
    assert "status" not in _walk(Client(), MILAN, CITIZEN)


def test_who_knows_nothing_comes_to_the_roadmap_too() -> None:
    client = Client()
    asked = _walk(client, MILAN, {})
    assert "status" not in asked
    assert kept(client) == answers_of({}, skipped=tuple(asked))


def test_a_question_says_why_it_is_asked_and_what_it_decides() -> None:
    page = read(Client().get(url("questions/stage/")))
    assert page.title == "Where are you now?"
    assert "Some steps are only for starting, others only for a business that runs." in page.text
    assert page.links[url()].endswith("Show my roadmap so far")


def test_a_question_counts_the_steps_that_it_decides() -> None:
    person = someone({"stage": "idea", "nationality": "eu"})
    (question,) = open_questions(person.base, person.profile, most=1)
    page = read(visitor({"stage": "idea", "nationality": "eu"}).get(url(f"questions/{question.field}/")))
    assert f"Your answer decides {question.decides} steps." in page.text


def test_back_leads_to_the_question_before_and_shows_its_answer() -> None:
    client = visitor({"stage": "idea", "nationality": "eu"})
    page = read(client.get(url("questions/sector/")))
    assert page.links[url("questions/nationality/")] == "Back"
    assert 'value="eu" checked' in client.get(url("questions/nationality/")).content.decode()
    assert kept(client) == answers_of({"stage": "idea", "nationality": "eu"})


def test_back_from_the_first_question_leads_to_the_place() -> None:
    page = read(Client().get(url("questions/stage/")))
    assert page.links[f"/en/{MILAN}/"].endswith("Back")


def test_a_set_takes_all_that_fits() -> None:
    client = Client()
    client.post(url("questions/sector/"), {"answer": ["beauty", "crafts"]})
    assert kept(client) == answers_of({"sector": ["beauty", "crafts"]})


def test_none_of_these_is_an_answer() -> None:
    client = Client()
    client.post(url("questions/flags/"), {"answer": ""})
    assert kept(client) == answers_of({"flags": []})
    assert 'value="" checked' in client.get(url("questions/flags/")).content.decode()


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        pytest.param("stage", {}, "Choose an answer, or say that you don&#x27;t know.", id="nothing chosen"),
        pytest.param("stage", {"answer": "sleeping"}, "You can choose: I have an idea and want to start;", id="unknown value"),
        pytest.param("stage", {"answer": ["idea", "trading"]}, "You can choose: I have an idea", id="two of one"),
        pytest.param("employs", {"answer": "perhaps"}, "You can choose: Yes; No.", id="no yes or no"),
        pytest.param("sector", {"answer": ["beauty", "magic"]}, "We do not know this answer.", id="unknown among known"),
        pytest.param("sector", {"answer": ["beauty", ""]}, "or “None of these”, but not both.", id="some and none"),
    ],
)
def test_a_wrong_answer_is_refused_with_what_is_allowed(field: str, given: dict[str, Any], said: str) -> None:
    client = visitor({"employs": True, "nationality": "eu"})
    response = client.post(url(f"questions/{field}/"), given)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert kept(client) == answers_of({"employs": True, "nationality": "eu"})


def test_what_was_ticked_stays_ticked_after_a_wrong_answer() -> None:
    page = Client().post(url("questions/sector/"), {"answer": ["beauty", ""]}).content.decode()
    assert 'value="beauty" checked' in page
    assert 'value="" checked' in page
    assert 'value="crafts" checked' not in page


def test_another_passport_drops_the_permit_and_asks_for_it_again() -> None:
    client = visitor(STUDENT)
    client.post(url("questions/nationality/"), {"answer": "eu", "then": "roadmap"})
    assert kept(client) == answers_of(CITIZEN, before=STUDENT)
    response = client.post(url("questions/nationality/"), {"answer": "non_eu", "then": "roadmap"})
    assert response["Location"] == url("questions/status/")


@pytest.mark.parametrize("profile", [{}, {"nationality": "eu"}], ids=["nobody", "citizen of the EU"])
def test_the_permit_is_not_asked_of_those_it_is_not_for(profile: dict[str, Any]) -> None:
    client = visitor(profile)
    assert client.get(url("questions/status/"))["Location"] == url("questions/")
    assert client.post(url("questions/status/"), {"answer": "student"})["Location"] == url("questions/")
    assert kept(client) == answers_of(profile)


def test_who_came_to_change_one_answer_goes_to_the_roadmap() -> None:
    client = visitor({"stage": "idea", "nationality": "eu"})
    page = client.get(url("questions/stage/?then=roadmap")).content.decode()
    assert '<input type="hidden" name="then" value="roadmap">' in page
    response = client.post(url("questions/stage/"), {"answer": "trading", "then": "roadmap"})
    assert response["Location"] == f"{url()}#change"


def test_an_unknown_question_is_not_found() -> None:
    assert Client().get(url("questions/shoe_size/")).status_code == 404


@pytest.mark.parametrize("stage", ["idea", "trading"])
def test_a_door_remembers_the_stage_and_asks_on(stage: str) -> None:
    client = Client()
    assert client.get(url(f"start/{stage}/"))["Location"] == url("questions/nationality/")
    assert kept(client) == answers_of({"stage": stage})


def test_a_door_that_is_not_there_is_not_found() -> None:
    client = Client()
    assert client.get(url("start/sleeping/")).status_code == 404
    assert cookie.NAME not in client.cookies


def test_the_form_of_business_can_be_compared_from_its_question() -> None:
    assert url("alternatives/") in read(Client().get(url("questions/legal_form/"))).links
