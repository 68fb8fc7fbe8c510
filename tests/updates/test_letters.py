"""To be told by mail: asking, saying yes, the letter, leaving."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from seemein.kit.models import Letter
from seemein.updates import actions
from seemein.updates.links import confirm_link, leave_link
from seemein.updates.models import Subscription, Update
from seemein.updates.telling import MOST_LINES, tell
from tests.updates.changing import RATE, announce, change
from tests.worker import empty_queue, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
MILAN = "it/lombardia/milano"
SUBSCRIBE = f"/en/{MILAN}/updates/subscribe/"


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    empty_queue()
    cache.clear()
    yield
    cache.clear()


def subscription(address: str = "alice@example.org", path: str = MILAN, topic: str = "", language: str = "en") -> Subscription:
    return Subscription.objects.create(
        mail=address, territory_id=path, topic=topic, language=language, confirmed_on=timezone.now().date()
    )


def path_of(link: str) -> str:
    return urlsplit(link).path


class TestAsking:
    def test_nothing_is_sent_before_she_says_yes_by_the_button(self, client: Client) -> None:
        assert client.post(SUBSCRIBE, {"mail": "Alice@Example.org", "topic": "money"}).status_code == 302
        (asked,) = Subscription.objects.all()
        assert (asked.mail, asked.territory_id, asked.topic, asked.language) == ("alice@example.org", MILAN, "money", "en")
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        work()
        assert tell.call() == 0
        (link,) = [path_of(line) for line in mail.outbox[0].body.splitlines() if "/updates/confirm/" in line]
        assert client.get(link).status_code == 200
        assert list(Subscription.objects.confirmed()) == []
        client.post(link)
        assert list(Subscription.objects.confirmed()) == [asked]

    def test_answer_does_not_tell_who_is_on_the_list(self, client: Client) -> None:
        subscription()
        known = client.post(SUBSCRIBE, {"mail": "alice@example.org"})
        unknown = client.post(SUBSCRIBE, {"mail": "bob@example.org"})
        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])

    @pytest.mark.parametrize("address", ["", "nobody", "a@b\nBcc: c@d.org"])
    def test_no_address_is_refused_in_words(self, client: Client, address: str) -> None:
        response = client.post(SUBSCRIBE, {"mail": address})
        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.content.decode()
        assert Subscription.objects.count() == 0

    def test_one_letter_box_is_not_filled_through_us(self, client: Client) -> None:
        for _ in range(5):
            client.post(SUBSCRIBE, {"mail": "alice@example.org"})
        assert Letter.objects.count() == 3

    def test_one_network_may_not_ask_for_ever(self, client: Client) -> None:
        answers = [client.post(SUBSCRIBE, {"mail": f"p{number}@example.org"}).status_code for number in range(11)]
        assert answers == [302] * 10 + [429]

    def test_unconfirmed_is_forgotten_after_a_week_and_the_confirmed_stays(self) -> None:
        kept = subscription()
        old = Subscription.objects.create(mail="bob@example.org", territory_id="it", language="it")
        new = Subscription.objects.create(mail="eve@example.org", territory_id="it", language="it")
        week = timezone.now() - timedelta(days=7, minutes=1)
        Subscription.objects.filter(pk__in=[kept.pk, old.pk]).update(made_at=week)
        actions.forget_unconfirmed()
        assert set(Subscription.objects.all()) == {kept, new}

    def test_same_wish_stands_once(self) -> None:
        subscription()
        with pytest.raises(IntegrityError), transaction.atomic():
            subscription()


class TestTelling:
    def test_one_letter_says_what_changed_from_when_and_where_to_read_on(self) -> None:
        alice = subscription(language="de")
        subscription(path="it", topic="money")
        subscription("bob@example.org", path="de")
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        work()
        assert tell.call() == 1
        work()
        (letter,) = mail.outbox
        assert letter.to == ["alice@example.org"]
        newest = Subscription.objects.filter(mail="alice@example.org").latest("made_at")
        assert letter.extra_headers["List-Unsubscribe"] == f"<{leave_link(newest)}>"
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert "20%" in letter.body
        assert f"/{MILAN}/" in letter.body
        assert alice.mail not in leave_link(newest)

    def test_change_is_told_once(self) -> None:
        subscription()
        change("procedures", "it.pec", title="Another name")
        work()
        assert (tell.call(), tell.call()) == (1, 0)

    def test_topic_that_she_did_not_choose_is_not_told(self) -> None:
        subscription(topic="people")
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        work()
        assert tell.call() == 0

    def test_long_letter_names_the_rest_by_number(self) -> None:
        subscription()
        Update.objects.bulk_create(
            Update(territory_id="it", batch="b", section="step", act="new", key=f"it.s{number}", topic="law", title=f"T{number}")
            for number in range(MOST_LINES + 2)
        )
        tell.call()
        text = Letter.objects.get().text
        assert text.count("New step:") == MOST_LINES
        assert "And 2 more changes." in text


class TestLeaving:
    def test_one_click_of_a_mail_program_ends_everything_without_cookie_or_token(self) -> None:
        alice, other = subscription(), subscription(path="it")
        bob = subscription("bob@example.org")
        client = Client(enforce_csrf_checks=True)
        response = client.post(path_of(leave_link(other)), {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert list(Subscription.objects.all()) == [bob]
        assert client.get(path_of(leave_link(alice))).status_code == 200

    def test_looking_at_the_page_ends_nothing_and_one_can_be_ended_alone(self, client: Client) -> None:
        alice, other = subscription(), subscription(path="it")
        link = path_of(leave_link(alice))
        client.get(link)
        assert Subscription.objects.count() == 2
        client.post(link, {"only": str(other.pk)})
        assert list(Subscription.objects.all()) == [alice]

    @pytest.mark.parametrize("name", ["confirm", "leave"])
    def test_broken_link_is_said_in_words(self, client: Client, name: str) -> None:
        subscription()
        response = client.post(f"/en/updates/{name}/x:y/")
        assert (response.status_code, Subscription.objects.count()) == (404, 1)
        assert "not whole" in response.content.decode()

    def test_link_to_say_yes_is_none_to_leave(self, client: Client) -> None:
        alice = subscription()
        token = path_of(confirm_link(alice, "en")).rstrip("/").rpartition("/")[2]
        assert client.post(f"/en/updates/leave/{token}/").status_code == 404
        assert Subscription.objects.count() == 1
