"""The room in Django's list, and its chores."""

from datetime import time, timedelta

from django.apps import AppConfig

from seemein.kit import chores


class KitConfig(AppConfig):
    name = "seemein.kit"

    def ready(self) -> None:
        from seemein.kit import upkeep  # noqa: PLC0415 (models need the list of rooms first)

        chores.register("kit.tend-letters", upkeep.tend_letters, every=timedelta(minutes=10))
        chores.register("kit.empty-letters", upkeep.empty_letters, every=timedelta(days=1), at=time(1, 10))
        chores.register("kit.clear-tasks", upkeep.clear_tasks, every=timedelta(days=1), at=time(1, 20))
