"""Provincial amounts of lines 58040 to 58440: the federal forms with the province's own figures."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, ZERO, excess
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.personal_amounts import age_amount
from calculators.ca_t1.residency import prorated
from calculators.shared.result import figure
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class ProvincialAmounts:
    """`provincial_bpa`, `_spouse_base`, `_spouse_max`, `_disability_amount` and `_full_...` are those of a full year.

    `provincial_contributions`: lines 58240 to 58300, what the federal return has on 30800, 31000 and 31200.
    """

    provincial_bpa: Decimal | None = figure("CAD")
    provincial_spouse_base: Decimal | None = figure("CAD")
    provincial_spouse_max: Decimal | None = figure("CAD")
    provincial_full_age_amount: Decimal | None = figure("CAD")
    provincial_full_age_threshold: Decimal | None = figure("CAD")
    provincial_age_amount: Decimal | None = figure("CAD")
    provincial_age_threshold: Decimal | None = figure("CAD")
    provincial_age_reduction: Decimal | None = figure("CAD")
    provincial_disability_amount: Decimal | None = figure("CAD")
    line_58040: Decimal = figure("CAD", NIL)
    line_58080: Decimal = figure("CAD", NIL)
    line_58120: Decimal = figure("CAD", NIL)
    line_58160: Decimal = figure("CAD", NIL)
    line_58440: Decimal = figure("CAD", NIL)
    provincial_contributions: Decimal = figure("CAD", NIL)
    provincial_employment_amount: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """The amount for a spouse, or without one for an eligible dependant: the base less that person's net income."""

    base: Decimal
    most: Decimal
    amount: Decimal


def personal_amounts(draft: Draft, place: Snapshot) -> ProvincialAmounts:
    """Of a province whose whole form is worked out."""
    age, other = age_amount(draft, place), other_person(draft, place)
    disability = place.disability_amount if draft.case.disability else None
    return ProvincialAmounts(
        provincial_bpa=place.bpa,
        provincial_spouse_base=other.base if other else None,
        provincial_spouse_max=other.most if other else None,
        provincial_full_age_amount=place.age_amount if age else None,
        provincial_full_age_threshold=place.age_threshold if age else None,
        provincial_age_amount=age.amount if age else None,
        provincial_age_threshold=age.threshold if age else None,
        provincial_age_reduction=age.reduction if age else None,
        provincial_disability_amount=disability,
        line_58040=prorated(place.bpa, draft.residency),
        line_58080=age.left if age else NIL,
        line_58120=other.amount if other and draft.family.couple else NIL,
        line_58160=other.amount if other and not draft.family.couple else NIL,
        line_58440=prorated(disability or ZERO, draft.residency),
        provincial_contributions=contributions(draft),
    )


def other_person(draft: Draft, place: Snapshot) -> OtherPerson | None:
    """None where there is no such person, or no figure for the province and year."""
    family, lived = draft.family, draft.residency
    if not (family.couple or family.eligible_dependant) or "spouse_base" not in place:
        return None
    income = family.spouse_income if family.couple else family.dependant_income
    base, most = place.spouse_base, place.spouse_max
    return OtherPerson(base, most, min(prorated(most, lived), excess(prorated(base, lived), income)))


def contributions(draft: Draft) -> Decimal:
    return draft.pension.line_30800 + draft.pension.line_31000 + draft.insurance.line_31200


def sum_of(amounts: ProvincialAmounts) -> Decimal:
    return (
        amounts.line_58040
        + amounts.line_58080
        + amounts.line_58120
        + amounts.line_58160
        + amounts.line_58440
        + amounts.provincial_contributions
        + amounts.provincial_employment_amount
    )
