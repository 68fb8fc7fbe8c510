"""What is done with updates: ask to be told, say yes, leave, and note what a publication changed."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from seemein.core.facts.loader import FactsError
from seemein.guides.enums import Topic
from seemein.guides.models import GuidePage
from seemein.guides.queries import ORIGINAL
from seemein.kit import outbox
from seemein.knowledge.actions import touch_edition
from seemein.knowledge.books import edition_now, open_snapshot
from seemein.knowledge.days import today
from seemein.knowledge.models import Snapshot
from seemein.places.models import Territory
from seemein.updates.comparison import Changed, compare
from seemein.updates.enums import Act, Section
from seemein.updates.links import CONFIRM_DAYS, confirm_link
from seemein.updates.models import Subscription, Update
from seemein.updates.telling import tell

# What is published one after the other comes in one letter.
GATHER = timedelta(minutes=15)
_A_LOAD = timedelta(days=1)
logger = logging.getLogger(__name__)


def ask(*, mail: str, territory: str, topic: str, language: str) -> None:
    """Somebody wants to be told: write her a letter with a link by which she says yes. Nothing else is sent before."""
    address = mail.strip().lower()
    with transaction.atomic(), override(language):
        subscription, _made = Subscription.objects.get_or_create(
            mail=address, territory_id=territory, topic=topic, defaults={"language": language}
        )
        context = {
            "place": subscription.territory.local_name,
            "topic": Topic(topic).label if topic else "",
            "link": confirm_link(subscription, language),
            "days": CONFIRM_DAYS,
            "base_url": settings.BASE_URL,
        }
        outbox.post(
            to=address,
            language=language,
            purpose="updates-confirm",
            subject=gettext("Please confirm: tell me when it changes"),
            text=render_to_string("updates/mails/confirm.txt", context),
        )


def confirm(*, subscription: Subscription, language: str) -> None:
    """She said yes, and reads this language."""
    subscription.language = language
    subscription.confirmed_on = subscription.confirmed_on or timezone.now().date()
    subscription.save(update_fields=["language", "confirmed_on"])


def leave(*, mail: str, only: str = "") -> None:
    """She wants no more letters, or none of one subscription; what was kept of it is gone."""
    found = Subscription.objects.filter(mail=mail)
    (found.filter(pk=only) if only else found).delete()


def forget_unconfirmed() -> None:
    """What nobody confirmed in time was perhaps asked for by somebody else."""
    Subscription.objects.unconfirmed(timezone.now() - timedelta(days=CONFIRM_DAYS)).delete()


def on_facts_published(*, country: str, before: str, after: str) -> None:
    """Inside the transaction of a publication: have the worker compare it with the one before."""
    note_facts.enqueue(country, before, after, edition_now())


@task()
def note_facts(country: str, before: str, after: str, batch: str) -> int:
    """Keep what a publication changed, and have it told; says how many changes that were."""
    content = Snapshot.objects.in_bulk([before, after])
    try:
        old, new = (open_snapshot(one, bytes(content[one].content)) for one in (before, after))
    except (FactsError, KeyError) as error:  # an older release wrote it in another form
        logger.warning("Publication %s of %s cannot be compared with the one before: %s", after[:12], country, error)
        return 0
    changes = compare(old.country, new.country, today(new.place(country)))
    with transaction.atomic():
        return 0 if Update.objects.filter(batch=batch).exists() else _keep(changes, batch, set(new.places) | set(old.places))


def _keep(changes: Iterable[Changed], batch: str, places: set[str]) -> int:
    known = set(Territory.objects.filter(path__in=places).values_list("path", flat=True))
    rows = [
        Update(
            territory_id=one.territory,
            batch=batch,
            section=one.section,
            act=one.act,
            key=one.key,
            topic=one.topic,
            title=one.title,
            before=one.before,
            after=one.after,
            unit=one.unit,
            starts_on=one.starts_on,
            step=one.step,
        )
        for one in changes
        if one.territory in known
    ]
    if rows:
        Update.objects.bulk_create(rows)
        touch_edition()
        tell.using(run_after=timezone.now() + GATHER).enqueue()
    return len(rows)


def on_guide_published(sender: Any, instance: GuidePage, **more: Any) -> None:
    """Wagtail's word that a guide is public. Its English stands for all languages; a country's first load is no news."""
    if instance.locale.language_code != ORIGINAL or _is_first_load(instance):
        return
    written = instance.last_published_at
    change = Changed(
        Section.GUIDE,
        Act.NEW if instance.first_published_at == written else Act.CHANGED,
        instance.slug,
        instance.territory_id,
        Topic(instance.topic),
        instance.title,
    )
    with transaction.atomic():
        _keep([change], f"guide:{instance.pk}:{instance.live_revision_id}", {instance.territory_id})


def _is_first_load(guide: GuidePage) -> bool:
    """Whether the country had no guide before today."""
    others = GuidePage.objects.filter(territory__path__startswith=guide.territory_id[:2], locale=guide.locale)
    return not others.filter(first_published_at__lt=timezone.now() - _A_LOAD).exists()
