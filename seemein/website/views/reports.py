"""A reader says that something is wrong or unclear. Kept without an address; nothing else of the person is kept."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seemein.kit.ratelimit import allow, client_address
from seemein.knowledge.actions import report_fault
from seemein.website.pages import Way, territory_page
from seemein.website.views.errors import too_many
from seemein.website.views.steps import procedure_of

_REPORTS, _AN_HOUR = 10, 3600


class ReportForm(forms.Form):
    """What is wrong, in the reader's words."""

    message = forms.CharField(
        max_length=2000,
        error_messages={
            "required": _("Write what is wrong or unclear."),
            "max_length": _("This is longer than 2000 letters. Please shorten it."),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report(request: HttpRequest, path: str, step: str) -> HttpResponse:
    """The form, its answer, and after a redirect the thanks."""
    page = territory_page(path)
    procedure = procedure_of(page, step)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allow("report", client_address(request), limit=_REPORTS, seconds=_AN_HOUR):
            return too_many(request)
        report_fault(territory=path, fact=procedure.id, language=page.language, text=form.cleaned_data["message"])
        return HttpResponseRedirect(f"{request.path}?thanks=1")
    title = page.voice.say(f"{procedure.id}/title", procedure.title)
    here = Way(page.address("step", step), title.text, "" if title.language == page.language else title.language)
    context = page.context(
        Way(page.address("steps"), gettext("Steps")),
        here,
        Way("", gettext("Wrong or unclear?")),
        shown=title,
        form=form,
        title=title,
        here=here,
        thanks="thanks" in request.GET,
    )
    status = 200 if request.method != "POST" else 422
    return render(request, "website/report.html", context, status=status)
