"""Templates: every one is used, none carries style or script, and every word a reader sees can be translated."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.template.base import Lexer, TokenType

from tests.house.house import files, name, templates

EVENT = re.compile(r"^on[a-z]+$")
READ_ALOUD = {"alt", "title", "aria-label", "placeholder", "aria-description"}
WORDS = re.compile(r"[A-Za-z]{2,}")
PROPER = {"See Me In Hub", "See Me In", "EUPL-1.2", "CC BY 4.0", "WhatsApp", "PDF", "QR", "openapi.json", "OpenAPI 3.1"}
ENDINGS = (".html", ".txt", ".xml")
ASKED = re.compile(r"""["']([\w./{}-]+(?:\.html|\.txt|\.xml))["']""")
HOLE = re.compile(r"{[^}]*}")
NO_WORDS = {"motif"}  # blocks that hold a name of ours
ENTITY = re.compile(r"&[a-zA-Z]+;")
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|inset)-(?:left|right)\b|(?:left|right):|(?:float|text-align):\s*(?:left|right))"
)


def all_templates() -> list[object]:
    return [pytest.param(path, id=name(path)) for path in templates()]


class _Reader(HTMLParser):
    """Collects what stands in a page: tags with attributes, and the words between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, key, value or "") for key, value in attrs]
        self._silent = tag if tag in ("script", "style", "code", "pre") else self._silent

    def handle_endtag(self, tag: str) -> None:
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.words.append(" ".join(data.split()))


def _read(path: Path) -> _Reader:
    """The page's own text: variables are empty, translated text is taken out."""
    parts, inside = [], False
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        first, second = [*token.contents.split(), "", ""][:2]
        if token.token_type == TokenType.BLOCK and ("blocktrans" in first or second in NO_WORDS):
            inside = not first.startswith("end")
        elif token.token_type == TokenType.TEXT and not inside:
            parts.append(token.contents)
    reader = _Reader()
    reader.feed("".join(parts))
    return reader


def _untranslated(text: str) -> bool:
    return text.strip(" ·,:.()") not in PROPER and bool(WORDS.search(ENTITY.sub("", text)))


@pytest.mark.parametrize("path", all_templates())
def test_no_inline_style_script_or_event(path: Path) -> None:
    reader = _read(path)
    inline = [f"<{tag} {key}>" for tag, key, _ in reader.attributes if key == "style" or EVENT.match(key)]
    inline += [f"<{tag} {key}={value}>" for tag, key, value in reader.attributes if value.strip().startswith("javascript:")]
    assert inline == []
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*(?:\bsrc=|application/ld\+json|application/json))[^>]*>", text) == []
    assert re.findall(r"<style\b", text) == []


@pytest.mark.parametrize("path", [case for case in all_templates() if str(getattr(case, "id", "")).endswith(".html")])
def test_every_word_can_be_translated(path: Path) -> None:
    reader = _read(path)
    assert [text for text in reader.words if _untranslated(text)] == []
    assert [f"{key}={value}" for _, key, value in reader.attributes if key in READ_ALOUD and _untranslated(value)] == []


def test_every_template_is_used() -> None:
    asked = {name(path): _asked(path.read_text(encoding="utf-8")) for path in files(".py", *ENDINGS, under="seemein")}
    unused = []
    for path in templates():
        inside = path.relative_to(next(parent for parent in path.parents if parent.name == "templates")).as_posix()
        used = any(pattern.fullmatch(inside) for other, patterns in asked.items() if other != name(path) for pattern in patterns)
        if not used and not _stands_before_a_library(inside):
            unused.append(inside)
    assert unused == []


def _stands_before_a_library(inside: str) -> bool:
    """Whether a library has a template of the same name, which ours replaces."""
    folders = [Path(app.path) for app in apps.get_app_configs() if not app.name.startswith("seemein")]
    return any((folder / "templates" / inside).exists() for folder in folders)


def _asked(text: str) -> list[re.Pattern[str]]:
    """The names of templates in a text; what an f-string fills in stands for any word."""
    return [
        re.compile(HOLE.sub("[a-z_-]+", re.escape(found).replace(r"\{", "{").replace(r"\}", "}")))
        for found in ASKED.findall(text)
    ]


def test_no_template_loads_what_is_there_already() -> None:
    loads = {name(path): re.findall(r"{% load (?:i18n|static|ui) %}", path.read_text(encoding="utf-8")) for path in templates()}
    assert {path: found for path, found in loads.items() if found} == {}


def test_css_is_written_for_both_directions() -> None:
    found = {name(path): PHYSICAL.findall(path.read_text(encoding="utf-8")) for path in files(".css", under="seemein")}
    assert {path: properties for path, properties in found.items() if properties} == {}
