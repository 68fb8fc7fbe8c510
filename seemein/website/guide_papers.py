"""Guides as plain values for the typesetter: the same words as on their pages."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Source
from seemein.guides.enums import Topic
from seemein.guides.models import GuidePage
from seemein.guides.shows import ShownBlock
from seemein.kit.weave import MOTIFS, draw
from seemein.knowledge.enums import TranslationState
from seemein.roadmaps.papers import codes
from seemein.roadmaps.papers.pdf import typeset
from seemein.roadmaps.papers.texts import Plain, text, told, tongue
from seemein.website.figures import ShownFigure
from seemein.website.guides import guide_address, said, show_guide
from seemein.website.once import long_date
from seemein.website.pages import TerritoryPage
from seemein.website.steps import ShownSource

_BLOCKS: Final = frozenset({"p", "h2", "h3", "li"})


class _Reader(HTMLParser):
    """The small HTML of a guide as runs of text; of an explained word only the word."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.parts: list[Plain] = []
        self._open: list[tuple[str, str, str]] = [("", language, "")]
        self._runs: list[Plain] | None = None
        self._list = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        _tag, language, url = self._open[-1]
        target = found.get("href", "") if tag == "a" else ""
        self._open.append((tag, found.get("lang") or language, settings.BASE_URL + target if target.startswith("/") else url))
        if tag in ("ul", "ol"):
            self._list = tag
            self.parts.append({"kind": tag, "items": []})
        elif tag in _BLOCKS or found.get("role") == "paragraph":
            self._runs = []

    def handle_endtag(self, tag: str) -> None:
        opened = self._open.pop()[0]
        if opened == "li":
            self.parts[-1]["items"].append(self._taken())
        elif opened in _BLOCKS or (opened == "div" and self._runs and not self._explaining()):
            self.parts.append({"kind": opened if opened in _BLOCKS else "p", "runs": self._taken()})

    def handle_data(self, data: str) -> None:
        if self._explaining() and not any(tag == "summary" for tag, _language, _url in self._open):
            return
        words = data.replace("\n", " ")
        if words and (self._runs is not None or words.strip()):
            self._runs = [] if self._runs is None else self._runs
            _tag, language, url = self._open[-1]
            bold = any(tag in ("b", "strong") for tag, _language, _url in self._open)
            self._runs.append({**text(words, language), "bold": bold, "url": url})

    def _explaining(self) -> bool:
        return any(tag == "details" for tag, _language, _url in self._open)

    def _taken(self) -> list[Plain]:
        runs, self._runs = self._runs or [], None
        return runs

    def finish(self) -> list[Plain]:
        """The parts; what stood in no block is a paragraph of its own."""
        self.close()
        runs = self._taken()
        return [*self.parts, {"kind": "p", "runs": runs}] if runs else self.parts


def parts_of(html: str, language: str) -> list[Plain]:
    """Paragraphs, headings and lists of a guide's HTML."""
    reader = _Reader(language)
    reader.feed(html)
    return reader.finish()


def _line(html: str, language: str) -> list[Plain]:
    """The runs of HTML that is one line."""
    return [run for part in parts_of(html, language) for run in part.get("runs", [])]


def _block(block: ShownBlock, language: str) -> Plain:
    if block.kind == "figures":
        return {
            "kind": block.kind,
            "values": [{"label": told(one.label), "value": f"{one.shown} {one.unit}".strip()} for one in block.values],
        }
    if block.kind == "mistakes":
        mistakes = [{"wrong": _line(one.wrong, language), "right": _line(one.right, language)} for one in block.mistakes]
        return {"kind": block.kind, "items": mistakes}
    if block.kind == "next":
        return {"kind": block.kind, "items": [_line(way, language) for way in block.ways]}
    return {"kind": block.kind, "parts": parts_of(str(block.html), language)}


def _figure(figure: ShownFigure, sources: Iterable[Source]) -> Plain:
    now = figure.now
    about = [
        *((figure.trust.words, figure.trust.checked, figure.trust.late) if figure.trust else ()),
        _("holds since %(day)s") % {"day": now.since} if now and now.since else "",
        _("holds until %(day)s") % {"day": now.until} if now and now.until else "",
        *(_("From %(day)s: %(value)s") % {"day": one.since, "value": one.shown} for one in figure.ahead),
        ", ".join(source.publisher for source in sources),
    ]
    value = f"{now.shown} {now.unit}".strip() if now else figure.unknown
    return {"label": told(figure.label), "value": value, "about": " · ".join(filter(None, about))}


def _source(shown: ShownSource) -> Plain:
    return {
        "publisher": text(shown.source.publisher, shown.source.language),
        "title": text(shown.source.title, "en"),
        "url": shown.source.url,
        "about": _("read on %(day)s") % {"day": shown.read_on},
    }


def _sheet(page: TerritoryPage, guide: GuidePage) -> Plain:
    """One guide, as the reader of a page is told it."""
    shown = show_guide(page, guide)
    title, summary = said(guide, guide.title), said(guide, guide.summary)
    about = [
        str(page.named(guide.territory_id)),
        str(Topic(guide.topic).label),
        _("Compared with the facts on %(day)s.") % {"day": long_date(guide.checked_on, page.language)},
        _("A machine translated this guide. No person has read it yet.") if guide.state == TranslationState.MACHINE else "",
    ]
    return {
        "lang": tongue(shown.language),
        "title": told(title),
        "summary": told(summary),
        "about": " · ".join(filter(None, about)),
        "code": str(codes.draw(settings.BASE_URL + guide_address(page.path, guide.slug))),
        "parts": [_block(block, shown.language) for block in shown.blocks],
        "figures": [_figure(*one) for one in shown.figures],
        "sources": [_source(one) for one in shown.sources],
    }


def guides_pdf(page: TerritoryPage, guides: list[GuidePage], title: str) -> bytes:
    """Guides on paper, in the page's language, which must be the active one; raises PaperError."""
    day = {"day": long_date(page.voice.on, page.language), "address": settings.BASE_URL + page.address("guides")}
    sheet = {
        "lang": tongue(page.language),
        "words": {
            "title": title,
            "page": _("Page"),
            "contents": _("What is in here"),
            "mistakes": _("What people get wrong"),
            "next": _("What to do next"),
            "figures": _("Figures on this page, and how sure they are"),
            "sources": _("Where we read this"),
            "code": _("Read the newest text: point your phone's camera here."),
        },
        "notes": [
            _("This hub informs. It gives no legal advice."),
            _("Printed on %(day)s from the facts of that day. Look here for newer ones: %(address)s") % day,
            _("The texts are free to use under CC BY 4.0."),
        ],
    }
    band = draw(page.place.country if page.place.country in MOTIFS else "hub")
    made_at = datetime.combine(page.voice.on, time(), UTC)
    return typeset({"sheet": sheet, "guides": [_sheet(page, one) for one in guides], "band": band}, made_at, "guide")
