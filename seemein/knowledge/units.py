"""What a figure counts, in words that stand after it."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from seemein.core.facts.schema import Scalar

_COUNTED = {
    "days": ngettext_lazy("day", "days"),
    "working_days": ngettext_lazy("working day", "working days"),
    "weeks": ngettext_lazy("week", "weeks"),
    "months": ngettext_lazy("month", "months"),
    "years": ngettext_lazy("year", "years"),
    "hours": ngettext_lazy("hour", "hours"),
    "people": ngettext_lazy("person", "people"),
    "pieces": ngettext_lazy("piece", "pieces"),
    "times": ngettext_lazy("time", "times"),
}
_MEASURES = {
    "kg": _("kg"),
    "m2": _("m²"),
    "factor": _("times as much"),
    "day_of_month": _("(day of the month)"),
    "average_gross_pay": _("times the average gross pay"),
    "average_net_pay": _("times the average net pay"),
    "minimum_wage": _("times the minimum wage"),
}
_PER = {
    "year": _("a year"),
    "month": _("a month"),
    "week": _("a week"),
    "day": _("a day"),
    "hour": _("an hour"),
    "person": _("a person"),
    "piece": _("a piece"),
    "m2": _("for each m²"),
    "m2/month": _("for each m² a month"),
    "m2/year": _("for each m² a year"),
}


def unit_words(unit: str, value: Scalar) -> str:
    """What a bare figure counts, in words that stand after it; empty where the figure says it itself."""
    start, _slash, per = unit.partition("/")
    counted = _counted(start, _whole(value))
    each = str(_PER.get(per, ""))
    return " ".join(word for word in (counted, each) if word)


def _whole(value: Scalar) -> int:
    try:
        return int(Decimal(str(value)))
    except InvalidOperation:
        return 0


def _counted(unit: str, number: int) -> str:
    if unit in _COUNTED:
        return str(_COUNTED[unit] % number)
    return str(_MEASURES.get(unit, ""))
