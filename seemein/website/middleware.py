"""What every request passes: compression, the language of the address, and a kind word when the database fails."""

from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import get_language, get_language_from_path

from seemein.website.addresses import known_parameters
from seemein.website.pagecache import PUBLIC
from seemein.website.views.errors import database_trouble


class Pack(GZipMiddleware):
    """Compress what the page cache does not."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Cache-Control") == PUBLIC and known_parameters(request.path_info) is not None:
            return response
        return super().process_response(request, response)


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
