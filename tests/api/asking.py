"""A program that asks the API, and reads its description."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.test import Client
from jsonschema import Draft202012Validator

ROOT = "/api/v1/"
MILAN = "it/lombardia/milano"
STUDENT = {
    "stage": "idea",
    "nationality": "non_eu",
    "status": "student",
    "legal_form": "sole_trader",
    "sector": ["food_production"],
    "premises": ["shop"],
    "employs": False,
    "foreign_qualification": False,
    "flags": [],
}


@dataclass(frozen=True)
class Program:
    """Reads and asks; every answer it gets must have the shape that the description promises."""

    client: Client

    def get(self, path: str, query: Mapping[str, Any] | None = None, **headers: str) -> HttpResponse:
        return self.client.get(ROOT + path, query or {}, headers=headers)

    def post(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self.client.post(
            ROOT + path, body, content_type="application/json", headers={"Content-Type": "application/json", **headers}
        )

    def read(self, path: str, query: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """A good answer to GET."""
        return self._sound(self.get(path, query), path, "get")

    def ask(self, path: str, profile: Mapping[str, Any], territory: str = MILAN, **more: Any) -> dict[str, Any]:
        """A good answer to POST."""
        body = {"territory": territory, "language": "en", "profile": profile, **more}
        return self._sound(self.post(path, body), path, "post")

    def problem(self, response: HttpResponse, status: int) -> dict[str, Any]:
        """A problem, whole and sound."""
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
        assert response["Cache-Control"] == "no-store"
        found: dict[str, Any] = response.json()
        assert found["status"] == status
        conforms(found, {"$ref": "#/components/schemas/ProblemDetails"}, self.description)
        return found

    @cached_property
    def description(self) -> dict[str, Any]:
        """The OpenAPI description as it is served."""
        found: dict[str, Any] = self.get("openapi.json").json()
        return found

    def _sound(self, response: HttpResponse, path: str, method: str) -> dict[str, Any]:
        assert (response.status_code, response["Content-Type"]) == (200, "application/json; charset=utf-8"), response.content
        found: dict[str, Any] = response.json()
        described = self.description
        operation = described["paths"][_described(path, described["paths"])][method]
        conforms(found, operation["responses"]["200"]["content"]["application/json"]["schema"], described)
        return found


def _described(path: str, paths: Mapping[str, Any]) -> str:
    """The path of the description that an address belongs to."""
    whole = ROOT + path
    (found,) = [each for each in paths if each == whole] or [
        each for each in paths if "{" in each and whole.startswith(each.partition("{")[0])
    ]
    return str(found)


def conforms(value: Any, schema: Mapping[str, Any], described: Mapping[str, Any]) -> None:
    """Exactly the described shape: a field that the description does not name is refused, too."""
    closed = {name: _closed(shape) for name, shape in described["components"]["schemas"].items()}
    Draft202012Validator({**schema, "components": {"schemas": closed}}).validate(value)


def _closed(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {**shape, "additionalProperties": False} if "properties" in shape else dict(shape)
