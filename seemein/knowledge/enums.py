"""The states of the knowledge room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationState(models.TextChoices):
    """How far a translation can be trusted."""

    MACHINE = "machine", _("Translated by a machine, not yet read by a person")
    READ = "read", _("Read by a person")


class ChangeState(models.TextChoices):
    """Where a change of a fact stands between the first word and the page."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("Waits for a second person")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ChangeAct(models.TextChoices):
    """What a person did with a change: the lines of the audit log."""

    BEGAN = "began", _("began")
    WROTE = "wrote", _("wrote")
    SENT = "sent", _("sent to review")
    RETURNED = "returned", _("sent back")
    PUBLISHED = "published", _("published")
    WITHDREW = "withdrew", _("withdrew")


class ReportState(models.TextChoices):
    """What became of a reader's report."""

    OPEN = "open", _("Open")
    MENDED = "mended", _("Mended")
    RIGHT = "right", _("It is right as it stands")
    NOISE = "noise", _("Not about the hub")
