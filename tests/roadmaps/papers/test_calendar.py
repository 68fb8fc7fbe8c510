"""The calendar file: her deadlines, neutral unless she wants them named, and the screen that asks for the day."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from icalendar import Calendar, Event

from seemein.knowledge import labels
from seemein.roadmaps.papers import views
from seemein.roadmaps.papers.calendar import calendar_file
from seemein.roadmaps.papers.deadlines import Dates, dates, earliest_start
from seemein.roadmaps.papers.sheet_steps import numbers_of
from tests.roadmaps.people import CITIES, LANGUAGES, MILAN, STUDENT, someone, url, visitor
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
START = date(2027, 3, 1)
TRADER: dict[str, Any] = {**STUDENT, "stage": "trading", "status": "self_employment_permit", "employs": True}


def events(
    path: str = MILAN, language: str = "en", *, profile: Any = STUDENT, start: date = START, named: bool = False
) -> list[Event]:
    """The entries of a person's file, as a calendar reads them."""
    person = someone(profile, path, language)
    found = dates(person.plan, start).dated
    with override(language):
        content = calendar_file(person.voice, found, numbers_of(person.plan.steps), named=named)
    calendar = Calendar.from_ical(content)
    assert [str(calendar[name]) for name in ("VERSION", "METHOD")] == ["2.0", "PUBLISH"]
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize("path", CITIES)
def test_every_deadline_that_can_be_dated_is_a_whole_day(path: str) -> None:
    expected = [deadline.on for deadline in dates(someone(STUDENT, path).plan, START).dated]
    assert expected
    found = events(path)
    assert [event.decoded("DTSTART") for event in found] == expected
    assert [event.decoded("DTEND") - event.decoded("DTSTART") for event in found] == [timedelta(days=1)] * len(found)
    assert {str(event["TRANSP"]) for event in found} == {"TRANSPARENT"}


def test_an_entry_reminds_a_week_and_a_day_before_at_nine() -> None:
    for event in events(language="de", named=True):
        alarms = event.walk("VALARM")
        assert [alarm.decoded("TRIGGER") for alarm in alarms] == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]
        assert {str(alarm["DESCRIPTION"]) for alarm in alarms} == {str(event["SUMMARY"])}


def test_neutral_entries_say_only_which_step() -> None:
    person = someone(STUDENT)
    numbers = numbers_of(person.plan.steps)
    found = events()
    expected = [f"My business: step {numbers[deadline.procedure.id]}" for deadline in dates(person.plan, START).dated]
    assert [str(event["SUMMARY"]) for event in found] == expected
    assert {str(event["DESCRIPTION"]) for event in found} == {"Open your roadmap to see what is due."}
    assert {str(event["URL"]).endswith(f"/en/{MILAN}/roadmap/") for event in found} == {True}


@pytest.mark.parametrize("profile", [STUDENT, TRADER])
def test_a_neutral_file_tells_nothing_about_her(profile: dict[str, Any]) -> None:
    person = someone(profile)
    content = "\n".join(str(event.to_ical()) for event in events(profile=profile))
    ids = [deadline.procedure.id.partition(".")[2] for deadline in dates(person.plan, START).dated]
    titles = [deadline.procedure.title for deadline in dates(person.plan, START).dated]
    answers = [str(label) for field in ("status", "nationality") for label in labels.VALUES[field].values()]
    assert ids
    assert [word for word in (*ids, *titles, *answers, *labels.VALUES["status"], "non_eu") if word in content] == []


def test_named_entries_say_what_they_are_about_and_how_the_day_was_found() -> None:
    found = {str(event["SUMMARY"]): event for event in events(named=True)}
    event = found["Register as a sole trader with the single notice"]
    assert event.decoded("DTSTART") == START + timedelta(days=30)
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Comunicazione Unica (ComUnica) - impresa individuale",
        "within 30 days of starting",
        "Counted from the day on which you start.",
        "Ask the office if you are not sure. This is no legal advice.",
    ]
    assert str(event["URL"]).endswith(f"/en/{MILAN}/steps/it.comunica-sole-trader/")


def test_an_estimate_says_that_it_is_one() -> None:
    texts = [str(event["DESCRIPTION"]) for event in events(named=True)]
    assert any("An estimate: count again when you know the day of this step: Register as a sole trader" in text for text in texts)


def test_what_comes_back_comes_back_in_the_calendar() -> None:
    with_rule = [event for event in events("hr/zagreb", profile=TRADER) if "RRULE" in event]
    assert {rule for event in with_rule for rule in event["RRULE"]["FREQ"]} >= {"YEARLY", "MONTHLY"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_speaks_her_language(language: str) -> None:
    person = someone(STUDENT, language=language)
    found = events(language=language, named=True)
    titles = [person.voice.say(f"{each.procedure.id}/title", each.procedure.title) for each in dates(person.plan, START).dated]
    assert [str(event["SUMMARY"]) for event in found] == [title.text for title in titles]
    assert [event["SUMMARY"].params["LANGUAGE"] for event in found] == [title.language for title in titles]


def test_a_later_file_replaces_the_entries_of_the_earlier_one() -> None:
    earlier, later = events(), events(start=START + timedelta(days=9), named=True)
    names = [event["UID"] for event in earlier]
    assert len(names) == len(set(names))
    assert sorted(names) == sorted(event["UID"] for event in later)
    assert not set(names) & {event["UID"] for event in events("it")}


def test_she_gets_the_file_for_her_day() -> None:
    response = visitor(STUDENT).post(url("calendar/"), {"start": "2027-03-01", "named": "1"})
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
    summaries = [str(event["SUMMARY"]) for event in Calendar.from_ical(response.content).walk("VEVENT")]
    assert summaries == [str(event["SUMMARY"]) for event in events(named=True)]


def test_the_screen_proposes_the_earliest_day_and_says_what_is_not_in_the_file() -> None:
    person = someone(STUDENT)
    response = visitor(STUDENT).get(url("calendar/"))
    page = read(response)
    assert page.title == "Dates for your calendar"
    assert f'value="{earliest_start(person.plan).isoformat()}"' in response.content.decode()
    assert f"{len(dates(person.plan, earliest_start(person.plan)).dated)} deadlines of your roadmap" in page.text
    for procedure in dates(person.plan, START).undated:
        assert f"/en/{MILAN}/steps/{procedure.id}/" in page.links
    assert "Renew your permit in time" in page.text


@pytest.mark.parametrize(
    ("start", "error"),
    [
        pytest.param("", "Choose the day on which you want to start.", id="nothing"),
        pytest.param("1.3.2027", "Write the day as year-month-day, for example 2027-01-15.", id="another form"),
        pytest.param("2027-02-30", "Write the day as year-month-day, for example 2027-01-15.", id="no such day"),
        pytest.param("1999-01-01", "Choose a day from one year ago to five years ahead.", id="long ago"),
        pytest.param("9999-12-31", "Choose a day from one year ago to five years ahead.", id="far ahead"),
    ],
)
def test_a_wrong_day_is_said_and_nothing_is_lost(start: str, error: str) -> None:
    response = visitor(STUDENT).post(url("calendar/"), {"start": start, "named": "1"})
    assert response.status_code == 422
    content = response.content.decode()
    assert re.findall(r'<span class="error">(.*?)</span>', content) == [error]
    assert f'value="{start}"' in content
    assert 'name="named" value="1" checked' in content


def test_without_a_deadline_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "dates", lambda plan, start: Dates((), ()))
    response = Client().post(url("calendar/"), {"start": "2027-03-01"})
    assert response.status_code == 422
    page = read(response)
    assert "There is no date for your calendar yet" in page.text
    assert url("questions/") in page.links


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_in_a_language(language: str) -> None:
    page = read(visitor(STUDENT).get(url("calendar/", language=language)))
    assert (page.language, page.direction) == (language, "rtl" if language == "ar" else "ltr")
    assert page.title


def test_one_query_is_enough(django_assert_num_queries: Any) -> None:
    client = visitor(STUDENT)
    client.get(url("calendar/"))
    with django_assert_num_queries(1):
        client.post(url("calendar/"), {"start": "2027-03-01"})
