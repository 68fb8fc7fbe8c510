"""What is done with guides beside what Wagtail does itself: shelves, the index of the facts they name, what falls due."""

from typing import Any

from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale

from seemein.guides.blocks import texts_of
from seemein.guides.checks import chips_of
from seemein.guides.models import GuideIndex, GuidePage, GuideReference
from seemein.guides.queries import ORIGINAL, shelf_of
from seemein.knowledge.actions import touch_edition
from seemein.places.models import Territory


def shelve(*, language: str, territory: Territory) -> GuideIndex:
    """The shelf of a country in a language, made where it is missing."""
    found = shelf_of(language, territory.path)
    if found is not None:
        return found
    with transaction.atomic():
        root = GuideIndex.objects.get(locale__language_code=language, territory=None)
        made = GuideIndex(
            title=territory.name if language == ORIGINAL else territory.local_name,
            slug=territory.path.replace("/", "-"),
            territory=territory,
            locale=Locale.objects.get(language_code=language),
        )
        original = shelf_of(ORIGINAL, territory.path) if language != ORIGINAL else None
        if original is not None:
            made.translation_key = original.translation_key
        root.add_child(instance=made)
        return made


def came_out(*, page: GuidePage) -> None:
    """A guide is public or was changed: note the facts it names, and have every page drawn anew."""
    named = {(chip.kind, chip.key) for chip in chips_of(texts_of(page.body))}
    with transaction.atomic():
        GuideReference.objects.filter(page=page).delete()
        GuideReference.objects.bulk_create(GuideReference(page=page, kind=kind, key=key) for kind, key in sorted(named))
        touch_edition()


def went_in(*, page: GuidePage) -> None:
    """A guide is public no more."""
    with transaction.atomic():
        GuideReference.objects.filter(page_id=page.pk).delete()
        touch_edition()


def publish_what_is_due() -> None:
    """Publish and withdraw what was planned for a time that has come; the worker beside the server does it."""
    call_command("publish_scheduled", verbosity=0)


def on_published(sender: Any, instance: GuidePage, **more: Any) -> None:
    """Wagtail's word that a guide is public."""
    came_out(page=instance)


def on_unpublished(sender: Any, instance: GuidePage, **more: Any) -> None:
    """Wagtail's word that a guide is public no more, also before it is deleted."""
    went_in(page=instance)
