"""The house as the tests walk through it."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# From the top floor down.
ROOMS = (
    "settings",
    "website",
    "api",
    "desk",
    "roadmaps",
    "updates",
    "guides",
    "knowledge",
    "partners",
    "accounts",
    "places",
    "kit",
    "core",
)
CACHES = ("_cache", ".hypothesis", ".egg-info")
LEFT_OUT = {".git", ".venv", "var", "build", "__pycache__"}


def files(*endings: str, under: str = "") -> Iterator[Path]:
    """Every file of the repository with one of these endings (any, if none is given), in order."""
    for path in sorted((ROOT / under).rglob("*")):
        inside = path.relative_to(ROOT).parts
        kept = not LEFT_OUT.intersection(inside) and not any(part.endswith(CACHES) for part in inside)
        if kept and path.is_file() and (not endings or path.suffix in endings):
            yield path


def name(path: Path) -> str:
    """A file as we speak of it."""
    return path.relative_to(ROOT).as_posix()


def templates() -> list[Path]:
    """Every Django template."""
    return [path for path in files(".html", ".txt", ".xml", under="seemein") if "templates" in path.parts]
