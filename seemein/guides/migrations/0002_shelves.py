"""The shelves of guides, one tree for each language; who may work on them; and nothing of the page that Wagtail begins with."""

import uuid

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LANGUAGE = "en"
WORKFLOW = "Two pairs of eyes"
RIGHTS = {"Editor": ("add", "change"), "Reviewer": ("publish",), "Coordinator": ("add", "change", "publish")}
WELCOME = "Welcome to your new Wagtail site!"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STEP = 4


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _take_wagtails_beginning_away(apps)
    shelves = [_shelf(apps, code, str(name)) for code, name in settings.LANGUAGES]
    for shelf in shelves:
        _give_rights(apps, shelf)
    _workflow(apps, shelves)
    _site(apps, next((shelf for shelf in shelves if shelf.locale.language_code == LANGUAGE), shelves[0]))


def _take_wagtails_beginning_away(apps: Apps) -> None:
    pages = apps.get_model("wagtailcore", "Page").objects
    for page in pages.filter(depth=2, title=WELCOME, numchild=0):
        apps.get_model("wagtailcore", "Site").objects.filter(root_page=page).delete()
        page.delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()
    apps.get_model("auth", "Group").objects.filter(name__in=("Moderators", "Editors"), user=None).delete()


def _shelf(apps: Apps, code: str, name: str):
    """A root shelf, put into the tree by hand: migrations know the tables, not the tree."""
    page, shelf = apps.get_model("wagtailcore", "Page"), apps.get_model("guides", "GuideIndex")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="guides", model="guideindex")
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)
    key = uuid.uuid5(uuid.NAMESPACE_URL, "seemein/guides")
    found = shelf.objects.filter(translation_key=key, locale=locale).first()
    if found is not None:
        return found
    root = page.objects.get(depth=1)
    last = page.objects.filter(depth=2).order_by("-path").first()
    made = shelf.objects.create(
        title=f"Guides · {name}",
        draft_title=f"Guides · {name}",
        slug=f"guides-{code}",
        url_path=f"/guides-{code}/",
        path=root.path + _after(last.path[-STEP:] if last else "0000"),
        depth=2,
        numchild=0,
        content_type=kind,
        locale=locale,
        translation_key=key,
    )
    page.objects.filter(pk=root.pk).update(numchild=page.objects.filter(depth=2).count())
    return made


def _after(step: str) -> str:
    number, found = int(step, 36) + 1, ""
    for _ in range(STEP):
        number, digit = divmod(number, 36)
        found = DIGITS[digit] + found
    return found


def _give_rights(apps: Apps, shelf) -> None:
    kind = apps.get_model("contenttypes", "ContentType").objects.get(app_label="wagtailcore", model="page")
    for name, rights in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for right in rights:
            permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=kind, codename=f"{right}_page", defaults={"name": f"{right.capitalize()} any page"}
            )
            apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
                group=group, page_id=shelf.pk, permission=permission
            )


def _workflow(apps: Apps, shelves) -> None:
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="guides", model="secondpersontask"
    )
    task = apps.get_model("guides", "SecondPersonTask").objects.create(name=WORKFLOW, content_type=kind)
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name__in=("Reviewer", "Coordinator")))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    for shelf in shelves:
        apps.get_model("wagtailcore", "WorkflowPage").objects.create(page_id=shelf.pk, workflow=workflow)


def _site(apps: Apps, shelf) -> None:
    """Wagtail wants to know of a site; it serves none of the pages."""
    sites = apps.get_model("wagtailcore", "Site").objects
    if not sites.exists():
        sites.create(hostname="localhost", site_name="See Me In Hub", root_page_id=shelf.pk, is_default_site=True)


def remove(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    page = apps.get_model("wagtailcore", "Page")
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=WORKFLOW).delete()
    ours = page.objects.filter(content_type__app_label="guides")
    apps.get_model("wagtailcore", "Site").objects.filter(root_page__in=ours).delete()
    apps.get_model("guides", "GuidePage").objects.all().delete()
    apps.get_model("guides", "GuideIndex").objects.all().delete()
    ours.delete()
    page.objects.filter(depth=1).update(numchild=page.objects.filter(depth=2).count())


class Migration(migrations.Migration):
    dependencies = [
        ("guides", "0001_initial"),
        ("partners", "0002_groups"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(create, remove)]
