"""What can change, and how."""

from django.db import models


class Section(models.TextChoices):
    """The kinds of things of which a change is told."""

    FIGURE = "figure"
    STEP = "step"
    ORGANISATION = "helper"
    FUNDING = "funding"
    GUIDE = "guide"


class Act(models.TextChoices):
    """What became of it."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    RENAMED = "renamed"
    DEADLINE = "deadline"
