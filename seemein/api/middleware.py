"""What holds for every answer of the API: problems instead of pages, limits, open to other sites, freshness."""

import hashlib
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language

from seemein.api.problems import MEDIA_TYPE, answer
from seemein.kit.ratelimit import allow, client_address
from seemein.knowledge.books import edition_now

PREFIX: Final = "/api/"
FRESH: Final = "public, max-age=0, must-revalidate"
LONGEST_BODY: Final = 64 * 1024
_MINUTE = 60
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ApiAnswers:
    """Stands right before the views; leaves every other address alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        response = HttpResponse(status=204, headers=_PREFLIGHT) if request.method == "OPTIONS" else self._answered(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        try:
            refused = _refused(request)
            if refused:
                return refused
            tag = _tag(request)
        except DatabaseError:
            return answer(503, "The database is not ready. Whoever runs the hub: `make run` prepares it.")
        known = {each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))}
        if tag and tag in known:
            return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": FRESH})
        return _dressed(self._read(request), tag)

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        """The view's answer; HEAD is a GET whose body stays at home."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        if isinstance(response, HttpResponse):
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Too many requests, or a body that is no JSON or too long."""
    reading = request.method in ("GET", "HEAD")
    limit = settings.API_RATE_GET if reading else settings.API_RATE_POST
    if not allow(f"api-{'get' if reading else 'post'}", client_address(request), limit=limit, seconds=_MINUTE):
        wait = _MINUTE - int(timezone.now().timestamp()) % _MINUTE
        return answer(429, f"At most {limit} such requests a minute.", headers={"Retry-After": str(wait)})
    if request.method == "POST" and request.content_type != "application/json":
        return answer(415, "Send the body as application/json.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
        return answer(413, f"At most {LONGEST_BODY} bytes.")
    return None


def _tag(request: HttpRequest) -> str:
    """The entity tag of a public answer: what was asked, in which language, of which edition, in which hour."""
    if request.method not in ("GET", "HEAD"):
        return ""
    said = (settings.RELEASE, edition_now(), f"{timezone.now():%Y-%m-%d-%H}", get_language(), request.get_full_path())
    return f'"{hashlib.sha256(" ".join(map(str, said)).encode()).hexdigest()[:32]}"'


def _dressed(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """A good answer with its freshness; any other as a problem."""
    if response.status_code < 400:
        response["Cache-Control"] = FRESH if tag else "no-store"
        if tag:
            response["ETag"] = tag
        return response
    if response.headers.get("Content-Type") == MEDIA_TYPE:
        response["Cache-Control"] = "no-store"
        return response
    if response.status_code == 405:
        allowed = response["Allow"].replace("GET", "GET, HEAD")
        return answer(405, f"Allowed: {allowed}.", headers={"Allow": allowed})
    return answer(response.status_code)
