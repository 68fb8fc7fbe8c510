"""What every screen of the room shows around its own matter."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.rest import nearest
from seemein.roadmaps.shows.words import place_name


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
        "helpers": nearest(person),
        "share_url": settings.BASE_URL + reverse("website:territory", kwargs={"path": person.path}),
        **more,
    }


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
