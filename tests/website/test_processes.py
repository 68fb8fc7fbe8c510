"""A change of a fact is right at once in every process that serves the hub."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seemein.kit.figures import figure
from tests.website.paths import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
STEP, FINE = "it.pec", "it.pec.fine_sole_min"
CHANGE = f"""
from seemein.knowledge import actions
from seemein.knowledge.models import Fact
fact = Fact.objects.get(key="{FINE}")
history = [{{**fact.record["history"][0], "value": 77}}]
assert not actions.change_fact(country="it", section="parameters", key="{FINE}", record={{**fact.record, "history": history}})
"""


class Process:
    """One process that serves."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "tests.website.serving"]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)  # noqa: S603 (our own)

    def get(self, address: str) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(address + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def stop(self) -> None:
        self.process.communicate(timeout=20)


@pytest.fixture
def hub(tmp_path: Path) -> dict[str, str]:
    """The environment of a hub of its own, with the facts of Italy."""
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "italy.yaml").symlink_to(ROOT / "content/knowledge/italy.yaml")
    settings = {"VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/hub.sqlite3"}
    environment = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "seemein.settings.test", "PYTHONPATH": str(ROOT)}
    manage(environment, "migrate", "-v0")
    manage(environment, "load_knowledge", "--folder", str(facts))
    return environment


def manage(environment: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603 (our own)


@pytest.fixture
def two(hub: dict[str, str]) -> Iterator[list[Process]]:
    processes = [Process(hub), Process(hub)]
    yield processes
    for process in processes:
        process.stop()


@pytest.mark.slow
def test_change_is_right_at_once_in_two_processes_and_every_language(hub: dict[str, str], two: list[Process]) -> None:
    addresses = [f"/{language}/it/lombardia/milano/steps/{STEP}/" for language in LANGUAGES]
    for process in two:
        for address in addresses:
            process.get(address)
        assert [process.get(address)["kept"] for address in addresses] == [True] * len(addresses)
    manage(hub, "shell", "-v0", "-c", CHANGE)
    for process in two:
        answers = [process.get(address) for address in addresses]
        assert [answer["kept"] for answer in answers] == [False] * len(addresses)
        shown = {answer["figures"][f"#{FINE}"] for answer in answers}
        assert shown <= {figure(77, "EUR", language) for language in LANGUAGES}
