"""The parts of a record that repeat: values of a history, costs, deadlines, the cases of a condition."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from seemein.core.facts import vocabulary as words
from seemein.knowledge import labels
from seemein.knowledge.forms import conditions
from seemein.knowledge.forms.conditions import Case
from seemein.knowledge.forms.fields import Choices, Day, Figure, Kept, Many, One, Words, read_figure

CHECKED = ("checked_on", "checked_by", "check_by")


class Offered:
    """What a country offers for choosing: its sources, steps, offices, figures, places."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        place = raw["territory"]
        self.sources: Choices = [(row["id"], f"{row['publisher']}: {row['title']}") for row in raw["sources"]]
        self.steps: Choices = [(row["id"], f"{row['title']} ({row['id']})") for row in raw["procedures"]]
        self.offices: Choices = [(row["id"], f"{row['local_name']} ({row['name']})") for row in raw["authorities"]]
        self.figures: Choices = [(row["key"], f"{row['label']} ({row['key']})") for row in raw["parameters"]]
        self.money: Choices = self._of_units(raw, words.MONEY_UNITS)
        self.times: Choices = self._of_units(raw, tuple(words.DAYS_IN))
        self.places: Choices = [(one["path"], one["local_name"]) for one in (place, *place["within"])]
        self.groups: Choices = [
            (name, name) for name in dict.fromkeys(row["one_of"] for row in raw["procedures"] if row.get("one_of"))
        ]

    @staticmethod
    def _of_units(raw: Mapping[str, Any], units: tuple[str, ...]) -> Choices:
        rows = (row for row in raw["parameters"] if row["unit"].split("/")[0] in units)
        return [(row["key"], f"{row['label']} ({row['key']})") for row in rows]


class Part(forms.Form):
    """One item of a list in a record. `raw` is the item as it was: what the form does not show is kept."""

    def __init__(self, *args: Any, offered: Offered, raw: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.raw = raw or {}
        self.build(offered)

    def build(self, offered: Offered) -> None:
        """Add the fields."""
        raise NotImplementedError

    def record(self) -> dict[str, Any]:
        """The item in the files' format."""
        raise NotImplementedError


class ValuePart(Part):
    """One value of a parameter: what, from when to when, who says so, how sure, when checked."""

    def build(self, offered: Offered) -> None:
        self.fields["value"] = Figure(label=_("Value"))
        self.fields["valid_from"] = Day(label=_("Holds from"), help_text=_("Empty: in force as far as known."))
        self.fields["valid_to"] = Day(label=_("Last day"), help_text=_("Empty: no end known."))
        self.fields["confidence"] = One([(word, labels.CONFIDENCES[word]) for word in words.CONFIDENCES], label=_("How sure"))
        self.fields["sources"] = Kept(offered.sources, before=self.raw.get("sources", ()), label=_("Sources"))
        self.fields["note"] = Words(label=_("Note for editors"), required=False, long=True)
        self.fields["legal_basis"] = Words(label=_("Legal basis, as a pointer"), required=False)
        self.fields["checked_on"] = Day(label=_("Checked on"))
        self.fields["checked_by"] = Words(label=_("Checked by (the partner)"), required=False)
        self.fields["check_by"] = Day(
            label=_("Check again by"), help_text=_("Empty: after a year, or half a year if not confirmed.")
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("valid_from"), data.get("valid_to")
        if start and end and start > end:
            self.add_error("valid_to", _("The last day lies before the first one."))
        return data

    def record(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept = {name: data[name] for name in ("value", "valid_from", "valid_to", "sources", "confidence", "note")}
        return kept | {name: data[name] for name in ("legal_basis", *CHECKED) if data[name]}

    def read_value(self, unit: str) -> None:
        """Read the value in the parameter's unit; its fault stands beside the field."""
        try:
            self.cleaned_data["value"] = read_figure(str(self.cleaned_data.get("value", "")), unit)
        except ValidationError as error:
            self.add_error("value", error)


class CostPart(Part):
    """A cost of a step: one figure, a range of two, or free."""

    def build(self, offered: Offered) -> None:
        self.fields["label"] = Words(label=_("What it is for"))
        self.fields["kind"] = One([(word, labels.COST_KINDS[word]) for word in words.COST_KINDS], label=_("Kind"))
        self.fields["parameter"] = One(offered.figures, label=_("Figure"), required=False)
        self.fields["min"] = One(offered.figures, label=_("Or from"), required=False)
        self.fields["max"] = One(offered.figures, label=_("to"), required=False)
        self.fields["free"] = forms.BooleanField(label=_("Free of charge"), required=False)
        self.fields["recurs"] = One(
            [(word, labels.RECURRENCES[word]) for word in words.RECURRENCES], label=_("Paid"), empty=_("once"), required=False
        )
        self.fields["once"] = Words(label=_("Short name, if other steps name the same fee"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        ways = [bool(data.get("parameter")), bool(data.get("min") and data.get("max")), bool(data.get("free"))]
        if sum(ways) != 1:
            self.add_error("parameter", _("Choose one of three: a figure, a range of two figures, or free of charge."))
        return data

    def record(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("label", "parameter", "min", "max", "kind", "free", "recurs", "once")
        kept = {name: data[name] for name in names if data.get(name)}
        return kept | ({"when": self.raw["when"]} if self.raw.get("when") else {})


class DuePart(Part):
    """A typed deadline: so long after (or before) a step, an event, a day."""

    def build(self, offered: Offered) -> None:
        self.fields["step"] = One(offered.steps, label=_("After this step"), required=False)
        self.fields["event"] = One([(word, word) for word in words.DUE_EVENTS], label=_("or after this event"), required=False)
        self.fields["day"] = Words(label=_("or on this day (03-31, 2027-01-01, or a figure's key)"), required=False)
        self.fields["day_of_month"] = Words(label=_("or on this day of the month (1 to 31, or a figure's key)"), required=False)
        self.fields["offset"] = Words(label=_("Days later (a number, or the key of a length)"), required=False)
        self.fields["before"] = forms.BooleanField(label=_("Count back from it"), required=False)
        self.fields["recurs"] = One(
            [(word, labels.RECURRENCES[word]) for word in words.DUE_RECURRENCES], label=_("Again"), required=False
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if sum(bool(data.get(name)) for name in ("step", "event", "day", "day_of_month")) != 1:
            self.add_error("step", _("A deadline hangs on exactly one thing: a step, an event, a day or a day of the month."))
        return data

    def record(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept = {name: data[name] for name in ("step", "event", "day") if data.get(name)}
        kept |= {name: _whole(data[name]) for name in ("day_of_month", "offset") if data.get(name)}
        return kept | {name: data[name] for name in ("before", "recurs") if data.get(name)}


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text


class CasePart(Part):
    """One case of a condition: for each question, the answers that fit."""

    def build(self, offered: Offered) -> None:
        for name in words.ASKING_ORDER:
            self.fields[name] = Many(conditions.choices(name), boxes=True, label=str(labels.FIELDS[name]), required=False)

    def case(self) -> Case:
        """The case that was chosen."""
        chosen = {name: tuple(conditions.value_of(name, one) for one in self.cleaned_data[name]) for name in words.ASKING_ORDER}
        return Case({name: values for name, values in chosen.items() if values})


class OneOfPart(CasePart):
    """A case of which one must fit; it may also say whom it does not describe."""

    def build(self, offered: Offered) -> None:
        super().build(offered)
        self.fields["negated"] = forms.BooleanField(label=_("Turn it round: people of whom this is not true"), required=False)

    def case(self) -> Case:
        return Case(super().case().answers, negated=self.cleaned_data["negated"])


class Parts(BaseFormSet[Part]):
    """A list of parts; an emptied or ticked one goes, one empty one stands at the end for adding."""

    def __init__(self, *args: Any, raws: Iterable[Mapping[str, Any]] = (), offered: Offered, **kwargs: Any) -> None:
        self.raws, self.offered = list(raws), offered
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        raw = self.raws[index] if index is not None and index < len(self.raws) else None
        return {**super().get_form_kwargs(index), "offered": self.offered, "raw": raw}

    @property
    def kept(self) -> list[Part]:
        """The parts that stay: written and not ticked for removal."""
        gone = self.deleted_forms
        return [form for form in self.forms if form not in gone and (form.has_changed() or form in self.initial_forms)]

    def records(self) -> list[dict[str, Any]]:
        """Their records."""
        return [form.record() for form in self.kept]


def parts_of(
    kind: type[Part], prefix: str, initial: list[Any], offered: Offered, data: Any = None, *, raws: Iterable[Any] = ()
) -> Parts:
    """The list of parts of a record's field."""
    formset: Any = formset_factory(kind, formset=Parts, extra=1, can_delete=True, max_num=60, absolute_max=60)
    made: Parts = formset(data, prefix=prefix, initial=initial, offered=offered, raws=raws)
    return made


def case_initial(case: Case) -> dict[str, Any]:
    """A case as its form begins."""
    answers: dict[str, Any] = {name: [labels.value_key(one) for one in values] for name, values in case.answers.items()}
    return answers | {"negated": case.negated}
