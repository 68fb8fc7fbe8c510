"""Chores: work that comes again by itself, such as reminders each morning.

A room registers its chores when it is ready, and the worker beside the server does them:

    from seemein.kit import chores

    class EventsConfig(AppConfig):
        name = "seemein.events"

        def ready(self) -> None:
            from seemein.events import actions  # noqa: PLC0415 (models need the list of rooms first)

            chores.register("events.reminders", actions.remind, every=timedelta(days=1), at=time(6, 30))

A chore is a function without arguments. It must bear to be done twice, and to be left out for a day when the hub was down.
Each has exactly one coming run in the queue; the one after is arranged before the work begins, so a chore that fails comes again.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult

_DAY = timedelta(days=1)
_LOCK = 7_401_932
_chores: dict[str, "Chore"] = {}


@dataclass(frozen=True, slots=True)
class Chore:
    """A work that comes `every` so often; with a time of day (UTC) every so many days, weeks beginning on Monday."""

    name: str
    work: Callable[[], object]
    every: timedelta
    at: time | None = None

    def next(self, now: datetime) -> datetime:
        """The first moment after now at which it is due."""
        if self.at is None:
            past = (now - datetime.min.replace(tzinfo=UTC)) % self.every
            return now - past + self.every
        day = now.astimezone(UTC).date()
        while True:
            due = datetime.combine(day, self.at, UTC)
            if due > now and (day.toordinal() - 1) % self.every.days == 0:
                return due
            day += _DAY


def register(name: str, work: Callable[[], object], *, every: timedelta, at: time | None = None) -> None:
    """Have a work done again and again; its name is the room's and its own, such as "events.reminders"."""
    if name in _chores:
        raise ValueError(f"There is a chore {name!r} already.")
    if every < timedelta(minutes=1) or (at and every % _DAY):
        raise ValueError(f"{name}: a chore comes at most once a minute, and with a time of day every so many whole days.")
    _chores[name] = Chore(name, work, every, at)


def arrange() -> None:
    """See that each chore has exactly one coming run in the queue, not later than it is due, and that no other chore has any."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 (rooms import this file before models can be)

    now = timezone.now()
    with transaction.atomic():
        _one_at_a_time()
        coming: dict[str, list[DBTaskResult[..., Any]]] = defaultdict(list)
        queued = DBTaskResult.objects.filter(task_path=run.module_path, status=TaskResultStatus.READY)
        for row in queued.order_by("run_after", "pk").select_for_update(skip_locked=True):
            coming[row.args_kwargs["args"][0]].append(row)
        for name in coming.keys() | _chores.keys():
            _arrange_one(_chores.get(name), coming[name], now)


def _arrange_one(chore: Chore | None, coming: "list[DBTaskResult[..., Any]]", now: datetime) -> None:
    kept = coming[:1] if chore and coming and coming[0].run_after <= chore.next(now) else []
    for row in coming[len(kept) :]:
        row.delete()
    if chore and not kept:
        run.using(run_after=chore.next(now)).enqueue(chore.name)


def _one_at_a_time() -> None:
    """Until the end of the transaction; SQLite's transactions are alone anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@task()
def run(name: str) -> None:
    """Do a chore; its next run is arranged first."""
    arrange()
    if name in _chores:
        _chores[name].work()
