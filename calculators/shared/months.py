"""Calendar months, as statutes count them."""

from calendar import monthrange
from datetime import date


def months_before(day: date, months: int) -> date:
    """The same day of the month, `months` earlier; where that month has no such day, its last one."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later; where that month has no such day, its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
