"""Facts as rows: one row per record of a country file, in the files' own format (docs/adr/0001)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from seemein.knowledge.enums import TranslationState
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
    """A reader says that something is wrong or unclear. No address and no profile is kept with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    fact = models.CharField(max_length=300)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    text = models.TextField(max_length=2000)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["fact"], name="report_by_fact")]

    def __str__(self) -> str:
        return f"{self.fact}: {self.text[:60]}"
