"""What every screen of the room shows around its own matter."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from seemein.kit.figures import language_name, long_date
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.rest import talk_to
from seemein.roadmaps.shows.words import place_name

# Names of languages are looked up slowly.
_language_name = lru_cache(language_name)


def screen(person: Mine, label: str = "", **more: Any) -> dict[str, Any]:
    """The variables of a screen; `label` names it below the roadmap, without one it is the roadmap itself."""
    return {
        "place": person.place,
        "place_name": place_name(person.place, person.language),
        "path": person.path,
        "motif": person.place.country,
        "crumbs": _crumbs(person, label),
        "label": label,
        "answers": person.answers,
        "talk": talk_to(person),
        "printed": _printed(person),
        "share_url": settings.BASE_URL + reverse("website:territory", kwargs={"path": person.path}),
        **more,
    }


def _printed(person: Mine) -> str:
    """What stands on paper only: the day, and where newer facts are."""
    address = settings.BASE_URL + reverse("roadmaps:roadmap", kwargs={"path": person.path})
    said = gettext("Printed on %(day)s from the facts of that day. Look here for newer ones: %(address)s")
    return said % {"day": long_date(person.voice.on, person.language), "address": address}


def beside(person: Mine) -> list[dict[str, str]]:
    """The languages to read beside one's own: the office's; those the facts are written in where one reads the office's own."""
    office = person.place.language
    codes = [office] if office != person.language else [code for code in person.book.languages if code != office]
    return [{"code": code, "name": _language_name(code, person.language)} for code in codes]


def _crumbs(person: Mine, label: str) -> list[dict[str, str]]:
    """The way from home to the screen."""
    found = [{"label": gettext("Home"), "url": reverse("website:home")}]
    for place in reversed(person.book.chain(person.path)):
        name = place_name(place, person.language)
        url = reverse("website:territory", kwargs={"path": place.path})
        found.append({"label": name.text, "url": url, "lang": place.language if name.tongue else ""})
    here = reverse("roadmaps:roadmap", kwargs={"path": person.path}) if label else ""
    found.append({"label": gettext("Your roadmap"), "url": here})
    return [*found, {"label": label, "url": ""}] if label else found
