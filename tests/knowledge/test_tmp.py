import time
import pytest
from seemein.knowledge.books import shelf
from seemein.knowledge.models import *

@pytest.mark.django_db
def test_a(facts):
    assert len(shelf.books()) == 5
    print(Fact.objects.count(), Translation.objects.count())

@pytest.mark.django_db(transaction=True)
def test_b(facts):
    assert len(shelf.books()) == 5
@pytest.mark.django_db(transaction=True)
def test_c(facts):
    assert len(shelf.books()) == 5
