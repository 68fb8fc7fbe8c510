"""Whether the process answers, and whether the hub can serve."""

from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seemein.kit.queries import overdue
from seemein.knowledge.books import shelf

QUEUE_MINUTES = 15


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """The hub can serve; if not, what is missing. A queue that stands still keeps nobody from reading: it is only a warning."""
    missing = _missing()
    warnings = [] if missing else _waiting()
    return JsonResponse({"ready": not missing, "missing": missing, "warnings": warnings}, status=503 if missing else 200)


def _missing() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["migrations: run manage.py migrate"]
        found = [] if shelf.look() and shelf.countries else ["facts: run manage.py load_knowledge"]
    except DatabaseError:
        return ["database: it does not answer; see DATABASE_URL"]
    return found + _missing_cache()


def _waiting() -> list[str]:
    tasks, letters = overdue(timedelta(minutes=QUEUE_MINUTES))
    said = f"queue: {tasks} tasks and {letters} letters are over {QUEUE_MINUTES} minutes late; see whether the worker runs"
    return [said] if tasks or letters else []


def _missing_cache() -> list[str]:
    try:
        cache.set("ready", "yes", 10)
        return [] if cache.get("ready") == "yes" else ["cache: it does not keep what it is given"]
    except DatabaseError:
        return ["cache: run manage.py createcachetable"]
