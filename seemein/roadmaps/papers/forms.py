"""What a person is asked before a paper is made."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from seemein.roadmaps.cookie import Answers
from seemein.roadmaps.papers.codes import MOST_LETTERS, CodeError, unwrap

_YEAR = timedelta(days=366)
_YEARS_AHEAD = 5


class CalendarForm(forms.Form):
    """The day on which she starts (or started), and whether the entries may say what they are about."""

    start = forms.DateField(
        error_messages={
            "required": gettext_lazy("Choose the day on which you want to start."),
            "invalid": gettext_lazy("Write the day as year-month-day, for example 2027-01-15."),
        }
    )
    named = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, today: date, earliest: date) -> None:
        super().__init__(data, initial={"start": earliest.isoformat()})
        self.today = today

    def clean_start(self) -> date:
        """A day from a year ago to five years ahead."""
        start: date = self.cleaned_data["start"]
        if not self.today - _YEAR <= start <= self.today + _YEARS_AHEAD * _YEAR:
            raise ValidationError(gettext("Choose a day from one year ago to five years ahead."))
        return start


class ReceiveForm(forms.Form):
    """A code that carries answers from another device; cleaned, the answers themselves."""

    code = forms.CharField(
        max_length=MOST_LETTERS,
        error_messages={
            "required": gettext_lazy("Paste the link or the code from your other device."),
            "max_length": gettext_lazy("This is too long for a code. Copy the link from your other device again."),
        },
    )

    def clean_code(self) -> Answers:
        """The answers."""
        try:
            return unwrap(self.cleaned_data["code"])
        except CodeError as error:
            said = gettext("This code is older than one day, or a part of it is missing. Make a new one on your other device.")
            raise ValidationError(said) from error
