"""What a request may say. Names that nobody knows are answered by `asks`, with what is allowed."""

from typing import Annotated, Any, Final

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from seemein.core.facts.vocabulary import ASKING_ORDER, ONE, PHASES, SECTORS, SETS

MOST: Final = 200
FURTHEST: Final = 1_000_000
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


def _text(about: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": about, **more})


def _whole(about: str, least: int, most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": least, "maximum": most, "description": about})


Path = Annotated[str, _text("The path of a territory, such as it/lombardia/milano.")]
Key = Annotated[str, _text("The key of a figure, such as it.flat_rate.revenue_limit.")]
Id = Annotated[str, _text("The id of a step, such as it.codice-fiscale.")]
Day = Annotated[str, _text("From 1990-01-01 to 2100-12-31; left out: today, there.", format="date")]
Tongue = Annotated[str, _text("The language of texts; English where one is not translated.", enum=list(LANGUAGES))]
Phase = Annotated[str, _text("Only steps of this phase.", enum=list(PHASES))]
Sector = Annotated[str, _text("Only steps that a person of this trade may meet.", enum=list(SECTORS))]
Limit = Annotated[int, Field(ge=1, le=MOST), _whole("How many to give.", 1, MOST)]
Offset = Annotated[int, Field(ge=0, le=FURTHEST), _whole("How many to leave out before.", 0, FURTHEST)]


class Person(BaseModel):
    """A person in a territory. Nothing of it is stored or logged."""

    model_config = ConfigDict(extra="forbid")

    territory: Path
    language: Tongue = "en"
    date: Day | None = None
    profile: Annotated[dict[str, Any], WithJsonSchema(_PROFILE)] = {}
