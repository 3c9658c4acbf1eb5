"""Charitable gifts, line 34900 and its provincial sister: slices at a low, a high and sometimes a top rate."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of, total
from calculators.ca_t1.draft import Draft
from calculators.shared.result import figure


@dataclass(frozen=True, kw_only=True)
class Gifts:
    """`gifts`: what counts, up to `gifts_income_limit` of net income.

    `gifts_low`, `_top` and `_high` are the parts of it at each rate, the low one being the lowest tax rate.
    """

    gifts_given: Decimal = figure("CAD", NIL)
    gifts_income_limit: Decimal | None = figure("percent")
    gifts_low_limit: Decimal | None = figure("CAD")
    gifts: Decimal = figure("CAD", NIL)
    gifts_low: Decimal | None = figure("CAD")
    gifts_top: Decimal | None = figure("CAD")
    gifts_high: Decimal | None = figure("CAD")
    gifts_top_rate: Decimal | None = figure("percent")
    gifts_high_rate: Decimal | None = figure("percent")
    line_34900: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, slots=True)
class Slices:
    """Gifts at each rate. `top`: to the extent of income over the top threshold, where there is a top rate."""

    low: Decimal
    top: Decimal
    high: Decimal
    low_rate: Decimal
    top_rate: Decimal
    high_rate: Decimal

    @property
    def credit(self) -> Decimal:
        parts = (self.low, self.low_rate), (self.top, self.top_rate), (self.high, self.high_rate)
        return total(percent_of(part, rate) for part, rate in parts)


def slices(gifts: Decimal, low_limit: Decimal, rates: tuple[Decimal, Decimal, Decimal], at_top: Decimal) -> Slices:
    """`rates`: low, top, high; `at_top`: income over the top threshold."""
    low = min(gifts, low_limit)
    top = min(gifts - low, at_top)
    return Slices(low, top, gifts - low - top, *rates)


def federal_gifts(draft: Draft) -> Gifts:
    """Receipts and boxes 46 together count up to a share of net income."""
    given = total((draft.case.donations, *(slip.box46 for slip in draft.case.t4_slips)))
    if not given:
        return Gifts()
    figures = draft.rules.federal
    counted = min(given, percent_of(draft.net, figures.donation_income_limit))
    rates = figures.credit_rate, figures.donation_top_rate, figures.donation_high_rate
    parts = slices(counted, figures.donation_low_limit, rates, excess(draft.net, figures.brackets[-1][0]))
    return Gifts(
        gifts_given=given,
        gifts_income_limit=figures.donation_income_limit,
        gifts_low_limit=figures.donation_low_limit,
        gifts=counted,
        gifts_low=parts.low,
        gifts_top=parts.top,
        gifts_high=parts.high,
        gifts_top_rate=parts.top_rate,
        gifts_high_rate=parts.high_rate,
        line_34900=parts.credit,
    )
