"""Is a lot regarded as trading stock, and from when to when?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from calculators.hk_disposal.periods import DAY, complete_on
from calculators.hk_disposal.rules import RULES, figures
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure

__all__ = [
    "CONDITIONS", "TRIGGERS", "VERDICTS", "WARNINGS", "Result", "TradingStock", "appropriated_before_stock", "assess",
    "starts_with_a_sale", "triggered",
]  # fmt: skip

TRIGGERS = ("none", "unrealised_fair_value", "diminution_provision", "same_lot_disposal")
"""What was brought into account for tax: of the lot itself, or of interests bought with it on one occasion."""
Verdict = Literal["never_trading_stock", "trading_stock", "may_become_trading_stock", "no_longer_trading_stock"]
VERDICTS = get_args(Verdict)
CONDITIONS = ("brought_into_account", "amount_final", "not_appropriated")
WARNINGS = ("may_become_trading_stock",)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradingStock:
    """`trading_stock_amount_final`: in an assessment that is final and conclusive, or in an issued computation of
    losses. `same_lot_disposed_on`: when others of the lot were actually sold."""

    trading_stock_trigger: str = "none"
    trading_stock_amount_final: bool = False
    trading_stock_basis_period_start: date | None = None
    same_lot_disposed_on: date | None = None
    appropriated_on: date | None = None
    appropriation_market_value_taxed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`disregarded_to`: the day of an appropriation that counts; the lot counts from the day after, and is held long
    enough on `held_24_months_on`."""

    verdict: Verdict
    regarded_as_trading_stock: bool
    disregarded_from: date | None = None
    disregarded_to: date | None = None
    counted_from: date | None = None
    reference_months: int | None = figure("month")
    held_24_months_on: date | None = None
    conditions: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


def triggered(trading_stock_trigger: str) -> bool:
    return trading_stock_trigger != "none"


def starts_with_a_sale(trading_stock_trigger: str) -> bool:
    """From the actual sale of the others of the lot, else from the first day of the basis period concerned."""
    return trading_stock_trigger == "same_lot_disposal"


@refusal("date_order", fact="appropriated_on")
def appropriated_before_stock(
    appropriated_on: date | None,
    trading_stock_trigger: str,
    trading_stock_basis_period_start: date | None,
    same_lot_disposed_on: date | None,
) -> bool:
    by_sale = starts_with_a_sale(trading_stock_trigger)
    start = same_lot_disposed_on if by_sale else trading_stock_basis_period_start
    return appropriated_on is not None and start is not None and appropriated_on < start


def assess(case: TradingStock) -> Result:
    if not triggered(case.trading_stock_trigger):
        return _undisturbed("never_trading_stock", Finding("brought_into_account", False))
    brought = Finding("brought_into_account", True)
    if not case.trading_stock_amount_final:
        return _undisturbed("may_become_trading_stock", brought, Finding("amount_final", False))
    by_sale = starts_with_a_sale(case.trading_stock_trigger)
    start = case.same_lot_disposed_on if by_sale else case.trading_stock_basis_period_start
    ceased = _appropriated(case)
    months = figures(start or RULES.checked).reference_months
    since = ceased and ceased + DAY
    return Result(
        verdict="no_longer_trading_stock" if ceased else "trading_stock",
        regarded_as_trading_stock=ceased is None,
        disregarded_from=start,
        disregarded_to=ceased,
        counted_from=since,
        reference_months=months,
        held_24_months_on=since and complete_on(since, months),
        conditions=(brought, Finding("amount_final", True), Finding("not_appropriated", ceased is None)),
    )


def _appropriated(case: TradingStock) -> date | None:
    """Out of trading stock only if the market value of that day was brought in as a receipt (IRO s. 15BA(2))."""
    day = case.appropriated_on
    if day is None:
        return None
    refuse(
        appropriated_before_stock,
        day,
        case.trading_stock_trigger,
        case.trading_stock_basis_period_start,
        case.same_lot_disposed_on,
    )
    return day if case.appropriation_market_value_taxed else None


def _undisturbed(verdict: Verdict, *conditions: Finding) -> Result:
    warnings = WARNINGS if verdict == "may_become_trading_stock" else ()
    return Result(verdict=verdict, regarded_as_trading_stock=False, conditions=conditions, warnings=warnings)
