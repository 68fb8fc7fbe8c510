"""What the screens of partners and people show."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from seemein.accounts.models import User
from seemein.accounts.rules import FACTORS
from seemein.partners.models import Membership, Partner


def partners() -> QuerySet[Partner]:
    """Every partner with its territory."""
    return Partner.objects.select_related("territory").order_by("position", "name")


def people() -> QuerySet[User]:
    """Everybody with an account, the roles with her, and whether she has a second factor."""
    roles = Membership.objects.select_related("partner", "territory").order_by("partner__position", "role", "pk")
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return (
        User.objects.annotate(has_factor=Exists(factors))
        .prefetch_related(Prefetch("memberships", queryset=roles))
        .order_by("first_name", "last_name", "email", "pk")
    )
