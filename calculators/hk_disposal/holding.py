"""The equity holding conditions: which part of the disposal was held long enough, within a large enough holding.

Percent = percentage points of the investee's equity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from calculators.hk_disposal.facts import INVESTOR, NOTHING, Disposal, Lot, PastDisposal
from calculators.hk_disposal.group import NO_GROUP, Group, group, left_of_group, related_holdings
from calculators.hk_disposal.lots import (
    HeldLot,
    counted_from,
    counting,
    fifo,
    held_lots,
    is_trading_stock,
    sale_on_or_after_commencement,
)
from calculators.hk_disposal.periods import ReferencePeriod, complete_on, reference_period
from calculators.hk_disposal.rules import figures
from calculators.shared.months import months_after, months_before
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

SliceOutcome = Literal[
    "alone", "group", "leftover", "trading_stock", "borrowed_in", "held_too_short", "leftover_too_late",
    "below_15_percent",
]  # fmt: skip
SLICE_OUTCOMES = get_args(SliceOutcome)
ConditionsMetBy = Literal["alone", "group", "leftover", "none"]
CONDITIONS_MET_BY = get_args(ConditionsMetBy)
QUALIFYING: dict[SliceOutcome, ConditionsMetBy] = {"alone": "alone", "group": "group", "leftover": "leftover"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What the disposal takes of one lot.

    `outcome`: by which test it qualifies, or why not. `old_enough_on`: the first disposal date on which it is old
    enough. `gain_part` in HKD: round(gain * counted_to / disposed) - round(gain * (counted_to - percent) / disposed),
    the qualifying slices counted first, so that the parts add up to the gain.
    """

    acquired_on: date
    counted_from: date | None
    qualifies: bool
    outcome: SliceOutcome
    old_enough_on: date | None
    percent: Decimal = figure("percent")
    qualifying_percent: Decimal = figure("percent")
    counted_to_percent: Decimal = figure("percent")
    gain_part: Decimal = figure("HKD")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a slice of a disposal on `day` is held against. `own`, `together`: held throughout, the group added."""

    day: date
    period: ReferencePeriod
    floor: Decimal
    own_lots: tuple[HeldLot, ...]
    related_lots: tuple[HeldLot, ...]

    @property
    def own(self) -> Decimal:
        return counting(self.own_lots)

    @property
    def together(self) -> Decimal:
        return self.own + counting(self.related_lots)


@dataclass(frozen=True, slots=True)
class LeftOvers:
    """The exception for what is left of a holding that qualified in an earlier disposal, sold within the deadline.

    `counted_by`: what counted from then on or before was part of the qualifying interests.
    """

    earlier_disposal_on: date
    counted_by: date
    deadline: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """`own`, `group`: held throughout by the seller, and together with those closely related to it, who are looked at
    only where the seller's own falls short of `floor`."""

    floor: Decimal = figure("percent")
    own: Decimal = figure("percent")
    group: Decimal = figure("percent")
    qualifying: Decimal = figure("percent")
    trading_stock: Decimal = figure("percent")
    period: ReferencePeriod
    slices: tuple[Slice, ...]
    own_lots: tuple[HeldLot, ...]
    related_lots: tuple[HeldLot, ...]
    related: Group
    left_overs: LeftOvers | None
    whole_qualifies_on: date | None

    @property
    def met_by(self) -> ConditionsMetBy:
        """One test serves all qualifying slices: a left-over needs its exception only where the floor is missed."""
        return next((QUALIFYING[part.outcome] for part in self.slices if part.qualifies), "none")

    @property
    def held_24_months_on(self) -> date | None:
        """The first disposal date on which no slice is too young any more; None where none is."""
        waits = (part.old_enough_on for part in self.slices if part.outcome == "held_too_short")
        return max((day for day in waits if day), default=None)


def holding(case: Disposal) -> Holding:
    arises = group_question_arises(case.disposal_date, case.disposal_percent, case.lots, case.past_disposals)
    related = group(case) if arises else NO_GROUP
    standing, left_overs = _standing(case, related), _left_overs(case)
    slices = _slices(case, standing, left_overs)
    return Holding(
        floor=standing.floor,
        own=standing.own,
        group=standing.together,
        qualifying=sum((part.qualifying_percent for part in slices), NOTHING),
        trading_stock=sum((part.percent for part in slices if part.outcome == "trading_stock"), NOTHING),
        period=standing.period,
        slices=slices,
        own_lots=standing.own_lots,
        related_lots=standing.related_lots,
        related=related,
        left_overs=left_overs,
        whole_qualifies_on=whole_qualifies_on(case, slices, related),
    )


def group_question_arises(
    disposal_date: date, disposal_percent: Decimal, lots: tuple[Lot, ...], past_disposals: tuple[PastDisposal, ...]
) -> bool:
    """The seller alone holds too little, and something of what it sells is old enough to gain from a group."""
    start = reference_period(disposal_date).start
    own = counting(held_lots(INVESTOR, lots, past_disposals, disposal_date))
    since = (counted_from(lot, disposal_date) for lot, _ in pieces(disposal_percent, lots, past_disposals))
    return own < figures(disposal_date).holding_percent_floor and any(day and day <= start for day in since)


def something_qualifies(holding: Holding) -> bool:
    return holding.qualifying > 0


def nothing_qualifies(holding: Holding) -> bool:
    return not something_qualifies(holding)


def pieces(
    disposal_percent: Decimal, lots: tuple[Lot, ...], past_disposals: tuple[PastDisposal, ...]
) -> list[tuple[Lot, Decimal]]:
    """What the disposal takes of each lot; earlier sales, those of the same day too, went before it."""
    taken, wanted = [], disposal_percent
    for lot, left in fifo(lots, past_disposals)[0]:
        if part := min(left, wanted):
            taken.append((lot, part))
            wanted -= part
    return taken


def gain_for(case: Disposal, percent: Decimal) -> Decimal:
    """Pro rata to percentage points, in HKD to the cent."""
    return to_cent(case.gain_amount * percent / case.disposal_percent)


def whole_qualifies_on(case: Disposal, slices: Sequence[Slice], related: Group) -> date | None:
    """The first disposal date on which time alone would let all of the disposal qualify: no further dealings in the
    investee, the group as it stands. None where it does already, or where waiting does not help."""
    waits = [part.old_enough_on for part in slices]
    if None in waits or all(part.qualifies for part in slices):
        return None
    left = [*fifo(case.lots, case.past_disposals)[0], *left_of_group(case, related)]
    reached, floor = NOTHING, figures(case.disposal_date).holding_percent_floor
    for day, percent in sorted((day, part) for lot, part in left if (day := old_enough_on(lot, case.disposal_date))):
        reached += percent
        if reached >= floor:
            return max(day, *(wait for wait in waits if wait))
    return None


def old_enough_on(lot: Lot, disposal_date: date) -> date | None:
    since = counted_from(lot, disposal_date)
    return since and complete_on(since, figures(disposal_date).reference_months)


def _standing(case: Disposal, related: Group) -> Standing:
    day = case.disposal_date
    return Standing(
        day,
        reference_period(day),
        figures(day).holding_percent_floor,
        held_lots(INVESTOR, case.lots, case.past_disposals, day),
        related_holdings(case, related),
    )


def _left_overs(case: Disposal) -> LeftOvers | None:
    """Measured from the latest earlier disposal to which the scheme applied because it met the conditions itself."""
    met = (
        sale.disposed_on
        for sale in case.past_disposals
        if sale_on_or_after_commencement(sale.disposed_on) and sale.scheme_applied_on_conditions
    )
    if (earlier := max(met, default=None)) is None:
        return None
    rules = figures(case.disposal_date)
    return LeftOvers(
        earlier,
        months_before(earlier, rules.reference_months),
        months_after(earlier, rules.leftover_months),
    )


def _outcome(lot: Lot, standing: Standing, left_overs: LeftOvers | None) -> SliceOutcome:
    since = counted_from(lot, standing.day)
    if since is None:
        return "trading_stock" if is_trading_stock(lot, standing.day) else "borrowed_in"
    if since <= standing.period.start and standing.together >= standing.floor:
        return "alone" if standing.own >= standing.floor else "group"
    if left_overs and since <= left_overs.counted_by:
        return "leftover" if standing.day <= left_overs.deadline else "leftover_too_late"
    return "below_15_percent" if since <= standing.period.start else "held_too_short"


def _slices(case: Disposal, standing: Standing, left_overs: LeftOvers | None) -> tuple[Slice, ...]:
    taken = pieces(case.disposal_percent, case.lots, case.past_disposals)
    judged = [(lot, part, _outcome(lot, standing, left_overs)) for lot, part in taken]
    qualifying = sum((part for _, part, outcome in judged if outcome in QUALIFYING), NOTHING)
    counted = {True: NOTHING, False: qualifying}
    slices = []
    for lot, part, outcome in judged:
        qualifies = outcome in QUALIFYING
        before = counted[qualifies]
        counted[qualifies] = to = before + part
        slices.append(
            Slice(
                acquired_on=lot.acquired_on,
                counted_from=counted_from(lot, case.disposal_date),
                qualifies=qualifies,
                outcome=outcome,
                old_enough_on=old_enough_on(lot, case.disposal_date),
                percent=part,
                qualifying_percent=part if qualifies else NOTHING,
                counted_to_percent=to,
                gain_part=gain_for(case, to) - gain_for(case, before),
            )
        )
    return tuple(slices)
