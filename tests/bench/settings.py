"""Production's settings with one bare view beside the hub's, to measure against."""

from seemein.settings.production import *  # noqa: F403 (settings modules are one namespace)

ROOT_URLCONF = "tests.bench.urls"
