"""Hypothesis strategies: people as they might answer, and small made-up countries."""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from seemein.core.facts.ground import stand_in
from seemein.core.facts.schema import Cost, Country, CountryPlace, Duration, Parameter, Procedure, Value
from seemein.core.facts.vocabulary import ASKING_ORDER, ONE, PHASES, SETS
from seemein.core.roadmap.base import Base, prepare
from seemein.core.roadmap.profile import Answer, Profile
from tests.cases import countries

DAY = date(2026, 11, 24)


@cache
def base(path: str) -> Base:
    """A real territory's base."""
    return prepare(stand_in(countries()[path[:2]], path), DAY)


PLACES = [
    place
    for country in ("it", "de", "hu", "si", "hr")
    for place in (country, *(p.path for p in countries()[country].territory.within))
]
places = st.sampled_from(PLACES)


def answers(field: str) -> st.SearchStrategy[Answer]:
    """Any answer to a field."""
    if field in SETS:
        return st.frozensets(st.sampled_from(SETS[field]))
    return st.sampled_from(list(ONE[field]))


@st.composite
def people(draw: st.DrawFn, *, full: bool = False) -> Profile:
    """Somebody who has said everything (`full`) or as much as she liked."""
    profile = Profile({})
    for field in ASKING_ORDER:
        if (
            not profile.known(field)
            and (full or draw(st.booleans()))
            and (field != "status" or profile.answers.get("nationality") == "non_eu")
        ):
            profile = profile.replace(field, draw(answers(field)))
    return profile


def _conditions() -> st.SearchStrategy[dict[str, object]]:
    atoms = st.one_of(
        st.fixed_dictionaries({"stage": st.sampled_from(ONE["stage"])}),
        st.fixed_dictionaries({"nationality": st.sampled_from(ONE["nationality"])}),
        st.fixed_dictionaries({"status": st.lists(st.sampled_from(ONE["status"]), min_size=1, max_size=2, unique=True)}),
        st.fixed_dictionaries({"sector": st.lists(st.sampled_from(SETS["sector"][:3]), min_size=1, max_size=2, unique=True)}),
        st.fixed_dictionaries({"legal_form": st.sampled_from(ONE["legal_form"])}),
        st.fixed_dictionaries({"employs": st.booleans()}),
    )
    return st.recursive(
        st.one_of(st.just({}), atoms),
        lambda inner: st.one_of(
            st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=2)}),
            st.fixed_dictionaries({"not": inner}),
        ),
        max_leaves=3,
    )


KINDS = ("fee", "capital", "deposit", "wage", "rate")


@st.composite
def made_up(draw: st.DrawFn) -> Base:
    """A small country: steps with conditions, groups, needs without circles, lengths and costs."""
    count = draw(st.integers(2, 9))
    procedures = []
    for number in range(count):
        before = [f"xx.s{other}" for other in range(number)]
        group = draw(st.sampled_from([None, None, "xx.g0"]))
        needs = draw(st.lists(st.sampled_from(before), max_size=3, unique=True)) if before and group is None else []
        procedures.append(_procedure(draw, number, group, tuple(needs)))
    place = CountryPlace("xx", "X", "X", "EUR", "en", DAY, ())
    parameters = tuple(
        Parameter(f"xx.p{number}", "p", "EUR", "xx", "", (Value(number * 7 + 1, None, None, (), "confirmed", ""),))
        for number in range(4)
    )
    return prepare(stand_in(Country(place, parameters=parameters, procedures=tuple(procedures)), "xx"), DAY)


def _procedure(draw: st.DrawFn, number: int, group: str | None, needs: tuple[str, ...]) -> Procedure:
    length = draw(st.one_of(st.none(), st.integers(0, 30)))
    costs = draw(
        st.lists(
            st.builds(
                lambda kind, key, once: Cost("c", kind, parameter=f"xx.p{key}", once=once),
                st.sampled_from(KINDS),
                st.integers(0, 3),
                st.sampled_from([None, "shared"]),
            ),
            max_size=2,
        )
    )
    return Procedure(
        id=f"xx.s{number}",
        title="t",
        local_title="t",
        what="w",
        territory="xx",
        phase=draw(st.sampled_from(PHASES)),
        when=draw(_conditions()),
        authority=None,
        channel=(),
        url="",
        costs=tuple(costs),
        duration=Duration(length, length),
        deadline="",
        renew="",
        documents=("paper",) if draw(st.booleans()) else (),
        needs=needs,
        gives="",
        beware="",
        legal_basis="",
        sources=(),
        one_of=group,
    )


@st.composite
def anywhere(draw: st.DrawFn) -> Base:
    """A real territory or a made-up country."""
    return draw(st.one_of(places.map(base), made_up()))
