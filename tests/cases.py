"""The worked cases of content/cases, for the core's tests and the API's. `python -m tests.cases --write` fills in `steps`."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from seemein.core.facts import loader
from seemein.core.facts.ground import stand_in
from seemein.core.facts.schema import Country
from seemein.core.roadmap.base import prepare
from seemein.core.roadmap.plan import REQUIRED, Plan, plan
from seemein.core.roadmap.profile import read

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "content" / "cases"
KNOWLEDGE = ROOT / "content" / "knowledge"


@dataclass(frozen=True)
class Case:
    """One person's story as a lawyer would tell it, with what must follow."""

    path: Path
    title: str
    territory: str
    on: date
    profile: Mapping[str, Any]
    expect: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


@cache
def countries() -> dict[str, Country]:
    """The five countries of content/knowledge by code."""
    found = [loader.build(loader.read(path), path.name) for path in sorted(KNOWLEDGE.glob("*.yaml"))]
    return {country.territory.path: country for country in found}


def all_cases() -> list[Case]:
    """Every case, by country and name."""
    return [_read(path) for path in sorted(CASES.glob("*/*.yaml"))]


def _read(path: Path) -> Case:
    raw = loader.parse(path.read_text(encoding="utf-8"), path.name)
    return Case(path, raw["title"], raw["territory"], raw["date"], raw["profile"], raw["expect"])


def planned(case: Case) -> Plan:
    """The roadmap of a case's person."""
    ground = stand_in(countries()[case.territory[:2]], case.territory)
    return plan(prepare(ground, case.on), read(case.profile))


def blocks_that_hold(found: Plan) -> list[str]:
    """The blocks that hold for certain, in the file's order."""
    return [block.block.id for block in found.blocks if block.state == REQUIRED]


def _write(case: Case) -> None:
    """Write the plan's order into the case; its author reads it before it is kept."""
    lines = case.path.read_text(encoding="utf-8").split("\n  steps:\n")[0].rstrip("\n")
    steps = yaml.safe_dump([step.id for step in planned(case).steps], default_flow_style=False)
    body = "".join(f"  {line}\n" for line in steps.splitlines())
    case.path.write_text(f"{lines}\n  steps:\n{body}", encoding="utf-8")


def main(words: list[str]) -> int:
    """Say which cases differ from their plan; with --write, take the plan's order."""
    different = 0
    for case in all_cases():
        if case.expect.get("steps") != [step.id for step in planned(case).steps]:
            different += 1
            sys.stdout.write(f"{case.name}: differs\n")
            if "--write" in words:
                _write(case)
    return 0 if "--write" in words else different


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
