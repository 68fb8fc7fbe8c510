"""Put a letter into the outbox: it goes out exactly when the change that it tells of is committed.

with transaction.atomic():
    seat = Seat.objects.create(...)
    with translation.override(person.language):
        outbox.post(
            to=person.email, language=person.language, purpose="seat-given", once=f"seat-given:{seat.pk}",
            subject=gettext("You have a place"), text=render_to_string("events/mails/seat_given.txt", {"seat": seat}),
        )
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from seemein.kit import mail
from seemein.kit.enums import LetterState
from seemein.kit.models import Letter
from seemein.kit.tasks import deliver


def post(
    *,
    to: str,
    language: str,
    subject: str,
    text: str,
    purpose: str,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    once: str | None = None,
    not_before: datetime | None = None,
) -> Letter:
    """Write a letter, already in the reader's language, and ask the worker to send it: both in the caller's transaction.

    `once` marks what may be written only once, such as "reminder:<id of the seat>"; a second call gives the first letter.
    Raises `mail.BadLetter`, and RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("outbox.post needs the transaction of the change that the letter tells of")
    letter = Letter(
        to=to,
        language=language,
        subject=str(subject),
        text=text,
        html=html,
        headers=dict(headers or {}),
        purpose=purpose,
        once=once or None,
        not_before=not_before or timezone.now(),
    )
    mail.check(letter)
    written = _written(letter)
    if written is letter:
        deliver.using(run_after=not_before).enqueue(str(letter.pk))
    return written


def send_again(*, letter: Letter) -> None:
    """A person decided that a letter which failed, or may not have arrived, is sent once more."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update().get(pk=letter.pk)
        if letter.state not in (LetterState.FAILED, LetterState.UNSURE) or not letter.text:
            raise mail.BadLetter("Only a letter that failed or is unsure, and is not emptied yet, can be sent again.")
        letter.state, letter.tries, letter.not_before, letter.fault = LetterState.WAITING, 0, timezone.now(), ""
        letter.save(update_fields=["state", "tries", "not_before", "fault"])
        deliver.enqueue(str(letter.pk))


def _written(letter: Letter) -> Letter:
    """This letter, saved; or the one written before with the same mark."""
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        if letter.once is None:
            raise
        return Letter.objects.get(once=letter.once)
    return letter
