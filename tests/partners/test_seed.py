"""The partners of content/partners.yaml: ten, each with a territory whose facts it keeps."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from seemein.partners import actions
from seemein.partners.enums import Role
from seemein.partners.models import Partner

TEN = [
    ("Fondazione Politecnico di Milano", "coordinator", "it/lombardia/milano"),
    ("Comune di Milano", "partner", "it/lombardia/milano"),
    ("Gruppo Cooperativo CGM", "partner", "it"),
    ("School of Advanced Social Studies in Nova Gorica", "partner", "si/goriska/nova-gorica"),
    ("Regional Development Agency of Northern Primorska Ltd. Nova Gorica", "partner", "si/goriska/nova-gorica"),
    ("Iskriva, Institute for Development of Local Potential", "partner", "si"),
    ("ACT Group", "partner", "hr"),
    ("West Pannon Regional and Economic Development Public Nonprofit Ltd", "partner", "hu/vas/szombathely"),
    ("Budapest Chamber of Commerce and Industry", "partner", "hu/budapest"),
    ("Aiforia GmbH", "partner", "de/baden-wuerttemberg/freiburg"),
]


@pytest.mark.usefixtures("seeded")
def test_the_ten_partners_stand_in_order_with_their_territories() -> None:
    assert list(Partner.objects.values_list("name", "role", "territory_id")) == TEN


@pytest.mark.usefixtures("seeded")
def test_loading_again_adds_nothing_and_keeps_what_a_coordinator_changed() -> None:
    Partner.objects.filter(name="ACT Group").update(territory_id="hr/zagreb")
    said = StringIO()
    call_command("load_partners", stdout=said)
    assert said.getvalue() == ""
    assert (Partner.objects.count(), Partner.objects.get(name="ACT Group").territory_id) == (10, "hr/zagreb")


@pytest.mark.django_db
def test_a_partner_of_a_territory_without_facts_waits() -> None:
    rows = [{"name": "Somewhere", "role": "partner", "territory": "xx"}, {"name": "Here", "role": "partner", "territory": "it"}]
    assert actions.load_partners(rows) == 1
    assert list(Partner.objects.values_list("name", flat=True)) == ["Here"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_each_role_has_a_group_that_opens_the_desk_and_nothing_of_accounts(role: Role) -> None:
    held = set(Group.objects.get(name=actions.group_name(role)).permissions.values_list("content_type__app_label", "codename"))
    assert ("wagtailadmin", "access_admin") in held
    assert {app for app, _ in held} & {"accounts", "auth", "account", "mfa", "partners"} == set()
