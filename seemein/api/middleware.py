"""What holds for every answer of the API: problems instead of pages, limits, open to other sites, freshness."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from seemein.api.problems import MEDIA_TYPE, answer
from seemein.kit.ratelimit import allow, client_address
from seemein.knowledge.books import edition_now

PREFIX = "/api/"
_FRESH = "public, max-age=0, must-revalidate"
_MINUTE = 60


class ApiAnswers:
    """Stands right before the views; leaves every other address alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        response = self._preflight() if request.method == "OPTIONS" else self._answered(request)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    def _preflight(self) -> HttpResponse:
        headers = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "Content-Type"}
        return HttpResponse(status=204, headers={**headers, "Access-Control-Max-Age": "86400"})

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        try:
            refused = self._refused(request)
            if refused:
                return refused
            tag = self._tag(request)
            if tag and request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
                return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": _FRESH})
            response = self.get_response(request)
        except DatabaseError:
            return answer(503, "The database is not ready. `make run` prepares it.")
        return self._dressed(response, tag)

    def _refused(self, request: HttpRequest) -> HttpResponse | None:
        reading = request.method in ("GET", "HEAD")
        limit = settings.API_RATE_GET if reading else settings.API_RATE_POST
        if not allow(f"api-{'get' if reading else 'post'}", client_address(request), limit=limit, seconds=_MINUTE):
            return answer(429, f"At most {limit} such requests a minute.", headers={"Retry-After": str(_MINUTE)})
        if request.method == "POST" and request.content_type != "application/json":
            return answer(415, "Send the body as application/json.")
        return None

    def _tag(self, request: HttpRequest) -> str:
        """The entity tag of a public answer: what was asked, of which edition, on which day."""
        if request.method not in ("GET", "HEAD"):
            return ""
        said = f"{settings.RELEASE} {edition_now()} {timezone.now():%Y-%m-%d-%H} {request.get_full_path()}"
        return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'

    def _dressed(self, response: HttpResponseBase, tag: str) -> HttpResponseBase:
        if response.status_code >= 400:
            if response.headers.get("Content-Type") != MEDIA_TYPE:
                allowed = {"Allow": response.headers["Allow"]} if "Allow" in response.headers else {}
                return answer(response.status_code, headers=allowed)
            return response
        response["Cache-Control"] = _FRESH if tag else "no-store"
        if tag:
            response["ETag"] = tag
        return response
