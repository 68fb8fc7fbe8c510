"""The user model stands from the first migration, keyed so that a key says nothing."""

import uuid

import pytest
from django.contrib.auth import get_user_model


@pytest.mark.django_db
def test_a_user_is_keyed_by_a_random_uuid() -> None:
    users = [get_user_model().objects.create_user(username=name) for name in ("alice", "bob")]
    assert [user.pk.version for user in users] == [4, 4]
    assert len({user.pk for user in users}) == 2
    assert isinstance(users[0].pk, uuid.UUID)
