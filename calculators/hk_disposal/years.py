"""Years of assessment (IRO s. 18B): each is named by the year it begins in."""

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from calculators.hk_disposal.facts import USUAL_YEAR_END, Disposal
from calculators.hk_disposal.periods import DAY
from calculators.hk_disposal.rules import commencement, figures

FEBRUARY, ITS_LAST_DAY = 2, 28


def year_of_assessment(day: date, accounting_year_end: str = USUAL_YEAR_END) -> int:
    """The year whose basis period, the accounting year ending within it, holds `day`."""
    begins = figures(day).first_year_of_assessment
    ending = year_end(day.year, accounting_year_end)
    if ending < (day.year, day.month, day.day):
        ending = year_end(day.year + 1, accounting_year_end)
    year, *end = ending
    return year if tuple(end) >= (begins.month, begins.day) else year - 1


@dataclass(frozen=True, slots=True)
class Years:
    """Of the gain, for the tax, and of the disposal, for the election. The same but for a gain that accrues later or
    earlier than the disposal."""

    gain: int
    disposal: int


def years_of(case: Disposal, asked: Container[str]) -> Years | None:
    """`asked`: the conditions that came up. None where the day of the disposal was not asked; where the accounting year
    end was not, the usual one stands in."""
    if "disposal_since_commencement" not in asked:
        return None
    if "accrued_in_covered_year" not in asked:
        year = year_of_assessment(case.disposal_date)
        return Years(year, year)
    year = year_of_assessment(case.disposal_date, case.accounting_year_end)
    accrued_on = case.gain_accrued_on
    return Years(year_of_assessment(accrued_on, case.accounting_year_end) if accrued_on else year, year)


def year_end(year: int, accounting_year_end: str) -> tuple[int, int, int]:
    """Year, month and day; 28 or 29 February mean the last day of February."""
    month, day = map(int, accounting_year_end.split("-"))
    last = monthrange(year, month)[1]
    closes_february = month == FEBRUARY and day >= ITS_LAST_DAY
    return year, month, last if closes_february else min(day, last)


def first_covered_year() -> int:
    first: date = figures(commencement()).first_year_of_assessment
    return first.year


def first_day(year: int) -> date:
    begins: date = figures(date(year, 1, 1)).first_year_of_assessment
    return begins.replace(year=year)


def last_day(year: int) -> date:
    """The rates of a year of assessment are those in force on its last day."""
    return first_day(year + 1) - DAY


def label(year: int) -> str:
    """2024 is "2024/25"."""
    return f"{year}/{(year + 1) % 100:02}"
