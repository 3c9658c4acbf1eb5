"""Alberta, form AB428: from 2025 credits at 8% and a supplement for those above the first bracket."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.provinces.amounts import personal_amounts
from calculators.ca_t1.provinces.credits import ProvincialCredits, credits_of, gifts_of
from calculators.ca_t1.provinces.tax import bracket_here, provincial_tax
from calculators.shared.result import figure
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class AlbertaSteps:
    """`ab_supplement_floor`: the credits of the threshold amount; what lies above them is raised by the rate."""

    ab_supplement_floor: Decimal | None = figure("CAD")
    ab_supplement_rate: Decimal | None = figure("percent")
    ab_supplemental_credit: Decimal = figure("CAD", NIL)


def alberta(draft: Draft, federal: Federal) -> Parts:
    place = draft.rules.ab
    bracket, amounts = bracket_here(draft, place), personal_amounts(draft, place)
    gifts = gifts_of(draft, place, federal)
    credited = credits_of(draft, place, federal, amounts, gifts)
    before_credits = bracket.tax(draft.net)
    steps = _steps(place, credited)
    tax = excess(before_credits, credited.line_61500 + steps.ab_supplemental_credit)
    return amounts, gifts, credited, steps, provincial_tax("full", bracket, before_credits, tax)


def _steps(place: Snapshot, credited: ProvincialCredits) -> AlbertaSteps:
    """Gifts do not count for the supplement."""
    if "supplement_threshold" not in place:
        return AlbertaSteps()
    floor = percent_of(place.supplement_threshold, place.credit_rate)
    above = excess(percent_of(credited.line_58800, place.credit_rate), floor)
    return AlbertaSteps(
        ab_supplement_floor=floor,
        ab_supplement_rate=place.supplement_rate,
        ab_supplemental_credit=percent_of(above, place.supplement_rate),
    )
