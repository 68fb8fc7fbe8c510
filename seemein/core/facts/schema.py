"""What a country file says, as frozen records. Field names are those of the files; docs/content.md explains each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Scalar = int | float | str | date
RawCondition = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a parameter between two dates; `valid_from` None: in force as far as known, start not read.

    `checked_on` None: the day its sources were read. `check_by` None: the ordinary time after that (freshness.py).
    """

    value: Scalar
    valid_from: date | None
    valid_to: date | None
    sources: tuple[str, ...]
    confidence: str
    note: str
    legal_basis: str = ""
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure with its unit and its history."""

    key: str
    label: str
    unit: str
    territory: str
    legal_basis: str
    history: tuple[Value, ...]

    @property
    def currency(self) -> str | None:
        """EUR or HUF for money, else None."""
        start = self.unit.partition("/")[0]
        return start if start in ("EUR", "HUF") else None


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost of a step: one parameter, a range of two, or known to be free."""

    label: str
    kind: str
    parameter: str | None = None
    min: str | None = None
    max: str | None = None
    when: RawCondition = field(default_factory=dict)
    recurs: str | None = None
    once: str | None = None
    free: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The keys it stands on: none, one or two."""
        return tuple(key for key in (self.parameter, self.min, self.max) if key)


@dataclass(frozen=True, slots=True)
class Duration:
    """How long an office takes, in days; None: not known."""

    min_days: int | None = None
    max_days: int | None = None
    parameter: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A typed deadline: so many days after (or before) a step, an event, a day of the year or of the month."""

    step: str | None = None
    event: str | None = None
    day: Scalar | None = None
    day_of_month: Scalar | None = None
    offset: int | str = 0
    before: bool = False
    recurs: str | None = None

    @property
    def anchor(self) -> str:
        """What it hangs on, in one word: a step's id, an event, a day or the key of one."""
        return str(self.step or self.event or self.day or self.day_of_month)


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    url: str
    official: bool
    language: str
    page_date: str | None
    read_on: date


@dataclass(frozen=True, slots=True)
class Authority:
    id: str
    name: str
    local_name: str
    what: str
    url: str
    territory: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalForm:
    id: str
    form: str
    name: str
    local_name: str
    what: str
    liability: str
    owners: str
    when: RawCondition
    min_capital: str | None
    costs: tuple[Cost, ...]
    set_up_days: str | None
    notary: bool
    suits: str
    beware: str
    sources: tuple[str, ...]
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class WorkedExample:
    revenue: Scalar
    costs: Scalar
    steps: tuple[str, ...]
    tax: Scalar
    contributions: Scalar
    net: Scalar


@dataclass(frozen=True, slots=True)
class TaxRegime:
    id: str
    name: str
    local_name: str
    what: str
    when: RawCondition
    limits: tuple[str, ...]
    base: str
    rates: tuple[str, ...]
    contributions: str
    vat: str
    worked_example: WorkedExample | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What a residence status stops, and the procedures that lead out of it."""

    id: str
    level: str
    when: RawCondition
    what: str
    ways_out: tuple[str, ...]
    sources: tuple[str, ...]
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One thing a person does at one office, with what it costs, takes, needs and gives."""

    id: str
    title: str
    local_title: str
    what: str
    territory: str
    phase: str
    when: RawCondition
    authority: str | None
    channel: tuple[str, ...]
    url: str
    costs: tuple[Cost, ...]
    duration: Duration
    deadline: str
    renew: str
    documents: tuple[str, ...]
    needs: tuple[str, ...]
    gives: str
    beware: str
    legal_basis: str
    sources: tuple[str, ...]
    one_of: str | None = None
    due: tuple[Due, ...] = ()
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A narrower territory changes single fields of a fact of a wider one."""

    of: str
    territory: str
    set: Mapping[str, Any]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    id: str
    gross_month: str
    employer_rates: tuple[str, ...]
    steps: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    id: str
    name: str
    local_name: str
    provider: str
    kind: str
    territory: str
    who: str
    when: RawCondition
    amount: tuple[str, ...]
    rate: str
    status: str
    url: str
    sources: tuple[str, ...]
    note: str
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somebody who helps: a public body, chamber, co-operative or charity; never a private person."""

    id: str
    name: str
    kind: str
    territory: str
    what: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    free: bool | None
    address: str
    url: str
    sources: tuple[str, ...]
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Marketing:
    id: str
    title: str
    what: str
    territory: str
    when: RawCondition
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pitfall:
    id: str
    title: str
    what: str
    territory: str
    when: RawCondition
    sources: tuple[str, ...]
    checked_on: date | None = None
    checked_by: str = ""
    check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A local word that a person meets, how to say it and what it means."""

    term: str
    say: str
    english: str
    means: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be found, and what was tried."""

    what: str
    tried: str


@dataclass(frozen=True, slots=True)
class Place:
    path: str
    name: str
    local_name: str


@dataclass(frozen=True, slots=True)
class CountryPlace:
    path: str
    name: str
    local_name: str
    currency: str
    language: str
    checked_on: date
    within: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """One country file, whole."""

    territory: CountryPlace
    sources: tuple[Source, ...] = ()
    authorities: tuple[Authority, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    legal_forms: tuple[LegalForm, ...] = ()
    tax_regimes: tuple[TaxRegime, ...] = ()
    blocks: tuple[Block, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    overrides: tuple[Override, ...] = ()
    staff: tuple[Staff, ...] = ()
    funding: tuple[Funding, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    marketing: tuple[Marketing, ...] = ()
    glossary: tuple[Term, ...] = ()
    pitfalls: tuple[Pitfall, ...] = ()
    unknown: tuple[Gap, ...] = ()
