"""Quarterly prepayment of corporate income tax (section 2.4): the year to date at one rate, less what is prepaid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.cn_small_business.deadlines import filing_day
from calculators.cn_small_business.enterprise_test import SlpeStatus, Standing, enterprise_test
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.income_tax import CitRegime, lowest_rate, small_rate
from calculators.cn_small_business.rules import of_year
from calculators.shared.periods import quarter_end
from calculators.shared.result import Finding, figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class Prepayment:
    """`prepay_overpaid` is set off against later quarters of the year, else refunded at the settlement."""

    prepay_status: SlpeStatus | None = None
    prepay_failed: tuple[str, ...] | None = None
    prepay_conditions: tuple[Finding, ...] = ()
    prepay_employees_average: Decimal | None = figure("count")
    prepay_assets_average: Decimal | None = figure("CNY")
    prepay_margin_employees: Decimal | None = figure("count")
    prepay_margin_assets: Decimal | None = figure("CNY")
    prepay_margin_income: Decimal | None = figure("CNY")
    prepay_regime: CitRegime | None = None
    prepay_rate: Decimal | None = figure("percent")
    prepay_small_rate: Decimal | None = figure("percent")
    prepay_tax_at_standard_rate: Decimal | None = figure("CNY")
    prepay_already_paid: Decimal | None = figure("CNY")
    prepay_cumulative_tax: Decimal | None = figure("CNY")
    prepay_due: Decimal | None = figure("CNY")
    prepay_overpaid: Decimal | None = figure("CNY")
    deadline_prepayment: date | None = None


def prepayment(case: Incentives, standing: Standing | None) -> Prepayment:
    """By the standing at the end of the quarter; empty where no prepayment is asked about."""
    if standing is None:
        return Prepayment()
    test = enterprise_test(case, standing)
    regime, rate = lowest_rate(case, standing)
    rules, profit = of_year(case.tax_year).cit, max(Decimal(0), case.cumulative_profit)
    tax = to_cent(profit * rate / 100)
    paid = case.cit_prepaid or Decimal(0)
    last_day = quarter_end(date(case.tax_year, 3 * case.prepay_quarter, 1))
    return Prepayment(
        prepay_status=standing.status,
        prepay_failed=standing.failed,
        prepay_conditions=standing.conditions,
        prepay_employees_average=test.employees_average,
        prepay_assets_average=test.assets_average,
        prepay_margin_employees=test.margin_employees,
        prepay_margin_assets=test.margin_assets,
        prepay_margin_income=test.margin_taxable_income,
        prepay_regime=regime,
        prepay_rate=rate,
        prepay_small_rate=small_rate(case.tax_year),
        prepay_tax_at_standard_rate=to_cent(profit * rules.standard_rate / 100),
        prepay_already_paid=to_cent(paid),
        prepay_cumulative_tax=tax,
        prepay_due=to_cent(max(Decimal(0), tax - paid)),
        prepay_overpaid=to_cent(max(Decimal(0), paid - tax)),
        deadline_prepayment=filing_day(last_day, rules.prepayment_day),
    )
