"""Updates, and who asked to be told of them."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from seemein.guides.enums import Topic
from seemein.places.models import Territory
from seemein.updates.enums import Act, Section


class UpdateQuerySet(models.QuerySet["Update"]):
    def seen_from(self, chain: Sequence[str]) -> Self:
        """Changes of a territory and of those above it."""
        return self.filter(territory_id__in=chain)

    def untold(self) -> Self:
        """Changes of which no letter was written yet."""
        return self.filter(told_at__isnull=True)

    def newest_first(self) -> Self:
        """The newest first."""
        return self.order_by("-pk")


class Update(models.Model):
    """One thing that one publication changed, where it holds; `starts_on`: from when, if that is another day.

    `title`, `before` and `after` are in English or, of a figure, the bare values: a language is found when they are shown.
    """

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    batch = models.CharField(max_length=64, help_text="The publication: what changed together has the same.")
    section = models.CharField(max_length=8, choices=Section)
    act = models.CharField(max_length=8, choices=Act)
    key = models.CharField(max_length=300)
    topic = models.CharField(max_length=12, choices=Topic)
    title = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    unit = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    step = models.CharField(max_length=300, blank=True, help_text="The step at which a reader can do something about it.")
    made_at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["territory", "-id"], name="update_of_a_territory"),
            models.Index(fields=["batch"], name="update_by_publication"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["batch", "section", "act", "key", "starts_on"], name="update_is_told_once"),
            models.CheckConstraint(
                condition=~Q(section="figure") | Q(act="changed", unit__gt=""),
                name="update_of_a_figure_has_its_unit",
                violation_error_message="A figure is told with its unit.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.key} ({self.act})"


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def confirmed(self) -> Self:
        """Those whose person said yes by the link in her mail."""
        return self.filter(confirmed_on__isnull=False)

    def unconfirmed(self, before: datetime) -> Self:
        """Those asked for before then and never confirmed."""
        return self.filter(confirmed_on__isnull=True, made_at__lt=before)


class Subscription(models.Model):
    """Somebody wants to be told: where to write, of which territory and topic (empty: all), in which language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mail = models.EmailField()
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=12, choices=Topic, blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_on = models.DateField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["mail", "territory", "topic"]
        constraints = [
            models.UniqueConstraint(fields=["mail", "territory", "topic"], name="subscription_stands_once"),
        ]

    def __str__(self) -> str:
        return f"{self.territory_id} {self.topic or 'all'}"
