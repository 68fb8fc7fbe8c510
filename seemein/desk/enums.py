"""The states of the desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.TextChoices):
    """What a weekly look at a source's page found. Nothing is hidden for any of these: a person decides."""

    NEW = "new", _("Not looked at yet")
    OK = "ok", _("Answers")
    CHANGED = "changed", _("Its figures changed")
    MOVED = "moved", _("Moved to another address")
    BLOCKED = "blocked", _("The site does not let programs in")
    PASSING = "passing", _("Did not answer, perhaps for a short time")
    DEAD = "dead", _("Gone")
