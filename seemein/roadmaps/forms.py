"""One question's answer as a form reads it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext

from seemein.core.facts.vocabulary import FIELDS, SETS
from seemein.core.roadmap.profile import Answer
from seemein.knowledge import labels

NONE_OF_THESE = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer to choose."""

    kind: str
    value: str
    label: str
    checked: bool


class AnswerForm(forms.Form):
    """The answer to one question: one value, or all that fit, or none of these."""

    answer = forms.Field(required=False)

    def __init__(self, field: str, data: QueryDict | None = None, *, answer: Answer | None = None) -> None:
        super().__init__(data)
        self.given = frozenset(data.getlist("answer")) if data is not None else frozenset()
        self.field, self.many, self.before = field, field in SETS, answer
        self.values = {labels.value_key(value): value for value in FIELDS[field]}
        # Every ticked tile counts, not only the last one.
        self.fields["answer"].widget = forms.MultipleHiddenInput()

    def clean_answer(self) -> Answer:
        """The answer as the core knows it; what cannot be read is said with what can."""
        given: list[str] = self.cleaned_data["answer"] or []
        if not given:
            raise ValidationError(gettext("Choose an answer, or say that you don't know."))
        if self.many and NONE_OF_THESE in given:
            return self._none(given)
        if any(value not in self.values for value in given) or (not self.many and len(given) > 1):
            text = gettext("We do not know this answer. You can choose: %(answers)s.")
            raise ValidationError(text % {"answers": self._allowed()})
        return frozenset(str(self.values[value]) for value in given) if self.many else self.values[given[0]]

    def _none(self, given: list[str]) -> Answer:
        if len(given) > 1:
            raise ValidationError(gettext("Choose what fits, or “None of these”, but not both."))
        return frozenset()

    def _allowed(self) -> str:
        return "; ".join(labels.value_label(self.field, value) for value in self.values.values())

    @property
    def error(self) -> str:
        """What is wrong, in words; empty where nothing is."""
        return " ".join(str(text) for text in self.errors.get("answer", []))

    @property
    def tiles(self) -> list[Tile]:
        """The answers to choose, with what was chosen."""
        chosen = self._chosen()
        kind = "checkbox" if self.many else "radio"
        tiles = [Tile(kind, key, labels.value_label(self.field, value), key in chosen) for key, value in self.values.items()]
        return [*tiles, Tile(kind, NONE_OF_THESE, gettext("None of these"), NONE_OF_THESE in chosen)] if self.many else tiles

    def _chosen(self) -> frozenset[str]:
        if self.is_bound:
            return self.given
        if isinstance(self.before, frozenset):
            return self.before or frozenset({NONE_OF_THESE})
        return frozenset() if self.before is None else frozenset({labels.value_key(self.before)})
