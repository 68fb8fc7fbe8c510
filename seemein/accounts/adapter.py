"""How allauth does things here: nobody signs up by herself, mails go through the outbox, secrets are kept locked."""

from base64 import urlsafe_b64encode
from io import BytesIO
from typing import Any, Final

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from seemein.accounts import links
from seemein.accounts.queries import person_of
from seemein.kit import outbox
from seemein.kit.ratelimit import client_address

_SALT: Final = "seemein.accounts.adapter"


class AccountAdapter(DefaultAccountAdapter):
    """The hub's ways, named as allauth asks for them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return links.link_of_key(key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        person = person_of(email)
        language = (person.language if person else "") or translation.get_language() or settings.LANGUAGE_CODE
        with transaction.atomic(), translation.override(language):
            mail = self.render_mail(template_prefix, email, {"base_url": settings.BASE_URL, "email": email, **context})
            purpose = slugify(template_prefix.rpartition("/")[2].replace("_", "-"))
            outbox.post(to=email, language=language, purpose=purpose, subject=mail.subject, text=str(mail.body))


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: who finds the database alone cannot compute a code."""

    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # SECRET_KEY was changed. An empty secret would have codes that can be computed; this one fits none.
            return str(generate_totp_secret())

    def build_totp_svg(self, url: str) -> SafeString:
        drawn = BytesIO()
        segno.make_qr(url, error="l").save(
            drawn, kind="svg", xmldecl=False, scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
        )
        return mark_safe(drawn.getvalue().decode())  # noqa: S308 (drawn by segno; holds no text of the address)


def _lock() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    keys = [salted_hmac(_SALT, "lock", secret=secret, algorithm="sha256").digest() for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
