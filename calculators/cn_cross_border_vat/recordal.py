"""The tax recordal of a payment abroad: due above a limit in dollars, whether or not there is tax on the payment."""

from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import Figures
from calculators.cn_cross_border_vat.categories import TRAVEL_COSTS
from calculators.cn_cross_border_vat.facts import DOLLAR, Treatment
from calculators.cn_cross_border_vat.rules import latest
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.cn_cross_border_vat.verdict import Verdict


def paid_abroad(sale: Sale) -> bool:
    return sale.domestic_buyer and not sale.domestic_seller


def travel_cost(treatment: Verdict, sale: Sale) -> bool:
    """Travel, meetings and exhibitions abroad need no recordal."""
    return sale.item in TRAVEL_COSTS and treatment.treatment == "out_of_scope"


def paid_in_dollars(amount: Decimal | None, currency: str) -> bool:
    return amount is not None and currency == DOLLAR


def dollars_matter(treatment: Verdict, sale: Sale, amount: Decimal | None, currency: str) -> bool:
    return paid_abroad(sale) and not travel_cost(treatment, sale) and not paid_in_dollars(amount, currency)


def above_recordal_limit(
    treatment: Verdict, sale: Sale, amount: Decimal | None, currency: str, amount_usd_equivalent: Decimal | None
) -> bool:
    """Exactly the limit is not above it."""
    dollars = amount if paid_in_dollars(amount, currency) else amount_usd_equivalent
    concerned = paid_abroad(sale) and not travel_cost(treatment, sale)
    return concerned and dollars is not None and dollars > latest().recordal_limit


def within_recordal_limit(above_recordal_limit_by: Decimal | None) -> bool:
    return above_recordal_limit_by is not None and above_recordal_limit_by <= 0


def recordal(case: Treatment, law: Verdict) -> Figures:
    contract = sale(case)
    if not paid_abroad(contract):
        return {}
    if travel_cost(law, contract):
        return {"tax_recordal_required": False}
    dollars = case.amount if paid_in_dollars(case.amount, case.currency) else case.amount_usd_equivalent
    if dollars is None:
        return {}
    above = above_recordal_limit(law, contract, case.amount, case.currency, dollars)
    limit = latest().recordal_limit
    return {
        "amount_usd": dollars,
        "recordal_limit": limit,
        "above_recordal_limit_by": dollars - limit,
        "tax_recordal_required": above and not case.recordal_done_for_contract,
    }
