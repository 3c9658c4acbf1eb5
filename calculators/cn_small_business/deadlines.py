"""Statutory days. Weekends and holidays move them, which the result says in a warning."""

from datetime import date

from calculators.shared.months import months_after
from calculators.shared.periods import month_end


def filing_day(last_day: date, day: int) -> date:
    """That day of the month after the period."""
    return months_after(last_day.replace(day=day), 1)


def settlement_day(tax_year: int, months: int) -> date:
    """The last day of the so many months after the tax year."""
    return month_end(date(tax_year + 1, months, 1))
