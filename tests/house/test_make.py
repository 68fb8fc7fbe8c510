"""What `make` offers is explained, and `make run` serves, works, keeps its secret to itself and stops when asked."""

import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.house.house import ROOT

TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
WAIT_SECONDS = 180  # a new hub loads all facts and guides first


def test_every_target_is_explained_in_the_documents() -> None:
    text = "".join(path.read_text() for path in DOCS)
    assert [target for target in TARGETS if f"make {target}`" not in text and f"make {target}\n" not in text] == []


def test_the_documents_name_only_targets_and_commands_that_exist() -> None:
    text = "".join(path.read_text() for path in DOCS)
    named = set(re.findall(r"`(?:[A-Z]+=\S+ )*make ([a-z-]+)", text))
    assert named - set(TARGETS) == set()
    own = {path.stem for path in (ROOT / "seemein").glob("*/management/commands/*.py")}
    django = {"migrate", "createcachetable", "check", "makemigrations", "collectstatic", "shell", "createsuperuser"}
    assert set(COMMAND.findall(text)) - own - django == set()


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.name) for path in [*DOCS, *sorted((ROOT / "docs" / "adr").glob("*.md"))]]
)
def test_every_link_leads_somewhere(path: Path) -> None:
    pictures = {"docs/screenshot.png"}
    links = [link for link in LINK.findall(path.read_text()) if link not in pictures]
    assert [link for link in links if not (path.parent / link).exists()] == []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int, Path]]:
    """`scripts/run` as `make run` starts it, in a folder of its own."""
    port = free_port()
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    environment = kept | {"PORT": str(port), "WORKERS": "1", "VAR_DIR": str(tmp_path)}
    server = subprocess.Popen(  # noqa: S603 (our own script)
        [ROOT / "scripts" / "run"], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    yield server, port, tmp_path
    for pid in children(server):
        os.kill(pid, signal.SIGKILL)
    if server.poll() is None:
        server.kill()
    server.communicate(timeout=10)


def children(server: subprocess.Popen[str]) -> dict[int, str]:
    """What the script started, and what that started: process ids with their command lines."""
    found: dict[int, str] = {}
    waiting = [server.pid]
    while waiting:
        listed = subprocess.run(  # noqa: S603 (our own)
            ["ps", "-o", "pid=,args=", "--ppid", str(waiting.pop())],  # noqa: S607 (of every Debian)
            capture_output=True,
            text=True,
            check=False,
        )
        new = {int(pid): args for pid, args in (line.split(None, 1) for line in listed.stdout.splitlines())}
        found |= new
        waiting += new
    return found


def alive(pids: Iterable[int]) -> list[int]:
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def wait_for(reached: Callable[[], object]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while not reached():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.1)


def from_database(folder: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "hub.sqlite3", timeout=20)) as database, database:
        return database.execute(question).fetchall()


def answer(port: int, path: str, server: subprocess.Popen[str]) -> int:
    """The status of a page, as soon as the hub answers."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}{path}", timeout=10) as found:
                return int(found.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.2)
    raise AssertionError(server.communicate(timeout=5)[0] if server.poll() is not None else "it does not answer")


needs_venv = pytest.mark.skipif(
    not (ROOT / ".venv/bin/granian").exists(), reason=f"scripts/run serves from .venv, not from {sys.prefix}"
)


@pytest.mark.slow
@needs_venv
def test_run_serves_as_in_production_and_stops_when_asked(served: tuple[subprocess.Popen[str], int, Path]) -> None:
    server, port, folder = served
    assert answer(port, "/healthz", server) == 200
    assert answer(port, "/readyz", server) == 200
    assert answer(port, "/en/nowhere/", server) == 404
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
    started = children(server)
    assert [sum(name in args for args in started.values()) for name in ("granian", "db_worker")] == [2, 1]
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=15) == 0
    assert alive(started) == []


NOW_DUE = (
    "UPDATE django_tasks_database_dbtaskresult SET run_after = '2026-01-01 00:00:00' WHERE args_kwargs LIKE '%tend-letters%'"
)
HOW_IT_WENT = "SELECT status FROM django_tasks_database_dbtaskresult WHERE args_kwargs LIKE '%tend-letters%' ORDER BY run_after"


@pytest.mark.slow
@needs_venv
@pytest.mark.parametrize("name", ["granian", "db_worker"])
def test_run_works_off_its_queue_and_ends_with_an_error_if_half_of_it_dies(
    served: tuple[subprocess.Popen[str], int, Path], name: str
) -> None:
    server, port, folder = served
    assert answer(port, "/healthz", server) == 200
    from_database(folder, NOW_DUE)
    wait_for(lambda: from_database(folder, HOW_IT_WENT) == [("SUCCESSFUL",), ("READY",)])
    started = children(server)
    os.kill(next(pid for pid, args in started.items() if name in args), signal.SIGKILL)
    assert server.wait(timeout=15) == 1
    wait_for(lambda: alive(started) == [])
