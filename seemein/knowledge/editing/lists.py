"""What the editors' lists show: sections with their counts, facts of a section, changes, the audit log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from seemein.knowledge.change_actions import OPEN
from seemein.knowledge.forms.sections import FORMS
from seemein.knowledge.models import Change, Fact

PER_PAGE = 50
SECTIONS: Mapping[str, str | Promise] = {
    "parameters": _("Figures"),
    "procedures": _("Steps"),
    "blocks": _("What stops a person"),
    "legal_forms": _("Legal forms"),
    "funding": _("Money to start and grow"),
    "organisations": _("Who helps"),
    "pitfalls": _("What people get wrong"),
    "glossary": _("Words"),
    "authorities": _("Offices"),
    "sources": _("Sources"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in a list."""

    key: str
    name: str
    says: str
    territory: str
    url: str
    change: Change | None


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of a country."""

    name: str | Promise
    url: str
    facts: int
    open: int


def address(name: str, country: str, section: str = "", **query: str) -> str:
    """The address of an editors' screen."""
    parts = {"country": country, **({"section": section} if section else {})}
    found = reverse(f"facts:{name}", kwargs=parts)
    return f"{found}?{urlencode(query)}" if query else found


def sections_of(country: str) -> list[SectionRow]:
    """The sections of a country that have a form, with how many facts and open changes each holds: two queries."""
    facts = _counted(Fact.objects.filter(country_id=country, withdrawn=False))
    changes = _counted(Change.objects.filter(country_id=country, state__in=OPEN))
    return [
        SectionRow(name, address("section", country, section), facts.get(section, 0), changes.get(section, 0))
        for section, name in SECTIONS.items()
    ]


def _counted(rows: QuerySet[Any]) -> dict[str, int]:
    return dict(rows.order_by().values_list("section").annotate(Count("pk")))


def facts_of(request: HttpRequest, country: str, section: str) -> tuple[Page[Fact], str]:
    """A page of a section's facts, or of those in which a text stands; and that text."""
    asked = " ".join(request.GET.get("q", "").split())[:60]
    rows = Fact.objects.filter(country_id=country, section=section, withdrawn=False).order_by("position", "pk")
    if asked:
        rows = rows.annotate(text=Cast("record", TextField())).filter(Q(text__icontains=asked) | Q(key__icontains=asked))
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("p")), asked


def rows_of(country: str, section: str, facts: Iterable[Fact], on: date) -> list[Row]:
    """Facts as rows, each with the open change there is: one query."""
    listed = list(facts)
    keys = [fact.key for fact in listed]
    changes = Change.objects.filter(country_id=country, section=section, key__in=keys, state__in=OPEN)
    open_now = {change.key: change for change in changes.select_related("author").order_by("moved_at")}
    return [
        Row(
            key=fact.key,
            name=name_of(section, fact.record),
            says=says(section, fact.record, on),
            territory=str(fact.record.get("territory", country)),
            url=address("fact", country, section, key=fact.key),
            change=open_now.get(fact.key),
        )
        for fact in listed
    ]


def name_of(section: str, record: Mapping[str, Any] | None) -> str:
    """A record as people speak of it."""
    record = record or {}
    for field in ("label", "title", "local_name", "name", "term", "what"):
        if record.get(field):
            return str(record[field])
    return ""


def says(section: str, record: Mapping[str, Any], on: date) -> str:
    """What a list tells beside the name: a figure's value today and the one that is announced, a term's meaning."""
    if section == "parameters":
        return " → ".join(f"{value['value']} {record['unit']}" for value in _now_and_later(record["history"], on))
    return str(record.get("english") or record.get("phase") or record.get("kind") or record.get("url") or "")


def _now_and_later(history: Iterable[Mapping[str, Any]], on: date) -> list[Mapping[str, Any]]:
    day = on.isoformat()
    return [value for value in history if not value["valid_to"] or value["valid_to"] >= day]


def open_changes() -> QuerySet[Change]:
    """Changes that are not published yet, the longest waiting first."""
    return Change.objects.filter(state__in=OPEN).select_related("author").order_by("-state", "moved_at", "pk")


def section_exists(section: str) -> bool:
    """Whether a section has a form."""
    return section in FORMS
