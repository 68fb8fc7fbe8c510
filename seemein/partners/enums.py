"""Who a partner is, and what a person does for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerRole(models.TextChoices):
    """What an organisation is in the project."""

    COORDINATOR = "coordinator", _("Coordinator")
    PARTNER = "partner", _("Partner")


class Role(models.TextChoices):
    """What a person may do, each role for one territory and all that lies in it. Every role may read everything."""

    EDITOR = "editor", _("Editor")
    REVIEWER = "reviewer", _("Reviewer")
    TRANSLATOR = "translator", _("Translator")
    COORDINATOR = "coordinator", _("Coordinator")
