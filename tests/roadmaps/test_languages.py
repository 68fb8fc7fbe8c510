"""Every screen in every language: well formed, in its direction, with every figure filled in."""

import re
from itertools import pairwise

import pytest

from tests.roadmaps.people import CITIES, LANGUAGES, MILAN, SEEKER, STUDENT, url, visitor
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SCREENS = ["", "?with=it", "questions/stage/", "questions/sector/", "answers/", "alternatives/", "why-not/", "forget/"]
HOLE = re.compile(r"%\(\w+\)|\{[\w.]*\}|\{\{|\{%")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_in_a_language(language: str, screen: str) -> None:
    response = visitor(STUDENT, before={**STUDENT, "employs": True}).get(url(screen, language=language))
    assert response.status_code == 200
    page = read(response)
    assert (page.language, page.direction) == (language, "rtl" if language == "ar" else "ltr")
    assert page.title
    assert HOLE.findall(page.text) == []
    assert len(page.ids) == len(set(page.ids))
    levels = [level for level, _ in page.headings]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("path", CITIES)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_citys_roadmap_in_two_directions(path: str, language: str) -> None:
    for profile in ({}, SEEKER, STUDENT):
        page = read(visitor(profile).get(url(path=path, language=language)))
        assert HOLE.findall(page.text) == []
        assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_interface_speaks_the_language(language: str) -> None:
    english = read(visitor(STUDENT).get(url("questions/stage/")))
    spoken = read(visitor(STUDENT).get(url("questions/stage/", language=language)))
    assert spoken.title != english.title
    assert "Show my roadmap so far" not in spoken.in_language(language)


def test_official_names_stay_in_their_language() -> None:
    page = read(visitor(STUDENT).get(url(language="ar")))
    assert "Codice fiscale" in page.in_language("it")
    assert f"/ar/{MILAN}/steps/it.codice-fiscale/" in page.links
