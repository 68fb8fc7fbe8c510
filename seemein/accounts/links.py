"""Addresses that a mail carries: they hold for a few days and for one use."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse

from seemein.accounts.models import User


def password_link(person: User) -> str:
    """Where the person sets her password; the address ends to work when she has."""
    return link_of_key(f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}")


def link_of_key(key: str) -> str:
    """The address of a key, on the hub's own host whatever the request said."""
    uid, _, token = key.partition("-")
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


def ask_link() -> str:
    """Where a person asks for a new link."""
    return settings.BASE_URL + reverse("account_reset_password")
