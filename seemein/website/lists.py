"""Lists that are paged and filtered by plain GET forms: every result is a link."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seemein.kit.paging import PER_PAGE
from seemein.website.pages import NotHere, Way


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with how many results it leaves."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as a form shows it."""

    name: str
    label: str
    every: str
    choices: tuple[Choice, ...]


def chosen(request: HttpRequest, name: str, allowed: Mapping[str, str | Promise]) -> str:
    """The asked value of a filter, empty for none; raises NotHere with what is allowed."""
    value = request.GET.get(name, "")
    if value and value not in allowed:
        ways = [Way(f"{request.path}?{urlencode({name: key})}", str(label)) for key, label in allowed.items()]
        raise NotHere(_("This list cannot be narrowed so. You can choose:"), [Way(request.path, _("The whole list")), *ways])
    return value


def filter_of(
    name: str, label: str, every: str, allowed: Mapping[str, str | Promise], asked: str, count: Callable[[str], int]
) -> Filter:
    """A filter with its counts; values that leave nothing are not offered unless chosen."""
    counted = [(value, str(text), count(value)) for value, text in allowed.items()]
    choices = [Choice(value, text, number, value == asked) for value, text, number in counted if number or value == asked]
    return Filter(name, label, every, tuple(choices))


def paged(request: HttpRequest, items: Sequence[Any], per_page: int = PER_PAGE) -> Page[Any]:
    """The asked page of a list; raises NotHere beyond its ends."""
    asked = request.GET.get("page") or "1"
    pages = Paginator(items, per_page)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not 1 <= number <= pages.num_pages:
        raise NotHere(_("There is no such page of this list."), [Way(request.path, _("The whole list"))])
    return pages.page(number)


def query_of(asked: Mapping[str, str]) -> str:
    """The chosen filters as the pager keeps them: "phase=tax&", or nothing."""
    kept = urlencode({name: value for name, value in asked.items() if value})
    return f"{kept}&" if kept else ""
