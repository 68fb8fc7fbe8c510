"""Reads of people."""

from seemein.accounts.models import User


def person_of(email: str) -> User | None:
    """The person with this e-mail address, however it is written."""
    return User.objects.exclude(email="").filter(email__iexact=email.strip()).first()
