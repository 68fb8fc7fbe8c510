"""A person's answers in one encrypted cookie: the only place where they are ever kept."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.profile import EVERYBODY, Answer, Profile, ProfileError, plain
from seemein.core.roadmap.profile import read as read_profile

NAME = "answers"
# Where a request remembers what it has read.
_READ = "_seemein_answers"
MOST_BYTES = 3072
KEPT_SECONDS = 30 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said. `skipped`: fields she does not know; `before`: her profile before the last change.

    `kept`: she wants them kept for 30 days on this device; `dropped`: a cookie came that could not be read.
    """

    profile: Profile = EVERYBODY
    skipped: tuple[str, ...] = ()
    before: Profile | None = None
    kept: bool = False
    dropped: bool = False

    def answer(self, field: str, answer: Answer) -> "Answers":
        """The same person with one more answer, or another one."""
        profile = self.profile.replace(field, answer)
        skipped = tuple(name for name in self.skipped if name != field and not profile.known(name))
        return replace(self, profile=profile, skipped=skipped, before=self._before(field, profile), dropped=False)

    def skip(self, field: str) -> "Answers":
        """The same person, who does not know the answer."""
        profile = self.profile.replace(field, None)
        skipped = tuple(name for name in ASKING_ORDER if name == field or name in self.skipped)
        return replace(self, profile=profile, skipped=skipped, before=self._before(field, profile), dropped=False)

    def keep(self, *, wanted: bool) -> "Answers":
        """The same answers, kept for 30 days or only for this session."""
        return replace(self, kept=wanted, dropped=False)

    def _before(self, field: str, profile: Profile) -> Profile | None:
        if profile == self.profile:
            return self.before
        if field in self.profile.answers:
            return self.profile
        # The permit is asked because of the passport: both are one change.
        return self.before if field == "status" else None

    @property
    def any(self) -> bool:
        """Whether there is anything to forget."""
        return bool(self.profile.answers or self.skipped)


NOTHING = Answers()


def read(request: HttpRequest) -> Answers:
    """The answers that a request carries; none, and `dropped`, where the cookie was changed, is too old or too big."""
    kept = request.__dict__.get(_READ)
    if kept is None:
        kept = request.__dict__[_READ] = _read(request.COOKIES.get(NAME, ""))
    return kept


def _read(token: str) -> Answers:
    if not token:
        return NOTHING
    try:
        return _unpacked(_opened(token))
    except (InvalidToken, ProfileError, ValueError, TypeError, KeyError):
        return Answers(dropped=True)


def write(response: HttpResponseBase, answers: Answers) -> None:
    """Let the browser keep the answers: for this session, or for 30 days if she asked for it."""
    content = json.dumps(_packed(answers), separators=(",", ":"))
    response.set_cookie(
        NAME,
        _lock(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt(content.encode()).decode(),
        max_age=KEPT_SECONDS if answers.kept else None,
        secure=not settings.LOCAL,
        httponly=True,
        samesite="Lax",
    )


def erase(response: HttpResponseBase) -> None:
    """Let the browser forget them."""
    response.delete_cookie(NAME, samesite="Lax")


@lru_cache(maxsize=4)
def _lock(*secrets: str | bytes) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_derived(secret))) for secret in secrets])


def _derived(secret: str | bytes) -> bytes:
    raw = secret.encode() if isinstance(secret, str) else secret
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"seemein.roadmaps.cookie").derive(raw)


def _opened(token: str) -> Mapping[str, Any]:
    if len(token) > MOST_BYTES:
        raise InvalidToken
    content = _lock(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).decrypt(token.encode(), ttl=KEPT_SECONDS)
    found: Mapping[str, Any] = json.loads(content)
    return found


def _packed(answers: Answers) -> dict[str, Any]:
    return {
        "profile": plain(answers.profile),
        "skipped": answers.skipped,
        "before": None if answers.before is None else plain(answers.before),
        "kept": answers.kept,
    }


def _unpacked(content: Mapping[str, Any]) -> Answers:
    return Answers(
        profile=read_profile(content["profile"]),
        skipped=tuple(field for field in ASKING_ORDER if field in content["skipped"]),
        before=None if content["before"] is None else read_profile(content["before"]),
        kept=content["kept"] is True,
    )
