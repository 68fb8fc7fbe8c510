"""What is published: right at once, sound, seen by a second person of that country."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow

from seemein.accounts.models import User
from seemein.guides.models import GuideIndex, GuidePage, GuideReference, SecondPersonTask
from seemein.guides.queries import guides_naming
from seemein.knowledge.models import Edition
from seemein.partners.enums import Role
from tests.accounts.signing_in import at_the_desk
from tests.guides.writing import BARE, FIGURE, UNKNOWN, guide
from tests.knowledge.people import anna, bruno, carla, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def edition() -> str:
    return Edition.objects.get().name


def submitted(author: User, **more: Any) -> GuidePage:
    """A guide that its author has sent to review."""
    page = guide(author=author, **more)
    page.get_workflow().start(page, author)
    return GuidePage.objects.get(pk=page.pk)


def review(page: GuidePage, by: User, action: str = "approve") -> int:
    state = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{state.pk}/"
    return at_the_desk(by).post(address, {"comment": "seen"}).status_code


class TestShelves:
    def test_each_language_has_its_shelf_and_wagtails_welcome_is_gone(self, settings) -> None:
        codes = {code for code, _ in settings.LANGUAGES}
        assert {locale.language_code for locale in Locale.objects.all()} == codes
        roots = Page.objects.filter(depth=2)
        assert {page.locale.language_code for page in roots} == codes
        assert {page.specific_class for page in roots} == {GuideIndex}
        assert Site.objects.get().root_page.locale.language_code == "en"
        assert Page.find_problems() == ([], [], [], [], [])

    def test_groups_hold_their_rights_on_every_shelf(self, settings) -> None:
        held: dict[str, set[str]] = {}
        for row in GroupPagePermission.objects.select_related("group", "permission"):
            held.setdefault(row.group.name, set()).add(row.permission.codename)
        assert held == {
            "Editor": {"add_page", "change_page"},
            "Reviewer": {"publish_page"},
            "Coordinator": {"add_page", "change_page", "publish_page"},
        }
        assert GroupPagePermission.objects.count() == 6 * len(settings.LANGUAGES)

    def test_every_guide_goes_through_two_pairs_of_eyes(self) -> None:
        (workflow,) = Workflow.objects.all()
        (task,) = workflow.tasks
        assert workflow.name == "Two pairs of eyes"
        assert isinstance(task.specific, SecondPersonTask)
        assert {group.name for group in task.specific.groups.all()} == {"Reviewer", "Coordinator"}
        assert {page.get_workflow() for page in GuidePage.objects.all()[:3]} == {workflow}


class TestSoundness:
    @pytest.mark.parametrize(
        ("body", "fault"),
        [(UNKNOWN, "{it.no.such_figure} names nothing in this country's facts"), (BARE, "“15%” is a figure without a source")],
        ids=["unknown chip", "bare figure"],
    )
    def test_what_does_not_hold_is_not_published_and_says_why(self, body: list[dict[str, Any]], fault: str) -> None:
        page = guide(body=body)
        with pytest.raises(ValidationError) as error:
            page.get_latest_revision().publish()
        assert fault in error.value.messages[0]
        assert not GuidePage.objects.get(pk=page.pk).live

    def test_a_figure_in_a_title_is_refused(self) -> None:
        page = guide()
        page.title = "12 ways"
        with pytest.raises(ValidationError, match="without a source"):
            page.save_revision().publish()

    @pytest.mark.ignore_template_errors
    def test_a_draft_may_be_unfinished_but_does_not_go_to_review(self) -> None:
        author = anna()
        page = guide(body=UNKNOWN, author=author)
        client = at_the_desk(author)
        form = edit_form(page)
        assert client.post(f"/admin/pages/{page.pk}/edit/", form).status_code == 302
        response = client.post(f"/admin/pages/{page.pk}/edit/", {**form, "action-submit": "1"})
        assert response.status_code == 200
        assert "names nothing in this country" in response.content.decode()
        assert GuidePage.objects.get(pk=page.pk).current_workflow_state is None

    @pytest.mark.ignore_template_errors
    def test_a_sound_draft_goes_to_review(self) -> None:
        author = anna()
        page = guide(author=author)
        at_the_desk(author).post(f"/admin/pages/{page.pk}/edit/", {**edit_form(page), "action-submit": "1"})
        assert GuidePage.objects.get(pk=page.pk).current_workflow_state.requested_by == author


def edit_form(page: GuidePage) -> dict[str, Any]:
    """What the editor sends for a guide of one text block."""
    (text, *_) = page.body
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "territory": page.territory_id,
        "topic": page.topic,
        "position": page.position,
        "checked_on": page.checked_on.isoformat(),
        "sources": "[]",
        "state": page.state,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": text.id,
        "body-0-value": _contentstate(text.value.source),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }


def _contentstate(html: str) -> str:
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    return ContentstateConverter(["bold", "h3", "ul", "ol"]).from_database_format(html)


class TestTwoPairsOfEyes:
    @pytest.mark.ignore_template_errors
    def test_a_second_person_publishes(self) -> None:
        page = submitted(carla())
        assert review(page, bruno()) == 302
        assert GuidePage.objects.get(pk=page.pk).live

    @pytest.mark.ignore_template_errors
    @pytest.mark.parametrize("roles", [((Role.EDITOR, "it"), (Role.REVIEWER, "it")), ((Role.COORDINATOR, "it"),)])
    def test_nobody_approves_her_own(self, roles: tuple[tuple[Role, str], ...]) -> None:
        author = person("alice", *roles)
        page = submitted(author)
        review(page, author)
        assert not GuidePage.objects.get(pk=page.pk).live
        assert not page.permissions_for_user(author).can_publish()

    @pytest.mark.ignore_template_errors
    def test_a_reviewer_of_another_country_does_not_approve(self) -> None:
        page = submitted(carla())
        review(page, person("dora", (Role.REVIEWER, "de")))
        assert not GuidePage.objects.get(pk=page.pk).live

    @pytest.mark.ignore_template_errors
    def test_publish_in_the_editor_saves_a_draft_and_says_what_to_do(self) -> None:
        author = person("alice", (Role.COORDINATOR, "it"))
        page = guide(author=bruno())
        response = at_the_desk(author).post(
            f"/admin/pages/{page.pk}/edit/", {**edit_form(page), "action-publish": "1"}, follow=True
        )
        assert "a second person publishes what you wrote" in response.content.decode()
        assert not GuidePage.objects.get(pk=page.pk).live
        assert GuidePage.objects.get(pk=page.pk).latest_revision.user == author

    @pytest.mark.ignore_template_errors
    def test_what_became_unsound_in_review_is_not_approved(self) -> None:
        author, reviewer = carla(), bruno()
        page = guide(public=True)
        live = page.live_revision_id
        page.body = page.body.stream_block.to_python(UNKNOWN)
        page.save_revision(user=author)
        page.get_workflow().start(page, author)
        page = GuidePage.objects.get(pk=page.pk)
        review(page, reviewer)
        assert GuidePage.objects.get(pk=page.pk).live_revision_id == live
        names = {name for name, _label, _modal in page.current_workflow_task.get_actions(page, reviewer)}
        assert names == {"reject"}
        assert "names nothing" in at_the_desk(reviewer).get(f"/admin/pages/{page.pk}/edit/").content.decode()

    @pytest.mark.ignore_template_errors
    def test_a_bulk_action_asks_for_each_page(self) -> None:
        page = guide(author=carla())
        address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/"
        for who in (person("dora", (Role.REVIEWER, "de")), User.objects.get(username="carla")):
            at_the_desk(who).post(address)
            assert not GuidePage.objects.get(pk=page.pk).live


class TestRights:
    @pytest.mark.parametrize(
        ("roles", "edits", "publishes"),
        [
            ([(Role.EDITOR, "it")], True, False),
            ([(Role.EDITOR, "it/lombardia/milano")], True, False),
            ([(Role.EDITOR, "de")], False, False),
            ([(Role.REVIEWER, "it")], False, True),
            ([(Role.REVIEWER, "de"), (Role.EDITOR, "de")], False, False),
            ([(Role.COORDINATOR, "de")], True, True),
            ([(Role.TRANSLATOR, "it")], False, False),
        ],
        ids=["editor", "editor of a city", "editor elsewhere", "reviewer", "both elsewhere", "coordinator", "translator"],
    )
    def test_rights_end_at_the_territories_where_a_role_is_held(
        self, roles: list[tuple[Role, str]], edits: bool, publishes: bool
    ) -> None:
        who = person("alice", *roles)
        page = GuidePage.objects.get(slug="taxes", territory="it", locale__language_code="en")
        rights = page.permissions_for_user(who)
        assert (rights.can_edit(), rights.can_publish(), rights.can_unpublish()) == (edits, publishes, publishes)
        assert page.get_parent().specific.permissions_for_user(who).can_add_subpage() == edits

    @pytest.mark.ignore_template_errors
    @pytest.mark.parametrize(("role", "status"), [((Role.EDITOR, "it"), 200), ((Role.EDITOR, "de"), 302)])
    def test_the_editor_opens_for_those_only(self, role: tuple[Role, str], status: int) -> None:
        page = GuidePage.objects.get(slug="taxes", territory="it", locale__language_code="en")
        assert at_the_desk(person("alice", role)).get(f"/admin/pages/{page.pk}/edit/").status_code == status


class TestAtOnce:
    def test_every_publication_and_withdrawal_makes_a_new_edition(self) -> None:
        page = guide()
        names = [edition()]
        page.get_latest_revision().publish()
        names.append(edition())
        GuidePage.objects.get(pk=page.pk).unpublish()
        names.append(edition())
        GuidePage.objects.get(pk=page.pk).save_revision().publish()
        names.append(edition())
        GuidePage.objects.get(pk=page.pk).delete()
        names.append(edition())
        assert len(set(names)) == len(names)

    def test_a_draft_changes_nothing_public(self, client: Client) -> None:
        before = edition()
        page = guide(public=True)
        published = edition()
        page.title = "Another title"
        page.save_revision()
        assert (edition(), "Another title" in client.get("/en/it/guides/trial/").content.decode()) == (published, False)
        assert before != published

    def test_a_reader_sees_the_new_text_at_the_next_request(self, client: Client) -> None:
        page = guide(public=True)
        assert "Guide trial" in client.get("/en/it/guides/trial/").content.decode()
        page.title = "Another title"
        page.save_revision().publish()
        assert "Another title" in client.get("/en/it/guides/trial/").content.decode()
        GuidePage.objects.get(pk=page.pk).unpublish()
        assert client.get("/en/it/guides/trial/").status_code == 404

    @pytest.mark.slow
    def test_what_is_planned_comes_out_when_its_time_has_come(self) -> None:
        page = guide()
        page.go_live_at = timezone.now() + timedelta(seconds=1)
        page.save_revision().publish()
        assert not GuidePage.objects.get(pk=page.pk).live
        before = edition()
        time.sleep(1.1)
        call_command("publish_scheduled", verbosity=0)
        assert GuidePage.objects.get(pk=page.pk).live
        assert edition() != before


class TestReferences:
    def test_public_guides_are_found_by_the_facts_they_name(self) -> None:
        before = len(guides_naming(FIGURE))
        page = guide(public=True)
        assert page in guides_naming(FIGURE)
        assert page in guides_naming("it.pec", "step")
        assert page not in guides_naming("it.pec", "figure")
        assert len(guides_naming(FIGURE)) == before + 1
        page.unpublish()
        assert len(guides_naming(FIGURE)) == before

    def test_a_guide_in_two_languages_counts_once(self) -> None:
        (found,) = guides_naming("it.irpef.bracket_1")
        assert found.locale.language_code == "en"
        assert GuideReference.objects.filter(key="it.irpef.bracket_1").count() == 2

    def test_a_guide_names_a_fact_once(self) -> None:
        page = guide(public=True)
        with pytest.raises(IntegrityError, match=r"UNIQUE|unique"), transaction.atomic():
            GuideReference.objects.create(page=page, kind="figure", key=FIGURE)
