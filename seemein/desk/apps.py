"""The room in Django's list, and the work that comes again each week."""

from datetime import time, timedelta

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "seemein.desk"

    def ready(self) -> None:
        """Register the weekly letter and the looks at the source links: some each night, so that all are seen in a week."""
        from seemein.desk import actions  # noqa: PLC0415 (models need the list of rooms first)
        from seemein.kit import chores  # noqa: PLC0415 (the same)

        chores.register("desk.weekly", actions.write_weekly, every=timedelta(days=7), at=time(5, 0))
        chores.register("desk.links", actions.look_at_all, every=timedelta(days=1), at=time(1, 0))
