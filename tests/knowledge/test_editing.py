"""An editor changes a fact: served at once if it is sound, otherwise the last good facts stay."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from seemein.knowledge import actions
from seemein.knowledge.books import shelf
from seemein.knowledge.days import today
from seemein.knowledge.models import Edition, Publication, Snapshot
from seemein.knowledge.voices import voice
from tests.core.facts_small import block
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SENTENCE = "It costs {xx.ten}. Bring {xx.forty}."


@pytest.fixture(autouse=True)
def raw() -> dict[str, Any]:
    found = small.country()
    small.load(found, [small.said("register/what", SENTENCE, "Costa {xx.ten}. Porta {xx.forty}.")])
    return found


def broken(name: str = "ten") -> dict[str, Any]:
    return {**small.row(name).record, "unit": "shells"}


class TestChange:
    def test_a_changed_figure_is_right_in_every_language_at_once(self) -> None:
        assert small.edit("ten", 12.5) == []
        texts = {language: small.speaking(language).say("xx.register/what", SENTENCE).text for language in ("en", "it")}
        nbsp = "\N{NO-BREAK SPACE}"
        assert texts == {"en": "It costs €12.50. Bring €40.", "it": f"Costa 12,50{nbsp}€. Porta 40{nbsp}€."}

    def test_a_change_with_faults_is_not_written_and_says_why(self) -> None:
        before = (small.row("ten").record, shelf.look(), Publication.objects.get(pk="xx").faults)
        faults = actions.change_fact(country="xx", section="parameters", key="xx.ten", record=broken())
        assert len(faults) == 1
        assert "xx.ten.unit: is 'shells'" in faults[0]
        assert (small.row("ten").record, shelf.look(), Publication.objects.get(pk="xx").faults) == before

    def test_a_change_that_takes_away_the_only_way_out_is_not_written(self, raw: dict[str, Any]) -> None:
        raw["blocks"] = [block("stop", "stop", {"stage": "idea"}, "wait")]
        small.load(raw)
        record = {**small.row("wait", "procedures").record, "when": {"stage": "trading"}}
        assert actions.change_fact(country="xx", section="procedures", key="xx.wait", record=record) != []
        assert small.row("wait", "procedures").record["when"] == {}

    def test_other_countries_stay_as_they_are(self) -> None:
        before = dict(Publication.objects.exclude(pk="xx").values_list("pk", "snapshot_id"))
        small.edit("ten", 12)
        assert dict(Publication.objects.exclude(pk="xx").values_list("pk", "snapshot_id")) == before


class TestPublish:
    def test_with_faults_the_last_good_facts_stay_and_the_faults_are_kept(self) -> None:
        good, edition = small.book().id, shelf.look()
        fact = small.row("ten")
        fact.record = broken()
        fact.save()
        faults = actions.publish(country="xx")
        publication = Publication.objects.get(pk="xx")
        assert faults
        assert (publication.snapshot_id, publication.faults) == (good, faults)
        assert (small.book().id, shelf.look()) == (good, edition)

    def test_once_they_are_mended_the_faults_are_gone(self) -> None:
        fact = small.row("ten")
        good = fact.record
        for record in (broken(), good):
            fact.record = record
            fact.save()
            actions.publish(country="xx")
        assert Publication.objects.get(pk="xx").faults == []

    def test_each_publication_is_a_new_edition(self) -> None:
        editions = {Edition.objects.get().name}
        for value in (11, 12):
            small.edit("ten", value)
            editions.add(Edition.objects.get().name)
        assert len(editions) == 3


class TestSnapshots:
    def test_the_same_facts_have_the_same_id(self) -> None:
        first = small.book().id
        small.edit("ten", 11)
        second = small.book().id
        small.edit("ten", 10)
        assert (small.book().id, second == first) == (first, False)
        assert Snapshot.objects.filter(country_id="xx").count() == 2

    def test_a_translation_makes_another_snapshot(self) -> None:
        first = small.book().id
        actions.change_translation(
            country="xx", language="it", context="xx.wait/title", source="Wait", text="Aspetta", state="read"
        )
        assert small.book().id != first

    def test_a_snapshot_never_changes(self) -> None:
        old = Snapshot.objects.get(pk=small.book().id)
        small.edit("ten", 11)
        assert bytes(Snapshot.objects.get(pk=old.pk).content) == bytes(old.content)


class TestMidnight:
    FIRST = date(2027, 2, 1)

    @pytest.fixture(autouse=True)
    def _announced(self) -> None:
        history = [small.entry(10, None, date(2027, 1, 31)), small.entry(50, self.FIRST)]
        record = {**small.row("ten").record, "history": history}
        assert actions.change_fact(country="xx", section="parameters", key="xx.ten", record=record) == []

    @pytest.mark.parametrize(
        ("now", "figure"),
        [
            pytest.param(datetime(2027, 1, 31, 22, 59, tzinfo=UTC), "€10", id="a minute before midnight there"),
            pytest.param(datetime(2027, 1, 31, 23, 0, tzinfo=UTC), "€50", id="at midnight there"),
        ],
    )
    def test_a_value_begins_at_midnight_there_without_any_load(
        self, monkeypatch: pytest.MonkeyPatch, now: datetime, figure: str
    ) -> None:
        monkeypatch.setattr("seemein.knowledge.days.timezone.now", lambda: now)
        book = small.book()
        here = voice(book, "xx", today(book.place("xx")), "en")
        assert here.say("xx.register/what", SENTENCE).text == f"It costs {figure}. Bring €40."

    def test_costs_of_the_plan_follow_the_day(self) -> None:
        amounts = [small.book().base("xx", day).steps["xx.register"].costs[0].min for day in (date(2027, 1, 31), self.FIRST)]
        assert amounts == [10, 50]
