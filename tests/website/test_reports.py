"""Wrong or unclear? A reader's words are kept, and nothing of the reader."""

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client

from seemein.knowledge.books import shelf
from seemein.knowledge.models import Report
from tests.website.paths import MILAN, STEP
from tests.website.reading import read

pytestmark = pytest.mark.django_db
ADDRESS = f"/ar/{MILAN}/steps/{STEP}/report/"


@pytest.fixture(autouse=True)
def nobody_wrote_before() -> None:
    cache.clear()


def test_report_is_kept_with_its_step_and_language(client: Client) -> None:
    response = client.post(ADDRESS, {"message": "  The fee is old.\nSee the new decree.  "}, REMOTE_ADDR="192.0.2.7")
    assert (response.status_code, response.headers["Location"]) == (302, f"{ADDRESS}?thanks=1")
    (report,) = Report.objects.all()
    assert (report.territory_id, report.fact, report.language) == (MILAN, STEP, "ar")
    assert report.text == "The fee is old.\nSee the new decree."
    thanks = read(client.get(f"{ADDRESS}?thanks=1"))
    assert f"/ar/{MILAN}/steps/{STEP}/" in thanks.links


def test_report_holds_no_address(client: Client) -> None:
    client.post(ADDRESS, {"message": "wrong"}, REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="a browser")
    kept = str([list(row.__dict__.items()) for row in Report.objects.all()])
    assert "192.0.2" not in kept
    assert "a browser" not in kept


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("", "Write what is wrong or unclear."),
        ("   ", "Write what is wrong or unclear."),
        ("x" * 2001, "This is longer than 2000 letters."),
    ],
    ids=["empty", "only spaces", "too long"],
)
def test_faulty_report_keeps_the_words_and_says_the_fault(client: Client, message: str, fault: str) -> None:
    response = client.post(ADDRESS.replace("/ar/", "/en/"), {"message": message})
    assert response.status_code == 422
    shown = read(response)
    assert fault in shown.text
    assert message.strip() in shown.text
    assert Report.objects.count() == 0


def test_longest_report_is_taken(client: Client) -> None:
    assert client.post(ADDRESS, {"message": "x" * 2000}).status_code == 302


def test_eleventh_report_in_an_hour_waits(client: Client) -> None:
    codes = [client.post(ADDRESS, {"message": f"number {number}"}).status_code for number in range(11)]
    assert codes == [302] * 10 + [429]
    assert Report.objects.count() == 10
    other = client.post(ADDRESS, {"message": "from elsewhere"}, REMOTE_ADDR="192.0.2.8")
    assert other.status_code == 302


def test_form_needs_its_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"message": "wrong"}).status_code == 403
    page = strict.get(ADDRESS)
    token = str(page.context["csrf_token"])
    assert strict.post(ADDRESS, {"message": "wrong", "csrfmiddlewaretoken": token}).status_code == 302


def test_form_is_never_kept(client: Client) -> None:
    assert "no-store" in client.get(ADDRESS).headers["Cache-Control"]


@pytest.mark.parametrize("path", [f"/en/{MILAN}/steps/nothing/report/", "/en/it/nowhere/steps/it.pec/report/"])
def test_report_on_nothing_is_not_taken(client: Client, path: str) -> None:
    assert client.post(path, {"message": "wrong"}).status_code == 404
    assert Report.objects.count() == 0


def test_what_stands_on_a_list_can_be_reported_too(client: Client) -> None:
    ground = shelf.book("it").ground(MILAN)
    named = [
        next(iter(facts))
        for facts in (ground.funding, ground.organisations, ground.legal_forms, ground.pitfalls, ground.glossary)
    ]
    for about in named:
        address = f"/it/{MILAN}/report/?{urlencode({'about': about})}"
        response = client.post(address, {"message": "Non risponde nessuno"})
        assert response.status_code == 302
        assert read(client.get(response.headers["Location"])).links != []
    assert sorted(Report.objects.values_list("fact", flat=True)) == sorted(named)


def test_what_is_not_there_cannot_be_reported(client: Client) -> None:
    assert client.get(f"/it/{MILAN}/report/?about=it.nothing").status_code == 404
    assert client.get(f"/it/{MILAN}/report/").status_code == 404


def test_an_address_to_hear_back_is_kept_only_if_it_is_given(client: Client) -> None:
    client.post(ADDRESS, {"message": "wrong", "mail": "reader@example.org"})
    client.post(ADDRESS, {"message": "wrong", "mail": ""})
    assert sorted(Report.objects.values_list("mail", flat=True)) == ["", "reader@example.org"]


def test_an_odd_address_is_said_and_the_words_are_not_lost(client: Client) -> None:
    response = client.post(ADDRESS.replace("/ar/", "/en/"), {"message": "the fee is old", "mail": "reader"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Write a mail address such as name@example.org, or leave it empty." in page
    assert "the fee is old" in page
    assert Report.objects.count() == 0
