"""Small shapes that many answers share."""

from datetime import date as day
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, WithJsonSchema

Number = Annotated[int | float, WithJsonSchema({"type": "number"})]
Scalar = Annotated[int | float | str, WithJsonSchema({"type": ["number", "string"]})]
State = Literal["required", "maybe"]
Language = Annotated[str, Field(description="The language that the text is really in: English where it is not translated.")]
Machine = Annotated[bool, Field(description="Whether a machine translated a text of it and nobody has read that yet.")]


def number(amount: Decimal) -> int | float:
    """An amount as a JSON number of the same figure: whole where it is whole."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


class Text(BaseModel):
    """A text in the language asked for, or in English."""

    text: str
    language: Language


class Source(BaseModel):
    """Where a fact was read."""

    id: str
    title: str
    publisher: str
    url: str
    official: bool
    read_on: day
    page_date: str | None = Field(description="As exact as the page says: 2026, 2026-11 or 2026-11-22.")


class Authority(BaseModel):
    """The office in charge."""

    id: str
    name: str
    local_name: str
    url: str


class Days(BaseModel):
    """A length in days; null: not known."""

    min: int | None
    max: int | None


class Cost(BaseModel):
    """One cost. The costs of a step are addends; only those of kind fee are added up in totals."""

    label: str
    label_language: Language
    kind: Literal["fee", "capital", "deposit", "wage", "rate"]
    state: State = Field(description="required, or maybe: only some people pay it.")
    parameter: str | None = Field(description="The key of its figure, of a range the higher one; null: it has none.")
    parameters: list[str] = Field(description="The keys of all its figures: two for a range.")
    min: Number | None = Field(description="Null: not known on this day.")
    max: Number | None
    currency: str | None
    unit: str | None = Field(description="As in the fact files, such as EUR/month or %.")
    recurs: Literal["year", "month", "renewal"] | None = Field(description="Null: paid once.")
    once: str | None = Field(description="Costs with the same word are paid once, whichever step asks first.")
    free: bool
    unknown: Literal["not_yet", "ended", "between"] | None = Field(description="Why its figure has no value on this day.")


class Due(BaseModel):
    """A typed deadline."""

    anchor: str = Field(description="A step, an event such as start, a day of the year (MM-DD), a date, or a day of the month.")
    anchor_kind: Literal["step", "event", "day", "day_of_month"]
    offset_days: int | None = Field(description="Days after the anchor, negative: before it; null: not known on this day.")
    recurs: Literal["year", "quarter", "month", "week", "renewal"] | None


class Deadline(BaseModel):
    """When a step must be done: in words, and typed where it can be. The first typed one stands beside the words."""

    text: str
    language: Language
    anchor: str | None
    offset_days: int | None
    recurs: str | None
    all: list[Due]


class Fault(BaseModel):
    """A field that cannot be taken as it is."""

    field: str
    value: str | None
    allowed: list[str]


class ProblemDetails(BaseModel):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []
