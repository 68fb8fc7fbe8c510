"""Make the hub ready to serve: tables, messages, static files, facts. What did not change is not done again."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    _messages()
    _chores()
    if not settings.DEBUG:
        source = settings.ROOT / "seemein"
        once(
            "static",
            source.glob("*/static/**/*"),
            lambda: call_command("collectstatic", interactive=False, clear=True, verbosity=0),
        )
    if not apps.get_model("knowledge", "Publication").objects.exists():
        _stamp("knowledge").unlink(missing_ok=True)
    once("knowledge", _knowledge_files(), lambda: call_command("load_knowledge"))
    call_command("load_partners")
    if not apps.get_model("guides", "GuidePage").objects.exists():
        _stamp("guides").unlink(missing_ok=True)
    once("guides", (settings.CONTENT / "guides").rglob("*.md"), lambda: call_command("load_guides"))


def once(name: str, files: Iterable[Path], work: Callable[[], object]) -> None:
    """Do a work unless it was done with these very files, by this code, for this database."""
    digest = hashlib.sha256(str(settings.DATABASES["default"]["NAME"]).encode())
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.as_posix().encode() + path.read_bytes())
    stamp = _stamp(name)
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest())


def _messages() -> None:
    from seemein.kit import messages  # noqa: PLC0415 (settings first)

    for language in messages.outdated():
        messages.compile_catalogue(language)


def _chores() -> None:
    from seemein.kit import chores  # noqa: PLC0415 (settings first)

    chores.arrange()


def _knowledge_files() -> Iterable[Path]:
    yield from (settings.CONTENT / "knowledge").glob("*.yaml")
    yield from (settings.CONTENT / "translations").glob("*/facts-*.po")
    for room in ("core", "knowledge"):
        yield from (settings.ROOT / "seemein" / room).rglob("*.py")


def _stamp(name: str) -> Path:
    folder: Path = settings.VAR / "stamps"
    return folder / name


if __name__ == "__main__":
    main()
