"""Tax in brackets, as the printed forms work it out: one rounded amount for the lower brackets, one for the excess."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from calculators.ca_t1.amounts import ZERO, excess, percent_of
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, slots=True)
class Bracket:
    """The bracket an income ends in. A bracket's upper edge still belongs to it; `up_to` is None in the last one."""

    over: Decimal
    up_to: Decimal | None
    rate: Decimal
    tax_below: Decimal

    def tax(self, income: Decimal) -> Decimal:
        return self.tax_below + percent_of(excess(income, self.over), self.rate)


def bracket_of(rows: tuple[tuple[Decimal, Decimal], ...], income: Decimal) -> Bracket:
    """The bracket of this income. `rows`: income over, rate in percent."""
    below = ZERO
    for (over, rate), (edge, _) in pairwise(rows):
        if income <= edge:
            return Bracket(over, edge, rate, to_cent(below))
        below += (edge - over) * rate / 100
    over, rate = rows[-1]
    return Bracket(over, None, rate, to_cent(below))


def row_of(rows: tuple[tuple[Any, ...], ...], income: Decimal) -> tuple[Any, ...]:
    """The row of a table whose first column is an income to be exceeded; at an edge the lower row."""
    reached = rows[0]
    for row in rows:
        if income <= row[0]:
            break
        reached = row
    return reached
