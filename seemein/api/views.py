"""The API: public facts to read, and roadmaps to ask for. Nothing that is asked is stored or logged."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from seemein.api import answers, asks
from seemein.api.problems import Problem, answer, from_problem, wrong
from seemein.api.schemas import (
    AlternativesOut,
    ParameterHistoryOut,
    ParametersOut,
    ProblemOut,
    ProcedureOut,
    ProceduresOut,
    RoadmapIn,
    RoadmapOut,
    TerritoriesOut,
    TerritoryOut,
)
from seemein.core.facts.vocabulary import PHASES, SECTORS
from seemein.core.roadmap.alternatives import alternatives
from seemein.core.roadmap.plan import plan
from seemein.core.roadmap.profile import Profile
from seemein.knowledge.books import shelf

api = NinjaAPI(
    title="See Me In Hub",
    version="1.0.0",
    description="Which steps, papers and costs a person meets when she starts or runs a business in a city. CC BY 4.0.",
    docs_url=None,
    urls_namespace="api",
)
api.add_exception_handler(Problem, from_problem)
PROBLEMS = {frozenset({400, 404, 422, 429}): ProblemOut}
Answer = dict[str, Any]


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body of another shape: each field with what it must be."""
    errors: list[dict[str, Any]] = [
        {"field": ".".join(str(part) for part in each["loc"][2:]) or "body", "value": "", "allowed": [each["msg"]]}
        for each in error.errors
    ]
    fields = ", ".join(str(each["field"]) for each in errors)
    return answer(422, f"Not allowed as given: {fields}. `errors` lists what is allowed.", errors)


@api.exception_handler(HttpError)
def _not_readable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer(error.status_code, str(error))


@api.get("territories", response={200: TerritoriesOut, **PROBLEMS}, tags=["facts"])
def territories(request: HttpRequest) -> Answer:
    """Every territory: countries, their regions and cities. `limit` and `offset` page the list."""
    asks.only(request, "limit", "offset")
    rows = [(book, place) for book in shelf.books() for place in book.places.values()]
    page, about = asks.paged(request, rows)
    return {"results": [answers.territory(book, place) for book, place in page], **about}


@api.get("territories/{path:path}", response={200: TerritoryOut, **PROBLEMS}, tags=["facts"])
def territory(request: HttpRequest, path: str) -> Answer:
    """One territory."""
    asks.only(request)
    return answers.territory(*asks.book_of(path.strip("/")))


@api.get("parameters", response={200: ParametersOut, **PROBLEMS}, tags=["facts"])
def parameters(request: HttpRequest, territory: str, date: str | None = None, language: str | None = None) -> Answer:
    """The figures that hold in a territory, with their value on a day (null and why where none is known)."""
    asks.only(request, "territory", "date", "language", "limit", "offset")
    voice = asks.voice_of(territory, language, date)
    page, about = asks.paged(request, voice.ground.parameters.values())
    return {"results": [answers.parameter(voice, found) for found in page], **about}


@api.get("parameters/{key}", response={200: ParameterHistoryOut, **PROBLEMS}, tags=["facts"])
def parameter(request: HttpRequest, key: str, territory: str | None = None, date: str | None = None) -> Answer:
    """One figure with the history of its values and their sources."""
    asks.only(request, "territory", "date")
    if key[:2] not in shelf.countries and not shelf.books():
        raise Problem(503, "Nothing is published yet.")
    voice = asks.voice_of(territory or _country("key", key), None, date)
    found = voice.ground.parameters.get(key) or _elsewhere(voice, "parameters", key)
    return answers.parameter_history(voice, found)


def _country(field: str, key: str) -> str:
    shelf.look()
    if key[:2] not in shelf.countries or key[2:3] != ".":
        raise wrong(field, key, [f"{country}.…" for country in shelf.countries], 404)
    return key[:2]


def _elsewhere(voice: Any, section: str, key: str) -> Any:
    """A fact of a narrower territory, asked for without one; refused if there is none."""
    for found in getattr(voice.book.country, section):
        if key == (found.key if section == "parameters" else found.id):
            return found
    known = getattr(voice.ground, section)
    raise wrong("key" if section == "parameters" else "id", key, known, 404)


@api.get("procedures", response={200: ProceduresOut, **PROBLEMS}, tags=["facts"])
def procedures(
    request: HttpRequest, territory: str, language: str | None = None, phase: str | None = None, sector: str | None = None
) -> Answer:
    """The procedures seen from a territory, in the order of the facts; by phase, or by trade."""
    asks.only(request, "territory", "language", "phase", "sector", "limit", "offset")
    for field, value, allowed in (("phase", phase, PHASES), ("sector", sector, SECTORS)):
        if value is not None and value not in allowed:
            raise wrong(field, value, allowed)
    voice = asks.voice_of(territory, language)
    person = Profile({"sector": frozenset({sector})} if sector else {})
    found = [
        step.procedure
        for step in voice.base.steps.values()
        if phase in (None, step.procedure.phase) and step.when.judge(person) is not False
    ]
    page, about = asks.paged(request, found)
    return {"results": [answers.procedure(voice, each) for each in page], **about}


@api.get("procedures/{id}", response={200: ProcedureOut, **PROBLEMS}, tags=["facts"])
def procedure(
    request: HttpRequest,
    id: str,  # noqa: A002 (the contract names it)
    language: str | None = None,
    territory: str | None = None,
) -> Answer:
    """One procedure; seen from a territory, its own if none is named."""
    asks.only(request, "language", "territory")
    voice = asks.voice_of(territory or _country("id", id), language)
    found = voice.ground.procedures.get(id) or (_elsewhere(voice, "procedures", id) if territory is None else None)
    if found is None:
        raise wrong("id", id, voice.ground.procedures, 404)
    if id not in voice.ground.procedures:
        voice = asks.voice_of(found.territory, language)
        found = voice.ground.procedures[id]
    return answers.procedure(voice, found)


@api.post("roadmap", response={200: RoadmapOut, **PROBLEMS}, tags=["roadmap"])
def roadmap(request: HttpRequest, asked: RoadmapIn) -> Answer:
    """The roadmap of a person in a territory on a day."""
    asks.only(request)
    person = asks.person(asked.profile)
    voice = asks.voice_of(asked.territory, asked.language, asked.date)
    with override(voice.language):
        return answers.roadmap(voice, plan(voice.base, person))


@api.post("roadmap/alternatives", response={200: AlternativesOut, **PROBLEMS}, tags=["roadmap"])
def roadmap_alternatives(request: HttpRequest, asked: RoadmapIn) -> Answer:
    """The same person with each legal form that is open to her, side by side."""
    asks.only(request)
    person = asks.person(asked.profile)
    voice = asks.voice_of(asked.territory, asked.language, asked.date)
    with override(voice.language):
        found = [answers.alternative(voice, each) for each in alternatives(voice.base, person)]
    return {"territory": voice.path, "language": voice.language, "date": voice.on.isoformat(), "alternatives": found}
