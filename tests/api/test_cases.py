"""The worked cases of content/cases, asked over the API: the same steps in the same order, the same blocks."""

import pytest

from tests.api.asking import Program
from tests.cases import Case, all_cases


@pytest.mark.slow
@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_roadmap_of_a_worked_case(program: Program, case: Case) -> None:
    found = program.ask("roadmap", case.profile, case.territory, date=case.on.isoformat())
    assert [step["id"] for step in found["steps"]] == case.expect["steps"]
    holding = [block["id"] for block in found["blocks"] if block["state"] == "required"]
    assert sorted(holding) == sorted(case.expect["blocks"])
