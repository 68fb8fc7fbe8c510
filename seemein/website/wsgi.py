"""The application as a server calls it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seemein.settings.production")
application = get_wsgi_application()
# The facts of a process never become garbage: the collector, which would look for some again and again, looks less often.
gc.set_threshold(20_000, 20, 50)
