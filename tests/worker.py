"""The worker as the tests need it: does every task that is due, in this process, and nothing later."""

from unittest.mock import patch

from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult


def empty_queue() -> None:
    """Without the tasks that loading the test database left."""
    DBTaskResult.objects.all().delete()


def work() -> None:
    """Empty the queue of what is due now, on the test's own connection."""
    worker = db_worker.Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    with patch.object(db_worker, "close_old_connections"):
        worker.run()
