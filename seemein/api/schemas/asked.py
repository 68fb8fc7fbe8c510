"""What a request may say. Names that nobody knows are answered by `asks`, with what is allowed."""

from collections.abc import Iterable
from typing import Annotated, Any, Final

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from seemein.core.facts.vocabulary import ASKING_ORDER, ONE, PHASES, SECTORS, SETS

MOST: Final = 200
LANGUAGES: Final = tuple(code for code, _ in settings.LANGUAGES)


def _answers(field: str) -> dict[str, Any]:
    if field in SETS:
        return {"type": ["array", "null"], "items": {"type": "string", "enum": list(SETS[field])}, "uniqueItems": True}
    return {"enum": [*ONE[field], None]}


_PROFILE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {field: _answers(field) for field in ASKING_ORDER},
    "description": "A field left out or null is unknown; a list, once given, is complete. A status implies non_eu.",
}
_DAY = {"type": "string", "format": "date"}


def _one_of(allowed: Iterable[str], about: str) -> Any:
    return Field(description=about, json_schema_extra={"enum": list(allowed)})


Path = Annotated[str, Field(description="The path of a territory, such as it/lombardia/milano.")]
Day = Annotated[str, WithJsonSchema(_DAY), Field(description="From 1990-01-01 to 2100-12-31; left out: today, there.")]
Tongue = Annotated[str, _one_of(LANGUAGES, "The language of texts; English where one is not translated.")]
Phase = Annotated[str, _one_of(PHASES, "Only steps of this phase.")]
Sector = Annotated[str, _one_of(SECTORS, "Only steps that a person of this trade may meet.")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many to give.")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="How many to leave out before.")]


class Person(BaseModel):
    """A person in a territory. Nothing of it is stored or logged."""

    model_config = ConfigDict(extra="forbid")

    territory: Path
    language: Tongue = "en"
    date: Day | None = None
    profile: Annotated[dict[str, Any], WithJsonSchema(_PROFILE)] = {}
