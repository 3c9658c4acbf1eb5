"""Which property is an old house (旧房): draft art. 9(1), interpretation s. 9."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculators.cn_lat.rules import RULES
from calculators.shared.days import days_after
from calculators.shared.months import years_after
from calculators.shared.result import Finding
from calculators.shared.rules import Snapshot

ACQUISITION_KINDS = ("acquired_externally", "self_built_non_development", "developed_then_held")
OldHouseReason = Literal[
    "external_acquisition",
    "self_built_non_development",
    "held_five_years_after_clearance",
    "whole_project_held_five_years",
    "not_old",
]
HOLDING_CONDITIONS = (
    "external_acquisition",
    "self_built_non_development",
    "held_five_years",
    "whole_project_leased_or_self_used",
    "after_clearance_conclusion",
)
Route = Literal["post_clearance_sale", "clearance"]


@dataclass(frozen=True, kw_only=True)
class HoldingFacts:
    """`fixed_asset_date`: booked as fixed asset or investment property. A mixin: the slots are those of the facts."""

    __slots__ = ()

    acquisition_kind: str
    transfer_date: date
    fixed_asset_date: date
    whole_project_leased_or_self_used: bool = False
    clearance_conclusion_date: date | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """`earliest`: the first day on which it is an old house, None where none can be named yet (or none is needed)."""

    reason: OldHouseReason
    five_years_on: date | None = None
    earliest: date | None = None
    route: Route | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_old(self) -> bool:
        return self.reason != "not_old"


def holding(case: HoldingFacts) -> Holding:
    """Before the tax began nothing is an old house."""
    rules = RULES.on(case.transfer_date)
    if rules is None:
        return Holding("not_old")
    if case.acquisition_kind == "acquired_externally":
        return Holding("external_acquisition", findings=(Finding("external_acquisition", met=True),))
    if case.acquisition_kind == "self_built_non_development":
        return Holding("self_built_non_development", findings=(Finding("self_built_non_development", met=True),))
    return _developed_then_held(case, rules)


def _developed_then_held(case: HoldingFacts, rules: Snapshot) -> Holding:
    """Five years as a fixed asset and a transfer after the conclusion of the clearance; the day of the conclusion is
    not after it. A project wholly let or self-used needs no conclusion.
    """
    five_years_on = years_after(case.fixed_asset_date, rules.held_years)
    whole, concluded = case.whole_project_leased_or_self_used, case.clearance_conclusion_date
    after = concluded is not None and case.transfer_date > concluded
    earliest = five_years_on if whole else _after_conclusion(five_years_on, concluded)
    findings = (
        Finding("held_five_years", case.transfer_date >= five_years_on),
        Finding("whole_project_leased_or_self_used", whole),
        *(() if whole else (Finding("after_clearance_conclusion", after),)),
    )
    if earliest is None or case.transfer_date < earliest:
        return Holding("not_old", five_years_on, earliest, "post_clearance_sale" if after else "clearance", findings)
    reason: OldHouseReason = "whole_project_held_five_years" if whole else "held_five_years_after_clearance"
    return Holding(reason, five_years_on, earliest, findings=findings)


def _after_conclusion(five_years_on: date, concluded: date | None) -> date | None:
    return None if concluded is None else max(five_years_on, days_after(concluded, 1))


def not_old_yet(holding: Holding) -> bool:
    return not holding.is_old
