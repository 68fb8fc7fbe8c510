"""Measures what the hub promises about speed and writes docs/bench.md. Ratios are taken in one run, back to back.

Run by `make bench`. Everything happens in this process, through the WSGI application that production serves: no network.
"""

import gzip
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FULL = {
    "stage": "idea",
    "nationality": "non_eu",
    "status": "employment_permit",
    "legal_form": "sole_trader",
    "sector": ["food_service"],
    "premises": ["kitchen"],
    "employs": False,
    "foreign_qualification": False,
    "flags": ["serves_alcohol"],
}
MILAN = "it/lombardia/milano"
DAY = date(2026, 11, 24)
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One measured promise."""

    what: str
    measured: str
    promised: str
    kept: bool


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        lines = [*core_lines(), *page_lines(Path(folder))]
    text = report(lines)
    (ROOT / "docs" / "bench.md").write_text(text, encoding="utf-8")
    print(text)
    return 0 if all(line.kept for line in lines) else 1


def median_ms(work: Callable[[], Any], times: int) -> float:
    """The median time of one call in milliseconds."""
    for _ in range(min(times, 20)):
        work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def rate(work: Callable[[], Any], seconds: float = 0.6) -> float:
    """Calls a second."""
    work()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        count += 1
    return count / (time.perf_counter() - start)


def core_lines() -> list[Line]:
    """plan() over the Italian base, and over a country with a hundred times the territories."""
    from seemein.core.facts import loader
    from seemein.core.facts.ground import stand_in
    from seemein.core.facts.schema import Place
    from seemein.core.roadmap.base import prepare
    from seemein.core.roadmap.plan import plan
    from seemein.core.roadmap.profile import read

    country = loader.build(loader.read(ROOT / "content/knowledge/italy.yaml"), "italy.yaml")
    cities = [Place(f"it/region-{n // 10}/city-{n}", f"City {n}", f"City {n}") for n in range(300)]
    local = [procedure for procedure in country.procedures if procedure.territory == MILAN]
    copies = [
        replace(procedure, id=f"{procedure.id}-{n}", territory=city.path) for n, city in enumerate(cities) for procedure in local
    ]
    large = replace(
        country,
        territory=replace(country.territory, within=(*country.territory.within, *cities)),
        procedures=(*country.procedures, *copies),
    )
    profile = read(FULL)
    small_base, large_base = (prepare(stand_in(each, MILAN), DAY) for each in (country, large))
    small = statistics.median(median_ms(lambda: plan(small_base, profile), 200) for _ in range(ROUNDS))
    more = statistics.median(median_ms(lambda: plan(large_base, profile), 200) for _ in range(ROUNDS))
    return [
        Line("plan() for a full profile in Milan, median", f"{small:.2f} ms", "at most 3 ms", small <= 3),
        Line(
            "the same with 300 more territories stored (100 times)",
            f"{more / small:.2f} times",
            "no more (1.15)",
            more / small <= 1.15,
        ),
    ]


class Client:
    """Calls the WSGI application as a server would, without a network."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def get(self, path: str, **headers: str) -> tuple[str, bytes]:
        """The status and body of one GET."""
        status: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.partition("?")[0],
            "QUERY_STRING": path.partition("?")[2],
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost:8000",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            "wsgi.version": (1, 0),
            **headers,
        }
        response = self.application(environ, lambda code, head, exc=None: status.append(code))
        body = b"".join(response)
        getattr(response, "close", lambda: None)()
        return status[0], body


def page_lines(folder: Path) -> list[Line]:
    """Pages from the cache and without it, beside a static file and a bare Django view of the same process."""
    os.environ.update(VAR_DIR=str(folder), DJANGO_SETTINGS_MODULE="tests.bench.settings", SECRET_KEY="only for the bench " * 3)
    import django

    django.setup()
    from django.core.management import call_command

    started = time.perf_counter()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("messages_compile", verbosity=0)
    loading = time.perf_counter()
    call_command("load_knowledge", stdout=StringIO())
    loaded = time.perf_counter() - loading
    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"made ready in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    size = _static_of_the_same_size(folder)
    from seemein.website.wsgi import application

    client = Client(application)
    return [
        Line("loading all five countries into an empty database", f"{loaded:.1f} s", "at most 20 s", loaded <= 20),
        *cached(client, size),
        *uncached(client),
        *weights(client, folder),
    ]


def _static_of_the_same_size(folder: Path) -> Path:
    """A file among the static files as heavy as the territory page."""
    path = folder / "static" / "bench.txt"
    path.write_bytes(os.urandom(6000))
    return path


def cached(client: Client, static: Path) -> list[Line]:
    """The page cache's rate beside whitenoise's."""
    page = f"/en/{MILAN}/"
    _check(client, page)
    size = len(client.get(page)[1])
    static.write_bytes(os.urandom(size))
    _check(client, "/static/bench.txt")
    ratios = [rate(lambda: client.get(page)) / rate(lambda: client.get("/static/bench.txt")) for _ in range(ROUNDS)]
    share = statistics.median(ratios)
    return [Line("a page from the page cache beside a static file of its size", f"{share:.0%}", "at least 50 %", share >= 0.5)]


def uncached(client: Client) -> list[Line]:
    """Pages drawn anew, for a reader with a cookie, beside a bare view."""
    from django.http import HttpResponse

    from seemein.core.roadmap.profile import read
    from seemein.roadmaps import cookie

    kept = HttpResponse()
    cookie.write(kept, cookie.Answers(profile=read(FULL)))
    bare = rate(lambda: client.get("/bench/bare/", HTTP_COOKIE="other=1"))
    answers = f"{cookie.NAME}={kept.cookies[cookie.NAME].value}"
    lines = []
    for what, path, sent, least in (
        ("a step page", f"/en/{MILAN}/steps/it.comunica-sole-trader/", "other=1", 150),
        ("a territory page", f"/en/{MILAN}/", "other=1", 150),
        ("a roadmap of a full profile", f"/en/{MILAN}/roadmap/", answers, 100),
    ):
        _check(client, path, HTTP_COOKIE=sent)
        pace = statistics.median(rate(lambda path=path, sent=sent: client.get(path, HTTP_COOKIE=sent)) for _ in range(3))
        lines.append(
            Line(
                f"{what}, not from the cache",
                f"{pace:.0f} a second ({pace / bare:.0%} of a bare view)",
                f"at least {least} a second",
                pace >= least,
            )
        )
    return [*lines, *first_drawn(client)]


def first_drawn(client: Client) -> list[Line]:
    """The same pages when not even a fragment of them was drawn before: what the first reader after a change waits."""
    from seemein.website import once

    def anew(path: str) -> None:
        once._fragments.clear()
        client.get(path, HTTP_COOKIE="other=1")

    pages = (("a step page", f"/en/{MILAN}/steps/it.comunica-sole-trader/"), ("a territory page", f"/en/{MILAN}/"))
    taken = [(what, median_ms(partial(anew, path), 40)) for what, path in pages]
    return [
        Line(f"{what}, for the first reader after a change", f"{took:.1f} ms", "no promise", kept=True) for what, took in taken
    ]


def weights(client: Client, folder: Path) -> list[Line]:
    """The first view of public pages over the wire."""
    css = min(len(gzip.compress(path.read_bytes(), 9)) for path in (folder / "static" / "kit").glob("hub.*.css"))
    lines = []
    for what, path in (
        ("home", "/en/"),
        ("a territory", f"/en/{MILAN}/"),
        ("a step", f"/en/{MILAN}/steps/it.comunica-sole-trader/"),
        ("a step in Arabic", f"/ar/{MILAN}/steps/it.comunica-sole-trader/"),
    ):
        weight = (len(client.get(path)[1]) + css) / 1000
        lines.append(Line(f"first view of {what}, HTML and CSS compressed", f"{weight:.1f} KB", "at most 14 KB", weight <= 14))
    return lines


def _check(client: Client, path: str, **headers: str) -> None:
    status, _ = client.get(path, **headers)
    if not status.startswith("200"):
        raise SystemExit(f"{path} answers {status}")


def report(lines: list[Line]) -> str:
    """docs/bench.md."""
    rows = "\n".join(f"| {line.what} | {line.measured} | {line.promised} | {'yes' if line.kept else 'NO'} |" for line in lines)
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, SQLite, one process, {datetime.now(UTC).date()}"
    return (
        "# Speed\n\nWritten by `make bench`; ratios are taken in one run on one machine.\n\n"
        f"{machine}.\n\n| what | measured | promised | kept |\n| --- | --- | --- | --- |\n{rows}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
