"""Tuition, own (line 32300, Schedule 11) and the spouse's (line 32600, Schedule 2): claimed as far as it is needed.

British Columbia works out its own by the same two formulas.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.residency import prorated
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`needed`: the amounts that bring the tax to nil; `spouse_used`: what the spouse's own return takes first."""

    paid: Decimal
    needed: Decimal
    own: Decimal
    spouse_paid: Decimal
    spouse_used: Decimal
    transferred: Decimal


@dataclass(frozen=True, kw_only=True)
class Tuition:
    """`tuition_needed` less `amounts_before_tuition` is the most that can be claimed; the rest is `tuition_unused`."""

    tuition_paid: Decimal = figure("CAD", NIL)
    tuition_needed: Decimal | None = figure("CAD")
    amounts_before_tuition: Decimal = figure("CAD")
    tuition_unused: Decimal = figure("CAD", NIL)
    spouse_tuition: Decimal = figure("CAD", NIL)
    spouse_tuition_max: Decimal | None = figure("CAD")
    spouse_tuition_used: Decimal | None = figure("CAD")
    line_32300: Decimal = figure("CAD", NIL)
    line_32600: Decimal = figure("CAD", NIL)


def claim(draft: Draft, figures: Snapshot, basic_amount: Decimal, before: Decimal, tax: Decimal) -> Claim | None:
    """By the figures of one jurisdiction; None where nobody studied.

    `before`: the amounts that go first; `basic_amount`: the spouse's own, of a full year and never faded.
    """
    family = draft.family
    paid = to_cent(draft.case.tuition_fees)
    spouse_paid = to_cent(draft.case.spouse_tuition_fees) if family.couple else NIL
    if not (paid or spouse_paid):
        return None
    needed = draft.net if draft.net <= figures.brackets[1][0] else to_cent(tax * 100 / figures.credit_rate)
    spouse_basic = prorated(basic_amount, draft.residency)
    spouse_used = min(spouse_paid, excess(family.spouse_income, spouse_basic))
    most = draft.rules.federal.tuition_transfer_max if spouse_paid else NIL
    return Claim(
        paid=paid,
        needed=needed,
        own=min(paid, excess(needed, before)),
        spouse_paid=spouse_paid,
        spouse_used=spouse_used,
        transferred=excess(min(spouse_paid, most), spouse_used),
    )


def federal_tuition(draft: Draft, before: Decimal, tax: Decimal) -> Tuition:
    """`tax`: line 40400."""
    figures = draft.rules.federal
    study = claim(draft, figures, figures.bpa_max, before, tax)
    if study is None:
        return Tuition(amounts_before_tuition=before)
    return Tuition(
        tuition_paid=study.paid,
        tuition_needed=study.needed,
        amounts_before_tuition=before,
        tuition_unused=study.paid - study.own,
        spouse_tuition=study.spouse_paid,
        spouse_tuition_max=figures.tuition_transfer_max if study.spouse_paid else None,
        spouse_tuition_used=study.spouse_used,
        line_32300=study.own,
        line_32600=to_cent(study.transferred),
    )
