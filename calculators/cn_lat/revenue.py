"""Revenue net of VAT: Caishui [2016] 43, Announcement 70/2016 art. 1."""

from decimal import Decimal

from calculators.cn_lat.property_types import PropertyType
from calculators.shared.refusal import refusal


@refusal("out_of_range", fact="types.vat_land_deduction")
def land_deduction_exceeds_price(vat_land_deduction: Decimal, revenue_incl_vat: Decimal) -> bool:
    """VAT cannot be negative: revenue net of it is never above the price."""
    return vat_land_deduction > revenue_incl_vat


def output_vat(item: PropertyType) -> Decimal:
    """VAT on the price less the land price that the general method lets deduct; `vat_rate` is a fact, 9 or 5."""
    taxed = item.revenue_incl_vat - item.vat_land_deduction
    return taxed * item.vat_rate / (100 + item.vat_rate)


def net_revenue(item: PropertyType) -> Decimal:
    if item.revenue_ex_vat is not None:
        return item.revenue_ex_vat
    return item.revenue_incl_vat - output_vat(item)
