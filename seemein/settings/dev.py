"""On a developer's machine: reload, tracebacks, plain static files."""

from seemein.settings.base import *  # noqa: F403 (settings modules are one namespace)

DEBUG = True
SECRET_KEY = "for development only, never for a running hub"  # noqa: S105 (not a secret)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
