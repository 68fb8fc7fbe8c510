"""Catalogues: what is found in templates and code, what is kept, what is refused, what Django then reads."""

import gettext
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from seemein.kit import messages
from seemein.kit.template_messages import Found, find

FOUND = {
    "a translate tag": ('{% translate "Talk to somebody" %}', [Found("Talk to somebody")]),
    "its old name": ("{% trans 'Print' as word %}", [Found("Print")]),
    "with a context": ('{% translate "May" context "month" %}', [Found("May", context="month")]),
    "with a filter": ('{% translate "steps"|capfirst %}', [Found("steps")]),
    "a literal with a space before a filter": ('{% translate "my steps"|capfirst %}', [Found("my steps")]),
    "a percent sign": ('{% translate "100% free" %}', [Found("100%% free")]),
    "a variable is no message": ("{% translate label %}", []),
    "an argument of a tag": ('{% notice kind="stop" title=_("Not yet") %}', [Found("Not yet")]),
    "an argument of a filter": ('{{ name|default:_("Nobody") }}', [Found("Nobody")]),
    "a trimmed block": (
        "{% blocktranslate trimmed with name=place.name %}\n  Steps\n  in {{ name }}: 5%\n{% endblocktranslate %}",
        [Found("Steps in %(name)s: 5%%")],
    ),
    "a block kept as it is": ("{% blocktrans %} a b {% endblocktrans %}", [Found(" a b ")]),
    "a block with a plural": (
        "{% blocktranslate count n=all|length context 'plan' %}{{ n }} step{% plural %}{{ n }} steps{% endblocktranslate %}",
        [Found("%(n)s step", "%(n)s steps", "plan")],
    ),
    "a note for translators": ('{# Translators: on a button #}{% translate "Go" %}', [Found("Go", note="on a button")]),
    "a note stays with its message": (
        '{# Translators: a verb #}{% translate "Print" %}{% translate "Close" %}',
        [Found("Print", note="a verb"), Found("Close")],
    ),
    "tags that are not ours": ("{% url 'x' %}{% if a %}b{% endif %}{# nothing #}", []),
}


@pytest.mark.parametrize(("template", "found"), FOUND.values(), ids=FOUND)
def test_template_message_is_found(template: str, found: list[Found]) -> None:
    assert list(find(template)) == found


@pytest.fixture
def house(tmp_path: Path, settings: Settings) -> Path:
    """A small house with one room, two languages and no catalogue yet."""
    settings.ROOT, settings.CONTENT = tmp_path, tmp_path / "content"
    settings.LOCALE_PATHS = [tmp_path / "var" / "locale"]
    settings.LANGUAGES = [("en", "English"), ("sl", "Slovenščina")]
    templates = tmp_path / "seemein" / "room" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "content" / "translations").mkdir(parents=True)
    (templates / "page.html").write_text(
        '{% translate "Hello <b>you</b>" %}{% blocktranslate %}To {{ who }}{% endblocktranslate %}'
    )
    (tmp_path / "seemein" / "room" / "words.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy\n"
        '# Translators: a verb\nA = _("Print")\nB = pgettext_lazy("month", "May")\n'
        'C = ngettext("%(n)s step", "%(n)s steps", 2)\n'
    )
    call_command("messages_extract", stdout=StringIO())
    call_command("messages_update", stdout=StringIO())
    return tmp_path


def translate(house: Path, texts: dict[str, str]) -> None:
    """Fill msgstr lines of the Slovenian catalogue, each below the msgid or plural index it stands for."""
    path = house / "content" / "translations" / "sl" / "interface.po"
    text = path.read_text()
    for before, line in texts.items():
        assert text.count(f'{before}\n{line.partition(" ")[0]} ""') == 1
        text = text.replace(f'{before}\n{line.partition(" ")[0]} ""', f"{before}\n{line}")
    path.write_text(text)


WHOLE = {
    'msgid "Hello <b>you</b>"': 'msgstr "Živjo <b>ti</b>"',
    'msgid "To %(who)s"': 'msgstr "Za: %(who)s"',
    'msgid "Print"': 'msgstr "Natisni"',
    'msgid "May"': 'msgstr "maj"',
    'msgid_plural "%(n)s steps"': 'msgstr[0] "%(n)s korak"',
    'msgstr[0] "%(n)s korak"': 'msgstr[1] "%(n)s koraka"',
    'msgstr[1] "%(n)s koraka"': 'msgstr[2] "%(n)s koraki"',
    'msgstr[2] "%(n)s koraki"': 'msgstr[3] "%(n)s korakov"',
}


def test_extract_finds_code_and_templates_without_line_numbers_or_dates(house: Path) -> None:
    text = messages.template_path().read_text()
    assert [line for line in text.splitlines() if line.startswith(("#", "msgid", "msgctxt"))] == [
        'msgid ""',
        "#: seemein/room/words.py",
        "#, python-format",
        'msgid "%(n)s step"',
        'msgid_plural "%(n)s steps"',
        "#: seemein/room/templates/page.html",
        'msgid "Hello <b>you</b>"',
        "#: seemein/room/words.py",
        'msgctxt "month"',
        'msgid "May"',
        "#. a verb",
        "#: seemein/room/words.py",
        'msgid "Print"',
        "#: seemein/room/templates/page.html",
        "#, python-format",
        'msgid "To %(who)s"',
    ]
    assert "Date" not in text


def test_extract_check_fails_once_a_message_is_new_and_writes_nothing(house: Path) -> None:
    before = messages.template_path().read_text()
    call_command("messages_extract", "--check", stdout=StringIO())
    (house / "seemein" / "room" / "more.py").write_text('_("New")\n')
    with pytest.raises(CommandError, match="stale"):
        call_command("messages_extract", "--check", stdout=StringIO())
    assert messages.template_path().read_text() == before


def test_update_keeps_translations_with_their_state_and_drops_what_nobody_asks_for(house: Path) -> None:
    translate(house, WHOLE)
    path = messages.catalogue_path("sl")
    path.write_text(path.read_text().replace("#. a verb", "# seen on the button\n#. a verb\n#. state: machine"))
    (house / "seemein" / "room" / "templates" / "page.html").unlink()
    call_command("messages_extract", stdout=StringIO())
    call_command("messages_update", stdout=StringIO())
    kept = messages.read(path)
    assert {message.id: message.string for message in kept if message.id} == {
        ("%(n)s step", "%(n)s steps"): ("%(n)s korak", "%(n)s koraka", "%(n)s koraki", "%(n)s korakov"),
        "May": "maj",
        "Print": "Natisni",
    }
    known = kept.get("Print")
    assert known is not None
    assert (known.user_comments, known.auto_comments) == (["seen on the button"], ["a verb", "state: machine"])


def test_update_twice_changes_nothing(house: Path) -> None:
    translate(house, WHOLE)
    once = messages.updated_text("sl", messages.read(messages.template_path()))
    assert once == messages.catalogue_path("sl").read_text()


def test_compiled_catalogue_has_the_four_slovenian_forms(house: Path) -> None:
    translate(house, WHOLE)
    assert messages.outdated() == ["sl"]
    call_command("messages_compile", stdout=StringIO())
    assert messages.outdated() == []
    with messages.compiled_path("sl").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert [compiled.ngettext("%(n)s step", "%(n)s steps", n) % {"n": n} for n in (1, 2, 3, 5)] == [
        "1 korak",
        "2 koraka",
        "3 koraki",
        "5 korakov",
    ]
    assert compiled.pgettext("month", "May") == "maj"


def test_whole_catalogue_passes(house: Path) -> None:
    translate(house, WHOLE)
    assert messages.faults() == []
    call_command("messages_check", stdout=StringIO())


FAULTS = {
    "nothing translated": ('msgid "Print"', 'msgstr ""', "'Print': is not translated"),
    "a plural form missing": (
        'msgstr[2] "%(n)s koraki"',
        'msgstr[3] ""',
        "'%(n)s step': has not all its plural forms; it needs 4",
    ),
    "a placeholder lost": (
        'msgid "To %(who)s"',
        'msgstr "Za: %(kdo)s"',
        "'To %(who)s': has other placeholders than its source: 'Za: %(kdo)s'",
    ),
    "a tag lost": (
        'msgid "Hello <b>you</b>"',
        'msgstr "Živjo <b>ti"',
        "'Hello <b>you</b>': has other HTML tags than its source: 'Živjo <b>ti'",
    ),
}


@pytest.mark.parametrize(("before", "line", "fault"), FAULTS.values(), ids=FAULTS)
def test_check_names_the_fault(house: Path, before: str, line: str, fault: str) -> None:
    translate(house, WHOLE | {before: line})
    assert messages.faults() == [f"sl/interface.po: {fault}"]
    with pytest.raises(CommandError, match="1 faults"):
        call_command("messages_check", stdout=StringIO())


def test_check_refuses_a_fuzzy_mark_and_a_message_nobody_asks_for(house: Path) -> None:
    translate(house, WHOLE)
    path = messages.catalogue_path("sl")
    path.write_text(path.read_text().replace("#. a verb", "#. a verb\n#, fuzzy") + '\nmsgid "Old"\nmsgstr "Star"\n')
    assert messages.faults() == [
        "sl/interface.po: 'Print': is marked fuzzy; read it and take the mark away",
        "sl/interface.po: 'Old': is no longer asked for; run `make translations`",
    ]


def test_a_form_for_one_number_alone_may_say_it_in_words(house: Path, settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("ar", "العربية")]
    call_command("messages_update", stdout=StringIO())
    path = messages.catalogue_path("ar")
    forms = ["بلا خطوات", "خطوة واحدة", "خطوتان", "%(n)s خطوات", "خطوة", "%(n)s خطوة"]
    text = path.read_text()
    for number, form in enumerate(forms):
        text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"')
    path.write_text(text)
    of_plural = [fault for fault in messages.faults() if "step" in fault]
    assert of_plural == ["ar/interface.po: '%(n)s step': has other placeholders than its source: 'خطوة'"]
