"""How far a letter has come."""

from django.db import models


class LetterState(models.TextChoices):
    """A letter waits, is in a worker's hands, and ends as one of the last three."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"
