"""Names, dates, addresses and fragments in a reader's language, made once per process; the same for everybody."""

from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from seemein.kit import figures
from seemein.knowledge.voices import Voice

_MOST = 1024
_fragments: OrderedDict[tuple[object, ...], SafeString] = OrderedDict()
language_name = lru_cache(maxsize=2048)(figures.language_name)
long_date = lru_cache(maxsize=2048)(figures.long_date)


def address(name: str, path: str, step: str = "") -> str:
    """The address of a territory's page, or of one of its steps' pages, in the language spoken now."""
    return _address(get_language() or "en", name, path, step)


@lru_cache(maxsize=8192)
def _address(language: str, name: str, path: str, step: str) -> str:
    return reverse(name, kwargs={"path": path, "step": step} if step else {"path": path})


def kept(voice: Voice, *key: object, draw: Callable[[], SafeString]) -> SafeString:
    """A fragment that says the facts of a place, a day and a language: drawn once, the oldest let go.

    A new snapshot has a new id, so nothing that is kept can be out of date.
    """
    whole = (voice.book.id, voice.path, voice.on, voice.language, *key)
    found = _fragments.get(whole)
    if found is None:
        found = _fragments[whole] = draw()
        while len(_fragments) > _MOST:
            _fragments.popitem(last=False)
    return found
