"""What a personal screen knows of its request: the territory's book, the person's answers, her plan."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext

from seemein.core.roadmap.base import Base
from seemein.core.roadmap.plan import Plan, plan
from seemein.core.roadmap.profile import Profile
from seemein.kit.figures import language_name, listed
from seemein.knowledge.books import Book, NoBook, PlaceEntry, shelf
from seemein.knowledge.days import today
from seemein.knowledge.voices import Voice, voice
from seemein.roadmaps import cookie
from seemein.roadmaps.cookie import Answers

P = ParamSpec("P")
Screen = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True)
class Mine:
    """A territory and the person who asks. The plan is made when it is first asked for."""

    book: Book
    place: PlaceEntry
    voice: Voice
    answers: Answers

    @property
    def path(self) -> str:
        """The territory's path."""
        return self.place.path

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.voice.language

    @property
    def profile(self) -> Profile:
        """Her answers, as the core reads them."""
        return self.answers.profile

    @property
    def base(self) -> Base:
        """The territory's facts today, ready for planning."""
        return self.voice.base

    @cached_property
    def plan(self) -> Plan:
        """Her roadmap."""
        return plan(self.base, self.profile)

    def voice_in(self, language: str) -> Voice:
        """The same facts in another language."""
        return voice(self.book, self.path, self.voice.on, language)


def mine(request: HttpRequest, path: str) -> Mine:
    """The person who asks and the territory she asks about; one query. Raises Http404 for an unknown territory."""
    try:
        book = shelf.book(path)
        place = book.place(path)
    except NoBook as error:
        raise Http404(gettext("We know no place with this address.")) from error
    return Mine(book, place, voice(book, path, today(place), get_language() or "en"), cookie.read(request))


def second_voice(request: HttpRequest, person: Mine) -> Voice | None:
    """The voice of `?with=`: the language to read beside one's own; None where it is not asked for, or is the same."""
    wanted = request.GET.get("with", "")
    if not wanted or wanted == person.language:
        return None
    allowed = [code for code, _ in settings.LANGUAGES]
    if wanted not in allowed:
        names = listed(f"{code} ({language_name(code, person.language)})" for code in allowed)
        raise Http404(gettext("We do not know this language. You can choose: %(languages)s.") % {"languages": names})
    return person.voice_in(wanted)


def personal(view: Screen[P]) -> Screen[P]:
    """A screen that only this person may see: kept nowhere; a cookie that could not be read is taken away."""

    @wraps(view)
    def seen(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        if cookie.NAME not in response.cookies and cookie.read(request).dropped:
            cookie.erase(response)
        return response

    return seen
