"""The territory in an address ends where a reserved word begins."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from seemein.places.converters import RESERVED, TerritoryConverter


def matched(path: str) -> str | None:
    found = re.fullmatch(rf"({TerritoryConverter.regex})/(.*)", path)
    return found[1] if found else None


@pytest.mark.parametrize("path", ["it", "it/lombardia", "it/lombardia/milano", "de/baden-wuerttemberg/freiburg"])
def test_a_territory_is_taken_whole(path: str) -> None:
    assert re.fullmatch(TerritoryConverter.regex, path)


@pytest.mark.parametrize("path", ["", "i", "ita", "IT", "it/", "it/Milano", "it//milano", "it/mil_ano", "about", "it/../de"])
def test_anything_else_is_no_territory(path: str) -> None:
    assert re.fullmatch(TerritoryConverter.regex, path) is None


@pytest.mark.parametrize("word", RESERVED)
def test_a_reserved_word_is_no_place(word: str) -> None:
    assert re.fullmatch(TerritoryConverter.regex, f"it/{word}") is None
    assert matched(f"it/lombardia/{word}/more/") == "it/lombardia"


@pytest.mark.parametrize("name", ["stepsville", "new-helpe", "apiary", "aboutville", "learning"])
def test_a_place_may_begin_like_a_reserved_word(name: str) -> None:
    assert re.fullmatch(TerritoryConverter.regex, f"it/{name}")


def words_after_a_territory(patterns: list[URLPattern | URLResolver], before: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= words_after_a_territory(pattern.url_patterns, route)
        elif "<territory:path>/" in route:
            found.add(route.partition("<territory:path>/")[2].partition("/")[0])
    return {word for word in found if word and "." not in word}  # a file's name is no place: it has a dot


def test_every_word_that_follows_a_territory_is_reserved() -> None:
    used = words_after_a_territory(get_resolver().url_patterns)
    assert used > {"steps", "roadmap", "help"}
    assert used - set(RESERVED) == set()
