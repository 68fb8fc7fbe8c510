"""People with roles, for the tests of editing."""

from seemein.accounts.models import User
from seemein.partners import actions
from seemein.partners.enums import Role
from seemein.partners.models import Partner
from seemein.places.models import Territory


def partner(name: str, territory: str) -> Partner:
    """A partner of a territory."""
    return Partner.objects.get_or_create(slug=name, defaults={"name": name, "territory_id": territory})[0]


def person(name: str, *roles: tuple[Role, str], language: str = "") -> User:
    """A person with roles, each in a territory."""
    made = User.objects.create(username=name, email=f"{name}@example.org")
    for role, territory in roles:
        place = Territory.objects.get(path=territory)
        actions.appoint(
            person=made,
            partner=partner(f"of-{territory.replace('/', '-')}", territory),
            role=role,
            territory=place,
            language=language,
        )
    return made


def anna() -> User:
    """An editor of Milan."""
    return person("anna", (Role.EDITOR, "it/lombardia/milano"))


def carla() -> User:
    """An editor and reviewer of Italy."""
    return person("carla", (Role.EDITOR, "it"), (Role.REVIEWER, "it"))


def bruno() -> User:
    """A second reviewer of Italy."""
    return person("bruno", (Role.REVIEWER, "it"))
