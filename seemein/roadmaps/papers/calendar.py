"""A calendar file with the deadlines of a roadmap. Its entries are neutral unless the person wants them named."""

import hashlib
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from seemein.knowledge.voices import Voice
from seemein.roadmaps.papers.deadlines import Deadline

_WARN_DAYS_BEFORE = 7


def calendar_file(voice: Voice, deadlines: list[Deadline], start: date, *, named: bool) -> bytes:
    """RFC 5545: one all-day entry per deadline, each with an alarm a week before."""
    calendar = Calendar()
    calendar.add("prodid", "-//See Me In Hub//Roadmap//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("My dates"))
    for deadline in deadlines:
        calendar.add_component(_entry(voice, deadline, start, named=named))
    return bytes(calendar.to_ical())


def _entry(voice: Voice, deadline: Deadline, start: date, *, named: bool) -> Event:
    procedure = deadline.procedure
    title = voice.say(f"{procedure.id}/title", procedure.title).text if named else gettext("A date for your business")
    event = Event()
    event.add("uid", _uid(deadline, voice.path, start))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))
    event.add("summary", title)
    if named:
        event.add("description", voice.say(f"{procedure.id}/deadline", procedure.deadline).text)
        event.add("url", f"{settings.BASE_URL}/{voice.language}/{voice.path}/steps/{procedure.id}/")
    if deadline.rule:
        event.add("rrule", deadline.rule)
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-_WARN_DAYS_BEFORE))
    return alarm


def _uid(deadline: Deadline, path: str, start: date) -> str:
    """The same deadline has the same name in every file, so that a second import replaces the first."""
    said = f"{path} {deadline.procedure.id} {deadline.number} {start.isoformat()}"
    return f"{hashlib.sha256(said.encode()).hexdigest()[:24]}@seemein"
