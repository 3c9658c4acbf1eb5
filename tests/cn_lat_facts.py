"""Facts of cn_lat from plain values, and the scenario that decides them."""

from datetime import date
from types import ModuleType
from typing import Any

from calculators.cn_lat import (
    clearance,
    clearing_conditions,
    clearing_unit,
    land_allocation,
    land_or_wip_transfer,
    old_house,
    post_clearance_sale,
    prepayment,
    transition,
)
from tests.canonical import built

TODAY = date(2026, 11, 21)
SUGGESTED_TODAY = ("as_of_date", "transfer_date", "tax_date")
SCENARIOS: dict[str, tuple[ModuleType, type]] = {
    "clearing_conditions": (clearing_conditions, clearing_conditions.ClearingConditions),
    "clearing_unit": (clearing_unit, clearing_unit.ClearingUnit),
    "land_allocation": (land_allocation, land_allocation.LandAllocation),
    "clearance": (clearance, clearance.Clearance),
    "post_clearance_sale": (post_clearance_sale, post_clearance_sale.PostClearanceSale),
    "land_or_wip_transfer": (land_or_wip_transfer, land_or_wip_transfer.LandOrWipTransfer),
    "old_house": (old_house, old_house.OldHouse),
    "prepayment": (prepayment, prepayment.Prepayment),
    "transition": (transition, transition.Transition),
}


def facts(of: type, given: dict[str, Any]) -> Any:
    """A day left out is today, as the caller suggests it; other facts take their defaults or stay unset."""
    suggested = {name: TODAY for name in SUGGESTED_TODAY if name in of.__dataclass_fields__}  # type: ignore[attr-defined]
    return built(of, suggested | given)


def assess(scenario: str, **given: Any) -> Any:
    module, of = SCENARIOS[scenario]
    return module.assess(facts(of, given))
