"""What a translator does: write one text, say that a machine's is right, bring a whole file back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from seemein.accounts.models import User
from seemein.knowledge import books
from seemein.knowledge.actions import change_translation, publish, texts_of
from seemein.knowledge.change_actions import Refused, Unsound
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.models import Publication, Translation
from seemein.knowledge.segments import Source
from seemein.knowledge.states import digest
from seemein.knowledge.translating import catalogue
from seemein.knowledge.translating.catalogue import Line, Unreadable
from seemein.knowledge.translating.queries import LANGUAGES
from seemein.partners import rules
from seemein.places.models import Territory

WROTE, BROUGHT = "knowledge.translate", "knowledge.import_translations"


class Meanwhile(Refused):
    """Somebody else wrote this text since it was opened; `text` is theirs."""

    def __init__(self, text: str) -> None:
        super().__init__(_("Somebody else wrote this text while you worked on it. Both are below: choose, then save again."))
        self.text = text


class Gone(Refused):
    """The English text is another one now."""

    def __init__(self) -> None:
        super().__init__(_("The English text was changed while you wrote, so this translation was not saved."))


@dataclass(slots=True)
class Imported:
    """What a file brought, entry by entry."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    fuzzy: int = 0
    empty: int = 0
    unknown: int = 0

    @property
    def any(self) -> bool:
        """Whether anything is written."""
        return bool(self.new or self.changed)


def write(*, by: User, country: str, language: str, context: str, source: str, text: str, opened: str) -> None:
    """Write one text as a person who has read it, and publish; `opened`: the hash of the text that the person saw."""
    _allowed(by, country, language)
    cleaned = catalogue.plain(text)
    if fault := catalogue.other_figures(source, cleaned):
        raise Unsound([fault])
    with transaction.atomic():
        books.lock_edition()
        if (context, source) not in texts_of(country):
            raise Gone
        _not_meanwhile(_row(country, language, context, source), cleaned, opened)
        about = {"country": country, "language": language, "context": context, "source": source}
        faults = change_translation(**about, text=cleaned, state=TranslationState.READ)
        if faults:
            raise Unsound(faults)
        row = _row(country, language, context, source)
        log(row, WROTE, user=by, data={"text": cleaned})


def _row(country: str, language: str, context: str, source: str) -> Translation | None:
    rows = Translation.objects.filter(country_id=country, language=language, context=context, source_hash=digest(source))
    return rows.first()


def _not_meanwhile(row: Translation | None, text: str, opened: str) -> None:
    now = row.text if row else ""
    if digest(now) != opened and now != text:
        raise Meanwhile(now)


def _allowed(person: User, country: str, language: str) -> None:
    if not rules.may_translate(person, country, language):
        raise Refused(_("You can translate the countries and languages of your own role."))


def bring(*, content: bytes, state: TranslationState, by: User | None = None, language: str = "", country: str = "") -> Imported:
    """Take a file that came back, in one piece or not at all; each country it changes is published once.

    `by` is nobody where an operator's command brings it. Raises Unreadable with the line of each fault.
    """
    returned = catalogue.read(content)
    language = _language(returned.language, language)
    by_country = _by_country(returned.lines, country)
    result = Imported(unknown=len(returned.lines) - sum(len(lines) for lines in by_country.values()))
    for code in by_country:
        if by is not None:
            _allowed(by, code, language)
    faults: list[str] = []
    with transaction.atomic():
        books.lock_edition()
        for code, lines in by_country.items():
            faults += _bring_country(code, language, lines, state, result, by)
        if faults:
            raise Unreadable(faults)
    return result


def _language(said: str, wanted: str) -> str:
    from_head = [code for code in LANGUAGES if catalogue.is_in(code, said)]
    if not from_head:
        raise Unreadable([_("Line 1: the head names no language of this hub. It says: %(said)s") % {"said": said or "–"}])
    if wanted and wanted not in from_head:
        raise Unreadable(
            [
                _("Line 1: the file is in another language. Wanted: %(wanted)s. It says: %(said)s")
                % {"wanted": wanted, "said": said}
            ]
        )
    return wanted or from_head[0]


def _by_country(lines: Iterable[Line], only: str) -> dict[str, list[Line]]:
    published = set(Publication.objects.values_list("country_id", flat=True))
    found: dict[str, list[Line]] = {}
    for line in lines:
        code = line.context[:2]
        if code in published and only in ("", code):
            found.setdefault(code, []).append(line)
    return found


def _bring_country(
    country: str, language: str, lines: Iterable[Line], state: TranslationState, result: Imported, by: User | None
) -> list[str]:
    taken, faults = _taken(lines, set(texts_of(country)), result)
    if faults:
        return faults
    before = (result.new, result.changed)
    _put(country, language, taken, state, result)
    if (result.new, result.changed) == before:
        return []
    counts = {"language": language, "new": result.new - before[0], "changed": result.changed - before[1]}
    log(Territory.objects.get(pk=country), BROUGHT, user=by, data=counts)
    return publish(country=country)


def _taken(lines: Iterable[Line], current: set[Source], result: Imported) -> tuple[list[Line], list[str]]:
    """The entries that say something of today's texts, and what is wrong with them."""
    taken: list[Line] = []
    faults: list[str] = []
    for line in lines:
        if (line.context, line.source) not in current:
            result.unknown += 1
        elif line.fuzzy:
            result.fuzzy += 1
        elif not line.text.strip():
            result.empty += 1
        elif fault := catalogue.other_figures(line.source, line.text):
            faults.append(_("Line %(number)s: %(fault)s") % {"number": line.number, "fault": fault})
        else:
            taken.append(line)
    return taken, faults


def _put(country: str, language: str, lines: Iterable[Line], state: TranslationState, result: Imported) -> None:
    rows = Translation.objects.filter(country_id=country, language=language).order_by("position", "pk")
    held = {(row.context, row.source): row for row in rows}
    last = rows.aggregate(last=Max("position"))["last"] or 0
    new: list[Translation] = []
    changed: list[Translation] = []
    for line in lines:
        row, text = held.get((line.context, line.source)), catalogue.plain(line.text)
        if row is None:
            about: dict[str, Any] = {"country_id": country, "language": language, "context": line.context}
            place = last + len(new) + 1
            new.append(
                Translation(**about, source=line.source, source_hash=digest(line.source), text=text, state=state, position=place)
            )
        elif row.text not in (line.text, text):
            row.text, row.state = text, state
            changed.append(row)
        else:
            result.unchanged += 1
    Translation.objects.bulk_create(new, batch_size=500)
    Translation.objects.bulk_update(changed, ["text", "state"], batch_size=150)
    result.new += len(new)
    result.changed += len(changed)
