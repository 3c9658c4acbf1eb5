"""The amounts a person gets for being there: basic, age, spouse, dependant, disability. ITA 118, 118.3.

All go by the resident days in the year of arrival. Provinces use the same forms with figures of their own.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, ZERO, excess, percent_of
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.residency import prorated
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class PersonalAmounts:
    """`basic_personal_amount`: of a full year, between its maximum and minimum by net income.

    `full_...` are of a full year too; `age_amount` and `age_threshold` go by the resident days.
    """

    basic_personal_amount: Decimal = figure("CAD")
    bpa_max: Decimal = figure("CAD")
    bpa_min: Decimal = figure("CAD")
    bpa_phase_start: Decimal = figure("CAD")
    bpa_phase_end: Decimal = figure("CAD")
    full_age_amount: Decimal | None = figure("CAD")
    full_age_threshold: Decimal | None = figure("CAD")
    age_amount: Decimal | None = figure("CAD")
    age_threshold: Decimal | None = figure("CAD")
    age_rate: Decimal | None = figure("percent")
    age_reduction: Decimal | None = figure("CAD")
    disability_amount: Decimal | None = figure("CAD")
    line_30000: Decimal = figure("CAD")
    line_30100: Decimal = figure("CAD")
    line_30300: Decimal = figure("CAD")
    line_30400: Decimal = figure("CAD")
    line_31600: Decimal = figure("CAD")


@dataclass(frozen=True, slots=True)
class AgeAmount:
    """Amount and threshold for the resident days, and what net income takes off."""

    amount: Decimal
    threshold: Decimal
    reduction: Decimal

    @property
    def left(self) -> Decimal:
        return excess(self.amount, self.reduction)


def personal_amounts(draft: Draft) -> PersonalAmounts:
    figures, family, lived = draft.rules.federal, draft.family, draft.residency
    bpa = faded(draft.net, figures.bpa_phase_start, figures.bpa_phase_end, figures.bpa_max, figures.bpa_min)
    basic = prorated(bpa, lived)
    age = age_amount(draft, figures)
    disability = figures.disability_amount if draft.case.disability else None
    return PersonalAmounts(
        basic_personal_amount=bpa,
        bpa_max=figures.bpa_max,
        bpa_min=figures.bpa_min,
        bpa_phase_start=figures.bpa_phase_start,
        bpa_phase_end=figures.bpa_phase_end,
        full_age_amount=figures.age_amount if age else None,
        full_age_threshold=figures.age_threshold if age else None,
        age_amount=age.amount if age else None,
        age_threshold=age.threshold if age else None,
        age_rate=figures.age_rate if age else None,
        age_reduction=age.reduction if age else None,
        disability_amount=disability,
        line_30000=basic,
        line_30100=age.left if age else NIL,
        line_30300=excess(basic, family.spouse_income) if family.couple else NIL,
        line_30400=excess(basic, family.dependant_income) if family.eligible_dependant else NIL,
        line_31600=prorated(disability or ZERO, lived),
    )


def faded(net: Decimal, start: Decimal, end: Decimal, most: Decimal, least: Decimal) -> Decimal:
    """An amount that falls in a straight line from `most` to `least` between two net incomes; rounded once."""
    if net <= start:
        return to_cent(most)
    if net >= end:
        return to_cent(least)
    return to_cent(most - (net - start) * (most - least) / (end - start))


def basic_amount_fades(basic_personal_amount: Decimal, bpa_max: Decimal) -> bool:
    return basic_personal_amount < bpa_max


def age_amount(draft: Draft, figures: Snapshot) -> AgeAmount | None:
    """The age amount by these figures, federal or of a province; None for those who are younger.

    The rate at which net income takes it back is the federal one everywhere.
    """
    federal = draft.rules.federal
    if draft.family.age < federal.age_from:
        return None
    threshold = prorated(figures.age_threshold, draft.residency)
    reduction = percent_of(excess(draft.net, threshold), federal.age_rate)
    return AgeAmount(prorated(figures.age_amount, draft.residency), threshold, reduction)
