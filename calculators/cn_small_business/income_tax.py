"""Corporate income tax of a year: the lowest open rate, what each relief saves, the cliff (sections 2.3 and 3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import asks, asks_size, on_books
from calculators.cn_small_business.deadlines import settlement_day
from calculators.cn_small_business.enterprise_test import Standing
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.cn_small_business.taxable_income import Incomes
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

CitRegime = Literal["slpe", "hnte", "standard"]


@dataclass(frozen=True, kw_only=True)
class IncomeTax:
    """Reliefs are counted at the standard rate one after the other, the rate last, so that they add up.

    `cit_tax_...`: the tax at the standard rate after that relief. `cit_payable_if_small`: at the small rate where only
    unknown conditions stand against it. `cit_balance`: negative is a refund.
    """

    cit_regime: CitRegime | None = None
    cit_rate: Decimal | None = figure("percent")
    cit_standard_rate: Decimal | None = figure("percent")
    cit_small_rate: Decimal | None = figure("percent")
    cit_income_before_incentives: Decimal | None = figure("CNY")
    cit_income_after_rd: Decimal | None = figure("CNY")
    cit_income_after_equipment: Decimal | None = figure("CNY")
    cit_before_incentives: Decimal | None = figure("CNY")
    cit_tax_after_rd: Decimal | None = figure("CNY")
    cit_tax_after_equipment: Decimal | None = figure("CNY")
    cit_tax_after_losses: Decimal | None = figure("CNY")
    cit_payable: Decimal | None = figure("CNY")
    cit_payable_if_small: Decimal | None = figure("CNY")
    cit_saving_rd: Decimal | None = figure("CNY")
    cit_saving_equipment: Decimal | None = figure("CNY")
    cit_saving_loss_extension: Decimal | None = figure("CNY")
    cit_saving_rate: Decimal | None = figure("CNY")
    cit_saving_total: Decimal | None = figure("CNY")
    cit_balance: Decimal | None = figure("CNY")


@dataclass(frozen=True, kw_only=True)
class Cliff:
    """Over the income limit all of it is taxed: what that costs, and from which income on more is left than at it."""

    cliff_tax_at_limit: Decimal | None = figure("CNY")
    cliff_extra_tax: Decimal | None = figure("CNY")
    cliff_breakeven_income: Decimal | None = figure("CNY")


def small_rate(tax_year: int) -> Decimal:
    """In percent of the whole taxable income: the part included, at its rate."""
    rules = of_year(tax_year).slpe
    rate: Decimal = rules.inclusion * rules.rate / 100
    return rate


def lowest_rate(case: Incentives, standing: Standing) -> tuple[CitRegime, Decimal]:
    """The rates are alternatives, never combined (Caishui 2009 No. 69); the small one is the lowest."""
    if standing.status == "eligible":
        return "slpe", small_rate(case.tax_year)
    rules = of_year(case.tax_year).cit
    if case.hnte_certificate and on_books(case) and case.residency == "resident":
        return "hnte", rules.hnte_rate
    return "standard", rules.standard_rate


def income_tax(case: Incentives, found: Incomes | None, standing: Standing | None) -> IncomeTax:
    """Empty where the income of the year is not known."""
    if found is None or standing is None:
        return IncomeTax()
    regime, rate = lowest_rate(case, standing)
    small, standard = small_rate(case.tax_year), of_year(case.tax_year).cit.standard_rate
    payable = to_cent(found.taxable * rate / 100)
    return IncomeTax(
        cit_regime=regime,
        cit_rate=rate,
        cit_standard_rate=standard,
        cit_small_rate=small,
        cit_payable=payable,
        cit_payable_if_small=to_cent(found.taxable * small / 100) if standing.status == "undetermined" else None,
        cit_balance=_balance(case, payable),
        **_savings(found, standard, payable),
    )


def _savings(found: Incomes, standard: Decimal, payable: Decimal) -> dict[str, Decimal]:
    before, after_rd, after_equipment, after_losses = (
        to_cent(income * standard / 100)
        for income in (found.without, found.with_research, found.with_equipment, found.taxable)
    )
    return {
        "cit_income_before_incentives": found.without,
        "cit_income_after_rd": found.with_research,
        "cit_income_after_equipment": found.with_equipment,
        "cit_before_incentives": before,
        "cit_tax_after_rd": after_rd,
        "cit_tax_after_equipment": after_equipment,
        "cit_tax_after_losses": after_losses,
        "cit_saving_rd": before - after_rd,
        "cit_saving_equipment": after_rd - after_equipment,
        "cit_saving_loss_extension": after_equipment - after_losses,
        "cit_saving_rate": after_losses - payable,
        "cit_saving_total": before - payable,
    }


def _balance(case: Incentives, payable: Decimal) -> Decimal | None:
    """Nothing to settle yet while quarters are still prepaid."""
    if asks(case, "prepayment") or case.cit_prepaid is None:
        return None
    return to_cent(payable - case.cit_prepaid)


def cliff(case: Incentives, found: Incomes | None, standing: Standing | None) -> Cliff:
    """Only where nothing but the income of the year stands against the relief."""
    if found is None or standing is None or standing.failed != ("taxable_income",):
        return Cliff()
    _, rate = lowest_rate(case, standing)
    limit = of_year(case.tax_year).slpe.income_limit
    at_limit = limit * small_rate(case.tax_year) / 100
    return Cliff(
        cliff_tax_at_limit=to_cent(at_limit),
        cliff_extra_tax=to_cent(found.taxable * rate / 100) - to_cent(at_limit),
        cliff_breakeven_income=to_cent((limit - at_limit) / (1 - rate / 100)),
    )


def settled_by(case: Incentives) -> date | None:
    """The last day of a company's annual settlement."""
    return settlement_day(case.tax_year, of_year(case.tax_year).cit.settlement_months) if asks_size(case) else None
