"""The form of one fact: look at what a change touches, save it as a draft, send it to review."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from seemein.core.facts.sections import key_of
from seemein.knowledge import change_actions as actions
from seemein.knowledge.change_actions import OPEN, Outdated, Refused, Unsound, current_record
from seemein.knowledge.editing import lists, shows
from seemein.knowledge.editing.lists import SECTIONS, address
from seemein.knowledge.editing.views import _screen, _ways, look
from seemein.knowledge.enums import ChangeState
from seemein.knowledge.forms import conditions
from seemein.knowledge.forms.editor import FactEditor
from seemein.knowledge.impact import who_sees
from seemein.knowledge.models import Change
from seemein.knowledge.queries import country_facts
from seemein.partners import rules


def fact(request: HttpRequest, country: str, section: str) -> HttpResponse:
    """Change a fact: with the person's own draft, if there is one."""
    ways = _ways(country, section)
    key = request.GET.get("key", "")
    current = current_record(country, section, key)
    draft = _own_draft(request, country, section, key)
    if current is None and draft is None:
        raise Http404(_("There is no such fact."))
    record = (draft.record if draft is not None else current) or current or {}
    may = rules.may_propose(request.user, actions.territory_of(country, record, current))
    if request.method == "POST" and not may:
        raise PermissionDenied
    return _form(request, country, section, key, record, current, draft, ways, may=may)


def new(request: HttpRequest, country: str, section: str) -> HttpResponse:
    """Write a fact that the hub does not have yet."""
    if not rules.may_propose(request.user, country):
        raise PermissionDenied
    return _form(request, country, section, "", {}, None, None, _ways(country, section), may=True)


def _form(
    request: HttpRequest,
    country: str,
    section: str,
    key: str,
    record: Mapping[str, Any],
    current: Any,
    draft: Change | None,
    ways: list[dict[str, str]],
    *,
    may: bool,
) -> HttpResponse:
    raw = country_facts(country)
    posted = request.POST if request.method == "POST" else None
    editor = FactEditor(section, raw, record, posted, new=not key)
    context: dict[str, Any] = {}
    status = 200
    if posted is not None:
        if editor.is_valid():
            written = editor.record()
            key = key or key_of(section, written)
            try:
                done = _done(request, country, section, key, written, current, draft, new=not current)
            except Refused as error:
                context, status = _refusal(error, country, section, key, current), 409
            else:
                if done is not None:
                    return redirect("facts:change", change=done.pk)
            context = {**look(country, section, key, written), **context, "looked": True}
            context["differences"] = shows.shown_differences(current, written)
            context["seen_by"] = _seen(country, written)
        else:
            status = 422
    context |= _about(request, country, section, key, record, draft)
    title = lists.name_of(section, record) or (_("New: %(kind)s") % {"kind": SECTIONS[section]})
    return _screen(request, "fact", title, ways, status=status, editor=editor, may=may, draft=draft, fact_key=key, **context)


def _done(
    request: HttpRequest, country: str, section: str, key: str, written: Any, current: Any, draft: Change | None, *, new: bool
) -> Change | None:
    """Save or send; None when the person only wants to look."""
    by: Any = request.user
    what, why = request.POST.get("do"), " ".join(request.POST.get("why", "").split())[:500]
    if new and draft is None and current_record(country, section, key) is not None:
        raise Refused(_("There is a fact with this id already. Choose another one."))
    if what not in ("save", "send"):
        return None
    if draft is None:
        saved = actions.begin(author=by, country=country, section=section, key=key, record=written, base=current, why=why)
    else:
        version = request.POST.get("version", "")
        saved = actions.write(change=draft, by=by, version=int(version) if version.isdigit() else 0, record=written, why=why)
    if what == "save":
        return saved
    try:
        return actions.send(change=saved, by=by)
    except Unsound:
        return saved  # nothing is lost: the draft is kept, and its screen says what is wrong


def _refusal(error: Refused, country: str, section: str, key: str, current: Any) -> dict[str, Any]:
    theirs = shows.shown_differences(current, current_record(country, section, key)) if isinstance(error, Outdated) else []
    return {"refused": error, "theirs": theirs}


def _own_draft(request: HttpRequest, country: str, section: str, key: str) -> Change | None:
    rows = Change.objects.filter(country_id=country, section=section, key=key, state=ChangeState.DRAFT)
    return rows.filter(author_id=request.user.pk).order_by("-moved_at").first()


def _about(
    request: HttpRequest, country: str, section: str, key: str, record: Mapping[str, Any], draft: Change | None
) -> dict[str, Any]:
    """What stands around the form: who else writes, the rule in sentences, ways to history and order."""
    others = Change.objects.filter(country_id=country, section=section, key=key, state__in=OPEN).select_related("author")
    return {
        "others": [one for one in others.order_by("moved_at") if draft is None or one.pk != draft.pk] if key else [],
        "sentences": conditions.sentences(record["when"]) if "when" in record else [],
        "history_url": address("history", country, section, key=key) if key else "",
        "order_url": address("order", country, key=key) if key and section == "procedures" else "",
        "proposes": not rules.may_edit(request.user, actions.territory_of(country, record)),
        "why": request.POST.get("why", draft.why if draft else ""),
    }


def _seen(country: str, record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Which worked cases see the fact."""
    if "when" not in record:
        return None
    seeing, others = who_sees(country, record["when"])
    return {"sentences": conditions.sentences(record["when"]), "seeing": seeing, "others": len(others)}
