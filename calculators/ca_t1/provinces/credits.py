"""A province's non-refundable credits: from its amounts to line 61500."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.federal_credits import medical_floor
from calculators.ca_t1.gifts import slices
from calculators.ca_t1.provinces.amounts import ProvincialAmounts, sum_of
from calculators.shared.result import figure
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class ProvincialGifts:
    """The same gifts as in the federal credit, in parts at the province's rates."""

    provincial_gifts_low: Decimal | None = figure("CAD")
    provincial_gifts_top: Decimal | None = figure("CAD")
    provincial_gifts_high: Decimal | None = figure("CAD")
    provincial_gifts_low_rate: Decimal | None = figure("percent")
    provincial_gifts_top_rate: Decimal | None = figure("percent")
    provincial_gifts_high_rate: Decimal | None = figure("percent")
    provincial_gifts_credit: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class ProvincialCredits:
    line_58520: Decimal = figure("CAD", NIL)
    provincial_tuition: Decimal = figure("CAD", NIL)
    provincial_spouse_tuition: Decimal = figure("CAD", NIL)
    provincial_medical_cap: Decimal | None = figure("CAD")
    provincial_medical_floor: Decimal | None = figure("CAD")
    provincial_medical: Decimal = figure("CAD", NIL)
    line_58800: Decimal = figure("CAD", NIL)
    provincial_lowest_rate: Decimal | None = figure("percent")
    line_61500: Decimal = figure("CAD", NIL)


def gifts_of(draft: Draft, place: Snapshot, federal: Federal, *, top_rate: Decimal = NIL) -> ProvincialGifts:
    """`top_rate`: what gifts out of income in the province's last bracket count at, where that differs."""
    if not (gifts := federal.gifts.gifts):
        return ProvincialGifts()
    at_top = excess(draft.net, place.brackets[-1][0]) if top_rate else NIL
    rates = place.donation_low_rate, top_rate, place.donation_high_rate
    parts = slices(gifts, draft.rules.federal.donation_low_limit, rates, at_top)
    return ProvincialGifts(
        provincial_gifts_low=parts.low,
        provincial_gifts_top=parts.top,
        provincial_gifts_high=parts.high,
        provincial_gifts_low_rate=parts.low_rate,
        provincial_gifts_top_rate=parts.top_rate,
        provincial_gifts_high_rate=parts.high_rate,
        provincial_gifts_credit=parts.credit,
    )


def credits_of(
    draft: Draft,
    place: Snapshot,
    federal: Federal,
    amounts: ProvincialAmounts,
    gifts: ProvincialGifts,
    studies: tuple[Decimal, Decimal] = (NIL, NIL),
) -> ProvincialCredits:
    """`studies`: the province's own and transferred tuition amounts."""
    medical, loan_interest = federal.credits.line_33099, federal.credits.line_31900
    floor = medical_floor(draft, place.medical_threshold_cap) if medical else None
    allowed = NIL if floor is None else excess(medical, floor)
    everything = sum_of(amounts) + loan_interest + sum(studies) + allowed
    return ProvincialCredits(
        line_58520=loan_interest,
        provincial_tuition=studies[0],
        provincial_spouse_tuition=studies[1],
        provincial_medical_cap=place.medical_threshold_cap if medical else None,
        provincial_medical_floor=floor,
        provincial_medical=allowed,
        line_58800=everything,
        provincial_lowest_rate=place.credit_rate,
        line_61500=percent_of(everything, place.credit_rate) + gifts.provincial_gifts_credit,
    )
