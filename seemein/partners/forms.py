"""Forms of the people's screens."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from seemein.partners.enums import Role
from seemein.partners.models import Partner
from seemein.places.models import Territory

_LANGUAGES = [("", _("Every language")), *settings.LANGUAGES]


class RoleForm(forms.Form):
    """A role for a partner, in a territory; of a translator also in a language."""

    partner = forms.ModelChoiceField(Partner.objects.order_by("position", "name"), label=_("Partner"))
    role = forms.ChoiceField(choices=Role, label=_("Role"))
    territory = forms.ModelChoiceField(
        Territory.objects.order_by("path"),
        required=False,
        label=_("Territory"),
        empty_label=_("The partner's own"),
        help_text=_("The role holds there and in all that lies in it."),
    )
    language = forms.ChoiceField(
        choices=_LANGUAGES, required=False, label=_("Language of a translator"), help_text=_("Only for translators.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("language") and cleaned.get("role") != Role.TRANSLATOR:
            self.add_error("language", _("Only a translator has a language. Choose “Every language”."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """What the actions take."""
        return {**self.cleaned_data, "role": Role(self.cleaned_data["role"])}


class AppointForm(RoleForm):
    """A person and her first role. Who has an account already only gets the role."""

    email = forms.EmailField(label=_("E-mail address"))
    given_name = forms.CharField(max_length=150, label=_("Given name"))
    family_name = forms.CharField(max_length=150, required=False, label=_("Family name"))
    speaks = forms.ChoiceField(
        choices=settings.LANGUAGES, label=_("Language of the invitation"), help_text=_("Her screens are in it, too.")
    )

    field_order = ["email", "given_name", "family_name", "speaks", "partner", "role", "territory", "language"]
