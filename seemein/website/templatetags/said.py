"""Texts of the facts on a page: in another language than the page's they say so."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from seemein.knowledge.voices import Said

register = template.Library()


@register.filter
def said(text: Said, language: str) -> SafeString:
    """A text, wrapped with its language and direction where these differ from the page's."""
    if text.language == language:
        return mark_safe(conditional_escape(text.text))  # noqa: S308 (escaped here)
    return format_html('<span lang="{}" dir="{}">{}</span>', text.language, text.direction, text.text)
