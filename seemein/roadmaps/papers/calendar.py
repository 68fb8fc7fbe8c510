"""A calendar file with the deadlines of a roadmap. Its entries are neutral unless the person wants them named."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from seemein.knowledge.voices import Said, Voice
from seemein.roadmaps.papers.deadlines import Deadline
from seemein.roadmaps.papers.sheet_steps import Numbers, step_title

# At nine in the morning, a week and a day before.
_WARNINGS = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))


def calendar_file(voice: Voice, deadlines: tuple[Deadline, ...], numbers: Numbers, *, named: bool) -> bytes:
    """RFC 5545: one all-day entry for each deadline, in the language of the voice, which must be the active one."""
    calendar = Calendar()
    calendar.add("prodid", "-//See Me In//Roadmap//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("Dates of my business"))
    for deadline in deadlines:
        event = _entry(voice, deadline)
        _describe(event, _named(voice, deadline) if named else _neutral(voice, numbers[deadline.procedure.id]))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _entry(voice: Voice, deadline: Deadline) -> Event:
    event = Event()
    event.add("uid", _uid(voice.path, deadline))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if deadline.rule:
        event.add("rrule", deadline.rule)
    return event


def _uid(path: str, deadline: Deadline) -> str:
    """The same in every file, so that a later one replaces the entry; it does not tell which step it is."""
    said = f"{path} {deadline.procedure.id} {deadline.number}"
    return f"{salted_hmac('seemein.roadmaps.papers.calendar', said, algorithm='sha256').hexdigest()[:32]}@seemein"


def _neutral(voice: Voice, number: str) -> tuple[Said, str, str]:
    """What an entry says that tells nobody anything: title, text, address."""
    url = settings.BASE_URL + reverse("roadmaps:roadmap", kwargs={"path": voice.path})
    title = Said(gettext("My business: step %(number)s") % {"number": number}, voice.language, machine=False)
    return title, gettext("Open your roadmap to see what is due."), url


def _named(voice: Voice, deadline: Deadline) -> tuple[Said, str, str]:
    """What an entry says to a person who wants to see what it is about."""
    procedure = deadline.procedure
    url = settings.BASE_URL + reverse("website:step", kwargs={"path": voice.path, "step": procedure.id})
    texts = [procedure.local_title, voice.say(f"{procedure.id}/deadline", procedure.deadline).text, _counted(voice, deadline)]
    texts.append(gettext("Ask the office if you are not sure. This is no legal advice."))
    return step_title(voice, procedure.id), "\n".join(filter(None, texts)), url


def _counted(voice: Voice, deadline: Deadline) -> str:
    """How the day was found."""
    due = deadline.due
    if due.event:
        return gettext("Counted from the day on which you start.")
    if due.step:
        return gettext("An estimate: count again when you know the day of this step: %(step)s") % {
            "step": step_title(voice, due.step)
        }
    return ""


def _describe(event: Event, words: tuple[Said, str, str]) -> None:
    title, text, url = words
    event.add("summary", title.text, parameters={"language": title.language})
    event.add("description", text)
    event.add("url", url)
    for before in _WARNINGS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title.text)
        alarm.add("trigger", before)
        event.add_component(alarm)
