"""About the project and whoever runs this hub, and the gallery of the design system."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seemein.kit import gallery as kit_gallery
from seemein.kit.figures import locale, long_date, money
from seemein.website.addresses import LEGAL_PAGES
from seemein.website.operator import operator
from seemein.website.pages import NotHere, Way, home_way
from seemein.website.views.public import public


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner organisation of the project."""

    name: str
    country: str
    coordinates: bool


@public
def about(request: HttpRequest) -> HttpResponse:
    """The project and its partners; honest that this is an open implementation."""
    seed = _seed(Path(settings.CONTENT) / "partners.yaml")
    project = seed["project"]
    language = get_language() or "en"
    context = {
        "partners": [_partner(row, language) for row in seed["partners"]],
        "budget": money(Decimal(project["budget_eur"]), "EUR", language),
        "opened_on": long_date(project["opened_on"], language),
        "project_pages": [source for source in project["sources"] if source.startswith("http")],
        "crumbs": [home_way(), Way("", _("About the project"))],
    }
    return render(request, "website/about.html", context)


@lru_cache(maxsize=1)
def _seed(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _partner(row: dict[str, str], language: str) -> Partner:
    code = row["territory"][:2]
    return Partner(row["name"], locale(language).territories.get(code.upper(), code), row["role"] == "coordinator")


def legal_titles() -> dict[str, str]:
    """The legal pages by their names."""
    titles = (_("Imprint"), _("Privacy"), _("Accessibility"), _("No legal advice"), _("Contact"), _("Funding"))
    return dict(zip(LEGAL_PAGES, titles, strict=True))


@public
def legal(request: HttpRequest, slug: str) -> HttpResponse:
    """A legal page, with what this hub's operator says of itself."""
    titles = legal_titles()
    if slug not in titles:
        raise NotHere(
            _("There is no such page. You can read:"), [Way(reverse("website:legal", args=[key]), titles[key]) for key in titles]
        )
    context = {
        "title": titles[slug],
        "operator": operator(),
        "is_local": settings.LOCAL,
        "crumbs": [home_way(), Way("", titles[slug])],
    }
    return render(request, f"website/legal/{slug}.html", context)


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the design system with its samples."""
    return render(request, "kit/gallery.html", {**kit_gallery.context(), "crumbs": [home_way(), Way("", _("Gallery"))]})
