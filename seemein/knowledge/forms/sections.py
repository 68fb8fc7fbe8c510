"""The form of each section of a country's facts: which fields it has, in which order a person meets them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from seemein.core.facts import vocabulary as words
from seemein.core.facts.sections import KEYS
from seemein.knowledge import labels
from seemein.knowledge.forms.fields import Choices, Day, Kept, Lines, Many, Number, One, Words, YesNo
from seemein.knowledge.forms.parts import CHECKED, Offered


def _labelled(named: labels.Labels) -> Choices:
    return [(word, label) for word, label in named.items()]


class FactForm(forms.Form):
    """The plain fields of a record. `raw`: the record as it was; what the form does not show is kept."""

    def __init__(self, data: QueryDict | None, *, offered: Offered, raw: Mapping[str, Any], new: bool = False) -> None:
        super().__init__(data)
        self.raw, self.new, self.initial = raw, new, dict(raw)
        self.build(offered)

    def build(self, offered: Offered) -> None:
        """Add the fields."""
        raise NotImplementedError

    def record(self) -> dict[str, Any]:
        """The fields in the files' format; an id that exists is never changed."""
        data = dict(self.cleaned_data)
        kept = {name: data[name] for name in data if name not in CHECKED or data[name]}
        return {**self.raw, **kept}

    def add_checked(self) -> None:
        """The fields of the check."""
        self.fields["checked_on"] = Day(label=_("Checked on"), help_text=_("Empty: the day its sources were read."))
        self.fields["checked_by"] = Words(label=_("Checked by (the partner)"), required=False)
        self.fields["check_by"] = Day(label=_("Check again by"), help_text=_("Empty: after a year."))

    def add_sources(self, offered: Offered, *, required: bool = True) -> None:
        """The sources, in the record's order."""
        self.fields["sources"] = Kept(
            offered.sources,
            before=self.raw.get("sources", ()),
            label=_("Sources"),
            required=required,
            error_messages={"required": _("Every fact names the sources in which it was read. Choose at least one.")},
        )

    def add_key(self, section: str, help_text: Any) -> None:
        """The id, only while the fact is new."""
        if self.new:
            self.fields[KEYS.get(section, "id")] = Words(label=_("Id"), help_text=help_text)


_ID = _("Small letters, with the country first: it.some-words. It is never changed later.")


class SourceForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("sources", _("Small letters: it.src.some-words. It is never changed later."))
        self.fields["title"] = Words(label=_("Title of the page"))
        self.fields["publisher"] = Words(label=_("Who publishes it"))
        self.fields["url"] = forms.URLField(label=_("Address"), assume_scheme="https")
        self.fields["official"] = YesNo(label=_("A public body's own page"))
        self.fields["language"] = Words(label=_("Language of the page (two letters)"))
        self.fields["page_date"] = Words(
            label=_("Date of the page, as exact as it gives it: 2026, 2026-11, 2026-11-22"), required=False
        )
        self.fields["read_on"] = Day(label=_("Read on"), required=True)

    def record(self) -> dict[str, Any]:
        data = super().record()
        return data | {"page_date": data["page_date"] or None}


class AuthorityForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("authorities", _ID)
        self.fields["name"] = Words(label=_("Name in English"))
        self.fields["local_name"] = Words(label=_("Name on its door"))
        self.fields["what"] = Words(label=_("What it does, in one line"))
        self.fields["url"] = forms.URLField(label=_("Its page"), required=False, assume_scheme="https")
        self.fields["territory"] = One(offered.places, label=_("Where it is responsible"))
        self.add_sources(offered, required=False)


class ParameterForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key(
            "parameters", _("Small letters, with a group and no year: it.flat_rate.revenue_limit. It is never changed later.")
        )
        self.fields["label"] = Words(label=_("What this figure is"))
        self.fields["unit"] = One([(unit, unit) for unit in sorted(words.UNITS)], label=_("Unit"))
        self.fields["territory"] = One(offered.places, label=_("Where it holds"))
        self.fields["legal_basis"] = Words(label=_("Legal basis, as a pointer"), required=False)


class ProcedureForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("procedures", _ID)
        self.fields["title"] = Words(label=_("What the person does, in plain words"))
        self.fields["local_title"] = Words(label=_("What the office calls it"))
        self.fields["what"] = Words(label=_("One to three plain sentences"), long=True)
        self.fields["territory"] = One(offered.places, label=_("Where it holds"))
        self.fields["phase"] = One(_labelled(labels.PHASES), label=_("Phase"))
        self.fields["one_of"] = Words(label=_("Group of which one is enough"), required=False)
        self.fields["needs"] = Kept(
            offered.steps, before=self.raw.get("needs", ()), label=_("Steps that come first"), required=False
        )
        self.fields["authority"] = One(offered.offices, label=_("Office"), required=False)
        self.fields["channel"] = Many(_labelled(labels.CHANNELS), boxes=True, label=_("How"), required=False)
        self.fields["url"] = forms.URLField(label=_("The page where it is done"), required=False, assume_scheme="https")
        self._add_duration()
        self.fields["deadline"] = Words(label=_("Deadline in words"), required=False)
        self.fields["renew"] = Words(label=_("How often it must be done again"), required=False)
        self.fields["documents"] = Lines(label=_("Papers to bring, one in each line"), required=False)
        self.fields["gives"] = Words(label=_("What the person holds afterwards"), required=False, long=True)
        self.fields["beware"] = Words(label=_("What people get wrong"), required=False, long=True)
        self.fields["legal_basis"] = Words(label=_("Legal basis, as a pointer"), required=False)
        self.add_sources(offered)
        self.add_checked()

    def _add_duration(self) -> None:
        length = self.raw.get("duration", {})
        self.fields["min_days"] = Number(label=_("Takes at least (days)"), initial=length.get("min_days"))
        self.fields["max_days"] = Number(label=_("Takes at most (days)"), initial=length.get("max_days"))
        self.fields["length_note"] = Words(label=_("Note on the length"), required=False, initial=length.get("note", ""))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("min_days"), data.get("max_days")
        if low is not None and high is not None and low > high:
            self.add_error("max_days", _("The longest time is shorter than the shortest."))
        return data

    def record(self) -> dict[str, Any]:
        data = super().record()
        length = dict(self.raw.get("duration", {}))
        given = {"min_days": data.pop("min_days"), "max_days": data.pop("max_days"), "note": data.pop("length_note")}
        length |= {name: value for name, value in given.items() if value not in (None, "") or name in length}
        if not data["one_of"]:
            data.pop("one_of")
        return data | {"duration": length}


class LegalFormForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("legal_forms", _ID)
        self.fields["form"] = One(_labelled(labels.VALUES["legal_form"]), label=_("General form"))
        self.fields["name"] = Words(label=_("Name in English"))
        self.fields["local_name"] = Words(label=_("Local name"))
        self.fields["what"] = Words(label=_("One to three plain sentences"), long=True)
        self.fields["liability"] = Words(label=_("Who pays the debts"), long=True)
        self.fields["owners"] = Words(label=_("Who can own it"))
        self.fields["min_capital"] = One(offered.money, label=_("Least capital"), required=False)
        self.fields["set_up_days"] = One(offered.times, label=_("Time to set up"), required=False)
        self.fields["notary"] = YesNo(label=_("Needs a notary"))
        self.fields["suits"] = Words(label=_("For whom it is good"), required=False, long=True)
        self.fields["beware"] = Words(label=_("What people get wrong"), required=False, long=True)
        self.add_sources(offered)
        self.add_checked()


class BlockForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("blocks", _ID)
        self.fields["level"] = One(_labelled(labels.BLOCK_LEVELS), label=_("How strong"))
        self.fields["what"] = Words(label=_("What it stops, in plain words"), long=True)
        self.fields["ways_out"] = Kept(offered.steps, before=self.raw.get("ways_out", ()), label=_("Ways out"))
        self.add_sources(offered)
        self.add_checked()


class FundingForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("funding", _ID)
        self.fields["name"] = Words(label=_("Name in English"))
        self.fields["local_name"] = Words(label=_("Local name"), required=False)
        self.fields["provider"] = Words(label=_("Who gives it"))
        self.fields["kind"] = One(_labelled(labels.FUNDING_KINDS), label=_("Kind"))
        self.fields["territory"] = One(offered.places, label=_("Where it holds"))
        self.fields["who"] = Words(label=_("For whom"), long=True)
        self.fields["amount"] = Kept(offered.figures, before=self.raw.get("amount", ()), label=_("Amounts"), required=False)
        self.fields["rate"] = Words(label=_("Interest: a figure's key, or words"), required=False)
        self.fields["status"] = One(_labelled(labels.FUNDING_STATES), label=_("Open now?"))
        self.fields["url"] = forms.URLField(label=_("Its page"), required=False, assume_scheme="https")
        self.fields["note"] = Words(label=_("What else to know"), required=False, long=True)
        self.add_sources(offered)
        self.add_checked()


class OrganisationForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("organisations", _ID)
        self.fields["name"] = Words(label=_("Name"))
        self.fields["kind"] = One(_labelled(labels.ORGANISATION_KINDS), label=_("Kind"))
        self.fields["territory"] = One(offered.places, label=_("Where it helps"))
        self.fields["what"] = Words(label=_("What it does for a person"), long=True)
        self.fields["topics"] = Many(_labelled(labels.TOPICS), boxes=True, label=_("About"), required=False)
        self.fields["languages"] = Lines(label=_("Languages spoken, two letters in each line"), required=False)
        self.fields["free"] = YesNo(unknown=True, label=_("Free of charge"))
        self.fields["address"] = Words(label=_("Address"), required=False)
        self.fields["url"] = forms.URLField(label=_("Its page"), required=False, assume_scheme="https")
        self.add_sources(offered)
        self.add_checked()


class PitfallForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("pitfalls", _ID)
        self.fields["title"] = Words(label=_("The mistake, in a line"))
        self.fields["what"] = Words(label=_("What happens, and what to do"), long=True)
        self.fields["territory"] = One(offered.places, label=_("Where it holds"))
        self.add_sources(offered)
        self.add_checked()


class TermForm(FactForm):
    def build(self, offered: Offered) -> None:
        self.add_key("glossary", _("The local word, as it stands on a form."))
        self.fields["say"] = Words(label=_("How it sounds"), required=False)
        self.fields["english"] = Words(label=_("In English, short"))
        self.fields["means"] = Words(label=_("What it means, in one plain sentence"), long=True)


FORMS: Mapping[str, type[FactForm]] = {
    "parameters": ParameterForm,
    "procedures": ProcedureForm,
    "blocks": BlockForm,
    "legal_forms": LegalFormForm,
    "funding": FundingForm,
    "organisations": OrganisationForm,
    "pitfalls": PitfallForm,
    "glossary": TermForm,
    "authorities": AuthorityForm,
    "sources": SourceForm,
}
