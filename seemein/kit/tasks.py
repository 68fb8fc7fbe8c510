"""What the worker does with a letter: take it, send it, write down what became of it. Never twice."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from seemein.kit import mail
from seemein.kit.enums import LetterState
from seemein.kit.models import Letter

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
logger = logging.getLogger(__name__)


@task()
def deliver(letter_id: str) -> str:
    """Send a letter that is due; says in which state it is then. One that is gone, taken or sent is left alone.

    It is taken and that is committed before it is sent. A worker that dies in between leaves it "sending", and nobody sends it
    again by itself: `upkeep.tend_letters` marks it unsure.
    """
    letter = _take(letter_id)
    if letter is None:
        return "left alone"
    try:
        mail.send(letter)
    except mail.Refused as refused:
        _put_back(letter, str(refused))
    except mail.Unsure as unsure:
        _end(letter, LetterState.UNSURE, str(unsure))
    else:
        letter.sent_at = timezone.now()
        _end(letter, LetterState.SENT)
    return letter.state


def _take(letter_id: str) -> Letter | None:
    now = timezone.now()
    with transaction.atomic(durable=True):
        letter = Letter.objects.due(now).select_for_update(skip_locked=True).filter(pk=letter_id).first()
        if letter:
            letter.state, letter.taken_at, letter.tries = LetterState.SENDING, now, letter.tries + 1
            letter.save(update_fields=["state", "taken_at", "tries"])
        return letter


def _put_back(letter: Letter, fault: str) -> None:
    """Try again after a pause, the longer the more often it was refused, and in the end not at all."""
    if letter.tries > len(PAUSES):
        _end(letter, LetterState.FAILED, fault)
        return
    with transaction.atomic():
        letter.not_before = timezone.now() + PAUSES[letter.tries - 1]
        _end(letter, LetterState.WAITING, fault)
        deliver.using(run_after=letter.not_before).enqueue(str(letter.pk))


def _end(letter: Letter, state: LetterState, fault: str = "") -> None:
    letter.state, letter.fault = state, fault
    letter.save(update_fields=["state", "fault", "not_before", "sent_at"])
    if fault:  # what the server said may hold an address: it stays with the letter, which is emptied in time
        logger.warning("Letter %s (%s) is %s after %s tries", letter.pk, letter.purpose, letter.state, letter.tries)
