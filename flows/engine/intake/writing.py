"""Answers as a person would type them: what drives a dialogue from facts, and the other half of round-trip tests.

Each kind has styles; without one the natural style of the language is written.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from flows.engine.formats import LOCALES, Formats, formats
from flows.engine.intake.dates import LEAP_YEAR
from flows.engine.intake.names import read_names

DATE_STYLES = {
    "en": {"long": "d MMMM y", "american": "MMMM d, y", "dashed": "d-MMM-y", "iso": "y-MM-dd"},
    "zh": {"long": "y年M月d日", "slashed": "y/M/d", "dotted": "y.M.d", "compact": "yMMdd", "iso": "y-MM-dd"},
}
MONTH_DAY_STYLES = {
    "en": {"long": "d MMMM", "american": "MMM d", "canonical": "MM-dd"},
    "zh": {"long": "M月d日", "canonical": "MM-dd"},
}


def _with_unit(value: Decimal, unit: str, look: Formats) -> str | None:
    """HK$1,234.50, 40%, 350 m²; not where the look of money would lose decimals."""
    exact = value == round(value, 2) or unit in {"percent", "m2"}
    return look.amount(value, unit) if exact else None


def _short(value: Decimal, unit: str, look: Formats) -> str | None:
    """1.2m, 350k in English (no m for areas), 1.2亿, 350万 in Chinese, where that is exact."""
    if look.language == "zh":
        return look.hint(value)
    for letter, zeros in (("m", 6), ("k", 3)):
        short = value.scaleb(-zeros)
        if abs(short) >= 1 and short == round(short, 2) and (letter, unit) != ("m", "m2"):
            return f"{short.normalize():f}{letter}"
    return None


AMOUNT_STYLES: dict[str, Callable[[Decimal, str, Formats], str | None]] = {
    "plain": lambda value, _unit, _look: f"{value:f}",
    "grouped": lambda value, _unit, _look: f"{value:,f}",
    "unit": _with_unit,
    "short": _short,
}
_NATURAL = {"en": "grouped", "zh": "short"}


def write_amount(value: Decimal, unit: str, language: str, style: str = "") -> str:
    """A number in a unit of `read_amount` ("": none, or a currency asked later), in digits where the style cannot."""
    chosen = style or ("unit" if unit == "percent" else _NATURAL[language])
    return AMOUNT_STYLES[chosen](value, unit, formats(language)) or f"{value:f}"


def write_date(day: date, language: str, style: str = "long") -> str:
    return format_date(day, DATE_STYLES[language][style], LOCALES[language])


def write_month_day(month_day: str, language: str, style: str = "long") -> str:
    day = date.fromisoformat(f"{LEAP_YEAR}-{month_day}")
    return format_date(day, MONTH_DAY_STYLES[language][style], LOCALES[language])


def write_names(names: Sequence[str], language: str) -> str:
    """On one line; as JSON where a name contains what parts names."""
    line = ("、" if language == "zh" else ", ").join(names)
    return line if names and read_names(line) == list(names) else json.dumps(list(names), ensure_ascii=False)


def write_yes_no(answer: bool, language: str) -> str:
    return {"en": ("no", "yes"), "zh": ("否", "是")}[language][answer]
