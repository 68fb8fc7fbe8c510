"""Territories: a country, its regions and cities, keyed by a path such as it/lombardia/milano."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

models.CharField.register_lookup(Length)


class Territory(models.Model):
    """A place where facts hold. Its path starts with its country's code; what holds above holds here."""

    path = models.CharField(primary_key=True, max_length=120, validators=[RegexValidator(r"^[a-z]{2}(/[a-z0-9-]+)*$")])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=120, help_text="In English, the working language.")
    local_name = models.CharField(max_length=120, help_text="As on its town hall's door.")
    language = models.CharField(max_length=8, help_text="Of its offices.")
    currency = models.CharField(max_length=3)
    zone = models.CharField(max_length=40, default="Europe/Rome", help_text="Time zone in which its days begin.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "territories"
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True, path__length=2) | Q(parent__isnull=False, path__startswith=F("parent")),
                name="territory_path_continues_its_parent",
                violation_error_message="A territory's path starts with its parent's path; a country has none and two letters.",
            ),
        ]

    def __str__(self) -> str:
        return self.local_name

    @property
    def chain(self) -> list[str]:
        """The paths whose facts hold here, nearest first."""
        parts = self.path.split("/")
        return ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
