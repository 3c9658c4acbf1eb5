"""The federal part of the return after net income, step by step."""

from dataclasses import dataclass

from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.federal_credits import FederalCredits, amounts_before_tuition, federal_credits
from calculators.ca_t1.federal_tax import FederalTax, federal_bracket, federal_tax
from calculators.ca_t1.gifts import Gifts, federal_gifts
from calculators.ca_t1.personal_amounts import PersonalAmounts, personal_amounts
from calculators.ca_t1.tuition import Tuition, federal_tuition


@dataclass(frozen=True, slots=True, kw_only=True)
class Federal:
    personal: PersonalAmounts
    tuition: Tuition
    gifts: Gifts
    credits: FederalCredits
    tax: FederalTax

    @property
    def parts(self) -> Parts:
        return self.personal, self.tuition, self.gifts, self.credits, self.tax


def federal(draft: Draft) -> Federal:
    bracket = federal_bracket(draft)
    personal, gifts = personal_amounts(draft), federal_gifts(draft)
    tuition = federal_tuition(draft, amounts_before_tuition(draft, personal), bracket.tax(draft.net))
    credited = federal_credits(draft, tuition, gifts)
    tax = federal_tax(draft, bracket, credited.line_35000)
    return Federal(personal=personal, tuition=tuition, gifts=gifts, credits=credited, tax=tax)
