"""What a person says who wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from seemein.guides.enums import Topic


class AskForm(forms.Form):
    """Where to write, and of what."""

    mail = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This is not a whole e-mail address. Example: name@example.org"),
        },
    )
    topic = forms.ChoiceField(required=False, choices=[("", ""), *Topic.choices])
