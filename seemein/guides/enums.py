"""What a guide can be about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """The five subjects in which people look for a guide."""

    LAW = "law", _("Law and permits")
    MONEY = "money", _("Money")
    MARKETING = "marketing", _("Customers")
    PEOPLE = "people", _("People")
    INNOVATION = "innovation", _("New ideas")
