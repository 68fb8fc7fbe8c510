"""Catalogues of the interface's messages, made with Babel alone: extract, update, compile, check."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale

from seemein.kit import template_messages

SOURCE_LANGUAGE = "en"
_STATE = "state: "
_TEMPLATE_ENDINGS = (".html", ".txt", ".xml")
_KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_COUNTED_UP_TO = 1000


def folder() -> Path:
    """Where the catalogues stand that people translate."""
    return Path(settings.CONTENT) / "translations"


def template_path() -> Path:
    """The file of all messages, in English."""
    return folder() / "interface.pot"


def catalogue_path(language: str) -> Path:
    """The file of one language."""
    return folder() / language / "interface.po"


def compiled_path(language: str) -> Path:
    """What Django reads."""
    return _locale_folder() / to_locale(language) / "LC_MESSAGES" / "django.mo"


def _locale_folder() -> Path:
    path: Path = settings.LOCALE_PATHS[0]
    return path


def languages() -> list[str]:
    """Every language that needs a catalogue."""
    return [code for code, _ in settings.LANGUAGES if code != SOURCE_LANGUAGE]


def extract() -> Catalog:
    """Every message of the code and the templates."""
    catalogue = Catalog(fuzzy=False)
    root = Path(settings.ROOT)
    for path in sorted((root / "seemein").rglob("*")):
        place = [(path.relative_to(root).as_posix(), 1)]
        if path.suffix == ".py":
            _add_code(catalogue, path, place)
        elif path.suffix in _TEMPLATE_ENDINGS and "templates" in path.parts:
            for found in template_messages.find(path.read_text(encoding="utf-8")):
                notes = [found.note] if found.note else []
                catalogue.add(found.id, locations=place, auto_comments=notes, context=found.context or None)
    return catalogue


def _add_code(catalogue: Catalog, path: Path, place: list[tuple[str, int]]) -> None:
    tags = (template_messages.TRANSLATORS,)
    for _, text, notes, context in extract_from_file("python", path, _KEYWORDS, tags, strip_comment_tags=True):
        catalogue.add(text, locations=place, auto_comments=notes, context=context)


def template_text() -> str:
    """The text of interface.pot as the sources stand now; it holds no dates and no line numbers."""
    return _header("") + _body(extract())


def read(path: Path) -> Catalog:
    """A catalogue from its file; an empty one where there is none."""
    if not path.exists():
        return Catalog(fuzzy=False)
    with path.open("rb") as file:
        return read_po(file)


def updated_text(language: str, template: Catalog) -> str:
    """A language's catalogue with the template's messages and the translations it already had."""
    before, after = read(catalogue_path(language)), Catalog(to_locale(language), fuzzy=False)
    for message in _messages(template):
        _carry(message, before.get(message.id, message.context), after)
    return _header(language) + _body(after)


def _carry(message: Message, known: Message | None, into: Catalog) -> None:
    states = [comment for comment in (known.auto_comments if known else []) if comment.startswith(_STATE)]
    into.add(
        message.id,
        known.string if known else "",
        locations=message.locations,
        auto_comments=[*message.auto_comments, *states],
        user_comments=known.user_comments if known else (),
        context=message.context,
    )


def _header(language: str) -> str:
    fields = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
    if language:
        fields = [f"Language: {language}", *fields, f"Plural-Forms: {get_plural(to_locale(language)).plural_forms}"]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields) + "\n"


def _body(catalogue: Catalog) -> str:
    out = BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False)
    return out.getvalue().decode()


def compile_catalogue(language: str) -> Path:
    """Write what Django reads; a running server never sees half a file."""
    path = compiled_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, read(catalogue_path(language)))
    unfinished.replace(path)
    return path


def outdated() -> list[str]:
    """The languages whose compiled file is missing or older than its catalogue."""
    return [language for language in languages() if _is_outdated(catalogue_path(language), compiled_path(language))]


def _is_outdated(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or (source.exists() and source.stat().st_mtime > compiled.stat().st_mtime)


def faults() -> list[str]:
    """What is wrong with the translations, one line each: file, message, fault."""
    template = read(template_path())
    return [f"{language}/interface.po: {fault}" for language in languages() for fault in _faults_of(language, template)]


def untranslated(language: str) -> int:
    """How many messages have no translation yet, in whole or in part."""
    return sum(not all(_forms(message.string)) for message in _messages(read(catalogue_path(language))))


def _faults_of(language: str, template: Catalog) -> Iterator[str]:
    catalogue = read(catalogue_path(language))
    for message in _messages(template):
        known = catalogue.get(message.id, message.context)
        for fault in _faults_of_message(message, known, language):
            yield f"{_singular(message)!r}: {fault}"
    asked = {(message.id, message.context) for message in _messages(template)}
    for message in _messages(catalogue):
        if (message.id, message.context) not in asked:
            yield f"{_singular(message)!r}: is no longer asked for; run `make translations`"


def _faults_of_message(message: Message, known: Message | None, language: str) -> Iterator[str]:
    forms = _forms(known.string) if known else []
    if known is None or not any(forms):
        yield "is not translated"
        return
    needed = get_plural(to_locale(language)).num_plurals if message.pluralizable else 1
    if not all(forms) or len(forms) != needed:
        yield f"has not all its plural forms; it needs {needed}"
        return
    if known.fuzzy:
        yield "is marked fuzzy; read it and take the mark away"
    yield from _faults_of_forms(message, forms, language)


def _faults_of_forms(message: Message, forms: list[str], language: str) -> Iterator[str]:
    lone = _forms_of_one_number(language) if message.pluralizable else frozenset()
    wanted = _ids(message)[-1]
    for number, form in enumerate(forms):
        if number not in lone and set(_PLACEHOLDER.findall(form)) != set(_PLACEHOLDER.findall(wanted)):
            yield f"has other placeholders than its source: {form!r}"
        if Counter(_TAG.findall(form)) != Counter(_TAG.findall(wanted)):
            yield f"has other HTML tags than its source: {form!r}"


@cache
def _forms_of_one_number(language: str) -> frozenset[int]:
    """The plural forms that only one number takes: they may say it in words."""
    form_of = c2py(get_plural(to_locale(language)).plural_expr)
    seen = Counter(form_of(number) for number in range(_COUNTED_UP_TO))
    return frozenset(form for form, numbers in seen.items() if numbers == 1)


def _messages(catalogue: Catalog) -> Iterable[Message]:
    return (message for message in catalogue if message.id)


def _ids(message: Message) -> list[str]:
    return _forms(message.id)


def _singular(message: Message) -> str:
    return _ids(message)[0]


def _forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, list | tuple) else [str(text)]
