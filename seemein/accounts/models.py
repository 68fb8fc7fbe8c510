"""The person who signs in."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account, who signs in by e-mail; the key says nothing about who or when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    languages = models.JSONField(default=list, blank=True, help_text="Codes of languages the person reads, the dearest first.")

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="person_has_her_own_email",
                violation_error_message=_("Somebody has an account with this e-mail address already."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email or self.username

    @property
    def language(self) -> str:
        """The language that the person likes best among those of the hub; empty if she named none."""
        known = dict(settings.LANGUAGES)
        return next((code for code in self.languages if code in known), "")

    @property
    def waits(self) -> bool:
        """Whether the person has not taken up her invitation: no password is set yet."""
        return not self.has_usable_password()
