"""The blocks of a guide: each is explained, shown in the editors' list, drawn, and safe to save."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from seemein.guides.blocks import Body, Reference
from seemein.guides.models import GuidePage
from seemein.guides.shows import preview_block
from tests.guides.writing import guide
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
BLOCKS = Body().child_blocks


@pytest.mark.parametrize("name", BLOCKS)
def test_block_says_what_it_is_for_and_shows_itself(name: str) -> None:
    block = BLOCKS[name]
    assert all((block.meta.icon, str(block.meta.group), str(block.meta.description)))
    assert block.is_previewable
    value = block.get_preview_value()
    (shown,) = preview_block(name, value)
    assert any((shown.html, shown.values, shown.mistakes, shown.ways))
    assert "not known" not in str(shown)
    page = render_to_string(block.get_preview_template(value), block.get_preview_context(value))
    words = [shown.html, *shown.ways, *(one.right for one in shown.mistakes), *(one.label.text for one in shown.values)]
    assert all(str(word) in page for word in words)


def test_what_is_pasted_is_clean_when_it_is_saved() -> None:
    dirty = '<p style="x">a<span>b</span><script>c</script></p>'
    page = guide()
    page.body = [("text", RichText(dirty)), ("notice", RichText(dirty))]
    page.save()
    assert [block.value.source for block in GuidePage.objects.get(pk=page.pk).body] == ["<p>ab</p>", "<p>ab</p>"]


@pytest.mark.parametrize(
    ("written", "kept"), [("{it.vat.standard}", "{it.vat.standard}"), (" it.vat.standard ", "{it.vat.standard}")]
)
def test_a_reference_is_one_chip(written: str, kept: str) -> None:
    assert Reference().clean(written) == kept


@pytest.mark.parametrize("written", ["{it.a} {it.b}", "{step:it.pec}", "see {it.a}", ""])
def test_anything_else_is_refused_as_a_reference_to_a_figure(written: str) -> None:
    with pytest.raises(ValidationError):
        Reference().clean(written)


def test_a_translator_never_sees_a_reference() -> None:
    reference = Reference()
    assert reference.get_translatable_segments("{it.a}") == []
    assert reference.restore_translated_segments("{it.a}", []) == "{it.a}"


def test_preview_shows_the_draft_in_its_own_language() -> None:
    page = guide(language="it", slug="prova")
    request = RequestFactory().get("/")
    response = page.serve_preview(request, "")
    shown = read(response)
    assert shown.title == "Guide prova"
    assert "15\N{NO-BREAK SPACE}%" in shown.text or "15%" in shown.text


def test_view_live_leads_to_the_public_address(settings) -> None:
    page = GuidePage.objects.get(slug="taxes", territory="it", locale__language_code="it")
    assert page.full_url == f"{settings.BASE_URL}/it/it/guides/taxes/"
    assert page.get_parent().specific.full_url == f"{settings.BASE_URL}/it/it/guides/"


def test_translators_get_the_texts_of_a_guide_with_their_chips_and_nothing_else() -> None:
    page = GuidePage.objects.get(slug="taxes", territory="it", locale__language_code="en")
    segments = extract_segments(page)
    assert {segment.path.partition(".")[0] for segment in segments} == {"title", "summary", "body"}
    texts = [segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)]
    assert page.title in texts
    assert any("one tax of {it.flat_rate.rate}" in text for text in texts)
    assert not any(text.strip() in ("{it.vat.standard}", "{step:it.e-invoicing}") for text in texts)
