"""The parts that wrap a body. Arguments are keyword-only, so a mistyped one fails at once; leaf parts are kit/parts/*.html."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from seemein.kit.context import direction as direction_of
from seemein.kit.context import frame_part
from seemein.kit.figures import listed, long_date

register = template.Library()
HIDDEN = SafeString(' class="hide"')
ALERT = SafeString(' role="alert"')
NOTICES = ("info", "stop", "first", "ask", "error")


@register.simple_block_tag
def answer(content: str, *, title: str, eyebrow: str = "", motif: str = "hub") -> SafeString:
    """The answer first: one indigo block with the answer in one sentence. The body holds figures and the first thing to do."""
    above = format_html("<p>{}</p>", eyebrow) if eyebrow else ""
    return format_html(
        '<section class="answer stack" aria-labelledby="answer"><div class="weave" data-motif="{}"></div>'
        '{}<h1 id="answer">{}</h1>{}</section>',
        motif,
        above,
        title,
        content,
    )


@register.simple_block_tag
def card(content: str, *, title: str = "", level: int = 3, plain: bool = False) -> SafeString:
    """A quiet surface for one thing."""
    heading = format_html("<h{0}>{1}</h{0}>", level, title) if title else ""
    return format_html('<div class="card stack" data-gap="small"{}>{}{}</div>', " data-plain" if plain else "", heading, content)


@register.simple_block_tag
def notice(content: str, *, kind: str = "info", title: str = "", level: int = 2) -> SafeString:
    """Something to know before going on: info, stop, first, ask or error."""
    if kind not in NOTICES:
        raise template.TemplateSyntaxError(f"notice: kind {kind!r} is not one of {', '.join(NOTICES)}")
    heading = format_html("<h{0}>{1}</h{0}>", level, title) if title else ""
    role = ALERT if kind == "error" else ""
    return format_html('<div class="notice stack" data-gap="small" data-kind="{}"{}>{}{}</div>', kind, role, heading, content)


@register.simple_block_tag
def disclosure(content: str, *, summary: str, opened: bool = False) -> SafeString:
    """More for those who want it; native, so it works without a script."""
    return format_html(
        '<details{}><summary>{}</summary><div class="stack" data-gap="small">{}</div></details>',
        " open" if opened else "",
        summary,
        content,
    )


@register.simple_block_tag
def field(content: str, *, label: str, name: str, hint: str = "", error: str = "") -> SafeString:
    """A form control with its label, hint and error. The control's id is `name`; it names `name`-about when there is more."""
    about = format_html("{}{}", format_html('<span class="meta">{}</span>', hint) if hint else "", _error(error))
    note = format_html('<span id="{}-about">{}</span>', name, about) if about else ""
    return format_html('<div class="field"><label for="{}">{}</label>{}{}</div>', name, label, note, content)


def _error(error: str) -> SafeString | str:
    return format_html('<span class="error">{}</span>', error) if error else ""


@register.simple_block_tag
def choices(content: str, *, legend: str, many: bool = False, error: str = "", hidden_legend: bool = False) -> SafeString:
    """A group of big tiles; inside: kit/parts/choice.html for each."""
    return format_html(
        '<fieldset class="choices"{}><legend{}>{}</legend>{}{}</fieldset>',
        " data-many" if many else "",
        HIDDEN if hidden_legend else "",
        legend,
        _error(error),
        content,
    )


@register.simple_block_tag
def helping(content: str, *, title: str) -> SafeString:
    """Talk to somebody: the nearest help, beside every block, empty result and "we do not know"."""
    return format_html('<section class="help stack" data-gap="small"><h2>{}</h2>{}</section>', title, content)


@register.simple_tag
def frame(*, part: str, language: str, path: str) -> SafeString:
    """A part of the page's frame: links, languages or foot."""
    return frame_part(part, language, path)


@register.filter
def direction(language: str) -> str:
    """The direction in which a language is written."""
    return direction_of(language)


@register.filter
def day(value: date | str) -> str:
    """A day in the reader's form; a month or a year alone stays as the page gives it."""
    if isinstance(value, str):
        if len(value) != len("2026-11-22"):
            return value
        value = date.fromisoformat(value)
    return long_date(value, get_language() or "en")


# Things one after the other, with the comma of the page's language.
register.filter("listed", listed)
