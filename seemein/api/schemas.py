"""The shapes of requests and answers, as OpenAPI describes them."""

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict

Number = int | float
Scalar = int | float | str


class Strict(Schema):
    """A request body: an unknown field is refused."""

    model_config = ConfigDict(extra="forbid")


class RoadmapIn(Strict):
    """A person in a territory. A field left out of the profile is unknown. Nothing of it is stored or logged."""

    territory: str
    language: str | None = None
    date: str | None = None
    profile: dict[str, Any] = {}


class TerritoryOut(Schema):
    path: str
    parent: str | None
    name: str
    local_name: str
    language: str
    currency: str
    time_zone: str
    within: list[str]


class SourceOut(Schema):
    id: str
    title: str
    publisher: str
    url: str
    official: bool
    read_on: str
    page_date: str | None


class ValueOut(Schema):
    value: Scalar
    valid_from: str | None
    valid_to: str | None
    confidence: Literal["confirmed", "single", "dated"]
    note: str
    sources: list[SourceOut]


class ParameterOut(Schema):
    key: str
    label: str
    unit: str
    territory: str
    legal_basis: str
    value: Scalar | None
    unknown: str | None
    figure: str | None


class ParameterHistoryOut(ParameterOut):
    history: list[ValueOut]


class ReasonOut(Schema):
    field: str
    values: list[str | bool]
    holds: bool
    text: str


class CostOut(Schema):
    label: str
    kind: str
    parameter: str | None
    parameters: list[str]
    min: Number | None
    max: Number | None
    currency: str | None
    unit: str | None
    recurs: str | None
    once: str | None
    state: Literal["required", "maybe"]
    free: bool
    unknown: str | None


class AuthorityOut(Schema):
    id: str
    name: str
    local_name: str
    url: str


class DueOut(Schema):
    anchor: str
    anchor_kind: Literal["step", "event", "day", "day_of_month"]
    offset_days: int | None
    recurs: str | None


class DeadlineOut(Schema):
    text: str
    anchor: str | None
    offset_days: int | None
    recurs: str | None
    all: list[DueOut]


class DaysOut(Schema):
    min: int | None
    max: int | None


class ProcedureOut(Schema):
    id: str
    title: str
    title_language: str
    local_title: str
    what: str
    territory: str
    phase: str
    one_of: str | None
    needs: list[str]
    days: DaysOut
    costs: list[CostOut]
    documents: list[str]
    authority: AuthorityOut | None
    channel: list[str]
    url: str
    deadline: DeadlineOut | None
    renew: str
    gives: str
    beware: str
    legal_basis: str
    when: dict[str, Any]
    sources: list[SourceOut]


class StepOut(Schema):
    id: str
    title: str
    title_language: str
    local_title: str
    phase: str
    state: Literal["required", "maybe"]
    because: list[ReasonOut]
    waits_for: list[str]
    one_of: str | None
    needs: list[str]
    start_day: int | None
    start_is_least: bool
    days: DaysOut
    critical: bool
    costs: list[CostOut]
    documents: list[str]
    authority: AuthorityOut | None
    sources: list[SourceOut]
    deadline: DeadlineOut | None


class BlockOut(Schema):
    id: str
    level: Literal["stop", "first", "ask"]
    state: Literal["required", "maybe"]
    text: str
    ways_out: list[str]
    because: list[ReasonOut]
    waits_for: list[str]
    sources: list[SourceOut]


class DocumentOut(Schema):
    text: str
    steps: list[str]


class DaysTotalOut(Schema):
    min: int
    max: int | None
    unknown_steps: int


class MoneyTotalOut(Schema):
    currency: str
    recurs: str | None
    min: Number
    max: Number
    unknown_steps: int


class TotalsOut(Schema):
    days: DaysTotalOut
    fees: list[MoneyTotalOut]
    capital: list[MoneyTotalOut]


class QuestionOut(Schema):
    field: str
    decides: int


class RoadmapOut(Schema):
    territory: str
    language: str
    date: str
    steps: list[StepOut]
    after: list[StepOut]
    blocks: list[BlockOut]
    documents: list[DocumentOut]
    totals: TotalsOut
    next_question: QuestionOut | None


class AlternativeOut(Schema):
    id: str
    form: str
    name: str
    local_name: str
    liability: str
    state: Literal["open", "maybe"]
    steps: list[str]
    days: DaysTotalOut
    fees: list[MoneyTotalOut]
    capital: CostOut | None


class AlternativesOut(Schema):
    territory: str
    language: str
    date: str
    alternatives: list[AlternativeOut]


class TerritoriesOut(Schema):
    results: list[TerritoryOut]
    count: int
    next: str | None


class ParametersOut(Schema):
    results: list[ParameterOut]
    count: int
    next: str | None


class ProceduresOut(Schema):
    results: list[ProcedureOut]
    count: int
    next: str | None


class FieldErrorOut(Schema):
    field: str
    value: str
    allowed: list[str]


class ProblemOut(Schema):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldErrorOut] = []
