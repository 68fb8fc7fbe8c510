"""Guides on paper: tagged, in their language, with every heading of the page and the way back to it."""

from pathlib import Path

import pdfua
import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from seemein.guides.models import GuidePage
from seemein.roadmaps.papers.texts import tongue
from seemein.website.guide_papers import parts_of
from seemein.website.packs import whole_guides
from seemein.website.pages import territory_page
from tests.roadmaps.papers.paper import read
from tests.website.paths import MILAN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts"), pytest.mark.slow]
TAXES = f"{MILAN}/guides/taxes.pdf"


@pytest.mark.parametrize("language", ["en", "it", "ar", "zh-hans", "uk"])
def test_a_guide_in_a_language(client: Client, language: str) -> None:
    response = client.get(f"/{language}/{TAXES}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    paper = read(response.content)
    with override(language):
        (guide,) = [one for one in whole_guides(territory_page(MILAN)) if one.slug == "taxes"]
    assert paper.language == tongue(language)
    assert (paper.tagged, paper.shows_title) == (True, True)
    assert [heading.strip("\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}") for heading in paper.at(1)] == [guide.title]
    assert len(paper.at(2)) >= 4
    assert paper.roles["Figure"] == 1


def test_a_guide_keeps_the_rules_of_accessible_pdf(client: Client, tmp_path: Path) -> None:
    for language in ("en", "ar"):
        file = tmp_path / f"{language}.pdf"
        file.write_bytes(client.get(f"/{language}/{TAXES}").content)
        report = pdfua.validate(str(file))
        assert (language, report.findings, report.exit_code) == (language, (), 0)


def test_the_pack_of_a_place_has_every_guide_once_with_a_list_in_front(client: Client) -> None:
    paper = read(client.get(f"/en/{MILAN}/guides.pdf").content)
    titles = list(GuidePage.objects.filter(territory="it", locale__language_code="en").values_list("title", flat=True))
    assert paper.at(1) == ["Guides for Milan"]
    assert sorted(paper.at(2)[1:]) == sorted(titles)
    assert paper.roles["TOC"] > 0


def test_the_same_edition_is_printed_once(client: Client) -> None:
    first = client.get(f"/en/{TAXES}")
    assert client.get(f"/en/{TAXES}", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_guide_that_is_not_here(client: Client) -> None:
    assert client.get(f"/en/{MILAN}/guides/no-such-guide.pdf").status_code == 404


def test_html_of_a_guide_becomes_runs() -> None:
    html = (
        '<h2>A</h2><p>One <b>two</b> <a href="/en/it/">three</a> <a class="fact" href="#k">4</a></p>'
        "<ul><li>five</li><li>six</li></ul>"
        '<div role="paragraph">The <details class="term"><summary><bdi lang="it">F24</bdi></summary><div><b>x</b> form</div>'
        "</details> paper</div>"
    )
    parts = parts_of(html, "en")
    assert [part["kind"] for part in parts] == ["h2", "p", "ul", "p"]
    texts = ["".join(run["text"] for run in part.get("runs", [])) for part in parts]
    assert texts == ["A", "One two three 4", "", "The F24 paper"]
    assert [run["url"] for run in parts[1]["runs"] if run["url"]] == [f"{settings.BASE_URL}/en/it/"]
    assert [run["text"] for run in parts[1]["runs"] if run["bold"]] == ["two"]
    assert [item[0]["text"] for item in parts[2]["items"]] == ["five", "six"]
    assert parts[3]["runs"][1]["lang"] == "it"
