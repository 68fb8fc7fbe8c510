"""A letter goes out exactly when its change is committed, and once, whatever happens to the worker."""

import threading
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from seemein.kit import mail as post_office
from seemein.kit import outbox, upkeep
from seemein.kit.enums import LetterState
from seemein.kit.models import Letter
from seemein.kit.queries import overdue
from seemein.kit.tasks import PAUSES, deliver
from tests.kit.letters import NOON, Turn, clock, post
from tests.worker import empty_queue, work

pytestmark = pytest.mark.django_db
only_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's transactions are alone anyway")


@pytest.fixture(autouse=True)
def queue(db: None) -> None:
    empty_queue()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Turn:
    return clock(monkeypatch)


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(letter: Letter) -> None:
        raise post_office.Refused("SMTPDataError: (451, b'later')")

    monkeypatch.setattr(post_office, "send", refuse)


def state_of(letter: Letter) -> tuple[str, int]:
    letter.refresh_from_db()
    return letter.state, letter.tries


def coming_tries() -> list[timedelta]:
    rows = DBTaskResult.objects.filter(task_path=deliver.module_path, status=TaskResultStatus.READY)
    return [row.run_after - NOON for row in rows]


def test_a_letter_is_written_with_its_task_and_sent_by_the_worker() -> None:
    letter = post()
    assert (letter.state, DBTaskResult.objects.count(), mail.outbox) == (LetterState.WAITING, 1, [])
    work()
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [(["alice@example.org"], "Benvenuta")]
    assert state_of(letter) == (LetterState.SENT, 1)


def test_a_change_that_is_taken_back_leaves_no_letter_and_no_task() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post()
        _ = 1 / 0
    work()
    assert (Letter.objects.count(), DBTaskResult.objects.count(), mail.outbox) == (0, 0, [])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_letter_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction of the change"):
        outbox.post(to="alice@example.org", language="en", subject="Hi", text="Hi", purpose="seat")
    assert Letter.objects.count() == 0


def test_a_task_that_runs_twice_sends_once() -> None:
    letter = post()
    assert [deliver.call(str(letter.pk)) for _ in range(2)] == [LetterState.SENT, "left alone"]
    work()
    assert len(mail.outbox) == 1


def test_the_same_mark_is_one_letter_and_no_mark_is_two() -> None:
    assert post(once="seat:1") == post(once="seat:1", text="Another text.")
    post()
    post()
    work()
    assert [sent.body for sent in mail.outbox].count("Another text.\n") == 0
    assert len(mail.outbox) == 3


def test_a_letter_for_later_waits(at: Turn) -> None:
    letter = post(not_before=NOON + timedelta(days=2))
    work()
    assert (deliver.call(str(letter.pk)), mail.outbox) == ("left alone", [])
    at(timedelta(days=2))
    work()
    assert len(mail.outbox) == 1


def test_a_letter_that_is_gone_disturbs_nobody() -> None:
    post().delete()
    work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.usefixtures("refusing")
def test_a_refused_letter_is_tried_again_after_longer_and_longer_pauses_and_then_fails(at: Turn) -> None:
    letter, past = post(), timedelta(0)
    for tries, pause in enumerate(PAUSES, start=1):
        work()
        assert (state_of(letter), coming_tries()) == ((LetterState.WAITING, tries), [past + pause])
        past += pause
        at(past)
    work()
    assert (state_of(letter), coming_tries()) == ((LetterState.FAILED, len(PAUSES) + 1), [])
    assert letter.fault == "SMTPDataError: (451, b'later')"


def test_a_letter_that_was_refused_once_arrives_at_the_next_try(at: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = post()
    with monkeypatch.context() as closed:
        closed.setattr(post_office, "compose", lambda letter: (_ for _ in ()).throw(ConnectionRefusedError("closed")))
        work()
    assert (state_of(letter), letter.fault) == ((LetterState.WAITING, 1), "ConnectionRefusedError: closed")
    at(PAUSES[0])
    work()
    assert (state_of(letter), letter.fault, len(mail.outbox)) == ((LetterState.SENT, 2), "", 1)


@pytest.mark.parametrize("broken", [SystemExit(1), MemoryError()], ids=lambda error: type(error).__name__)
def test_a_worker_that_dies_while_sending_leaves_the_letter_unsure(
    at: Turn, monkeypatch: pytest.MonkeyPatch, broken: BaseException
) -> None:
    letter = post()
    with monkeypatch.context() as dying:
        dying.setattr(post_office, "send", lambda letter: (_ for _ in ()).throw(broken))
        work()
    assert state_of(letter) == (LetterState.SENDING, 1)
    upkeep.tend_letters()
    assert state_of(letter) == (LetterState.SENDING, 1)
    at(timedelta(minutes=16))
    upkeep.tend_letters()
    deliver.call(str(letter.pk))
    assert (state_of(letter), mail.outbox) == ((LetterState.UNSURE, 1), [])


def test_a_connection_that_breaks_after_the_text_leaves_the_letter_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, messages: object) -> None:
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
    letter = post()
    work()
    assert (state_of(letter), coming_tries()) == ((LetterState.UNSURE, 1), [])


def test_a_letter_whose_task_was_lost_is_sent_by_the_next_tending(at: Turn) -> None:
    post()
    DBTaskResult.objects.all().delete()
    upkeep.tend_letters()
    assert mail.outbox == []
    at(timedelta(minutes=11))
    upkeep.tend_letters()
    assert len(mail.outbox) == 1


def test_what_failed_or_is_unsure_can_be_sent_again_by_a_person_and_nothing_else() -> None:
    letter = post()
    with pytest.raises(post_office.BadLetter):
        outbox.send_again(letter=letter)
    Letter.objects.update(state=LetterState.UNSURE, taken_at=letter.made_at)
    outbox.send_again(letter=letter)
    work()
    assert (state_of(letter), len(mail.outbox)) == ((LetterState.SENT, 1), 1)
    with pytest.raises(post_office.BadLetter):
        outbox.send_again(letter=letter)


def test_after_thirty_days_a_letter_says_nothing_and_is_still_counted(at: Turn) -> None:
    old = post(html="<p>Benvenuta</p>", headers={"Reply-To": "bob@example.org"}, once="seat:1")
    waiting = post(subject="Later", not_before=NOON + timedelta(days=60))
    work()
    at(timedelta(days=1))
    young = post(subject="Young")
    work()
    at(timedelta(days=30, minutes=1))
    upkeep.empty_letters()
    told = Letter.objects.in_bulk()
    assert (told[young.pk].text, told[waiting.pk].text) == (young.text, waiting.text)
    emptied = told[old.pk]
    assert [emptied.to, emptied.subject, emptied.text, emptied.html, emptied.headers] == ["", "", "", "", {}]
    assert (emptied.purpose, emptied.state, emptied.once) == ("seat", LetterState.SENT, "seat:1")
    assert post(once="seat:1") == old


def test_no_task_holds_what_a_letter_says() -> None:
    post()
    work()
    row = DBTaskResult.objects.values().get()
    assert [word for word in ("alice", "Benvenuta", "posto") if word in str(row)] == []


def test_late_tasks_and_letters_are_counted_and_those_for_later_are_not(at: Turn) -> None:
    post()
    post(not_before=NOON + timedelta(days=1))
    DBTaskResult.objects.update(enqueued_at=NOON)
    at(timedelta(minutes=14))
    assert overdue(timedelta(minutes=15)) == (0, 0)
    at(timedelta(minutes=16))
    assert overdue(timedelta(minutes=15)) == (1, 1)
    work()
    assert overdue(timedelta(minutes=15)) == (0, 0)


def test_tasks_begun_long_ago_are_forgotten_and_coming_ones_are_not(at: Turn) -> None:
    post()
    work()
    post(not_before=NOON + timedelta(days=60))
    at(timedelta(days=15))
    upkeep.clear_tasks()
    assert [row.status for row in DBTaskResult.objects.all()] == [TaskResultStatus.READY]


def in_threads(*works: Callable[[], object]) -> list[object]:
    """What each work gives, all begun at the same moment, each on a connection of its own."""
    gate, given = threading.Barrier(len(works)), {}

    def do(number: int, work: Callable[[], object]) -> None:
        gate.wait(timeout=10)
        try:
            given[number] = work()
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return [given[number] for number in sorted(given)]


@only_postgresql
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_workers_that_race_for_letters_send_each_once() -> None:
    letters = [post(subject=f"Letter {number}") for number in range(12)]

    def all_of_them() -> list[str]:
        return [deliver.call(str(letter.pk)) for letter in letters]

    told = in_threads(*[all_of_them] * 4)
    assert sorted(sent.subject for sent in mail.outbox) == sorted(letter.subject for letter in letters)
    assert sum(answers.count(LetterState.SENT) for answers in told) == len(letters)


@only_postgresql
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_letter_in_another_workers_hands_is_left_alone_at_once() -> None:
    letter = post()
    with transaction.atomic():
        Letter.objects.select_for_update().get(pk=letter.pk)
        assert in_threads(lambda: deliver.call(str(letter.pk))) == ["left alone"]
    assert mail.outbox == []


@only_postgresql
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_changes_that_race_for_a_mark_write_one_letter() -> None:
    written = in_threads(*[lambda: post(once="seat:1").pk] * 4)
    assert (len(written), len(set(written))) == (4, 1)
    assert (Letter.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def letter(**more: object) -> Letter:
    return Letter(**{"to": "alice@example.org", "language": "it", "subject": "Hi", "text": "Hi", "purpose": "seat", **more})


def twice() -> None:
    letter(once="seat:1").save()
    letter(once="seat:1").save()


# What → how, and the rule that refuses it.
NONSENSE: dict[str, tuple[Callable[[], object], str]] = {
    "the same letter twice": (twice, "letter_is_written_once"),
    "a state that does not exist": (lambda: letter(state="lost", taken_at=NOON).save(), "letter_state_is_known"),
    "sent on no day": (lambda: letter(state="sent", taken_at=NOON).save(), "letter_has_a_date_when_it_is_sent"),
    "a day of sending, and not sent": (lambda: letter(sent_at=NOON).save(), "letter_has_a_date_when_it_is_sent"),
    "failed and never tried": (lambda: letter(state="failed").save(), "letter_was_taken_before_it_goes_on"),
    "on its way to nobody": (lambda: letter(to="").save(), "letter_says_something_to_somebody"),
    "on its way without a text": (lambda: letter(text="").save(), "letter_says_something_to_somebody"),
    "two lines of subject": (lambda: letter(subject="Hi\nBcc: x@y.org").save(), "letter_address_and_subject_are_one_line"),
    "a return in the address": (lambda: letter(to="a@b.org\rx").save(), "letter_address_and_subject_are_one_line"),
}
# SQLite names a unique constraint by its column.
COLUMNS = {"letter_is_written_once": "kit_letter.once"}


@pytest.mark.parametrize(("write", "rule"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_by_the_database(write: Callable[[], object], rule: str) -> None:
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        write()
    assert rule in str(raised.value) or COLUMNS.get(rule, rule) in str(raised.value)


def test_every_rule_of_the_database_is_tried() -> None:
    assert {rule.name for rule in Letter._meta.constraints} == {rule for _, rule in NONSENSE.values()}
