"""What a person answers to a reader's report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from seemein.knowledge.enums import ReportState


class AnswerForm(forms.Form):
    """What became of it, and a sentence for the reader."""

    state = forms.ChoiceField(
        choices=[(state.value, state.label) for state in ReportState if state != ReportState.OPEN], label=_("What became of it")
    )
    answer = forms.CharField(max_length=1000, required=False, label=_("A sentence for the reader, if she left an address"))
