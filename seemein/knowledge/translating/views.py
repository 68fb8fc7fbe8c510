"""The translators' screens: languages and countries, the texts of one side by side, a PO file out and in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seemein.accounts.models import User
from seemein.kit.context import direction
from seemein.knowledge.books import Book, NoBook, shelf
from seemein.knowledge.change_actions import Refused, Unsound
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.models import Translation
from seemein.knowledge.states import STATES, Standing
from seemein.knowledge.translating import actions, catalogue, queries
from seemein.knowledge.translating.catalogue import Unreadable
from seemein.knowledge.translating.forms import STATES as STATE_NAMES
from seemein.knowledge.translating.forms import Filter, Returned, Text
from seemein.knowledge.translating.queries import LANGUAGES, Entry
from seemein.partners import rules

PER_PAGE = 20
_NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A text that was not saved: where, why, what the person typed, and what somebody else wrote meanwhile."""

    segment: str
    says: str
    typed: str
    theirs: str = ""
    opened: str = ""


@require_GET
def languages(request: HttpRequest) -> HttpResponse:
    """Every language with every country, how far each is, and which are the person's own."""
    books = shelf.books()
    rows = [{"name": _NAMES[code], "code": code, "cells": [_cell(request, book, code) for book in books]} for code in LANGUAGES]
    return _screen(request, "languages", _("Translations"), [], rows=rows, countries=[_country(book) for book in books])


def _cell(request: HttpRequest, book: Book, language: str) -> dict[str, Any]:
    country = book.country.territory.path
    return {
        "country": _country(book),
        "url": _address(language, country),
        "shares": _shares(queries.count_of(book, language).shares()),
        "mine": rules.may_translate(request.user, country, language),
    }


def _shares(shares: dict[str, int]) -> list[dict[str, Any]]:
    return [{"state": state, "name": STATE_NAMES[state], "share": shares[state]} for state in STATES if shares[state]]


def _country(book: Book) -> str:
    return book.country.territory.name


def _address(language: str, country: str, name: str = "texts") -> str:
    return reverse(f"translating:{name}", kwargs={"language": language, "country": country})


def _book(language: str, country: str) -> Book:
    try:
        if language in LANGUAGES:
            return shelf.book(country)
    except NoBook:
        pass
    raise Http404(_("There are no texts to translate here."))


@require_http_methods(["GET", "POST"])
def texts(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """The texts of a country side by side with their translation; a POST saves one."""
    book = _book(language, country)
    if request.method == "GET":
        return _texts(request, book, language)
    if not rules.may_translate(request.user, country, language):
        raise PermissionDenied
    form = Text(request.POST)
    trouble = _save(request, form, book, language)
    if trouble:
        return _texts(request, _book(language, country), language, trouble)
    return _on(request, form.cleaned_data["following"])


def _save(request: HttpRequest, form: Text, book: Book, language: str) -> Trouble | None:
    """Save one text; what is in the way, if it is not saved."""
    segment, typed = request.POST.get("segment", ""), request.POST.get("text", "")
    if not form.is_valid():
        return Trouble(segment, " ".join(str(error) for errors in form.errors.values() for error in errors), typed)
    sent = form.cleaned_data
    country = book.country.territory.path
    try:
        source = _source(book, language, sent["context"], segment)
        about = {"country": country, "language": language, "context": sent["context"], "source": source}
        actions.write(by=_person(request), **about, text=sent["text"], opened=sent["opened"])
    except actions.Meanwhile as error:
        return Trouble(segment, str(error), typed, error.text, queries.opened(error.text))
    except Unsound as error:
        return Trouble(segment, " ".join(error.faults), typed, opened=sent["opened"])
    except Refused as error:
        return Trouble(segment, str(error), typed, opened=sent["opened"])
    messages.success(request, _("Saved: %(text)s") % {"text": sent["text"][:60]})
    return None


def _source(book: Book, language: str, context: str, segment: str) -> str:
    """The English text of a segment; raises Gone where it is another one now."""
    for one in queries.standings_of(book, language):
        if one.context == context and queries.name_of(one.context, one.source) == segment:
            return one.source
    raise actions.Gone


def _on(request: HttpRequest, following: str) -> HttpResponseRedirect:
    """Back to the same list, at the text that comes next."""
    return redirect(f"{request.get_full_path()}#{following}" if following else request.get_full_path())


def _texts(request: HttpRequest, book: Book, language: str, trouble: Trouble | None = None) -> HttpResponse:
    country = book.country.territory.path
    state, asked = Filter(request.GET).chosen()
    found = queries.matching(queries.standings_of(book, language), state, asked)
    page: Page[Standing] = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    shown = queries.entries(book, language, _with_troubled(book, language, page.object_list, trouble))
    at = next((entry.id for entry in shown if trouble and entry.id == trouble.segment), "")
    return _screen(
        request,
        "texts",
        _("%(language)s: texts of %(country)s") % {"language": _NAMES[language], "country": _country(book)},
        [_first_way()],
        status=409 if trouble else 200,
        entries=_with_following(shown, _offered(country, language, shown)),
        listed=page,
        trouble=trouble,
        # What was typed for a segment that is no more stands above the list, so that nothing is lost.
        at=at,
        language=language,
        direction=direction(language),
        may=rules.may_translate(request.user, country, language),
        states=_counted(book, language, state),
        state=state,
        asked=asked,
        query=urlencode({key: value for key, value in (("state", state), ("q", asked)) if value}),
        download_url=_address(language, country, "download"),
        upload_url=_address(language, country, "upload"),
    )


def _with_troubled(book: Book, language: str, found: Iterable[Standing], trouble: Trouble | None) -> list[Standing]:
    """A page's segments, before them the one that was not saved, where the filter left it out."""
    listed = list(found)
    if trouble is None or any(queries.name_of(one.context, one.source) == trouble.segment for one in listed):
        return listed
    every = queries.standings_of(book, language)
    return [*(one for one in every if queries.name_of(one.context, one.source) == trouble.segment), *listed]


def _with_following(shown: Sequence[Entry], offered: dict[tuple[str, str], str]) -> list[dict[str, Any]]:
    """Entries with the one that comes next and a newer text of the file, if there is one."""
    pairs = zip(shown, [*(entry.id for entry in shown[1:]), ""], strict=False)
    return [
        {"entry": entry, "next": next_id, "state": STATE_NAMES[entry.standing.state], "offered": offered.get(_key(entry), "")}
        for entry, next_id in pairs
    ]


def _key(entry: Entry) -> tuple[str, str]:
    return entry.standing.context, entry.standing.source


def _offered(country: str, language: str, shown: Sequence[Entry]) -> dict[tuple[str, str], str]:
    """Newer texts of the file that were not taken because a person had written another."""
    contexts = {entry.standing.context for entry in shown}
    rows = Translation.objects.filter(country_id=country, language=language, context__in=contexts).exclude(offered="")
    return {(context, source): text for context, source, text in rows.order_by("pk").values_list("context", "source", "offered")}


def _counted(book: Book, language: str, chosen: str) -> list[dict[str, Any]]:
    """The filter by state, each with how many texts it leaves."""
    found = [one.state for one in queries.standings_of(book, language)]
    choices = [("", _("All"), len(found)), *((state, name, found.count(state)) for state, name in STATE_NAMES.items())]
    return [{"value": value, "name": name, "count": count, "chosen": value == chosen} for value, name, count in choices]


@require_GET
def download(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """The texts of a country as a PO file."""
    _staff(request)
    book = _book(language, country)
    content = catalogue.written(language, queries.entries(book, language, queries.standings_of(book, language)))
    named = content_disposition_header(as_attachment=True, filename=f"facts-{country}-{language}.po")
    return HttpResponse(content, content_type="text/x-gettext-translation; charset=utf-8", headers={"Content-Disposition": named})


@require_POST
def upload(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """A PO file comes back: taken whole, or refused with the line of each fault."""
    book = _book(language, country)
    if not rules.may_translate(request.user, country, language):
        raise PermissionDenied
    form = Returned(request.POST, request.FILES)
    title = _("%(language)s: a file for %(country)s") % {"language": _NAMES[language], "country": _country(book)}
    ways = [_first_way(), _way(_country(book), _address(language, country))]
    if not form.is_valid():
        return _screen(request, "file", title, ways, status=400, faults=form.errors.get("file", []), back=ways[-1]["url"])
    try:
        content, state = form.cleaned_data["file"], TranslationState.READ
        result = actions.bring(content=content, state=state, by=_person(request), language=language, country=country)
    except Unreadable as error:
        return _screen(request, "file", title, ways, status=400, faults=error.faults, back=ways[-1]["url"])
    except Refused as error:
        return _screen(request, "file", title, ways, status=403, faults=[str(error)], back=ways[-1]["url"])
    return _screen(request, "file", title, ways, result=result, back=ways[-1]["url"])


def _way(label: object, url: str) -> dict[str, str]:
    return {"label": str(label), "url": url}


def _first_way() -> dict[str, str]:
    return _way(_("Translations"), reverse("translating:languages"))


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _staff(request: HttpRequest) -> None:
    if not rules.is_staff(request.user):
        raise PermissionDenied


def _screen(
    request: HttpRequest, name: str, title: str, ways: list[dict[str, str]], *, status: int = 200, **context: Any
) -> HttpResponse:
    """A screen inside the admin, with the way that leads to it."""
    _staff(request)
    frame = {
        "header_title": title,
        "page_title": title,
        "header_icon": "globe",
        "breadcrumbs_items": [_way(_("Home"), reverse("wagtailadmin_home")), *ways, _way(title, "")],
    }
    return render(request, f"knowledge/translating/{name}.html", {**frame, **context}, status=status)
