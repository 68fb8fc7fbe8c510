"""The Markdown files: read, checked, loaded once, never over an editor's work, and written again."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from seemein.guides import checks, markdown, seeds
from seemein.guides.markdown import FormatError
from seemein.guides.models import GuidePage
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.models import Edition
from tests.guides.writing import FIGURE

FOLDER = Path(settings.CONTENT) / "guides"
FILES = sorted(FOLDER.glob("*/*.md"))
LANGUAGES = {"it": "it", "de": "de", "hu": "hu", "si": "sl", "hr": "hr"}
TEXT = f"""---
title: A trial
summary: What it is.
topic: law
position: 99
territory: it
checked: 2026-11-24
sources: []
---
You pay {{{FIGURE}}} with `Modello 21`. **First** {{step:it.pec|get a <box> & key}}.

## A heading
- One
- Two {{term:PEC}}

1. First
2. Second

### Smaller
Text.

> Take care.
>
> Twice.

::: figures
- {{{FIGURE}}}
:::

::: mistakes
- **It is free.** It is not.
:::

::: next
- {{step:it.pec}}
:::
"""


def parsed(text: str = TEXT, language: str = "en", slug: str = "trial") -> markdown.Seed:
    return markdown.parse(text, country="it", slug=slug, language=language)


class TestFiles:
    def test_every_country_has_ten_guides_in_two_languages(self) -> None:
        names = {f"{path.parent.name}/{path.name}" for path in FILES}
        slugs = {path.name.partition(".")[0] for path in FILES}
        assert len(slugs) == 10
        wanted = {f"{country}/{slug}.{code}.md" for country, own in LANGUAGES.items() for slug in slugs for code in ("en", own)}
        assert names == wanted

    def test_every_guide_is_sound(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("check_guides")
        assert capsys.readouterr().out == f"{len(FILES)} guides are sound\n"

    @pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
    def test_no_figure_stands_bare(self, path: Path) -> None:
        seed = markdown.read(path)
        texts = [text for _block, text in checks.texts_of(seeds.body_of(seed))]
        assert sum(map(len, texts)) > 1000
        assert [word for text in texts for word in checks.marks.bare_figures(text)] == []

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            (("{step:it.pec|get a <box> & key}", "{step:it.nothing}"), "{step:it.nothing} names nothing in this country's facts"),
            (("Take care.", "Take care of 30 days."), "“30” is a figure without a source"),
            (("title: A trial", "title: 12 ways"), "“12” is a figure without a source"),
            (("sources: []", "sources: [it.src.nothing]"), "No source is called it.src.nothing"),
            (("::: next\n- {step:it.pec}\n:::\n", ""), "has no next"),
            (("", ""), "words; 600 to 1200 are wanted"),
        ],
        ids=["unknown chip", "bare figure", "figure in the title", "unknown source", "no next steps", "too short"],
    )
    def test_check_names_the_file_and_the_fault(self, tmp_path: Path, change: tuple[str, str], fault: str) -> None:
        (tmp_path / "it").mkdir()
        (tmp_path / "it" / "trial.en.md").write_text(TEXT.replace(*change) if change[0] else TEXT)
        with pytest.raises(CommandError, match=r"it/trial\.en\.md") as error:
            call_command("check_guides", folder=tmp_path)
        assert fault in str(error.value)

    def test_languages_with_different_chips_are_named(self, tmp_path: Path) -> None:
        (tmp_path / "it").mkdir()
        (tmp_path / "it" / "trial.en.md").write_text(TEXT)
        body = TEXT.split("---\n", 2)[2].replace("- {step:it.pec}", "- {step:it.codice-fiscale}")
        (tmp_path / "it" / "trial.it.md").write_text(f"---\ntitle: Prova\nsummary: Che cos'è.\nstate: machine\n---\n{body}")
        with pytest.raises(CommandError, match=r"it/trial: it: only in English: step:it\.pec"):
            call_command("check_guides", folder=tmp_path)

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("no front matter", "front matter has to have exactly title"),
            (TEXT.replace("topic: law\n", ""), "front matter has to have exactly title"),
            (TEXT.replace("checked: 2026-11-24", "checked: soon"), "checked has to be a date"),
            (TEXT.replace("**It is free.** It is not.", "It is free."), "a mistake is"),
            (TEXT.replace("::: next\n- {step:it.pec}", "::: next\n{step:it.pec}"), "a ::: part holds one list"),
            (TEXT.replace("## A heading", "#### A heading"), "headings are ## or ###"),
        ],
        ids=["no front matter", "a field is missing", "no date", "no mistake", "no list", "another heading"],
    )
    def test_another_form_is_refused_with_what_to_do(self, text: str, fault: str) -> None:
        with pytest.raises(FormatError, match=r"it/trial\.en\.md") as error:
            parsed(text)
        assert fault in str(error.value)


@pytest.mark.django_db
@pytest.mark.usefixtures("facts")
class TestLoad:
    def test_a_guide_comes_out_as_it_went_in(self) -> None:
        assert seeds.load([parsed()]).added == ["it/trial.en.md"]
        page = GuidePage.objects.get(slug="trial")
        assert page.live
        assert markdown.write(seeds.seed_of(page)) == markdown.write(parsed())

    def test_normal_form_stays_as_it_is(self) -> None:
        written = markdown.write(parsed())
        assert markdown.write(parsed(written)) == written

    def test_every_seed_is_in_the_tree_and_comes_out_again(self) -> None:
        loaded = {(one.territory_id, one.slug, one.locale.language_code): one for one in GuidePage.objects.live()}
        assert len(loaded) == len(FILES)
        for path in FILES:
            seed = markdown.read(path)
            page = loaded[seed.country, seed.slug, seed.language]
            assert markdown.write(seeds.seed_of(page)) == markdown.write(seed)

    def test_a_translation_belongs_to_its_original_and_says_that_no_person_has_read_it(self) -> None:
        english = GuidePage.objects.get(slug="taxes", territory="it", locale__language_code="en")
        italian = english.get_translation(_locale("it"))
        assert (italian.slug, italian.state) == ("taxes", TranslationState.MACHINE)
        assert english.state == TranslationState.READ
        assert italian.get_parent().specific.territory_id == "it"

    def test_a_second_load_does_nothing(self) -> None:
        before = Edition.objects.get().name
        found = seeds.read_all(FOLDER)[0]
        assert seeds.load(found).same == [seed.name for seed in found]
        assert Edition.objects.get().name == before

    def test_a_new_text_of_the_file_is_taken_while_no_editor_wrote(self) -> None:
        seeds.load([parsed()])
        assert seeds.load([parsed(TEXT.replace("Take care.", "Be careful."))]).changed == ["it/trial.en.md"]
        assert "Be careful." in markdown.write(seeds.seed_of(GuidePage.objects.get(slug="trial")))

    @pytest.mark.parametrize("public", [True, False], ids=["published", "still a draft"])
    def test_what_an_editor_wrote_stays(self, public: bool) -> None:
        seeds.load([parsed()])
        page = GuidePage.objects.get(slug="trial")
        page.summary = "An editor's words."
        revision = page.save_revision()
        if public:
            revision.publish()
        assert seeds.load([parsed(TEXT.replace("Take care.", "Be careful."))]).kept == ["it/trial.en.md"]
        kept = GuidePage.objects.get(slug="trial").get_latest_revision_as_object()
        assert kept.summary == "An editor's words."
        assert "Be careful." not in markdown.write(seeds.seed_of(kept))

    def test_what_an_editor_withdrew_stays_withdrawn(self) -> None:
        seeds.load([parsed()])
        GuidePage.objects.get(slug="trial").unpublish()
        assert seeds.load([parsed(TEXT.replace("Take care.", "Be careful."))]).kept == ["it/trial.en.md"]
        assert not GuidePage.objects.get(slug="trial").live

    def test_a_seed_that_names_a_fact_the_hub_does_not_have_is_left_out(self) -> None:
        assert seeds.load([parsed(TEXT.replace("step:it.pec}", "step:it.nothing}"))]).unsound == ["it/trial.en.md"]
        assert not GuidePage.objects.filter(slug="trial").exists()

    def test_export_writes_files_that_load_as_they_are(self, tmp_path: Path) -> None:
        call_command("export_guides", folder=tmp_path, verbosity=0)
        found, faults = seeds.read_all(tmp_path)
        assert (len(found), faults) == (len(FILES), [])
        assert seeds.load(found).same == [seed.name for seed in found]


def _locale(code: str):
    from wagtail.models import Locale

    return Locale.objects.get(language_code=code)
