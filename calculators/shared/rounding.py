"""Named roundings. The law rounds where it says so; everything else stays exact."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def to_cent(amount: Decimal) -> Decimal:
    """Half-up to 0.01, as amounts of money are printed."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def down_to_cent(amount: Decimal) -> Decimal:
    """Cut to 0.01."""
    return amount.quantize(CENT, ROUND_DOWN)
