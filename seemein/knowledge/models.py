"""Facts as rows: one row per record of a country file, in the files' own format (docs/adr/0001)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from seemein.accounts.models import User
from seemein.knowledge.enums import ChangeAct, ChangeState, ReportState, TranslationState
from seemein.knowledge.fields import RecordField
from seemein.places.models import Territory


class Fact(models.Model):
    """One record of a section: a parameter, a procedure, an organisation … `record` is what the hub says.

    `seed` is what the file said when it was last loaded; an editor's change makes them differ. `offered` keeps a newer
    record of the file that was not taken because an editor had changed this fact.
    """

    country = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    position = models.PositiveIntegerField()
    record = RecordField()
    seed = RecordField(null=True, blank=True)
    offered = RecordField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False, help_text="An editor took it out of the hub; a load does not bring it back.")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["country", "section", "position"]
        constraints = [
            models.UniqueConstraint(fields=["country", "section", "key"], name="fact_stands_once"),
            models.CheckConstraint(
                condition=Q(offered__isnull=True) | Q(seed__isnull=False),
                name="fact_offered_only_beside_a_seed",
                violation_error_message="A newer record of the file can be kept only beside the one loaded before.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.key}"


class Translation(models.Model):
    """One segment of the facts in another language, bound to its source text: a changed sentence stales exactly it."""

    country = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=8)
    context = models.CharField(max_length=300)
    source = models.TextField(help_text="The English segment, figures as {key}.")
    source_hash = models.CharField(max_length=64)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=TranslationState, default=TranslationState.MACHINE)
    seed = models.TextField(blank=True, help_text="The text of the file when it was last loaded.")
    offered = models.TextField(
        blank=True, help_text="A newer text of the file, not taken because an editor had changed this one."
    )

    position = models.PositiveIntegerField(default=0, help_text="Where it stands in its file.")

    class Meta:
        ordering = ["country", "language", "context", "source_hash"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "language", "context", "source_hash"], name="translation_once_per_segment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.context}"


class Snapshot(models.Model):
    """The facts of a country with their translations, compiled and checked; never changed. Its id is its content's digest."""

    id = models.CharField(primary_key=True, max_length=64)
    country = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="snapshots")
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.id[:12]


class Publication(models.Model):
    """What is served for a country: the last snapshot that passed its checks. `faults`: why a newer one is not."""

    country = models.OneToOneField(Territory, primary_key=True, on_delete=models.CASCADE, related_name="publication")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")
    faults = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.country_id} {self.snapshot_id[:12]}"


class Edition(models.Model):
    """One row that changes whenever anything public changes: the one cheap look of every process."""

    only = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=1), name="edition_is_one_row")]

    def __str__(self) -> str:
        return self.name


class Report(models.Model):
    """A reader says that something is wrong or unclear. No IP address and no profile is kept with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    fact = models.CharField(max_length=300)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    text = models.TextField(max_length=2000)
    mail = models.EmailField(blank=True, help_text="Only if the reader wants to hear back; emptied when the report is closed.")
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.OPEN)
    answer = models.CharField(max_length=1000, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["fact"], name="report_by_fact"),
            models.Index(fields=["state", "territory", "made_at"], name="report_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="report_is_closed_at_a_time",
                violation_error_message="A report that is closed says when; an open one does not.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.text[:60]}"


class Change(models.Model):
    """A change of one fact, from its first draft to its publication by a second person; never deleted afterwards.

    `base` is what the fact said when the author began (null: the fact is new), `record` what it is to say (null: it goes).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    territory = models.CharField(max_length=120, help_text="The path where the fact holds: who may review follows from it.")
    base = RecordField(null=True, blank=True)
    record = RecordField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=500, blank=True, help_text="What the reviewer said.")
    state = models.CharField(max_length=10, choices=ChangeState, default=ChangeState.DRAFT)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, help_text="Counts every writing, so that two windows do not overwrite.")
    made_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-moved_at", "pk"]
        indexes = [
            models.Index(fields=["country", "section", "key", "-moved_at"], name="change_of_a_fact"),
            models.Index(fields=["state", "-moved_at"], name="change_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=models.F("author")),
                name="change_is_reviewed_by_a_second_person",
                violation_error_message="A change is published by somebody who did not write it.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ChangeState.PUBLISHED) | Q(reviewer__isnull=False),
                name="change_is_published_by_somebody",
                violation_error_message="A published change names who published it.",
            ),
            models.CheckConstraint(
                condition=Q(base__isnull=False) | Q(record__isnull=False),
                name="change_says_something",
                violation_error_message="A change has a record before it, after it, or both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.key} ({self.state})"


class ChangeEvent(models.Model):
    """One line of the audit log: who did what with a change, and when."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="events")
    act = models.CharField(max_length=10, choices=ChangeAct)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at"], name="change_event_by_time")]

    def __str__(self) -> str:
        return f"{self.person} {self.act} {self.change_id}"
