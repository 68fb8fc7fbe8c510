"""Errors as problem details (RFC 9457): what is wrong, in which field, and what is allowed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "The request cannot be read",
    403: "This is not allowed",
    404: "There is no such thing here",
    405: "This method is not known here",
    415: "This media type is not known",
    422: "Something in the request is not allowed",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "The hub is not ready",
}


class Problem(Exception):
    """An answer that is an error. `errors`: one entry per field with its value and what is allowed."""

    def __init__(self, status: int, detail: str, errors: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, tuple(errors)


def wrong(field: str, value: object, allowed: Iterable[str], status: int = 422) -> Problem:
    """A problem of one field."""
    known = list(allowed)
    detail = f"{field} is not allowed as given. Allowed: {', '.join(known[:40])}{' …' if len(known) > 40 else ''}"
    return Problem(status, detail, [{"field": field, "value": str(value), "allowed": known}])


def answer(
    status: int, detail: str = "", errors: Sequence[Mapping[str, Any]] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """The problem as a response, never stored by anybody."""
    title = TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail or title}
    if errors:
        body["errors"] = list(errors)
    response = JsonResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)
    response["Cache-Control"] = "no-store"
    return response


def from_problem(request: HttpRequest, problem: Problem | type[Problem]) -> HttpResponse:
    """The handler of Problem."""
    assert isinstance(problem, Problem)  # noqa: S101 (ninja hands over what was raised)
    return answer(problem.status, problem.detail, problem.errors)
