"""Answers on their way to another device: locked, for one day, behind the # of an address, which no browser sends."""

import json
import zlib
from base64 import urlsafe_b64encode
from io import BytesIO
from typing import Final

import segno
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe

from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.profile import ProfileError, plain, read
from seemein.roadmaps.cookie import Answers

VALID_SECONDS: Final = 24 * 60 * 60
MOST_LETTERS: Final = 2000
_WIDTH: Final = 320
_SALT: Final = "seemein.roadmaps.papers.codes"


class CodeError(ValueError):
    """The code cannot be read: it was changed, is older than a day, or is none."""


def wrap(answers: Answers) -> str:
    """The answers and what she does not know, locked with the hub's key: who looks over her shoulder reads nothing."""
    content = json.dumps([plain(answers.profile), answers.skipped], separators=(",", ":"))
    return _lock().encrypt(zlib.compress(content.encode(), 9)).decode().rstrip("=")


def unwrap(code: str) -> Answers:
    """The answers that a code (or a whole address that ends with one) carries; raises CodeError."""
    token = code.strip().rpartition("#")[2]
    try:
        content = _lock().decrypt(token + "=" * (-len(token) % 4), ttl=VALID_SECONDS)
        profile, skipped = json.loads(zlib.decompress(content))
        return Answers(profile=read(profile), skipped=tuple(field for field in ASKING_ORDER if field in skipped))
    except (InvalidToken, ProfileError, ValueError, TypeError, AttributeError, zlib.error) as error:
        raise CodeError("the code is too old, or was changed") from error


def _lock() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    keys = [salted_hmac(_SALT, "lock", secret=secret, algorithm="sha256").digest() for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])


def draw(address: str) -> SafeString:
    """The QR code of an address as inline SVG, dark on white in every colour scheme, without style attributes."""
    code = segno.make_qr(address, error="l")
    drawn = BytesIO()
    scale = _WIDTH / code.symbol_size(border=4)[0]
    code.save(drawn, kind="svg", xmldecl=False, scale=scale, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 (drawn by segno; holds no text of the address)
