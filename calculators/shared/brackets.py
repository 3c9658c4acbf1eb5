"""Progressive rates, slice by slice."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Slice:
    """What of an amount lies above `above` and up to `up_to` (None: no end), and its tax."""

    above: Decimal
    up_to: Decimal | None
    rate: Decimal
    amount: Decimal
    tax: Decimal


def slices(amount: Decimal, brackets: Iterable[tuple[Decimal | None, Decimal]]) -> tuple[Slice, ...]:
    """The slices that the amount reaches. A bracket: its upper edge, which belongs to it, and its rate (0.3: 30%)."""
    reached, above = [], Decimal(0)
    for up_to, rate in brackets:
        if amount <= above:
            break
        within = (amount if up_to is None else min(amount, up_to)) - above
        reached.append(Slice(above, up_to, rate, within, within * rate))
        if up_to is None:
            break
        above = up_to
    return tuple(reached)
