"""Calendar months and quarters as periods of a return."""

from calendar import monthrange
from datetime import date


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_end(day: date) -> date:
    """The last day of its calendar quarter."""
    return month_end(day.replace(month=(day.month + 2) // 3 * 3, day=1))
