"""Settings: each variable is explained, odd values stop the start, and localhost relaxes exactly three things."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from seemein.settings import env
from tests.house.house import ROOT, files

READERS = {"text", "flag", "whole", "words", "choice"}
IN_SCRIPTS = re.compile(r"\$\{([A-Z][A-Z_]+):-")
EXPLAINED = re.compile(r"^\| `([A-Z][A-Z_]+)` \|", re.MULTILINE)
RELAXED = {
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
}
OF_THE_ADDRESS = {
    "BASE_URL",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "LOCAL",
    "WAGTAILADMIN_BASE_URL",
    "MAIL_FROM",
    "DEFAULT_FROM_EMAIL",
    "SERVER_EMAIL",
}
SAY_ALL = """
import json
from seemein.settings import production
print(json.dumps({name: repr(value) for name, value in vars(production).items() if name.isupper()}))
"""


def _read_in_settings() -> set[str]:
    calls = [
        node
        for path in files(".py", under="seemein/settings")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "env"
    ]
    named = [call.args[0] for call in calls]
    assert [ast.unparse(name) for name in named if not isinstance(name, ast.Constant)] == [], "write the variable's name out"
    return {str(name.value) for name in named if isinstance(name, ast.Constant)}


def _read_in_scripts() -> set[str]:
    texts = [path.read_text() for path in (ROOT / "scripts").iterdir() if path.is_file()] + [(ROOT / "Makefile").read_text()]
    of_make = re.findall(r"^([A-Z][A-Z_]+) \?=", texts[-1], re.MULTILINE)
    return {found for text in texts for found in IN_SCRIPTS.findall(text)} | set(of_make)


def test_every_variable_is_explained_and_every_explained_one_is_read() -> None:
    explained = set(EXPLAINED.findall((ROOT / "docs" / "operators.md").read_text()))
    assert explained == _read_in_settings() | _read_in_scripts()


def test_only_settings_read_the_environment() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in files(".py", under="seemein")
        if re.search(r"os\.environ(?!\.setdefault)|os\.getenv", path.read_text())
    ]
    assert readers == ["seemein/settings/env.py"]


ODD = {
    "no number": (lambda: env.whole("ODD", 1, least=1, most=9), "many", "a whole number from 1 to 9"),
    "a number out of bounds": (lambda: env.whole("ODD", 1, least=1, most=9), "10", "a whole number from 1 to 9"),
    "none of the words": (lambda: env.choice("ODD", "ssl", ("none", "ssl")), "tls", "none, ssl"),
    "neither yes nor no": (lambda: env.flag("ODD", default=False), "maybe", "Allowed: 1, true, yes, 0, false, no"),
}


@pytest.mark.parametrize(("read", "value", "says"), ODD.values(), ids=ODD)
def test_an_odd_value_is_refused_with_what_is_allowed(monkeypatch: pytest.MonkeyPatch, read, value: str, says: str) -> None:
    monkeypatch.setenv("ODD", value)
    with pytest.raises(ImproperlyConfigured, match=f"ODD is '{value}'.*{says}"):
        read()


def test_a_variable_without_default_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MISSING", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"Set the environment variable MISSING; docs/operators\.md"):
        env.text("MISSING")


def _python(code: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    environment = kept | {"VAR_DIR": str(folder)} | variables
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def _production(folder: Path, **variables: str) -> dict[str, str]:
    done = _python(SAY_ALL, folder, **variables)
    assert done.returncode == 0, done.stderr
    said: dict[str, str] = json.loads(done.stdout)
    return said


def test_localhost_relaxes_exactly_redirect_hsts_and_secure(tmp_path: Path) -> None:
    public = _production(tmp_path, BASE_URL="https://hub.example.org", SECRET_KEY="s" * 60)
    local = _production(tmp_path, BASE_URL="http://localhost:8000", SECRET_KEY="s" * 60)
    differ = {name for name in public if public[name] != local[name]}
    assert differ - OF_THE_ADDRESS == RELAXED
    assert (public["DEBUG"], local["DEBUG"]) == ("False", "False")


def test_a_public_hub_without_a_secret_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("kept for localhost only")
    done = _python(SAY_ALL, tmp_path, BASE_URL="https://hub.example.org")
    assert "SECRET_KEY is not set" in done.stderr


ODD_MAIL = {
    "a security that does not exist": ({"MAIL_SECURITY": "tls"}, "MAIL_SECURITY is 'tls'. Allowed: none, starttls, ssl"),
    "a user without a password": ({"MAIL_USER": "hub"}, "MAIL_USER and MAIL_PASSWORD belong together"),
    "a sender without a host": ({"MAIL_FROM": "hub"}, "Allowed: an e-mail address such as hub@example.org"),
    "a sender of two lines": ({"MAIL_FROM": "hub@a.org\nBcc: x@b.org"}, "Allowed: an e-mail address such as hub@example.org"),
}


@pytest.mark.parametrize(("variables", "says"), ODD_MAIL.values(), ids=ODD_MAIL)
def test_odd_mail_settings_do_not_start(tmp_path: Path, variables: dict[str, str], says: str) -> None:
    assert says in _python("import seemein.settings.base", tmp_path, **variables).stderr


MAIL_PORTS = {"none": ("25", "False", "False"), "starttls": ("587", "True", "False"), "ssl": ("465", "False", "True")}


@pytest.mark.parametrize("security", MAIL_PORTS)
def test_mail_goes_through_the_server_that_is_named(tmp_path: Path, security: str) -> None:
    said = _production(tmp_path, MAIL_HOST="mail.example.org", MAIL_SECURITY=security, SECRET_KEY="s" * 60)
    assert said["EMAIL_BACKEND"] == "'django.core.mail.backends.smtp.EmailBackend'"
    assert tuple(said[name] for name in ("EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")) == MAIL_PORTS[security]


def test_without_a_mail_server_letters_become_files(tmp_path: Path) -> None:
    said = _production(tmp_path, BASE_URL="https://hub.example.org", SECRET_KEY="s" * 60)
    assert said["EMAIL_BACKEND"] == "'django.core.mail.backends.filebased.EmailBackend'"
    assert str(tmp_path / "mail") in said["EMAIL_FILE_PATH"]
    assert said["DEFAULT_FROM_EMAIL"] == "'See Me In Hub <hub@hub.example.org>'"


def test_an_address_that_is_none_does_not_start(tmp_path: Path) -> None:
    done = _python(SAY_ALL, tmp_path, BASE_URL="hub.example.org", SECRET_KEY="s" * 60)
    assert "Allowed: an address such as https://hub.example.org" in done.stderr
