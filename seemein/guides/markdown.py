"""Guides as Markdown files: the seed that a hub starts with, and its export. docs/guides.md explains the format.

The normal form, which an export always has: front matter in a fixed order; one blank line between blocks, none after a
heading of the second level; each paragraph and each list entry on one line; numbers of a list from 1; chips and official
names letter for letter.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

from seemein.guides import prose

Block = tuple[str, Any]
ORIGINAL = "en"
_PARTS = ("figures", "mistakes", "next")
_FIRST = ("title", "summary", "topic", "position", "territory", "checked", "sources")
_OTHER = ("title", "summary", "state")
_BREAKS = {"softbreak": " ", "hardbreak": " "}


class FormatError(Exception):
    """A file is not in the format of a guide; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A guide as a file gives it."""

    country: str
    slug: str
    language: str
    head: Mapping[str, Any]
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its file, as we speak of it."""
        return f"{self.country}/{self.slug}.{self.language}.md"


def read(path: Path) -> Seed:
    """The guide of a file; raises FormatError."""
    slug, _dot, language = path.name.removesuffix(".md").rpartition(".")
    return parse(path.read_text(encoding="utf-8"), country=path.parent.name, slug=slug, language=language)


def parse(text: str, *, country: str, slug: str, language: str) -> Seed:
    """The guide of a file's text; raises FormatError."""
    name = f"{country}/{slug}.{language}.md"
    start, front, body = (*text.split("---\n", 2), "", "")[:3]
    head = yaml.safe_load(front) if front and not start else None
    wanted = _FIRST if language == ORIGINAL else _OTHER
    if not isinstance(head, dict) or set(head) != set(wanted):
        raise FormatError(f"{name}: front matter has to have exactly {', '.join(wanted)}, between two lines of ---.")
    if language == ORIGINAL and not isinstance(head["checked"], date):
        raise FormatError(f"{name}: checked has to be a date such as 2026-11-24.")
    return Seed(country, slug, language, head, list(_blocks(SyntaxTreeNode(_reader().parse(body)), name)))


def _reader() -> MarkdownIt:
    """Knows only what a guide may hold; anything else stays text, where the checks find it."""
    reader = MarkdownIt("zero").enable(["heading", "list", "blockquote", "emphasis", "backticks", "newline"])
    for part in _PARTS:
        reader.use(container_plugin, part)
    return reader


def _blocks(tree: SyntaxTreeNode, name: str) -> Iterator[Block]:
    """The blocks of a file; what follows one another as text is one block."""
    text: list[str] = []
    for node in tree.children:
        html = _text(node)
        if html:
            text.append(html)
            continue
        if text:
            yield "text", "".join(text)
            text = []
        yield _block(node, name)
    if text:
        yield "text", "".join(text)


def _text(node: SyntaxTreeNode) -> str:
    """A node of running text as HTML; empty for any other."""
    if node.type == "paragraph":
        return f"<p>{_inline(node)}</p>"
    if node.type == "heading" and node.tag == "h3":
        return f"<h3>{_inline(node)}</h3>"
    if node.type in ("bullet_list", "ordered_list"):
        items = "".join(f"<li>{_inline(item.children[0])}</li>" for item in node.children)
        return f"<{node.tag}>{items}</{node.tag}>"
    return ""


def _block(node: SyntaxTreeNode, name: str) -> Block:
    if node.type == "heading" and node.tag == "h2":
        return "heading", _source(node)
    if node.type == "blockquote":
        return "notice", "".join(f"<p>{_inline(one)}</p>" for one in node.children)
    part = node.type.removeprefix("container_")
    if part not in _PARTS or len(node.children) != 1 or node.children[0].type != "bullet_list":
        raise FormatError(f"{name}: {node.type} is no part of a guide; headings are ## or ###, a ::: part holds one list.")
    items = [_source(item.children[0]) for item in node.children[0].children]
    return part, [_mistake(item, name) for item in items] if part == "mistakes" else items


def _mistake(item: str, name: str) -> dict[str, str]:
    start, wrong, right = (*item.split("**", 2), "", "")[:3]
    if start or not wrong or not right.strip():
        raise FormatError(f"{name}: a mistake is “- **What people believe.** What is true.”; this is not: {item[:60]}")
    return {"wrong": wrong, "right": right.strip()}


def _source(node: SyntaxTreeNode) -> str:
    """The Markdown of a node that holds one line of text."""
    return " ".join(node.children[0].content.split("\n"))


def _inline(node: SyntaxTreeNode) -> str:
    """The same as HTML: bold stays, official names keep their backticks, everything else is text."""
    return "".join(_span(part) for inline in node.children for part in inline.children)


def _span(node: SyntaxTreeNode) -> str:
    if node.type == "strong":
        return f"<b>{''.join(_span(child) for child in node.children)}</b>"
    if node.type == "code_inline":
        return f"`{escape(node.content)}`"
    if node.children:
        mark = node.markup
        return f"{mark}{''.join(_span(child) for child in node.children)}{mark}"
    return _BREAKS.get(node.type) or str(escape(node.content))


def write(seed: Seed) -> str:
    """A guide in normal form."""
    wanted = _FIRST if seed.language == ORIGINAL else _OTHER
    head = "".join(f"{key}: {_value(seed.head[key])}\n" for key in wanted)
    parts = [_written(kind, value) + ("\n" if kind == "heading" else "\n\n") for kind, value in seed.blocks]
    return f"---\n{head}---\n" + "".join(parts).strip("\n") + "\n"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(str(one) for one in value)}]"
    if isinstance(value, str):
        return yaml.safe_dump(value, allow_unicode=True, width=1_000_000).removesuffix("\n...\n").strip("\n")
    return str(value)


def _written(kind: str, value: Any) -> str:
    if kind == "heading":
        return f"## {value}"
    if kind == "text":
        return prose.to_markdown(value)
    if kind == "notice":
        return "\n>\n".join(f"> {line}" for line in prose.to_markdown(value).split("\n\n"))
    items = [f"**{one['wrong']}** {one['right']}" for one in value] if kind == "mistakes" else value
    return "\n".join([f"::: {kind}", *(f"- {item}" for item in items), ":::"])


def digest(seed: Seed) -> str:
    """What tells two versions of a guide apart."""
    return hashlib.sha256(write(seed).encode()).hexdigest()
