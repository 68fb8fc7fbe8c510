"""Guides as pages and editors ask for them."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from seemein.guides.models import GuideIndex, GuidePage

ORIGINAL = "en"


def public_guides(chain: Sequence[str], language: str) -> QuerySet[GuidePage]:
    """The public guides of a territory and of those above it, in a language and in English."""
    found: QuerySet[GuidePage] = (
        GuidePage.objects.live()
        .filter(territory_id__in=chain, locale__language_code__in={language, ORIGINAL})
        .select_related("locale")
        .order_by("topic", "position", "slug")
    )
    return found


def guides_of(chain: Sequence[str], language: str) -> list[GuidePage]:
    """One guide for each slug: of the nearest territory, in the reader's language if there is one."""
    return _best(public_guides(chain, language).defer("body"), chain, language)


def guide_of(chain: Sequence[str], language: str, slug: str) -> GuidePage | None:
    """The guide of an address; None where there is none."""
    found = _best(public_guides(chain, language).filter(slug=slug), chain, language)
    return found[0] if found else None


def _best(pages: Iterable[GuidePage], chain: Sequence[str], language: str) -> list[GuidePage]:
    chosen: dict[str, GuidePage] = {}
    for page in pages:
        other = chosen.get(page.slug)
        if other is None or _rank(page, chain, language) < _rank(other, chain, language):
            chosen[page.slug] = page
    return list(chosen.values())


def _rank(page: GuidePage, chain: Sequence[str], language: str) -> tuple[int, bool]:
    return chain.index(page.territory_id), page.locale.language_code != language


def guides_naming(key: str, kind: str = "figure") -> list[GuidePage]:
    """The public guides whose text names a fact, each once however many languages it has; English stands for all."""
    pages = GuidePage.objects.filter(references__key=key, references__kind=kind).select_related("locale")
    by_guide: dict[object, GuidePage] = {}
    for page in pages.order_by("territory_id", "position", "slug", "pk"):
        if page.locale.language_code == ORIGINAL:
            by_guide[page.translation_key] = page
        else:
            by_guide.setdefault(page.translation_key, page)
    return list(by_guide.values())


def titles_naming(keys: Iterable[str]) -> list[tuple[str, str]]:
    """The guides that name one of these facts, whatever kind of chip: title and where it is edited."""
    pages = GuidePage.objects.filter(references__key__in=list(keys), locale__language_code=ORIGINAL).distinct()
    rows = pages.order_by("territory_id", "position", "pk").values_list("pk", "title", "territory_id")
    return [(f"{title} ({territory})", reverse("wagtailadmin_pages:edit", args=[pk])) for pk, title, territory in rows]


def shelf_of(language: str, territory: str | None = None) -> GuideIndex | None:
    """The shelf of a country in a language, or the language's root."""
    found: GuideIndex | None = GuideIndex.objects.filter(locale__language_code=language, territory_id=territory).first()
    return found


def public_slugs() -> dict[str, list[str]]:
    """The slugs of the public guides by the territory they belong to."""
    found: dict[str, list[str]] = {}
    pairs = GuidePage.objects.live().order_by("territory_id", "slug").values_list("territory_id", "slug").distinct()
    for territory, slug in pairs:
        found.setdefault(territory, []).append(slug)
    return found
