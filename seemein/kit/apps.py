"""The room in Django's list."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "seemein.kit"
