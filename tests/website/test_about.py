"""About the project, and who runs this hub."""

import pytest
import yaml
from django.conf import settings
from django.core.checks import run_checks
from django.test import Client

from seemein.website.addresses import LEGAL_PAGES
from seemein.website.operator import FIELDS
from tests.website.reading import read

FILLED = {name: f"what {name} says" for name in FIELDS}
pytestmark = pytest.mark.django_db


def test_about_names_the_ten_partners_and_that_the_project_has_ended(client: Client) -> None:
    partners = yaml.safe_load((settings.CONTENT / "partners.yaml").read_text())["partners"]
    text = read(client.get("/en/about/")).text
    assert len(partners) == 10
    assert [partner["name"] for partner in partners if partner["name"] not in text] == []
    assert "ran from April 2019 to June 2022" in text
    assert "€1,700,000" in text
    assert b"<img" not in client.get("/en/about/").content


@pytest.mark.parametrize("slug", LEGAL_PAGES)
def test_legal_page_on_localhost_says_kindly_that_it_is_not_filled(client: Client, slug: str) -> None:
    assert "This hub runs on somebody's own computer." in read(client.get(f"/en/legal/{slug}/")).text


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        ("imprint", ["OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL", "OPERATOR_COUNTRY", "HOSTING_PROVIDER"]),
        ("privacy", ["OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL", "PRIVACY_AUTHORITY", "HOSTING_PROVIDER"]),
        ("accessibility", ["OPERATOR_NAME", "OPERATOR_EMAIL", "ACCESSIBILITY_BODY"]),
        ("contact", ["OPERATOR_EMAIL"]),
        ("funding", ["FUNDING_NOTICE"]),
    ],
)
def test_legal_page_says_who_runs_the_hub(client: Client, settings: object, slug: str, names: list[str]) -> None:
    for name, value in FILLED.items():
        setattr(settings, name, value)
    text = read(client.get(f"/en/legal/{slug}/")).text
    assert [name for name in names if FILLED[name] not in text] == []
    assert "Not filled in yet" not in text


def test_unknown_legal_page_names_those_there_are(client: Client) -> None:
    response = client.get("/en/legal/secrets/")
    assert response.status_code == 404
    assert {f"/en/legal/{slug}/" for slug in LEGAL_PAGES} <= set(read(response).links)


def ours(include_deployment_checks: bool = True) -> list[str]:
    found = run_checks(include_deployment_checks=include_deployment_checks)
    return [str(message.msg) for message in found if message.id == "website.E001"]


def test_public_hub_without_operator_is_refused(settings: object) -> None:
    settings.BASE_URL = "https://hub.example.org"
    assert ours() == [f"{name} is empty." for name in FIELDS]
    assert ours(include_deployment_checks=False) == []


@pytest.mark.parametrize("name", FIELDS)
def test_public_hub_needs_each_field(settings: object, name: str) -> None:
    settings.BASE_URL = "https://hub.example.org"
    for other, value in FILLED.items():
        setattr(settings, other, value)
    assert ours() == []
    setattr(settings, name, "  ")
    assert ours() == [f"{name} is empty."]


def test_hub_on_localhost_needs_no_operator() -> None:
    assert ours() == []
