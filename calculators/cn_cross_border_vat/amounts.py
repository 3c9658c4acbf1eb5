"""The price in yuan, the base, and VAT in or on top of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.cn_cross_border_vat.facts import YUAN, Treatment
from calculators.shared.refusal import refusal
from calculators.shared.rounding import to_cent

Figures = dict[str, Any]
"""Fields of the Result by name."""
ZERO = Decimal("0.00")
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tax:
    """VAT rounded to the cent; the sales figure is what is left."""

    base: Decimal
    rate: Decimal
    divisor: Decimal
    vat: Decimal
    sales: Decimal

    @property
    def figures(self) -> Figures:
        return {"vat_rate": self.rate, "vat_divisor": self.divisor, "taxable_sales": self.sales}


@refusal("out_of_range", fact="amount")
def nothing_is_paid(amount: Decimal | None) -> bool:
    return amount is not None and amount <= 0


@refusal("out_of_range", fact="fx_rate")
def currency_is_worth_nothing(fx_rate: Decimal) -> bool:
    return fx_rate <= 0


def yuan_for_one(case: Treatment) -> Decimal:
    return Decimal(1) if case.currency == YUAN else case.fx_rate


def in_yuan(amount: Decimal, case: Treatment) -> Decimal:
    """VAT Law art. 18: sales in a foreign currency are converted."""
    return to_cent(amount * yuan_for_one(case))


def gain(amount_cny: Decimal, case: Treatment) -> tuple[Decimal, Decimal]:
    """Purchase price of a financial product in yuan, and what it was sold above it; a loss is no negative base."""
    bought = in_yuan(case.purchase_price, case)
    return bought, max(amount_cny - bought, ZERO)


def tax_on(base: Decimal, rate: Decimal, price_basis: str) -> Tax:
    """VAT in a price that includes it, or on top of one that does not."""
    inclusive = price_basis == "tax_inclusive"
    divisor = WHOLE + rate if inclusive else WHOLE
    vat = to_cent(base * rate / divisor)
    return Tax(base, rate, divisor, vat, base - vat if inclusive else base)


def part(amount: Decimal, percent: Decimal) -> Decimal:
    """So many percent of it, to the cent."""
    return to_cent(amount * percent / WHOLE)
