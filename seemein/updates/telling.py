"""The letters that tell of changes: one for each person, about everything that was published since the last."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from seemein.kit import outbox
from seemein.knowledge.books import NoBook, shelf
from seemein.knowledge.days import today
from seemein.knowledge.voices import Voice, voice
from seemein.updates.links import leave_headers, leave_link
from seemein.updates.models import Subscription, Update
from seemein.updates.queries import concerning, everybody
from seemein.updates.shows import ShownUpdate, show_updates

MOST_LINES = 25


@task()
def tell() -> int:
    """Write to everybody whom an untold change concerns; says how many letters that made. A change is told once."""
    with transaction.atomic():
        updates = list(Update.objects.untold().select_for_update().order_by("pk"))
        if not updates:
            return 0
        Update.objects.filter(pk__in=[one.pk for one in updates]).update(told_at=timezone.now())
        shelf.look()
        return sum(_write(subscriptions, updates) for subscriptions in everybody().values())


def _write(subscriptions: list[Subscription], updates: list[Update]) -> bool:
    """One person's letter; false where nothing concerns her."""
    newest = subscriptions[-1]
    with override(newest.language):
        found = concerning(subscriptions, updates)
        shown = [line for path in dict.fromkeys(found.values()) for line in _told(found, path, newest.language)]
        if not shown:
            return False
        context = {
            "lines": shown[:MOST_LINES],
            "more": max(len(shown) - MOST_LINES, 0),
            "list_url": reverse("website:updates", kwargs={"path": newest.territory_id}),
            "leave": leave_link(newest),
            "base_url": settings.BASE_URL,
        }
        outbox.post(
            to=newest.mail,
            language=newest.language,
            purpose="updates",
            once=f"updates:{newest.pk}:{updates[-1].pk}",
            subject=gettext("What changed for your business"),
            text=render_to_string("updates/mails/news.txt", context),
            headers=leave_headers(newest),
        )
        return True


def _told(found: dict[Update, str], path: str, language: str) -> list[ShownUpdate]:
    """The changes seen from one place, told in a language; none where its country is not published."""
    reader = _reader(path, language)
    return show_updates([one for one, place in found.items() if place == path], reader) if reader else []


def _reader(path: str, language: str) -> Voice | None:
    try:
        book = shelf.held(path)
        return voice(book, path, today(book.place(path)), language)
    except NoBook:
        return None
