"""What there is to do in a territory: each kind of work with how much of it, how old, and where it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seemein.core.facts.freshness import check_again_by
from seemein.core.facts.values import NoValue, entry_on
from seemein.desk.enums import LinkState
from seemein.desk.models import SourceLink
from seemein.knowledge.books import Book, shelf
from seemein.knowledge.days import today
from seemein.knowledge.editing.lists import address
from seemein.knowledge.enums import ChangeState, ReportState
from seemein.knowledge.models import Change, Report
from seemein.knowledge.translating.queries import LANGUAGES, count_of

SOON = timedelta(days=30)
TROUBLE = (LinkState.DEAD, LinkState.MOVED, LinkState.CHANGED)
_CHECKED = ("procedures", "blocks", "legal_forms", "funding", "organisations", "pitfalls")


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: how many, since when the oldest of them waits, where to begin."""

    kind: str
    name: str | Promise
    count: int
    oldest: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Due:
    """A fact to be checked again, by when."""

    section: str
    key: str
    name: str
    territory: str
    by: date
    url: str


def work_in(path: str) -> list[Work]:
    """The work of a territory and all that lies in it: the same few queries however much there is."""
    book = shelf.book(path)
    country = path[:2]
    due = list(due_in(book, path))
    waiting, reports, links = _waiting(path), _reports(path), _links(country)
    query = f"?territory={path}"
    gaps = len(book.country.unknown)
    return [
        Work("review", _("Changes that wait for a second person"), *waiting, reverse("facts:changes")),
        Work("reports", _("Reports of readers"), *reports, reverse("desk:reports") + query),
        Work("due", _("Facts to check again"), len(due), min((one.by for one in due), default=None), reverse("desk:due") + query),
        Work("links", _("Source links that need a look"), *links, reverse("desk:links") + query),
        Work("outdated", _("Words that wait for a new translation"), _outdated(book), None, reverse("translating:languages")),
        Work("unknown", _("Facts that nobody found yet"), gaps, None, reverse("desk:gaps") + query),
    ]


def due_in(book: Book, path: str) -> Iterator[Due]:
    """The facts of a territory whose check is late or comes within a month, from the snapshot in memory."""
    on = today(book.place(book.country.territory.path))
    sources = {source.id: source for source in book.country.sources}
    for section, key, name, territory, fact, confidence in _facts(book, on):
        by = check_again_by(fact, [sources[one] for one in fact.sources], confidence)
        if by is not None and by <= on + SOON and (territory == path or territory.startswith(f"{path}/")):
            yield Due(section, key, name, territory, by, address("fact", path[:2], section, key=key))


def _facts(book: Book, on: date) -> Iterator[tuple[str, str, str, str, Any, str]]:
    country = book.country.territory.path
    for parameter in book.country.parameters:
        try:
            value = entry_on(parameter, on)
        except NoValue:
            continue
        yield "parameters", parameter.key, parameter.label, parameter.territory, value, value.confidence
    for section in _CHECKED:
        for fact in getattr(book.country, section):
            name = getattr(fact, "title", "") or getattr(fact, "name", "") or fact.what
            yield section, fact.id, name, getattr(fact, "territory", country), fact, "confirmed"


def _outdated(book: Book) -> int:
    """The words of a country whose English changed after they were translated, in all languages; counted once per snapshot."""
    return sum(count_of(book, language).outdated for language in LANGUAGES)


def _waiting(path: str) -> tuple[int, date | None]:
    rows = Change.objects.filter(_inside(path), state=ChangeState.REVIEW)
    return _counted(rows, "moved_at")


def reports_in(path: str) -> QuerySet[Report]:
    """The open reports of a territory, the longest waiting first."""
    rows = Report.objects.filter(_inside(path, "territory__path"), state=ReportState.OPEN)
    return rows.order_by("made_at", "pk")


def _reports(path: str) -> tuple[int, date | None]:
    return _counted(reports_in(path), "made_at")


def links_in(country: str) -> QuerySet[SourceLink]:
    """The source links of a country that need a person."""
    return SourceLink.objects.filter(country_id=country, state__in=TROUBLE).order_by("since", "pk")


def _links(country: str) -> tuple[int, date | None]:
    return _counted(links_in(country), "since")


def _inside(path: str, field: str = "territory") -> Q:
    return Q(**{field: path}) | Q(**{f"{field}__startswith": f"{path}/"})


def _counted(rows: QuerySet[Any], field: str) -> tuple[int, date | None]:
    found = rows.order_by().aggregate(many=Count("pk"), oldest=Min(field))
    return found["many"], found["oldest"].date() if found["oldest"] else None
