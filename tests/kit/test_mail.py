"""What a letter looks like as a mail, what is refused before it is written, and what a mail server's answers mean."""

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core import mail
from pytest_django import Settings

from seemein.kit.mail import WIDTH, BadLetter, wrapped
from seemein.kit.models import Letter
from tests.kit.letters import post, smtp
from tests.worker import empty_queue, work

pytestmark = pytest.mark.django_db
LINK = "https://hub.example.org/it/it/lombardia/milano/roadmap/" + "x" * 80
LONG = "Una persona che vive legalmente in una città europea può aprire la sua impresa, e il tuo posto al corso è ora sicuro."
BAD = {
    "a header in the subject": {"subject": "Hi\nBcc: eve@example.org"},
    "a header after a return": {"subject": "Hi\rBcc: eve@example.org"},
    "a subject that ends in a new line": {"subject": "Hi\n"},
    "a line separator in the subject": {"subject": "Hi\u2028there"},
    "a header in the address": {"to": "alice@example.org\nBcc: eve@example.org"},
    "two addresses": {"to": "alice@example.org, eve@example.org"},
    "an address with a name": {"to": "Alice <alice@example.org>"},
    "no address": {"to": ""},
    "no subject": {"subject": " "},
    "no text": {"text": "\n"},
    "a header in a header": {"headers": {"Reply-To": "bob@example.org\r\nBcc: eve@example.org"}},
    "a header that is not ours": {"headers": {"Bcc": "eve@example.org"}},
    "a language nobody reads here": {"language": "xx"},
    "a purpose of two words": {"purpose": "seat given"},
}


@pytest.fixture(autouse=True)
def queue(db: None) -> None:
    empty_queue()


@pytest.mark.parametrize("wrong", BAD.values(), ids=BAD)
def test_a_bad_letter_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(BadLetter):
        post(**wrong)
    assert Letter.objects.count() == 0


def test_a_mail_says_who_it_is_in_its_headers(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "See Me In Hub <hub@hub.example.org>"
    unsubscribe = {"List-Unsubscribe": f"<{LINK}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    letter = post(html='<p lang="it">Benvenuta</p>', headers=unsubscribe)
    work()
    sent = mail.outbox[0].message()
    assert {name: sent[name] for name in ("From", "To", "Message-ID", "Content-Language", "Auto-Submitted", *unsubscribe)} == {
        "From": "See Me In Hub <hub@hub.example.org>",
        "To": "alice@example.org",
        "Message-ID": f"<{letter.pk}@hub.example.org>",
        "Content-Language": "it",
        "Auto-Submitted": "auto-generated",
        **unsubscribe,
    }
    assert [part.get_content_type() for part in sent.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_long_lines_are_broken_between_words_and_addresses_are_whole() -> None:
    text = wrapped(f"{LONG}\n\n- {LONG}\n1. Breve.\n\n{LINK}\n\n\n")
    lines = text.splitlines()
    assert [line for line in lines if len(line) > WIDTH] == [LINK]
    assert lines[2] == ""
    assert [line[:2] for line in lines[3:5]] == ["- ", "  "]
    assert " ".join(text.split()) == f"{LONG} - {LONG} 1. Breve. {LINK}"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["سجّلت مكانك في الدورة. " * 8, "您的名额已确认。" * 400], ids=["Arabic", "Chinese"])
def test_every_script_arrives_as_it_was_written(mail_server: Callable[[int], None], text: str) -> None:
    post(text=text, subject=text[:60], language="ar")
    with smtp() as (port, got):
        mail_server(port)
        work()
    arrived = message_from_bytes(got[0], policy=policy.default)
    assert arrived.get_content().split() == text.split()
    assert arrived["Subject"].strip() == text[:60].strip()


# The answer to one word of the talk → what the letter is then, and how many texts the server got to read.
ANSWERS: dict[str, tuple[dict[str, str], str, int]] = {
    "all is fine": ({}, "sent", 1),
    "it does not know her": ({"RCPT": "550 no such person"}, "waiting", 0),
    "it does not like us": ({"MAIL": "421 busy"}, "waiting", 0),
    "it wants no text now": ({"DATA": "451 later"}, "waiting", 0),
    "it refuses what it read": ({"END": "554 no"}, "waiting", 1),
    "it hangs up after it read": ({"END": ""}, "unsure", 1),
    "it is rude at the end": ({"QUIT": "500 what"}, "sent", 1),
}


@pytest.mark.slow
@pytest.mark.parametrize(("says", "state", "read"), ANSWERS.values(), ids=ANSWERS)
def test_what_a_mail_server_answers(mail_server: Callable[[int], None], says: dict[str, str], state: str, read: int) -> None:
    letter = post()
    with smtp(**says) as (port, got):
        mail_server(port)
        work()
    letter.refresh_from_db()
    assert (letter.state, len(got)) == (state, read)


@pytest.mark.slow
def test_a_mail_server_that_is_not_there_is_tried_again(mail_server: Callable[[int], None]) -> None:
    with smtp() as (port, _):
        mail_server(port)
    letter = post()
    work()
    letter.refresh_from_db()
    assert (letter.state, letter.tries, letter.fault[:22]) == ("waiting", 1, "ConnectionRefusedError")


@pytest.fixture
def mail_server(settings: Settings) -> Callable[[int], None]:
    """Send through the server at this port of this machine."""

    def use(port: int) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = "127.0.0.1", port, False, 5

    return use


def test_without_a_mail_server_a_newcomer_reads_the_letter_in_a_file(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path / "mail"
    post()
    work()
    (file,) = (tmp_path / "mail").iterdir()
    assert "Il tuo posto è sicuro." in file.read_text(encoding="utf-8")
