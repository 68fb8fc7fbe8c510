"""The parts of the design: each sample of the gallery draws what it promises."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from seemein.kit import gallery
from seemein.kit.gallery import PARTS
from seemein.kit.templatetags.ui import day

DRAWN = {part.name: str(part.render()) for part in PARTS}
ALONE = {"input", "br", "img", "path", "meta", "link"}


class Reader(HTMLParser):
    """Which elements stay open, which ids there are, and which ids are named by others."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALONE:
            self.opened.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("for", "aria-labelledby", "aria-describedby"):
                self.wanted += (value or "").split()

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


@pytest.mark.parametrize("name", DRAWN)
def test_a_sample_is_safe_for_the_strict_policy(name: str) -> None:
    assert re.findall(r"<(?:script|style)\b|\s(?:style|on[a-z]+)=|javascript:", DRAWN[name]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_a_sample_closes_what_it_opens_and_repeats_no_id(name: str) -> None:
    reader = Reader()
    reader.feed(DRAWN[name])
    assert reader.opened == []
    assert sorted(set(reader.ids)) == sorted(reader.ids)


@pytest.mark.parametrize("name", DRAWN)
def test_a_samples_references_and_labels_lead_to_something_in_it(name: str) -> None:
    reader = Reader()
    reader.feed(DRAWN[name])
    assert [wanted for wanted in reader.wanted if wanted not in reader.ids] == []


@pytest.fixture
def frame(rf: RequestFactory) -> Callable[..., str]:
    """The frame of a page, as an error page has it: drawn without a database."""

    def draw(path: str, language: str, **given: object) -> str:
        with override(language):
            return render_to_string("kit/error.html", {"title": "T", "text": "", "ways": [], **given}, rf.get(path))

    return draw


def test_a_page_says_its_language_and_direction_and_leads_to_itself_in_the_others(frame: Callable[..., str]) -> None:
    page = frame("/ar/it/milano/", "ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert re.findall(r'rel="canonical" href="([^"]+)"', page) == ["http://localhost:8000/ar/it/milano/"]
    paths = [f"/{code}/it/milano/" for code, _ in settings.LANGUAGES]
    assert re.findall(r'rel="alternate" hreflang="[\w-]+" href="http://localhost:8000([^"]+)"', page) == paths
    assert re.findall(r'<li><a href="([^"]+)" lang="[\w-]+" dir="\w+" hreflang', page) == paths
    assert page.count('aria-current="true"') == 1


def test_an_address_without_a_language_has_no_other_languages(frame: Callable[..., str]) -> None:
    page = frame("/nowhere/", "en")
    assert "hreflang" not in page
    assert '<details class="languages">' not in page


def test_the_first_thing_on_a_page_leads_to_its_content(frame: Callable[..., str]) -> None:
    page = frame("/en/", "en")
    assert re.findall(r'<a [^>]*href="([^"]+)"', page)[0] == "#main"
    assert '<main id="main"' in page


def test_the_way_to_the_roadmap_and_to_help_is_shown_where_there_is_a_place(frame: Callable[..., str]) -> None:
    def ways(page: str) -> list[str]:
        return re.findall(r'href="(/en/it/milano/[^"]+)"', page)

    assert ways(frame("/en/", "en")) == []
    place = {"path": "it/milano", "local_name": "Milano"}
    assert ways(frame("/en/", "en", place=place)) == ["/en/it/milano/roadmap/", "/en/it/milano/help/", "/en/it/milano/updates/"]


def test_the_answer_is_a_region_named_by_its_heading() -> None:
    assert 'aria-labelledby="answer"' in DRAWN["answer"]
    assert '<h1 id="answer">You may start.</h1>' in DRAWN["answer"]


def test_a_field_ties_label_hint_and_error_to_its_control() -> None:
    assert '<label for="sample">Message</label>' in DRAWN["field"]
    assert '<span id="sample-about">' in DRAWN["field"]
    assert '<span class="error">Write something.</span>' in DRAWN["field"]


def test_choices_are_a_fieldset_whose_tile_is_the_whole_target() -> None:
    assert "<legend>Where are you now?</legend>" in DRAWN["choices"]
    assert '<label class="choice"><input type="radio" name="stage" value="idea" checked>' in DRAWN["choices"]


def test_figures_are_a_list_of_terms() -> None:
    assert "<dt>Time</dt><dd><bdi>6 to 10 weeks</bdi></dd>" in DRAWN["answer"]


def test_the_pager_is_a_named_landmark_and_keeps_the_filters() -> None:
    assert '<nav class="pager" aria-label="Pages of this list">' in DRAWN["pager"]
    assert re.findall(r'href="([^"]*)" rel="(\w+)"', DRAWN["pager"]) == [
        ("?phase=tax&page=1", "prev"),
        ("?phase=tax&page=3", "next"),
    ]
    assert "Page 2 of 3" in DRAWN["pager"]


def test_a_source_says_what_it_is_and_when_it_was_read() -> None:
    said = " ".join(re.sub(r"<[^>]+>", " ", DRAWN["sources"]).split())
    assert said.endswith("Official page · read on 22 November 2026 · page of 10 December 2021")


def test_sharing_works_by_plain_links_and_hides_what_needs_a_script() -> None:
    assert re.findall(r'<a [^>]*href="(https://wa.me|mailto:)', DRAWN["share"]) == ["https://wa.me", "mailto:"]
    assert len(re.findall(r"<button [^>]*hidden>", DRAWN["share"])) == DRAWN["share"].count("<button") == 2


def test_words_of_another_language_say_so() -> None:
    assert '<p lang="it" dir="ltr">' in DRAWN["pair"]
    assert '<h3 lang="hu"><bdi>Magyarország</bdi></h3>' in DRAWN["place_card"]


def test_samples_are_english_on_every_page() -> None:
    with override("ar"):
        assert {part["name"]: str(part["drawn"]) for part in gallery.context()["parts"]} == DRAWN


@pytest.mark.parametrize(
    ("value", "shown"),
    [(date(2026, 6, 5), "5.\xa0Juni\xa02026"), ("2026-06-05", "5.\xa0Juni\xa02026"), ("2026-06", "2026-06"), ("", "")],
    ids=["a date", "a date as text", "a month", "nothing"],
)
def test_a_day_is_written_in_the_readers_form(value: date | str, shown: str) -> None:
    with override("de"):
        assert day(value) == shown


def test_an_error_notice_is_announced() -> None:
    drawn = Template('{% notice kind="error" title="Wrong" %}why{% endnotice %}').render(Context())
    assert drawn == '<div class="notice stack" data-gap="small" data-kind="error" role="alert"><h2>Wrong</h2>why</div>'


def test_a_part_escapes_what_it_is_given() -> None:
    drawn = Template("{% card title=title %}{{ body }}{% endcard %}").render(Context({"title": "<b>", "body": "<i>"}))
    assert drawn == '<div class="card stack" data-gap="small"><h3>&lt;b&gt;</h3>&lt;i&gt;</div>'


@pytest.mark.parametrize("code", ['{% notice kind="loud" %}x{% endnotice %}', '{% card titel="x" %}x{% endcard %}'])
def test_a_mistyped_argument_fails_at_once(code: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(code).render(Context())
