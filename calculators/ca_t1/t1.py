"""The return of a tax year from 2024 on (scenario `return`): the T1, the province's form, and the benefits it opens."""

from calculators.ca_t1.balance import Verdict, balance
from calculators.ca_t1.benefits import benefit_year
from calculators.ca_t1.checklist import DOCUMENTS, FILING_REASONS, FORMS, documents, filing_reasons, forms
from calculators.ca_t1.child_benefit import child_benefit
from calculators.ca_t1.child_care import child_in_care, lower_income_is_the_spouse, weeks_beyond_the_year
from calculators.ca_t1.deadlines import deadlines
from calculators.ca_t1.draft import Draft, Parts, draft, net_before_child_care
from calculators.ca_t1.facts import (
    AGES,
    CPP_MONTHS,
    EXCEPTION_WEEKS,
    IMMIGRATION_STATUSES,
    MARITAL_STATUSES,
    MONTHS_IN_CANADA,
    PROVINCES,
    SPOUSE_EXCEPTIONS,
    Child,
    Return,
    T4Slip,
)
from calculators.ca_t1.family import (
    age_from_birth_year,
    born_too_late,
    child_under_18,
    is_couple,
    no_age,
    no_child_under_19,
)
from calculators.ca_t1.federal import federal
from calculators.ca_t1.findings import CONDITIONS, NOTES, conditions, notes
from calculators.ca_t1.first_payments import a_benefit_year_lies_between, first_base_year, first_payments
from calculators.ca_t1.gst_credit import gst_credit
from calculators.ca_t1.income import t4_and_self_employed, tax_above_pay
from calculators.ca_t1.pension import (
    above_cpp_ceiling,
    cpp_beyond_maximum,
    no_months_of_a_year,
    qpp_beyond_maximum,
    turning_18_or_70,
)
from calculators.ca_t1.personal_amounts import basic_amount_fades
from calculators.ca_t1.provinces.residence import provincial
from calculators.ca_t1.residency import arrived_in_year, arrives_after_the_year, more_than_world, newcomer
from calculators.ca_t1.result import Findings, Result, joined
from calculators.ca_t1.rules import RULES, tax_rules, tax_years, year_without_figures
from calculators.ca_t1.trillium import trillium
from calculators.ca_t1.workers_benefit import cwb, cwb_computed_here, cwb_is_due, workers_benefit
from calculators.shared.refusal import refuse

__all__ = [
    "AGES",
    "CONDITIONS",
    "CPP_MONTHS",
    "DOCUMENTS",
    "EXCEPTION_WEEKS",
    "FILING_REASONS",
    "FORMS",
    "IMMIGRATION_STATUSES",
    "MARITAL_STATUSES",
    "MONTHS_IN_CANADA",
    "NOTES",
    "PROVINCES",
    "RULES",
    "SPOUSE_EXCEPTIONS",
    "Child",
    "Result",
    "Return",
    "T4Slip",
    "Verdict",
    "a_benefit_year_lies_between",
    "above_cpp_ceiling",
    "age_from_birth_year",
    "arrived_in_year",
    "arrives_after_the_year",
    "assess",
    "basic_amount_fades",
    "born_too_late",
    "child_in_care",
    "child_under_18",
    "cpp_beyond_maximum",
    "cwb",
    "cwb_computed_here",
    "cwb_is_due",
    "first_base_year",
    "is_couple",
    "lower_income_is_the_spouse",
    "more_than_world",
    "net_before_child_care",
    "newcomer",
    "no_age",
    "no_child_under_19",
    "no_months_of_a_year",
    "qpp_beyond_maximum",
    "t4_and_self_employed",
    "tax_above_pay",
    "tax_rules",
    "tax_years",
    "turning_18_or_70",
    "weeks_beyond_the_year",
    "year_without_figures",
]


def assess(case: Return) -> Result:
    """Raises Refused where an answer cannot be, at the first such question."""
    _refuse_the_impossible(case)
    return_so_far = draft(case)
    _refuse_the_weeks(return_so_far)
    return joined(_parts(return_so_far))


def _parts(draft: Draft) -> Parts:
    of_federal, benefit = federal(draft), workers_benefit(draft)
    *of_province, provincial_tax = provincial(draft, of_federal)
    settled = balance(draft, of_federal.tax, benefit, provincial_tax)
    year, home = benefit_year(draft)
    found = Findings(
        conditions=conditions(draft, home, benefit),
        notes=notes(draft, home),
        filing_reasons=filing_reasons(draft, of_federal.tuition, settled.verdict),
        documents=documents(draft),
        forms=forms(draft, of_federal, home, benefit.line_45300, provincial_tax.line_47900),
    )
    return (
        *draft.parts,
        *of_federal.parts,
        *of_province,
        provincial_tax,
        benefit,
        settled,
        deadlines(draft),
        year,
        child_benefit(draft.case, home),
        gst_credit(home),
        *trillium(draft, home),
        first_payments(draft.case),
        found,
    )


def _refuse_the_impossible(case: Return) -> None:
    """In the order of the questions, so that nothing is read behind an answer that cannot be."""
    year = case.tax_year
    refuse(year_without_figures, year, fact="tax_year")
    refuse(arrives_after_the_year, year, case.date_of_entry, fact="date_of_entry")
    if newcomer(year, case.date_of_entry) and case.pre_arrival_world_income > 0:
        world, canadian = case.pre_arrival_world_income, case.pre_arrival_canadian_income
        refuse(more_than_world, world, canadian, fact="pre_arrival_canadian_income")
    refuse(no_age, case.age_on_dec_31, year, fact="age_on_dec_31")
    for slip in case.t4_slips:
        if case.province == "qc":
            refuse(qpp_beyond_maximum, slip.box17, year, fact="t4_slips.box17")
        else:
            refuse(cpp_beyond_maximum, slip.box16, year, fact="t4_slips.box16")
        refuse(tax_above_pay, slip.box14, slip.box22, fact="t4_slips.box22")
    if turning_18_or_70(case.age_on_dec_31, year):
        refuse(no_months_of_a_year, case.cpp_months, fact="cpp_months")
    refuse(t4_and_self_employed, case.t4_slips, case.self_employment_net, fact="self_employment_net")


def _refuse_the_weeks(draft: Draft) -> None:
    if draft.child_care.child_care_exception:
        exception, weeks = draft.case.spouse_exception, draft.case.spouse_exception_weeks
        refuse(weeks_beyond_the_year, exception, weeks, fact="spouse_exception_weeks")
