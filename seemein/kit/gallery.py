"""The parts of the design system with their samples; the samples are tests."""

from dataclasses import dataclass

from django.template import Context, Engine, Template, engines
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, what it is for, and a sample of template code."""

    name: str
    purpose: str | Promise
    sample: str

    def render(self) -> SafeString:
        """The sample, drawn."""
        return Template(self.sample, engine=_engine()).render(Context({"language": "en"}))


def _engine() -> Engine:
    found: Engine = engines["django"].engine  # type: ignore[attr-defined]  # the stubs know only the base class
    return found


PARTS = (
    Part(
        "answer",
        _("The answer first, with its figures."),
        '{% answer title="You may start." eyebrow="Milano" motif="it" %}<p>First: have a tax code.</p>{% endanswer %}',
    ),
    Part("card", _("A quiet surface for one thing."), '{% card title="Papers" %}<p>Passport</p>{% endcard %}'),
    Part(
        "notice",
        _("Something to know before going on."),
        '{% notice kind="first" title="Not yet" %}<p>Change your permit first.</p>{% endnotice %}',
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
        '<input id="sample" name="sample" aria-describedby="sample-about">{% endfield %}',
    ),
    Part(
        "choices",
        _("Big tiles to choose from."),
        '{% choices legend="Where are you now?" %}{% include "kit/parts/choice.html" with type="radio" name="stage"'
        ' value="idea" label="I have an idea" checked=True only %}{% endchoices %}',
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
