"""From a publication to the list of what changed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from seemein.guides.models import GuidePage
from seemein.knowledge import actions as knowledge
from seemein.knowledge.models import Publication
from seemein.updates import actions
from seemein.updates.models import Update
from tests.updates.changing import RATE, STEP, announce, change, record_of
from tests.website.reading import read
from tests.worker import empty_queue, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
MILAN = "it/lombardia/milano"


def test_initial_load_told_nothing() -> None:
    assert list(Update.objects.all()) == []


def test_publication_makes_one_update_for_each_change_and_only_once() -> None:
    empty_queue()
    change("procedures", STEP, title="Get a certified mail box")
    work()
    (update,) = Update.objects.all()
    assert (update.section, update.act, update.key, update.territory_id) == ("step", "renamed", STEP, "it")
    task = DBTaskResult.objects.get(task_path=actions.note_facts.module_path)
    assert actions.note_facts.call(*task.args_kwargs["args"]) == 0
    assert Update.objects.count() == 1


def test_publication_that_changes_nothing_leaves_the_worker_alone() -> None:
    empty_queue()
    assert knowledge.publish(country="it") == []
    assert DBTaskResult.objects.count() == 0


def test_country_published_for_the_first_time_is_no_news() -> None:
    empty_queue()
    Publication.objects.filter(country_id="it").delete()
    assert knowledge.publish(country="it") == []
    assert DBTaskResult.objects.count() == 0


def test_publication_that_fails_its_checks_is_no_news() -> None:
    empty_queue()
    record = {**record_of("procedures", STEP), "needs": ["it.no-such-step"]}
    assert knowledge.change_fact(country="it", section="procedures", key=STEP, record=record) != []
    assert DBTaskResult.objects.count() == 0


class TestGuides:
    def guide(self) -> GuidePage:
        page: GuidePage = GuidePage.objects.get(territory="it", slug="taxes", locale__language_code="en")
        return page

    def publish(self, page: GuidePage) -> None:
        page.save_revision(log_action=False).publish(log_action=False)

    def test_guide_published_again_is_told_as_changed(self) -> None:
        GuidePage.objects.update(first_published_at=timezone.now() - timedelta(days=30))
        self.publish(self.guide())
        (update,) = Update.objects.all()
        assert (update.section, update.act, update.key, update.topic) == ("guide", "changed", "taxes", "money")

    def test_guides_of_a_countrys_first_day_are_no_news(self) -> None:
        self.publish(self.guide())
        assert Update.objects.count() == 0

    def test_translation_is_no_news(self) -> None:
        GuidePage.objects.update(first_published_at=timezone.now() - timedelta(days=30))
        self.publish(GuidePage.objects.get(territory="it", slug="taxes", locale__language_code="it"))
        assert Update.objects.count() == 0


class TestPages:
    def test_change_of_the_country_stands_on_the_citys_page_in_words(self, client: Client) -> None:
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        work()
        shown = read(client.get(f"/en/{MILAN}/updates/"))
        assert "20% from 1\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}2027 (before: 15%)" in shown.text
        assert f"/en/{MILAN}/updates/subscribe/" in shown.links
        assert "20%" not in read(client.get("/en/de/updates/")).text

    def test_list_costs_the_same_however_long_it_is(self, fresh: Client, django_assert_num_queries: object) -> None:
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        work()
        address = f"/en/{MILAN}/updates/"
        fresh.get(address)
        with django_assert_num_queries(2):  # type: ignore[operator]  # the fixture has no public type
            fresh.get(address)
        for key in ("it.pec", "it.codice-fiscale"):
            change("procedures", key, title=f"Another name of {key}")
        work()
        fresh.get(address)
        with django_assert_num_queries(2):  # type: ignore[operator]  # the fixture has no public type
            assert len(read(fresh.get(address)).ids) > 3

    @pytest.mark.parametrize("language", ["ar", "zh-hans", "it"])
    def test_every_kind_of_change_is_told_in_every_language(self, client: Client, language: str) -> None:
        shared = {"territory_id": "it", "topic": "law", "title": "A thing"}
        kinds = [("step", act) for act in ("new", "gone", "renamed", "deadline")]
        kinds += [("helper", act) for act in ("new", "gone", "changed")] + [("funding", act) for act in ("new", "gone")]
        kinds += [("guide", act) for act in ("new", "changed")]
        rows = [Update(section=section, act=act, key=f"it.{act}", batch=f"{section} {act}", **shared) for section, act in kinds]
        rows.append(Update(section="funding", act="changed", key="it.x", batch="x", before="open", after="closed", **shared))
        rows.append(Update(section="figure", act="changed", key="it.y", batch="y", unit="EUR", after="5", **shared))
        Update.objects.bulk_create(rows)
        knowledge.touch_edition()
        shown = read(client.get(f"/{language}/{MILAN}/updates/"))
        assert shown.text.count("A thing") == len(rows)

    def test_feed_names_every_change_with_an_id_that_stays(self, client: Client) -> None:
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        work()
        first = client.get(f"/it/{MILAN}/updates.atom")
        assert first["Content-Type"].startswith("application/atom+xml")
        assert first.content.count(b"<entry>") == 1
        assert "prima: 15" in first.content.decode() or "15%" in first.content.decode()
        knowledge.touch_edition()
        assert client.get(f"/it/{MILAN}/updates.atom").content == first.content

    def test_calendar_has_the_day_with_a_neutral_title(self, client: Client) -> None:
        announce(RATE, 20, "2027-01-01", "2026-12-31")
        file = client.get(f"/en/{MILAN}/updates.ics")
        text = file.content.decode().replace("\r\n ", "")
        assert file["Content-Type"].startswith("text/calendar")
        assert "DTSTART;VALUE=DATE:20270101" in text
        assert "20%" in text
        assert {line for line in text.splitlines() if line.startswith("SUMMARY")} == {"SUMMARY:My business: something changes"}

    def test_feed_and_calendar_are_kept_by_the_page_cache(self, client: Client) -> None:
        for file in ("updates.atom", "updates.ics"):
            first = client.get(f"/en/{MILAN}/{file}")
            assert first["ETag"] == client.get(f"/en/{MILAN}/{file}")["ETag"]
            assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
