"""Dates as people type them, in full: 2026-05-31, 31 May 2026, May 31, 2026, 2026年5月31日, 31/5/2026.

Nothing is guessed: where day and month could change places both dates are returned; today, last week, two-digit years
and dates without a year are refused.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from calculators.shared.refusal import Refused
from flows.engine.formats import LOCALES
from flows.engine.intake.numerals import CHARACTERS, whole_chinese
from flows.engine.intake.text import plain_number

LEAP_YEAR = 2000  # a day of the year may be 29 February

_MONTHS = {
    name.lower(): month
    for width in ("wide", "abbreviated")
    for month, name in LOCALES["en"].months["format"][width].items()
} | {"sept": 9}
_NUMBER = f"([0-9{CHARACTERS}]{{1,12}})"
_COMPACT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_CHINESE_PARTS = re.compile("[年月日号號]")
_CHINESE = re.compile(f"(?:{_NUMBER} ?年)? ?(?:{_NUMBER} ?月份?)? ?(?:{_NUMBER} ?[日号號]?)?")
_FIGURES = re.compile(r"([0-9]{1,4})(?: ?([-/. ]) ?([0-9]{1,4})(?: ?\2 ?([0-9]{1,4}))?)?\.?")
_ENGLISH = re.compile(r"[a-z0-9 ,.\-/]+")
_WORD = re.compile("[a-z]+|[0-9]+")
_ORDINAL = re.compile("(?<=[0-9])(?:st|nd|rd|th)|\\b(?:the|of)\\b")
_MONTH_DAY = re.compile("(?:0[1-9]|1[0-2])-[0-9]{2}")
_MONTH_END = re.compile(f"(?:the )?(?:end|last day) of ([a-z]+)|{_NUMBER} ?月 ?(?:底|末|最后一[天日])")

_REPUBLIC = re.compile("民[国國]")
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|now|ago|last|next|this|previous|recently|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    "|[今昨明前后後去][天日年]|[上下本这這][个個]?[周週月年]|周[一二三四五六日末]|星期|礼拜|刚才|现在|最近"
)
_FOUR_DIGITS = re.compile("(?<![0-9])[12][0-9]{3}(?![0-9])")


class _Parts(NamedTuple):
    """What a text says of a day; None is what it leaves out."""

    year: int | None
    month: int | None
    day: int | None


def read_date(text: str) -> date | tuple[date, date]:
    """The one date of the text; a pair, the day before the month first, where day and month could change places."""
    typed = plain_number(text, "not_a_date")
    days = [_day(parts, "partial_date") for parts in _readings(typed, "not_a_date")]
    return days[0] if len(days) == 1 else (days[0], days[1])


def read_month_day(text: str) -> str | tuple[str, str]:
    """A day of the year, "MM-DD"; a pair as for dates, and for the end of February. A year is read and left out.

    "03-04" is the canonical form, so 4 March; "3/4" is a pair.
    """
    typed = plain_number(text, "not_a_month_day")
    if match := _MONTH_END.fullmatch(typed):
        return _month_end(_MONTHS.get(match[1]) if match[1] else _whole(match[2], "not_a_month_day"))
    canonical = _MONTH_DAY.fullmatch(typed)
    readings = [_Parts(None, int(typed[:2]), int(typed[3:]))] if canonical else _readings(typed, "not_a_month_day")
    days = [f"{_day(parts._replace(year=parts.year or LEAP_YEAR), 'not_a_month_day'):%m-%d}" for parts in readings]
    return days[0] if len(days) == 1 else (days[0], days[1])


def _readings(typed: str, otherwise: str) -> list[_Parts]:
    if match := _COMPACT.fullmatch(typed):
        return [_Parts(*map(int, match.groups()))]
    if (match := _FIGURES.fullmatch(typed)) and (readings := _in_figures(match[1], match[3], match[4])):
        return readings
    if parts := _in_chinese(typed, otherwise) or _in_english(typed):
        return [parts]
    raise Refused(_reason(typed, otherwise))


def _in_figures(first: str, second: str | None, third: str | None) -> list[_Parts]:
    """Year, month, day; or day and month in either order, then the year, if any."""
    if len(first) == 4:
        return [_Parts(int(first), int(second) if second else None, int(third) if third else None)]
    if second is None or (third is None and len(second) == 4):
        return [_Parts(int(second) if second else None, None, None)]
    if third is not None and len(third) < 4:
        raise Refused("two_digit_year")
    day_first = _Parts(int(third) if third else None, int(second), int(first))
    month_first = day_first._replace(month=int(first), day=int(second))
    if int(first) > 12 or first == second:
        return [day_first]
    return [month_first] if int(second) > 12 else [day_first, month_first]


def _in_chinese(typed: str, otherwise: str) -> _Parts | None:
    if not _CHINESE_PARTS.search(typed) or not (match := _CHINESE.fullmatch(typed)):
        return None
    return _Parts(*(_whole(number, otherwise) if number else None for number in match.groups()))


def _in_english(typed: str) -> _Parts | None:
    """One month by name, with the day and the year before or after it."""
    words = _WORD.findall(_ORDINAL.sub(" ", typed)) if _ENGLISH.fullmatch(typed) else []
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    years = [int(word) for word in words if word.isdigit() and len(word) == 4]
    days = [int(word) for word in words if word.isdigit() and len(word) <= 2]
    if len(months) != 1 or len(years) + len(days) + 1 != len(words):
        return None
    if len(days) == 2 and not years:
        raise Refused("two_digit_year")
    if len(days) > 1 or len(years) > 1:
        return None
    return _Parts(years[0] if years else None, months[0], days[0] if days else None)


def _month_end(month: int | None) -> str | tuple[str, str]:
    if month == 2:
        return "02-28", "02-29"
    day = _Parts(LEAP_YEAR, month, monthrange(LEAP_YEAR, month)[1] if month and month <= 12 else 31)
    return f"{_day(day, 'not_a_month_day'):%m-%d}"


def _day(parts: _Parts, incomplete: str) -> date:
    if parts.year is None or parts.month is None or parts.day is None:
        raise Refused(incomplete)
    if parts.year < 1000:
        raise Refused("two_digit_year")
    try:
        return date(parts.year, parts.month, parts.day)
    except (ValueError, OverflowError):
        raise Refused("impossible_date") from None


def _whole(number: str, otherwise: str) -> int:
    try:
        value = whole_chinese(number)
    except Refused:
        value = None
    if value is None:
        raise Refused(otherwise)
    return value


def _reason(typed: str, otherwise: str) -> str:
    if _REPUBLIC.search(typed):
        return "minguo_year"
    if _RELATIVE.search(typed):
        return "relative_date"
    return "two_dates" if len(_FOUR_DIGITS.findall(typed)) > 1 else otherwise
