import pytest
from seemein.knowledge.models import *
from seemein.knowledge import actions
from tests.facts_fixture import load_all
@pytest.mark.django_db
def test_try(facts):
    for c in load_all(): print(c.country, c.any, len(c.added), c.faults[:2])
    print(Publication.objects.count(), Snapshot.objects.count())
