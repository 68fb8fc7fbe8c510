"""The room in Django's list."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "seemein.website"

    def ready(self) -> None:
        """Let Django know the checks of a running hub."""
        from seemein.website import checks  # noqa: F401, PLC0415 (checks register themselves once the apps are ready)
