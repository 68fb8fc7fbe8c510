"""The state of the source links, as the weekly check found them."""

from django.db import models

from seemein.desk.enums import LinkState
from seemein.places.models import Territory


class SourceLink(models.Model):
    """One source's page: what the last look found, and how often in a row it failed."""

    country = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=300, help_text="The id of the source in the country's facts.")
    url = models.URLField(max_length=1000)
    state = models.CharField(max_length=8, choices=LinkState, default=LinkState.NEW)
    since = models.DateTimeField(null=True, blank=True, help_text="When this state was first found.")
    looked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="Looks that failed in a row.")
    said = models.CharField(max_length=300, blank=True, help_text="What the site answered, in short; where it moved to.")
    figures = models.CharField(max_length=64, blank=True, help_text="Digest of the figures on the page when it was last seen.")

    class Meta:
        ordering = ["country", "source"]
        constraints = [models.UniqueConstraint(fields=["country", "source"], name="source_link_stands_once")]
        indexes = [models.Index(fields=["country", "state"], name="source_link_by_state")]

    def __str__(self) -> str:
        return f"{self.source} {self.state}"
