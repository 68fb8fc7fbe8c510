"""Whether the worker keeps up with its queue."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from seemein.kit.models import Letter


def overdue(waited: timedelta) -> tuple[int, int]:
    """How many tasks and how many letters have been due for longer than this."""
    since = timezone.now() - waited
    late = Q(run_after__lt=since) | Q(run_after=get_date_max(), enqueued_at__lt=since)
    tasks = DBTaskResult.objects.filter(late, status=TaskResultStatus.READY)
    return tasks.count(), Letter.objects.due(since).count()
