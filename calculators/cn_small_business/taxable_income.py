"""From the profit before reliefs to taxable income (section 3, steps 1 to 3)."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_small_business.asked import asks
from calculators.cn_small_business.equipment import Unit, units
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.losses import SetOff, YearOfLoss, set_off
from calculators.cn_small_business.research import super_deduction
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class TaxableIncome:
    """`taxable_income_exact` is what the rates are put on: rounded is only the tax.

    `equipment_above_limit_by`: of the dearest unit that is refused for its price.
    `profit_before_losses`: after the deductions, before losses of earlier years. `loss_within_term`: of the usable.
    """

    equipment_units: tuple[Unit, ...] = ()
    equipment_extra_deduction: Decimal | None = figure("CNY")
    equipment_above_limit_by: Decimal | None = figure("CNY")
    loss_years: tuple[YearOfLoss, ...] = ()
    profit_before_losses: Decimal | None = figure("CNY")
    loss_within_term: Decimal | None = figure("CNY")
    loss_usable: Decimal | None = figure("CNY")
    loss_used: Decimal | None = figure("CNY")
    loss_remaining: Decimal | None = figure("CNY")
    loss_expired: Decimal | None = figure("CNY")
    new_loss: Decimal | None = figure("CNY")
    taxable_income: Decimal | None = figure("CNY")
    taxable_income_exact: Decimal | None = figure("CNY")


@dataclass(frozen=True, slots=True)
class Incomes:
    """What would be taxed without any relief, and with one more of them after the other; unrounded.

    `profit`: before losses of earlier years; it and `losses` are None where taxable income itself is told.
    """

    without: Decimal
    with_research: Decimal
    with_equipment: Decimal
    taxable: Decimal
    profit: Decimal | None = None
    losses: SetOff | None = None


def incomes(case: Incentives) -> Incomes | None:
    """None where the income of the year is not known."""
    if not asks(case, "cit"):
        return None
    if case.taxable_income is not None:
        taxable = max(ZERO, case.taxable_income)
        return Incomes(taxable, taxable, taxable, taxable)
    if case.income_before_incentives is None:
        return None
    return _from_components(case, case.income_before_incentives)


def _from_components(case: Incentives, income: Decimal) -> Incomes:
    with_research = income - super_deduction(case)
    profit = with_research - sum((unit.extra for unit in units(case)), ZERO)
    losses = set_off(case, profit)

    def after_losses(amount: Decimal) -> Decimal:
        return max(ZERO, max(ZERO, amount) - losses.within_term)

    return Incomes(
        without=after_losses(income),
        with_research=after_losses(with_research),
        with_equipment=after_losses(profit),
        taxable=max(ZERO, profit) - losses.used,
        profit=profit,
        losses=losses,
    )


def taxable_income(case: Incentives, found: Incomes | None) -> TaxableIncome:
    if found is None:
        return TaxableIncome()
    taxable = to_cent(found.taxable)
    if (losses := found.losses) is None or found.profit is None:
        return TaxableIncome(taxable_income=taxable, taxable_income_exact=found.taxable)
    equipment = units(case)
    return TaxableIncome(
        equipment_units=equipment,
        equipment_extra_deduction=to_cent(sum((unit.extra for unit in equipment), ZERO)),
        equipment_above_limit_by=_above_limit(equipment),
        loss_years=losses.years,
        profit_before_losses=found.profit,
        loss_within_term=losses.within_term,
        loss_usable=to_cent(losses.usable),
        loss_used=to_cent(losses.used),
        loss_remaining=to_cent(losses.usable - losses.used),
        loss_expired=to_cent(losses.expired),
        new_loss=to_cent(max(ZERO, -found.profit)),
        taxable_income=taxable,
        taxable_income_exact=found.taxable,
    )


def _above_limit(equipment: tuple[Unit, ...]) -> Decimal | None:
    too_dear = [unit.unit_margin for unit in equipment if unit.obstacle == "above_unit_limit" and unit.unit_margin]
    return -min(too_dear) if too_dear else None
