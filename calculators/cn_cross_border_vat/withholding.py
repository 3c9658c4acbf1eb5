"""Who pays where the seller is overseas and the sale is taxable: VAT Law art. 15."""

from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.sale import sale
from calculators.cn_cross_border_vat.scope import immovable_in_china


def agent_matters(case: Treatment) -> bool:
    """The only agent that the State Council lets file: for a landlord who lets an immovable in China to a person."""
    contract = sale(case)
    tenancy = contract.item == "immovable_lease" and contract.buyer == "c" and not contract.domestic_seller
    return tenancy and immovable_in_china(case)


def agent_files(case: Treatment) -> bool:
    return agent_matters(case) and case.domestic_agent_appointed


def collection(case: Treatment) -> str:
    """An individual buyer is no working collector, and nobody else is named: the gap that the article points at."""
    contract = sale(case)
    if agent_files(case):
        return "agent_declares"
    if not contract.domestic_buyer:
        return "taxable_collection_uncertain"
    return "withhold" if contract.buyer == "b" else "taxable_no_collection"
