"""Sale of an old house: is it one, is it exempt, and the tax of each registration unit. Draft art. 9.

`__all__` lists what the questions name, wherever it is worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.answer import Answer, Conflict
from calculators.cn_lat.holding import (
    ACQUISITION_KINDS,
    HOLDING_CONDITIONS,
    Holding,
    HoldingFacts,
    OldHouseReason,
    Route,
    holding,
    not_old_yet,
)
from calculators.cn_lat.registration_unit import (
    INVOICE_KINDS,
    RegistrationUnit,
    UnitTax,
    sold_before_bought,
    unit_given_twice,
    unit_tax,
)
from calculators.cn_lat.rules import RULES
from calculators.shared.exact import exactly
from calculators.shared.refusal import refuse
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

__all__ = [
    "ACQUISITION_KINDS",
    "CONDITIONS",
    "DEDUCTION_METHODS",
    "INVOICE_KINDS",
    "SELLER_KINDS",
    "VERDICTS",
    "OldHouse",
    "RegistrationUnit",
    "Result",
    "assess",
    "by_appraisal",
    "by_invoice",
    "holding",
    "individual_residence",
    "no_rules_that_day",
    "not_old_yet",
    "sold_before_bought",
    "unit_given_twice",
]

SELLER_KINDS = ("entity", "individual")
DEDUCTION_METHODS = ("invoice", "appraisal", "none")
Verdict = Literal[
    "not_old",
    "individual_housing",
    "classified",
    "tax",
    "no_tax",
    "assessment_required",
    "deductions_zero",
    "no_rules_that_day",
]
VERDICTS = get_args(Verdict)
CONDITIONS = (*HOLDING_CONDITIONS, "individual_dwelling")


@dataclass(frozen=True, slots=True, kw_only=True)
class OldHouse(HoldingFacts):
    """Without a deduction method, or without a unit, the answer is the classification alone."""

    seller_kind: str = "entity"
    is_residence: bool = False
    affordable_housing_source: bool = False
    deduction_method: str | None = None
    registration_units: tuple[RegistrationUnit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    verdict: Verdict
    is_old_house: bool | None = None
    old_house_reason: OldHouseReason | None = None
    earliest_old_house_date: date | None = None
    route_to: Route | None = None
    deduction_method_applied: str | None = None
    exempt: bool | None = None
    exempt_reason: Literal["individual_housing"] | None = None
    by_registration_unit: Mapping[str, UnitTax] = field(default_factory=dict)
    rows: tuple[UnitTax, ...] = ()  # the registration units in order
    total_tax_due: Decimal | None = figure("CNY")

    five_years_on: date | None = None
    days_to_old_house: int | None = figure("day")


def no_rules_that_day(transfer_date: date) -> bool:
    return RULES.on(transfer_date) is None


def individual_residence(transfer_date: date, seller_kind: str = "entity", is_residence: bool = False) -> bool:
    """Caishui [2008] 137: an individual's dwelling is exempt, whatever the increment."""
    rules = RULES.on(transfer_date)
    if rules is None or seller_kind != "individual" or not is_residence:
        return False
    since: date = rules.exemption.individual_housing_since
    return transfer_date >= since


def by_appraisal(deduction_method: str | None = None) -> bool:
    return deduction_method == "appraisal"


def by_invoice(deduction_method: str | None = None) -> bool:
    return deduction_method == "invoice"


@exactly
def assess(case: OldHouse) -> Result:
    rules = RULES.on(case.transfer_date)
    if rules is None:
        return Result(errors=("no_rules_that_day",), verdict="no_rules_that_day")
    held = holding(case)
    decided = _classification(case, held)
    if not held.is_old:
        return Result(verdict="not_old", conditions=held.findings, **decided)
    residence = case.seller_kind == "individual" and case.is_residence
    findings = (*held.findings, Finding("individual_dwelling", residence))
    if individual_residence(case.transfer_date, case.seller_kind, residence):
        return Result(verdict="individual_housing", conditions=findings, **decided, **_individual_housing())
    decided |= {"exempt": False, "deduction_method_applied": case.deduction_method, "conditions": findings}
    if case.deduction_method == "none":
        return Result(errors=("assessment_required",), verdict="assessment_required", **decided)
    if case.deduction_method is None or not case.registration_units:
        return Result(verdict="classified", **decided)
    return _taxed(case, rules, decided)


def _classification(case: OldHouse, held: Holding) -> dict[str, Any]:
    to_go = None if held.earliest is None else max((held.earliest - case.transfer_date).days, 0)
    conflicts: tuple[Conflict, ...] = ()
    if held.is_old and case.transfer_date == held.five_years_on:
        conflicts = ("anniversary_day",)
    return {
        "is_old_house": held.is_old,
        "old_house_reason": held.reason,
        "earliest_old_house_date": held.earliest,
        "route_to": held.route,
        "open_conflicts": conflicts,
        "five_years_on": held.five_years_on,
        "days_to_old_house": to_go,
    }


def _individual_housing() -> dict[str, Any]:
    return {"exempt": True, "exempt_reason": "individual_housing", "total_tax_due": Decimal("0.00")}


def _taxed(case: OldHouse, rules: Snapshot, decided: dict[str, Any]) -> Result:
    limit = _exempt_up_to(case, rules)
    rows: list[UnitTax] = []
    refuse(unit_given_twice, case.registration_units)
    for unit in case.registration_units:
        if by_invoice(case.deduction_method):
            refuse(sold_before_bought, unit.invoice_date, unit.sale_invoice_date)
        row = unit_tax(unit, by_appraisal(case.deduction_method), rules, limit)
        if row is None:
            return Result(errors=("deductions_zero",), verdict="deductions_zero", **decided)
        rows.append(row)
    total = sum((row.tax_due for row in rows if row.tax_due is not None), Decimal("0.00"))
    return Result(
        verdict="tax" if total else "no_tax",
        by_registration_unit={row.unit_id: row for row in rows},
        rows=tuple(rows),
        total_tax_due=total,
        **decided,
    )


def _exempt_up_to(case: OldHouse, rules: Snapshot) -> Decimal | None:
    """70/2023, entities only. The line of ordinary homes does not hold for old houses."""
    if case.seller_kind != "entity" or not case.affordable_housing_source:
        return None
    exemptions = rules.exemption
    return exemptions.affordable_housing_source if "affordable_housing_source" in exemptions else None
