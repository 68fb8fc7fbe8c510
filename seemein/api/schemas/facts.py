"""Territories, parameters and procedures."""

from datetime import date as day
from typing import Any, Literal

from pydantic import BaseModel, Field

from seemein.api.schemas.common import Authority, Cost, Days, Deadline, Language, Machine, Scalar, Source, Text


class Territory(BaseModel):
    """A place where facts hold. What holds above it holds there too."""

    path: str
    parent: str | None
    name: str = Field(description="In English.")
    local_name: str
    language: str = Field(description="Of its offices.")
    currency: str
    time_zone: str = Field(description="In which its days begin.")
    within: list[str] = Field(description="The paths of the territories right below it.")
    languages: list[str] = Field(description="In which its facts can be read, at least in part.")


class Value(BaseModel):
    """A figure between two dates; `valid_from` null: in force as far as known, `valid_to` null: until further notice."""

    value: Scalar
    valid_from: day | None
    valid_to: day | None
    confidence: Literal["confirmed", "single", "dated"] = Field(
        description="confirmed; single: one unofficial source; dated: its newest source is old and it may have moved."
    )
    note: str
    sources: list[Source]


class Parameter(BaseModel):
    """A figure on a day. Outside its known dates it has no value, never the nearest one."""

    key: str
    label: str
    label_language: Language
    unit: str
    currency: str | None
    territory: str
    legal_basis: str = Field(description="A pointer to the law; the proof is in the sources.")
    date: day = Field(description="The day that the value is for.")
    value: Scalar | None
    figure: str | None = Field(description="The value as a reader of the language sees it.")
    confidence: Literal["confirmed", "single", "dated"] | None
    unknown: Literal["not_yet", "ended", "between"] | None = Field(description="Why there is no value.")
    sources: list[Source] = Field(description="Of the value on that day.")


class ParameterHistory(Parameter):
    """A figure with every value that is known, past and announced."""

    history: list[Value]


class Procedure(BaseModel):
    """One thing that a person does at one office."""

    id: str
    title: str
    title_language: Language
    local_title: str
    what: str
    gives: str
    renew: str
    beware: str
    languages: dict[str, str] = Field(description="The language that each of its texts is really in.")
    machine: Machine
    territory: str
    phase: str
    when: dict[str, Any] = Field(description="The condition under which it is required; empty: always.")
    one_of: str | None = Field(description="The group of which one step is enough.")
    needs: list[str] = Field(description="Steps to finish before, where they apply.")
    authority: Authority | None
    channel: list[Literal["online", "in_person", "post", "intermediary"]]
    url: str
    days: Days
    costs: list[Cost]
    deadline: Deadline | None
    documents: list[Text]
    legal_basis: str = Field(description="A pointer to the law; the proof is in the sources.")
    sources: list[Source]


class Listed(BaseModel):
    """A part of a list."""

    count: int = Field(description="How many there are in all.")
    next: str | None = Field(description="The address of the next part; null: this is the last.")


class Territories(Listed):
    """A part of the list of territories."""

    results: list[Territory]


class Parameters(Listed):
    """A part of the list of parameters."""

    results: list[Parameter]


class Procedures(Listed):
    """A part of the list of procedures."""

    results: list[Procedure]
