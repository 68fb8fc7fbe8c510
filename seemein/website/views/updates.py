"""What changed: the list of a place, its feed and calendar; and to be told of it by mail."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from seemein.guides.enums import Topic
from seemein.kit.ratelimit import allow, client_address
from seemein.updates import actions
from seemein.updates.calendar import announced, calendar_file
from seemein.updates.forms import AskForm
from seemein.updates.links import to_confirm, to_leave
from seemein.updates.models import Subscription
from seemein.updates.queries import subscriptions_of, updates_of
from seemein.updates.shows import show_updates
from seemein.website.guides import chain_of
from seemein.website.lists import paged
from seemein.website.once import long_date
from seemein.website.pages import NotHere, TerritoryPage, Way, home_way, place_name, territory_page
from seemein.website.views.errors import too_many
from seemein.website.views.public import public

_ASKS, _AN_HOUR = 10, 3600
_LETTERS, _A_DAY = 3, 86_400
_FEED_MOST = 50


class _Feed(Atom1Feed):
    """A feed whose own date, without entries, is the day of the facts and not the moment of asking."""

    def __init__(self, since: date, **about: Any) -> None:
        super().__init__(**about)
        self.since = datetime.combine(since, time(), UTC)

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.since


@public
def updates(request: HttpRequest, path: str) -> HttpResponse:
    """What changed in a territory and in those above it, the newest first."""
    page = territory_page(path)
    listed = paged(request, updates_of(chain_of(page)))
    shown = [(one, long_date(one.day, page.language)) for one in show_updates(listed, page.voice)]
    context = page.context(
        Way("", _("What changed")),
        shown=[one.title for one, _day in shown],
        lines=shown,
        listed=listed,
        query="",
        coming=bool(announced(page.voice)),
        subscribe_url=page.address("subscribe"),
        feed_url=page.address("updates-feed"),
        calendar_url=page.address("updates-calendar"),
    )
    return render(request, "website/updates.html", context)


@public
def feed(request: HttpRequest, path: str) -> HttpResponse:
    """The same as an Atom feed."""
    page = territory_page(path)
    base = settings.BASE_URL
    atom = _Feed(
        page.book.country.territory.checked_on,
        title=_("What changed for businesses in %(place)s") % {"place": place_name(page.place, page.language).text},
        link=base + page.address("updates"),
        description=None,
        language=page.language,
        feed_url=base + page.address("updates-feed"),
        author_name="See Me In Hub",
    )
    found = updates_of(chain_of(page))[:_FEED_MOST]
    for update, shown in zip(found, show_updates(found, page.voice), strict=True):
        atom.add_item(
            title=shown.text,
            link=base + shown.url,
            description=shown.text,
            unique_id=f"{base}{page.address('updates')}#{shown.id}",
            pubdate=update.made_at,
            updateddate=update.made_at,
            categories=[shown.topic],
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """The days on which another value begins to hold, as a calendar file."""
    return HttpResponse(calendar_file(territory_page(path).voice), content_type="text/calendar; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def subscribe(request: HttpRequest, path: str) -> HttpResponse:
    """Where to write; the answer is the same whoever asks, so it tells nobody who is on the list."""
    page = territory_page(path)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allow("updates", client_address(request), limit=_ASKS, seconds=_AN_HOUR):
            return too_many(request)
        _ask(page, form.cleaned_data["mail"], form.cleaned_data["topic"])
        return HttpResponseRedirect(f"{request.path}?sent=1")
    context = page.context(
        Way(page.address("updates"), _("What changed")),
        Way("", _("Tell me when it changes")),
        form=form,
        topics=[("", _("All topics")), *((str(one.value), str(one.label)) for one in Topic)],
        sent="sent" in request.GET,
        back_url=page.address("updates"),
    )
    return render(request, "website/updates_subscribe.html", context, status=422 if request.method == "POST" else 200)


def _ask(page: TerritoryPage, mail: str, topic: str) -> None:
    """Nobody's letter box is filled through us, whoever asks from wherever."""
    if allow("updates-mail", mail.lower(), limit=_LETTERS, seconds=_A_DAY):
        actions.ask(mail=mail, territory=page.path, topic=topic, language=page.language)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """She says yes by a button: mail programs that open every link confirm nothing."""
    found = to_confirm(token)
    if found is None:
        raise NotHere(_("This link is too old or not whole. Ask for a new one on the page of your place."), [home_way()])
    if request.method == "POST":
        actions.confirm(subscription=found, language=get_language() or "en")
    return _page(request, _("Tell me when it changes"), found, done=request.method == "POST", leaving=False)


@csrf_exempt  # mail programs send this form themselves (RFC 8058); the signed token is what it stands on
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """She leaves: one of her subscriptions, or all of them, as a mail program's single click asks."""
    try:
        found = to_leave(token)
    except BadSignature as error:
        raise NotHere(_("This link is not whole. Copy it again from the letter."), [home_way()]) from error
    if request.method == "POST" and found is not None:
        actions.leave(mail=found.mail, only=_only(request, found))
        found = None
    return _page(request, _("No more letters"), found, done=found is None, leaving=True)


def _only(request: HttpRequest, found: Subscription) -> str:
    """The one of her subscriptions that a button names; empty for all."""
    asked = request.POST.get("only", "")
    return asked if asked in {str(one.pk) for one in subscriptions_of(found.mail)} else ""


def _page(request: HttpRequest, title: str, found: Subscription | None, *, done: bool, leaving: bool) -> HttpResponse:
    mine = subscriptions_of(found.mail) if found and leaving else [found] if found else []
    context = {
        "title": title,
        "done": done,
        "leaving": leaving,
        "mine": [(one, Topic(one.topic).label if one.topic else "") for one in mine],
        "back_url": reverse("website:updates", kwargs={"path": found.territory_id}) if found else reverse("website:home"),
        "crumbs": [home_way(), Way("", title)],
    }
    return render(request, "website/updates_letter.html", context)
