"""What went wrong, in the reader's language, and what there is instead. Machines get problem details (RFC 9457)."""

import re
from collections.abc import Sequence
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from seemein.places.converters import TerritoryConverter
from seemein.website.pages import NotHere, Way, home_way, territory_page

_TERRITORY = re.compile(rf"/[a-z-]+/({TerritoryConverter.regex})(?:/|$)")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself is not sound."""
    text = _("Your browser sent something that we cannot read. Go back and try again.")
    return _page(request, HTTPStatus.BAD_REQUEST, _("We could not read this"), text)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not do this."""
    return _page(request, HTTPStatus.FORBIDDEN, _("This is not open to you"), _("You need other rights for this page."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without its token, as happens when it stood open too long or cookies are blocked."""
    text = _("The form was open too long, or your browser blocks cookies. Go back, load the page again and send it once more.")
    return _page(request, HTTPStatus.FORBIDDEN, _("We could not take your form"), text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: what is not here, and what there is."""
    if get_language_from_path(request.path_info) is None:
        text = _("This address does not start with a language that we speak. Choose one:")
        ways = [Way(f"/{code}/", str(name), code) for code, name in settings.LANGUAGES]
        return _page(request, HTTPStatus.NOT_FOUND, _("This page is not here"), text, ways)
    known = exception if isinstance(exception, NotHere) else _unknown_place(request.path_info)
    if known:
        return _page(request, HTTPStatus.NOT_FOUND, _("This page is not here"), known.text, known.ways)
    return _page(request, HTTPStatus.NOT_FOUND, _("This page is not here"), _said_by(exception))


def _unknown_place(path: str) -> NotHere | None:
    """What to say where the address names a territory that is not here."""
    named = _TERRITORY.match(path)
    try:
        territory_page(named[1] if named else "")
    except NotHere as error:
        return error if named else None
    except DatabaseError:
        return None
    return None


def _said_by(exception: Exception) -> str:
    """What a room says of it in words; Django's own exceptions speak to developers only."""
    said = exception.args[0] if exception.args else ""
    return said if isinstance(said, str) and said else _("Perhaps the address has a slip, or the page has moved.")


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too often in a short time."""
    text = _("Too many messages came from your network in a short time. Wait an hour and try again.")
    response = _page(request, HTTPStatus.TOO_MANY_REQUESTS, _("Please wait a little"), text)
    response.headers["Retry-After"] = "3600"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    text = _("This is our mistake, not yours. Try again in a few minutes. Nothing that you answered is lost.")
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong"), text)


def database_trouble(request: HttpRequest, exception: OperationalError | ProgrammingError) -> HttpResponse:
    """503: the database is not ready, or cannot be written to; also says what whoever runs the hub can do."""
    if "readonly" in str(exception) or "read-only" in str(exception):
        text = _("Nothing can be saved now, but you can read everything. For whoever runs this hub: the database is read-only.")
        return _page(request, HTTPStatus.SERVICE_UNAVAILABLE, _("We cannot save this now"), text)
    text = _("Try again in a few minutes. For whoever runs this hub: the database is not ready. Run “make run”; it prepares it.")
    return _page(request, HTTPStatus.SERVICE_UNAVAILABLE, _("The hub is not ready yet"), text)


def _page(request: HttpRequest, status: HTTPStatus, title: str, text: str, ways: Sequence[Way] = ()) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        problem = {"type": "about:blank", "title": status.phrase, "status": status, "detail": text}
        return JsonResponse(problem, status=status, content_type="application/problem+json")
    context = {"title": title, "text": text, "ways": ways or [home_way()]}
    response = render(request, "kit/error.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
