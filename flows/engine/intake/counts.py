"""Whole numbers and years as people type them."""

import re

from calculators.shared.refusal import Refused
from flows.engine.intake.amounts import read_amount
from flows.engine.intake.numerals import CHARACTERS, whole_chinese
from flows.engine.intake.text import plain_number

_YEAR = re.compile(f"(?:year )?([0-9]{{1,4}}|[{CHARACTERS}]{{1,8}}) ?(?:年度?|年份)?")


def read_count(text: str, *, unit: str = "count") -> int:
    """A whole number, with its unit if any (12人, 12 months). `unit`: "count", "month", "week", "year", "day"."""
    value = read_amount(text, unit=unit).value
    if value % 1:
        raise Refused("not_a_whole_number")
    return int(value)


def read_year(text: str) -> int:
    """A year in four digits: 2025, 2025年, 二〇二五. Refuses `two_digit_year`, `not_a_year`."""
    if not (match := _YEAR.fullmatch(plain_number(text, "not_a_year"))):
        raise Refused("not_a_year")
    try:
        year = whole_chinese(match[1])
    except Refused:
        year = None
    if year is None or year > 9999:
        raise Refused("not_a_year")
    if year < 1000:
        raise Refused("two_digit_year")
    return year
