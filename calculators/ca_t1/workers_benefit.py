"""Canada workers benefit, line 45300 (Schedule 6, ITA 122.7), for those resident the whole year.

Alberta, Quebec and Nunavut have figures of their own, which are not worked out.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.draft import Draft, draft
from calculators.ca_t1.facts import Return
from calculators.ca_t1.family import has_family
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

BenefitStatus = Literal["eligible", "not_eligible", "not_resident_all_year", "not_computed_province"]
OWN_FIGURES = ("ab", "qc", "nu")


@dataclass(frozen=True, kw_only=True)
class WorkersBenefit:
    """`cwb_phased_in` by working income, less `cwb_reduction` by family income (less `cwb_secondary_exemption` of the
    lower working income of a couple). `cwb_nil_from`: the family income from which nothing is left.
    """

    cwb_status: BenefitStatus
    cwb_spouse_working_income: Decimal | None = figure("CAD")
    cwb_working_income: Decimal | None = figure("CAD")
    cwb_secondary_exemption_max: Decimal | None = figure("CAD")
    cwb_secondary_exemption: Decimal | None = figure("CAD")
    cwb_family_income: Decimal | None = figure("CAD")
    cwb_rate: Decimal | None = figure("percent")
    cwb_floor: Decimal | None = figure("CAD")
    cwb_max: Decimal | None = figure("CAD")
    cwb_phased_in: Decimal | None = figure("CAD")
    cwb_threshold: Decimal | None = figure("CAD")
    cwb_reduction_rate: Decimal | None = figure("percent")
    cwb_reduction: Decimal | None = figure("CAD")
    cwb_nil_from: Decimal | None = figure("CAD")
    line_45300: Decimal = figure("CAD", NIL)


def cwb_computed_here(province: str) -> bool:
    return province not in OWN_FIGURES


def cwb(case: Return) -> Decimal:
    """The benefit before it is known which spouse claims it."""
    return unclaimed(draft(case)).line_45300


def cwb_is_due(cwb: Decimal) -> bool:
    return cwb > 0


def workers_benefit(draft: Draft) -> WorkersBenefit:
    benefit = unclaimed(draft)
    if draft.family.couple and cwb_is_due(benefit.line_45300) and draft.case.cwb_claimed_by_spouse:
        return replace(benefit, cwb_status="not_eligible", line_45300=NIL)
    return benefit


def unclaimed(draft: Draft) -> WorkersBenefit:
    """As if the spouse claimed nothing: one of the two may."""
    if not cwb_computed_here(draft.case.province):
        return WorkersBenefit(cwb_status="not_computed_province")
    if draft.residency.newcomer:
        return WorkersBenefit(cwb_status="not_resident_all_year")
    if not (old_enough(draft) and not childless_student(draft)):
        return WorkersBenefit(cwb_status="not_eligible")
    return _by_income(draft)


def old_enough(draft: Draft) -> bool:
    return bool(draft.family.age >= draft.rules.cwb.min_age) or has_family(draft.family)


def childless_student(draft: Draft) -> bool:
    """Full-time for more than 13 weeks, without a child under 19."""
    asked = draft.case.tuition_fees > 0 and not draft.family.children_under_19
    return asked and draft.case.full_time_student_over_13_weeks


def _by_income(draft: Draft) -> WorkersBenefit:
    figures, family = draft.rules.cwb, draft.family
    own, spouses = draft.income.working_income, NIL
    if family.couple and draft.case.spouse_net_income > 0:
        spouses = to_cent(draft.case.spouse_working_income)
    most_exempt = figures.secondary_earner_exemption if spouses else NIL
    exempt = to_cent(min(own, spouses, most_exempt))
    family_income = excess(draft.family_net, exempt)
    kind = "family" if has_family(family) else "single"
    most, threshold = figures[f"max_{kind}"], figures[f"threshold_{kind}"]
    phased_in = min(percent_of(excess(own + spouses, figures.floor), figures.rate), to_cent(most))
    reduction = percent_of(excess(family_income, threshold), figures.reduction_rate)
    amount = excess(phased_in, reduction)
    return WorkersBenefit(
        cwb_status="eligible" if amount else "not_eligible",
        cwb_spouse_working_income=spouses,
        cwb_working_income=own + spouses,
        cwb_secondary_exemption_max=most_exempt,
        cwb_secondary_exemption=exempt,
        cwb_family_income=family_income,
        cwb_rate=figures.rate,
        cwb_floor=figures.floor,
        cwb_max=most,
        cwb_phased_in=phased_in,
        cwb_threshold=threshold,
        cwb_reduction_rate=figures.reduction_rate,
        cwb_reduction=reduction,
        cwb_nil_from=to_cent(threshold + phased_in * 100 / figures.reduction_rate),
        line_45300=amount,
    )
