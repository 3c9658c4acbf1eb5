"""British Columbia, form BC428: tuition of its own, and a tax reduction for low incomes."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.family import has_family
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.provinces.amounts import personal_amounts, sum_of
from calculators.ca_t1.provinces.credits import credits_of, gifts_of
from calculators.ca_t1.provinces.tax import bracket_here, provincial_tax
from calculators.ca_t1.tuition import claim
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class BritishColumbiaSteps:
    bc_reduction_max: Decimal | None = figure("CAD")
    bc_reduction_threshold: Decimal | None = figure("CAD")
    bc_reduction_rate: Decimal | None = figure("percent")
    bc_tax_reduction: Decimal = figure("CAD", NIL)


def british_columbia(draft: Draft, federal: Federal) -> Parts:
    place = draft.rules.bc
    bracket, amounts = bracket_here(draft, place), personal_amounts(draft, place)
    before_credits = bracket.tax(draft.net)
    study = claim(draft, place, place.bpa, sum_of(amounts), before_credits)
    gifts = gifts_of(draft, place, federal, top_rate=place.brackets[-1][1])
    studies = (study.own, to_cent(study.transferred)) if study else (NIL, NIL)
    credited = credits_of(draft, place, federal, amounts, gifts, studies)
    tax = excess(before_credits, credited.line_61500)
    steps = _steps(draft, place, tax)
    result = provincial_tax("full", bracket, before_credits, tax - steps.bc_tax_reduction)
    return amounts, gifts, credited, steps, result


def _steps(draft: Draft, place: Snapshot, tax: Decimal) -> BritishColumbiaSteps:
    if draft.family.age < place.reduction_min_age and not has_family(draft.family):
        return BritishColumbiaSteps()
    most, threshold, rate = place.reduction_max, place.reduction_threshold, place.reduction_rate
    left = excess(to_cent(most), percent_of(excess(draft.net, threshold), rate))
    return BritishColumbiaSteps(
        bc_reduction_max=most,
        bc_reduction_threshold=threshold,
        bc_reduction_rate=rate,
        bc_tax_reduction=min(left, tax),
    )
