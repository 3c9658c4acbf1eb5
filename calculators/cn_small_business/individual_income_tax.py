"""Individual income tax on business income of those that pay no corporate income tax (section 6)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.cn_small_business.asked import asks
from calculators.cn_small_business.deadlines import settlement_day
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.shared.brackets import slices
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class IndividualIncomeTax:
    """Tax = income x rate - quick deduction, both of the highest band reached.

    `pit_halved_...`: the same for the part of the income whose tax is reduced; `pit_halved_relief`: its share of other
    reliefs. `pit_basic_deduction`: taken off the profit, 0 where wages take it.
    """

    pit_basic_deduction: Decimal | None = figure("CNY")
    pit_taxable_income: Decimal | None = figure("CNY")
    pit_taxable_income_exact: Decimal | None = figure("CNY")
    pit_rate: Decimal | None = figure("percent")
    pit_quick_deduction: Decimal | None = figure("CNY")
    pit_before_incentives: Decimal | None = figure("CNY")
    pit_halving_limit: Decimal | None = figure("CNY")
    pit_halving_percent: Decimal | None = figure("percent")
    pit_halved_income: Decimal | None = figure("CNY")
    pit_halved_rate: Decimal | None = figure("percent")
    pit_halved_quick_deduction: Decimal | None = figure("CNY")
    pit_halved_relief: Decimal | None = figure("CNY")
    pit_halving_reduction: Decimal | None = figure("CNY")
    pit_payable: Decimal | None = figure("CNY")
    margin_pit_halving: Decimal | None = figure("CNY")


@dataclass(frozen=True, slots=True)
class Band:
    """The highest band that an income reaches."""

    rate: Decimal
    quick_deduction: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Halving:
    """The part of the income, the tax on it, and its share of other reliefs; the reduction unrounded."""

    income: Decimal
    band: Band
    relief: Decimal
    reduction: Decimal


def band_of(income: Decimal, tax_year: int) -> Band:
    brackets = [(None if up_to == "open" else up_to, rate) for up_to, rate in of_year(tax_year).pit.brackets]
    reached = slices(income, [(up_to, rate / 100) for up_to, rate in brackets])
    rate, tax = brackets[max(0, len(reached) - 1)][1], sum((band.tax for band in reached), ZERO)
    return Band(rate, income * rate / 100 - tax, tax)


def basic_deduction(case: Incentives) -> Decimal:
    """Of the year, unless it is taken from wages."""
    if case.owner_has_wage_income:
        return ZERO
    basic: Decimal = of_year(case.tax_year).pit.basic
    return basic


def income(case: Incentives) -> Decimal:
    if case.pit_taxable_income is not None:
        return max(ZERO, case.pit_taxable_income)
    return max(ZERO, case.business_profit - basic_deduction(case) - case.owner_deductions)


def halving(case: Incentives) -> Halving:
    """Only for individual businesses: half the tax on the part up to the limit, after its share of other reliefs."""
    rules, whole = of_year(case.tax_year).pit, income(case)
    part = min(whole, rules.halving_limit) if case.entity_type == "individual_business" else ZERO
    band = band_of(part, case.tax_year)
    relief = case.other_pit_relief * part / whole if whole else ZERO
    return Halving(part, band, relief, max(ZERO, band.tax - relief) * rules.halving / 100)


def individual_income_tax(case: Incentives) -> IndividualIncomeTax:
    if not asks(case, "pit"):
        return IndividualIncomeTax()
    rules, whole, half = of_year(case.tax_year).pit, income(case), halving(case)
    band = band_of(whole, case.tax_year)
    return IndividualIncomeTax(
        pit_basic_deduction=None if case.pit_taxable_income is not None else basic_deduction(case),
        pit_taxable_income=to_cent(whole),
        pit_taxable_income_exact=whole,
        pit_rate=band.rate,
        pit_quick_deduction=band.quick_deduction,
        pit_before_incentives=to_cent(band.tax),
        pit_halving_limit=rules.halving_limit,
        pit_halving_percent=rules.halving,
        pit_halved_income=half.income,
        pit_halved_rate=half.band.rate,
        pit_halved_quick_deduction=half.band.quick_deduction,
        pit_halved_relief=half.relief,
        pit_halving_reduction=to_cent(half.reduction),
        pit_payable=to_cent(max(ZERO, band.tax - case.other_pit_relief - half.reduction)),
        margin_pit_halving=to_cent(rules.halving_limit - whole),
    )


def settled_by(case: Incentives) -> date | None:
    """The last day of the owner's settlement of business income."""
    return settlement_day(case.tax_year, of_year(case.tax_year).pit.settlement_months) if asks(case, "pit") else None
