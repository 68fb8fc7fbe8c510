"""The work list: what waits in a territory, the letter of the week, and the answer to a reader."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client

from seemein.desk import actions, work
from seemein.desk.models import SourceLink
from seemein.kit.models import Letter
from seemein.knowledge.books import shelf
from seemein.knowledge.enums import ReportState
from seemein.knowledge.models import Report
from seemein.partners.enums import Role
from tests.knowledge.people import anna, carla, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
MILAN = "it/lombardia/milano"


def report(territory: str = MILAN, **more: str) -> Report:
    return Report.objects.create(territory_id=territory, fact="it.piva", language="ar", text="رقم خاطئ", **more)


def counts(path: str) -> dict[str, int]:
    return {one.kind: one.count for one in work.work_in(path)}


def test_a_city_sees_its_own_work_and_a_country_that_of_its_cities() -> None:
    before = counts("it"), counts(MILAN), counts("de")
    report()
    SourceLink.objects.create(country_id="it", source="it.src.x", url="https://example.org/", state="dead")
    after = counts("it"), counts(MILAN), counts("de")
    assert [place["reports"] - old["reports"] for old, place in zip(before, after, strict=True)] == [1, 1, 0]
    assert [place["links"] - old["links"] for old, place in zip(before, after, strict=True)] == [1, 1, 0]


def test_a_fact_is_due_when_its_check_comes_within_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    book = shelf.book("it")
    monkeypatch.setattr(work, "today", lambda place: date(2026, 11, 24))
    assert {one.key for one in work.due_in(book, "it") if one.by > date(2026, 12, 24)} == set()
    monkeypatch.setattr(work, "today", lambda place: date(2028, 1, 1))
    everything = list(work.due_in(book, "it"))
    assert len(everything) > 200
    assert {one.territory for one in work.due_in(book, MILAN)} <= {MILAN}


def test_the_queries_of_a_work_list_do_not_grow(django_assert_num_queries) -> None:
    shelf.book("it")
    report()
    with django_assert_num_queries(4):
        work.work_in("it")
    for _ in range(5):
        report()
    with django_assert_num_queries(4):
        work.work_in("it")


def test_the_letter_of_the_week_goes_once_to_whoever_has_work() -> None:
    anna()
    report()
    assert (actions.write_weekly(), actions.write_weekly()) == (1, 1)
    letters = Letter.objects.filter(purpose="desk-weekly")
    assert [letter.to for letter in letters] == ["anna@example.org"]
    assert "Reports of readers: 1" in letters[0].text


def test_who_left_an_address_hears_back_in_her_language_and_is_forgotten() -> None:
    closed = actions.close_report(report=report(mail="reader@example.org"), by=carla(), state=ReportState.MENDED, answer="Grazie")
    letter = Letter.objects.get(purpose="report-answer")
    assert (letter.to, letter.language, closed.mail, closed.state) == ("reader@example.org", "ar", "", "mended")
    assert "Grazie" in letter.text
    assert mail.outbox == []


def test_a_closed_report_is_not_answered_twice() -> None:
    one, by = report(mail="reader@example.org"), carla()
    actions.close_report(report=one, by=by, state=ReportState.MENDED, answer="One")
    actions.close_report(report=one, by=by, state=ReportState.NOISE, answer="Two")
    one.refresh_from_db()
    assert (one.state, one.answer, Letter.objects.count()) == ("mended", "One", 1)


def test_only_partners_of_the_territory_close_its_reports() -> None:
    one = report("it")
    abroad = person("dora", (Role.EDITOR, "de"))
    assert not actions.may_close(anna(), one)
    assert not actions.may_close(abroad, one)
    assert actions.may_close(carla(), one)


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("screen", ["", "due/", "reports/", "links/", "gaps/"])
def test_the_screens_open_for_staff_alone(desk_client: Client, screen: str) -> None:
    report()
    assert desk_client.get(f"/admin/desk/{screen}").status_code == 200
    assert Client().get(f"/admin/desk/{screen}").status_code == 302
