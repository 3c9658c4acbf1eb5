"""The exclusions for investees that trade in, develop or hold immovable property (non-listed interests only)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from calculators.hk_disposal.facts import HUNDRED, NOTHING, Disposal, PropertyItem
from calculators.hk_disposal.holding import Holding, something_qualifies
from calculators.hk_disposal.rules import figures
from calculators.shared.months import months_before
from calculators.shared.refusal import Refused, refusal, refuse
from calculators.shared.result import figure

EndDate = Literal["period_end", "disposal"]
END_DATES = get_args(EndDate)
PropertyStatus = Literal["counts", "own_business", "infrastructure"]
PROPERTY_STATUSES = get_args(PropertyStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRow:
    """A property and what it adds to the specified value at each end date; None where that date is not computed.

    at_period_end = (value_start + value_period_end) / 2 * counted_percent / 100, at_disposal likewise. What is carved
    out is counted at nothing; of infrastructure nothing is known.
    """

    label: str
    status: PropertyStatus
    counted_percent: Decimal = figure("percent")
    value_start: Decimal | None = figure("HKD")
    value_period_end: Decimal | None = figure("HKD")
    value_disposal: Decimal | None = figure("HKD")
    at_period_end: Decimal | None = figure("HKD")
    at_disposal: Decimal | None = figure("HKD")


@dataclass(frozen=True, slots=True)
class PropertyShare:
    """The formula at one end date: A and B in HKD, each the average with the beginning of the basis period."""

    property_value: Decimal
    total_assets: Decimal

    @property
    def percent(self) -> Decimal:
        return HUNDRED * self.property_value / self.total_assets


def developed_within_60_months(last_property_development_date: date, disposal_date: date) -> bool:
    """The day on which development ceased is the first of the months free of it."""
    return last_property_development_date > months_before(disposal_date, figures(disposal_date).development_free_months)


def property_question_arises(case: Disposal, holding: Holding) -> bool:
    return not case.interest_listed and something_qualifies(holding) and case.investee_holds_immovable_property


def property_percents(
    total_assets_start: Decimal | None,
    total_assets_period_end: Decimal | None,
    total_assets_disposal: Decimal | None,
    property_items: tuple[PropertyItem, ...],
) -> tuple[Decimal, ...]:
    """The percentage at each end date whose total was given; empty where the formula does not arise."""
    if total_assets_start is None:
        return ()
    shares = property_shares(total_assets_start, total_assets_period_end, total_assets_disposal, property_items)
    return tuple(share.percent for share in shares.values())


def property_shares(
    start: Decimal, period_end: Decimal | None, disposal: Decimal | None, items: tuple[PropertyItem, ...]
) -> dict[EndDate, PropertyShare]:
    """The formula at each end date that was given, where there is anything to divide by; one date for all items."""
    totals: dict[EndDate, Decimal | None] = {"period_end": period_end, "disposal": disposal}
    return {
        end: PropertyShare(sum((specified_value(item, end) for item in items), NOTHING), (start + total) / 2)
        for end, total in totals.items()
        if total is not None and start + total > 0
    }


def property_excludes(property_share: tuple[Decimal, ...], disposal_date: date) -> bool:
    """The seller may choose the end date; more than the limit excludes, the limit itself does not."""
    return bool(property_share) and min(property_share) > figures(disposal_date).property_percent_limit


def may_elect(holding: Holding, property_share: tuple[Decimal, ...], disposal_date: date) -> bool:
    return something_qualifies(holding) and not property_excludes(property_share, disposal_date)


def status(item: PropertyItem) -> PropertyStatus:
    if item.is_infrastructure:
        return "infrastructure"
    return "own_business" if item.used_in_holder_business and not item.for_sale else "counts"


def counted_percent(item: PropertyItem) -> Decimal:
    """The investee's part in what is held directly (all) or by an entity below it (whatever the size)."""
    if status(item) != "counts":
        return NOTHING
    return HUNDRED if item.held == "direct" else item.interest_percent


def specified_value(item: PropertyItem, end: EndDate) -> Decimal:
    """The average of the beginning and the end, as far as it counts."""
    if not (percent := counted_percent(item)):
        return NOTHING
    return (item.value_start + value_at(item, end)) / 2 * percent / HUNDRED


def value_at(item: PropertyItem, end: EndDate) -> Decimal:
    return item.value_period_end if end == "period_end" else item.value_disposal


def property_rows(case: Disposal) -> tuple[PropertyRow, ...]:
    return tuple(_row(item, given_ends(case)) for item in case.property_items)


def _row(item: PropertyItem, ends: tuple[EndDate, ...]) -> PropertyRow:
    known = ends if status(item) != "infrastructure" else ()
    return PropertyRow(
        label=item.label,
        status=status(item),
        counted_percent=counted_percent(item),
        value_start=item.value_start if known else None,
        value_period_end=item.value_period_end if "period_end" in known else None,
        value_disposal=item.value_disposal if "disposal" in known else None,
        at_period_end=specified_value(item, "period_end") if "period_end" in ends else None,
        at_disposal=specified_value(item, "disposal") if "disposal" in ends else None,
    )


def given_ends(case: Disposal) -> tuple[EndDate, ...]:
    totals = (case.total_assets_period_end, case.total_assets_disposal)
    return tuple(end for end, total in zip(END_DATES, totals, strict=True) if total is not None)


@refusal("out_of_range")
def negative(amount: Decimal | None) -> bool:
    return amount is not None and amount < 0


@refusal("out_of_range", fact="property_items.interest_percent")
def no_extent(interest_percent: Decimal) -> bool:
    return not NOTHING <= interest_percent <= HUNDRED


@refusal("missing", fact="total_assets_disposal")
def no_end_date(total_assets_period_end: Decimal | None, total_assets_disposal: Decimal | None) -> bool:
    return total_assets_period_end is None and total_assets_disposal is None


@refusal("total_assets_not_positive", fact="total_assets_start")
def assets_not_positive(
    total_assets_start: Decimal | None, total_assets_period_end: Decimal | None, total_assets_disposal: Decimal | None
) -> bool:
    start, ends = total_assets_start, (total_assets_period_end, total_assets_disposal)
    return start is not None and any(total is not None and start + total <= 0 for total in ends)


def refuse_property(case: Disposal) -> Decimal:
    """In the order of asking. Returns the total at the beginning, which the formula cannot do without."""
    if (start := case.total_assets_start) is None:
        raise Refused("missing", "total_assets_start")
    period_end, disposal = case.total_assets_period_end, case.total_assets_disposal
    refuse(negative, start, fact="total_assets_start")
    refuse(negative, period_end, fact="total_assets_period_end")
    refuse(negative, disposal, fact="total_assets_disposal")
    refuse(no_end_date, period_end, disposal)
    refuse(assets_not_positive, start, period_end, disposal)
    for item in case.property_items:
        if not item.is_infrastructure:
            _refuse_item(item, given_ends(case))
    return start


def _refuse_item(item: PropertyItem, ends: tuple[EndDate, ...]) -> None:
    if item.held == "via_entity":
        refuse(no_extent, item.interest_percent)
    refuse(negative, item.value_start, fact="property_items.value_start")
    for end in ends:
        refuse(negative, value_at(item, end), fact=f"property_items.value_{end}")
