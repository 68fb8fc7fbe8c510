"""The room in Django's list."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "seemein.knowledge"
