"""GST/HST credit, from July 2026 the Canada Groceries and Essentials Benefit (ITA 122.5). Paid every quarter."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.benefits import Household
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

GstName = Literal["gst_credit", "cgeb"]
QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class GstCredit:
    """`gst_name`: the credit, or from July 2026 the benefit that takes its place.

    `gst_full`: adult amounts, child amounts and supplement. A single parent's first child has an adult amount.

    `gst_nil_from`: the family income from which nothing is left.
    """

    gst_name: GstName = "gst_credit"
    gst_adults: int = figure("count", 0)
    gst_children: int = figure("count", 0)
    gst_adult: Decimal | None = figure("CAD")
    gst_child: Decimal | None = figure("CAD")
    gst_supplement_max: Decimal | None = figure("CAD")
    gst_supplement_floor: Decimal | None = figure("CAD")
    gst_supplement_rate: Decimal | None = figure("percent")
    gst_supplement: Decimal = figure("CAD", NIL)
    gst_full: Decimal = figure("CAD", NIL)
    gst_threshold: Decimal | None = figure("CAD")
    gst_rate: Decimal | None = figure("percent")
    gst_reduction: Decimal = figure("CAD", NIL)
    gst_nil_from: Decimal | None = figure("CAD")
    gst_credit_annual: Decimal = figure("CAD", NIL)
    gst_credit_quarterly: Decimal = figure("CAD", NIL)


def gst_credit(home: Household) -> GstCredit:
    if not home.old_enough:
        return GstCredit()
    figures = home.rules.gst
    adults = 2 if home.is_family else 1
    children = home.children if home.couple else max(0, home.children - 1)
    supplement = _supplement(home)
    full = to_cent(figures.adult * adults + figures.child * children + supplement)
    reduction = percent_of(excess(home.income, figures.threshold), figures.rate)
    annual = excess(full, reduction)
    return GstCredit(
        gst_name=figures.name,
        gst_adults=adults,
        gst_children=children,
        gst_adult=figures.adult,
        gst_child=figures.child,
        gst_supplement_max=None if home.couple else figures.single_supplement_max,
        gst_supplement_floor=None if home.is_family else figures.single_supplement_floor,
        gst_supplement_rate=None if home.is_family else figures.single_supplement_rate,
        gst_supplement=supplement,
        gst_full=full,
        gst_threshold=figures.threshold,
        gst_rate=figures.rate,
        gst_reduction=reduction,
        gst_nil_from=to_cent(figures.threshold + full * 100 / figures.rate),
        gst_credit_annual=annual,
        gst_credit_quarterly=to_cent(annual / QUARTERS),
    )


def _supplement(home: Household) -> Decimal:
    """For people without a spouse: in full with a child, else as income passes a floor."""
    figures = home.rules.gst
    if home.couple:
        return NIL
    if home.children:
        return to_cent(figures.single_supplement_max)
    grown = percent_of(excess(home.income, figures.single_supplement_floor), figures.single_supplement_rate)
    return min(to_cent(figures.single_supplement_max), grown)
