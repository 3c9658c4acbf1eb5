"""Answers about holdings that cannot be, refused in the order of asking."""

from datetime import date

from calculators.hk_disposal.control import (
    no_interest,
    no_votes,
    nobody_in_the_group,
)
from calculators.hk_disposal.facts import Disposal, Lot, RelatedLot, RelatedPastDisposal
from calculators.hk_disposal.group import group, related_lots_do_not_cover
from calculators.hk_disposal.holding import group_question_arises
from calculators.hk_disposal.lots import (
    appropriated_before_stock,
    bought_after_sale,
    lots_do_not_cover_the_sale,
    lots_do_not_cover_the_sales,
    no_share,
    no_share_sold,
    sold_after_sale,
    stock_after_sale,
)
from calculators.shared.refusal import refuse


def refuse_holdings(case: Disposal) -> None:
    refuse(no_share_sold, case.disposal_percent)
    for lot in case.lots:
        _refuse_lot(lot, "lots", case.disposal_date)
    refuse(lots_do_not_cover_the_sale, case.lots, case.disposal_percent)
    for sale in case.past_disposals:
        refuse(sold_after_sale, sale.disposed_on, case.disposal_date, fact="past_disposals.disposed_on")
        refuse(no_share, sale.percent, fact="past_disposals.percent")
    refuse(lots_do_not_cover_the_sales, case.lots, case.past_disposals, case.disposal_date, case.disposal_percent)
    if group_question_arises(case.disposal_date, case.disposal_percent, case.lots, case.past_disposals):
        _refuse_group(case)


def _refuse_lot(lot: Lot, of: str, disposal_date: date) -> None:
    refuse(bought_after_sale, lot.acquired_on, disposal_date, fact=f"{of}.acquired_on")
    refuse(no_share, lot.percent, fact=f"{of}.percent")
    refuse(stock_after_sale, lot.trading_stock_from, disposal_date, fact=f"{of}.trading_stock_from")
    if lot.trading_stock_from is not None:
        refuse(appropriated_before_stock, lot.appropriated_on, lot.trading_stock_from, fact=f"{of}.appropriated_on")


def _refuse_group(case: Disposal) -> None:
    for link in case.ownership_links:
        refuse(no_interest, link.interest_percent)
        refuse(no_votes, link.voting_percent)
    if not group(case).entities:
        return
    for lot in case.related_lots:
        _refuse_stranger(lot, "related_lots", case)
        _refuse_lot(lot, "related_lots", case.disposal_date)
    for sale in case.related_past_disposals:
        _refuse_stranger(sale, "related_past_disposals", case)
        refuse(sold_after_sale, sale.disposed_on, case.disposal_date, fact="related_past_disposals.disposed_on")
        refuse(no_share, sale.percent, fact="related_past_disposals.percent")
    refuse(related_lots_do_not_cover, case.related_lots, case.related_past_disposals)


def _refuse_stranger(row: RelatedLot | RelatedPastDisposal, of: str, case: Disposal) -> None:
    refuse(nobody_in_the_group, row.entity, case.ownership_links, fact=f"{of}.entity")
