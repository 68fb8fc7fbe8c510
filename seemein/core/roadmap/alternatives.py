"""The same person with each legal form, side by side."""

from dataclasses import dataclass

from seemein.core.facts.schema import LegalForm
from seemein.core.roadmap.base import Base, PricedCost
from seemein.core.roadmap.plan import Plan, plan
from seemein.core.roadmap.profile import Profile


@dataclass(frozen=True, slots=True)
class Alternative:
    """One legal form that is open, or may be, with the roadmap asked directly for it."""

    form: LegalForm
    sure: bool
    plan: Plan
    capital: PricedCost | None


def alternatives(base: Base, profile: Profile) -> tuple[Alternative, ...]:
    """One column per legal form whose condition is not false, in the file's order."""
    found = []
    plans: dict[str, Plan] = {}
    for ready in base.forms:
        person = profile.replace("legal_form", ready.form.form)
        truth = ready.when.judge(person)
        if truth is not False:
            if ready.form.form not in plans:
                plans[ready.form.form] = plan(base, person)
            found.append(Alternative(ready.form, truth is True, plans[ready.form.form], ready.capital))
    return tuple(found)
