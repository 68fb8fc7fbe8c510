"""Checking files without a database: every fault at once, and one form for every file."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from seemein.core.facts.loader import canonical
from seemein.knowledge import catalogues
from tests.knowledge import small

SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."


def checked(folder: Path, *, write: bool = False) -> str:
    out = StringIO()
    call_command("check_knowledge", folder=folder, translations=folder, write=write, stdout=out)
    return out.getvalue()


def faults(folder: Path) -> list[str]:
    with pytest.raises(CommandError) as raised:
        checked(folder)
    return str(raised.value).splitlines()


@pytest.fixture
def raw() -> dict[str, Any]:
    return small.country()


@pytest.fixture
def folder(raw: dict[str, Any], tmp_path: Path) -> Path:
    """Sound files in their form."""
    small.write(tmp_path, xland=canonical(raw))
    catalogues.write(tmp_path / "it" / "facts-xx.po", "it", [small.said("wait/title", "Wait", "Aspetta")])
    return tmp_path


def test_sound_files_pass(folder: Path) -> None:
    assert checked(folder) == "1 fact files are sound\n"


def test_faults_of_every_file_are_told(raw: dict[str, Any], folder: Path) -> None:
    small.procedure(raw, "wait")["needs"] = ["xx.nothing"]
    other = small.country()
    other["territory"]["path"] = "X"
    small.write(folder, xland=raw, other=other)
    assert {fault.partition(":")[0] for fault in faults(folder)} == {"xland.yaml", "other.yaml"}


def test_files_in_another_form_are_told_and_put_right(raw: dict[str, Any], folder: Path) -> None:
    small.write(folder, xland=raw)
    po = folder / "it" / "facts-xx.po"
    sound = po.read_bytes()
    po.write_text(f"# Somebody's tool\n{po.read_text(encoding='utf-8')}", encoding="utf-8")
    remedy = "is not in canonical form; run manage.py check_knowledge --write"
    assert faults(folder) == [f"xland.yaml: {remedy}", f"it/facts-xx.po: {remedy}"]
    checked(folder, write=True)
    assert (folder / "xland.yaml").read_text(encoding="utf-8") == canonical(raw)
    assert po.read_bytes() == sound
    assert checked(folder) == "1 fact files are sound\n"


def test_a_translation_with_other_figures_is_told(folder: Path) -> None:
    catalogues.write(
        folder / "it" / "facts-xx.po", "it", [small.said("register/what", SENTENCE, "Costa {xx.forty}, {xx.forty}.")]
    )
    assert faults(folder) == ["it/facts-xx.po: xx.register/what: has not the same figures as its source"]


def test_a_file_that_is_no_yaml_is_told(folder: Path) -> None:
    small.write(folder, odd="territory: [")
    assert faults(folder)[0].startswith("odd.yaml: is no sound YAML")
