"""A hub served as in production, for the browser: its own folder, its own port, stopped at the end."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_WAIT_SECONDS = 40


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path, application: str = "seemein.website.wsgi:application", *, people: bool = False) -> Iterator[str]:
    """The address of a hub with all facts loaded; with `people`, also the examples of `make demo`."""
    port = free_port()
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "BASE_URL": f"http://localhost:{port}",
        "DATABASE_URL": f"sqlite:///{folder}/hub.sqlite3",
        "DJANGO_SETTINGS_MODULE": "seemein.settings.production",
        "SECRET_KEY": "only for the journeys in a browser " * 2,
    }
    subprocess.run([sys.executable, "-m", "scripts.prepare"], cwd=ROOT, env=environment, check=True, capture_output=True)
    if people:
        demo = [sys.executable, "-m", "scripts.demo", "people"]
        subprocess.run(demo, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603 (our own script)
    server = subprocess.Popen(  # noqa: S603 (our own server)
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            application,
        ],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=15)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 (loopback)
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer")
