"""Federal non-refundable credits beside the personal amounts, tuition and gifts; their totals, lines 33500 to 35000."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.gifts import Gifts
from calculators.ca_t1.personal_amounts import PersonalAmounts
from calculators.ca_t1.tuition import Tuition
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class FederalCredits:
    """`medical_floor`: expenses up to it count nothing. `topup_rate`: what the lowest rate is short of the old one."""

    employment_amount: Decimal = figure("CAD")
    line_31260: Decimal = figure("CAD")
    line_31900: Decimal = figure("CAD")
    medical_rate: Decimal | None = figure("percent")
    medical_cap: Decimal | None = figure("CAD")
    medical_floor: Decimal | None = figure("CAD")
    line_33099: Decimal = figure("CAD")
    line_33200: Decimal = figure("CAD")
    line_33500: Decimal = figure("CAD")
    lowest_rate: Decimal = figure("percent")
    line_33800: Decimal = figure("CAD")
    first_threshold: Decimal = figure("CAD")
    topup_rate: Decimal | None = figure("percent")
    line_34990: Decimal = figure("CAD", NIL)
    line_35000: Decimal = figure("CAD")


def pay(draft: Draft) -> Decimal:
    return draft.income.line_10100 + draft.income.line_10400


def employment_claim(draft: Draft) -> Decimal:
    """Line 31260, which Yukon takes over."""
    return min(to_cent(draft.rules.federal.employment_amount), pay(draft))


def medical_floor(draft: Draft, cap: Decimal) -> Decimal:
    """A share of net income or the cap, federal or of a province: the lesser."""
    return min(percent_of(draft.net, draft.rules.federal.medical_threshold_rate), cap)


def amounts_before_tuition(draft: Draft, personal: PersonalAmounts) -> Decimal:
    """What Schedule 11 takes first: the personal amounts, contributions and the employment amount."""
    return (
        personal.line_30000
        + personal.line_30100
        + personal.line_30300
        + personal.line_30400
        + draft.pension.line_30800
        + draft.pension.line_31000
        + draft.insurance.line_31200
        + draft.insurance.line_31205
        + employment_claim(draft)
        + personal.line_31600
    )


def federal_credits(draft: Draft, study: Tuition, gifts: Gifts) -> FederalCredits:
    case, figures = draft.case, draft.rules.federal
    first_threshold, lowest_rate = figures.brackets[1][0], figures.credit_rate
    loan_interest, medical = to_cent(case.student_loan_interest), to_cent(case.medical_expenses)
    floor = medical_floor(draft, figures.medical_threshold_cap) if medical else None
    allowed = NIL if floor is None else excess(medical, floor)
    amounts = study.amounts_before_tuition + loan_interest + study.line_32300 + study.line_32600 + allowed
    at_lowest = percent_of(amounts, lowest_rate)
    topup_rate = figures.topup_base_rate - lowest_rate if "topup_base_rate" in figures else None
    topup = percent_of(excess(amounts, first_threshold), topup_rate) if topup_rate else NIL
    return FederalCredits(
        employment_amount=figures.employment_amount,
        line_31260=employment_claim(draft),
        line_31900=loan_interest,
        medical_rate=figures.medical_threshold_rate if medical else None,
        medical_cap=figures.medical_threshold_cap if medical else None,
        medical_floor=floor,
        line_33099=medical,
        line_33200=allowed,
        line_33500=amounts,
        lowest_rate=lowest_rate,
        line_33800=at_lowest,
        first_threshold=first_threshold,
        topup_rate=topup_rate,
        line_34990=topup,
        line_35000=at_lowest + gifts.line_34900 + topup,
    )
