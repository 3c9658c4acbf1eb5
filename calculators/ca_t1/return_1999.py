"""The T1 General of 1999 in Ontario (scenario `return_1999`): the form of the 1999 guide with its 3-digit lines.

The guide's two families come out line by line, its own slips set right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.ca_t1.amounts import excess, percent_of, total
from calculators.ca_t1.balance import Verdict
from calculators.ca_t1.child_care import lower_income_is_the_spouse, weeks_beyond_the_year
from calculators.ca_t1.deadlines import next_business_day
from calculators.ca_t1.facts import EXCEPTION_MONTHS, EXCEPTION_WEEKS, MARITAL_STATUSES, SPOUSE_EXCEPTIONS
from calculators.ca_t1.facts_1999 import Child, Return1999, T4Slip
from calculators.ca_t1.form_1999 import (
    YEAR,
    YEAR_END,
    Credits,
    Figures,
    Income,
    Refundable,
    Tax,
    credits_of,
    figures_of_1999,
    income_of,
    net_before_child_care,
    refundable_of,
    spouse_studies,
    tax_of,
)
from calculators.ca_t1.guide_1999 import Guide, guide
from calculators.ca_t1.income import tax_above_pay
from calculators.ca_t1.pension import PLAUSIBLE
from calculators.ca_t1.rules import RULES, tax_rules
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure

__all__ = [
    "EXCEPTION_MONTHS",
    "EXCEPTION_WEEKS",
    "MARITAL_STATUSES",
    "RULES",
    "SPOUSE_EXCEPTIONS",
    "Child",
    "Result",
    "Return1999",
    "T4Slip",
    "arrives_after_1999",
    "assess",
    "born_after_1999",
    "cpp_beyond_maximum_of_1999",
    "lower_income_is_the_spouse",
    "net_before_child_care",
    "no_months_of_school",
    "part_of_the_year",
    "tax_above_pay",
    "weeks_beyond_the_year",
]

CONDITIONS = ("resident_all_year", "child_care_lower_income", "child_care_exception")


@dataclass(frozen=True, kw_only=True)
class Result(Guide, Refundable, Tax, Credits, Income, Figures):
    """The whole return. `conditions`: ids of CONDITIONS, as far as they arise."""

    verdict: Verdict
    conditions: tuple[Finding, ...]
    line_437: Decimal = figure("CAD")
    line_482: Decimal = figure("CAD")
    line_484: Decimal = figure("CAD")
    line_485: Decimal = figure("CAD")
    filing_due_date: date
    payment_due_date: date


def part_of_the_year(days_resident: int, days_in_year: int) -> bool:
    return days_resident < days_in_year


@refusal("not_resident_in_year")
def arrives_after_1999(date_of_entry: date | None) -> bool:
    return date_of_entry is not None and date_of_entry > YEAR_END


@refusal("born_after_year")
def born_after_1999(birth_date: date) -> bool:
    """Too late to count for anything on the form."""
    return birth_date > YEAR_END


@refusal("above_maximum")
def cpp_beyond_maximum_of_1999(box16: Decimal) -> bool:
    figures = figures_of_1999()
    most = percent_of(figures.cpp_ceiling - figures.cpp_exemption, figures.cpp_rate)
    return box16 > PLAUSIBLE * most


@refusal("out_of_range")
def no_months_of_school(spouse_education_months: int) -> bool:
    return spouse_education_months not in EXCEPTION_MONTHS


def assess(case: Return1999) -> Result:
    """Raises Refused where an answer cannot be, at the first such question."""
    _refuse_the_impossible(case)
    figures = figures_of_1999()
    income = income_of(case)
    credited = credits_of(case, figures, income)
    tax = tax_of(figures, income, credited)
    refundable = refundable_of(case, figures, income)
    withheld = total(slip.box22 for slip in case.t4_slips)
    of_guide = guide(figures, income, credited, tax, withheld, refundable.line_479)
    paid = withheld + credited.line_448 + credited.line_450 + refundable.line_479
    refund, owing = excess(paid, tax.line_435), excess(tax.line_435, paid)
    due = next_business_day(tax_rules(YEAR).filing.due_day)
    return Result(
        **vars(figures) | vars(income) | vars(credited) | vars(tax) | vars(refundable) | vars(of_guide),
        conditions=tuple(Finding(name, met) for name, met in _conditions(income)),
        verdict="refund" if refund else "balance_owing" if owing else "nothing_to_settle",
        line_437=withheld,
        line_482=paid,
        line_484=refund,
        line_485=owing,
        filing_due_date=due,
        payment_due_date=due,
    )


def _refuse_the_impossible(case: Return1999) -> None:
    """In the order of the questions; the spouse's weeks only where they come up."""
    refuse(arrives_after_1999, case.date_of_entry, fact="date_of_entry")
    for child in case.children:
        refuse(born_after_1999, child.birth_date, fact="children.birth_date")
    for slip in case.t4_slips:
        refuse(cpp_beyond_maximum_of_1999, slip.box16, fact="t4_slips.box16")
        refuse(tax_above_pay, slip.box14, slip.box22, fact="t4_slips.box22")
    if spouse_studies(case):
        refuse(no_months_of_school, case.spouse_education_months, fact="spouse_education_months")
    if income_of(case).child_care_exception:
        exception, weeks = case.spouse_exception, case.spouse_exception_weeks
        refuse(weeks_beyond_the_year, exception, weeks, fact="spouse_exception_weeks")


def _conditions(income: Income) -> Iterator[tuple[str, bool]]:
    yield "resident_all_year", income.days_resident == income.days_in_year
    if income.child_care_paid and income.couple:
        yield "child_care_lower_income", not income.child_care_by_spouse
        if income.child_care_by_spouse:
            yield "child_care_exception", income.child_care_exception
