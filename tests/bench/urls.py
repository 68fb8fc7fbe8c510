"""The hub's addresses and a bare view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from seemein.website.urls import handler400, handler403, handler404, handler500  # noqa: F401 (Django looks for them here)
from seemein.website.urls import urlpatterns as hub


def bare(request: HttpRequest) -> HttpResponse:
    """The least a Django view can do."""
    return HttpResponse("bare")


urlpatterns = [path("bench/bare/", bare), *hub]
