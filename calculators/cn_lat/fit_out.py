"""Fit-out and loose items in the development cost: draft art. 4, interpretation s. 4.

Fixed fit-out counts if the sales contract says that the price includes it; loose items (appliances, furniture) only if
besides that every condition of a full-fit-out sale holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_lat.property_types import PropertyType
from calculators.shared.result import Finding

FIT_OUT_CONDITIONS = ("price_includes_fit_out", "full_fit_out_conditions_met")


@dataclass(frozen=True, kw_only=True)
class FitOutFacts:
    """Asked where some type has a fit-out. A mixin: the slots are those of the scenario's facts."""

    __slots__ = ()

    fit_out_in_contract: bool = True
    full_fit_out_conditions_met: bool = False


@dataclass(frozen=True, slots=True)
class FitOut:
    """What the answers let into the development cost. `findings` hold only the conditions that came up."""

    fixed_counts: bool
    movables_count: bool
    findings: tuple[Finding, ...]

    def counted(self, item: PropertyType) -> Decimal:
        fixed = item.fit_out_cost if self.fixed_counts else Decimal(0)
        return fixed + (movables(item) if self.movables_count else 0)

    def denied(self, item: PropertyType) -> Decimal:
        return item.fit_out_cost + movables(item) - self.counted(item)


def movables(item: PropertyType) -> Decimal:
    """Loose items are asked for only beside a fit-out."""
    return item.movable_items_cost if item.fit_out_cost > 0 else Decimal(0)


def some_fit_out(types: Sequence[PropertyType]) -> bool:
    return any(item.fit_out_cost > 0 for item in types)


def movables_may_count(types: Sequence[PropertyType], fit_out_in_contract: bool = True) -> bool:
    return fit_out_in_contract and any(movables(item) > 0 for item in types)


def fit_out(case: FitOutFacts, types: Sequence[PropertyType]) -> FitOut:
    if not some_fit_out(types):
        return FitOut(fixed_counts=False, movables_count=False, findings=())
    included = case.fit_out_in_contract
    findings = (Finding("price_includes_fit_out", included),)
    if not movables_may_count(types, included):
        return FitOut(included, movables_count=False, findings=findings)
    full = case.full_fit_out_conditions_met
    return FitOut(included, full, (*findings, Finding("full_fit_out_conditions_met", full)))
