"""The API's page for people, drawn from its own description."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from seemein.api.problems import TITLES
from seemein.api.service import api

EXAMPLE: Final = """curl -H "Content-Type: application/json" {address}/api/v1/roadmap -d '
{{"territory": "it/lombardia/milano", "language": "en",
 "profile": {{"stage": "idea", "nationality": "non_eu", "status": "student", "sector": ["food_service"]}}}}'"""
_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a request or a field of a shape. `shape`: the name of the shape it holds."""

    name: str
    kind: str
    shape: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that requests or answers are made of."""

    name: str
    about: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An address with its method."""

    name: str
    method: str
    path: str
    about: str
    parameters: tuple[Field, ...]
    body: str
    answer: str


@csrf_exempt
@require_GET
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation, every shape, every problem, and one example to copy."""
    described = api.get_openapi_schema()
    context = {
        "operations": [_operation(*each) for each in _operations(described["paths"])],
        "shapes": [_shape(name, shape) for name, shape in sorted(described["components"]["schemas"].items())],
        "problems": TITLES.items(),
        "schema_url": reverse("api:openapi-json"),
        "example": EXAMPLE.format(address=settings.BASE_URL),
        "limits": {"read": settings.API_RATE_GET, "ask": settings.API_RATE_POST},
    }
    return render(request, "api/docs.html", context)


def _operations(paths: Mapping[str, Any]) -> Iterable[tuple[str, str, Mapping[str, Any]]]:
    return ((path, method, operation) for path, methods in paths.items() for method, operation in methods.items())


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Operation:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answer = operation["responses"][200]["content"]["application/json"]["schema"]
    return Operation(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        about=operation["description"],
        parameters=tuple(_field(each["name"], each["schema"], required=each["required"]) for each in operation["parameters"]),
        body=_shape_in(body),
        answer=_shape_in(answer),
    )


def _shape(name: str, shape: Mapping[str, Any]) -> Shape:
    required = shape.get("required", ())
    fields = (_field(field, schema, required=field in required) for field, schema in shape["properties"].items())
    return Shape(name, shape.get("description", ""), tuple(fields))


def _field(name: str, schema: Mapping[str, Any], *, required: bool) -> Field:
    abouts = [part["description"] for part in (schema, *schema.get("anyOf", ())) if "description" in part]
    return Field(name, _kind(schema), _shape_in(schema), required, abouts[0] if abouts else "")


def _shape_in(schema: Mapping[str, Any]) -> str:
    """The name of the shape that a schema holds, directly, in a list or as one of several."""
    inside = [schema, schema.get("items", {}), *schema.get("anyOf", []), *schema.get("allOf", [])]
    names = [each["$ref"].removeprefix(_REFERENCE) for each in inside if "$ref" in each]
    return names[0] if names else ""


def _kind(schema: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    parts: list[Mapping[str, Any]] = schema.get("anyOf") or schema.get("allOf") or []
    if parts:
        return " or ".join(dict.fromkeys(_kind(part) for part in parts))
    if "enum" in schema:
        return " or ".join("null" if value is None else str(value).lower() for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    named: str | list[str] = schema.get("format") or schema.get("const") or schema.get("type") or "object"
    return " or ".join(named) if isinstance(named, list) else named
