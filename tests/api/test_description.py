"""The description at openapi.json is sound OpenAPI 3.1 and names what programs rely on."""

from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.asking import Program

OPERATIONS = {
    ("get", "/api/v1/territories"): ["limit", "offset"],
    ("get", "/api/v1/territories/{path}"): ["path"],
    ("get", "/api/v1/parameters"): ["territory", "date", "language", "limit", "offset"],
    ("get", "/api/v1/parameters/{key}"): ["key", "territory", "date", "language"],
    ("get", "/api/v1/procedures"): ["territory", "language", "phase", "sector", "limit", "offset"],
    ("get", "/api/v1/procedures/{id}"): ["id", "language", "territory"],
    ("post", "/api/v1/roadmap"): [],
    ("post", "/api/v1/roadmap/alternatives"): [],
}
STEP = (
    *("id", "title", "phase", "state", "because", "waits_for", "one_of", "needs", "start_day", "days", "critical"),
    *("costs", "documents", "authority", "sources", "deadline"),
)


def test_description_is_sound(program: Program) -> None:
    described = program.description
    OpenAPIV31SpecValidator(described).validate()
    assert described["openapi"] == "3.1.0"


def test_description_names_every_operation_with_its_parameters(program: Program) -> None:
    paths = program.description["paths"]
    found = {
        (method, path): [parameter["name"] for parameter in operation["parameters"]]
        for path, operations in paths.items()
        for method, operation in operations.items()
    }
    assert found == OPERATIONS


def test_every_parameter_is_explained(program: Program) -> None:
    parameters = [
        parameter["schema"]
        for operations in program.description["paths"].values()
        for operation in operations.values()
        for parameter in operation["parameters"]
    ]
    explained = ["description" in schema or "description" in schema["anyOf"][0] for schema in parameters]
    assert explained == [True] * sum(len(names) for names in OPERATIONS.values())


def test_every_operation_may_answer_with_a_problem(program: Program) -> None:
    described = program.description
    answers = [
        operation["responses"]["default"] for operations in described["paths"].values() for operation in operations.values()
    ]
    assert answers == [{"$ref": "#/components/responses/Problem"}] * len(OPERATIONS)
    assert set(described["components"]["responses"]["Problem"]["content"]) == {"application/problem+json"}


def test_a_step_always_has_the_fields_of_the_contract(program: Program) -> None:
    required = program.description["components"]["schemas"]["Step"]["required"]
    assert set(STEP) <= set(required)


def test_the_profile_is_described_field_by_field(program: Program) -> None:
    profile = program.description["components"]["schemas"]["Person"]["properties"]["profile"]
    assert profile["additionalProperties"] is False
    assert profile["properties"]["nationality"] == {"enum": ["eu", "non_eu", None]}
    assert profile["properties"]["premises"]["items"]["enum"][0] == "home"
