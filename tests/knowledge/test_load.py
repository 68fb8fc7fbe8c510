"""Loading files: what changed is shown, an editor's change is kept, and a fault stops everything before anything is written."""

from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from seemein.core.facts.loader import FactsError, canonical
from seemein.knowledge import actions
from seemein.knowledge.models import Edition, Fact, Publication, Snapshot, Translation
from seemein.places.models import Territory
from tests.facts_fixture import load_all
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
TABLES = (Territory, Fact, Translation, Snapshot, Publication, Edition)


@pytest.fixture
def raw() -> dict[str, Any]:
    return small.country()


def everything() -> dict[str, list[tuple[Any, ...]]]:
    return {table.__name__: list(table._default_manager.order_by("pk").values_list()) for table in TABLES}


def loaded(folder: Path) -> str:
    """What the command says."""
    out = StringIO()
    call_command("load_knowledge", folder=folder, translations=folder, stdout=out)
    return out.getvalue()


class TestOnce:
    def test_the_first_load_adds_every_record_and_serves_it(self, raw: dict[str, Any]) -> None:
        changes = small.load(raw)
        rows = sum(len(records) for records in raw.values() if isinstance(records, list))
        assert (len(changes.added), changes.changed, changes.removed, changes.kept) == (rows + 1, [], [], [])
        assert (changes.added[0], changes.faults) == ("territory territory", [])
        assert [found.id for found in small.book().country.procedures] == ["xx.register", "xx.wait"]

    def test_territories_stand_in_a_chain_with_their_country_s_language(self, raw: dict[str, Any]) -> None:
        small.load(raw)
        town = Territory.objects.get(path="xx/region/town")
        assert (town.parent_id, town.local_name, town.language, town.currency) == ("xx/region", "Town", "en", "EUR")
        assert town.chain == ["xx/region/town", "xx/region", "xx"]

    @pytest.mark.slow
    def test_the_whole_content_loaded_again_changes_nothing(self) -> None:
        before = everything()
        changes = load_all()
        assert [(each.country, each.any, each.kept, each.faults) for each in changes] == [
            (country, False, [], []) for country in ("hr", "de", "hu", "it", "si")
        ]
        assert everything() == before


class TestAgain:
    @pytest.fixture(autouse=True)
    def _loaded(self, raw: dict[str, Any]) -> None:
        small.load(raw, [small.said("wait/title", "Wait", "Aspetta")])

    def test_the_same_file_changes_nothing_and_publishes_nothing(self, raw: dict[str, Any]) -> None:
        before = everything()
        changes = small.load(raw, [small.said("wait/title", "Wait", "Aspetta")])
        assert (changes.any, changes.kept) == (False, [])
        assert everything() == before

    def test_a_changed_record_is_named_and_served(self, raw: dict[str, Any]) -> None:
        changes = small.load(small.worth(raw, "ten", 12))
        assert (changes.added, changes.changed, changes.removed) == ([], ["parameters xx.ten"], [])
        assert small.speaking().figure("xx.ten") == "€12"

    def test_a_new_and_a_removed_record_are_named(self, raw: dict[str, Any]) -> None:
        changed = deepcopy(raw)
        raw["procedures"][1]["id"] = "xx.rest"
        changes = small.load(raw)
        assert (changes.added, changes.removed) == (["procedures xx.rest"], ["procedures xx.wait"])
        assert small.load(changed).added == ["procedures xx.wait"]

    def test_another_order_is_served(self, raw: dict[str, Any]) -> None:
        raw["legal_forms"].reverse()
        changes = small.load(raw, [small.said("wait/title", "Wait", "Aspetta")])
        assert (changes.reordered, changes.changed, changes.faults) == (True, [], [])
        assert [form.id for form in small.book().country.legal_forms] == ["xx.company", "xx.alone"]

    def test_a_renamed_territory_is_served(self, raw: dict[str, Any]) -> None:
        raw["territory"]["within"][1]["local_name"] = "Newtown"
        small.load(raw)
        assert small.book().place("xx/region/town").local_name == "Newtown"

    def test_a_territory_that_the_file_no_longer_has_is_no_longer_served(self, raw: dict[str, Any]) -> None:
        raw["territory"]["within"].pop()
        small.load(raw)
        assert list(small.book().places) == ["xx", "xx/region"]


class TestEditors:
    @pytest.fixture(autouse=True)
    def _edited(self, raw: dict[str, Any]) -> None:
        small.load(raw)
        assert small.edit("ten", 11) == []

    def test_an_editor_s_change_outlives_the_same_file(self, raw: dict[str, Any]) -> None:
        changes = small.load(raw)
        assert (changes.any, changes.kept) == (False, [])
        assert small.speaking().figure("xx.ten") == "€11"

    def test_a_newer_file_is_kept_beside_it_and_said_each_time(self, raw: dict[str, Any]) -> None:
        newer = small.worth(raw, "ten", 12)
        for _ in range(2):
            assert small.load(newer).kept == ["parameters xx.ten"]
        fact = small.row("ten")
        values = [each["history"][0]["value"] for each in (fact.record, fact.seed, fact.offered)]
        assert values == [11, 10, 12]
        assert small.speaking().figure("xx.ten") == "€11"

    def test_other_facts_of_the_newer_file_are_taken(self, raw: dict[str, Any]) -> None:
        changes = small.load(small.worth(small.worth(raw, "ten", 12), "forty", 41))
        assert (changes.kept, changes.changed) == (["parameters xx.ten"], ["parameters xx.forty"])

    def test_a_file_that_takes_over_the_editor_s_value_ends_the_difference(self, raw: dict[str, Any]) -> None:
        small.load(small.worth(raw, "ten", 12))
        changes = small.load(small.worth(raw, "ten", 11))
        assert (changes.kept, changes.changed) == ([], [])
        fact = small.row("ten")
        assert fact.record == fact.seed
        assert Fact.objects.filter(pk=fact.pk, offered__isnull=True).exists()

    def test_a_file_that_goes_back_takes_its_offer_back(self, raw: dict[str, Any]) -> None:
        small.load(small.worth(raw, "ten", 12))
        assert small.load(raw).kept == []
        assert Fact.objects.filter(pk=small.row("ten").pk, offered__isnull=True).exists()

    def test_an_edited_fact_that_the_file_no_longer_has_is_kept_and_said(self, raw: dict[str, Any]) -> None:
        raw["parameters"] = [row for row in raw["parameters"] if row["key"] != "xx.ten"]
        raw["procedures"][0].update(what="Nothing.", costs=[])
        changes = small.load(raw)
        assert (changes.kept, changes.removed) == (["parameters xx.ten"], [])
        assert small.row("ten").record["history"][0]["value"] == 11


class TestFaults:
    def test_faults_of_all_files_are_listed_and_nothing_is_written(self, raw: dict[str, Any]) -> None:
        before = everything()
        other, sound = deepcopy(raw), deepcopy(raw)
        other["territory"]["path"], sound["territory"]["path"] = "yy", "zz"
        small.procedure(raw, "wait")["needs"] = ["xx.nothing"]
        small.parameter(raw, "ten")["unit"] = "shells"
        other["procedures"][0]["phase"] = "sleep"
        with pytest.raises(FactsError) as raised:
            actions.load({"x.yaml": raw, "y.yaml": other, "z.yaml": sound}, [])
        assert {fault.partition(":")[0] for fault in raised.value.faults} == {"x.yaml", "y.yaml", "z.yaml"}
        assert [fault for fault in raised.value.faults if "shells" in fault]
        assert everything() == before

    def test_a_broken_reference_stops_everything(self, raw: dict[str, Any]) -> None:
        small.procedure(raw, "wait")["needs"] = ["xx.nothing"]
        with pytest.raises(FactsError, match=r"xland.yaml: procedures xx\.wait.*xx\.nothing"):
            small.load(raw)
        assert not Territory.objects.filter(path="xx").exists()

    def test_two_files_of_one_country_are_refused(self, raw: dict[str, Any]) -> None:
        with pytest.raises(FactsError, match=r"copy\.yaml: territory\.path: is 'xx' as in xland\.yaml"):
            actions.load({"xland.yaml": raw, "copy.yaml": deepcopy(raw)}, [])
        assert not Territory.objects.filter(path="xx").exists()

    def test_a_translation_with_other_figures_stops_everything(self, raw: dict[str, Any]) -> None:
        wrong = small.said("register/what", "It costs {xx.ten}. Bring {xx.forty}.", "Costa {xx.ten}.")
        with pytest.raises(FactsError, match=r"it/facts-xx\.po: xx\.register/what: has not the same figures as its source"):
            small.load(raw, [wrong])
        assert not Territory.objects.filter(path="xx").exists()


class TestCommand:
    def test_says_what_it_did(self, raw: dict[str, Any], tmp_path: Path) -> None:
        rows = 1 + sum(len(records) for records in raw.values() if isinstance(records, list))
        assert (
            loaded(small.write(tmp_path, xland=raw)).splitlines()[0] == f"xx: {rows} added, 0 changed, 0 removed, 0 translations"
        )
        assert loaded(tmp_path) == "xx: nothing changed\n"
        small.edit("ten", 11)
        small.write(tmp_path, xland=small.worth(small.worth(raw, "ten", 12), "forty", 41))
        assert loaded(tmp_path).splitlines() == [
            "xx: 0 added, 1 changed, 0 removed, 0 translations",
            "  changed: parameters xx.forty",
            "  changed by an editor, so the file's newer record is kept beside it: parameters xx.ten",
        ]

    WRONG = {
        "no YAML": ("territory: [", "is no sound YAML"),
        "a key twice": ("territory: {}\nterritory: {}\n", "stands twice"),
        "no mapping": ("- a\n", "is no mapping of sections"),
        "no territory": ("sources: []\n", "territory"),
        "a territory that is none": ("territory: 5\n", "territory"),
        "a territory without a path": ("territory: {name: X}\n", "territory.path"),
    }

    @pytest.mark.parametrize(("text", "fault"), WRONG.values(), ids=WRONG)
    def test_a_faulty_file_is_told_with_its_name(self, tmp_path: Path, text: str, fault: str) -> None:
        before = everything()
        with pytest.raises(CommandError) as raised:
            loaded(small.write(tmp_path, odd=text))
        assert str(raised.value).startswith("Nothing was loaded. Correct these first:\nodd.yaml: ")
        assert fault in str(raised.value)
        assert everything() == before

    def test_translations_lie_beside(self, raw: dict[str, Any], tmp_path: Path) -> None:
        small.write(tmp_path, xland=canonical(raw))
        (tmp_path / "it").mkdir()
        (tmp_path / "it" / "facts-xx.po").write_text(
            'msgctxt "xx.wait/title"\nmsgid "Wait"\nmsgstr "Aspetta"\n', encoding="utf-8"
        )
        assert loaded(tmp_path).splitlines()[0].endswith("1 translations")
        assert small.speaking("it").say("xx.wait/title", "Wait").text == "Aspetta"
