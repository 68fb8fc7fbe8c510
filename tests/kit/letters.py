"""Letters, a clock and mail servers for the tests of the outbox."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from seemein.kit import outbox
from seemein.kit.models import Letter

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
Turn = Callable[[timedelta], None]


def post(**more: Any) -> Letter:
    """A letter to Alice, in a transaction of its own."""
    usual = {
        "to": "alice@example.org",
        "language": "it",
        "subject": "Benvenuta",
        "text": "Il tuo posto è sicuro.",
        "purpose": "seat",
    }
    with transaction.atomic():
        return outbox.post(**{**usual, **more})


def clock(monkeypatch: Any) -> Turn:
    """Stop the clock at noon; what is given back sets it to so long after."""

    def turn(after: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: NOON + after)

    turn(timedelta(0))
    return turn


class _Smtp(socketserver.StreamRequestHandler):
    """As much of a mail server as a letter needs; `says` overrides answers, an empty one hangs up."""

    says: dict[str, str] = {}
    got: list[bytes] = []

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            verb = line[:4].strip().decode().upper()
            if not self._answer(verb) or verb == "QUIT":
                return
            if verb == "DATA" and "DATA" not in self.says and not self._read_letter():
                return

    def _read_letter(self) -> bool:
        self.got.append(b"".join(iter(self.rfile.readline, b".\r\n")))
        return self._answer("END")

    def _answer(self, verb: str) -> bool:
        answer = self.says.get(verb, "354 go on" if verb == "DATA" else "250 fine")
        if answer:
            self.wfile.write(answer.encode() + b"\r\n")
        return bool(answer)


@contextmanager
def smtp(**says: str) -> Iterator[tuple[int, list[bytes]]]:
    """A mail server on a port of this machine, and what it accepted to read."""
    handler = type("Handler", (_Smtp,), {"says": says, "got": []})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1], handler.got
        finally:
            server.shutdown()
            thread.join()
