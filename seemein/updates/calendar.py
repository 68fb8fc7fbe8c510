"""A calendar file with the days from which another value holds, for anybody to subscribe to."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from icalendar import Calendar, Event

from seemein.core.facts.schema import Parameter, Value
from seemein.kit.figures import figure
from seemein.knowledge.units import unit_words
from seemein.knowledge.voices import Voice

# What has just begun stays for a while, so that a phone that looks once a month still sees it.
_STAYS = timedelta(days=60)
_MOST = 300


def announced(voice: Voice) -> list[tuple[Parameter, Value]]:
    """The values that begin soon or began lately, by their day; not the first one of a figure, which is no change."""
    found = [
        (parameter, value)
        for parameter in voice.ground.parameters.values()
        for value in parameter.history[1:]
        if value.valid_from and value.valid_from >= voice.on - _STAYS
    ]
    return sorted(found, key=lambda pair: (pair[1].valid_from or voice.on, pair[0].key))[:_MOST]


def calendar_file(voice: Voice) -> bytes:
    """RFC 5545: one all-day entry for each value, in the voice's language, which must be the active one.

    Its title tells nobody who sees the phone what it is about.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//See Me In//Updates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("When something changes for my business"))
    for parameter, value in announced(voice):
        calendar.add_component(_entry(voice, parameter, value))
    return bytes(calendar.to_ical())


def _entry(voice: Voice, parameter: Parameter, value: Value) -> Event:
    start = value.valid_from or voice.on
    shown = f"{figure(value.value, parameter.unit, voice.language)} {unit_words(parameter.unit, value.value)}".strip()
    label = voice.say(f"{parameter.key}/label", parameter.label)
    said = f"{voice.path} {parameter.key} {start.isoformat()}"
    event = Event()
    event.add("uid", f"{salted_hmac('seemein.updates.calendar', said, algorithm='sha256').hexdigest()[:32]}@seemein")
    event.add("dtstamp", datetime.combine(voice.on, time(), UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", gettext("My business: something changes"))
    event.add("description", f"{label}: {shown}")
    event.add("url", settings.BASE_URL + reverse("website:updates", kwargs={"path": voice.path}))
    return event
