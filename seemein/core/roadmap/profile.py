"""Who a person is, as far as she said: each field known or unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from seemein.core.facts.vocabulary import ASKING_ORDER, FIELDS, ONE, SETS

Answer = str | bool | frozenset[str]


@dataclass(frozen=True, slots=True)
class ProfileFault:
    """One field that cannot be read, with what is allowed."""

    field: str
    value: str
    allowed: tuple[str, ...]


class ProfileError(ValueError):
    """The answers cannot be a person's profile."""

    def __init__(self, faults: Iterable[ProfileFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "; ".join(f"{fault.field}: {fault.value!r}, allowed: {', '.join(fault.allowed)}" for fault in self.faults)
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """Known answers by field. A field that is absent is unknown; a set that is there is complete."""

    answers: Mapping[str, Answer]

    def known(self, field: str) -> bool:
        """Whether the field is answered, or cannot apply (a residence status for a citizen of the EU)."""
        return field in self.answers or (field == "status" and self.answers.get("nationality") == "eu")

    def replace(self, field: str, answer: Answer | None) -> "Profile":
        """The same person with one answer changed or, with None, taken back."""
        answers = {key: value for key, value in self.answers.items() if key != field}
        if answer is not None:
            answers[field] = answer
        if field == "nationality" and answer != "non_eu":
            answers.pop("status", None)
        if field == "status" and answer is not None:
            answers["nationality"] = "non_eu"
        return Profile(answers)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The fields not answered, in the order of asking."""
        return tuple(field for field in ASKING_ORDER if not self.known(field))


def allowed(field: str) -> tuple[str, ...]:
    """The values of a field as outside programs write them."""
    return tuple(str(value).lower() if isinstance(value, bool) else str(value) for value in FIELDS[field])


def read(raw: Mapping[str, Any]) -> Profile:
    """The profile that plain values describe; raises ProfileError with every field that is wrong."""
    faults: list[ProfileFault] = []
    answers: dict[str, Answer] = {}
    for field, value in raw.items():
        if field not in FIELDS:
            faults.append(ProfileFault(str(field), str(value), tuple(FIELDS)))
        elif value is not None:
            answer = _answer(field, value)
            if answer is None:
                faults.append(ProfileFault(field, str(value), allowed(field)))
            else:
                answers[field] = answer
    if "status" in answers and answers.setdefault("nationality", "non_eu") == "eu":
        faults.append(ProfileFault("status", str(answers["status"]), ("no status together with nationality eu",)))
    if faults:
        raise ProfileError(faults)
    return Profile(answers)


def _answer(field: str, value: Any) -> Answer | None:
    if field in SETS:
        if isinstance(value, str | bytes) or not isinstance(value, list | tuple | set | frozenset):
            return None
        return frozenset(value) if all(isinstance(item, str) and item in SETS[field] for item in value) else None
    if isinstance(value, bool) != isinstance(ONE[field][0], bool):
        return None
    return value if isinstance(value, str | bool) and value in ONE[field] else None


def plain(profile: Profile) -> dict[str, Any]:
    """The answers as plain values, fields in the order of asking, sets in the order of the vocabulary."""
    known = [field for field in ASKING_ORDER if field in profile.answers]
    return {field: _plain(field, profile.answers[field]) for field in known}


def _plain(field: str, answer: Answer) -> Any:
    return [value for value in SETS[field] if value in answer] if isinstance(answer, frozenset) else answer


def single_answers(field: str) -> tuple[Answer, ...]:
    """Every answer to a field; for a set none, each alone, and all."""
    if field in SETS:
        values = SETS[field]
        return (frozenset(), *(frozenset({value}) for value in values), frozenset(values))
    return tuple(FIELDS[field])


EVERYBODY = Profile({})
