"""Chores come again: each has one coming run, at its time, even after it failed."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from seemein.kit import chores
from tests.kit.letters import NOON, Turn, clock
from tests.kit.test_outbox import in_threads
from tests.worker import empty_queue, work

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three chores instead of the house's own, and the list that they write themselves into; one of them fails."""
    written: list[str] = []

    def write(name: str) -> Callable[[], None]:
        return lambda: written.append(name)

    def fail() -> None:
        written.append("fail")
        raise ZeroDivisionError

    monkeypatch.setattr(chores, "_chores", {})
    chores.register("often", write("often"), every=TEN_MINUTES)
    chores.register("daily", write("daily"), every=DAY, at=time(6, 30))
    chores.register("fail", fail, every=DAY, at=time(13))
    return written


@pytest.fixture(autouse=True)
def queue(db: None) -> None:
    empty_queue()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Turn:
    return clock(monkeypatch)


def coming() -> list[tuple[str, timedelta]]:
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY).order_by("run_after")
    return [(row.args_kwargs["args"][0], row.run_after - NOON) for row in rows]


ARRANGED = [("often", TEN_MINUTES), ("fail", timedelta(hours=1)), ("daily", timedelta(hours=18, minutes=30))]


@pytest.mark.usefixtures("done")
def test_each_chore_has_one_coming_run_however_often_it_is_arranged(at: Turn) -> None:
    for _ in range(3):
        chores.arrange()
        assert coming() == ARRANGED
    at(timedelta(minutes=5))
    chores.arrange()
    assert coming() == ARRANGED


def test_a_chore_is_done_at_its_time_and_comes_again(done: list[str], at: Turn) -> None:
    chores.arrange()
    work()
    assert done == []
    at(TEN_MINUTES)
    work()
    assert done == ["often"]
    assert coming() == [("often", 2 * TEN_MINUTES), *ARRANGED[1:]]


def test_a_chore_that_fails_comes_again(done: list[str], at: Turn, caplog: pytest.LogCaptureFixture) -> None:
    chores.arrange()
    at(timedelta(hours=1))
    work()
    assert sorted(done) == ["fail", "often"]
    assert dict(coming())["fail"] == timedelta(hours=25)
    assert DBTaskResult.objects.failed().get().exception_class_path == "builtins.ZeroDivisionError"


def test_days_of_standstill_are_made_up_by_one_run(done: list[str], at: Turn) -> None:
    chores.arrange()
    at(3 * DAY)
    work()
    assert sorted(done) == ["daily", "fail", "often"]
    assert dict(coming()) == {
        "often": 3 * DAY + TEN_MINUTES,
        "fail": 3 * DAY + timedelta(hours=1),
        "daily": 3 * DAY + ARRANGED[2][1],
    }


@pytest.mark.usefixtures("at")
def test_a_chore_that_is_no_more_is_taken_from_the_queue(done: list[str]) -> None:
    chores.arrange()
    del chores._chores["daily"]
    chores.run.call("daily")
    assert (done, [name for name, _ in coming()]) == ([], ["often", "fail"])


@pytest.mark.usefixtures("done", "at")
def test_a_chore_that_shall_come_more_often_does_so_from_now_on() -> None:
    chores.arrange()
    del chores._chores["daily"]
    chores.register("daily", list, every=timedelta(hours=1))
    chores.arrange()
    assert dict(coming())["daily"] == timedelta(hours=1)


@pytest.mark.usefixtures("done", "at")
def test_a_run_too_many_is_taken_from_the_queue() -> None:
    chores.arrange()
    chores.run.using(run_after=NOON + timedelta(minutes=1)).enqueue("often")
    chores.arrange()
    assert coming() == [("often", timedelta(minutes=1)), *ARRANGED[1:]]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's transactions are alone anyway")
@pytest.mark.slow
@pytest.mark.usefixtures("done", "at")
@pytest.mark.django_db(transaction=True)
def test_processes_that_arrange_at_once_arrange_once() -> None:
    in_threads(*[chores.arrange] * 4)
    assert coming() == ARRANGED


# 24 November 2026 is a Tuesday.
TIMES = {
    "every ten minutes": (TEN_MINUTES, None, NOON + timedelta(minutes=3), NOON + TEN_MINUTES),
    "at its very moment the next one": (TEN_MINUTES, None, NOON, NOON + TEN_MINUTES),
    "later today": (DAY, time(18), NOON, datetime(2026, 11, 24, 18, tzinfo=UTC)),
    "tomorrow morning": (DAY, time(6), NOON, datetime(2026, 11, 25, 6, tzinfo=UTC)),
    "at its very moment tomorrow": (DAY, time(12), NOON, datetime(2026, 11, 25, 12, tzinfo=UTC)),
    "every week on Monday": (7 * DAY, time(6), NOON, datetime(2026, 11, 30, 6, tzinfo=UTC)),
}


@pytest.mark.parametrize(("every", "hour", "now", "due"), TIMES.values(), ids=TIMES)
def test_when_a_chore_comes(every: timedelta, hour: time | None, now: datetime, due: datetime) -> None:
    assert chores.Chore("x", list, every, hour).next(now) == due


ODD = {
    "a name twice": ("often", TEN_MINUTES, None, "already"),
    "every second": ("other", timedelta(seconds=1), None, "once a minute"),
    "every thirty hours at six": ("other", timedelta(hours=30), time(6), "whole days"),
}


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize(("name", "every", "hour", "says"), ODD.values(), ids=ODD)
def test_an_odd_chore_is_refused(name: str, every: timedelta, hour: time | None, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        chores.register(name, list, every=every, at=hour)


def test_the_kit_tends_its_letters_and_tasks() -> None:
    assert {"kit.tend-letters", "kit.empty-letters", "kit.clear-tasks"} <= set(chores._chores)
