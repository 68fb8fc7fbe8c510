"""For machines that read the site: its map and its rules, and the door for an address without a language."""

import zlib
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from seemein.guides.queries import public_slugs
from seemein.knowledge.books import shelf
from seemein.website.addresses import public_pages

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_GZIP = 31


@require_safe
def root(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the language that this reader chose before, or whose browser asks for."""
    response = HttpResponseRedirect(f"/{get_language()}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Every public page in every language, each with its other languages; streamed, for it is long."""
    lines = _map(list(public_pages(shelf.books(), public_slugs())))
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = StreamingHttpResponse(_packed(lines) if packed else lines, content_type="application/xml; charset=utf-8")
    patch_vary_headers(response, ("Accept-Encoding",))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _map(paths: Iterable[str]) -> Iterator[str]:
    languages = [code for code, _ in settings.LANGUAGES]
    yield _HEAD
    for path in paths:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{settings.BASE_URL}/{code}/{path}"/>' for code in languages
        )
        yield "".join(f"<url><loc>{settings.BASE_URL}/{code}/{path}</loc>{others}</url>\n" for code in languages)
    yield "</urlset>\n"


def _packed(lines: Iterable[str]) -> Iterator[bytes]:
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    for line in lines:
        yield packer.compress(line.encode())
    yield packer.flush()


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; personal screens are not for machines."""
    rules = ("User-agent: *", "Disallow: /*/roadmap/", "Disallow: /*/report/", f"Sitemap: {settings.BASE_URL}/sitemap.xml", "")
    return HttpResponse("\n".join(rules), content_type="text/plain")
