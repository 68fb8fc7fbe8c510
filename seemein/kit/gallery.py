"""The parts of the design system with their samples; the samples are tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Paginator
from django.template import Context, Engine, Template, engines
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from seemein.kit.weave import MOTIFS


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, what it is for, a sample of template code, and the variables the sample wants."""

    name: str
    purpose: str | Promise
    sample: str
    given: Mapping[str, object] = field(default_factory=dict)

    def render(self) -> SafeString:
        """The sample, drawn; in English, whatever the page's language."""
        with override("en"):
            return Template(self.sample, engine=_engine()).render(Context({"language": "en", **self.given}))


def _engine() -> Engine:
    found: Engine = engines["django"].engine  # type: ignore[attr-defined]  # the stubs know only the base class
    return found


SOURCE = {
    "publisher": "Ministry of Labour, Portale Integrazione Migranti",
    "url": "https://integrazionemigranti.gov.it/it-it/Ricerca-news/Dettaglio-news/id/2162",
    "title": "How to enter Italy for self-employment: questions and answers",
    "language": "it",
    "official": True,
    "read_on": date(2026, 11, 22),
    "page_date": "2021-12-10",
}
PARTS = (
    Part(
        "answer",
        _("The answer first, with its figures."),
        '{% answer title="You may start." eyebrow="Milano" motif="it" %}'
        '{% include "kit/parts/figures.html" with items=figures only %}<p>First: have a tax code.</p>{% endanswer %}',
        {"figures": [{"label": "Steps", "value": "14"}, {"label": "Time", "value": "6 to 10 weeks"}]},
    ),
    Part("card", _("A quiet surface for one thing."), '{% card title="Papers" %}<p>Passport</p>{% endcard %}'),
    Part(
        "notice",
        _("Something to know before going on."),
        '{% notice kind="first" title="Not yet" %}<p>Change your permit first.</p>{% endnotice %}'
        '{% notice kind="stop" title="Not with this permit" %}<p>There is no way out that we know.</p>{% endnotice %}'
        '{% notice kind="ask" title="Not clear" %}<p>Ask before you pay anything.</p>{% endnotice %}'
        '{% notice kind="info" title="Since your change" %}<p>One step came.</p>{% endnotice %}',
    ),
    Part(
        "disclosure",
        _("More for those who want it."),
        '{% disclosure summary="Why this step?" %}<p>You want to start.</p>{% enddisclosure %}',
    ),
    Part(
        "helping",
        _("Talk to somebody."),
        '{% helping title="Talk to somebody" %}<p><a href="#">The nearest desk</a></p>{% endhelping %}',
    ),
    Part(
        "field",
        _("A control with its label, hint and error."),
        '{% field label="Message" name="sample" hint="At most 2000 letters." error="Write something." %}'
        '<input id="sample" name="sample" aria-describedby="sample-about" aria-invalid="true">{% endfield %}',
    ),
    Part(
        "choices",
        _("Big tiles to choose from."),
        '{% choices legend="Where are you now?" %}{% include "kit/parts/choice.html" with type="radio" name="stage"'
        ' value="idea" label="I have an idea" checked=True only %}'
        '{% include "kit/parts/choice.html" with type="radio" name="stage" value="trading" label="I have a business"'
        ' hint="However small" only %}{% endchoices %}',
    ),
    Part(
        "place_card",
        _("A place with its band."),
        '{% include "kit/parts/place_card.html" with url="#" motif="hu" lang="hu" name="Magyarország" about="Budapest" only %}',
    ),
    Part(
        "tag",
        _("A word about a thing: where it holds, how sure it is."),
        '{% include "kit/parts/tag.html" with kind="place" label="Milano" lang="it" only %} '
        '{% include "kit/parts/tag.html" with kind="maybe" label="maybe" only %}',
    ),
    Part(
        "weave",
        _("The woven bands of places and topics."),
        '{% for motif in motifs %}<div class="weave" data-motif="{{ motif }}"></div>{% endfor %}',
        {"motifs": tuple(MOTIFS)},
    ),
    Part(
        "sources",
        _("Every fact stands here with its source and the day we read it. What we do not know, we say."),
        '<p>This stands in <a class="fact" href="#source">1 source</a>.</p>'
        '<div id="source">{% include "kit/parts/sources.html" with sources=sources only %}</div>',
        {"sources": [SOURCE]},
    ),
    Part(
        "thread",
        _("A roadmap is a thread with a knot for each step."),
        '<ol class="thread"><li data-state="done"><div class="step"><h3>Have a tax code</h3></div></li>'
        '<li data-state="next"><div class="step"><h3>Open a mailbox</h3><p class="why">You want to start.</p></div></li>'
        '<li data-state="maybe"><div class="step"><h3>Add the notice for alcohol</h3></div></li></ol>',
    ),
    Part(
        "pair",
        _("Two languages side by side."),
        '<div class="pair"><p>Register the business</p><p lang="it" dir="ltr">Registra l\'impresa</p></div>',
    ),
    Part(
        "empty",
        _("Nothing found, and what to do next."),
        '{% include "kit/parts/empty.html" with text="Nothing fits these filters." url="#" label="Show all" only %}',
    ),
    Part(
        "pager",
        _("Pages of this list"),
        '{% include "kit/parts/pager.html" with page=page query="phase=tax&" only %}',
        {"page": Paginator(range(60), 20).page(2)},
    ),
    Part(
        "share",
        _("Show others this hub. The link holds none of your answers:"),
        '{% include "kit/parts/share.html" with title="See Me In" url=url only %}',
        {"url": "https://hub.example.org/en/"},
    ),
    Part(
        "button",
        _("One clear thing to do, and quieter ones."),
        '<p class="cluster"><a class="door" href="#">I want to start</a><a class="button" href="#">Go on</a>'
        '<a class="button" data-quiet href="#">Back</a></p>',
    ),
)


def context() -> dict[str, object]:
    """What kit/gallery.html shows."""
    return {
        "parts": [{"name": part.name, "purpose": part.purpose, "sample": part.sample, "drawn": part.render()} for part in PARTS]
    }
