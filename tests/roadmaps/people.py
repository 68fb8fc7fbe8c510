"""People whom the tests send through their roadmap, and what they see."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from seemein.core.roadmap.profile import read
from seemein.knowledge.books import shelf
from seemein.knowledge.days import today
from seemein.knowledge.voices import voice
from seemein.roadmaps import cookie
from seemein.roadmaps.cookie import Answers
from seemein.roadmaps.requests import Mine
from tests.website.reading import read as read_page

LANGUAGES = [code for code, _ in settings.LANGUAGES]
MILAN = "it/lombardia/milano"
FREIBURG = "de/baden-wuerttemberg/freiburg"
CITIES = [MILAN, FREIBURG, "hu/vas/szombathely", "si/goriska/nova-gorica", "hr/medimurje/cakovec"]

STUDENT: dict[str, Any] = {
    "stage": "idea",
    "nationality": "non_eu",
    "status": "student",
    "sector": ["food_service", "food_retail"],
    "premises": ["kitchen"],
    "foreign_qualification": False,
    "employs": False,
    "legal_form": "sole_trader",
    "flags": ["serves_alcohol"],
}
CITIZEN: dict[str, Any] = {**{key: value for key, value in STUDENT.items() if key != "status"}, "nationality": "eu"}
RESIDENT: dict[str, Any] = {**STUDENT, "status": "long_term"}
SEEKER: dict[str, Any] = {**STUDENT, "status": "asylum_seeker"}


def answers_of(profile: dict[str, Any], *, before: dict[str, Any] | None = None, skipped: tuple[str, ...] = ()) -> Answers:
    """What a person said, as the cookie holds it."""
    return Answers(read(profile), skipped, read(before) if before else None)


def token(answers: Answers) -> str:
    """The cookie's content."""
    response = HttpResponse()
    cookie.write(response, answers)
    return response.cookies[cookie.NAME].value


def visitor(profile: dict[str, Any], **more: Any) -> Client:
    """A browser that holds her answers."""
    client = Client()
    client.cookies[cookie.NAME] = token(answers_of(profile, **more))
    return client


def kept(client: Client) -> Answers:
    """The answers that a browser holds."""
    request = type("Request", (), {"COOKIES": {key: morsel.value for key, morsel in client.cookies.items()}})
    return cookie.read(request())


def someone(profile: dict[str, Any], path: str = MILAN, language: str = "en", **more: Any) -> Mine:
    """A person as the screens know her."""
    book = shelf.book(path)
    place = book.place(path)
    return Mine(book, place, voice(book, path, today(place), language), answers_of(profile, **more))


def words(response: Any) -> str:
    """What a page says, as one line with plain spaces."""
    return " ".join(read_page(response).text.split())


def url(rest: str = "", path: str = MILAN, language: str = "en") -> str:
    """The address of a screen."""
    return f"/{language}/{path}/roadmap/{rest}"
