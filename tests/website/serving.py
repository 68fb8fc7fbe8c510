"""A process that serves one hub: reads an address a line, answers with the figures that its page links to their sources."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "seemein.settings.test"
django.setup()

from django.test import Client  # noqa: E402 (after setup)
from django.test.utils import setup_test_environment  # noqa: E402

from tests.website.reading import read  # noqa: E402

setup_test_environment()  # a page drawn anew then names its context
client = Client()
for line in sys.stdin:
    response = client.get(line.strip())
    answer = {
        "kept": response.context is None,
        "figures": {link: text for link, text in read(response).links.items() if link[0] == "#"},
    }
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
