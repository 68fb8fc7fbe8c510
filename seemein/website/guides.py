"""Guides as their pages and lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from seemein.core.facts.schema import Source
from seemein.guides.chips import Teller
from seemein.guides.enums import Topic
from seemein.guides.models import GuidePage
from seemein.guides.queries import guides_of
from seemein.guides.shows import ShownBlock, figures_of, show_body
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.voices import Said, Voice
from seemein.website.figures import ShownFigure, show_figure
from seemein.website.pages import TerritoryPage
from seemein.website.steps import ShownSource, show_source


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A guide in a list."""

    url: str
    topic: str
    title: Said
    summary: Said


@dataclass(frozen=True, slots=True)
class ShownGuide:
    """Everything that the page of a guide says."""

    language: str
    blocks: tuple[ShownBlock, ...]
    figures: tuple[tuple[ShownFigure, tuple[Source, ...]], ...]
    sources: tuple[ShownSource, ...]


def chain_of(page: TerritoryPage) -> list[str]:
    """The territories whose guides hold here, nearest first."""
    return [place.path for place in page.book.chain(page.path)]


def guide_address(path: str, slug: str) -> str:
    """The address of a guide as seen from a territory."""
    return reverse("website:guide", kwargs={"path": path, "slug": slug})


def show_lines(page: TerritoryPage) -> list[GuideLine]:
    """The guides of a territory, topic by topic."""
    topics = list(Topic.values)
    found = sorted(guides_of(chain_of(page), page.language), key=lambda one: (topics.index(one.topic), one.position, one.slug))
    return [
        GuideLine(guide_address(page.path, one.slug), one.topic, said(one, one.title), said(one, one.summary)) for one in found
    ]


def by_topic(lines: Iterable[GuideLine]) -> list[tuple[str, str, list[GuideLine]]]:
    """Lists of guides with their topic and its name."""
    grouped = groupby(lines, key=lambda line: line.topic)
    return [(topic, str(Topic(topic).label), list(group)) for topic, group in grouped]


def said(guide: GuidePage, text: str) -> Said:
    """A text of a guide, in the guide's language."""
    return Said(text, guide.locale.language_code, guide.state == TranslationState.MACHINE)


def show_guide(page: TerritoryPage, guide: GuidePage) -> ShownGuide:
    """A guide told to the page's reader: its body, then every figure it names, then where all of it was read."""
    language = guide.locale.language_code
    teller = Teller(page.voice, language)
    speakers = {key: speaker for key in figures_of(guide) if (speaker := teller.speaker("figure", key))}
    known = page.voice.ground.sources
    own = [known[one] for one in guide.sources if one in known]
    return ShownGuide(
        language=language,
        blocks=tuple(show_body(guide, page.voice)),
        figures=tuple(_figure(speaker, key) for key, speaker in speakers.items()),
        sources=tuple(show_source(number, source, page.language) for number, source in enumerate(own, 1)),
    )


def _figure(speaker: Voice, key: str) -> tuple[ShownFigure, tuple[Source, ...]]:
    """A figure with what makes it sure: an official page, or two sources that agree. A step's page cites all of them."""
    cited = speaker.cite(key)
    official = [source for source in cited.sources if source.official]
    shown = show_figure(speaker, key, dict.fromkeys((source.id for source in cited.sources), 0))
    return shown, tuple(official[:1] or cited.sources[:2])
