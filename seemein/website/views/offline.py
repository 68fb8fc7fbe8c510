"""For reading without a network: the service worker, the page it shows, and what it keeps of a place."""

from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import seemein.kit
from seemein.website.packs import items_of
from seemein.website.pages import territory_page
from seemein.website.views.public import public

_WORKER = Path(seemein.kit.__file__).parent / "static" / "kit" / "sw.js"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; it stands at the root, because it sees no more than what lies beside and below it."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=1)
def _worker() -> str:
    return _WORKER.read_text(encoding="utf-8")


@public
def offline(request: HttpRequest) -> HttpResponse:
    """What the worker shows where nothing was kept; its frame carries the texts of a pack."""
    return render(request, "website/offline.html", {"crumbs": []})


@require_safe
def pack(request: HttpRequest, path: str) -> HttpResponse:
    """The guides of a place and the names of its steps. With `?since=<id of a pack>` only the parts that pack does not have."""
    since = request.GET.get("since", "")
    return _since(request, path, since) if since else _whole(request, path)


@public
def _whole(request: HttpRequest, path: str) -> HttpResponse:
    return _answer(path, frozenset())


def _since(request: HttpRequest, path: str, since: str) -> HttpResponse:
    """Whoever asks names what she has: that is free text, so the answer is not kept."""
    response = _answer(path, frozenset(since.split(".")))
    response.headers["Cache-Control"] = "no-cache"
    return response


def _answer(path: str, known: frozenset[str]) -> HttpResponse:
    items = items_of(territory_page(path))
    told = {"id": ".".join(one["id"] for one in items), "items": [one for one in items if one["id"] not in known]}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
