"""Calendar months and years, as statutes count them. Beyond the calendar its last day, or its first, stands in."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date


def months_before(day: date, months: int) -> date:
    """The same day of the month, `months` earlier; where that month has no such day, its last one."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later; where that month has no such day, its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """The anniversary; that of 29 February is 28 February in a common year."""
    return months_after(day, 12 * years)


def full_years(first: date, last: date) -> int:
    """How many anniversaries of `first` lie on or before `last`; 0 where `last` is earlier."""
    years = last.year - first.year
    return max(0, years - (years_after(first, years) > last))
