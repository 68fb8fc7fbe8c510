"""The roadmap as PDF: tagged, titled, in its language, one or two side by side, with a letter for everything."""

import gzip
import logging
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pdfua
import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from seemein.core.roadmap.plan import REQUIRED
from seemein.kit.weave import draw
from seemein.roadmaps.papers import pdf as papers
from seemein.roadmaps.papers.pdf import PaperError, fonts, roadmap_pdf, typeset
from seemein.roadmaps.papers.sheets import sheet
from seemein.roadmaps.papers.texts import tongue
from tests.roadmaps.papers.paper import Paper, read
from tests.roadmaps.people import CITIES, LANGUAGES, MILAN, STUDENT, someone, url, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts"), pytest.mark.slow]
PEOPLE: dict[str, dict[str, Any]] = {"student": STUDENT, "nobody": {}}
ISOLATES = re.compile("[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]")


@cache
def printed(who: str, path: str = MILAN, language: str = "en", beside: str = "") -> Paper:
    """What a person's paper says of itself."""
    person = someone(PEOPLE[who], path, language)
    return read(roadmap_pdf(person, person.voice_in(beside) if beside else None))


def _plain(headings: list[str]) -> list[str]:
    return [ISOLATES.sub("", heading) for heading in headings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_in_a_language(language: str) -> None:
    paper = printed("student", language=language)
    with override(language):
        said = sheet(someone(STUDENT, language=language))
    assert (paper.title, paper.language) == (said["words"]["title"], tongue(language))
    assert (paper.tagged, paper.shows_title) == (True, True)
    assert paper.at(1) == [paper.title]
    assert paper.at(3) == [knot["phase"] for knot in said["knots"] if knot["phase"]]
    cards = [card for knot in said["knots"] for card in knot["cards"]]
    assert _plain(paper.at(4)) == _plain([f"{card['number']} {card['title']['text']}" for card in cards])


@pytest.mark.parametrize("path", CITIES)
def test_every_citys_paper_can_be_printed_from_right_to_left(path: str) -> None:
    person = someone(STUDENT, path, "ar")
    assert roadmap_pdf(person, person.voice_in(person.place.language)).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("beside", [None, "en"])
def test_a_paper_keeps_the_rules_of_accessible_pdf(beside: str | None, tmp_path: Path) -> None:
    """As far as a machine can check them; the typesetter itself refuses what breaks PDF/UA-1."""
    file = tmp_path / "roadmap.pdf"
    person = someone(STUDENT, language="ar")
    file.write_bytes(roadmap_pdf(person, person.voice_in(beside) if beside else None))
    report = pdfua.validate(str(file))
    assert (report.findings, report.exit_code) == ((), 0)


def test_a_paper_in_two_languages_has_the_readers_first() -> None:
    paper = printed("student", language="ar", beside="it")
    alone = printed("student", language="ar")
    assert paper.language == "ar"
    assert paper.title == alone.title
    assert len(paper.at(4)) == len(alone.at(4))
    assert paper.languages["it"] > alone.languages["it"]
    assert paper.fonts <= {"NotoSans-Regular", "NotoSans-Bold", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"}
    assert "NotoNaskhArabic-Regular" in paper.fonts


def test_tables_have_headings_and_lists_are_lists() -> None:
    paper = printed("student")
    assert paper.roles["Table"] == paper.roles["THead"] > 0
    assert paper.roles["L"] > 0


def test_a_paper_leads_to_its_sources() -> None:
    person = someone(STUDENT)
    with override("en"):
        expected = {each["url"] for part in ("sources", "helpers") for each in sheet(person)[part] if each["url"]}
    assert {link.rstrip("/") for link in printed("student").links} == {link.rstrip("/") for link in expected}


def test_a_paper_without_answers_is_short() -> None:
    paper = printed("nobody")
    sure = [step for step in someone({}).plan.steps if step.state == REQUIRED]
    assert len(paper.at(4)) == len(sure)
    assert paper.pages <= 4


@pytest.mark.parametrize("path", ["it", "hr/zagreb"])
def test_a_paper_is_the_same_each_time(path: str) -> None:
    assert roadmap_pdf(someone(STUDENT, path)) == roadmap_pdf(someone(STUDENT, path))


def _typeset(words: str) -> bytes:
    with override("en"):
        said = sheet(someone({}))
    return typeset({"sheets": [{**said, "headline": words}], "band": draw("hub")}, datetime(2026, 11, 24, tzinfo=UTC))


def test_a_letter_that_no_font_has_is_no_empty_box() -> None:
    with pytest.raises(PaperError, match="☕"):
        _typeset("Coffee ☕ to go")


def test_what_the_facts_and_the_interface_say_can_be_printed() -> None:
    files = [file for kind in ("yaml", "po", "pot") for file in settings.CONTENT.rglob(f"*.{kind}")]
    letters = {letter for file in files for letter in file.read_text(encoding="utf-8")}
    assert len(letters) > 100
    assert _typeset(" ".join(sorted(letters - set("\n\t"))))


def test_cyrillic_can_be_printed() -> None:
    assert _typeset("Дозвіл на роботу; Србија: ђ љ њ ћ џ")


def test_only_our_own_fonts_are_used() -> None:
    assert fonts().families() == ["Noto Naskh Arabic", "Noto Sans", "Noto Sans SC"]
    assert sum(file.stat().st_size for file in (papers.FOLDER / "fonts").iterdir()) < 3_000_000


def test_the_file_that_a_person_gets() -> None:
    response = visitor(STUDENT).get(url("roadmap.pdf"))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="roadmap-milano.pdf"'
    assert read(response.content).title == "Your roadmap: Milan"


def test_the_file_is_small_on_the_way() -> None:
    response = visitor(STUDENT).get(url("roadmap.pdf"), headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
    whole = gzip.decompress(response.content)
    assert read(whole).title == "Your roadmap: Milan"
    assert len(response.content) < len(whole) * 0.6


def test_the_file_in_two_languages() -> None:
    both = read(visitor(STUDENT).get(url("roadmap.pdf?with=it")).content)
    assert both.languages["it"] > printed("student").languages["it"]


@pytest.mark.parametrize("address", [url("roadmap.pdf?with=xx"), url("roadmap.pdf", path="it/nowhere")])
def test_what_is_not_there_is_not_printed(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_a_paper_that_cannot_be_made_says_so(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    real = papers.sheet
    monkeypatch.setattr(papers, "sheet", lambda person: {**real(person), "headline": "☕"})
    with caplog.at_level(logging.ERROR):
        response = visitor(STUDENT).get(url("roadmap.pdf"))
    assert response.status_code == 500
    assert "We cannot make the PDF now" in response.content.decode()
    assert url() in response.content.decode()
    (record,) = [record for record in caplog.records if record.name == "seemein.roadmaps.papers.views"]
    assert "☕" in record.getMessage()
    assert "study" not in record.getMessage()


def test_one_query_is_enough(django_assert_num_queries: Any) -> None:
    client = visitor(STUDENT)
    client.get(url("roadmap.pdf"))
    with django_assert_num_queries(1):
        client.get(url("roadmap.pdf?with=it"))
