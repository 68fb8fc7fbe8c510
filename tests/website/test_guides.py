"""Guides and topics as readers find them."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.guides.enums import Topic
from seemein.guides.models import GuidePage
from seemein.knowledge.books import shelf
from seemein.knowledge.models import Report
from tests.guides.writing import guide
from tests.website.paths import CITIES, LANGUAGES, MILAN
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
TAXES = "/en/it/guides/taxes/"
FIGURE = "it.flat_rate.rate"
FIRST_VIEW = 14 * 1024


def english(territory: str = "it", slug: str = "taxes") -> GuidePage:
    return GuidePage.objects.get(territory=territory, slug=slug, locale__language_code="en")


class TestGuide:
    def test_answer_comes_first_and_closing_parts_last(self, client: Client) -> None:
        shown = read(client.get(TAXES))
        page = english()
        assert shown.title == page.title
        assert page.summary in shown.text
        names = [text for _level, text in shown.headings]
        assert names[1] == "How the flat rate works"
        ends = ["What people get wrong", "What to do next", "Figures on this page, and how sure they are"]
        assert [name for name in names if name in ends] == ends
        assert "Compared with the facts on 24\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026." in shown.text

    def test_every_figure_of_the_text_has_its_entry_with_value_confidence_source_and_day(self, client: Client) -> None:
        html = client.get(TAXES).content.decode()
        named = set(re.findall(r'<a class="fact" href="#([^"]+)">', html))
        assert FIGURE in named
        assert named <= set(read(client.get(TAXES)).ids)
        entry = re.search(rf'<li id="{re.escape(FIGURE)}">.*?</li>', html, re.DOTALL)
        assert entry
        for part in (">15%<", "Confirmed", "2026", "holds since", 'href="https://'):
            assert part in entry[0]

    @pytest.mark.parametrize("country", [city[:2] for city in CITIES])
    def test_every_chip_of_every_guide_is_told(self, client: Client, country: str) -> None:
        for page in GuidePage.objects.filter(territory=country).select_related("locale"):
            response = client.get(f"/{page.locale.language_code}/{country}/guides/{page.slug}/")
            shown = read(response)
            assert shown.title == page.title
            assert not re.search(r"[{}`]|\*\*", shown.text), page.slug
            assert b">None<" not in response.content
            assert "(not known today)" not in shown.text
            assert b"<p><details" not in response.content

    def test_links_of_a_guide_lead_to_their_place(self, client: Client) -> None:
        for link in read(client.get(f"/en/{MILAN}/guides/taxes/")).links:
            address, _hash, part = link.partition("#")
            if address.startswith("/en/"):
                response = client.get(address)
                assert (link, response.status_code) == (link, 200)
                assert not part or part in read(response).ids

    def test_own_language_is_preferred_and_says_that_a_machine_wrote_it(self, client: Client) -> None:
        shown = read(client.get("/it/it/guides/taxes/"))
        assert shown.title == "Le tasse in Italia e il regime forfettario"
        assert "A machine translated this guide." in shown.text or "macchina" in shown.text
        assert "A machine" not in read(client.get(TAXES)).text

    @pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in ("en", "it")])
    def test_without_a_translation_english_stands_marked_with_its_language(self, client: Client, language: str) -> None:
        response = client.get(f"/{language}/it/guides/taxes/")
        shown = read(response)
        assert shown.title == english().title
        assert english().summary in shown.in_language("en")
        assert "If you start small" in shown.in_language("en")
        assert b'lang="en" dir="ltr"' in response.content

    def test_city_shows_the_guides_of_its_country_and_names_the_countrys_address(self, client: Client) -> None:
        response = client.get(f"/en/{MILAN}/guides/taxes/")
        assert read(response).title == english().title
        assert f'<link rel="canonical" href="{settings.BASE_URL}{TAXES}">' in response.content.decode()

    def test_guide_of_the_nearest_territory_wins(self, client: Client) -> None:
        page = guide("taxes-there", territory=MILAN, public=True)
        GuidePage.objects.filter(pk=page.pk).update(slug="taxes", title="Taxes in Milan")
        assert read(client.get(f"/en/{MILAN}/guides/taxes/")).title == "Taxes in Milan"
        assert read(client.get(f"/it/{MILAN}/guides/taxes/")).title == "Taxes in Milan"
        assert read(client.get(TAXES)).title == english().title

    @pytest.mark.parametrize("address", ["it/guides/nothing/", "de/guides/vat-in-italy/", f"{MILAN}/guides/nothing/"])
    def test_unknown_guide_leads_to_all_guides(self, client: Client, address: str) -> None:
        response = client.get(f"/en/{address}")
        assert response.status_code == 404
        assert f"/en/{address.partition('guides/')[0]}guides/" in read(response).links

    def test_draft_is_not_shown(self, client: Client) -> None:
        guide("hidden")
        assert client.get("/en/it/guides/hidden/").status_code == 404
        assert "Guide hidden" not in read(client.get("/en/it/guides/")).text

    def test_it_asks_the_database_twice(self, fresh: Client) -> None:
        fresh.get(TAXES)
        with CaptureQueriesContext(connection) as asked:
            fresh.get("/en/it/guides/money/")
        assert len(asked) == 2

    @pytest.mark.slow
    def test_first_view_is_small(self, client: Client) -> None:
        css = len(brotli.compress(Path(settings.ROOT, "seemein/kit/static/kit/hub.css").read_bytes()))
        sizes = {}
        for page in GuidePage.objects.select_related("locale"):
            for language in {page.locale.language_code, "ar"}:
                content = client.get(f"/{language}/{page.territory_id}/guides/{page.slug}/").content
                sizes[page.territory_id, page.slug, language] = len(brotli.compress(content)) + css
        assert {guide: size for guide, size in sizes.items() if size > FIRST_VIEW} == {}


class TestList:
    def test_guides_stand_by_topic_in_their_order(self, fresh: Client) -> None:
        topics = fresh.get("/en/it/guides/").context["topics"]
        assert [label for _url, label, _lines in topics] == [str(topic.label) for topic in Topic]
        assert [line.title.text for line in topics[0][2]] == list(
            GuidePage.objects.filter(territory="it", topic="law", locale__language_code="en")
            .order_by("position")
            .values_list("title", flat=True)
        )

    def test_city_lists_its_own_and_its_countrys(self, client: Client) -> None:
        guide("only-here", territory=MILAN, public=True)
        links = read(client.get(f"/en/{MILAN}/guides/")).links
        assert f"/en/{MILAN}/guides/only-here/" in links
        assert f"/en/{MILAN}/guides/taxes/" in links
        assert "/en/it/guides/only-here/" not in read(client.get("/en/it/guides/")).links

    def test_nothing_yet_says_who_helps(self, client: Client) -> None:
        GuidePage.objects.filter(territory="it").update(live=False)
        assert f"/en/{MILAN}/help/" in read(client.get(f"/en/{MILAN}/guides/")).links

    @pytest.mark.parametrize("page", ["guides/", "topics/law/"])
    def test_one_guide_costs_as_many_queries_as_many(self, fresh: Client, page: str) -> None:
        counts = []
        GuidePage.objects.update(live=False)
        for slugs in (["one"], ["two", "three"]):
            for slug in slugs:
                guide(slug, public=True)
            fresh.get(f"/en/it/{page}")
            with CaptureQueriesContext(connection) as asked:
                fresh.get(f"/en/it/{page}")
            counts.append(len(asked))
        assert counts == [2, 2]


class TestTopic:
    @pytest.mark.parametrize("topic", Topic.values)
    @pytest.mark.parametrize("city", CITIES)
    def test_topic_gathers_what_there_is(self, fresh: Client, city: str, topic: str) -> None:
        response = fresh.get(f"/en/{city}/topics/{topic}/")
        context = response.context
        assert {line.topic for line in context["lines"]} == {topic}
        assert context["phases"]
        assert read(response).title == str(Topic(topic).label)
        ground = shelf.book(city).ground(city)
        names = {one.name for one in ground.organisations.values()}
        assert {helper.name for helper in context["helpers"]} <= names

    def test_money_shows_offers_and_law_does_not(self, fresh: Client) -> None:
        offers = fresh.get(f"/en/{MILAN}/topics/money/").context["offers"]
        assert 0 < len(offers) <= 6
        assert fresh.get(f"/en/{MILAN}/topics/law/").context["offers"] == []

    def test_unknown_topic_leads_to_those_there_are(self, client: Client) -> None:
        response = client.get("/en/it/topics/sport/")
        assert response.status_code == 404
        assert {f"/en/it/topics/{topic}/" for topic in Topic.values} <= set(read(response).links)

    def test_territory_leads_to_guides_and_topics(self, client: Client) -> None:
        links = read(client.get(f"/ar/{MILAN}/")).links
        assert {f"/ar/{MILAN}/guides/", *(f"/ar/{MILAN}/topics/{topic}/" for topic in Topic.values)} <= set(links)


class TestReport:
    def test_report_names_the_guide(self, client: Client) -> None:
        address = f"/en/{MILAN}/guides/taxes/report/"
        assert address in read(client.get(f"/en/{MILAN}/guides/taxes/")).links
        response = client.post(address, {"message": "The rate is old."}, REMOTE_ADDR="192.0.2.77")
        assert response.headers["Location"] == f"{address}?thanks=1"
        (report,) = Report.objects.all()
        assert (report.territory_id, report.fact, report.text) == (MILAN, "guide:taxes", "The rate is old.")
        assert f"/en/{MILAN}/guides/taxes/" in read(client.get(f"{address}?thanks=1")).links
