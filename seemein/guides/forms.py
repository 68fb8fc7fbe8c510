"""The editor's form of a guide: a draft may be unfinished, what goes to readers or reviewers may not."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from seemein.guides.checks import faults, title_faults

_ONWARD = ("action-publish", "action-submit", "action-restart-workflow")


class GuideForm(WagtailAdminPageForm):
    """Says what does not hold as soon as the guide is to leave its author's hands."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self._goes_on():
            return cleaned
        for name in ("title", "summary"):
            for fault in title_faults(str(cleaned.get(name, ""))):
                self.add_error(name, fault)
        if {"body", "territory"} <= set(cleaned):
            for fault in faults(cleaned["body"], cleaned["territory"].path, cleaned.get("sources") or []):
                self.add_error("body", fault)
        return cleaned

    def _goes_on(self) -> bool:
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        return bool(approves) or any(self.data.get(name) for name in _ONWARD)
