"""Form fields that read a record's field and write it back in the files' format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import nh3
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seemein.core.facts.values import fits, is_day, is_month_day

Choices = Sequence[tuple[str, str | Promise]]
_KINDS_OF_TEXT = ("date", "month_day", "text")


class Words(forms.CharField):
    """A text; what a word processor left in it (tags, hard spaces, soft hyphens) is cleaned away."""

    def __init__(self, *, long: bool = False, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput(), **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")


def clean_text(text: str) -> str:
    """Plain words: no mark-up, no invisible characters, single spaces."""
    plain = nh3.clean(text, tags=set()) if "<" in text else text
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&nbsp;", " ")
    return " ".join(plain.replace("\N{SOFT HYPHEN}", "").replace("\N{ZERO WIDTH SPACE}", "").split())


class Lines(forms.CharField):
    """A list of texts, one in each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [text for text in (clean_text(line) for line in lines) if text]


class One(forms.ChoiceField):
    """One word of a list, or nothing where the field may be left out."""

    def __init__(self, choices: Choices, *, empty: str | Promise = "", **kwargs: Any) -> None:
        offered = [*choices] if kwargs.get("required", True) and not empty else [("", empty or "—"), *choices]
        super().__init__(choices=offered, **kwargs)

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class Many(forms.MultipleChoiceField):
    """Some words of a list, in the list's order."""

    def __init__(self, choices: Choices, *, boxes: bool = False, **kwargs: Any) -> None:
        widget = forms.CheckboxSelectMultiple() if boxes else forms.SelectMultiple(attrs={"size": 8})
        super().__init__(choices=choices, widget=widget, **kwargs)


class Kept(Many):
    """Some words of a long list, in the order in which the record has them; the chosen ones are offered first."""

    def __init__(self, choices: Choices, *, before: Iterable[str] = (), **kwargs: Any) -> None:
        self.before = list(before)
        chosen = [one for one in choices if one[0] in self.before]
        super().__init__([*chosen, *(one for one in choices if one[0] not in self.before)], **kwargs)

    def clean(self, value: Any) -> list[str]:
        chosen = super().clean(value)
        return [one for one in self.before if one in chosen] + [one for one in chosen if one not in self.before]


class YesNo(forms.ChoiceField):
    """Yes or no; with `unknown`, also "not known"."""

    def __init__(self, *, unknown: bool = False, **kwargs: Any) -> None:
        offered = [("true", _("Yes")), ("false", _("No")), *([("", _("Not known"))] if unknown else [])]
        super().__init__(choices=offered, required=not unknown, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return str(value).lower() if isinstance(value, bool) else value or ""

    def clean(self, value: Any) -> Any:
        return {"true": True, "false": False}.get(super().clean(value))


class Day(forms.CharField):
    """A date, by the browser's own chooser; empty for none."""

    default_error_messages = {"day": _("Write a date such as 2026-11-22.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **{"required": False, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
        if text and not is_day(text):
            raise ValidationError(self.error_messages["day"], code="day")
        return text or None


class Number(forms.CharField):
    """A whole number; empty for none."""

    default_error_messages = {"number": _("Write a whole number, such as 30, or leave it empty.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **{"required": False, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        if not text.isascii() or not text.isdigit():
            raise ValidationError(self.error_messages["number"], code="number")
        return int(text)


class Figure(forms.CharField):
    """The value of a parameter; what may be written follows from the unit, which the form gives to `read_figure`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)


def read_figure(text: str, unit: str) -> Any:
    """The value that a text says in a unit: 85000, 85.000,50 is refused; raises ValidationError with what is allowed."""
    kind = unit.split("/")[0]
    if kind in _KINDS_OF_TEXT:
        if not text or not _SHAPES[kind](text):
            raise ValidationError(str(_ALLOWED[kind]))
        return text
    try:
        number = Decimal(text.replace(" ", "").replace("\N{NO-BREAK SPACE}", ""))
    except InvalidOperation as error:
        raise ValidationError(str(_ALLOWED["number"])) from error
    value = int(number) if number == number.to_integral_value() else float(number)
    if not fits(value, kind):
        raise ValidationError(str(_ALLOWED.get(kind, _ALLOWED["number"])))
    return value


_SHAPES: Mapping[str, Callable[[str], bool]] = {"date": is_day, "month_day": is_month_day, "text": bool}
_ALLOWED: Mapping[str, str | Promise] = {
    "date": _("Write a date such as 2026-11-22."),
    "month_day": _("Write a month and a day such as 03-31."),
    "text": _("Write a text, such as A2."),
    "day_of_month": _("Write a whole number from 1 to 31."),
    "number": _("Write a number with a point before its decimals and nothing between the thousands, such as 85000 or 17.5."),
}
