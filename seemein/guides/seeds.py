"""The seeds of guides: content/guides into Wagtail, and one way back. After the first load Wagtail is the truth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from seemein.guides.actions import shelve
from seemein.guides.blocks import Body
from seemein.guides.checks import faults_of
from seemein.guides.markdown import ORIGINAL, FormatError, Seed, digest, read
from seemein.guides.models import GuidePage
from seemein.knowledge.enums import TranslationState
from seemein.places.models import Territory


@dataclass
class Loaded:
    """What a load did, by the names of the files."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


def folder() -> Path:
    """Where the seeds lie."""
    return Path(settings.CONTENT) / "guides"


def read_all(where: Path) -> tuple[list[Seed], list[str]]:
    """Every seed, each guide's English first, and what is wrong with files that are none."""
    seeds: list[Seed] = []
    faults: list[str] = []
    for path in sorted(where.glob("*/*.md")):
        try:
            seeds.append(read(path))
        except FormatError as error:
            faults.append(str(error))
    return sorted(seeds, key=lambda seed: (seed.country, seed.slug, seed.language != ORIGINAL)), faults


def body_of(seed: Seed) -> Any:
    """A seed's blocks as a StreamField holds them."""
    block = Body()
    return block.to_python([{"type": kind, "value": value} for kind, value in seed.blocks])


def load(seeds: Iterable[Seed]) -> Loaded:
    """Put seeds into the tree: what is new, and what no editor has touched since it was last loaded.

    A seed that names a fact which an editor has taken out of the hub is left out; the next load tries again.
    """
    done = Loaded()
    locales = {one.language_code: one for one in Locale.objects.all()}
    territories = {one.path: one for one in Territory.objects.all()}
    with transaction.atomic():
        for seed in seeds:
            original = _page(seed.country, seed.slug, ORIGINAL) if seed.language != ORIGINAL else None
            getattr(done, _load(seed, original, locales[seed.language], territories[seed.country])).append(seed.name)
    return done


def _load(seed: Seed, original: GuidePage | None, locale: Locale, country: Territory) -> str:
    page = _page(seed.country, seed.slug, seed.language)
    new = digest(seed)
    if page is None:
        page = GuidePage(slug=seed.slug, locale=locale, live=False)
        _fill(page, seed, original, country)
        if faults_of(page):
            return "unsound"
        shelve(language=seed.language, territory=country).add_child(instance=page)
        return _publish(page, "added")
    if page.seed == new:
        return "same"
    if not page.live or page.seed != digest(seed_of(page.get_latest_revision_as_object())):
        return "kept"
    _fill(page, seed, original, country)
    return "unsound" if faults_of(page) else _publish(page, "changed")


def _publish(page: GuidePage, outcome: str) -> str:
    page.save_revision(log_action=False).publish(log_action=False)
    return outcome


def _page(country: str, slug: str, language: str) -> GuidePage | None:
    found = GuidePage.objects.filter(slug=slug, locale__language_code=language, territory__path__startswith=country)
    page: GuidePage | None = found.select_related("locale").order_by("territory_id").first()
    return page


def _fill(page: GuidePage, seed: Seed, original: GuidePage | None, country: Territory) -> None:
    head = seed.head
    page.title, page.summary, page.body = str(head["title"]), str(head["summary"]), body_of(seed)
    if original is not None:
        page.translation_key = original.translation_key
        page.topic, page.position, page.territory_id = original.topic, original.position, original.territory_id
        page.checked_on, page.sources, page.state = original.checked_on, original.sources, head["state"]
    else:
        page.topic, page.position, page.territory = head["topic"], head["position"], country
        page.checked_on, page.sources, page.state = head["checked"], head["sources"], TranslationState.READ
    page.seed = digest(seed)


def seed_of(page: GuidePage) -> Seed:
    """A page as a seed."""
    language = page.locale.language_code
    head: dict[str, Any] = {"title": page.title, "summary": page.summary}
    if language == ORIGINAL:
        head |= {
            "topic": page.topic,
            "position": page.position,
            "territory": page.territory_id,
            "checked": page.checked_on,
            "sources": page.sources,
        }
    else:
        head["state"] = page.state
    return Seed(page.territory_id[:2], page.slug, language, head, list(_blocks(page.body)))


def _blocks(body: Any) -> Iterator[tuple[str, Any]]:
    for block in body:
        if block.block_type in ("text", "notice"):
            yield block.block_type, block.value.source
        elif block.block_type == "mistakes":
            yield "mistakes", [{"wrong": one["wrong"], "right": one["right"]} for one in block.value]
        elif block.block_type in ("figures", "next"):
            yield block.block_type, [str(one) for one in block.value]
        else:
            yield block.block_type, str(block.value)


def exported() -> Iterator[Seed]:
    """Every public guide as a seed."""
    pages = GuidePage.objects.live().select_related("locale").order_by("territory_id", "slug", "locale__language_code")
    return (seed_of(page) for page in pages.iterator())
