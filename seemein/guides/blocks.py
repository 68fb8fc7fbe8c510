"""The blocks of a guide: few, flat, each with what it is for. Facts enter only as chips (marks.py)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from seemein.guides import marks, prose

_TEXT, _FACTS = _("Text"), _("Facts")
_PREVIEW = "guides/block_preview.html"
_NEXT = ("step", "org", "funding", "term")


class Drawn:
    """A block that the editors' list of blocks shows as readers would see it."""

    name: str

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """What the preview's template draws: the kind of block and the sample."""
        return {"kind": self.name, "value": value}


class Prose(Drawn, blocks.RichTextBlock):
    """Rich text that holds only what a guide may hold, whatever was pasted."""

    def get_prep_value(self, value: Any) -> str:
        return prose.clean(super().get_prep_value(value))


class Heading(Drawn, blocks.CharBlock):
    """A heading of the second level."""


class Listed(Drawn, blocks.ListBlock):
    """Things one below the other."""


class Reference(blocks.CharBlock):
    """One chip alone: the same in every language, so a translator never sees it."""

    def __init__(self, *args: Any, kinds: tuple[str, ...] = (marks.FIGURE,), **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(*args, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        chip = marks.one_chip(text) or marks.one_chip(f"{{{text}}}")
        if chip is None or chip.kind not in self.kinds:
            raise ValidationError(_now("Write one chip and nothing else, for example %(sample)s.") % {"sample": self._sample()})
        return str(chip)

    def _sample(self) -> str:
        return "{it.vat.standard}" if self.kinds == (marks.FIGURE,) else "{step:it.vat-number}"

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing here is translated."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """As it was."""
        return value


class Mistake(blocks.StructBlock):
    """What people believe or do, and what is true."""

    wrong = blocks.CharBlock(label=_("What people believe or do"), max_length=200)
    right = blocks.TextBlock(label=_("What is true, what happens, what to do"), rows=3)


class Body(blocks.StreamBlock):
    """A guide from top to bottom: the first text is the answer."""

    heading = Heading(
        label=_("Heading"),
        max_length=150,
        icon="title",
        group=_TEXT,
        description=_("A short statement or a question."),
        preview_value="How the flat rate works",
        preview_template=_PREVIEW,
    )
    text = Prose(
        label=_("Text"),
        features=["bold", "h3", "ul", "ol"],
        icon="pilcrow",
        group=_TEXT,
        description=_("Short sentences. Every figure is a chip in braces."),
        preview_value="<p>You register at the <b>trade office</b> of your town.</p><ul><li>Passport</li><li>Permit</li></ul>",
        preview_template=_PREVIEW,
    )
    notice = Prose(
        label=_("Warning"),
        features=["bold"],
        icon="warning",
        group=_TEXT,
        description=_("What must not be missed; one or two in a guide."),
        preview_value="<p>Do not sign a lease before the office has looked at the rooms.</p>",
        preview_template=_PREVIEW,
    )
    mistakes = Listed(
        Mistake(),
        label=_("What people get wrong"),
        min_num=1,
        icon="cross",
        group=_TEXT,
        description=_("Three to five mistakes, and what is true."),
        preview_value=[{"wrong": "“A trade licence is a permit to stay.”", "right": "It is not. Look at your permit first."}],
        preview_template=_PREVIEW,
    )
    figures = Listed(
        Reference(label=_("Figure")),
        label=_("Figures one below the other"),
        min_num=1,
        icon="table",
        group=_FACTS,
        description=_("Chips of figures; each shows its name and its value."),
        preview_value=["{it.vat.standard}", "{it.vat.reduced_10}"],
        preview_template=_PREVIEW,
    )
    next = Listed(
        Reference(label=_("Step, organisation, funding or word"), kinds=_NEXT),
        label=_("What to do next"),
        min_num=1,
        icon="arrow-right",
        group=_FACTS,
        description=_("Three to six chips: where the reader goes from here."),
        preview_value=["{step:it.pec}", "{step:it.codice-fiscale}"],
        preview_template=_PREVIEW,
    )


def texts_of(body: Any) -> list[tuple[str, str]]:
    """Every text of a body with the name of its block, without markup."""
    found: list[tuple[str, str]] = []
    for block in body:
        if block.block_type in ("text", "notice"):
            found.append((block.block_type, prose.text_of(block.value.source)))
        elif block.block_type == "mistakes":
            found += [("mistakes", f"{one['wrong']} {one['right']}") for one in block.value]
        elif block.block_type in ("figures", "next"):
            found += [(block.block_type, str(one)) for one in block.value]
        else:
            found.append((block.block_type, str(block.value)))
    return found
