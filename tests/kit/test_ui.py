"""The parts of the design: each sample of the gallery draws what it promises."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from seemein.kit.gallery import PARTS

DRAWN = {part.name: str(part.render()) for part in PARTS}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_sample_is_safe_for_the_strict_policy(part: object) -> None:
    drawn = DRAWN[part.name]  # type: ignore[attr-defined]  # a Part
    assert drawn.strip()
    assert "style=" not in drawn
    assert "<script" not in drawn


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
