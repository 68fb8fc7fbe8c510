"""The API's operations: public facts to read, and roadmaps to ask for. Nothing that is asked is stored or logged."""

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Router

from seemein.api import asks
from seemein.api.problems import wrong
from seemein.api.schemas.asked import Day, Id, Key, Limit, Offset, Path, Person, Phase, Sector, Tongue
from seemein.api.schemas.facts import ParameterHistory, Parameters, Procedure, Procedures, Territories, Territory
from seemein.api.schemas.roadmap import Alternatives, Roadmap
from seemein.api.shows.facts import history_of, parameter_of, procedure_of, territory_of
from seemein.api.shows.roadmap import alternatives_of, roadmap_of
from seemein.core.facts import schema
from seemein.core.facts.vocabulary import PHASES, SECTORS
from seemein.core.roadmap.alternatives import alternatives
from seemein.core.roadmap.plan import plan
from seemein.core.roadmap.profile import Profile
from seemein.knowledge.books import shelf
from seemein.knowledge.voices import Voice

router = Router()


@router.get("territories", response=Territories, tags=["facts"])
def territories(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> Territories:
    """Every territory: countries with their regions and cities."""
    asks.only(request, "limit", "offset")
    rows = [(book, place) for book in shelf.books() for place in book.places.values()]
    part, about = asks.part_of(request, rows, limit, offset)
    return Territories(results=[territory_of(book, place) for book, place in part], **about)


@router.get("territories/{path:path}", response=Territory, tags=["facts"])
def territory(request: HttpRequest, path: Path) -> Territory:
    """One territory."""
    asks.only(request)
    return territory_of(*asks.book_of(path))


@router.get("parameters", response=Parameters, tags=["facts"])
def parameters(
    request: HttpRequest, territory: Path, date: Day | None = None, language: Tongue = "en", limit: Limit = 50, offset: Offset = 0
) -> Parameters:
    """The figures that hold in a territory, with their value on a day, or why there is none."""
    asks.only(request, "territory", "date", "language", "limit", "offset")
    voice = asks.voice_of(territory, language, date)
    part, about = asks.part_of(request, voice.ground.parameters.values(), limit, offset)
    return Parameters(results=[parameter_of(voice, found) for found in part], **about)


@router.get("parameters/{key}", response=ParameterHistory, tags=["facts"])
def parameter(
    request: HttpRequest, key: Key, territory: Path | None = None, date: Day | None = None, language: Tongue = "en"
) -> ParameterHistory:
    """One figure with the history of its values and their sources; seen from its own territory if none is named."""
    asks.only(request, "territory", "date", "language")
    seen_from = asks.home_of("parameters", key, field="key") if territory is None else territory
    voice = asks.voice_of(seen_from, language, date)
    return history_of(voice, asks.fact_of(voice.ground.parameters, key, field="key"))


@router.get("procedures", response=Procedures, tags=["facts"])
def procedures(
    request: HttpRequest,
    territory: Path,
    language: Tongue = "en",
    phase: Phase | None = None,
    sector: Sector | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Procedures:
    """The steps that hold in a territory, phase by phase, as they are today."""
    asks.only(request, "territory", "language", "phase", "sector", "limit", "offset")
    for field, value, allowed in (("phase", phase, PHASES), ("sector", sector, SECTORS)):
        if value is not None and value not in allowed:
            raise wrong(field, value, allowed)
    voice = asks.voice_of(territory, language)
    part, about = asks.part_of(request, _fitting(voice, phase, sector), limit, offset)
    return Procedures(results=[procedure_of(voice, found) for found in part], **about)


def _fitting(voice: Voice, phase: str | None, sector: str | None) -> list[schema.Procedure]:
    """The steps of a phase that a person of a trade may meet."""
    person = Profile({"sector": frozenset({sector})} if sector else {})
    steps = sorted(voice.base.steps.values(), key=lambda step: step.phase)
    of_phase = [step for step in steps if phase in (None, step.procedure.phase)]
    return [step.procedure for step in of_phase if sector is None or step.when.judge(person) is not False]


@router.get("procedures/{id}", response=Procedure, tags=["facts"])
def procedure(
    request: HttpRequest,
    id: Id,  # noqa: A002 (the contract names it)
    language: Tongue = "en",
    territory: Path | None = None,
) -> Procedure:
    """One step; seen from its own territory if none is named."""
    asks.only(request, "language", "territory")
    seen_from = asks.home_of("procedures", id, field="id") if territory is None else territory
    voice = asks.voice_of(seen_from, language)
    return procedure_of(voice, asks.fact_of(voice.ground.procedures, id, field="id"))


@router.post("roadmap", response=Roadmap, tags=["roadmap"])
def roadmap(request: HttpRequest, asked: Person) -> Roadmap:
    """The roadmap of a person in a territory on a day."""
    asks.only(request)
    person = asks.person_of(asked.profile)
    voice = asks.voice_of(asked.territory, asked.language, asked.date)
    with override(voice.language):
        return roadmap_of(voice, plan(voice.base, person))


@router.post("roadmap/alternatives", response=Alternatives, tags=["roadmap"])
def roadmap_alternatives(request: HttpRequest, asked: Person) -> Alternatives:
    """The same person with each legal form that is not ruled out, side by side."""
    asks.only(request)
    person = asks.person_of(asked.profile)
    voice = asks.voice_of(asked.territory, asked.language, asked.date)
    with override(voice.language):
        return alternatives_of(voice, alternatives(voice.base, person))
