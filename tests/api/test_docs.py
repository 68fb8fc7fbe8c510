"""The page for people: drawn from the description, without anything from elsewhere."""

import re

import pytest
from django.test import Client

from seemein.api.problems import TITLES
from tests.api.asking import Program


@pytest.fixture
def page(program: Program) -> str:
    response = program.get("docs")
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
    return response.content.decode()


def test_page_explains_every_operation_and_every_shape(program: Program, page: str) -> None:
    described = program.description
    headings = re.findall(r"<h3><code>(\w+) (\S+)</code></h3>", page)
    assert headings == [(method.upper(), path) for path, methods in described["paths"].items() for method in methods]
    assert re.findall(r"<h3>(\w+)</h3>", page) == sorted(described["components"]["schemas"])


def test_page_explains_every_problem_where_its_type_points(program: Program, page: str) -> None:
    kind = program.problem(program.get("nothing"), 404)["type"]
    assert kind == "/api/v1/docs#problem-404"
    assert re.findall(r'id="problem-(\d+)"', page) == [str(status) for status in TITLES]


def test_links_within_the_page_lead_somewhere(page: str) -> None:
    targets = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) - targets == set()


def test_nothing_is_asked_of_others(page: str) -> None:
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert [address for address in loaded if not address.startswith(("/", "#"))] == []


def test_page_keeps_to_the_strict_policy(program: Program, page: str) -> None:
    assert re.findall(r"<style|style=|\son\w+=|<script(?![^>]*\ssrc=)", page) == []
    assert "script-src 'self'" in program.get("docs")["Content-Security-Policy"]


def test_page_is_framed_in_the_readers_language(program: Program) -> None:
    page = Client(headers={"Accept-Language": "ar"}).get("/api/v1/docs").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<pre class="card wide" lang="en" dir="ltr"' in page


def test_example_of_the_page_is_answered(program: Program, page: str) -> None:
    example = re.search(r"-d &#x27;\s*(\{.*\})&#x27;</code>", page, re.DOTALL)
    assert example
    response = program.post("roadmap", example[1].replace("&quot;", '"'))
    assert response.status_code == 200
