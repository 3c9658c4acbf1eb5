"""What can be said before any amount, so that a person hears the verdict as early as it stands."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from calculators.cn_cross_border_vat.comparison import compare
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.place import Place
from calculators.cn_cross_border_vat.relief import (
    CONDITIONS,
    conditions,
    contract_matters,
    licence_matters,
    supplier_status_matters,
)
from calculators.cn_cross_border_vat.rules import latest, rate_when_taxed
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.cn_cross_border_vat.verdict import Verdict, vat_is_computed
from calculators.shared.result import figure

OF_THE_SALE = frozenset(
    {
        "on_relief_list",
        "crosses_border",
        "performed_abroad",
        "recipient_overseas_entity",
        "unrelated_to_china",
        "wholly_used_overseas",
    }
)
"""Conditions of relief that hang on what is sold to whom; the others ask for status, papers and end users."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """`differ`: from the article's column; None where one of them has no answer. `rate`: where VAT is computed."""

    treatment: str
    differ: bool | None
    rate: Decimal | None = figure("percent")


def outlook(case: Treatment, treatment: Verdict, place: Place) -> Outlook:
    rate = rate_when_taxed(case, treatment, latest()) if vat_is_computed(treatment) else None
    return Outlook(treatment.treatment, compare(case, place, treatment).differ, rate)


def relief_is_open(case: Treatment) -> bool:
    """Whether something about the seller's status or papers is still to be asked."""
    return supplier_status_matters(case) or licence_matters(case) or contract_matters(case)


def best_relief(case: Treatment) -> str:
    """What a domestic sale comes to if status, papers and end users are as the relief wants them."""
    contract = sale(case)
    until_end_users = takewhile(lambda condition: condition != "all_end_users_overseas", conditions(case))
    if not all(CONDITIONS[condition](case) for condition in until_end_users if condition in OF_THE_SALE):
        return "taxable_domestic"
    return "zero_rated" if contract.category.relief in ("ZW", "ZT") and contract.seller == "b" else "exempt"


def cell(sale: Sale) -> str:
    """Where a sale stands among the four of entities (b) and natural persons (c)."""
    return f"{sale.seller}_to_{sale.buyer}"
