"""The other screens: answers, keep, forget, alternatives, why not, two languages."""

import re
from typing import Any

import pytest
from django.test import Client

from seemein.core.roadmap.alternatives import alternatives
from seemein.core.roadmap.plan import REQUIRED, plan, why_not
from seemein.roadmaps import cookie
from seemein.roadmaps.shows.asked import decides
from seemein.roadmaps.shows.others import left_out, show_alternatives
from seemein.roadmaps.shows.steps import knots_of
from tests.roadmaps.people import CITIES, CITIZEN, MILAN, SEEKER, STUDENT, answers_of, kept, someone, url, visitor, words
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def test_all_answers_stand_on_one_screen_with_a_way_to_change_each() -> None:
    page = read(visitor(STUDENT).get(url("answers/")))
    assert "What is your permit for? Study It decides" in page.text
    assert "Restaurant, bar, café, catering, Food shop or take-away" in page.text
    assert [field for field in STUDENT if url(f"questions/{field}/?then=roadmap") not in page.links] == []


def test_an_answer_says_what_it_decides() -> None:
    count = decides(someone(STUDENT), "legal_form")
    assert count > 1
    assert f"Alone, as a sole trader It decides {count} steps." in read(visitor(STUDENT).get(url("answers/"))).text


def test_what_is_not_known_or_not_asked_yet_is_said_apart() -> None:
    page = read(visitor({"nationality": "eu", "flags": []}, skipped=("stage",)).get(url("answers/")))
    assert "Where are you now? I don't know" in page.text
    assert "Will other people work for you? not answered yet" in page.text
    assert "Does any of this apply to you? none of these" in page.text
    assert "What is your permit for?" not in page.text


def test_she_can_keep_her_answers_for_thirty_days_and_change_her_mind() -> None:
    client = visitor(STUDENT)
    response = client.post(url("keep/"), {"keep": "1"})
    assert response["Location"] == url("answers/")
    assert response.cookies[cookie.NAME]["max-age"] == cookie.KEPT_SECONDS
    client.post(url("questions/employs/"), {"answer": "true"})
    assert client.cookies[cookie.NAME]["max-age"] == cookie.KEPT_SECONDS
    response = client.post(url("keep/"))
    assert response.cookies[cookie.NAME]["max-age"] == ""
    assert kept(client).profile == answers_of({**STUDENT, "employs": True}).profile


def test_forget_leaves_nothing() -> None:
    client = visitor(STUDENT)
    response = client.post(url("forget/"))
    assert response["Location"] == url("forget/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response.cookies[cookie.NAME].value == ""
    assert response.cookies[cookie.NAME]["max-age"] == 0
    page = read(client.get(url("forget/")))
    assert page.title == "Your answers are forgotten"
    assert page.links[f"/en/{MILAN}/"].endswith("Back to Milan")


def test_a_link_alone_forgets_nothing() -> None:
    client = visitor(STUDENT)
    assert read(client.get(url("forget/"))).title == "Forget my answers"
    assert kept(client) == answers_of(STUDENT)


@pytest.mark.parametrize("screen", ["", "questions/sector/", "answers/", "alternatives/", "why-not/"])
def test_every_screen_can_forget_informs_of_no_legal_advice_and_says_who_helps(screen: str) -> None:
    response = visitor(STUDENT).get(url(screen))
    content = response.content.decode()
    assert f'<form method="post" action="{url("forget/")}" data-forget>' in content
    assert "This hub informs. It gives no legal advice." in content
    assert (2, "Talk to somebody") in read(response).headings
    assert url("answers/") in read(response).links


@pytest.mark.parametrize("path", CITIES)
@pytest.mark.parametrize("profile", [STUDENT, CITIZEN, {}], ids=["student", "citizen", "nobody"])
def test_an_alternative_is_the_roadmap_asked_directly(path: str, profile: dict[str, Any]) -> None:
    person = someone(profile, path)
    columns = show_alternatives(person)
    assert [column.id for column in columns] == [one.form.id for one in alternatives(person.base, person.profile)]
    for column in columns:
        direct = plan(person.base, person.profile.replace("legal_form", column.form))
        sure = [knot for knot in knots_of(direct.steps) if any(step.state == REQUIRED for step in knot)]
        assert column.steps == len(sure)


def test_a_form_is_chosen_and_the_change_is_shown() -> None:
    client = visitor(STUDENT)
    page = client.get(url("alternatives/")).content.decode()
    assert 'id="it.ditta-individuale" aria-current="true"' in page
    response = client.post(url("alternatives/"), {"answer": "cooperative"})
    assert response["Location"] == f"{url()}#change"
    assert kept(client) == answers_of({**STUDENT, "legal_form": "cooperative"}, before=STUDENT)


def test_a_form_that_is_not_there_is_refused_with_what_is_allowed() -> None:
    client = visitor(STUDENT)
    response = client.post(url("alternatives/"), {"answer": "empire"})
    assert response.status_code == 422
    assert "You can choose: Alone, as a sole trader;" in response.content.decode()
    assert kept(client) == answers_of(STUDENT)


def test_the_forms_that_a_person_cannot_have_are_not_offered() -> None:
    page = read(visitor(SEEKER).get(url("alternatives/", "hu/budapest")))
    assert "With your answers we know no form of business that is open to you." in page.text


def test_why_not_lists_what_is_left_out_with_its_reason_page_by_page() -> None:
    person = someone(STUDENT)
    ids = left_out(person)
    assert [step for step in ids if not why_not(person.base, person.profile, step)] == []
    client, found = visitor(STUDENT), []
    for number in range(1, -(-len(ids) // 20) + 1):
        content = client.get(url(f"why-not/?page={number}")).content.decode()
        found += re.findall(rf'<a href="/en/{MILAN}/steps/([^"/]+)/">', content)
    assert found == ids
    first, last = (words(client.get(url(f"why-not/?page={number}"))) for number in (1, 3))
    assert "Only with Trade: Transport and delivery" in first
    assert "Only with Staff: Yes" in last


def test_why_not_says_when_nothing_is_left_out() -> None:
    assert "So far no step is left out." in read(Client().get(url("why-not/"))).text


def test_two_languages_stand_side_by_side() -> None:
    content = visitor(STUDENT).get(url("?with=it")).content.decode()
    card = content[content.index('id="it.pec"') :].split("</article>")[0]
    own, office = card.split('<div class="pair">')[1].split('lang="it" dir="ltr">', 1)
    assert "Open a certified e-mail box (PEC)" in own
    assert "Attiva una casella di posta elettronica certificata (PEC)" in office
    papers = content[content.index('aria-labelledby="papers"') :]
    assert '<div class="pair"><p>Floor plan</p><p lang="it" dir="ltr">Planimetria' in papers


def test_every_step_has_both_languages() -> None:
    content = visitor(STUDENT).get(url("?with=it", language="de")).content.decode()
    assert content.count('data-gap="small" lang="de" dir="ltr"') == content.count('data-gap="small" lang="it" dir="ltr"')
    assert content.count('data-gap="small" lang="it" dir="ltr"') == len(someone(STUDENT).plan.steps)


@pytest.mark.parametrize(
    ("language", "offered"),
    [("ar", ["?with=it"]), ("it", ["?with=en", "?with=ar"])],
    ids=["the office's", "what the facts are written in, at the office"],
)
def test_the_second_language_offered_is_the_offices_or_one_that_the_facts_speak(language: str, offered: list[str]) -> None:
    links = read(visitor(STUDENT).get(url(language=language))).links
    assert [link for link in links if link.startswith("?with=")] == offered


def test_the_same_language_twice_is_one() -> None:
    client = visitor(STUDENT)
    assert '<div class="pair">' not in client.get(url("?with=en")).content.decode()


def test_an_unknown_second_language_is_not_found() -> None:
    assert visitor(STUDENT).get(url("?with=tlh")).status_code == 404
