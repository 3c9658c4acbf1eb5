"""Exempt up to a line, taxed whole above it: Regulations art. 8(1), Rules art. 11; old houses 70/2023.

Just above the line the tax jumps from nothing to the first step's rate on the whole increment, so that the seller is
worse off than at the line until the revenue has risen well beyond it.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.cn_lat.property_types import ORDINARY
from calculators.cn_lat.rate_table import Table, step_at
from calculators.shared.result import Finding
from calculators.shared.rules import Snapshot

EXEMPTION_CONDITIONS = ("ordinary_residential", "separately_accounted", "increment_within_exemption")


def ordinary_limit(type_: str, separately_accounted: bool, rules: Snapshot) -> Decimal | None:
    """The line in percent of the deductions, for ordinary homes whose accounts are kept apart; None for all else."""
    if type_ != ORDINARY or not separately_accounted:
        return None
    limit: Decimal = rules.exemption.ordinary_homes
    return limit


def ordinary_findings(type_: str, separately_accounted: bool, levy: Mapping[str, Any]) -> tuple[Finding, ...]:
    """`levy`: the fields of Levied. Without an increment the line does not matter."""
    if type_ != ORDINARY:
        return (Finding("ordinary_residential", False),)
    if not separately_accounted:
        return (Finding("ordinary_residential", True), Finding("separately_accounted", False))
    return (
        Finding("ordinary_residential", True),
        Finding("separately_accounted", True),
        Finding("increment_within_exemption", levy["exempt"] if levy["exact_increment"] > 0 else None),
    )


def is_exempt(ratio: Decimal, limit: Decimal | None) -> bool:
    """Without an increment there is nothing to exempt."""
    return limit is not None and 0 < ratio <= limit


def last_exempt_revenue(deductions: Decimal, limit: Decimal) -> Decimal:
    return deductions * (1 + limit / 100)


def break_even_revenue(deductions: Decimal, limit: Decimal, table: Table) -> Decimal:
    """The revenue at which as much is left after tax as at the line, related taxes taken as they are.

    R - rate (R - D) + quick D = (1 + limit) D, within the step in which the line lies.
    """
    step = step_at(limit, table)
    return deductions * (100 + limit - step.rate - step.quick_deduction) / (100 - step.rate)
