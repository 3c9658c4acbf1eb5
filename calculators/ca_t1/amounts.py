"""The arithmetic of the forms: half-up to the cent at every line, every product rounded before it is subtracted."""

from collections.abc import Iterable
from decimal import Decimal

from calculators.shared.rounding import to_cent

ZERO = Decimal(0)
NIL = Decimal("0.00")


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum, as a line of the form."""
    return to_cent(sum(amounts, ZERO))


def excess(amount: Decimal, limit: Decimal) -> Decimal:
    """What lies above the limit, never below nil."""
    return amount - limit if amount > limit else NIL


def percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    """`percent` points of the amount, rounded."""
    return to_cent(amount * percent / 100)
