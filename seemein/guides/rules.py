"""May this person? A guide belongs to a territory; two pairs of eyes see it before it is public."""

from typing import Any

from wagtail.models import PagePermissionTester

from seemein.partners.rules import Person, is_coordinator, may_propose, may_review


def may_write(person: Person, territory: str | None) -> bool:
    """Whether the person may write guides of a territory; of the whole hub, only who looks after it."""
    return person.is_superuser or (may_propose(person, territory) if territory else is_coordinator(person))


def may_approve(person: Person, territory: str | None) -> bool:
    """Whether the person may publish what another person wrote for a territory."""
    return person.is_superuser or (may_review(person, territory) if territory else is_coordinator(person))


def wrote(person: Person, page: Any) -> bool:
    """Whether the person wrote the newest draft of a page, or sent it to review."""
    latest = page.latest_revision
    if latest is not None and latest.user_id == person.pk:
        return True
    state = page.current_workflow_state
    return state is not None and state.requested_by_id == person.pk


class GuidePermissions(PagePermissionTester):
    """Wagtail's rights of a group in the tree, narrowed to the territories where the person holds a role."""

    def _writes(self) -> bool:
        return may_write(self.user, self.page.territory_id)

    def _approves(self) -> bool:
        return may_approve(self.user, self.page.territory_id)

    def can_add_subpage(self) -> bool:
        return super().can_add_subpage() and self._writes()

    def can_edit(self) -> bool:
        return super().can_edit() and self._writes()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._approves()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._approves()

    def can_publish(self) -> bool:
        return super().can_publish() and self._approves() and not wrote(self.user, self.page)

    def can_publish_subpage(self) -> bool:
        """Nobody publishes in one go what she has just written."""
        return False

    def can_reorder_children(self) -> bool:
        return super().can_reorder_children() and self._approves()
