"""What is done with a change of a fact: write it, send it to review, publish it with a second pair of eyes, restore."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from seemein.accounts.models import User
from seemein.core.facts import loader
from seemein.core.facts.sections import FIELDS, key_of
from seemein.knowledge import books
from seemein.knowledge.actions import faults_of, publish
from seemein.knowledge.differences import merge
from seemein.knowledge.enums import ChangeAct, ChangeState
from seemein.knowledge.models import Change, ChangeEvent, Fact
from seemein.knowledge.queries import country_facts
from seemein.partners import rules

OPEN = (ChangeState.DRAFT, ChangeState.REVIEW)


class Refused(Exception):
    """It cannot be done now; the message says why, and what can be done, in the person's language."""


class Outdated(Refused):
    """Somebody else changed the same thing meanwhile; `fields` names where the two differ."""

    def __init__(self, text: str, fields: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.fields = fields


class Unsound(Refused):
    """The facts would not hold together with this change; `faults` says what is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(_("This change cannot be published yet: something in it does not fit."))
        self.faults = faults


def territory_of(country: str, *records: Mapping[str, Any] | None) -> str:
    """Where a change holds: the narrowest territory in which all of its records lie, or else the whole country."""
    paths = [str(record.get("territory") or country).split("/") for record in records if record is not None]
    shared = [parts[0] for parts in zip(*paths, strict=False) if len(set(parts)) == 1]
    return "/".join(shared) or country


def faults_with(*, country: str, section: str, key: str, record: Mapping[str, Any] | None) -> list[str]:
    """Everything that would be wrong with a country's facts if this one said `record` (None: were gone)."""
    return faults_of(facts_with(country=country, section=section, key=key, record=record), country)


def facts_with(*, country: str, section: str, key: str, record: Mapping[str, Any] | None) -> dict[str, Any]:
    """A country's facts with one record in another form, in place of the one it has under this key."""
    raw = country_facts(country)
    kept, put = [], record is None
    for row in raw[section]:
        if key_of(section, row) != key:
            kept.append(row)
        elif not put:
            kept.append(record)
            put = True
    raw[section] = kept if put else [*kept, record]
    return raw


def begin(
    *, author: User, country: str, section: str, key: str, record: Mapping[str, Any] | None, why: str = "", base: Any = None
) -> Change:
    """Write the first draft of a change; a person has one open change of a fact."""
    if section not in FIELDS:
        raise Refused(_("Facts of this kind cannot be changed here."))
    if not rules.may_propose(author, territory_of(country, record, base)):
        raise Refused(_("You can change facts of your own territory, and propose changes for the territories above it."))
    with transaction.atomic():
        change = Change.objects.create(
            author=author,
            country_id=country,
            section=section,
            key=key,
            territory=territory_of(country, record, base),
            base=base,
            record=None if record is None else loader.plain(record),
            why=why,
        )
        _log(change, ChangeAct.BEGAN, author)
        return change


def write(*, change: Change, by: User, version: int, record: Mapping[str, Any] | None, why: str = "") -> Change:
    """Write a draft anew; raises Outdated where it was written in another window since it was opened."""
    with transaction.atomic():
        held = _held(change)
        if held.author_id != by.pk or held.state != ChangeState.DRAFT:
            raise Refused(_("Only the author can change a draft, and only before it is sent to review."))
        if held.version != version:
            raise Outdated(_("This draft was saved in another window. Both texts are kept below: choose, then save again."))
        held.record = None if record is None else loader.plain(record)
        held.territory = territory_of(held.country_id, held.record, held.base)
        held.why, held.version = why, held.version + 1
        held.save()
        _log(held, ChangeAct.WROTE, by)
        return held


def send(*, change: Change, by: User) -> Change:
    """Send a draft to review; raises Unsound with what is wrong."""
    with transaction.atomic():
        held = _held(change)
        if held.author_id != by.pk or held.state != ChangeState.DRAFT:
            raise Refused(_("Only the author can send a draft to review."))
        _sound(held)
        held.state, held.answer = ChangeState.REVIEW, ""
        held.save()
        _log(held, ChangeAct.SENT, by, held.why)
        return held


def send_back(*, change: Change, by: User, answer: str) -> Change:
    """Give a change back to its author with what is to be mended."""
    with transaction.atomic():
        held = _held(change)
        _reviewable(held, by)
        held.state, held.answer = ChangeState.DRAFT, answer
        held.save()
        _log(held, ChangeAct.RETURNED, by, answer)
        return held


def withdraw(*, change: Change, by: User) -> Change:
    """Give a change up; it stays in the log."""
    with transaction.atomic():
        held = _held(change)
        if held.author_id != by.pk or held.state not in OPEN:
            raise Refused(_("Only the author can withdraw a change, and only before it is published."))
        held.state = ChangeState.WITHDRAWN
        held.save()
        _log(held, ChangeAct.WITHDREW, by)
        return held


def publish_change(*, change: Change, by: User) -> Change:
    """Publish what another person wrote: fact, snapshot and log in one piece; nothing is written where it does not fit."""
    with transaction.atomic():
        books.lock_edition()
        held = _held(change)
        _reviewable(held, by)
        _bring_up_to_date(held)
        _put(held)
        faults = publish(country=held.country_id)
        if faults:
            raise Unsound(faults)
        held.state, held.reviewer = ChangeState.PUBLISHED, by
        held.save()
        _log(held, ChangeAct.PUBLISHED, by)
        return held


def restore(*, change: Change, by: User) -> Change:
    """Begin a change that brings back what a fact said before a published one."""
    current = current_record(change.country_id, change.section, change.key)
    return begin(
        author=by,
        country=change.country_id,
        section=change.section,
        key=change.key,
        record=change.base,
        base=current,
        why=_("Back to what it said before %(day)s") % {"day": change.moved_at.date().isoformat()},
    )


def current_record(country: str, section: str, key: str) -> Any:
    """What a fact says now; None where the hub does not have it."""
    held = Fact.objects.filter(country_id=country, section=section, key=key, withdrawn=False)
    return held.values_list("record", flat=True).first()


def _held(change: Change) -> Change:
    return Change.objects.select_for_update().get(pk=change.pk)


def _reviewable(change: Change, by: User) -> None:
    if change.state != ChangeState.REVIEW:
        raise Refused(_("This change does not wait for review."))
    if change.author_id == by.pk:
        raise Refused(_("A second person has to publish what you wrote."))
    if not rules.may_review(by, change.territory):
        raise Refused(_("You can review changes of your own territory only."))


def _bring_up_to_date(change: Change) -> None:
    """Put a change on top of what the fact says now; raises Outdated where both changed the same field."""
    now = current_record(change.country_id, change.section, change.key)
    merged = merge(change.base, change.record, now)
    if merged.conflicts:
        raise Outdated(
            _("Somebody changed the same thing meanwhile. Send it back, so that the author can compare both."), merged.conflicts
        )
    change.base, change.record = now, merged.record


def _put(change: Change) -> None:
    """Write the record into its row."""
    fact = Fact.objects.filter(country_id=change.country_id, section=change.section, key=change.key).first()
    if fact is None:
        rows = Fact.objects.filter(country_id=change.country_id)
        last = rows.aggregate(last=Max("position"))["last"] or 0
        fact = Fact(country_id=change.country_id, section=change.section, key=change.key, position=last + 1)
    fact.withdrawn = change.record is None
    if change.record is not None:
        fact.record = change.record
    fact.save()


def _sound(change: Change) -> None:
    merged = merge(change.base, change.record, current_record(change.country_id, change.section, change.key))
    if merged.conflicts:
        raise Outdated(_("Somebody changed the same thing since you began. Compare both, then save again."), merged.conflicts)
    faults = faults_with(country=change.country_id, section=change.section, key=change.key, record=merged.record)
    if faults:
        raise Unsound(faults)


def _log(change: Change, act: ChangeAct, person: User, note: str = "") -> None:
    ChangeEvent.objects.create(change=change, act=act, person=person, note=note[:500])
