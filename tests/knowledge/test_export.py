"""Export after load gives the same files, byte for byte."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from seemein.core.facts.loader import canonical, parse
from seemein.knowledge import catalogues, files
from tests.facts_fixture import LANGUAGES
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SEGMENTS = [
    small.said("wait/title", "Wait", "Aspetta"),
    small.said("register/title", "Register", "Registrati"),
    small.said("wait/what", "Wait for the letter.", "Aspetta la lettera."),
]


def export(folder: Path) -> tuple[str, str]:
    """The small country's files as they are written."""
    call_command("export_knowledge", folder=folder, translations=folder, verbosity=0)
    translated = folder / "it" / "facts-xx.po"
    return (folder / "xland.yaml").read_text(encoding="utf-8"), translated.read_text(
        encoding="utf-8"
    ) if translated.exists() else ""


def as_file(folder: Path, segments: list[catalogues.Segment]) -> str:
    catalogues.write(folder / "expected.po", "it", segments)
    return (folder / "expected.po").read_text(encoding="utf-8")


@pytest.fixture
def raw() -> dict[str, Any]:
    return small.country()


@pytest.mark.slow
def test_the_whole_content_comes_back_byte_for_byte(tmp_path: Path) -> None:
    call_command("export_knowledge", folder=tmp_path / "knowledge", translations=tmp_path / "translations", verbosity=0)
    facts = sorted(files.knowledge_folder().glob("*.yaml"))
    assert {path.name: path.read_bytes() == (tmp_path / "knowledge" / path.name).read_bytes() for path in facts} == {
        path.name: True for path in facts
    }
    inside = files.translations_folder()
    texts = sorted(
        path.relative_to(inside)
        for country in LANGUAGES
        for path in inside.glob(f"*/facts-{country}.po")
        if path.parent.name in LANGUAGES[country]
    )
    assert {str(path): (inside / path).read_bytes() == (tmp_path / "translations" / path).read_bytes() for path in texts} == {
        str(path): True for path in texts
    }


def test_what_was_loaded_comes_back(raw: dict[str, Any], tmp_path: Path) -> None:
    small.load(raw, SEGMENTS)
    assert export(tmp_path) == (canonical(raw), as_file(tmp_path, SEGMENTS))


def test_a_later_file_comes_back_in_its_own_order(raw: dict[str, Any], tmp_path: Path) -> None:
    small.load(raw, SEGMENTS)
    later = deepcopy(raw)
    later["procedures"].reverse()
    inserted = [
        SEGMENTS[2],
        small.said("register/what", "It costs {xx.ten}. Bring {xx.forty}.", "{xx.ten}, {xx.forty}"),
        *SEGMENTS[:2],
    ]
    small.load(later, inserted)
    assert export(tmp_path) == (canonical(later), as_file(tmp_path, inserted))


def test_another_order_within_a_record_comes_back(raw: dict[str, Any], tmp_path: Path) -> None:
    small.load(raw)
    later = deepcopy(raw)
    small.procedure(later, "wait")["when"] = {"stage": "idea", "employs": False}
    small.load(later)
    turned = deepcopy(later)
    small.procedure(turned, "wait")["when"] = {"employs": False, "stage": "idea"}
    assert small.load(turned).any is False
    assert export(tmp_path)[0] == canonical(turned) != canonical(later)


def test_an_editor_s_change_is_in_the_export_and_loads_without_a_change(raw: dict[str, Any], tmp_path: Path) -> None:
    small.load(raw, SEGMENTS)
    small.edit("ten", 11)
    written, _ = export(tmp_path)
    assert written == canonical(small.worth(raw, "ten", 11))
    changes = small.load(parse(written, "xland.yaml"), SEGMENTS)
    assert (changes.added, changes.changed, changes.removed, changes.kept) == ([], [], [], [])
