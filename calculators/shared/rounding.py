"""Named roundings. The law rounds where it says so; everything else stays exact."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
ANY_SIZE = Context(prec=60)


def to_cent(amount: Decimal) -> Decimal:
    """Half-up to 0.01, as amounts of money are printed; never a negative zero."""
    cents = amount.quantize(CENT, ROUND_HALF_UP, ANY_SIZE)
    return cents or abs(cents)


def down_to_cent(amount: Decimal) -> Decimal:
    """Cut to 0.01."""
    return amount.quantize(CENT, ROUND_DOWN, ANY_SIZE)
