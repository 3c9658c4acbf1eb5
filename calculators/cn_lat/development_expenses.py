"""Development expenses (房地产开发费用): actual interest and 5 %, or 10 %. Draft art. 5, interpretation s. 5.

Actual interest needs a loan that serves the project alone, in form and substance, and the institution's proof.
One method holds for the whole unit.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from calculators.cn_lat.answer import Caution
from calculators.shared.exact import unrounded
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

EXPENSE_METHODS = ("best", "actual_plus_5", "flat_10")
ExpenseMethod = Literal["actual_plus_5", "flat_10", "none"]  # none: no such deduction (land transfers)

INTEREST_CONDITIONS = ("interest_paid", "loan_project_specific", "financial_institution_proof")


@dataclass(frozen=True, kw_only=True)
class Interest:
    """The facts, in yuan. A mixin: the slots are those of the scenario's facts."""

    __slots__ = ()

    interest_expense: Decimal = Decimal(0)
    interest_ineligible: Decimal = Decimal(0)
    loan_project_specific: bool = False
    financial_institution_proof: bool = False
    development_expense_method: str = "best"


@refusal("out_of_range", fact="interest_ineligible")
def ineligible_exceeds_interest(interest_ineligible: Decimal, interest_expense: Decimal) -> bool:
    return interest_ineligible > interest_expense


@dataclass(frozen=True, slots=True)
class Expenses:
    """The method chosen: `interest` as paid, and `percent` of land payment and development cost beside it."""

    method: ExpenseMethod
    interest: Decimal
    percent: Decimal
    base: Decimal
    eligible_interest: Decimal
    break_even: Decimal
    findings: tuple[Finding, ...] = ()
    not_eligible: bool = False  # actual interest was wanted but its conditions are not met

    @property
    def warnings(self) -> tuple[Caution, ...]:
        return ("interest_not_eligible",) if self.not_eligible else ()

    def on(self, base: Decimal, interest_share: Decimal = Decimal(1)) -> Decimal:
        """Of a type with land payment and development cost `base`, and its part of the interest."""
        return self.interest * interest_share + base * self.percent / 100

    def shown(self) -> dict[str, Any]:
        return {
            "expense_base": unrounded(self.base),
            "eligible_interest": unrounded(self.eligible_interest),
            "interest_break_even": unrounded(self.break_even),
            "interest_deducted": unrounded(self.interest),
            "development_expense_percent": self.percent,
        }


@dataclass(frozen=True, kw_only=True)
class ExpenseWorkings:
    """interest_deducted + expense_base * development_expense_percent / 100, of the whole unit. A mixin."""

    __slots__ = ()

    expense_base: Decimal | None = figure("CNY")  # land payment and development cost
    eligible_interest: Decimal | None = figure("CNY")
    interest_break_even: Decimal | None = figure("CNY")  # eligible interest above it is worth more than the flat rate
    interest_deducted: Decimal | None = figure("CNY")
    development_expense_percent: Decimal | None = figure("percent")


NO_EXPENSES = Expenses("none", Decimal(0), Decimal(0), Decimal(0), Decimal(0), Decimal(0))


def choose(case: Interest, base: Decimal, rules: Snapshot) -> Expenses:
    """By the method asked for, where it is open; "best" takes actual interest only if it is worth more."""
    flat, beside = rules.development_expenses.flat, rules.development_expenses.beside_interest
    break_even = base * (flat - beside) / 100
    findings, paid = _conditions(case)
    eligible = paid if paid is not None else Decimal(0)
    wanted = case.development_expense_method
    worth_more = eligible > break_even
    if paid is not None and (wanted == "actual_plus_5" or (wanted == "best" and worth_more)):
        return Expenses("actual_plus_5", eligible, beside, base, eligible, break_even, findings)
    refused = paid is None and (wanted == "actual_plus_5" or (wanted == "best" and case.interest_expense > 0))
    return Expenses("flat_10", Decimal(0), flat, base, eligible, break_even, findings, refused)


def _conditions(case: Interest) -> tuple[tuple[Finding, ...], Decimal | None]:
    """The conditions of actual interest, and the eligible amount where they are met."""
    if case.interest_expense <= 0:
        return (Finding("interest_paid", False),), None
    refuse(ineligible_exceeds_interest, case.interest_ineligible, case.interest_expense)
    specific, proof = case.loan_project_specific, case.financial_institution_proof
    findings = (
        Finding("interest_paid", True),
        Finding("loan_project_specific", specific),
        Finding("financial_institution_proof", proof),
    )
    eligible = case.interest_expense - case.interest_ineligible
    return findings, eligible if specific and proof else None
