"""`make demo`: check, people or code. Never in production: the password and the second factor are known to everybody."""

import sys

import django
from django.conf import settings


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else "people"
    refuse_elsewhere()
    if what == "check":
        return
    django.setup()
    from scripts import demo_people  # noqa: PLC0415 (settings first)

    if what == "code":
        print(demo_people.code())
        return
    if demo_people.among_real_people():
        raise SystemExit(
            f"Not here: real people have roles in this hub ({settings.VAR}), and the password of the examples is known to "
            "everybody. Try it in another folder: VAR_DIR=/tmp/demo make demo"
        )
    demo_people.create()
    print(demo_people.table())


def refuse_elsewhere() -> None:
    """A password that everybody knows opens nothing that others can reach."""
    if not settings.LOCAL:
        raise SystemExit(
            f"Not here: make demo creates accounts whose password is known to everybody, and BASE_URL is {settings.BASE_URL}. "
            "It works on localhost only, never in production."
        )


if __name__ == "__main__":
    main()
