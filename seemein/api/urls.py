"""The API's addresses, under /api/v1/."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from seemein.api.docs import docs
from seemein.api.problems import answer
from seemein.api.service import api


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """Any other address: a problem that names where the description is."""
    return answer(404, "No such address. /api/v1/openapi.json describes all there are.")


urlpatterns = [
    path("", unknown),
    path("docs", docs, name="api-docs"),
    path("", api.urls),
    re_path(r"^.*$", unknown),
]
