"""Drafts and blocks drawn for editors: the template asks, so that neither models nor blocks need to know who draws them."""

from typing import Any

from django import template

from seemein.guides.models import GuidePage
from seemein.guides.shows import ShownBlock, preview_block, preview_guide

register = template.Library()


@register.simple_tag
def drawn_guide(guide: GuidePage) -> list[ShownBlock]:
    """The parts of a draft, in its own language."""
    return preview_guide(guide)


@register.simple_tag
def drawn_block(kind: str, value: Any) -> list[ShownBlock]:
    """A block with its sample."""
    return preview_block(kind, value)
