"""The hub's addresses and a bare view."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """The least a Django view can do."""
    return HttpResponse("bare")


urlpatterns = [path("bench/bare/", bare), path("", include("seemein.website.urls"))]
