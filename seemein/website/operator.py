"""Who runs this hub: what a deployment for the public must say of itself, as settings."""

from dataclasses import dataclass

from django.conf import settings

# Setting → what it says, in the words of docs/operators.md.
FIELDS = {
    "OPERATOR_NAME": "the legal name of who runs the hub",
    "OPERATOR_ADDRESS": "its postal address",
    "OPERATOR_EMAIL": "an e-mail address that is read",
    "OPERATOR_COUNTRY": "the country whose law holds for it",
    "PRIVACY_AUTHORITY": "the data protection authority to which a person may complain",
    "HOSTING_PROVIDER": "who runs the servers, and in which country",
    "ACCESSIBILITY_BODY": "the body that enforces web accessibility in its country",
    "FUNDING_NOTICE": "who pays for the hub",
}


@dataclass(frozen=True, slots=True)
class Operator:
    """The fields as legal pages show them; empty where they are not filled."""

    name: str
    address: str
    email: str
    country: str
    privacy_authority: str
    hosting: str
    accessibility_body: str
    funding: str

    @property
    def filled(self) -> bool:
        """Whether every field says something."""
        return not missing()


def operator() -> Operator:
    """Who runs this hub, as its settings say now."""
    return Operator(*(getattr(settings, name) for name in FIELDS))


def missing() -> list[str]:
    """The settings that are still empty."""
    return [name for name in FIELDS if not getattr(settings, name).strip()]
