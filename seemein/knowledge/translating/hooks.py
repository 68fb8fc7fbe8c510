"""The translators' screens in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from seemein.knowledge.translating.actions import BROUGHT, WROTE
from seemein.partners import rules


class TranslationsItem(MenuItem):
    """Shown to whoever has a role."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.is_staff(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """The translators' screens."""
    return [path("translations/", include("seemein.knowledge.translating.urls"))]


@hooks.register("register_admin_menu_item")
def translations_item() -> MenuItem:
    """The way to the texts."""
    return TranslationsItem(_("Translations"), reverse("translating:languages"), name="texts", icon_name="globe", order=120)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the history of the hub says of translations."""
    actions.register_action(WROTE, _("Translate a text"), _("Translated a text"))
    actions.register_action(BROUGHT, _("Import translations"), _("Imported translations"))
