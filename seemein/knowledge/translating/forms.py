"""What translators send."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_LARGEST = 5 * 1024 * 1024
STATES = {
    "missing": gettext_lazy("Missing"),
    "outdated": gettext_lazy("Outdated"),
    "machine": gettext_lazy("Translated by a machine"),
    "read": gettext_lazy("Read by a person"),
}


class Text(forms.Form):
    """One text, with the segment it belongs to and what it was opened with."""

    segment = forms.CharField(max_length=20, widget=forms.HiddenInput)
    context = forms.CharField(max_length=300, widget=forms.HiddenInput)
    opened = forms.CharField(max_length=64, widget=forms.HiddenInput)
    # The segment after it, where the keyboard goes on.
    following = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=5000,
        strip=False,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Write the translation first.")},
    )


class Returned(forms.Form):
    """A PO file that comes back."""

    file = forms.FileField(error_messages={"required": gettext_lazy("Choose the PO file on your computer first.")})

    def clean_file(self) -> bytes:
        """What the file holds."""
        file = self.cleaned_data["file"]
        if file.size > _LARGEST:
            raise forms.ValidationError(_("This file is too large. A PO file of a country has less than 5 MB."))
        content: bytes = file.read()
        return content


class Filter(forms.Form):
    """Which segments a list shows."""

    state = forms.ChoiceField(choices=[("", ""), *STATES.items()], required=False)
    q = forms.CharField(max_length=60, required=False)

    def chosen(self) -> tuple[str, str]:
        """The state and the text that are asked for; what is no state is none."""
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        return found.get("state", ""), " ".join(found.get("q", "").split())
