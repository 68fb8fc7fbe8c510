"""What no file may hold: an index address, a secret, a note to do it later, more lines than one can read."""

import configparser
import os
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from tests.house.house import ROOT, files, name

TEXTS = (".py", ".md", ".toml", ".txt", ".yml", ".yaml", ".cfg", ".ini", ".sh", ".html", ".css", ".js", "")
INDEX = re.compile(r"--(?:extra-)?index-url[ =]\S*/|--find-links[ =]\S*/|https?://\S+/simple\b")
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:AKIA|ghp_|glpat-|xox[bp]-)[A-Za-z0-9_-]{10,}")
LATER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
MOST_LINES = 400
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+ \\$", re.IGNORECASE)


def _found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [f"{name(path)}: {match[0]}" for path in paths if (match := pattern.search(path.read_text(encoding="utf-8")))]


def _own_indexes() -> set[str]:
    """The hosts of the package indexes that this machine is set up with: theirs above all may not slip into a file."""
    addresses = [os.environ.get("PIP_INDEX_URL", ""), os.environ.get("PIP_EXTRA_INDEX_URL", "")]
    for place in ("/etc/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf", os.environ.get("PIP_CONFIG_FILE", "")):
        read = configparser.ConfigParser(interpolation=None)
        read.read(Path(place).expanduser())
        addresses += [value for section in read.values() for key, value in section.items() if "index" in key]
    hosts = {urlsplit(address).hostname for line in addresses for address in line.split()}
    return {host for host in hosts if host}


def test_no_file_holds_the_address_of_a_package_index() -> None:
    paths = list(files(*TEXTS))
    assert _found(INDEX, paths) == []
    for host in _own_indexes():
        assert _found(re.compile(re.escape(host)), paths) == []


def test_no_file_holds_a_secret() -> None:
    assert _found(SECRET, list(files(*TEXTS))) == []


def test_nothing_is_left_for_later() -> None:
    own = Path(__file__)
    assert _found(LATER, [path for path in files(".py", ".html", ".css", ".js", ".sh") if path != own]) == []


def test_every_module_can_be_read_in_one_go() -> None:
    paths = [path for path in files(".py", ".html", ".css", ".js") if "migrations" not in path.parts]
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_every_pin_carries_its_hashes() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        lines = path.read_text().splitlines()
        pins = [number for number, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
        assert pins != []
        assert [lines[number] for number in pins if not PINNED.match(lines[number])] == []
        assert [lines[number] for number in pins if "--hash=sha256:" not in lines[number + 1]] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for file, wanted in (
        ("base.txt", project["dependencies"]),
        ("dev.txt", [*project["dependencies"], *project["optional-dependencies"]["dev"]]),
    ):
        pins = {
            _plain(match[1]) for line in (ROOT / "requirements" / file).read_text().splitlines() if (match := PINNED.match(line))
        }
        assert {_plain(re.split(r"[\[~=<>!;,]", line)[0]) for line in wanted} - pins == set()


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
