"""What a phone keeps of a place: its guides and the names of its steps, each part known by what it says."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from seemein.guides.models import GuidePage
from seemein.guides.queries import guide_of
from seemein.kit.context import direction
from seemein.website.guides import chain_of, guide_address, said, show_guide, show_lines
from seemein.website.once import kept
from seemein.website.pages import TerritoryPage, place_name

_SPACE = re.compile(r"\s*\n\s*")
_ID_LETTERS = 8


def whole_guides(page: TerritoryPage) -> list[GuidePage]:
    """The guides of a territory in the order of their list, each with its body."""
    slugs = [line.url.rstrip("/").rpartition("/")[2] for line in show_lines(page)]
    found = [guide_of(chain_of(page), page.language, slug) for slug in slugs]
    return [guide for guide in found if guide]


def items_of(page: TerritoryPage) -> list[dict[str, str]]:
    """Every part with its id, its address and its text; drawn once for an edition of facts and guides."""
    guides = whole_guides(page)
    drawn = tuple((guide.pk, guide.live_revision_id) for guide in guides)
    found: list[dict[str, str]] = json.loads(kept(page.voice, "pack", drawn, draw=lambda: _drawn(page, guides)))
    return found


def _drawn(page: TerritoryPage, guides: list[GuidePage]) -> SafeString:
    items = [_item(address, html) for address, html in _parts(page, guides)]
    return mark_safe(json.dumps(items, ensure_ascii=False))  # noqa: S308 (never shown as it is)


def _parts(page: TerritoryPage, guides: list[GuidePage]) -> Iterator[tuple[str, str]]:
    procedures = page.voice.ground.procedures.values()
    context = {
        "place_name": place_name(page.place, page.language),
        "lines": show_lines(page),
        "steps": [page.voice.say(f"{one.id}/title", one.title) for one in procedures],
        "language": page.language,
    }
    yield page.address("guides"), render_to_string("website/parts/kept_list.html", context)
    for guide in guides:
        yield guide_address(page.path, guide.slug), _guide(page, guide)


def _guide(page: TerritoryPage, guide: GuidePage) -> str:
    language = guide.locale.language_code
    mark = mark_safe(f' lang="{language}" dir="{direction(language)}"')  # noqa: S308 (from the closed list of languages)
    context: dict[str, Any] = {
        "title": said(guide, guide.title),
        "summary": said(guide, guide.summary),
        "guide": show_guide(page, guide),
        "mark": mark if language != page.language else "",
        "language": page.language,
        "list_url": page.address("guides"),
    }
    return render_to_string("website/parts/kept_guide.html", context)


def _item(address: str, html: str) -> dict[str, str]:
    text = _SPACE.sub("\n", html).strip()
    digest = hashlib.sha256(f"{address} {text}".encode()).hexdigest()[:_ID_LETTERS]
    return {"id": digest, "url": address, "html": text}
