"""Guides as Wagtail pages: a shelf for each language, in it one for each country, in it the guides."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import GroupApprovalTask, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from seemein.accounts.models import User
from seemein.guides import rules
from seemein.guides.blocks import Body
from seemein.guides.checks import faults_of
from seemein.guides.enums import Topic
from seemein.guides.forms import GuideForm
from seemein.knowledge.enums import TranslationState
from seemein.places.models import Territory


class GuideIndex(Page):
    """A shelf: without a territory the root of a language, with one the guides of a country."""

    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    parent_page_types = ["wagtailcore.Page", "guides.GuideIndex"]
    subpage_types = ["guides.GuideIndex", "guides.GuidePage"]
    content_panels = [*Page.content_panels, FieldPanel("territory")]
    # A shelf has no page of its own to look at.
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("shelf of guides")
        verbose_name_plural = _("shelves of guides")

    def permissions_for_user(self, user: User) -> rules.GuidePermissions:
        return rules.GuidePermissions(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        """The list of a country's guides; the root of a language has no address."""
        if not self.territory_id:
            return None
        with override(self.locale.language_code):
            return None, settings.BASE_URL, reverse("website:guides", kwargs={"path": self.territory_id})


class GuidePage(Page):
    """One guide in one language. Its translations share its translation_key, each in the tree of its own language."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=12, choices=Topic)
    position = models.PositiveSmallIntegerField(default=0, help_text=_("Where it stands in the lists."))
    summary = models.CharField(max_length=220, help_text=_("What the reader will know afterwards, in one or two sentences."))
    checked_on = models.DateField(help_text=_("The day on which somebody compared it with the facts."))
    sources = models.JSONField(
        default=list, blank=True, help_text=_('Ids of sources for what no chip carries: ["it.src.x"], or [].')
    )
    state = models.CharField(max_length=10, choices=TranslationState, default=TranslationState.READ)
    body = StreamField(Body(), blank=True)
    seed = models.CharField(max_length=64, blank=True, editable=False, help_text="The file it was last loaded from, as a digest.")

    # A guide has one slug and one territory in all languages, and a translator need not see where it was loaded from.
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in ("slug", "territory", "seed")]
    parent_page_types = ["guides.GuideIndex"]
    subpage_types: list[str] = []
    base_form_class = GuideForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("territory"),
                FieldPanel("topic"),
                FieldPanel("position"),
                FieldPanel("checked_on"),
                FieldPanel("sources"),
                FieldPanel("state"),
            ],
            heading=_("About this guide"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        indexes = [models.Index(fields=["territory", "topic", "position"], name="guide_by_territory")]

    def permissions_for_user(self, user: User) -> rules.GuidePermissions:
        return rules.GuidePermissions(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        """Its address under its territory, where a Django view answers; Wagtail itself serves no page of this hub."""
        with override(self.locale.language_code):
            address = reverse("website:guide", kwargs={"path": self.territory_id, "slug": self.slug})
        return None, settings.BASE_URL, address

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as its readers would see its text."""
        return render(request, "guides/preview.html", {"guide": self})

    def publish(self, revision: Any, **more: Any) -> Any:
        """Publish a revision unless something in it does not hold: the last door, whichever way a draft came."""
        # What was approved for a later day has been checked; the scheduler must not stumble over it.
        if revision.approved_go_live_at is None and (faults := faults_of(revision.as_object())):
            raise ValidationError(faults)
        return super().publish(revision, **more)


class GuideReference(models.Model):
    """A public guide names a fact: what an editor of the fact asks before changing it. Written when a guide is published."""

    page = models.ForeignKey(GuidePage, on_delete=models.CASCADE, related_name="references")
    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=300)

    class Meta:
        ordering = ["page", "kind", "key"]
        constraints = [models.UniqueConstraint(fields=["page", "kind", "key"], name="guide_names_a_fact_once")]
        indexes = [models.Index(fields=["key", "kind"], name="guide_by_fact")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class SecondPersonTask(GroupApprovalTask):
    """Somebody of the groups approves: for this territory, never what she herself wrote, and never what does not hold."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return super().user_can_access_editor(obj, user) and rules.may_approve(user, _page(obj).territory_id)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str, bool]]:
        """What the person may do now; the approval is missing where it would not be hers to give, or the page is not sound."""
        page = _page(obj)
        if not rules.may_approve(user, page.territory_id):
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        unsound = isinstance(page, GuidePage) and faults_of(page.get_latest_revision_as_object())
        if rules.wrote(user, page) or unsound:
            return [action for action in actions if action[0] != "approve"]
        return actions

    @classmethod
    def get_description(cls) -> Any:
        return _("A person of the chosen groups approves what another person wrote")


def _page(obj: Any) -> Any:
    """The guide or shelf itself; Wagtail holds pages in their general form in places."""
    return obj.specific
