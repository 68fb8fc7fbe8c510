"""Partners and people in Wagtail's admin; its own users and groups are for superusers."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from seemein.partners import rules


class PartnersItem(MenuItem):
    """Shown to whoever has a role."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.is_staff(request.user)


class PeopleItem(MenuItem):
    """Shown to those who give roles."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_appoint(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """The screens of partners and people."""
    return [path("partners/", include("seemein.partners.urls"))]


@hooks.register("register_admin_menu_item")
def partners_item() -> MenuItem:
    """The way to the partners."""
    return PartnersItem(_("Partners"), reverse("partners:partners"), name="partners", icon_name="site", order=300)


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    """The way to the people."""
    return PeopleItem(_("People"), reverse("partners:people"), name="people", icon_name="group", order=310)


@hooks.register("construct_settings_menu")
def without_accounts(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's users and groups would give rights past the roles."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in ("users", "groups")]
