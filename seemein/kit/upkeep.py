"""The kit's own chores: letters that got stuck, texts that are no longer needed, tasks long done."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from seemein.kit.enums import LetterState
from seemein.kit.models import Letter
from seemein.kit.tasks import deliver

LETTERS_STAY = timedelta(days=30)
TASKS_STAY = timedelta(days=14)
_STUCK = timedelta(minutes=15)
_FORGOTTEN = timedelta(minutes=10)
_AT_ONCE = 100


def tend_letters() -> None:
    """Mark as unsure what a worker took and never came back from; send what waits though its task was lost."""
    now = timezone.now()
    fault = "The worker stopped while it sent this letter."
    Letter.objects.stuck(now - _STUCK).update(state=LetterState.UNSURE, fault=fault)
    forgotten = Letter.objects.due(now - _FORGOTTEN).order_by("not_before", "pk").values_list("pk", flat=True)
    for pk in forgotten[:_AT_ONCE]:
        deliver.call(str(pk))


def empty_letters() -> None:
    """What a letter said, and to whom, is nobody's business any more; that there was one stays to be counted."""
    old = Letter.objects.finished(timezone.now() - LETTERS_STAY).exclude(to="", text="")
    old.update(to="", subject="", text="", html="", headers={}, fault="")


def clear_tasks() -> None:
    """Forget tasks that were begun long ago, those of a worker that died included."""
    begun = DBTaskResult.objects.exclude(status=TaskResultStatus.READY)
    begun.filter(started_at__lte=timezone.now() - TASKS_STAY).delete()
