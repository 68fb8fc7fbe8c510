"""The user model stands from the first migration, keyed so that a key says nothing; an e-mail address is one person's."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from seemein.accounts.models import User
from seemein.accounts.queries import person_of

pytestmark = pytest.mark.django_db


def test_a_user_is_keyed_by_a_random_uuid() -> None:
    users = [get_user_model().objects.create_user(username=name) for name in ("alice", "bob")]
    assert [user.pk.version for user in users] == [4, 4]
    assert len({user.pk for user in users}) == 2
    assert isinstance(users[0].pk, uuid.UUID)


def test_an_email_address_is_one_persons_however_it_is_written() -> None:
    alice = User.objects.create_user(username="alice", email="alice@example.org")
    assert person_of(" Alice@Example.org ") == alice
    with pytest.raises(IntegrityError, match="person_has_her_own_email"), transaction.atomic():
        User.objects.create_user(username="bob", email="ALICE@example.org")


def test_people_without_an_email_address_do_not_collide() -> None:
    User.objects.create_user(username="alice")
    User.objects.create_user(username="bob")
    assert User.objects.filter(email="").count() == 2
    assert person_of("") is None


LANGUAGES = {"none": ([], ""), "the dearest": (["ar", "it"], "ar"), "the first that the hub speaks": (["tlh", "it"], "it")}


@pytest.mark.parametrize(("languages", "spoken"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_language_of_a_person_is_the_dearest_that_the_hub_speaks(languages: list[str], spoken: str) -> None:
    assert User(languages=languages).language == spoken


NAMES = {
    "her name": (User(username="a", email="a@example.org", first_name="Alice", last_name="Ferri"), "Alice Ferri"),
    "her address": (User(username="a", email="a@example.org"), "a@example.org"),
    "what she is called in the base": (User(username="a"), "a"),
}


@pytest.mark.parametrize(("person", "shown"), NAMES.values(), ids=NAMES)
def test_a_person_is_shown_by(person: User, shown: str) -> None:
    assert str(person) == shown
