"""Profits tax with and without the gain: a comparison, not an assessment. HKD, exact; rounded by who shows it."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.hk_disposal.facts import HUNDRED, NOTHING, Disposal
from calculators.hk_disposal.rules import figures
from calculators.hk_disposal.years import last_day


@dataclass(frozen=True, slots=True)
class Rates:
    """`first_band_limit` is nothing where the two-tiered rates are not elected."""

    first_band_limit: Decimal
    first_band_percent: Decimal
    rest_percent: Decimal
    reduction_percent: Decimal
    reduction_ceiling: Decimal


@dataclass(frozen=True, slots=True)
class Tax:
    """base = max(profits, 0); before_reduction = min(base, limit) at the first rate, the rest at the other."""

    base: Decimal
    before_reduction: Decimal
    reduction: Decimal

    @property
    def due(self) -> Decimal:
        return self.before_reduction - self.reduction


def rate_class_of(case: Disposal) -> str:
    """A corporation is asked nothing; others may say, a fund that is a company for instance."""
    if not rate_class_question_arises(case.investor_kind):
        return "corporation"
    return case.rate_class or "unincorporated"


def rate_class_question_arises(investor_kind: str) -> bool:
    return investor_kind != "corporation"


def rates(rate_class: str, two_tier_elected: bool, year: int) -> Rates:
    """Those of the year of assessment that begins in `year`."""
    rules = figures(last_day(year))
    rate, reduction = rules.rates[rate_class], rules.tax_reduction
    return Rates(
        rules.first_band_limit if two_tier_elected else NOTHING,
        rate.first_band,
        rate.rest,
        reduction.percent,
        reduction.ceiling,
    )


def tax_on(profits: Decimal, rates: Rates) -> Tax:
    base = max(profits, NOTHING)
    first = min(base, rates.first_band_limit)
    before = (first * rates.first_band_percent + (base - first) * rates.rest_percent) / HUNDRED
    return Tax(base, before, min(before * rates.reduction_percent / HUNDRED, rates.reduction_ceiling))
