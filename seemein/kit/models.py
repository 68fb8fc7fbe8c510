"""The outbox: letters that the hub has to send."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from seemein.kit.enums import LetterState

_ONE_LINE = ~(Q(to__contains="\n") | Q(to__contains="\r") | Q(subject__contains="\n") | Q(subject__contains="\r"))


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, at: datetime) -> Self:
        """Letters that may be sent since then."""
        return self.filter(state=LetterState.WAITING, not_before__lte=at)

    def stuck(self, since: datetime) -> Self:
        """Letters that a worker took before then and never came back from."""
        return self.filter(state=LetterState.SENDING, taken_at__lte=since)

    def finished(self, before: datetime) -> Self:
        """Letters that will not be tried again, tried last before then."""
        return self.exclude(state__in=[LetterState.WAITING, LetterState.SENDING]).filter(taken_at__lte=before)


class Letter(models.Model):
    """One mail to one person. It is written with the change that it tells of, and sent at most once.

    What a letter says is emptied some time after it was sent; that there was one, and of which purpose, stays to be counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    purpose = models.SlugField(max_length=40)
    once = models.CharField(  # noqa: DJ001 (two letters without a mark do not collide)
        max_length=200,
        null=True,
        blank=True,
        help_text="Two letters with the same mark are one. Made of ids, never of addresses.",
    )
    state = models.CharField(max_length=8, choices=LetterState, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True, help_text="When a worker last began to send it.")
    sent_at = models.DateTimeField(null=True, blank=True)
    fault = models.TextField(blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [
            models.Index(fields=["not_before"], name="letter_queue", condition=Q(state="waiting")),
            models.Index(fields=["state", "taken_at"], name="letter_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["once"], name="letter_is_written_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "failed", "unsure"]),
                name="letter_state_is_known",
                violation_error_message="A letter is waiting, sending, sent, failed or unsure.",
            ),
            models.CheckConstraint(
                condition=(Q(state="sent") & Q(sent_at__isnull=False)) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="letter_has_a_date_when_it_is_sent",
                violation_error_message="A letter has the date of sending if it was sent, and only then.",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(taken_at__isnull=False),
                name="letter_was_taken_before_it_goes_on",
                violation_error_message="Only a letter that a worker took can be in another state than waiting.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "sending"]) | ~(Q(to="") | Q(subject="") | Q(text="")),
                name="letter_says_something_to_somebody",
                violation_error_message="A letter on its way has an address, a subject and a text.",
            ),
            models.CheckConstraint(
                condition=_ONE_LINE,
                name="letter_address_and_subject_are_one_line",
                violation_error_message="The address and the subject of a letter are each one line.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
