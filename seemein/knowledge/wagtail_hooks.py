"""The facts in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from seemein.knowledge.translating import hooks as _translating  # noqa: F401 (registers the translators' screens)
from seemein.partners import rules


class StaffItem(MenuItem):
    """Shown to whoever has a role."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.is_staff(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """The editors' screens."""
    return [path("facts/", include("seemein.knowledge.editing.urls"))]


@hooks.register("register_admin_menu_item")
def facts_item() -> MenuItem:
    """The way to the facts."""
    return StaffItem(_("Facts"), reverse("facts:countries"), name="facts", icon_name="list-ul", order=100)


@hooks.register("register_admin_menu_item")
def changes_item() -> MenuItem:
    """The way to what waits."""
    return StaffItem(_("Changes"), reverse("facts:changes"), name="changes", icon_name="tasks", order=110)
