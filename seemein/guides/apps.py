"""The room in Django's list."""

from datetime import timedelta

from django.apps import AppConfig

_OFTEN = timedelta(minutes=10)


class GuidesConfig(AppConfig):
    name = "seemein.guides"

    def ready(self) -> None:
        """Hear of every publication. Wagtail publishes from its own views, workflow and scheduler, not from our actions."""
        from wagtail.signals import page_published, page_unpublished  # noqa: PLC0415 (models need the list of rooms first)

        from seemein.guides import actions, models, queries  # noqa: PLC0415 (models need the list of rooms first)
        from seemein.kit import chores  # noqa: PLC0415 (models need the list of rooms first)
        from seemein.knowledge import impact  # noqa: PLC0415 (models need the list of rooms first)

        page_published.connect(actions.on_published, sender=models.GuidePage)
        page_unpublished.connect(actions.on_unpublished, sender=models.GuidePage)
        impact.register("guides", queries.titles_naming)
        chores.register("guides.due", actions.publish_what_is_due, every=_OFTEN)
