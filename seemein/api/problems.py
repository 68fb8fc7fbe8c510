"""Errors as problem details (RFC 9457): what is wrong, in which field, and what is allowed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.http import HttpResponse, JsonResponse

MEDIA_TYPE: Final = "application/problem+json"
DOCS: Final = "/api/v1/docs"
TITLES: Final = {
    400: "The request cannot be read",
    403: "This is not allowed",
    404: "There is no such thing here",
    405: "This method is not known here",
    413: "The body is too long",
    415: "The body must be JSON",
    422: "Something in the request is not allowed",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "The hub is not ready",
}
_LONGEST_VALUE = 200
_LISTED = 40


class Problem(Exception):
    """An answer that is an error. `errors`: one entry per field with its value and what is allowed."""

    def __init__(self, status: int, detail: str, errors: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, tuple(errors)


def fault(field: str, value: object, allowed: Iterable[str]) -> dict[str, Any]:
    """One field that cannot be taken as it is; a long value is cut, a missing one is null."""
    return {"field": field, "value": None if value is None else str(value)[:_LONGEST_VALUE], "allowed": list(allowed)}


def wrong(field: str, value: object, allowed: Iterable[str], status: int = 422) -> Problem:
    """A problem of one field."""
    known = list(allowed)
    shown = ", ".join(known[:_LISTED]) + (" …" if len(known) > _LISTED else "")
    return Problem(status, f"{field} is not allowed as given. Allowed: {shown}", [fault(field, value, known)])


def several(faults: Sequence[Mapping[str, Any]]) -> Problem:
    """A problem of one or more fields."""
    fields = ", ".join(dict.fromkeys(str(each["field"]) for each in faults))
    return Problem(422, f"Not allowed as given: {fields}. `errors` lists what is allowed.", faults)


def answer(
    status: int, detail: str = "", errors: Sequence[Mapping[str, Any]] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """The problem as a response, never stored by anybody. Its type is where the docs page explains it."""
    title = TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])
    body = {"type": f"{DOCS}#problem-{status}", "title": title, "status": status, "detail": detail or title}
    if errors:
        body["errors"] = list(errors)
    response = JsonResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)
    response["Cache-Control"] = "no-store"
    return response


def from_problem(problem: Problem) -> HttpResponse:
    """A problem as its response."""
    return answer(problem.status, problem.detail, problem.errors)
