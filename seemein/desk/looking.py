"""Look at a source's page, politely, and say what was found. Judging is a pure function; only `look` uses the network."""

import hashlib
import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import nh3
import requests

from seemein.desk.enums import LinkState

_SECONDS: Final = 15
_MOST_BYTES: Final = 400_000
_BARRED: Final = frozenset({401, 403, 406, 418, 429, 451, 503})
_GONE: Final = frozenset({404, 410})
_TWICE, _OFTEN = 2, 4
_FIGURE = re.compile(r"\d[\d.,' ]*\d|\d")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answered. `status` 0: nothing came; `address`: where it was found in the end."""

    status: int
    address: str = ""
    figures: str = ""
    fault: str = ""
    permanent: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look means."""

    state: LinkState
    failures: int
    said: str
    figures: str


def judge(url: str, answer: Answer, *, failures: int, figures: str) -> Finding:
    """What an answer means after so many failures in a row, and with the figures seen before.

    One failure is passing. A page that is not found twice, or that fails four times in a row, is dead.
    """
    if 200 <= answer.status < 300:
        if answer.permanent and _other_page(url, answer.address):
            return Finding(LinkState.MOVED, 0, answer.address[:300], answer.figures)
        changed = bool(figures and answer.figures and figures != answer.figures)
        return Finding(LinkState.CHANGED if changed else LinkState.OK, 0, "", answer.figures or figures)
    if answer.status in _BARRED:
        return Finding(LinkState.BLOCKED, 0, str(answer.status), figures)
    failed = failures + 1
    enough = _TWICE if answer.status in _GONE else _OFTEN
    said = str(answer.status) if answer.status else answer.fault
    return Finding(LinkState.DEAD if failed >= enough else LinkState.PASSING, failed, said[:300], figures)


def _other_page(url: str, address: str) -> bool:
    """Whether it is another page, not the same one with another scheme, www or slash."""
    return _bare(url) != _bare(address)


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def figures_of(text: str) -> str:
    """The digest of the numbers that a page shows, whatever its words, menus and order."""
    shown = nh3.clean(text, tags=set(), clean_content_tags={"script", "style"})
    numbers = sorted(set(_FIGURE.findall(shown)))
    return hashlib.sha256("|".join(numbers).encode()).hexdigest() if numbers else ""


def look(url: str, *, agent: str, inside: bool = False) -> Answer:
    """Ask a page. Addresses of machines inside our own network are not asked, unless `inside` allows it."""
    if not inside and not _outside(url):
        return Answer(0, fault="not a public address")
    try:
        with requests.get(url, timeout=_SECONDS, stream=True, headers={"User-Agent": agent, "Accept": "text/html,*/*"}) as got:
            body = got.raw.read(_MOST_BYTES, decode_content=True)
            moved = any(step.status_code in (301, 308) for step in got.history)
            text = body.decode(got.encoding or "utf-8", errors="replace") if "html" in got.headers.get("Content-Type", "") else ""
            return Answer(got.status_code, got.url, figures_of(text), permanent=moved)
    except (requests.RequestException, OSError, ValueError, LookupError) as error:
        return Answer(0, fault=type(error).__name__)


def _outside(url: str) -> bool:
    """Whether every address of the host is a public one."""
    host = urlsplit(url).hostname
    if not host:
        return False
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return True  # it has no address at all: the request itself will say so
    return all(ipaddress.ip_address(str(address).split("%")[0]).is_global for address in found)
