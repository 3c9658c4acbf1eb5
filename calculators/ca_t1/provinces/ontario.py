"""Ontario, form ON428: tax, credits, then the steps of Ontario's own in the order of the form."""

from calculators.ca_t1.amounts import excess
from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.provinces.amounts import personal_amounts
from calculators.ca_t1.provinces.credits import credits_of, gifts_of
from calculators.ca_t1.provinces.ontario_steps import child_care_credit, health_premium, lift_credit, reduction, surtax
from calculators.ca_t1.provinces.tax import bracket_here, provincial_tax


def ontario(draft: Draft, federal: Federal) -> Parts:
    """The health premium comes last: no credit lowers it."""
    place = draft.rules["on"]
    bracket, amounts, gifts = (
        bracket_here(draft, place),
        personal_amounts(draft, place),
        gifts_of(draft, place, federal),
    )
    credited = credits_of(draft, place, federal, amounts, gifts)
    before_credits = bracket.tax(draft.net)
    more = surtax(place, excess(before_credits, credited.line_61500))
    less = reduction(draft, place, more.on_basic_tax + more.on_surtax)
    reduced = more.on_basic_tax + more.on_surtax - less.on_tax_reduction
    lift, premium, care = (
        lift_credit(draft, place, reduced),
        health_premium(draft, place),
        child_care_credit(draft, place),
    )
    tax = reduced - lift.on_lift_credit + premium.on_health_premium
    result = provincial_tax("full", bracket, before_credits, tax, care.line_63050)
    return amounts, gifts, credited, more, less, lift, premium, care, result
