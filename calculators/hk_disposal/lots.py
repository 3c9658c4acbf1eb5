"""Lots: from when each counts, and what earlier sales have left of it (FIFO, for each holder apart)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from calculators.hk_disposal.facts import HUNDRED, NOTHING, Lot, PastDisposal, Sale
from calculators.hk_disposal.periods import DAY, reference_period
from calculators.hk_disposal.rules import RULES
from calculators.shared.refusal import refusal
from calculators.shared.result import figure

LotStatus = Literal[
    "counts", "too_young", "trading_stock", "borrowed_in", "sold", "not_related_throughout", "not_closely_related"
]
LOT_STATUSES = get_args(LotStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLot:
    """What became of a lot by the end of the reference period, and what of it counts towards the floor.

    `counted_from`: the first day that counts; None where no day does.
    """

    holder: str
    acquired_on: date
    counted_from: date | None
    status: LotStatus
    bought_percent: Decimal = figure("percent")
    held_percent: Decimal = figure("percent")
    counted_percent: Decimal = figure("percent")


def appropriated(lot: Lot, disposal_date: date) -> date | None:
    """The day on which the lot ceased to be trading stock: before the disposal, at its market value taxed that day."""
    if lot.trading_stock_from is None or lot.appropriated_on is None or lot.appropriated_on >= disposal_date:
        return None
    return lot.appropriated_on if lot.appropriation_market_value_taxed else None


def is_trading_stock(lot: Lot, disposal_date: date) -> bool:
    return lot.trading_stock_from is not None and appropriated(lot, disposal_date) is None


def counted_from(lot: Lot, disposal_date: date) -> date | None:
    """A lender stays the holder of what it lent; what the borrower holds counts for nothing."""
    if is_trading_stock(lot, disposal_date) or lot.borrowed_in:
        return None
    ceased = appropriated(lot, disposal_date)
    return lot.acquired_on if ceased is None else max(lot.acquired_on, ceased + DAY)


def fifo(lots: Iterable[Lot], sales: Iterable[Sale]) -> tuple[list[tuple[Lot, Decimal]], bool]:
    """Each lot in the order acquired with what the sales left of it; and whether every sale found enough."""
    queue = sorted(lots, key=lambda lot: lot.acquired_on)
    left, covered = [lot.percent for lot in queue], True
    for sale in sorted(sales, key=lambda sale: sale.disposed_on):
        wanted = sale.percent
        for place, lot in enumerate(queue):
            if not wanted or lot.acquired_on > sale.disposed_on:
                break
            taken = min(wanted, left[place])
            left[place] -= taken
            wanted -= taken
        covered = covered and not wanted
    return list(zip(queue, left, strict=True)), covered


def held_lots(holder: str, lots: Iterable[Lot], sales: Iterable[Sale], day: date) -> tuple[HeldLot, ...]:
    """As the reference period of a disposal on `day` ends: sales on that day itself come after it."""
    earlier, start = [sale for sale in sales if sale.disposed_on < day], reference_period(day).start
    return tuple(_held(holder, lot, left, day, start) for lot, left in fifo(lots, earlier)[0])


def _held(holder: str, lot: Lot, left: Decimal, day: date, start: date) -> HeldLot:
    since = counted_from(lot, day)
    status = _status(lot, left, since, day, start)
    return HeldLot(
        holder=holder,
        acquired_on=lot.acquired_on,
        counted_from=since,
        status=status,
        bought_percent=lot.percent,
        held_percent=left,
        counted_percent=left if status == "counts" else NOTHING,
    )


def _status(lot: Lot, left: Decimal, since: date | None, day: date, start: date) -> LotStatus:
    if not left:
        return "sold"
    if since is None:
        return "trading_stock" if is_trading_stock(lot, day) else "borrowed_in"
    return "counts" if since <= start else "too_young"


def counting(held: Iterable[HeldLot]) -> Decimal:
    """What was held throughout."""
    return sum((lot.counted_percent for lot in held), NOTHING)


def something_lent_out(lots: tuple[Lot, ...]) -> bool:
    """Changes no figure; the agreement is evidence to keep."""
    return any(lot.lent_out for lot in lots)


def sale_on_or_after_commencement(disposed_on: date) -> bool:
    """Only to such a sale the scheme can have applied."""
    return RULES.on(disposed_on) is not None


@refusal("out_of_range", fact="disposal_percent")
def no_share_sold(disposal_percent: Decimal) -> bool:
    return not NOTHING < disposal_percent <= HUNDRED


@refusal("out_of_range")
def no_share(percent: Decimal) -> bool:
    return not NOTHING < percent <= HUNDRED


@refusal("date_order")
def bought_after_sale(acquired_on: date, disposal_date: date) -> bool:
    return acquired_on > disposal_date


@refusal("date_order")
def stock_after_sale(trading_stock_from: date | None, disposal_date: date) -> bool:
    return trading_stock_from is not None and trading_stock_from > disposal_date


@refusal("date_order")
def appropriated_before_stock(appropriated_on: date | None, trading_stock_from: date | None) -> bool:
    if appropriated_on is None or trading_stock_from is None:
        return False
    return appropriated_on < trading_stock_from


@refusal("date_order")
def sold_after_sale(disposed_on: date, disposal_date: date) -> bool:
    return disposed_on > disposal_date


@refusal("inconsistent_lots", fact="lots")
def lots_do_not_cover_the_sale(lots: tuple[Lot, ...], disposal_percent: Decimal) -> bool:
    """Before earlier sales are asked about."""
    return sum((lot.percent for lot in lots), NOTHING) < disposal_percent


@refusal("inconsistent_lots", fact="lots")
def lots_do_not_cover_the_sales(
    lots: tuple[Lot, ...], past_disposals: tuple[PastDisposal, ...], disposal_date: date, disposal_percent: Decimal
) -> bool:
    this = Sale(disposed_on=disposal_date, percent=disposal_percent)
    return not fifo(lots, (*past_disposals, this))[1]
