"""What the law's conditions came to, and what must be said beside the figures. Ids only, no prose."""

from collections.abc import Iterator
from datetime import date, timedelta

from calculators.ca_t1.benefits import Household
from calculators.ca_t1.child_benefit import months_missing, with_children
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.facts import Child
from calculators.ca_t1.family import age_on
from calculators.ca_t1.trillium import dwelling_credit_differs
from calculators.ca_t1.workers_benefit import WorkersBenefit, childless_student, cwb_computed_here, old_enough
from calculators.shared.months import months_after
from calculators.shared.result import Finding

CONDITIONS = (
    "resident_all_year",
    "ninety_percent_rule",
    "eligible_dependant",
    "child_care_lower_income",
    "child_care_exception",
    "cwb_province",
    "cwb_resident_all_year",
    "cwb_old_enough_or_family",
    "cwb_not_a_childless_student",
    "cwb_income",
    "cwb_not_claimed_by_spouse",
    "on_resident_on_january_1",
    "ccb_status",
)
NOTES = (
    "nil_income_fails_ninety_percent_rule",
    "canadian_income_before_arrival",
    "no_rrsp_room_yet",
    "foreign_property_report_later",
    "rrsp_above_room",
    "pension_adjustment",
    "pension_outside_ages",
    "qpp_excess_on_quebec_return",
    "child_born_after_year",
    "child_born_after_july_1",
    "child_changes_age",
    "too_young_for_credits",
    "gst_paid_from_19",
    "oeptc_from_65",
)


def conditions(draft: Draft, home: Household, benefit: WorkersBenefit) -> tuple[Finding, ...]:
    """In the order of the return. The conditions of one credit end with the one that is not met."""
    found = *_residence(draft), *_family(draft), *_workers_benefit(draft, benefit), *_benefits(draft, home)
    return tuple(Finding(name, met) for name, met in found)


def notes(draft: Draft, home: Household) -> tuple[str, ...]:
    said = {*_notes_on_the_year(draft), *_notes_on_the_family(draft, home)}
    return tuple(note for note in NOTES if note in said)


def _residence(draft: Draft) -> Iterator[tuple[str, bool]]:
    yield "resident_all_year", not draft.residency.newcomer
    if draft.residency.newcomer:
        yield "ninety_percent_rule", not draft.residency.proration_applies


def _family(draft: Draft) -> Iterator[tuple[str, bool]]:
    if draft.case.children and not draft.family.couple:
        yield "eligible_dependant", draft.family.eligible_dependant
    if draft.child_care.child_care_paid and draft.family.couple:
        yield "child_care_lower_income", not draft.child_care.child_care_by_spouse
        if draft.child_care.child_care_by_spouse:
            yield "child_care_exception", draft.child_care.child_care_exception


def _workers_benefit(draft: Draft, benefit: WorkersBenefit) -> Iterator[tuple[str, bool]]:
    phased_in, reduction = benefit.cwb_phased_in, benefit.cwb_reduction
    tests = [
        ("cwb_province", cwb_computed_here(draft.case.province)),
        ("cwb_resident_all_year", not draft.residency.newcomer),
        ("cwb_old_enough_or_family", old_enough(draft)),
        ("cwb_not_a_childless_student", not childless_student(draft)),
        ("cwb_income", phased_in is not None and reduction is not None and phased_in > reduction),
    ]
    if draft.family.couple:
        tests.append(("cwb_not_claimed_by_spouse", benefit.cwb_status == "eligible"))
    for test in tests:
        yield test
        if not test[1]:
            return


def _benefits(draft: Draft, home: Household) -> Iterator[tuple[str, bool]]:
    if draft.case.province == "on":
        yield "on_resident_on_january_1", not draft.residency.newcomer
    if with_children(home):
        yield "ccb_status", not months_missing(draft.case, home)


def _notes_on_the_year(draft: Draft) -> Iterator[str]:
    case, deductions = draft.case, draft.deductions
    if draft.residency.newcomer:
        yield "no_rrsp_room_yet"
        yield "foreign_property_report_later"
        if case.pre_arrival_world_income <= 0:
            yield "nil_income_fails_ninety_percent_rule"
        elif case.pre_arrival_canadian_income > 0:
            yield "canadian_income_before_arrival"
    if deductions.rrsp_paid > deductions.rrsp_room:
        yield "rrsp_above_room"
    if deductions.line_20600:
        yield "pension_adjustment"
    if draft.pension_due.pensionable_earnings and _outside_pension_ages(draft):
        yield "pension_outside_ages"
    if case.province == "qc" and draft.pension.pension_paid_how == "in_full" and _pension_overpaid(draft):
        yield "qpp_excess_on_quebec_return"


def _outside_pension_ages(draft: Draft) -> bool:
    """Contributions start at 18 and end at 70; at other ages the figures here do not fit."""
    (first,), (last,) = draft.rules.pension.part_year_ages
    return not first <= draft.family.age <= last


def _pension_overpaid(draft: Draft) -> bool:
    due = draft.pension_due.pension_base_due + draft.pension_due.pension_enhanced_due
    paid = draft.pension.pension_paid + draft.pension.pension_second_paid
    return paid > due + draft.pension_due.pension_second_due


def _notes_on_the_family(draft: Draft, home: Household) -> Iterator[str]:
    year_end, children = date(draft.case.tax_year, 12, 31), draft.case.children
    if any(year_end < child.birth_date <= home.july_1 for child in children):
        yield "child_born_after_year"
    if any(child.birth_date > home.july_1 for child in children):
        yield "child_born_after_july_1"
    if any(_changes_age(child, home) for child in children):
        yield "child_changes_age"
    if dwelling_credit_differs(draft, home):
        yield "oeptc_from_65"
    if not home.old_enough:
        yield "too_young_for_credits"
    elif not home.is_family and draft.family.age < home.rules.gst.paid_from_age:
        yield "gst_paid_from_19"


def _changes_age(child: Child, home: Household) -> bool:
    """Reaches an age at which the child benefit changes, between July 2 and June 30."""
    if child.birth_date > home.july_1:
        return False
    before = age_on(home.july_1, child.birth_date)
    after = age_on(months_after(home.july_1, 12) - timedelta(days=1), child.birth_date)
    figures = home.rules.ccb
    return before < after and after in {figures.young_under, figures.older_under}
