"""A guide to try things with, and people who work on guides."""

from datetime import date
from typing import Any

from wagtail.models import Locale

from seemein.guides.actions import shelve
from seemein.guides.models import GuidePage
from seemein.places.models import Territory

FIGURE = "it.flat_rate.rate"
SOUND: list[dict[str, Any]] = [
    {"type": "text", "value": f"<p>You pay {{{FIGURE}}}.</p>"},
    {"type": "heading", "value": "What to do"},
    {"type": "text", "value": "<p>First {step:it.pec}.</p>"},
    {"type": "mistakes", "value": [{"wrong": "It is free.", "right": "It costs {it.pec.cost_year}."}]},
    {"type": "next", "value": ["{step:it.pec}"]},
]
UNKNOWN = [{"type": "text", "value": "<p>You pay {it.no.such_figure}.</p>"}]
BARE = [{"type": "text", "value": "<p>You pay 15% or Form 21.</p>"}]


def guide(
    slug: str = "trial",
    *,
    body: list[dict[str, Any]] | None = None,
    territory: str = "it",
    language: str = "en",
    topic: str = "law",
    author: Any = None,
    public: bool = False,
) -> GuidePage:
    """A guide on its country's shelf: a draft, or published."""
    place = Territory.objects.get(path=territory)
    page = GuidePage(
        title=f"Guide {slug}",
        slug=slug,
        summary="What it is.",
        topic=topic,
        territory=place,
        checked_on=date(2026, 11, 24),
        locale=Locale.objects.get(language_code=language),
        live=False,
        owner=author,
    )
    page.body = page.body.stream_block.to_python(SOUND if body is None else body)
    shelf = shelve(language=language, territory=Territory.objects.get(path=territory[:2]))
    shelf.add_child(instance=page)
    revision = page.save_revision(user=author)
    if public:
        revision.publish()
    return GuidePage.objects.get(pk=page.pk)
