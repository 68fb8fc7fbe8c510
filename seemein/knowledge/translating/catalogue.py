"""The PO file that goes to a translator and comes back, as Poedit and Weblate write it."""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import nh3
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation import gettext as _
from django.utils.translation import to_locale

from seemein.core.facts.texts import references
from seemein.knowledge.states import OUTDATED
from seemein.knowledge.translating.queries import Entry

_BOM = b"\xef\xbb\xbf"
# Poedit leaves the dates of a head empty, which Babel takes for a fault; they say nothing to us.
_DATES = re.compile(rb"(POT-Creation|PO-Revision)-Date:")
_INVISIBLE = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\r"))
_OTHER_SCRIPT = {"tw", "hk", "mo", "hant"}
_HEAD = """msgid ""
msgstr ""
"Project-Id-Version: See Me In Hub, facts\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class Unreadable(Exception):
    """A file that cannot be taken; `faults` says why, with line numbers."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a file that came back."""

    number: int
    context: str
    source: str
    text: str
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: the language its head names, and its entries."""

    language: str
    lines: tuple[Line, ...]


def written(language: str, entries: Iterable[Entry]) -> bytes:
    """Every segment as a PO file: outdated ones fuzzy with the English they translate, missing ones empty."""
    catalogue = Catalog(fuzzy=False)
    for entry in entries:
        one = entry.standing
        catalogue.add(
            one.source,
            one.text,
            flags=["fuzzy"] if one.state == OUTDATED else [],
            auto_comments=_comments(entry),
            previous_id=one.before,
            context=one.context,
        )
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False, include_previous=True)
    return _HEAD.format(language=to_locale(language)).encode() + body.getvalue()


def _comments(entry: Entry) -> list[str]:
    """What a translator should know: where it stands, the agreed words, the state."""
    words = [f"{term.term} = {term.say}" + (f" ({term.note})" if term.note else "") for term in entry.agreed]
    said = [_("Agreed word: %(word)s") % {"word": word} for word in words]
    return [_("Where: %(place)s") % {"place": entry.where}, *said, f"state: {entry.standing.state}"]


def read(content: bytes) -> Returned:
    """The entries of a file; raises Unreadable where it is no PO file."""
    body = _DATES.sub(rb"X-\1-Date:", content.removeprefix(_BOM))
    try:
        catalogue = read_po(BytesIO(body), ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise Unreadable([_no_po(error.lineno + 1)]) from error
    except (ValueError, LookupError) as error:
        raise Unreadable([_no_po(1)]) from error
    lines = tuple(
        Line(message.lineno or 0, str(message.context or ""), str(message.id), str(message.string or ""), message.fuzzy)
        for message in catalogue
        if message.id
    )
    if not lines:
        raise Unreadable([_no_po(1)])
    return Returned(str(catalogue.locale_identifier or ""), lines)


def _no_po(number: int) -> str:
    return _("Line %(number)s: this is no PO file. Send the file that you downloaded here, saved as PO.") % {"number": number}


def plain(text: str) -> str:
    """Plain words: no mark-up and nothing invisible; hard spaces stay, because French needs them."""
    bare = html.unescape(nh3.clean(text, tags=set())) if "<" in text else text
    return unicodedata.normalize("NFC", bare).translate(_INVISIBLE).strip()


def is_in(language: str, said: str) -> bool:
    """Whether the language that a file names is this one: it_IT is Italian, zh_TW is not simplified Chinese."""
    ours, theirs = language.lower().split("-"), said.lower().replace("-", "_").split("_")
    return ours[0] == theirs[0] and not _OTHER_SCRIPT.intersection(theirs)


def other_figures(source: str, text: str) -> str:
    """What is wrong with the figures of a translation; empty where it has those of its source."""
    wanted, found = sorted(references(source)), sorted(references(text))
    if wanted == found:
        return ""
    lacking = [f"{{{key}}}" for key in dict.fromkeys(wanted) if wanted.count(key) > found.count(key)]
    extra = [f"{{{key}}}" for key in dict.fromkeys(found) if found.count(key) > wanted.count(key)]
    said = [_("put back %(keys)s") % {"keys": ", ".join(lacking)}] if lacking else []
    said += [_("take out %(keys)s") % {"keys": ", ".join(extra)}] if extra else []
    return _("The figures differ from the English text: %(what)s.") % {"what": "; ".join(said)}
