"""The roadmap of a person, and the same with each legal form."""

from datetime import date as day
from typing import Literal

from pydantic import BaseModel, Field

from seemein.api.schemas.common import Authority, Cost, Days, Deadline, Language, Machine, Number, Source, State, Text


class Because(BaseModel):
    """An answer that decided: the field has one of the values or, where it does not hold, none of them."""

    field: str
    values: list[str | bool]
    holds: bool
    text: str = Field(description="In the language asked for, to stand after the word because.")


class Step(BaseModel):
    """A step of the roadmap."""

    id: str
    title: str
    title_language: Language
    local_title: str
    machine: Machine
    phase: str
    territory: str = Field(description="Where it holds: the territory asked for or one above it.")
    state: State = Field(description="required, or maybe: it waits for answers.")
    because: list[Because]
    waits_for: list[str] = Field(description="The fields of the profile that would decide it.")
    one_of: str | None = Field(description="The group of which one step is enough.")
    needs: list[str] = Field(description="Steps of this plan to finish before.")
    start_day: int | None = Field(description="The earliest day, from 0; null: it does not count to the first trading day.")
    start_is_least: bool = Field(description="The start is at least this day, for a length before it is not known.")
    days: Days
    critical: bool = Field(description="It stands on the longest chain to the first trading day.")
    costs: list[Cost]
    documents: list[Text]
    authority: Authority | None
    sources: list[Source]
    deadline: Deadline | None


class Block(BaseModel):
    """What a residence status stops, and the ways out."""

    id: str
    level: Literal["stop", "first", "ask"] = Field(description="May not start; something else comes first; ask before paying.")
    state: State = Field(description="required: it holds; maybe: it waits for answers.")
    text: str
    language: Language
    because: list[Because]
    waits_for: list[str]
    ways_out: list[str] = Field(description="Steps of this plan that lead out of it.")
    sources: list[Source]


class Document(BaseModel):
    """A paper to bring, once, with the steps that want it."""

    text: str
    language: Language
    steps: list[str]


class DaysTotal(BaseModel):
    """Days to the first lawful trading day; `max` null: some steps have no known length."""

    min: int
    max: int | None
    unknown_steps: int


class MoneyTotal(BaseModel):
    """Amounts of one currency and one rhythm."""

    currency: str
    recurs: Literal["year", "month", "renewal"] | None = Field(description="Null: paid once.")
    min: Number
    max: Number
    unknown_steps: int = Field(description="Required steps without a known cost.")


class Totals(BaseModel):
    """What the required steps take and cost."""

    days: DaysTotal
    fees: list[MoneyTotal]
    capital: list[MoneyTotal]


class Question(BaseModel):
    """The next question that can still change the plan."""

    field: str
    decides: int = Field(description="How many steps an answer may change.")


class Answered(BaseModel):
    """What an answer is about."""

    territory: str
    language: str
    date: day
    snapshot: str = Field(description="The edition of the facts: the same id, the same facts.")


class Roadmap(Answered):
    """The steps in the order to do them. Nothing of the profile is kept."""

    steps: list[Step]
    after: list[Step] = Field(description="Behind a block of level stop: what stands under after that.")
    blocks: list[Block]
    documents: list[Document]
    totals: Totals
    next_question: Question | None


class Alternative(BaseModel):
    """The same person with one legal form."""

    id: str
    form: str
    name: Text
    local_name: str
    what: Text
    liability: Text
    owners: Text
    notary: bool
    state: Literal["open", "maybe"] = Field(description="maybe: it waits for answers.")
    min_capital: Cost | None
    steps: list[str]
    totals: Totals
    sources: list[Source]


class Alternatives(Answered):
    """One column for each legal form that is not ruled out, in the order of the facts."""

    alternatives: list[Alternative]
