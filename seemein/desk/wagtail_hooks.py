"""The desk in Wagtail's admin."""

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from seemein.knowledge.wagtail_hooks import StaffItem


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """The desk's screens."""
    return [path("desk/", include("seemein.desk.urls"))]


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """The way to the work list."""
    return StaffItem(_("Work list"), reverse("desk:desk"), name="desk", icon_name="calendar-check", order=50)
