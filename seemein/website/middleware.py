"""What every request passes: compression, the language of the address, and a kind word when the database fails."""

import gzip
import secrets
from http import HTTPStatus
from io import BytesIO

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
