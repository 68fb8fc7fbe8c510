"""The screens of partners and people. Everybody with a role reads the list of partners; the rest is for coordinators."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seemein.accounts import actions as account_actions
from seemein.accounts.models import User
from seemein.partners import actions, queries, rules
from seemein.partners.forms import AppointForm, RoleForm
from seemein.partners.models import Membership

PER_PAGE = 50
View = Callable[..., HttpResponse]


def for_coordinators(view: View) -> View:
    """Refuse everybody else."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.may_appoint(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return asked


def partners(request: HttpRequest) -> HttpResponse:
    """The partners and the territories whose facts they keep."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    page = Paginator(queries.partners(), PER_PAGE).get_page(request.GET.get("p"))
    return _screen(request, "partners", _("Partners"), listed=page)


@for_coordinators
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with an account, and her roles."""
    page = Paginator(queries.people(), PER_PAGE).get_page(request.GET.get("p"))
    return _screen(request, "people", _("People"), listed=page)


@for_coordinators
def appoint(request: HttpRequest) -> HttpResponse:
    """Give a role by e-mail; who has no account is invited."""
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = actions.appoint_by_email(**form.given(), by=_self(request))
        messages.success(request, _("The role is given. Who has no password yet gets a letter."))
        return redirect("partners:person", person=given.person_id)
    return _screen(request, "appoint", _("Give a role by e-mail"), _people_way(), form=form)


@for_coordinators
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """One person: what she may do, and a further role for her."""
    found = get_object_or_404(queries.people(), pk=person)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.appoint(person=found, **form.given(), by=_self(request))
        messages.success(request, _("The role is given."))
        return redirect("partners:person", person=found.pk)
    return _screen(request, "person", str(found), _people_way(), person=found, form=form, herself=found == request.user)


@require_POST
@for_coordinators
def dismiss(request: HttpRequest, membership: int) -> HttpResponse:
    """Take a role back."""
    found = get_object_or_404(Membership.objects.select_related("person"), pk=membership)
    try:
        actions.dismiss(membership=found, by=_self(request))
    except actions.LastCoordinator:
        messages.error(request, _("This is the last coordinator. Make somebody else a coordinator first."))
    else:
        messages.success(request, _("The role is taken back."))
    return redirect("partners:person", person=found.person_id)


@require_POST
@for_coordinators
def invite_again(request: HttpRequest, person: UUID) -> HttpResponse:
    """Send the invitation once more to somebody who has not taken it up."""
    found = get_object_or_404(User, pk=person)
    if found.waits:
        account_actions.send_invitation(person=found)
        messages.success(request, _("The invitation is sent again."))
    return redirect("partners:person", person=found.pk)


@require_POST
@for_coordinators
def forget_factors(request: HttpRequest, person: UUID) -> HttpResponse:
    """Let somebody who lost her second factor set up a new one; nobody does this for herself."""
    found = get_object_or_404(User, pk=person)
    if found == request.user:
        raise PermissionDenied
    account_actions.forget_factors(person=found)
    messages.success(request, _("The second factor is forgotten. She sets up a new one when she signs in."))
    return redirect("partners:person", person=found.pk)


def _self(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _people_way() -> dict[str, str]:
    return {"label": _("People"), "url": reverse("partners:people")}


def _screen(request: HttpRequest, name: str, title: str, *ways: dict[str, str], **context: Any) -> HttpResponse:
    """A screen inside the desk, with the way that leads to it."""
    home = {"label": _("Home"), "url": reverse("wagtailadmin_home")}
    frame = {
        "header_title": title,
        "page_title": title,
        "header_icon": "group",
        "breadcrumbs_items": [home, *ways, {"label": title, "url": ""}],
        "may_appoint": rules.may_appoint(request.user),
    }
    return render(request, f"partners/{name}.html", {**frame, **context})
