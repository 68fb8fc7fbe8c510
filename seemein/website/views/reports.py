"""A reader says that something is wrong or unclear. Nothing of her is kept but a mail address, if she wants to hear back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seemein.kit.ratelimit import allow, client_address
from seemein.knowledge.actions import report_fault
from seemein.knowledge.voices import Said
from seemein.website.pages import NotHere, TerritoryPage, Way, territory_page
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
    mail = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write a mail address such as name@example.org, or leave it empty.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report(request: HttpRequest, path: str, step: str) -> HttpResponse:
    """Something in a step is wrong or unclear."""
    page = territory_page(path)
    procedure = procedure_of(page, step)
    title = page.voice.say(f"{procedure.id}/title", procedure.title)
    here = Way(page.address("step", step), title.text, "" if title.language == page.language else title.language)
    way = Way(page.address("steps"), gettext("Steps"))
    return take_report(request, page, fact=procedure.id, title=title, way=way, here=here, back=gettext("Back to the step"))


def _thanks(request: HttpRequest) -> str:
    """The query of the page that thanks: what it was about stays in it."""
    about = request.GET.get("about", "")
    return urlencode([*([("about", about)] if about else []), ("thanks", "1")])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report_fact(request: HttpRequest, path: str) -> HttpResponse:
    """Something in a funding line, a helper, a legal form, a pitfall or a word is wrong or unclear."""
    page = territory_page(path)
    about = request.GET.get("about", "")
    kinds = (
        ("funding", gettext("Money to start and grow"), page.voice.ground.funding, "name"),
        ("help", gettext("Who helps"), page.voice.ground.organisations, ""),
        ("compare", gettext("Legal forms"), page.voice.ground.legal_forms, "name"),
        ("pitfalls", gettext("What often goes wrong"), page.voice.ground.pitfalls, "title"),
        ("glossary", gettext("Words you will meet"), page.voice.ground.glossary, ""),
    )
    for name, label, facts, field in kinds:
        fact = facts.get(about)
        if fact is not None:
            way = Way(page.address(name), label)
            title = page.voice.say(f"{about}/{field}", getattr(fact, field)) if field else _local(page, fact)
            here = Way(f"{page.address(name)}#{about}", title.text, "" if title.language == page.language else title.language)
            return take_report(request, page, fact=about, title=title, way=way, here=here, back=gettext("Back to the page"))
    raise NotHere(gettext("There is no such thing on this page."), [Way(page.address("territory"), gettext("Back to the place"))])


def _local(page: TerritoryPage, fact: Any) -> Said:
    """A name that stays in the language of the place."""
    return Said(getattr(fact, "term", "") or fact.name, page.place.language, machine=False)


def take_report(
    request: HttpRequest, page: TerritoryPage, *, fact: str, title: Said, way: Way, here: Way, back: str
) -> HttpResponse:
    """The form, its answer, and after a redirect the thanks."""
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allow("report", client_address(request), limit=_REPORTS, seconds=_AN_HOUR):
            return too_many(request)
        data = form.cleaned_data
        report_fault(territory=page.path, fact=fact, language=page.language, text=data["message"], mail=data["mail"])
        return HttpResponseRedirect(f"{request.path}?{_thanks(request)}")
    context = page.context(
        way,
        here,
        Way("", gettext("Wrong or unclear?")),
        shown=title,
        form=form,
        title=title,
        here=here,
        back=back,
        thanks="thanks" in request.GET,
    )
    status = 200 if request.method != "POST" else 422
    return render(request, "website/report.html", context, status=status)
