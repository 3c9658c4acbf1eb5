"""Periods of days, and quarters. Beyond the calendar its last day, or its first, stands in."""

from datetime import date, timedelta


def days_after(day: date, days: int) -> date:
    """So many days later; the day itself is not counted."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def quarter_start(day: date) -> date:
    """The first day of its calendar quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
