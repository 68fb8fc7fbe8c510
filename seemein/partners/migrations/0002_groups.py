"""The groups that open the desk; what a person may do in it follows from her roles (rules.py)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAMES = ("Editor", "Reviewer", "Translator", "Coordinator")


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    enter = apps.get_model("auth", "Permission").objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in NAMES:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(enter)


def remove(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=NAMES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0001_partners"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(create, remove)]
