"""The other provinces and territories: brackets, basic, spouse and contribution amounts only, so an upper estimate.

Reductions for low incomes, amounts for children, gifts, medical expenses and refundable credits are left out.
"""

from decimal import Decimal

from calculators.ca_t1.amounts import NIL, ZERO, excess, percent_of
from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.personal_amounts import faded
from calculators.ca_t1.provinces.amounts import ProvincialAmounts, contributions, other_person, sum_of
from calculators.ca_t1.provinces.credits import ProvincialCredits
from calculators.ca_t1.provinces.tax import bracket_here, provincial_tax
from calculators.ca_t1.residency import prorated
from calculators.shared.rules import Snapshot


def approximate(draft: Draft, federal: Federal) -> Parts:
    place = draft.rules[draft.case.province]
    bracket = bracket_here(draft, place)
    amounts = _federal_amounts(draft, federal) if draft.case.province == "yt" else _amounts(draft, place)
    everything = sum_of(amounts)
    credited = ProvincialCredits(
        line_58800=everything,
        provincial_lowest_rate=place.credit_rate,
        line_61500=percent_of(everything, place.credit_rate),
    )
    before_credits = bracket.tax(draft.net)
    tax = excess(before_credits, credited.line_61500)
    return amounts, credited, provincial_tax("approximate", bracket, before_credits, tax)


def _amounts(draft: Draft, place: Snapshot) -> ProvincialAmounts:
    bpa, other, couple = _basic_amount(draft, place), other_person(draft, place), draft.family.couple
    return ProvincialAmounts(
        provincial_bpa=bpa,
        provincial_spouse_base=other.base if other else None,
        provincial_spouse_max=other.most if other else None,
        line_58040=prorated(bpa, draft.residency),
        line_58120=other.amount if other and couple else NIL,
        line_58160=other.amount if other and not couple else NIL,
        provincial_contributions=contributions(draft),
    )


def _basic_amount(draft: Draft, place: Snapshot) -> Decimal:
    """Manitoba's fades with net income, Nova Scotia's had a fading supplement in 2024."""
    bpa: Decimal = place.bpa
    if "bpa_phase_start" in place:
        return faded(draft.net, place.bpa_phase_start, place.bpa_phase_end, bpa, ZERO)
    if "bpa_supplement" in place:
        taken_back = percent_of(excess(draft.net, place.bpa_supplement_threshold), place.bpa_supplement_rate)
        return bpa + excess(place.bpa_supplement, taken_back)
    return bpa


def _federal_amounts(draft: Draft, federal: Federal) -> ProvincialAmounts:
    """Yukon takes the federal amounts over."""
    personal = federal.personal
    return ProvincialAmounts(
        provincial_bpa=personal.basic_personal_amount,
        line_58040=personal.line_30000,
        line_58120=personal.line_30300,
        line_58160=personal.line_30400,
        provincial_contributions=contributions(draft),
        provincial_employment_amount=federal.credits.line_31260,
    )
