"""How far a fact can be trusted, in words: who confirms it, when it was checked, whether the next check is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from seemein.core.facts.freshness import Checked, check_again_by, checked_on
from seemein.core.facts.schema import Source
from seemein.kit.figures import long_date
from seemein.knowledge.voices import Voice


@dataclass(frozen=True, slots=True)
class Trust:
    """What stands beside a fact. `sure`: an official page, or two sources that agree, confirm it."""

    words: str
    checked: str
    late: str
    sure: bool


def trust_in(voice: Voice, fact: Checked, sources: Sequence[Source], confidence: str = "") -> Trust:
    """A fact's trust in the language of a voice on its day; without a confidence of its own it has that of its sources."""
    held = confidence or ("confirmed" if any(source.official for source in sources) else "single")
    checked, by = checked_on(fact, sources), check_again_by(fact, sources, held)
    return Trust(
        words=_words(held, sources),
        checked=gettext("Checked on %(day)s.") % {"day": long_date(checked, voice.language)} if checked else "",
        late=_late(by, voice) if by is not None and by < voice.on else "",
        sure=held == "confirmed",
    )


def _words(confidence: str, sources: Sequence[Source]) -> str:
    official = next((source.publisher for source in sources if source.official), "")
    if confidence == "confirmed":
        said = gettext("Confirmed by the page of %(publisher)s.") % {"publisher": official}
        return said if official else gettext("Confirmed by two sources that agree.")
    if confidence == "dated":
        return gettext("Seen last in %(year)s: ask before you rely on it.") % {"year": _last_year(sources)}
    return gettext("One unofficial source: ask before you rely on it.")


def _last_year(sources: Sequence[Source]) -> str:
    """The year of the newest page; that of reading where no page says its date."""
    dated = [source.page_date[:4] for source in sources if source.page_date]
    return max(dated, default="") or max((str(source.read_on.year) for source in sources), default="")


def _late(by: date, voice: Voice) -> str:
    return gettext("Nobody has checked this again since it was due on %(day)s: ask before you rely on it.") % {
        "day": long_date(by, voice.language)
    }
