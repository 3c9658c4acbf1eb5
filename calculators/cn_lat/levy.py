"""The tax on one type, period, unit or transfer: increment, exemption, step, quick deduction (dossier 1.e)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.cn_lat.exemption import break_even_revenue, is_exempt, last_exempt_revenue
from calculators.cn_lat.rate_table import Step, Table, quick_tax, ratio_slices, step_at
from calculators.shared.brackets import Slice
from calculators.shared.exact import cut, half_up, settled, unrounded
from calculators.shared.result import figure


@dataclass(frozen=True, slots=True)
class StepSlice:
    """One step of the table as far as the increment reaches it; amounts in yuan, unrounded. The taxes add up."""

    above_percent: Decimal = figure("percent")
    up_to_percent: Decimal | None = figure("percent")
    rate: Decimal = figure("percent")
    increment: Decimal = figure("CNY")
    tax: Decimal = figure("CNY")


@dataclass(frozen=True, kw_only=True)
class Levied:
    """Money half-up to 0.01; the `exact_*` figures are unrounded, and the tax follows from them:
    exact_increment * rate / 100 - exact_deductions * quick_deduction / 100. A mixin: the slots are those of the result.
    """

    __slots__ = ()

    total_deductions: Decimal | None = figure("CNY")
    increment: Decimal | None = figure("CNY")
    increment_ratio: Decimal | None = figure("percent")
    exempt: bool | None = None
    rate: Decimal | None = figure("percent")
    quick_deduction: Decimal | None = figure("percent")
    tax_due: Decimal | None = figure("CNY")

    exact_revenue: Decimal | None = figure("CNY")
    exact_deductions: Decimal | None = figure("CNY")
    exact_increment: Decimal | None = figure("CNY")
    slices: tuple[StepSlice, ...] = ()
    next_step_above_revenue: Decimal | None = figure("CNY")  # None in the last step
    exemption_limit: Decimal | None = figure("percent")  # None: no exemption is open
    exempt_up_to_revenue: Decimal | None = figure("CNY")  # cut to 0.01: one more fen and the whole increment is taxed
    worse_off_up_to_revenue: Decimal | None = figure("CNY")  # where as much is left as at the line


def levied(revenue: Decimal, deductions: Decimal, table: Table, exempt_up_to: Decimal | None = None) -> dict[str, Any]:
    """The fields of Levied. Deductions must be above zero (else the answer is the error `deductions_zero`).

    `exempt_up_to`: the exemption's line in percent of the deductions, None where none is open.
    """
    increment = revenue - deductions
    ratio = settled(increment / deductions * 100)
    exempt = is_exempt(ratio, exempt_up_to)
    step = step_at(ratio, table)
    return {
        "total_deductions": half_up(deductions),
        "increment": half_up(increment),
        "increment_ratio": half_up(ratio),
        "exempt": exempt,
        **(_nothing() if exempt or ratio <= 0 else _tax(increment, deductions, step)),
        "slices": () if exempt else tuple(_shown(part, deductions) for part in ratio_slices(ratio, table)),
        "exact_revenue": unrounded(revenue),
        "exact_deductions": unrounded(deductions),
        "exact_increment": unrounded(increment),
        "next_step_above_revenue": None if step.up_to is None else cut(deductions * (1 + step.up_to / 100)),
        **({} if exempt_up_to is None else _line(deductions, exempt_up_to, table)),
    }


def tax_alone(revenue: Decimal, deductions: Decimal, table: Table, exempt_up_to: Decimal | None) -> Decimal:
    """The `tax_due` of levied."""
    increment = revenue - deductions
    ratio = settled(increment / deductions * 100)
    if ratio <= 0 or is_exempt(ratio, exempt_up_to):
        return Decimal("0.00")
    return half_up(quick_tax(increment, deductions, step_at(ratio, table)))


def no_levy() -> dict[str, Any]:
    """Nothing sold and no revenue: every amount 0, no ratio, nothing to exempt."""
    money = ("total_deductions", "increment", "exact_revenue", "exact_deductions", "exact_increment")
    return dict.fromkeys(money, Decimal("0.00")) | {"exempt": False} | _nothing()


def _nothing() -> dict[str, Any]:
    return {"rate": Decimal(0), "quick_deduction": Decimal(0), "tax_due": Decimal("0.00")}


def _tax(increment: Decimal, deductions: Decimal, step: Step) -> dict[str, Any]:
    return {
        "rate": step.rate,
        "quick_deduction": step.quick_deduction,
        "tax_due": half_up(quick_tax(increment, deductions, step)),
    }


def _shown(part: Slice, deductions: Decimal) -> StepSlice:
    increment, tax = deductions * part.amount / 100, deductions * part.tax / 100
    return StepSlice(part.above, part.up_to, unrounded(part.rate * 100), unrounded(increment), unrounded(tax))


def _line(deductions: Decimal, limit: Decimal, table: Table) -> dict[str, Any]:
    return {
        "exemption_limit": limit,
        "exempt_up_to_revenue": cut(last_exempt_revenue(deductions, limit)),
        "worse_off_up_to_revenue": half_up(break_even_revenue(deductions, limit, table)),
    }
