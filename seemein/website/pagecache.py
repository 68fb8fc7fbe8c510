"""The page cache: public pages for anonymous readers, out of this process's memory, right at once after every change.

What a page shows follows from five things: the code (a process never outlives its release), the edition of the facts
(one look at one row per request, `shelf.look()`), the address with the query parameters that its page knows, the date
(a value may begin at midnight, in the zone of its territory), and the scheme (plain http is redirected, never answered).
The last four are the key. Nothing is ever emptied: a change makes a new edition, so in every process the very next
request asks under a new key, and what lies under old keys is pushed out by what is used.

Only GET and HEAD without any cookie but the language's are answered from memory, and only pages that a view declared
public are kept (`Cache-Control: public`, status 200, no cookie set). Query parameters that a page does not know are
dropped before its view sees them, so they can neither change nor multiply what is kept. Each page is compressed once; by
brotli, tightly, only when it is asked for a second time: that takes longer than drawing it.
A reader with another cookie gets the same page drawn anew, compressed and with its ETag, and nothing of it is kept.
"""

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import brotli
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_etags

from seemein.knowledge.books import shelf
from seemein.places.models import Territory
from seemein.website.addresses import known_parameters

PUBLIC = "public, max-age=0, must-revalidate"
_OVERHEAD = 1024
_UNLESS_REFUSED = r"\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))"
TAKES_GZIP = re.compile(rf"\bgzip{_UNLESS_REFUSED}")
TAKES_BROTLI = re.compile(rf"\bbr{_UNLESS_REFUSED}")
_OF_ONE_ANSWER = frozenset({"content-length", "content-encoding", "etag", "vary"})

Key = tuple[str, tuple[date, ...], str, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A kept page: the forms of its body, each with its own strong ETag, and the headers that all share."""

    plain: bytes
    packed: bytes
    etag: str
    headers: tuple[tuple[str, str], ...]
    tight: bytes = b""

    def form(self, accepts: str) -> tuple[str, bytes]:
        """The name and the body of the smallest form that a reader's browser takes; no name for the plain one."""
        if self.tight and TAKES_BROTLI.search(accepts):
            return "br", self.tight
        return ("gzip", self.packed) if TAKES_GZIP.search(accepts) else ("", self.plain)

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.packed) + len(self.tight) + _OVERHEAD


class Kept:
    """Pages by key, least recently used first, never more than so many bytes."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> Page | None:
        """The page under a key, now the most recently used."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Page) -> None:
        """Keep a page; the longest unused make room."""
        if page.size > self.most:
            return
        with self._lock:
            former = self._pages.pop(key, None)
            self.size += page.size - (former.size if former else 0)
            self._pages[key] = page
            while self.size > self.most:
                self.size -= self._pages.popitem(last=False)[1].size


class PageCache:
    """The outermost middleware: a kept page is answered before anything else runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.kept = Kept(settings.PAGE_CACHE_BYTES)
        self._zones: tuple[str, tuple[ZoneInfo, ...]] = ("", ())

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        parameters = known_parameters(request.path_info)
        if parameters is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        key = self._key(request, parameters) if _nameless(request) else None
        page = self.kept.get(key) if key else None
        if page is None:
            response = self.get_response(request)
            page = page_of(response) if request.method == "GET" else None
            if page is None:
                return response
            if key:
                self.kept.put(key, page)
        elif key and not page.tight and TAKES_BROTLI.search(_accepts(request)):
            page = replace(page, tight=brotli.compress(page.plain, quality=11))
            self.kept.put(key, page)
        return answer(request, page)

    def _key(self, request: HttpRequest, parameters: frozenset[str]) -> Key | None:
        """What this request's page follows from; None where it is not to be kept."""
        try:
            query = _keep_known(request, parameters)
            if query is None:
                return None
            request.get_host()  # a host that is not ours is refused further in, not answered from here
            edition = shelf.look()
            return edition, self._days(edition), request.scheme or "", request.path_info, query
        except (DatabaseError, SuspiciousOperation):
            return None

    def _days(self, edition: str) -> tuple[date, ...]:
        """Today in every zone where a territory lies: the key changes when any of them passes midnight."""
        if self._zones[0] != edition:
            names = Territory.objects.order_by("zone").values_list("zone", flat=True).distinct()
            self._zones = (edition, tuple(ZoneInfo(name) for name in names))
        now = timezone.now()
        return tuple(now.astimezone(zone).date() for zone in self._zones[1])


def _nameless(request: HttpRequest) -> bool:
    """Whether nothing but a chosen language is known of who asks."""
    cookies = request.META.get("HTTP_COOKIE", "")
    return all(
        cookie.partition("=")[0].strip() == settings.LANGUAGE_COOKIE_NAME for cookie in cookies.split(";") if cookie.strip()
    )


def _keep_known(request: HttpRequest, parameters: frozenset[str]) -> str | None:
    """Drop the query parameters that the page does not know; the rest in one order, or None where one is free text."""
    raw = request.META.get("QUERY_STRING", "")
    if not raw:
        return ""
    asked = QueryDict(raw.encode("latin-1"))
    query = urlencode([(name, asked[name]) for name in sorted(parameters) if asked.get(name)])
    request.META["QUERY_STRING"] = query
    return None if asked.get("q") and "q" in parameters else query


def page_of(response: HttpResponseBase) -> Page | None:
    """The page that a response may be kept as; None if it is not public."""
    public = response.status_code == 200 and response.get("Cache-Control") == PUBLIC and not response.cookies
    if not public or not isinstance(response, HttpResponse) or response.streaming:
        return None
    body = response.content
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in _OF_ONE_ANSWER)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Page(body, gzip.compress(body, 9, mtime=0), etag, (*headers, ("Vary", "Accept-Encoding")))


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    """The kept page in the form this reader's browser takes, or the word that it is unchanged."""
    form, body = page.form(_accepts(request))
    etag = f'{page.etag[:-1]}-{form}"' if form else page.etag
    known = request.META.get("HTTP_IF_NONE_MATCH")
    if known and _matches(known, etag):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(body if request.method == "GET" else b"")
        response.headers["Content-Length"] = str(len(body))
        if form:
            response.headers["Content-Encoding"] = form
    for name, value in page.headers:
        response.headers[name] = value
    response.headers["ETag"] = etag
    return response


def _accepts(request: HttpRequest) -> str:
    accepts: str = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return accepts


def _matches(known: str, etag: str) -> bool:
    """Whether the reader's browser holds this form already; compared weakly, as RFC 9110 asks for If-None-Match."""
    return known in (etag, "*") or etag in (tag.removeprefix("W/") for tag in parse_etags(known))
