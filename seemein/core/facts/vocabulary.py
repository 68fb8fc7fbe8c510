"""The closed lists that facts and profiles speak in. Source: docs/content.md."""

from types import MappingProxyType
from typing import Final

STAGES: Final = ("idea", "trading")
NATIONALITIES: Final = ("eu", "non_eu")
STATUSES: Final = (
    "abroad",
    "employment_permit",
    "self_employment_permit",
    "family_permit",
    "protection",
    "asylum_seeker",
    "temporary_protection",
    "student",
    "long_term",
    "other",
)
LEGAL_FORMS: Final = ("sole_trader", "freelancer", "partnership", "limited_company", "cooperative")
SECTORS: Final = (
    "food_service",
    "food_retail",
    "food_production",
    "fashion_textile",
    "beauty",
    "crafts",
    "construction",
    "cleaning",
    "care",
    "transport",
    "retail",
    "online_shop",
    "it_creative",
    "consulting",
    "import_export",
    "tourism",
    "agriculture",
)
PREMISES: Final = ("home", "shop", "workshop", "kitchen", "mobile", "online_only", "at_clients")
FLAGS: Final = ("serves_alcohol", "outdoor_seating", "plays_music", "sells_abroad", "sells_online", "handles_waste")

ONE: Final = MappingProxyType(
    {
        "stage": STAGES,
        "nationality": NATIONALITIES,
        "status": STATUSES,
        "legal_form": LEGAL_FORMS,
        "employs": (True, False),
        "foreign_qualification": (True, False),
    }
)
SETS: Final = MappingProxyType({"sector": SECTORS, "premises": PREMISES, "flags": FLAGS})
FIELDS: Final = MappingProxyType({**ONE, **SETS})
# The order in which a person would ask: who and where she stands first, the fine print last.
ASKING_ORDER: Final = (
    "stage",
    "nationality",
    "status",
    "sector",
    "premises",
    "foreign_qualification",
    "employs",
    "legal_form",
    "flags",
)

PHASES: Final = ("prepare", "permit", "qualify", "found", "tax", "social", "premises", "sector", "staff", "run", "grow")
AFTER_START: Final = frozenset({"run", "staff", "grow"})
CHANNELS: Final = ("online", "in_person", "post", "intermediary")
COST_KINDS: Final = ("fee", "capital", "deposit", "wage", "rate")
RECURRENCES: Final = ("year", "month", "renewal")
CONFIDENCES: Final = ("confirmed", "single", "dated")
BLOCK_LEVELS: Final = ("stop", "first", "ask")
FUNDING_KINDS: Final = ("loan", "grant", "guarantee", "equity", "voucher")
FUNDING_STATES: Final = ("open", "closed", "recurring", "unknown")
ORGANISATION_KINDS: Final = (
    "chamber",
    "one_stop_shop",
    "ngo",
    "co_operative",
    "legal_clinic",
    "incubator",
    "lender",
    "municipality",
    "association",
)
TOPICS: Final = ("legal", "finance", "marketing", "people", "innovation")
DUE_EVENTS: Final = (
    "start",
    "arrival",
    "move",
    "permit_end",
    "first_employee",
    "hiring",
    "first_sale",
    "first_invoice",
    "opening",
    "works",
    "event",
    "change",
    "closing",
    "purchase",
    "import",
    "limit",
    "lease",
)
DUE_RECURRENCES: Final = ("year", "quarter", "month", "week", "renewal")

MONEY_UNITS: Final = ("EUR", "HUF")
PLAIN_UNITS: Final = (
    *("%", "days", "working_days", "weeks", "months", "years", "hours", "people", "kg", "m2", "pieces", "times", "factor"),
    *("date", "month_day", "day_of_month", "text", "average_gross_pay", "average_net_pay", "minimum_wage"),
)
UNIT_ENDINGS: Final = ("/year", "/month", "/week", "/day", "/hour", "/person", "/piece", "/m2", "/m2/month", "/m2/year")
UNITS: Final = frozenset(unit + ending for unit in MONEY_UNITS + PLAIN_UNITS for ending in ("", *UNIT_ENDINGS))
DAYS_IN: Final = MappingProxyType(
    {"days": 1.0, "working_days": 1.4, "weeks": 7.0, "months": 30.0, "years": 365.0, "hours": 1 / 24}
)
