"""Points on which the law, or an answer, is not certain; each stands in the result beside the verdict."""

from collections.abc import Container

from calculators.hk_disposal.facts import Disposal
from calculators.hk_disposal.holding import Holding, pieces
from calculators.hk_disposal.lots import counted_from, is_trading_stock
from calculators.hk_disposal.outcome import OUTCOMES
from calculators.hk_disposal.periods import DAY
from calculators.hk_disposal.years import Years

WARNINGS = (
    "source_unconfirmed", "future_disposal", "accrual_year_differs", "dilution_check", "several_classes",
    "boundary_day", "same_day_lots", "cre_timing_unclear", "control_by_summed_chains", "circular_holdings",
    "gain_split_pro_rata",
)  # fmt: skip


def about_the_gain(case: Disposal, asked: Container[str], years: Years | None) -> set[str]:
    """`asked`: the conditions that came up; what lies behind the last of them is not read."""
    if years is None:
        return set()
    raised = {
        "future_disposal": case.as_of is not None and case.disposal_date > case.as_of,
        "source_unconfirmed": "onshore_gain" in asked and case.gain_source == "not_sure",
        "accrual_year_differs": years.gain != years.disposal,
    }
    return {caution for caution, holds in raised.items() if holds}


def about_the_holding(case: Disposal, held: Holding, reason: str) -> set[str]:
    raised = {
        "dilution_check": case.investee_equity_changed,
        "several_classes": case.investee_several_classes,
        "boundary_day": on_a_boundary(case, held),
        "same_day_lots": same_day_lots(case),
        "gain_split_pro_rata": OUTCOMES[reason][0] == "scheme_applies_in_part",
    }
    return {caution for caution, holds in raised.items() if holds} | held.related.warnings


def on_a_boundary(case: Disposal, held: Holding) -> bool:
    """A day more or less would change what counts: contract or completion, which date is meant?"""
    boundary = (held.period.start, held.period.start + DAY)
    lots = (lot for lot in (*held.own_lots, *held.related_lots) if lot.status in ("counts", "too_young"))
    deadline = held.left_overs.deadline if held.left_overs and held.met_by == "leftover" else None
    return case.disposal_date == deadline or any(lot.counted_from in boundary for lot in lots)


def same_day_lots(case: Disposal) -> bool:
    """The disposal takes part of what was bought on a day on which the law sees differing lots: the order decides."""
    taken = pieces(case.disposal_percent, case.lots, case.past_disposals)
    for day in {lot.acquired_on for lot, _ in taken}:
        lots = [lot for lot in case.lots if lot.acquired_on == day]
        kinds = {(is_trading_stock(lot, case.disposal_date), counted_from(lot, case.disposal_date)) for lot in lots}
        sold = sum(part for lot, part in taken if lot.acquired_on == day)
        if len(kinds) > 1 and sold < sum(lot.percent for lot in lots):
            return True
    return False
