"""The API's page for people, drawn from its own description."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from seemein.api.views import api

EXAMPLE = """curl -X POST -H "Content-Type: application/json" {address}/api/v1/roadmap -d '
{{"territory": "it/lombardia/milano", "language": "en",
 "profile": {{"stage": "idea", "nationality": "non_eu", "status": "student", "sector": ["food_service"]}}}}'"""


def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, and one example to copy."""
    described = api.get_openapi_schema()
    operations = [
        _operation(path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    address = request.build_absolute_uri("/").rstrip("/")
    context = {"operations": operations, "schema_url": reverse("api:openapi-json"), "example": EXAMPLE.format(address=address)}
    return render(request, "api/docs.html", context)


def _operation(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    parameters = [
        {"name": parameter["name"], "required": parameter.get("required", False), "where": parameter["in"]}
        for parameter in operation.get("parameters", [])
    ]
    return {"path": path, "method": method.upper(), "about": operation.get("description", ""), "parameters": parameters}
