"""The words for the closed lists: what a person chooses, and why a step is there."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from seemein.core.roadmap.conditions import Reason
from seemein.kit.figures import listed

Labels = Mapping[str, str | Promise]

PHASES: Final[Labels] = {
    "prepare": _("Prepare"),
    "permit": _("Right to stay and work"),
    "qualify": _("Qualifications"),
    "found": _("Register the business"),
    "tax": _("Tax"),
    "social": _("Social insurance"),
    "premises": _("Your place"),
    "sector": _("Rules of your trade"),
    "staff": _("People who work for you"),
    "run": _("While you run it"),
    "grow": _("When you grow"),
}
CHANNELS: Final[Labels] = {
    "online": _("Online"),
    "in_person": _("In person"),
    "post": _("By post"),
    "intermediary": _("Through an adviser"),
}
COST_KINDS: Final[Labels] = {
    "fee": _("To pay"),
    "capital": _("Your own money in the business"),
    "deposit": _("Deposit: you get it back"),
    "wage": _("Pay of your staff"),
    "rate": _("Rate: depends on your numbers"),
}
RECURRENCES: Final[Labels] = {
    "year": _("every year"),
    "month": _("every month"),
    "renewal": _("at each renewal"),
    "quarter": _("every quarter"),
    "week": _("every week"),
}
CONFIDENCES: Final[Labels] = {
    "confirmed": _("Confirmed: an official page, or two sources that agree"),
    "single": _("One unofficial source: ask before you rely on it"),
    "dated": _("Seen last in an older source: ask before you rely on it"),
}
UNKNOWN_REASONS: Final[Labels] = {
    "not_yet": _("It does not hold yet."),
    "ended": _("The last known value has ended. Ask the office for the new one."),
    "between": _("There is no known value for today. Ask the office."),
}
BLOCK_LEVELS: Final[Labels] = {
    "stop": _("With this status you may not start yet"),
    "first": _("Something else comes first"),
    "ask": _("Ask before you pay anything"),
}
FUNDING_KINDS: Final[Labels] = {
    "loan": _("Loan"),
    "grant": _("Grant"),
    "guarantee": _("Guarantee"),
    "equity": _("Share in your business"),
    "voucher": _("Voucher"),
}
FUNDING_STATES: Final[Labels] = {
    "open": _("Open now"),
    "closed": _("Closed now"),
    "recurring": _("Opens again and again"),
    "unknown": _("We do not know if it is open"),
}
ORGANISATION_KINDS: Final[Labels] = {
    "chamber": _("Chamber"),
    "one_stop_shop": _("One-stop shop"),
    "ngo": _("Charity"),
    "co_operative": _("Co-operative"),
    "legal_clinic": _("Free legal advice"),
    "incubator": _("Incubator"),
    "lender": _("Lender"),
    "municipality": _("City or public office"),
    "association": _("Association"),
}
TOPICS: Final[Labels] = {
    "legal": _("Law and permits"),
    "finance": _("Money"),
    "marketing": _("Customers"),
    "people": _("People"),
    "innovation": _("New ideas"),
}
QUESTIONS: Final[Labels] = {
    "stage": _("Where are you now?"),
    "nationality": _("Which passport do you have?"),
    "status": _("What is your permit for?"),
    "sector": _("What will you do or sell?"),
    "premises": _("Where will you work?"),
    "foreign_qualification": _("Does your trade need a diploma, and did you get yours abroad?"),
    "employs": _("Will other people work for you?"),
    "legal_form": _("Which form will your business have?"),
    "flags": _("Does any of this apply to you?"),
}
WHY_ASKED: Final[Labels] = {
    "stage": _("Some steps are only for starting, others only for a business that runs."),
    "nationality": _("Citizens of the EU need no permit. Others have to look at theirs first."),
    "status": _("The permit decides if you may start now, or what comes first. We do not keep your answer."),
    "sector": _("Food, beauty, building and other trades have rules of their own. Choose all that fit."),
    "premises": _("A shop, a kitchen at home and a market stall have different rules. Choose all that fit."),
    "foreign_qualification": _("A diploma from abroad may have to be recognised first. That takes time."),
    "employs": _("With staff you must register with more offices."),
    "legal_form": _("The form decides where you register and what it costs. You can compare the forms."),
    "flags": _("Each of these brings one more step. Choose all that fit, or none."),
}
VALUES: Final[Mapping[str, Labels]] = {
    "stage": {"idea": _("I have an idea and want to start"), "trading": _("I already run a business")},
    "nationality": {
        "eu": _("Of an EU country, Norway, Iceland, Liechtenstein or Switzerland"),
        "non_eu": _("Of another country"),
    },
    "status": {
        "abroad": _("I live abroad and have no permit here"),
        "employment_permit": _("Work for an employer"),
        "self_employment_permit": _("Self-employment"),
        "family_permit": _("Family"),
        "protection": _("Refugee or subsidiary protection"),
        "asylum_seeker": _("Asylum request: I wait for the decision"),
        "temporary_protection": _("Temporary protection (for example from Ukraine)"),
        "student": _("Study"),
        "long_term": _("Long-term or permanent residence"),
        "other": _("Something else"),
    },
    "legal_form": {
        "sole_trader": _("Alone, as a sole trader"),
        "freelancer": _("Alone, as a freelancer in a profession"),
        "partnership": _("With others, as a partnership"),
        "limited_company": _("A limited company"),
        "cooperative": _("A co-operative"),
    },
    "sector": {
        "food_service": _("Restaurant, bar, café, catering"),
        "food_retail": _("Food shop or take-away"),
        "food_production": _("Making food to sell"),
        "fashion_textile": _("Fashion, clothes, textiles"),
        "beauty": _("Hair and beauty"),
        "crafts": _("Crafts and repair"),
        "construction": _("Building work"),
        "cleaning": _("Cleaning"),
        "care": _("Care of children or adults"),
        "transport": _("Transport and delivery"),
        "retail": _("Shop or stall, not food"),
        "online_shop": _("Online shop"),
        "it_creative": _("Computers, design, media"),
        "consulting": _("Advice, translation, teaching"),
        "import_export": _("Import and export"),
        "tourism": _("Tourism and rooms for guests"),
        "agriculture": _("Farming"),
    },
    "premises": {
        "home": _("At home"),
        "shop": _("In a shop"),
        "workshop": _("In a workshop or office"),
        "kitchen": _("In a kitchen"),
        "mobile": _("At markets or in the street"),
        "online_only": _("Only online"),
        "at_clients": _("At my customers' places"),
    },
    "employs": {"true": _("Yes"), "false": _("No")},
    "foreign_qualification": {"true": _("Yes, mine is from abroad"), "false": _("No")},
    "flags": {
        "serves_alcohol": _("I serve or sell alcohol"),
        "outdoor_seating": _("I have tables outside"),
        "plays_music": _("I play music"),
        "sells_abroad": _("I sell to other countries"),
        "sells_online": _("I sell online"),
        "handles_waste": _("I handle waste"),
    },
}
# Said after "because": each stands alone.
BECAUSE: Final[Mapping[str, Labels]] = {
    "stage": {"idea": _("you want to start"), "trading": _("you already run a business")},
    "nationality": {"eu": _("you are a citizen of the EU"), "non_eu": _("you are not a citizen of the EU")},
    "status": {
        "abroad": _("you live abroad"),
        "employment_permit": _("your permit is for work with an employer"),
        "self_employment_permit": _("your permit is for self-employment"),
        "family_permit": _("your permit is for family"),
        "protection": _("you have protection"),
        "asylum_seeker": _("you wait for the decision on asylum"),
        "temporary_protection": _("you have temporary protection"),
        "student": _("your permit is for study"),
        "long_term": _("you have long-term residence"),
        "other": _("your permit is for something else"),
    },
    "legal_form": {
        "sole_trader": _("you will be a sole trader"),
        "freelancer": _("you will be a freelancer"),
        "partnership": _("you will have a partnership"),
        "limited_company": _("you will have a limited company"),
        "cooperative": _("you will have a co-operative"),
    },
    "employs": {"true": _("people will work for you"), "false": _("nobody will work for you")},
    "foreign_qualification": {
        "true": _("your qualification is from abroad"),
        "false": _("you need no recognition of a qualification"),
    },
}
FIELDS: Final[Labels] = {
    "stage": pgettext_lazy("an answer", "Stage"),
    "nationality": pgettext_lazy("an answer", "Passport"),
    "status": pgettext_lazy("an answer", "Permit"),
    "sector": pgettext_lazy("an answer", "Trade"),
    "premises": pgettext_lazy("an answer", "Place of work"),
    "foreign_qualification": pgettext_lazy("an answer", "Diploma from abroad"),
    "employs": pgettext_lazy("an answer", "Staff"),
    "legal_form": pgettext_lazy("an answer", "Form of the business"),
    "flags": pgettext_lazy("an answer", "Other things"),
}


def value_key(value: str | bool) -> str:
    """A value as forms and labels write it."""
    return str(value).lower() if isinstance(value, bool) else value


def value_label(field: str, value: str | bool) -> str:
    """The words of one answer."""
    return str(VALUES[field][value_key(value)])


def because(reason: Reason) -> str:
    """Why, as a clause that stands after "because"."""
    labels = [value_label(reason.field, value) for value in reason.values]
    if not reason.holds:
        return gettext("this is not so for you: %(what)s") % {"what": listed(labels)}
    if reason.field in BECAUSE:
        return str(BECAUSE[reason.field][value_key(reason.values[0])])
    return gettext("you chose: %(what)s") % {"what": listed(labels)}


def reasons(found: Iterable[Reason]) -> list[str]:
    """The reasons in words: what holds first; what does not hold only where nothing else explains the step."""
    listed = list(found)
    return [because(reason) for reason in [reason for reason in listed if reason.holds] or listed]
