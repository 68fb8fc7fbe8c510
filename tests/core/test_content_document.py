"""docs/content.md names every section, field, unit and word that a fact file may hold, and every table is the code's own."""

import re

import pytest

from seemein.core.facts import vocabulary as words
from seemein.core.facts.schema import Cost, Due, Duration, Place, Value, WorkedExample
from seemein.core.facts.sections import COUNTRY, FIELDS
from tests.cases import ROOT

TEXT = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
EXAMPLES = " ".join(re.findall(r"`\{([^`]+)\}`", TEXT))
QUOTED = set(re.findall(r"`([^`\n]+)`", TEXT)) | set(re.findall(r"(\w+):", EXAMPLES))
NAMED = QUOTED | set(re.findall(r"^\s*-?\s*(\w+):", TEXT, re.MULTILINE)) | {word.partition(":")[0] for word in QUOTED}


@pytest.mark.parametrize("section", FIELDS)
def test_a_section_is_described_with_all_of_its_fields(section: str) -> None:
    assert {section, *FIELDS[section]} - NAMED == set()


@pytest.mark.parametrize("record", [Cost, Due, Duration, Place, Value, WorkedExample], ids=lambda record: record.__name__)
def test_a_part_of_a_record_is_described_with_all_of_its_fields(record: type) -> None:
    assert set(record.__dataclass_fields__) - NAMED == set()


def test_the_country_itself_is_described() -> None:
    assert set(COUNTRY) - NAMED == set()


CLOSED = {name: value for name, value in vars(words).items() if name.isupper() and isinstance(value, tuple)}


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_list_is_written_out(name: str) -> None:
    assert {str(word) for word in CLOSED[name]} - NAMED == set()
