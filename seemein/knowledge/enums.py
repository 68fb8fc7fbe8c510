"""The states of the knowledge room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationState(models.TextChoices):
    """How far a translation can be trusted."""

    MACHINE = "machine", _("Translated by a machine, not yet read by a person")
    READ = "read", _("Read by a person")
