"""Figures in a reader's form: money, percentages, dates and lengths; a figure never breaks across a line."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import get_language, gettext, ngettext, override

NO_BREAK = "\N{NO-BREAK SPACE}"
_MARK = "\N{LEFT-TO-RIGHT MARK}"
_CURRENCIES = {"EUR": 2, "HUF": 0}
_LEAP_YEAR = 2000
_COMMAS = {"ar": "، ", "zh-hans": "、"}
_LETTERS_BESIDE_DIGIT = re.compile(r"(?<=[A-Z])(?=\d)")


def figure(value: int | float | str | Decimal | date, unit: str, language: str) -> str:
    """One value of the knowledge files in the form of a language; `unit` as the files write it (EUR/month)."""
    kind = unit.split("/")[0]
    if kind == "date":
        return long_date(_day(value), language)
    if kind == "month_day":
        return _day_of_year(str(value), language)
    if kind == "text":
        return str(value)
    number = _number(value)
    if kind in _CURRENCIES:
        return money(number, kind, language)
    return _percentage(number, language) if kind == "%" else _count(number, language)


@lru_cache(maxsize=4096)
def money(amount: Decimal, currency: str, language: str) -> str:
    """An amount with its currency: no cents when it is whole, none at all where the currency has none in use."""
    digits = _CURRENCIES.get(currency, 2)
    if digits == 0:
        amount = amount.quantize(Decimal(1), ROUND_HALF_UP)
    spoken = locale(language)
    shown = format_currency(amount, currency, _money_pattern(spoken, _decimals(amount, digits)), spoken, currency_digits=False)
    return _unbroken(_LETTERS_BESIDE_DIGIT.sub(NO_BREAK, shown))


def money_range(low: Decimal, high: Decimal, currency: str, language: str) -> str:
    """Two amounts as a range; one amount when they are equal. A line may break only beside the word between them."""
    if low == high:
        return money(low, currency, language)
    with override(language):
        return gettext("%(least)s to %(most)s") % {
            "least": money(low, currency, language),
            "most": money(high, currency, language),
        }


def days_range(low: int, high: int | None, language: str) -> str:
    """A length as a whole phrase: "5 to 10 days", "at least 5 days", "up to 10 days"."""
    with override(language):
        return _unbroken(_days_phrase(low, high) % {"low": _count(low, language), "high": _count(high or 0, language)})


def _days_phrase(low: int, high: int | None) -> str:
    if high is None:
        return ngettext("at least %(low)s day", "at least %(low)s days", low) if low else gettext("length not known")
    if low == high:
        return ngettext("%(high)s day", "%(high)s days", high) if high else gettext("the same day")
    if low == 0:
        return ngettext("up to %(high)s day", "up to %(high)s days", high)
    return ngettext("%(low)s to %(high)s day", "%(low)s to %(high)s days", high)


def long_date(day: date, language: str) -> str:
    """A day with its month in words."""
    return _unbroken(format_date(day, "long", locale(language)))


def language_name(code: str, in_language: str) -> str:
    """A language's name in another (or the same) language; its code where no name is known."""
    try:
        return Locale.parse(code, sep="-").get_display_name(locale(in_language)) or code
    except (UnknownLocaleError, ValueError):
        return code


def _percentage(number: Decimal, language: str) -> str:
    shown = format_percent(number / 100, locale=locale(language), decimal_quantization=False)
    marked = shown.replace("%", f"{_MARK}%{_MARK}") if language == "ar" else shown
    return _unbroken(marked)


def _count(number: Decimal | int, language: str) -> str:
    return _unbroken(format_decimal(number, locale=locale(language), decimal_quantization=False))


def _day_of_year(value: str, language: str) -> str:
    return _unbroken(format_skeleton("MMMMd", date.fromisoformat(f"{_LEAP_YEAR}-{value}"), locale=locale(language)))


@lru_cache(maxsize=32)
def locale(language: str) -> Locale:
    """What Babel knows of a language, English as it is written in Europe."""
    return Locale.parse("en-GB" if language == "en" else language, sep="-")


@lru_cache(maxsize=128)
def _money_pattern(spoken: Locale, decimals: int) -> str:
    pattern: str = spoken.currency_formats["standard"].pattern
    return pattern.replace("0.00", "0." + "0" * decimals if decimals else "0")


def _decimals(amount: Decimal, digits: int) -> int:
    exponent = amount.normalize().as_tuple().exponent
    used = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return max(used, digits) if used else 0


def _number(value: int | float | str | Decimal | date) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _day(value: int | float | str | Decimal | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _unbroken(shown: str) -> str:
    return shown.replace(" ", NO_BREAK)


def listed(items: Iterable[object], language: str | None = None) -> str:
    """Things one after the other, with the comma of the language (the active one if none is named)."""
    return _COMMAS.get(language or get_language() or "", ", ").join(str(item) for item in items)
