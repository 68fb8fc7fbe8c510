"""Where Wagtail asks the hub: rights on pages it holds only in their general form, and the second pair of eyes."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from seemein.guides.checks import faults_of
from seemein.guides.models import GuideIndex, GuidePage

_MOST_FAULTS = 5
_RIGHTS = {"publish": "can_publish", "unpublish": "can_unpublish", "delete": "can_delete", "move": "can_move"}


@hooks.register("before_publish_page")
def leave_it_to_a_second_person(request: HttpRequest, page: Any) -> HttpResponse | None:
    """What is published straight from the editor was written by the same person: it stays a draft and goes to review."""
    if not isinstance(page, GuidePage | GuideIndex):
        return None
    messages.warning(request, _("Saved as a draft. Send it to review: a second person publishes what you wrote."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page")
def say_what_does_not_hold(request: HttpRequest, page: Any) -> None:
    """Who opens a guide in review sees at once why it cannot be approved."""
    if request.method == "GET" and isinstance(page, GuidePage) and page.workflow_in_progress:
        for fault in faults_of(page.get_latest_revision_as_object())[:_MOST_FAULTS]:
            messages.warning(request, fault)


@hooks.register("before_bulk_action")
def ask_for_each_page(request: HttpRequest, action: str, objects: Iterable[Any], view: Any) -> None:
    """Actions on many pages hold them in their general form, which does not know territories: ask for each again."""
    for thing in objects:
        page = getattr(thing, "specific", thing)
        if isinstance(page, GuidePage | GuideIndex) and not _may(request, action, page):
            raise PermissionDenied


def _may(request: HttpRequest, action: str, page: Any) -> bool:
    right = _RIGHTS.get(action)
    sound = action != "publish" or not isinstance(page, GuidePage) or not faults_of(page.get_latest_revision_as_object())
    return sound and (right is None or bool(getattr(page.permissions_for_user(request.user), right)()))
