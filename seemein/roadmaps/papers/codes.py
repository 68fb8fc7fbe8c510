"""A QR code that carries answers to another device in the address's fragment, which no browser ever sends."""

import base64
import json
from io import BytesIO
from typing import Any

import segno
from django.utils.safestring import SafeString, mark_safe

from seemein.core.roadmap.profile import Profile, plain


def fragment(profile: Profile) -> str:
    """The answers as short text for an address: URL-safe base64 of JSON."""
    text = json.dumps(plain(profile), separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unfold(text: str) -> dict[str, Any]:
    """The answers that a fragment holds; raises ValueError when it is none."""
    found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if not isinstance(found, dict):
        raise ValueError("a fragment holds a mapping")
    return found


def code(address: str) -> SafeString:
    """The QR code of an address as inline SVG, without style attributes."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 (drawn by segno from an address of ours)
