"""Guides: the list of a territory, one guide, and a word about a fault in it."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seemein.guides.enums import Topic
from seemein.guides.models import GuidePage
from seemein.guides.queries import guide_of
from seemein.kit.context import direction
from seemein.knowledge.enums import TranslationState
from seemein.website.guides import by_topic, chain_of, guide_address, said, show_guide, show_lines
from seemein.website.once import kept, language_name, long_date
from seemein.website.pages import NotHere, TerritoryPage, Way, territory_page
from seemein.website.views.public import public
from seemein.website.views.reports import take_report

# A guide with its figures and sources is long: without indentation it comes with the first fourteen kilobytes.
_INDENT = re.compile(r"\n\s+")


@public
def guides(request: HttpRequest, path: str) -> HttpResponse:
    """The guides of a territory and of those above it, by topic."""
    page = territory_page(path)
    lines = show_lines(page)
    topics = [(page.topic_address(topic), label, group) for topic, label, group in by_topic(lines)]
    return render(request, "website/guides.html", page.context(Way("", _("Guides")), shown=lines, topics=topics))


@public
def guide(request: HttpRequest, path: str, slug: str) -> HttpResponse:
    """One guide: the answer first, and at its end every figure with its source."""
    page = territory_page(path)
    found = guide_here(page, slug)
    title = said(found, found.title)
    context = page.context(
        Way(page.address("guides"), _("Guides")),
        Way("", title.text, "" if title.language == page.language else title.language),
        title=title,
        description=found.summary,
        canonical=guide_address(found.territory_id, slug),
        body=kept(page.voice, "guide", found.pk, found.live_revision_id, draw=lambda: _body(page, found)),
    )
    return render(request, "website/guide.html", context)


def _body(page: TerritoryPage, found: GuidePage) -> SafeString:
    """Everything that a guide's page says; the same for everybody."""
    language = found.locale.language_code
    other = language != page.language
    mark = mark_safe(f' lang="{language}" dir="{direction(language)}"')  # noqa: S308 (from the closed list of languages)
    context = page.context(
        title=said(found, found.title),
        summary=said(found, found.summary),
        guide=show_guide(page, found),
        mark=mark if other else "",
        written_in=language_name(language, page.language) if other else "",
        unread=found.state == TranslationState.MACHINE,
        compared_on=long_date(found.checked_on, page.language),
        topic_label=str(Topic(found.topic).label),
        topic_url=page.topic_address(found.topic),
        guide_place=page.named(found.territory_id),
        report_url=f"{guide_address(page.path, found.slug)}report/",
        language=page.language,
    )
    drawn = render_to_string("website/parts/guide.html", context)
    return mark_safe(_INDENT.sub("\n", drawn))  # noqa: S308 (the template's own output)


def guide_here(page: TerritoryPage, slug: str) -> GuidePage:
    """The guide of a slug, of the nearest territory; raises NotHere with the way to all guides."""
    found = guide_of(chain_of(page), page.language, slug)
    if found is None:
        raise NotHere(_("This place has no such guide."), [Way(page.address("guides"), _("All guides"))])
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report(request: HttpRequest, path: str, slug: str) -> HttpResponse:
    """Something in a guide is wrong or unclear."""
    page = territory_page(path)
    found = guide_here(page, slug)
    title = said(found, found.title)
    here = Way(guide_address(path, slug), title.text, "" if title.language == page.language else title.language)
    way = Way(page.address("guides"), _("Guides"))
    return take_report(request, page, fact=f"guide:{found.slug}", title=title, way=way, here=here, back=_("Back to the guide"))
