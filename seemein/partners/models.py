"""Partner organisations and the roles that people have in them."""

from django.conf import settings
from django.db import models

from seemein.accounts.models import User
from seemein.partners.enums import PartnerRole, Role
from seemein.places.models import Territory


class Partner(models.Model):
    """An organisation of the consortium, with the territory whose facts it keeps."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=12, choices=PartnerRole, default=PartnerRole.PARTNER)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["name"], name="partner_has_its_own_name")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person has a role for a partner in a territory; a translator also in a language, empty for every language."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, blank=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["partner", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "partner", "role", "territory", "language"], name="membership_is_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.territory_id}"
