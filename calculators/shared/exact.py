"""Arithmetic as good as exact: inside `@exactly` a quotient carries 120 digits, and two figures that agree to 60 places
are one. So a third times three is the whole again, and a line that is met exactly is met. (Fractions would say the
same and take ten times as long.)
"""

from collections.abc import Callable
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

EXACT, SHOWN = Context(prec=120), Context(prec=28)
SETTLED, CENT = Decimal(1).scaleb(-60), Decimal("0.01")


def exactly(work: Callable[P, R]) -> Callable[P, R]:
    """Runs the function with 120 digits."""

    @wraps(work)
    def exact(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(EXACT):
            return work(*args, **kwargs)

    return exact


def settled(value: Decimal) -> Decimal:
    """Rid of the noise of quotients: to be compared with a limit."""
    return value.quantize(SETTLED, context=EXACT)


def half_up(value: Decimal) -> Decimal:
    """To 0.01, a half away from zero."""
    return settled(value).quantize(CENT, ROUND_HALF_UP, EXACT) + 0


def cut(value: Decimal) -> Decimal:
    """The next 0.01 at or below it: for a limit that must not be passed."""
    return settled(value).quantize(CENT, ROUND_FLOOR, EXACT) + 0


def unrounded(value: Decimal) -> Decimal:
    """To 28 digits, those of everyday decimals: for figures from which others are worked out."""
    return value.normalize(SHOWN) + 0
