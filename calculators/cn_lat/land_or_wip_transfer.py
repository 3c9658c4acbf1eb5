"""Transfer of land or of construction in progress: draft art. 7, interpretation s. 7, 110/1995 art. 6.

`__all__` lists what the questions name, wherever it is worked out.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.answer import Answer
from calculators.cn_lat.development_expenses import (
    EXPENSE_METHODS,
    INTEREST_CONDITIONS,
    NO_EXPENSES,
    ExpenseMethod,
    Expenses,
    ExpenseWorkings,
    Interest,
    choose,
    ineligible_exceeds_interest,
)
from calculators.cn_lat.levy import Levied, levied
from calculators.cn_lat.rate_table import steps
from calculators.cn_lat.related_taxes import STAMP_DUTY_ACCOUNTS, RelatedTaxes, TaxWorkings, tax_parts
from calculators.cn_lat.rules import latest
from calculators.shared.exact import exactly, half_up
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

__all__ = [
    "CONDITIONS",
    "EXPENSE_METHODS",
    "STAMP_DUTY_ACCOUNTS",
    "TRANSFER_OBJECTS",
    "VERDICTS",
    "LandOrWipTransfer",
    "Result",
    "as_wip",
    "assess",
    "ineligible_exceeds_interest",
    "transfer_class",
]

TRANSFER_OBJECTS = ("land_with_construction", "land_only")
TransferClass = Literal["land", "land_and_structures", "wip", "completed_property"]
DeniedItem = Literal["add_on_on_land", "development_expenses"]
Verdict = Literal["tax", "no_tax", "completed_property", "deductions_zero"]
VERDICTS = get_args(Verdict)
CONDITIONS = (
    "something_stands_on_the_land",
    "not_completed",
    "start_permits_complete",
    "substantive_construction",
    *INTEREST_CONDITIONS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LandOrWipTransfer(Interest, RelatedTaxes):
    """`development_cost` with demolition: nothing is shared out here."""

    transfer_object: str
    completed: bool
    start_permits_complete: bool
    substantive_construction: bool
    is_developer: bool = True
    revenue_ex_vat: Decimal
    land_cost: Decimal
    development_cost: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer, Levied, ExpenseWorkings, TaxWorkings):
    """`refused_expenses`: what a transfer as construction in progress would have let deduct beside it, at the flat
    rate. `must_clear_condition`: the condition of the must-clear list that the transfer meets.
    """

    verdict: Verdict
    transfer_class: TransferClass
    denied_items: tuple[DeniedItem, ...] = ()
    development_expense_method: ExpenseMethod | None = None
    land_cost: Decimal | None = figure("CNY")
    development_cost: Decimal | None = figure("CNY")
    development_expenses: Decimal | None = figure("CNY")
    add_on_deduction: Decimal | None = figure("CNY")
    related_taxes: Decimal | None = figure("CNY")
    transferee_add_on_allowed: bool | None = None

    add_on_percent: Decimal | None = figure("percent")  # of the development cost; 0 for others than developers
    refused_expenses: Decimal | None = figure("CNY")
    must_clear_condition: Literal["whole_unfinished_transfer", "direct_land_transfer"] | None = None


def transfer_class(case: LandOrWipTransfer) -> TransferClass:
    """Each answer may settle the class: what follows it is not read."""
    if case.transfer_object == "land_only":
        return "land"
    if case.completed:
        return "completed_property"
    return "wip" if case.start_permits_complete and case.substantive_construction else "land_and_structures"


def as_wip(case: LandOrWipTransfer) -> bool:
    return transfer_class(case) == "wip"


@exactly
def assess(case: LandOrWipTransfer) -> Result:
    class_, rules = transfer_class(case), latest()
    if class_ == "completed_property":
        return Result(verdict=class_, transfer_class=class_, conditions=_findings(case))
    base = case.land_cost + case.development_cost
    expenses = choose(case, base, rules) if class_ == "wip" else NO_EXPENSES
    decided = _decided(case, class_, expenses)
    add_on_percent = rules.add_on if case.is_developer else Decimal(0)
    add_on, taxes = case.development_cost * add_on_percent / 100, tax_parts(case)
    deductions = base + expenses.on(base) + add_on + taxes.total
    if deductions <= 0:
        return Result(errors=("deductions_zero",), verdict="deductions_zero", **decided)
    levy = levied(case.revenue_ex_vat, deductions, steps(rules))
    return Result(
        verdict="tax" if levy["tax_due"] else "no_tax",
        open_conflicts=("add_on_of_land_transfer",) if add_on and class_ != "wip" else (),
        land_cost=half_up(case.land_cost),
        development_cost=half_up(case.development_cost),
        development_expenses=half_up(expenses.on(base)),
        add_on_deduction=half_up(add_on),
        related_taxes=half_up(taxes.total),
        add_on_percent=add_on_percent,
        refused_expenses=_refused_expenses(class_, base, rules),
        transferee_add_on_allowed=True,
        must_clear_condition="direct_land_transfer" if class_ == "land" else "whole_unfinished_transfer",
        **decided,
        **levy,
        **taxes.shown(),
        **expenses.shown(),
    )


def _decided(case: LandOrWipTransfer, class_: TransferClass, expenses: Expenses) -> dict[str, Any]:
    """Before any amount. The price of the land never gets the add-on here; the buyer gets it later."""
    return {
        "transfer_class": class_,
        "denied_items": ("add_on_on_land",) if class_ == "wip" else ("add_on_on_land", "development_expenses"),
        "development_expense_method": expenses.method,
        "conditions": (*_findings(case), *expenses.findings),
        "warnings": expenses.warnings,
    }


def _refused_expenses(class_: TransferClass, base: Decimal, rules: Snapshot) -> Decimal | None:
    if class_ != "land_and_structures":
        return None
    return half_up(base * rules.development_expenses.flat / 100)


def _findings(case: LandOrWipTransfer) -> tuple[Finding, ...]:
    """Up to the one that settles the class."""
    if case.transfer_object == "land_only":
        return (Finding("something_stands_on_the_land", met=False),)
    findings = [Finding("something_stands_on_the_land", met=True), Finding("not_completed", not case.completed)]
    if not case.completed:
        findings.append(Finding("start_permits_complete", case.start_permits_complete))
        if case.start_permits_complete:
            findings.append(Finding("substantive_construction", case.substantive_construction))
    return tuple(findings)
