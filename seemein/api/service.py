"""The API as an object: how it describes itself, and how it says that a request is not sound."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError, ValidationErrorContext
from ninja.renderers import JSONRenderer
from pydantic_core import ErrorDetails

from seemein.api.problems import MEDIA_TYPE, Problem, answer, fault, from_problem, several
from seemein.api.schemas.asked import FURTHEST, MOST, Person
from seemein.api.schemas.common import ProblemDetails
from seemein.api.views import router

_ALLOWED: Final[Mapping[str, Sequence[str]]] = {
    "limit": [f"a whole number from 1 to {MOST}"],
    "offset": [f"a whole number from 0 to {FURTHEST}"],
    "profile": ["an object with answers by field"],
    "body": ["an object with territory, language, date and profile"],
}
_SHARED: Final = (400, 404, 405, 413, 415, 422, 429, 503)


class _Json(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False}


class HubApi(NinjaAPI):
    """NinjaAPI whose description names its problems, and whose faults say what is allowed."""

    @cached_property
    def described(self) -> dict[str, Any]:
        """The OpenAPI description, drawn once."""
        found: dict[str, Any] = super().get_openapi_schema()
        found["components"]["schemas"]["ProblemDetails"] = ProblemDetails.model_json_schema(
            ref_template="#/components/schemas/{model}", mode="serialization"
        )
        found["components"]["schemas"].update(found["components"]["schemas"]["ProblemDetails"].pop("$defs"))
        schema = {"$ref": "#/components/schemas/ProblemDetails"}
        problem = {"description": "What is wrong and what is allowed.", "content": {MEDIA_TYPE: {"schema": schema}}}
        found["components"]["responses"] = {"Problem": problem}
        for operations in found["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = {"$ref": "#/components/responses/Problem"}
        return found

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None) -> Any:
        """The same, as ninja asks for it."""
        return self.described

    def validation_error_from_error_contexts(self, error_contexts: list[ValidationErrorContext[Any]]) -> ValidationError:
        """Every field that is wrong, with its value and what is allowed."""
        errors = [error for context in error_contexts for error in context.pydantic_validation_error.errors(include_url=False)]
        return ValidationError([_fault(error) for error in errors])


def _fault(error: ErrorDetails) -> dict[str, Any]:
    names = [str(part) for part in error["loc"] if part != "asked"]
    field = ".".join(names) or "body"
    if error["type"] == "extra_forbidden":
        return fault(field, error["input"], Person.model_fields)
    allowed = _ALLOWED.get(field, ["a text"])
    return fault(field, None if error["type"] == "missing" else error["input"], allowed)


api = HubApi(
    title="See Me In Hub",
    version="1.0.0",
    description="Which steps, papers and costs a person meets when she starts or runs a business in a city. CC BY 4.0.",
    docs_url=None,
    urls_namespace="api",
    renderer=_Json(),
)
api.add_router("", router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """What a view found wrong."""
    return from_problem(problem)


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request of another shape."""
    return from_problem(several(error.errors))


@api.exception_handler(HttpError)
def _not_readable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON."""
    return answer(error.status_code, "The body is no sound JSON." if error.status_code == 400 else str(error))


@api.exception_handler(Exception)
def _mistake(request: HttpRequest, error: Exception) -> HttpResponse:
    """Our mistake: the front door answers it, and never with a traceback of ours."""
    raise error
