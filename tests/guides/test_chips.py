"""Chips: plain text in braces becomes a figure with its source, a link, or a word explained; nothing else gets through."""

import re

import pytest
from django.utils.translation import override

from seemein.guides import marks, prose
from seemein.guides.chips import Teller
from seemein.kit.paging import PER_PAGE
from seemein.knowledge.books import shelf
from seemein.knowledge.days import today
from seemein.knowledge.voices import voice
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
MILAN = "it/lombardia/milano"
FIGURE = "it.flat_rate.rate"


def teller(path: str = "it", language: str = "en", written_in: str = "en") -> Teller:
    book = shelf.book(path)
    return Teller(voice(book, path, today(book.place(path)), language), written_in)


def told(text: str, **more: str) -> str:
    with override(more.get("language", "en")):
        return str(teller(**more).html(f"<p>{text}</p>"))


class TestReading:
    @pytest.mark.parametrize(
        ("inside", "chip"),
        [
            ("it.x.y", marks.Chip("figure", "it.x.y")),
            ("step:it.pec", marks.Chip("step", "it.pec")),
            ("step:it.pec|get a mailbox", marks.Chip("step", "it.pec", "get a mailbox")),
            ("term:SI-PASS, smsPASS|smsPASS", marks.Chip("term", "SI-PASS, smsPASS", "smsPASS")),
            ("stop:it.pec", marks.Chip("figure", "stop:it.pec")),
            ("", marks.Chip("figure", "")),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_a_chip_is_read_by_its_kind(self, inside: str, chip: marks.Chip) -> None:
        assert marks.read_chip(inside) == chip

    def test_a_chip_is_written_as_it_was_read(self) -> None:
        for text in ("{it.x.y}", "{step:it.pec}", "{term:A b|a B}"):
            assert str(marks.one_chip(text)) == text

    def test_bare_figures_are_words_with_digits_outside_chips_and_official_names(self) -> None:
        assert marks.bare_figures("Pay {it.x.y1} with `Modello 21` in 10 days, 5% or a few €.") == ["10", "5%", "€."]

    def test_a_figure_does_not_hide_in_the_words_of_a_chip(self) -> None:
        assert marks.bare_figures("{step:it.pec|pay 30 for it} and {step:it.pec|send `Modello 21`}") == ["30"]


class TestTelling:
    def test_figure_leads_to_its_entry_on_the_page(self) -> None:
        assert told(f"One tax of {{{FIGURE}}}.") == f'<p>One tax of <a class="fact" href="#{FIGURE}">15%</a>.</p>'

    def test_figure_stands_in_the_form_of_the_text_it_stands_in(self) -> None:
        shown = told("At most {it.flat_rate.revenue_limit}.", language="ar", written_in="it")
        assert "85.000\N{NO-BREAK SPACE}€" in shown

    def test_step_is_a_link_with_its_title_in_the_readers_language(self) -> None:
        assert '<a href="/en/it/steps/it.pec/">Open a certified e-mail box (PEC)</a>' in told("{step:it.pec}")
        arabic = told("{step:it.pec}", language="ar")
        assert arabic.startswith('<p><a href="/ar/it/steps/it.pec/">')

    def test_title_in_another_language_than_the_text_says_so(self) -> None:
        shown = told("{step:it.pec}", language="it")
        assert re.search(r'<a href="/it/it/steps/it.pec/"><span lang="it" dir="ltr">[^<]+</span></a>', shown)

    def test_own_words_stand_in_place_of_the_title(self) -> None:
        assert ">open a mailbox</a>" in told("{step:it.pec|open a mailbox}")

    def test_own_words_may_hold_an_official_name(self) -> None:
        assert '>send <bdi lang="it">Modello 21</bdi></a>' in told("{step:it.pec|send `Modello 21`}")

    @pytest.mark.parametrize(
        ("chip", "address"),
        [
            ("{form:it.ditta-individuale}", "/en/it/compare/#it.ditta-individuale"),
            ("{org:it.org.formaper}", f"/en/{MILAN}/help/#it.org.formaper"),
        ],
    )
    def test_other_kinds_lead_to_their_entry_in_a_list(self, chip: str, address: str) -> None:
        assert f'<a href="{address}">' in told(chip)

    def test_every_entry_of_a_paged_list_is_reached(self, client) -> None:
        ground = shelf.book("it").ground(MILAN)
        assert len(ground.organisations) > PER_PAGE
        for kind, section in (("org", ground.organisations), ("funding", ground.funding)):
            for key in section:
                (address,) = re.findall(r'href="([^"]+)"', told(f"{{{kind}:{key}}}", path=MILAN))
                assert key in read(client.get(address)).ids

    def test_word_is_explained_in_a_disclosure_that_is_valid_html(self) -> None:
        shown = told("You get a {term:Partita IVA|partita IVA} first.")
        assert shown.startswith('<div role="paragraph">You get a <details class="term"><summary><bdi lang="it">partita IVA</bdi>')
        assert shown.endswith("</details> first.</div>")
        term = shelf.book("it").ground("it").glossary["Partita IVA"]
        assert term.english in shown
        assert term.say in shown
        assert '<bdi lang="it">Partita IVA</bdi>' in shown

    @pytest.mark.parametrize("tag", ["b", "h3"])
    def test_word_where_no_disclosure_may_stand_leads_to_the_glossary(self, tag: str) -> None:
        shown = str(teller().html(f"<{tag}>The {{term:PEC}}</{tag}>"))
        assert shown == f'<{tag}>The <a href="/en/it/glossary/?q=PEC"><bdi lang="it">PEC</bdi></a></{tag}>'

    def test_official_name_is_marked_with_the_language_of_the_offices(self) -> None:
        assert told("Send `Modello 21`.") == '<p>Send <bdi lang="it">Modello 21</bdi>.</p>'

    def test_fact_of_a_city_is_told_in_its_countrys_guide(self) -> None:
        assert "0.8%" in told("{it.milan.surtax}", path="it")
        assert "not known" not in told("{it.milan.surtax}", path="it")

    @pytest.mark.parametrize(
        ("chip", "said"),
        [
            ("{it.no.such}", "(not known today)"),
            ("{step:it.no-such|go there}", "go there"),
            ("{step:it.no-such}", "(not known today)"),
            ("{org:it.gone|the desk}", "the desk"),
            ("{term:Nothing}", '<bdi lang="it">Nothing</bdi>'),
        ],
    )
    def test_chip_whose_fact_is_gone_leaves_a_readable_sentence(self, chip: str, said: str) -> None:
        assert told(f"Here {chip}.") == f"<p>Here {said}.</p>"


class TestCleaning:
    @pytest.mark.parametrize(
        ("pasted", "kept"),
        [
            ('<p class="MsoNormal" style="color:red">a<o:p></o:p></p>', "<p>a</p>"),
            ("<p><strong>a</strong> <em>b</em> <u>c</u></p>", "<p><b>a</b> b c</p>"),
            ("<p>a<script>alert(1)</script><style>p{}</style></p>", "<p>a</p>"),
            ('<p><a href="javascript:x">a</a><img src=x onerror=y></p>', "<p>a</p>"),
            ("<h1>a</h1><table><tr><td>b</td></tr></table>", "ab"),
        ],
        ids=["Word", "emphasis", "script", "link and image", "heading and table"],
    )
    def test_only_what_a_guide_may_hold_is_left(self, pasted: str, kept: str) -> None:
        assert prose.clean(pasted, keys=False) == kept

    def test_the_editors_keys_stay_in_the_draft_and_never_reach_readers(self) -> None:
        html = '<p data-block-key="k1">a</p>'
        assert prose.clean(html) == html
        assert str(teller().html(html)) == "<p>a</p>"

    @pytest.mark.parametrize(
        "text",
        [
            "{step:it.pec|<b onclick=x>y</b>}",
            "{step:it.pec|&lt;script&gt;x&lt;/script&gt;}",
            "{&quot; onmouseover=&quot;x}",
            "`&lt;img src=x onerror=y&gt;`",
            "{term:&lt;script&gt;}",
            "{org:x|&lt;script&gt;}",
        ],
    )
    def test_nothing_in_a_chip_becomes_markup(self, text: str) -> None:
        shown = told(text)
        assert not re.search(r"<(script|img)|<[a-z]+ [^>]*\bon[a-z]+=", shown)

    def test_plain_text_of_a_guide_is_escaped(self) -> None:
        assert str(teller().line("a < b & {it.flat_rate.rate} <script>")).startswith("a &lt; b &amp; <a class")
        assert "<script" not in str(teller().line("<script>{step:it.pec|<script>}"))
