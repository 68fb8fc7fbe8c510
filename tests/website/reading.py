"""Reads a page as a person would: its words, its links, its headings, each with the language it is marked with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

HEADINGS = {"h1", "h2", "h3", "h4"}
VOID = {"meta", "link", "input", "br", "img", "path", "hr"}


@dataclass
class Page:
    """What stands on a page."""

    language: str = ""
    direction: str = ""
    links: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[int, str]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    controls: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words, in order."""
        return " ".join(word for word, _ in self.words)

    def in_language(self, language: str) -> str:
        """The words marked with a language."""
        return " ".join(word for word, marked in self.words if marked == language)

    @property
    def title(self) -> str:
        """The one first heading."""
        (title,) = [text for level, text in self.headings if level == 1]
        return title


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[tuple[str, str]] = []
        self._link = ""
        self._heading: list[str] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if "id" in found:
            self.page.ids.append(found["id"])
        if tag in HEADINGS:
            self._heading = []
        getattr(self, f"_start_{tag}", lambda found: None)(found)
        if tag not in VOID:
            self._open.append((tag, found.get("lang") or (self._open[-1][1] if self._open else "")))

    def _start_html(self, found: dict[str, str]) -> None:
        self.page.language, self.page.direction = found["lang"], found["dir"]

    def _start_link(self, found: dict[str, str]) -> None:
        if found.get("rel") == "alternate" and "hreflang" in found:
            self.page.alternates[found["hreflang"]] = found["href"]

    def _start_a(self, found: dict[str, str]) -> None:
        self._link = found["href"]
        self.page.links.setdefault(self._link, "")

    def _start_select(self, found: dict[str, str]) -> None:
        self._select = found["name"]

    def _start_option(self, found: dict[str, str]) -> None:
        self.page.controls.setdefault(self._select, []).append(found["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag == "a":
            self._link = ""
        if tag in HEADINGS:
            self.page.headings.append((int(tag[1]), " ".join(self._heading or [])))
            self._heading = None

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split("\n")).strip(" ")
        if not text or (self._open and self._open[-1][0] in ("script", "style", "title")):
            return
        self.page.words.append((text, self._open[-1][1] if self._open else ""))
        if self._link:
            self.page.links[self._link] = f"{self.page.links[self._link]} {text}".strip()
        if self._heading is not None:
            self._heading.append(text)


def read(response: HttpResponse) -> Page:
    """The page that a response holds; every tag must be closed where it was opened."""
    reader = _Reader()
    reader.feed(response.content.decode())
    reader.close()
    assert reader._open == []
    return reader.page
