"""What to have at hand, which forms go in, and why to file even without tax: ids in closed sets.

The forms of a province are named by its id: `on428`.
"""

from decimal import Decimal

from calculators.ca_t1.balance import Verdict
from calculators.ca_t1.benefits import Household
from calculators.ca_t1.child_benefit import months_missing, with_children
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.facts import PROVINCES
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.residency import arrived_in_year
from calculators.ca_t1.tuition import Tuition
from calculators.ca_t1.workers_benefit import cwb_computed_here

DOCUMENTS = (
    "sin",
    "proof_of_entry",
    "t4",
    "foreign_pay_letter",
    "t4e",
    "t5",
    "t4a",
    "business_records",
    "rc210",
    "t2202",
    "spouse_t2202",
    "rrsp_receipts",
    "union_dues_receipts",
    "child_care_receipts",
    "moving_receipts",
    "student_loan_statement",
    "medical_receipts",
    "donation_receipts",
    "t2201",
    "rent_receipts",
    "property_tax_bill",
    "world_income_record",
    "spouse_world_income_record",
    "children_proof_of_birth",
    "spouse_return",
    "direct_deposit",
)
FORMS = (
    "t1",
    "schedule_2",
    "schedule_5",
    "schedule_6",
    "schedule_8",
    "schedule_9",
    "schedule_10",
    "schedule_11",
    "t778",
    "t1m",
    "t2125",
    *(f"{province}428" for province in PROVINCES if province != "qc"),
    "on479",
    "on_ben",
    "tp1",
    "rc66",
    "rc66sch",
    "rc151",
)
FILING_REASONS = ("refund", "benefits", "carry_forward", "record")


def documents(draft: Draft) -> tuple[str, ...]:
    case, couple = draft.case, draft.family.couple
    deductions, arrived = draft.deductions, arrived_in_year(draft.case.tax_year, draft.case.date_of_entry)
    wanted = {
        "sin": True,
        "proof_of_entry": arrived,
        "t4": bool(case.t4_slips),
        "foreign_pay_letter": case.foreign_employment_income > 0,
        "t4e": case.ei_benefits > 0,
        "t5": case.interest_income > 0,
        "t4a": case.taxable_scholarship > 0,
        "business_records": case.self_employment_net != 0,
        "rc210": not draft.residency.newcomer and case.acwb_advance_received > 0,
        "t2202": case.tuition_fees > 0,
        "spouse_t2202": couple and case.spouse_tuition_fees > 0,
        "rrsp_receipts": deductions.rrsp_paid > 0,
        "union_dues_receipts": case.other_union_dues > 0,
        "child_care_receipts": draft.child_care.child_care_paid > 0,
        "moving_receipts": case.moving_expenses_within_canada > 0,
        "student_loan_statement": case.student_loan_interest > 0,
        "medical_receipts": case.medical_expenses > 0,
        "donation_receipts": case.donations > 0,
        "t2201": case.disability,
        "rent_receipts": case.province == "on" and case.rent_paid > 0,
        "property_tax_bill": case.province == "on" and case.property_tax_paid > 0,
        "world_income_record": arrived,
        "spouse_world_income_record": arrived and couple,
        "children_proof_of_birth": bool(case.children),
        "spouse_return": couple,
        "direct_deposit": True,
    }
    return tuple(document for document in DOCUMENTS if wanted[document])


def forms(draft: Draft, federal: Federal, home: Household, line_45300: Decimal, line_47900: Decimal) -> tuple[str, ...]:
    case, pension, personal = draft.case, draft.pension, federal.personal
    arrived = arrived_in_year(case.tax_year, case.date_of_entry)
    child_benefit = arrived and with_children(home) and not months_missing(case, home)
    wanted = {
        "t1": True,
        "schedule_2": federal.tuition.line_32600 > 0,
        "schedule_5": personal.line_30300 + personal.line_30400 > 0,
        "schedule_6": line_45300 > 0 or not cwb_computed_here(case.province),
        "schedule_8": pension.pension_paid_how != "none",
        "schedule_9": federal.gifts.gifts > 0,
        "schedule_10": case.province == "qc" and draft.insurance.insurable_earnings > 0,
        "schedule_11": case.tuition_fees > 0,
        "t778": draft.child_care.child_care_paid > 0,
        "t1m": draft.deductions.line_21900 > 0,
        "t2125": case.self_employment_net != 0,
        f"{case.province}428": True,
        "on479": line_47900 > 0,
        "on_ben": case.province == "on",
        "tp1": case.province == "qc",
        "rc66": child_benefit,
        "rc66sch": child_benefit,
        "rc151": arrived and not child_benefit,
    }
    return tuple(form for form in FORMS if wanted.get(form))


def filing_reasons(draft: Draft, study: Tuition, verdict: Verdict) -> tuple[str, ...]:
    """Why it pays to file. Benefits need the returns of both spouses every year, whatever the income."""
    holds = {
        "refund": verdict == "refund",
        "benefits": True,
        "carry_forward": draft.income.working_income > 0 or study.tuition_unused > 0,
        "record": True,
    }
    return tuple(reason for reason in FILING_REASONS if holds[reason])
