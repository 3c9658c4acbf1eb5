"""Canada child benefit (ITA 122.6 to 122.62)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.benefits import Household
from calculators.ca_t1.facts import Return
from calculators.shared.months import months_after
from calculators.shared.result import figure
from calculators.shared.rounding import down_to_cent, to_cent
from calculators.shared.rules import Snapshot

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class ChildBenefit:
    """`ccb_full` less the two reductions. `ccb_can_start`: a temporary resident's first month.

    The month is the annual amount over twelve, cut to the cent.
    """

    ccb_children_young: int = figure("count", 0)
    ccb_children_older: int = figure("count", 0)
    ccb_young: Decimal | None = figure("CAD")
    ccb_older: Decimal | None = figure("CAD")
    ccb_full: Decimal = figure("CAD", NIL)
    ccb_threshold_1: Decimal | None = figure("CAD")
    ccb_threshold_2: Decimal | None = figure("CAD")
    ccb_rate_1: Decimal | None = figure("percent")
    ccb_rate_2: Decimal | None = figure("percent")
    ccb_reduction_1: Decimal = figure("CAD", NIL)
    ccb_reduction_2: Decimal = figure("CAD", NIL)
    ccb_can_start: str | None = figure("year_month")
    ccb_annual: Decimal = figure("CAD", NIL)
    ccb_monthly: Decimal = figure("CAD", NIL)


def child_benefit(case: Return, home: Household) -> ChildBenefit:
    """Nil for a temporary resident who has not lived here long enough on July 1."""
    benefit = of_children(home.rules, home.ages, home.income)
    missing = months_missing(case, home)
    if not (missing and benefit.ccb_annual):
        return benefit
    can_start = f"{months_after(home.july_1, missing):%Y-%m}"
    return replace(benefit, ccb_annual=NIL, ccb_monthly=NIL, ccb_can_start=can_start)


def with_children(home: Household) -> bool:
    """A child of an age for the benefit."""
    return any(age < home.rules.ccb.older_under for age in home.ages)


def months_missing(case: Return, home: Household) -> int:
    """What a temporary resident with children lacks of 18 months in Canada on July 1; the month after them pays."""
    if not case.children or case.immigration_status != "temporary_resident":
        return 0
    needed: int = home.rules.ccb.temporary_resident_months
    return max(0, needed - case.months_in_canada_by_july)


def of_children(rules: Snapshot, ages: Collection[int], income: Decimal) -> ChildBenefit:
    """A year's benefit for children of these ages at this adjusted family net income."""
    figures = rules.ccb
    young = sum(age < figures.young_under for age in ages)
    older = sum(figures.young_under <= age < figures.older_under for age in ages)
    if not (young or older):
        return ChildBenefit()
    _, rate_1, rate_2 = figures.reductions[min(young + older, len(figures.reductions)) - 1]
    full = to_cent(figures.young * young + figures.older * older)
    reduction_1 = percent_of(excess(min(income, figures.threshold_2), figures.threshold_1), rate_1)
    reduction_2 = percent_of(excess(income, figures.threshold_2), rate_2)
    annual = excess(full, reduction_1 + reduction_2)
    return ChildBenefit(
        ccb_children_young=young,
        ccb_children_older=older,
        ccb_young=figures.young,
        ccb_older=figures.older,
        ccb_full=full,
        ccb_threshold_1=figures.threshold_1,
        ccb_threshold_2=figures.threshold_2,
        ccb_rate_1=rate_1,
        ccb_rate_2=rate_2,
        ccb_reduction_1=reduction_1,
        ccb_reduction_2=reduction_2,
        ccb_annual=annual,
        ccb_monthly=down_to_cent(annual / MONTHS_OF_A_YEAR),
    )
