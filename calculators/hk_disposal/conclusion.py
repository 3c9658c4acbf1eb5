"""From the holding test to the reason for the verdict, and the conditions it went through."""

from collections.abc import Iterable
from decimal import Decimal

from calculators.hk_disposal.facts import Disposal
from calculators.hk_disposal.holding import Holding, SliceOutcome, something_qualifies
from calculators.hk_disposal.property import property_excludes
from calculators.shared.result import Finding

NOT_OLD_ENOUGH: frozenset[SliceOutcome] = frozenset({"held_too_short", "borrowed_in"})


def reason_for(case: Disposal, held: Holding, property_share: tuple[Decimal, ...]) -> str:
    outcomes = {part.outcome for part in held.slices}
    if not something_qualifies(held):
        return _why_nothing_qualifies(outcomes)
    if property_excludes(property_share, case.disposal_date):
        return "property_holding"
    if not case.elect_scheme:
        return "not_elected"
    if all(part.qualifies for part in held.slices):
        return "long_held_leftovers" if held.met_by == "leftover" else "equity_holding_conditions_met"
    return _why_only_a_part(outcomes)


def _why_nothing_qualifies(outcomes: set[SliceOutcome]) -> str:
    if outcomes == {"trading_stock"}:
        return "trading_stock"
    if "leftover_too_late" in outcomes:
        return "leftover_outside_24_months"
    return "holding_percent_below_15" if "below_15_percent" in outcomes else "holding_period_not_met"


def _why_only_a_part(outcomes: set[SliceOutcome]) -> str:
    if "trading_stock" in outcomes:
        return "part_trading_stock"
    return "part_not_held_24_months" if outcomes & NOT_OLD_ENOUGH else "part_below_15_percent"


def holding_findings(held: Holding) -> list[Finding]:
    """Up to the one that leaves nothing qualifying; None where the slices of the disposal differ."""
    outcomes = [part.outcome for part in held.slices]
    stock = _common(outcome != "trading_stock" for outcome in outcomes)
    findings = [Finding("not_trading_stock", stock)]
    if stock is False:
        return findings
    old = _common(outcome not in NOT_OLD_ENOUGH for outcome in outcomes if outcome != "trading_stock")
    findings.append(Finding("held_24_months", old))
    if old is False:
        return findings
    enough = held.group >= held.floor
    findings.append(Finding("held_15_percent", enough))
    if not enough and held.left_overs:
        old_outcomes = [outcome for outcome in outcomes if outcome not in NOT_OLD_ENOUGH | {"trading_stock"}]
        findings.append(Finding("leftover_exception", _common(outcome == "leftover" for outcome in old_outcomes)))
    return findings


def _common(answers: Iterable[bool]) -> bool | None:
    """What all have in common; None where they differ."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None
