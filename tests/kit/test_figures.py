"""Figures in the seven languages. In the tables "_" stands for a no-break space."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from seemein.kit import figures

LANGUAGES = ("en", "it", "de", "hu", "sl", "hr", "ar")
RIGHT, LEFT = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"

VALUES = {
    "money with cents": (1234.5, "EUR", "€1,234.50|1.234,50_€|1.234,50_€|1_234,50_EUR|1.234,50_€|1.234,50_€|›1,234.50_€"),
    "whole money without cents": (85000, "EUR/year", "€85,000|85.000_€|85.000_€|85_000_EUR|85.000_€|85.000_€|›85,000_€"),
    "money under one": (0.5, "EUR/piece", "€0.50|0,50_€|0,50_€|0,50_EUR|0,50_€|0,50_€|›0.50_€"),
    "forints never with cents": (
        61234.5,
        "HUF/month",
        "HUF_61,235|61.235_HUF|61.235_HUF|61_235_Ft|61.235_HUF|61.235_HUF|›61,235_HUF",
    ),
    "a whole percentage": (22, "%", "22%|22%|22_%|22%|22_%|22_%|22‹%‹"),
    "every decimal of a percentage": (
        0.14212,
        "%/year",
        "0.14212%|0,14212%|0,14212_%|0,14212%|0,14212_%|0,14212_%|0.14212‹%‹",
    ),
    "a date": (
        "2026-06-05",
        "date",
        "5_June_2026|5_giugno_2026|5._Juni_2026|2026._június_5.|5._junij_2026|5._lipnja_2026.|5_يونيو_2026",
    ),
    "a date read as one": (
        date(2026, 1, 31),
        "date",
        "31_January_2026|31_gennaio_2026|31._Januar_2026|2026._január_31.|31._januar_2026|31._siječnja_2026.|31_يناير_2026",
    ),
    "a leap day of the year": (
        "02-29",
        "month_day",
        "29_February|29_febbraio|29._Februar|február_29.|29._februar|29._veljače|29_فبراير",
    ),
    "a grouped count": (12345, "people", "12,345|12.345|12.345|12_345|12.345|12.345|12,345"),
    "a count of days": (30, "days", "30|30|30|30|30|30|30"),
    "a factor": (1.5, "average_gross_pay", "1.5|1,5|1,5|1,5|1,5|1,5|1.5"),
    "a whole float": (4.0, "times", "4|4|4|4|4|4|4"),
    "a day of the month": (16, "day_of_month", "16|16|16|16|16|16|16"),
    "a text as it is": ("A2", "text", "A2|A2|A2|A2|A2|A2|A2"),
}
LENGTHS = {
    "between": (
        5,
        10,
        "5_to_10_days|da_5_a_10_giorni|5_bis_10_Tage|5–10_nap|od_5_do_10_dni|od_5_do_10_dana|من_5_إلى_10_أيام",
    ),
    "exactly one": (1, 1, "1_day|1_giorno|1_Tag|1_nap|1_dan|1_dan|يوم_واحد"),
    "exactly two": (2, 2, "2_days|2_giorni|2_Tage|2_nap|2_dneva|2_dana|يومان"),
    "exactly three": (3, 3, "3_days|3_giorni|3_Tage|3_nap|3_dni|3_dana|3_أيام"),
    "exactly eleven": (11, 11, "11_days|11_giorni|11_Tage|11_nap|11_dni|11_dana|11_يومًا"),
    "at least": (
        30,
        None,
        "at_least_30_days|almeno_30_giorni|mindestens_30_Tage|legalább_30_nap|najmanj_30_dni|najmanje_30_dana|30_يومًا_على_الأقل",
    ),
    "up to": (
        0,
        20,
        "up_to_20_days|fino_a_20_giorni|bis_zu_20_Tage|legfeljebb_20_nap|do_20_dni|do_20_dana|حتى_20_يومًا",
    ),
    "grouped": (
        1000,
        1200,
        (
            "1,000_to_1,200_days|da_1.000_a_1.200_giorni|1.000_bis_1.200_Tage|1_000–1_200_nap|od_1.000_do_1.200_dni"
            "|od_1.000_do_1.200_dana|من_1,000_إلى_1,200_يوم"
        ),
    ),
    "same day": (
        0,
        0,
        "the_same_day|il_giorno_stesso|am_selben_Tag|még_aznap|isti_dan|isti_dan|في_اليوم_نفسه",
    ),
    "not known": (
        0,
        None,
        (
            "length_not_known|durata_non_nota|Dauer_nicht_bekannt|az_időtartam_nem_ismert|trajanje_ni_znano|trajanje_nije_poznato"
            "|المدة_غير_معروفة"
        ),
    ),
}


def shown_in_all(row: str) -> dict[str, str]:
    """A row of a table, by language."""
    shown = row.replace("_", figures.NO_BREAK).replace("›", RIGHT).replace("‹", LEFT)
    return dict(zip(LANGUAGES, shown.split("|"), strict=True))


def said_in_all(say: Callable[[str], str]) -> dict[str, str]:
    return {language: say(language) for language in LANGUAGES}


@pytest.mark.parametrize(("value", "unit", "row"), VALUES.values(), ids=VALUES)
def test_a_value_takes_the_form_of_each_language(value: float | str | date, unit: str, row: str) -> None:
    assert said_in_all(lambda language: figures.figure(value, unit, language)) == shown_in_all(row)


@pytest.mark.parametrize(("low", "high", "row"), LENGTHS.values(), ids=LENGTHS)
def test_a_length_is_a_whole_phrase_in_each_language(low: int, high: int | None, row: str) -> None:
    assert said_in_all(lambda language: figures.days_range(low, high, language)) == shown_in_all(row)


def test_a_range_of_money_is_one_amount_when_both_are_equal() -> None:
    assert figures.money_range(Decimal(90), Decimal(90), "EUR", "de") == figures.money(Decimal(90), "EUR", "de")


def test_a_range_of_money_breaks_only_beside_its_words() -> None:
    shown = figures.money_range(Decimal(1000), Decimal("2000.5"), "EUR", "de")
    assert shown.replace(figures.NO_BREAK, "_") == "1.000_€ bis 2.000,50_€"


NAMES = {
    "a language in itself": ("hu", "hu", "magyar"),
    "a language in another": ("uk", "de", "Ukrainisch"),
    "English in Arabic": ("en", "ar", "الإنجليزية"),
    "a code nobody knows": ("xx1", "en", "xx1"),
    "no code at all": ("?", "en", "?"),
}


@pytest.mark.parametrize(("code", "language", "name"), NAMES.values(), ids=NAMES)
def test_a_language_has_its_name(code: str, language: str, name: str) -> None:
    assert figures.language_name(code, language) == name
