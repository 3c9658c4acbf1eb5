"""Averages, unrounded."""

from collections.abc import Iterable
from decimal import Decimal


def midpoint(start: Decimal | int, end: Decimal | int) -> Decimal:
    """The average of a period, from its start and its end."""
    return (Decimal(start) + Decimal(end)) / 2


def average(values: Iterable[Decimal]) -> Decimal | None:
    """None without a value."""
    known = tuple(values)
    return sum(known, Decimal(0)) / len(known) if known else None
