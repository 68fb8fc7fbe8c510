"""The page cache: right at once, bounded, never personal."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import brotli
import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seemein.kit.figures import figure
from seemein.knowledge import actions
from seemein.knowledge.models import Fact
from seemein.places.models import Territory
from seemein.website import pagecache
from seemein.website.addresses import KNOWN, known_parameters
from seemein.website.pagecache import PUBLIC, Kept, Page, PageCache
from tests.website.paths import LANGUAGES, MILAN, PAGES, STEP
from tests.website.reading import read

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/{MILAN}/steps/{STEP}/"
FINE = "it.pec.fine_sole_min"


def change(value: float, **more: object) -> None:
    fact = Fact.objects.get(section="parameters", key=FINE)
    history = [{**fact.record["history"][0], "value": value, **more}]
    assert actions.change_fact(country="it", section="parameters", key=FINE, record={**fact.record, "history": history}) == []


class Inner:
    """What stands behind the cache: answers with a number that grows, and counts."""

    def __init__(self, **headers: str) -> None:
        self.asked: list[HttpRequest] = []
        self.headers = {"Cache-Control": PUBLIC, **headers}
        self.cookie = False
        self.status = 200

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        self.asked.append(request)
        response = HttpResponse(f"answer {len(self.asked)} {'x' * 500}", status=self.status, headers=self.headers)
        if self.cookie:
            response.set_cookie("own", "1")
        return response


@pytest.fixture
def inner() -> Inner:
    return Inner()


@pytest.fixture
def cache(inner: Inner) -> PageCache:
    return PageCache(inner)


def ask(cache: PageCache, path: str = ADDRESS, **more: str) -> HttpResponse:
    response = cache(RequestFactory().get(path, **more))
    assert isinstance(response, HttpResponse)
    return response


class TestWhatIsKept:
    def test_second_reader_is_answered_from_memory(self, cache: PageCache, inner: Inner) -> None:
        assert ask(cache).content == ask(cache).content
        assert len(inner.asked) == 1

    def test_a_hit_costs_one_small_query(self, client: Client) -> None:
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        assert len(asked) == 1

    @pytest.mark.parametrize("page", [page for page in PAGES if not page.endswith("report/")], ids=lambda page: page or "home")
    def test_every_public_page_is_kept(self, client: Client, page: str) -> None:
        assert client.get(f"/hu/{page}").context is not None
        assert client.get(f"/hu/{page}").context is None

    @pytest.mark.parametrize("control", ["no-store", "private", "public, max-age=60", ""])
    def test_a_page_not_declared_public_is_not_kept(self, cache: PageCache, inner: Inner, control: str) -> None:
        inner.headers = {"Cache-Control": control}
        ask(cache)
        ask(cache)
        assert (len(inner.asked), len(cache.kept)) == (2, 0)

    def test_a_page_that_sets_a_cookie_is_not_kept(self, cache: PageCache, inner: Inner) -> None:
        inner.cookie = True
        ask(cache)
        assert len(cache.kept) == 0

    @pytest.mark.parametrize("status", [201, 204, 301, 302, 404, 410, 500, 503])
    def test_anything_but_a_whole_page_is_not_kept(self, cache: PageCache, inner: Inner, status: int) -> None:
        inner.status = status
        ask(cache)
        assert len(cache.kept) == 0

    @pytest.mark.parametrize(
        "path", ["/", "/healthz", "/sitemap.xml", "/api/v1/territories", f"/en/{MILAN}/roadmap/", f"{ADDRESS}report/"]
    )
    def test_other_addresses_pass_by(self, cache: PageCache, inner: Inner, path: str) -> None:
        ask(cache, path)
        assert len(cache.kept) == 0
        assert len(inner.asked) == 1

    @pytest.mark.parametrize(
        "cookies", ["answers=secret", "language=it; answers=secret", "sessionid=1", "csrftoken=x; language=it"]
    )
    def test_reader_with_another_cookie_passes_by(self, cache: PageCache, inner: Inner, cookies: str) -> None:
        ask(cache)
        kept = len(cache.kept)
        assert ask(cache, HTTP_COOKIE=cookies).content.startswith(b"answer 2")
        assert (len(inner.asked), len(cache.kept)) == (2, kept)

    @pytest.mark.parametrize("cookies", ["", "language=it", " language=ar ;"])
    def test_a_chosen_language_is_no_secret(self, cache: PageCache, inner: Inner, cookies: str) -> None:
        ask(cache)
        ask(cache, HTTP_COOKIE=cookies)
        assert len(inner.asked) == 1

    def test_writing_passes_by(self, cache: PageCache, inner: Inner) -> None:
        for _ in range(2):
            cache(RequestFactory().post(ADDRESS))
        assert (len(inner.asked), len(cache.kept)) == (2, 0)

    def test_only_asking_for_the_head_fills_nothing(self, cache: PageCache, inner: Inner) -> None:
        cache(RequestFactory().head(ADDRESS))
        assert len(cache.kept) == 0
        ask(cache)
        head = cache(RequestFactory().head(ADDRESS))
        assert isinstance(head, HttpResponse)
        assert (head.content, head.headers["Content-Length"]) == (b"", str(len(ask(cache).content)))

    def test_https_and_http_are_kept_apart(self, cache: PageCache, inner: Inner) -> None:
        ask(cache)
        ask(cache, **{"wsgi.url_scheme": "https"})
        assert len(inner.asked) == 2

    def test_host_that_is_not_ours_is_not_answered_from_memory(self, cache: PageCache, inner: Inner) -> None:
        ask(cache)
        ask(cache, HTTP_HOST="evil.example")
        assert len(inner.asked) == 2

    def test_failing_database_lets_the_request_through(
        self, cache: PageCache, inner: Inner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail() -> str:
            raise OperationalError("gone")

        monkeypatch.setattr(pagecache.shelf, "look", fail)
        ask(cache)
        assert (len(inner.asked), len(cache.kept)) == (1, 0)


class TestQuery:
    def test_unknown_parameters_neither_multiply_nor_reach_the_page(self, cache: PageCache, inner: Inner) -> None:
        for query in ("utm_source=x", "a=1&with=it&b=2", "with=it", "with=it&with=it", "fbclid=1"):
            ask(cache, f"{ADDRESS}?{query}")
        assert [request.GET.dict() for request in inner.asked] == [{}, {"with": "it"}]

    def test_order_and_empty_values_do_not_matter(self, cache: PageCache, inner: Inner) -> None:
        for query in (
            "phase=tax&sector=care",
            "sector=care&phase=tax",
            "sector=care&phase=tax&page=",
            "page=&x=&sector=care&phase=tax",
        ):
            ask(cache, f"/en/{MILAN}/steps/?{query}")
        assert len(inner.asked) == 1

    def test_free_text_is_not_kept(self, cache: PageCache, inner: Inner) -> None:
        for _ in range(2):
            ask(cache, f"/en/{MILAN}/glossary/?q=iva")
        assert (len(inner.asked), len(cache.kept)) == (2, 0)
        assert inner.asked[0].GET["q"] == "iva"

    def test_a_thousand_odd_queries_keep_one_page(self, cache: PageCache, inner: Inner) -> None:
        for number in range(1000):
            ask(cache, f"/en/{MILAN}/pitfalls/?x{number}={number}")
        assert (len(inner.asked), len(cache.kept)) == (1, 1)

    def test_too_many_parameters_pass_by(self, cache: PageCache) -> None:
        ask(cache, ADDRESS + "?" + "&".join(f"a{number}=1" for number in range(1001)))
        assert len(cache.kept) == 0

    @pytest.mark.parametrize("page", ["steps", "funding", "help", "glossary"])
    def test_filters_of_a_page_are_known_to_the_cache(self, fresh: Client, page: str) -> None:
        shown = read(fresh.get(f"/en/{MILAN}/{page}/"))
        offered = set(shown.controls) | ({"q"} if page == "glossary" else set())
        assert KNOWN[page] == offered | {"page"}

    @pytest.mark.parametrize(
        ("path", "known"),
        [
            ("/en/", set()),
            ("/en/about/", set()),
            (f"/en/{MILAN}/", set()),
            (ADDRESS, {"with"}),
            (f"{ADDRESS}report/", None),
            (f"/en/{MILAN}/roadmap/", None),
            (f"/en/{MILAN}/roadmap/questions/stage/", None),
            ("/en/network/offers/", None),
            ("/en/search/", None),
            (f"/en/{MILAN}/events/", None),
            ("/da/", None),
            ("/", None),
            ("/api/v1/territories", None),
        ],
    )
    def test_only_public_pages_are_known(self, path: str, known: set[str] | None) -> None:
        assert known_parameters(path) == known


class TestForms:
    def test_both_forms_of_a_page_are_the_same_text(self, client: Client) -> None:
        plain = client.get(ADDRESS)
        packed = client.get(ADDRESS, HTTP_ACCEPT_ENCODING="deflate, gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content) / 2
        assert plain.headers["ETag"] != packed.headers["ETag"]
        assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"

    def test_a_page_asked_for_again_comes_by_brotli_smaller_than_by_gzip(self, client: Client) -> None:
        plain, first, again = (client.get(ADDRESS, HTTP_ACCEPT_ENCODING=accepts) for accepts in ("", "gzip, br", "gzip, br"))
        assert {first.headers["Content-Encoding"], again.headers["Content-Encoding"]} <= {"br", "gzip"}
        assert again.headers["Content-Encoding"] == "br"
        assert brotli.decompress(again.content) == plain.content
        assert len(again.content) < len(client.get(ADDRESS, HTTP_ACCEPT_ENCODING="gzip").content)
        assert (
            len({response.headers["ETag"] for response in (plain, again, client.get(ADDRESS, HTTP_ACCEPT_ENCODING="gzip"))}) == 3
        )
        assert client.get(ADDRESS, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=again.headers["ETag"]).status_code == 304

    @pytest.mark.parametrize("accepts", ["gzip;q=0", "identity", "gzip; q=0.000, br;q=0", "xgzip"])
    def test_reader_that_takes_no_gzip_gets_none(self, client: Client, accepts: str) -> None:
        assert "Content-Encoding" not in client.get(ADDRESS, HTTP_ACCEPT_ENCODING=accepts).headers

    @pytest.mark.parametrize("accepts", ["", "gzip"])
    @pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
    def test_page_that_the_reader_has_is_not_sent_again(self, client: Client, accepts: str, form: str) -> None:
        first = client.get(ADDRESS, HTTP_ACCEPT_ENCODING=accepts)
        again = client.get(ADDRESS, HTTP_ACCEPT_ENCODING=accepts, HTTP_IF_NONE_MATCH=form.format(first.headers["ETag"]))
        assert (again.status_code, again.content) == (304, b"")
        assert {name: again.headers[name] for name in ("ETag", "Cache-Control", "Vary")} == {
            "ETag": first.headers["ETag"],
            "Cache-Control": PUBLIC,
            "Vary": "Accept-Encoding",
        }

    def test_other_page_is_sent_whole(self, client: Client) -> None:
        assert client.get(ADDRESS, HTTP_IF_NONE_MATCH='"other"').status_code == 200

    def test_kept_page_carries_the_same_shields(self, client: Client) -> None:
        first, second = client.get(ADDRESS), client.get(ADDRESS)
        assert dict(first.headers) == dict(second.headers)
        shields = {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Content-Language"}
        assert shields <= set(second.headers)

    def test_reader_with_another_cookie_gets_the_same_forms(self, client: Client, fresh: Client) -> None:
        kept = client.get(ADDRESS, HTTP_ACCEPT_ENCODING="gzip")
        drawn = fresh.get(ADDRESS, HTTP_ACCEPT_ENCODING="gzip")
        assert drawn.context is not None
        assert (drawn.content, dict(drawn.headers)) == (kept.content, dict(kept.headers))
        assert fresh.get(ADDRESS, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=kept.headers["ETag"]).status_code == 304

    def test_answer_that_the_cache_does_not_keep_is_compressed_too(self, client: Client) -> None:
        response = client.get(f"{ADDRESS}report/", HTTP_ACCEPT_ENCODING="gzip")
        assert response.headers["Content-Encoding"] == "gzip"


class TestBounds:
    def page(self, size: int) -> Page:
        return Page(b"x" * size, b"", '"tag"', ())

    def test_never_holds_more_than_its_bytes_and_forgets_the_longest_unused(self) -> None:
        kept = Kept(self.page(1000).size * 3)
        for name in "abc":
            kept.put(("e", (), "", name, ""), self.page(1000))
        kept.get(("e", (), "", "a", ""))
        kept.put(("e", (), "", "d", ""), self.page(1000))
        assert [name for name in "abcd" if kept.get(("e", (), "", name, ""))] == ["a", "c", "d"]
        assert kept.size <= kept.most

    def test_page_larger_than_everything_is_not_kept(self) -> None:
        kept = Kept(1000)
        kept.put(("e", (), "", "a", ""), self.page(5000))
        assert (len(kept), kept.size) == (0, 0)

    def test_page_put_twice_counts_once(self) -> None:
        kept = Kept(100_000)
        for size in (1000, 3000):
            kept.put(("e", (), "", "a", ""), self.page(size))
        assert kept.size == self.page(3000).size

    def test_without_memory_nothing_is_kept_and_everything_works(self, client: Client, settings: object) -> None:
        settings.PAGE_CACHE_BYTES = 0
        assert client.get(ADDRESS).context is not None
        assert client.get(ADDRESS).context is not None


class TestRightAtOnce:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_changed_figure_shows_on_the_next_request(self, client: Client, language: str) -> None:
        address = f"/{language}/{MILAN}/steps/{STEP}/"
        client.get(address)
        old = client.get(address)
        assert old.context is None
        change(77)
        new = client.get(address, HTTP_IF_NONE_MATCH=old.headers["ETag"])
        assert new.status_code == 200
        assert figure(77, "EUR", language) in read(new).text
        assert figure(77, "EUR", language) not in read(old).text

    def test_changed_translation_shows_on_the_next_request(self, client: Client) -> None:
        address = f"/it/{MILAN}/steps/{STEP}/"
        client.get(address)
        actions.change_translation(
            country="it",
            language="it",
            context=f"{STEP}/title",
            source="Open a certified e-mail box (PEC)",
            text="Apri la tua PEC",
            state="read",
        )
        assert read(client.get(address)).title == "Apri la tua PEC"

    def test_change_of_one_country_leaves_the_pages_of_others_the_same(self, client: Client) -> None:
        before = client.get("/en/hu/").headers["ETag"]
        change(77)
        assert client.get("/en/hu/", HTTP_IF_NONE_MATCH=before).status_code == 304

    def test_refused_change_leaves_the_pages(self, client: Client) -> None:
        before = client.get(ADDRESS).headers["ETag"]
        fact = Fact.objects.get(section="parameters", key=FINE)
        faults = actions.change_fact(country="it", section="parameters", key=FINE, record={**fact.record, "unit": "shells"})
        assert faults
        assert client.get(ADDRESS, HTTP_IF_NONE_MATCH=before).status_code == 304


class TestMidnight:
    @pytest.fixture
    def clock(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, datetime]]:
        now = {"is": datetime(2027, 1, 31, 12, tzinfo=UTC)}
        monkeypatch.setattr(timezone, "now", lambda: now["is"])
        yield now

    def announce(self) -> None:
        fact = Fact.objects.get(section="parameters", key=FINE)
        old = fact.record["history"][0]
        history = [
            {**old, "value": 30, "valid_to": "2027-01-31"},
            {**old, "value": 55, "valid_from": "2027-02-01", "valid_to": None},
        ]
        assert actions.change_fact(country="it", section="parameters", key=FINE, record={**fact.record, "history": history}) == []

    def fine(self, client: Client) -> str:
        return read(client.get(ADDRESS)).links[f"#{FINE}"]

    @pytest.mark.parametrize(
        ("hour", "fine"),
        [
            (datetime(2027, 1, 31, 22, 59, 59, tzinfo=UTC), "€30"),
            (datetime(2027, 1, 31, 23, 0, 0, tzinfo=UTC), "€55"),
            (datetime(2027, 2, 1, 0, 0, 0, tzinfo=UTC), "€55"),
        ],
        ids=["a second before midnight in Rome", "midnight in Rome", "midnight in Greenwich"],
    )
    def test_value_begins_at_its_own_midnight(
        self, client: Client, clock: dict[str, datetime], hour: datetime, fine: str
    ) -> None:
        self.announce()
        assert self.fine(client) == "€30"
        clock["is"] = hour
        assert self.fine(client) == fine

    def test_nothing_is_drawn_anew_within_a_day(self, client: Client, clock: dict[str, datetime]) -> None:
        client.get(ADDRESS)
        clock["is"] = datetime(2027, 1, 31, 22, 59, tzinfo=UTC)
        assert client.get(ADDRESS).context is None

    def test_each_zone_has_its_midnight(self, cache: PageCache, inner: Inner, clock: dict[str, datetime]) -> None:
        Territory.objects.filter(path="hr").update(zone="Pacific/Kiritimati")
        drawn = []
        for hour, minute in ((9, 58), (9, 59), (10, 0), (10, 1)):
            clock["is"] = datetime(2027, 1, 31, hour, minute, tzinfo=UTC)
            ask(cache)
            drawn.append(len(inner.asked))
        assert drawn == [1, 1, 2, 2]
