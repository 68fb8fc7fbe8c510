"""The editors' forms: what is not touched goes out as it came in; what is wrong says what is allowed."""

from typing import Any

import pytest
from django.http import QueryDict

from seemein.core.facts import loader
from seemein.knowledge import files
from seemein.knowledge.forms import conditions
from seemein.knowledge.forms.editor import FactEditor
from seemein.knowledge.forms.fields import clean_text
from seemein.knowledge.forms.sections import FORMS

RAWS = {files.country_of(raw): loader.plain(raw) for raw in files.read_all(files.knowledge_folder()).values()}
LIMIT = "it.flat_rate.revenue_limit"


def posted(editor: FactEditor) -> QueryDict:
    """What a browser sends back when nothing is touched."""
    data = QueryDict(mutable=True)
    forms = [editor.main, *(form for parts in editor.all_lists for form in (parts.management_form, *parts.forms))]
    for field in (form[name] for form in forms for name in form.fields):
        value = field.value()
        if isinstance(value, list | tuple) and hasattr(field.field, "choices"):
            data.setlist(field.html_name, [str(one) for one in value])
        elif value is True and not hasattr(field.field, "choices"):
            data[field.html_name] = "on"
        elif value is not None and value is not False:
            data[field.html_name] = str(value)
    return data


def conditions_in(value: Any) -> Any:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from [part] if name == "when" else conditions_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from conditions_in(part)


@pytest.mark.slow
@pytest.mark.parametrize("section", FORMS)
@pytest.mark.parametrize("country", RAWS)
def test_an_untouched_form_changes_nothing(country: str, section: str) -> None:
    changed = []
    for row in RAWS[country][section][::15]:
        editor = FactEditor(section, RAWS[country], row, posted(FactEditor(section, RAWS[country], row)))
        assert editor.is_valid(), (row, editor.main.errors)
        if editor.record() != row:
            changed.append(row)
    assert changed == []


@pytest.mark.parametrize("country", RAWS)
def test_every_condition_can_be_written_as_cases(country: str) -> None:
    for condition in conditions_in(RAWS[country]):
        cases = conditions.read(condition)
        assert cases is not None
        assert conditions.same(conditions.write(cases), condition)
        assert all(sentence.strip() for sentence in conditions.sentences(condition))


def test_a_condition_is_said_in_sentences() -> None:
    condition = {"stage": "idea", "any": [{"status": "student"}, {"not": {"sector": "care"}}], "not": {"employs": True}}
    assert conditions.sentences(condition) == [
        "For people of whom all this is true: Stage: I have an idea and want to start.",
        "At least one of these must fit: (1) Permit: Study · (2) not so: Trade: Care of children or adults.",
        "Not for people of whom this is true: Staff: Yes.",
    ]


def limit_form(**changes: str) -> FactEditor:
    row = next(row for row in RAWS["it"]["parameters"] if row["key"] == LIMIT)
    data = posted(FactEditor("parameters", RAWS["it"], row))
    for name, value in changes.items():
        data[name] = value
    return FactEditor("parameters", RAWS["it"], row, data)


def with_next_year(value: str, **more: str) -> dict[str, str]:
    """Next year's value beside the present one."""
    start = {"history-1-value": value, "history-1-valid_from": "2027-01-01", "history-1-confidence": "confirmed"}
    return {"history-TOTAL_FORMS": "2", "history-0-valid_to": "2026-12-31", **start, **more}


def test_next_years_value_is_added_before_it_holds() -> None:
    row = next(row for row in RAWS["it"]["parameters"] if row["key"] == LIMIT)
    data = posted(FactEditor("parameters", RAWS["it"], row))
    data.update(with_next_year("90000"))
    data.setlist("history-1-sources", row["history"][0]["sources"])
    editor = FactEditor("parameters", RAWS["it"], row, data)
    assert editor.is_valid()
    history = [(value["value"], value["valid_from"], value["valid_to"]) for value in editor.record()["history"]]
    assert history == [(85000, row["history"][0]["valid_from"], "2026-12-31"), (90000, "2027-01-01", None)]


ODD = {
    "thousands with points and a comma": ("85.000,00", "Write a number with a point before its decimals"),
    "words": ("many", "Write a number with a point before its decimals"),
    "no number": ("NaN", "Write a number with a point before its decimals"),
}


@pytest.mark.parametrize(("value", "says"), ODD.values(), ids=ODD)
def test_an_odd_value_says_what_is_allowed(value: str, says: str) -> None:
    editor = limit_form(**{"history-0-value": value})
    assert not editor.is_valid()
    assert says in str(editor.lists["history"].forms[0].errors)


def test_an_end_before_the_beginning_and_a_missing_source_are_said_beside_their_fields() -> None:
    editor = limit_form(**with_next_year("90000", **{"history-1-valid_to": "2026-01-01"}))
    assert not editor.is_valid()
    errors = editor.lists["history"].forms[1].errors
    assert {"valid_to", "sources"} <= set(errors)


def test_what_a_word_processor_left_is_cleaned_away() -> None:
    pasted = '<p class="MsoNormal" style="color:red">Ask\u00a0the <b>Questura</b>&nbsp;&amp; wait<o:p></o:p></p>'
    assert clean_text(pasted) == "Ask the Questura & wait"


def test_signs_that_are_no_markup_stay() -> None:
    assert clean_text("less than 5 < 6 & more") == "less than 5 < 6 & more"
