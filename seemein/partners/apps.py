"""The room in Django's list."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "seemein.partners"
