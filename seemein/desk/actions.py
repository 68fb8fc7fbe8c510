"""What the desk does: look at the source links, close a reader's report, write the weekly letter."""

import time
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from seemein.accounts.models import User
from seemein.core.facts.schema import Source
from seemein.desk import looking
from seemein.desk.models import SourceLink
from seemein.desk.work import Work, work_in
from seemein.kit import outbox
from seemein.knowledge.books import shelf
from seemein.knowledge.enums import ReportState
from seemein.knowledge.models import Report
from seemein.partners import rules
from seemein.partners.models import Membership

_PAUSE = 1.0
_NIGHTS = 7


def gather_links() -> int:
    """See that every source of every country has its row, with the address it has today; how many there are."""
    wanted = {(country, one.id): one.url for country, one in _sources() if one.url}
    held = {(row.country_id, row.source): row for row in SourceLink.objects.all()}
    new = [
        SourceLink(country_id=country, source=source, url=url)
        for (country, source), url in wanted.items()
        if (country, source) not in held
    ]
    moved = [row for key, row in held.items() if key in wanted and row.url != wanted[key]]
    for row in moved:
        row.url, row.state, row.failures, row.figures = wanted[row.country_id, row.source], "new", 0, ""
    gone = [row.pk for key, row in held.items() if key not in wanted]
    with transaction.atomic():
        SourceLink.objects.bulk_create(new, batch_size=500)
        SourceLink.objects.bulk_update(moved, ["url", "state", "failures", "figures"], batch_size=200)
        for start in range(0, len(gone), 500):
            SourceLink.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(wanted)


def _sources() -> Iterable[tuple[str, Source]]:
    return ((book.country.territory.path, source) for book in shelf.books() for source in book.country.sources)


def look_at_links(*, most: int, inside: bool = False, pause: float = _PAUSE) -> int:
    """Look at so many links, the longest unseen first, a moment apart; how many were looked at."""
    agent = f"SeeMeInHub-links/1 (+{settings.BASE_URL})"
    rows = SourceLink.objects.order_by("looked_at", "pk")[:most]
    for row in rows:
        look_at(row, looking.look(row.url, agent=agent, inside=inside))
        time.sleep(pause)
    return len(rows)


def look_at(row: SourceLink, answer: looking.Answer) -> None:
    """Write down what a look found."""
    finding = looking.judge(row.url, answer, failures=row.failures, figures=row.figures)
    now = timezone.now()
    if row.state != finding.state:
        row.since = now
    row.state, row.failures, row.said, row.figures = finding.state, finding.failures, finding.said, finding.figures
    row.looked_at = now
    row.save()


def close_report(*, report: Report, by: User, state: ReportState, answer: str) -> Report:
    """Say what became of a reader's report; who left an address gets the answer, and the address is forgotten."""
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        if held.state != ReportState.OPEN:
            return held
        if held.mail and answer:
            _tell(held, answer)
        held.state, held.answer, held.closed_by, held.closed_at, held.mail = state, answer, by, timezone.now(), ""
        held.save()
        return held


def _tell(report: Report, answer: str) -> None:
    told = {"report": report, "answer": answer, "base_url": settings.BASE_URL}
    with translation.override(report.language):
        outbox.post(
            to=report.mail,
            language=report.language,
            purpose="report-answer",
            once=f"report-answer:{report.pk}",
            subject=_("What became of your note to the See Me In Hub"),
            text=render_to_string("desk/mails/report_answer.txt", told),
        )


def write_weekly() -> int:
    """Write to everybody with a role what there is to do in her territories; once a week, and only where there is any."""
    week = timezone.now().strftime("%G-W%V")
    written = 0
    people = User.objects.filter(is_active=True, memberships__isnull=False).exclude(email="").distinct().order_by("pk")
    for person in people.iterator():
        territories = sorted(set(Membership.objects.filter(person=person).values_list("territory_id", flat=True)))
        found = {path: [one for one in work_in(path) if one.count] for path in territories}
        if any(found.values()):
            _write_week(person, week, found)
            written += 1
    return written


def _write_week(person: User, week: str, found: dict[str, list[Work]]) -> None:
    language = language_of(person)
    with transaction.atomic(), translation.override(language):
        outbox.post(
            to=person.email,
            language=language,
            purpose="desk-weekly",
            once=f"desk-weekly:{person.pk}:{week}",
            subject=_("This week at the See Me In Hub"),
            text=render_to_string("desk/mails/weekly.txt", {"found": found, "base_url": settings.BASE_URL}),
        )


def language_of(person: User) -> str:
    """The first language of a person that the hub speaks."""
    wanted = getattr(person, "languages", None) or []
    listed = wanted.split(",") if isinstance(wanted, str) else wanted
    return next((code for code in listed if code in dict(settings.LANGUAGES)), "en")


def may_close(person: User, report: Report) -> bool:
    """Whether a person answers the reports of a territory."""
    return rules.may_edit(person, report.territory_id)


def look_at_all() -> int:
    """A night's share of the links: all of them within a week."""
    most = -(-gather_links() // _NIGHTS)
    return look_at_links(most=most)
