"""A reader's report is kept with its fact and its language, and nothing else."""

import pytest

from seemein.knowledge.actions import report_fault
from seemein.knowledge.models import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def test_a_report_is_kept_as_it_was_said() -> None:
    report_fault(territory="it/lombardia/milano", fact="it.codice-fiscale", language="ar", text="المكتب انتقل")
    report = Report.objects.get()
    assert (report.territory_id, report.fact, report.language, report.text) == (
        "it/lombardia/milano",
        "it.codice-fiscale",
        "ar",
        "المكتب انتقل",
    )


def test_nothing_is_kept_of_who_said_it() -> None:
    about = {"id", "territory", "fact", "language", "text", "made_at"}
    became = {"state", "answer", "closed_by", "closed_at"}
    assert {field.name for field in Report._meta.get_fields()} == about | became | {"mail"}  # only if she wants to hear back


def test_the_newest_stands_first() -> None:
    reports = [report_fault(territory="it", fact="it.x", language="en", text=str(number)) for number in range(3)]
    assert list(Report.objects.values_list("pk", flat=True)) == [report.pk for report in reversed(reports)]
