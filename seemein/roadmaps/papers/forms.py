"""What a person is asked before a paper is made."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_YEARS_AHEAD = 5


class CalendarForm(forms.Form):
    """The day she wants to start, and whether the entries may say what they are about."""

    start = forms.DateField(
        error_messages={
            "required": _("Choose the day you want to start."),
            "invalid": _("Write a date as year-month-day, for example 2027-01-15."),
        }
    )
    named = forms.BooleanField(required=False)

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        self.today = today

    def clean_start(self) -> date:
        """A day from a year ago to five years ahead."""
        start: date = self.cleaned_data["start"]
        if not self.today - timedelta(days=366) <= start <= self.today + timedelta(days=366 * _YEARS_AHEAD):
            raise ValidationError(_("Choose a day from one year ago to five years ahead."))
        return start


class CarriedForm(forms.Form):
    """Answers that came from another device."""

    answers = forms.CharField(max_length=2000, error_messages={"required": _("No answers came with this address.")})
