"""Source links: what an answer means, and that nothing is called dead for one failed look."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from seemein.desk import actions, looking
from seemein.desk.enums import LinkState
from seemein.desk.looking import Answer, figures_of, judge
from seemein.desk.models import SourceLink
from seemein.knowledge.books import shelf

PAGE = "https://www.example.org/tax/limits"
CASES = {
    "it answers": (Answer(200, PAGE), 0, "", LinkState.OK),
    "it answers again after a failure": (Answer(200, PAGE), 1, "", LinkState.OK),
    "the same page without www and with a slash": (
        Answer(200, "https://example.org/tax/limits/", permanent=True),
        0,
        "",
        LinkState.OK,
    ),
    "another page for good": (Answer(200, "https://example.org/", permanent=True), 0, "", LinkState.MOVED),
    "another page for the moment": (Answer(200, "https://example.org/wait"), 0, "", LinkState.OK),
    "other figures": (Answer(200, PAGE, figures="b"), 0, "a", LinkState.CHANGED),
    "the same figures": (Answer(200, PAGE, figures="a"), 0, "a", LinkState.OK),
    "programs are barred": (Answer(403), 0, "", LinkState.BLOCKED),
    "too many asked": (Answer(429), 3, "", LinkState.BLOCKED),
    "not found once": (Answer(404), 0, "", LinkState.PASSING),
    "not found twice": (Answer(404), 1, "", LinkState.DEAD),
    "the server fails": (Answer(500), 0, "", LinkState.PASSING),
    "the server fails the third time": (Answer(502), 2, "", LinkState.PASSING),
    "the server fails the fourth time": (Answer(500), 3, "", LinkState.DEAD),
    "nothing comes": (Answer(0, fault="ConnectTimeout"), 0, "", LinkState.PASSING),
}


@pytest.mark.parametrize(("answer", "failures", "figures", "state"), CASES.values(), ids=CASES)
def test_what_an_answer_means(answer: Answer, failures: int, figures: str, state: LinkState) -> None:
    assert judge(PAGE, answer, failures=failures, figures=figures).state == state


def test_words_and_menus_may_change_without_a_word_to_the_editor() -> None:
    one = "<nav>Home</nav><p>The limit is 85.000 euro, the rate 15 %.</p><script>var t = 1732;</script>"
    two = "<nav>Start</nav><p>The rate is 15 % up to 85.000 euro.</p><script>var t = 9999;</script>"
    assert figures_of(one) == figures_of(two) != figures_of("<p>The limit is 90.000 euro, the rate 15 %.</p>")


def test_machines_of_our_own_network_are_not_asked() -> None:
    assert looking.look("http://127.0.0.1:9/secret", agent="t").fault == "not a public address"


class _Site(BaseHTTPRequestHandler):
    """A small site on this machine."""

    def do_GET(self) -> None:
        status = {"/gone": 404, "/barred": 403, "/old": 301}.get(self.path, 200)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/new")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<p>The limit is 85000 euro</p>")

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.django_db
@pytest.mark.usefixtures("facts")
def test_a_look_is_written_down(site: str) -> None:
    for path in ("page", "gone", "barred", "old"):
        SourceLink.objects.create(country_id="it", source=f"it.src.{path}", url=f"{site}/{path}")
    assert actions.look_at_links(most=10, inside=True, pause=0) == 4
    found = dict(SourceLink.objects.values_list("source", "state"))
    assert found == {"it.src.page": "ok", "it.src.gone": "passing", "it.src.barred": "blocked", "it.src.old": "moved"}
    actions.look_at_links(most=10, inside=True, pause=0)
    assert SourceLink.objects.get(source="it.src.gone").state == LinkState.DEAD


@pytest.mark.django_db
@pytest.mark.usefixtures("facts")
def test_every_source_has_its_row_and_one_that_goes_takes_it_along() -> None:
    SourceLink.objects.create(country_id="it", source="it.src.no-more", url="https://example.org/")
    many = actions.gather_links()
    sources = sum(len([one for one in book.country.sources if one.url]) for book in shelf.books())
    assert (many, SourceLink.objects.count()) == (sources, sources)
    assert actions.gather_links() == many
