"""The small HTML of a guide's text, clean whatever was pasted into it, and the Markdown that stands for it in files."""

import re
from html.parser import HTMLParser
from typing import Final

import nh3

BLOCKS: Final = frozenset({"p", "h3", "ul", "ol", "li"})
_TAGS: Final = {*BLOCKS, "b"}
_STRONG = re.compile(r"<(/?)strong\b[^>]*>", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
# The editor marks each block with a key, so that comments find it again; readers do not need it.
_KEYS: Final = {tag: {"data-block-key"} for tag in BLOCKS}


def clean(html: str, *, keys: bool = True) -> str:
    """Only the allowed tags, without attributes; `keys`: those by which the editor finds its comments again stay."""
    return nh3.clean(_STRONG.sub(r"<\1b>", html), tags=_TAGS, attributes=_KEYS if keys else {}, link_rel=None)


def text_of(html: str) -> str:
    """The words of some HTML with their chips, each paragraph and entry on a line of its own."""
    writer = _Writer(numbers=False)
    writer.feed(clean(html, keys=False))
    return writer.written().replace("**", "")


class _Writer(HTMLParser):
    """Writes clean HTML as Markdown."""

    def __init__(self, *, numbers: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers = numbers
        self.blocks: list[str] = []
        self._lists: list[tuple[str, list[str]]] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "b":
            self._words.append("**")
            return
        self._end_words()
        if tag in ("ul", "ol"):
            self._lists.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag == "b":
            self._words.append("**")
            return
        self._end_words("### " if tag == "h3" else "")
        if tag in ("ul", "ol") and self._lists:
            kind, items = self._lists.pop()
            lines = [f"{f'{number}.' if kind == 'ol' and self.numbers else '-'} {item}" for number, item in enumerate(items, 1)]
            self.blocks.append("\n".join(lines))

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _end_words(self, before: str = "") -> None:
        text = _SPACE.sub(" ", "".join(self._words)).strip(" ")
        self._words = []
        if text and self._lists:
            self._lists[-1][1].append(text)
        elif text:
            self.blocks.append(before + text)

    def written(self) -> str:
        self.close()
        self._end_words()
        return "\n\n".join(block for block in self.blocks if block)


def to_markdown(html: str) -> str:
    """Clean HTML as Markdown, one paragraph or list entry a line."""
    writer = _Writer()
    writer.feed(clean(html, keys=False))
    return writer.written()
