"""Whether the process answers, and whether the hub can serve."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seemein.knowledge.books import shelf


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """The hub can serve; if not, what is missing."""
    missing = _missing()
    return JsonResponse({"ready": not missing, "missing": missing}, status=503 if missing else 200)


def _missing() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["migrations: run manage.py migrate"]
        found = [] if shelf.look() and shelf.countries else ["facts: run manage.py load_knowledge"]
    except DatabaseError:
        return ["database: it does not answer; see DATABASE_URL"]
    return found + _missing_cache()


def _missing_cache() -> list[str]:
    try:
        cache.set("ready", "yes", 10)
        return [] if cache.get("ready") == "yes" else ["cache: it does not keep what it is given"]
    except DatabaseError:
        return ["cache: run manage.py createcachetable"]
