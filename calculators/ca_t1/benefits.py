"""The benefit year after the return, July to June: whose income counts and who counts.

Benefits count the family's world income of the whole year, that before arrival included, and the children born by
July 1 with their age that day; a birthday within the benefit year is not followed up.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.ca_t1.amounts import ZERO
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.family import ages_on
from calculators.ca_t1.residency import pre_arrival_incomes
from calculators.ca_t1.rules import JULY, benefit_rules, benefit_year_label
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

BenefitBasis = Literal["published", "derived", "prior_year_estimate"]


@dataclass(frozen=True, kw_only=True)
class BenefitYear:
    """`benefit_basis`: `derived`, by indexation; `prior_year_estimate`, with the figures of the benefit year before."""

    benefit_year: str = figure("year_month")
    benefit_basis: BenefitBasis
    pre_arrival_income: Decimal = figure("CAD")
    adjusted_family_net_income: Decimal = figure("CAD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """`ages`: of the children born by July 1; `children`: those under 19. `old_enough`: or with a spouse or child."""

    rules: Snapshot
    july_1: date
    income: Decimal
    couple: bool
    ages: tuple[int, ...]
    children: int
    old_enough: bool

    @property
    def is_family(self) -> bool:
        return self.couple or self.children > 0


def benefit_year(draft: Draft) -> tuple[BenefitYear, Household]:
    """With the figures of that benefit year, or while they are not known those of the year before."""
    begins = draft.case.tax_year + 1
    rules, known = benefit_rules(begins)
    before_arrival = to_cent(sum(pre_arrival_incomes(draft.case, couple=draft.family.couple), ZERO))
    year = BenefitYear(
        benefit_year=benefit_year_label(begins),
        benefit_basis=rules.benefits.basis if known else "prior_year_estimate",
        pre_arrival_income=before_arrival,
        adjusted_family_net_income=draft.family_net + before_arrival,
    )
    return year, _household(draft, rules, date(begins, JULY, 1), year.adjusted_family_net_income)


def _household(draft: Draft, rules: Snapshot, july_1: date, income: Decimal) -> Household:
    family, ages = draft.family, tuple(ages_on(july_1, draft.case.children))
    children = sum(age < rules.gst.child_under for age in ages)
    return Household(
        rules=rules,
        july_1=july_1,
        income=income,
        couple=family.couple,
        ages=ages,
        children=children,
        old_enough=family.couple or children > 0 or family.age >= rules.gst.min_age,
    )
