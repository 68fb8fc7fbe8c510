"""What every request passes: compression, the language of the address, and a kind word when the database fails."""

import gzip
import secrets
from http import HTTPStatus
from io import BytesIO

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import get_language, get_language_from_path

from seemein.website.addresses import known_parameters
from seemein.website.pagecache import PUBLIC, TAKES_GZIP
from seemein.website.views.errors import database_trouble

_LIGHTLY, _WORTH_IT, _BLUR = 2, 1000, 100
# The inline scripts of wagtail-localize: one ticks every language at once, one names the choosers' addresses.
_LOCALIZE_SCRIPTS = (
    "'sha256-Zi6020hVNJQUtMOgLuIImaOaART6TyIrghPC9PESpjg='",
    "'sha256-lLVZz8vyF0vCZL3ZQcc+U/kumGW1SlEfDpwWrXLLSRw='",
)
DESK_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, *_LOCALIZE_SCRIPTS],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


class Pack(GZipMiddleware):
    """Compress what the page cache does not, lightly: it is done for one reader."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Cache-Control") == PUBLIC and known_parameters(request.path_info) is not None:
            return response
        if isinstance(response, HttpResponse) and self._takes(request, response):
            response.content = _packed(response.content)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.content))
            patch_vary_headers(response, ("Accept-Encoding",))
            return response
        return super().process_response(request, response)

    def _takes(self, request: HttpRequest, response: HttpResponse) -> bool:
        """Whether it is a page drawn for a reader whose browser unpacks it; anything else goes Django's own way."""
        page = (
            response.status_code == HTTPStatus.OK
            and "Content-Encoding" not in response.headers
            and "ETag" not in response.headers
        )
        return (
            page
            and len(response.content) > _WORTH_IT
            and TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None
        )


def _packed(content: bytes) -> bytes:
    """The content as gzip, its length blurred by a name of random length, as Django does against BREACH."""
    packed = BytesIO()
    name = "a" * secrets.randbelow(_BLUR)
    with gzip.GzipFile(filename=name, mode="wb", compresslevel=_LIGHTLY, fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


class PathLanguage(LocaleMiddleware):
    """The language of the address; an address without one is not guessed but answered with the languages there are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language() or "en")
        if get_language_from_path(request.path_info) is None:
            patch_vary_headers(response, ("Accept-Language",))
        return response


class DatabaseTrouble(MiddlewareMixin):
    """A database that is not ready, or cannot be written to, is said in words."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | ProgrammingError):
            return database_trouble(request, exception)
        return None


class DeskPolicy(MiddlewareMixin):
    """The desk is Wagtail's: its editor writes styles into the page, shows pictures not saved yet, and previews in a frame."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith("/admin/"):
            response._csp_config = DESK_POLICY  # type: ignore[attr-defined]  # read by django-csp
            # A preview has passed every middleware once already, as the public page that it shows.
            response.headers.pop("Content-Security-Policy", None)
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
