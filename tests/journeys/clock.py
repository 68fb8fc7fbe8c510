"""The hub with a clock that a test can move: the file VAR_DIR/clock holds the moment in which each request is answered."""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

import time_machine

from seemein.website.wsgi import application as hub

CLOCK = Path(os.environ["VAR_DIR"]) / "clock"
_alone = Lock()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as at the moment that the file names; requests follow one another, for there is one clock."""
    with _alone:
        if not CLOCK.exists():
            return hub(environ, start_response)
        with time_machine.travel(datetime.fromisoformat(CLOCK.read_text())):
            return list(hub(environ, start_response))
