"""The room in Django's list, its ears and its chore."""

from datetime import time, timedelta

from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    name = "seemein.updates"

    def ready(self) -> None:
        """Hear of every publication of facts and guides."""
        from wagtail.signals import page_published  # noqa: PLC0415 (models need the list of rooms first)

        from seemein.guides.models import GuidePage  # noqa: PLC0415 (models need the list of rooms first)
        from seemein.kit import chores  # noqa: PLC0415 (models need the list of rooms first)
        from seemein.knowledge.actions import after_publication  # noqa: PLC0415 (models need the list of rooms first)
        from seemein.updates import actions  # noqa: PLC0415 (models need the list of rooms first)

        after_publication(actions.on_facts_published)
        page_published.connect(actions.on_guide_published, sender=GuidePage)
        chores.register("updates.forget-unconfirmed", actions.forget_unconfirmed, every=timedelta(days=1), at=time(1, 40))
