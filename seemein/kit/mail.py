"""How a letter goes out: wrapped, with its headers, through the mail server of the settings."""

import re
import textwrap
from collections.abc import Mapping
from contextlib import suppress
from email.utils import parseaddr
from smtplib import SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email, validate_slug

from seemein.kit.models import Letter

WIDTH = 76
HEADERS = frozenset({"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Reply-To"})
_BULLET = re.compile(r"\s*(?:[-*•–]|\d+[.)])?\s*")
_REFUSALS = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError)


class BadLetter(ValueError):
    """A letter that must not be written: says what is wrong with it."""


class Refused(Exception):
    """The mail server did not take the letter, or cannot be reached: it was surely not sent."""


class Unsure(Exception):
    """The connection broke while the letter went over it: nobody knows whether it was sent."""


def check(letter: Letter) -> None:
    """Refuse what could not be sent, and what would smuggle a header or a second address into the mail."""
    try:
        validate_email(letter.to)
        validate_slug(letter.purpose)
    except ValidationError as error:
        raise BadLetter(
            f"A letter goes to one e-mail address and has a purpose of one word. {' '.join(error.messages)}"
        ) from error
    if letter.language not in dict(settings.LANGUAGES):
        raise BadLetter(f"{letter.language!r} is not a language of this hub.")
    if not letter.subject.strip() or not letter.text.strip():
        raise BadLetter("A letter has a subject and a text.")
    _check_lines({"Subject": letter.subject, "To": letter.to, **letter.headers})
    if not set(letter.headers) <= HEADERS:
        raise BadLetter(f"Headers of a letter are {', '.join(sorted(HEADERS))}; not {', '.join(letter.headers)}.")


def _check_lines(headers: Mapping[str, str]) -> None:
    broken = [name for name, value in headers.items() if len(value.splitlines()) > 1 or value != value.rstrip("\r\n")]
    if broken:
        raise BadLetter(f"{broken[0]} of a letter is one line.")


def send(letter: Letter) -> None:
    """Send it now. Raises Refused if it was surely not sent, Unsure if that cannot be known."""
    connection = get_connection()
    try:
        try:
            message = compose(letter)
            message.message()
            connection.open()
        except (OSError, ValueError) as error:
            raise Refused(_said(error)) from error
        try:
            connection.send_messages([message])
        except _REFUSALS as error:
            raise Refused(_said(error)) from error
        except OSError as error:
            raise Unsure(_said(error)) from error
    finally:
        with suppress(SMTPException, OSError):
            connection.close()


def compose(letter: Letter) -> EmailMultiAlternatives:
    """The mail of a letter. Its Message-ID is the letter's, so that a second copy can be known for one."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {
        "Message-ID": f"<{letter.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
        **letter.headers,
    }
    mail = EmailMultiAlternatives(letter.subject, wrapped(letter.text), to=[letter.to], headers=headers)
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    return mail


def wrapped(text: str) -> str:
    """Long lines broken between words, a list's under its bullet; an address is never broken."""
    return "\n".join(_wrapped_line(line.rstrip()) for line in text.strip().splitlines()) + "\n"


def _wrapped_line(line: str) -> str:
    bullet = _BULLET.match(line)
    indent = " " * min(bullet.end() if bullet else 0, WIDTH // 4)
    return textwrap.fill(
        line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
    )


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
