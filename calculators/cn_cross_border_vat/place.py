"""Column `oecd_*`: the rule system that the article proposes. A stand-in for the place of consumption that is easy to
establish, corrected by special rules where it fits badly. A proposal, not law in force.
"""

from collections.abc import Callable
from dataclasses import dataclass

from calculators.cn_cross_border_vat.facts import CHINA, Treatment
from calculators.cn_cross_border_vat.sale import Sale, sale


@dataclass(frozen=True, slots=True)
class Place:
    """`right`: whether China may tax. `collection`: how it would be brought in. `tax`: what China would levy."""

    rule: str
    countries: tuple[str, ...]
    right: str
    collection: str
    tax: str


UNDETERMINED = Place("undetermined", (), "undetermined", "undetermined", "undetermined")
"""Without one contract there is no recipient to look at."""

RULES_OF_PLACE: dict[str, Callable[[Treatment], tuple[str, ...]]] = {
    "international_transport": lambda case: ends(case),
    "immovable_related": lambda case: (case.immovable_country,),
    "on_site": lambda case: (case.place_of_performance,),
    "financial_product": lambda case: (case.trading_venue_country,),
    "base_b": lambda case: (case.recipient_country,),
    "base_c": lambda case: (case.recipient_nationality,),
}
"""The special rules, a list meant to grow, then the base rule: where each looks for the place."""
PLACE_RULES = (*RULES_OF_PLACE, "undetermined")
COLLECTIONS = ("withholding", "supplier_registration", "domestic_vat", "zero_rate_refund", "none",
               "allocation_not_specified", "undetermined")  # fmt: skip

SPECIAL_RULES = {
    "transport": "international_transport",
    "immovable": "immovable_related",
    "on_site": "on_site",
    "financial": "financial_product",
}


def mode_matters(sale: Sale) -> bool:
    return sale.category.special == "on_site" or sale.item == "consulting"


def performed_on_site(sale: Sale, delivery_mode: str) -> bool:
    """Seller and buyer present together, consumption over when the supply is: consulting never is, nor a mixture."""
    return sale.category.special == "on_site" and delivery_mode == "on_site"


def tied_to_immovable(sale: Sale) -> bool:
    return sale.category.special == "immovable"


def carried_abroad(sale: Sale) -> bool:
    return sale.item == "international_transport"


def traded_on_a_venue(sale: Sale) -> bool:
    return sale.category.special == "financial"


def nationality_decides(sale: Sale, delivery_mode: str) -> bool:
    return rule(sale, delivery_mode) == "base_c"


def rule(sale: Sale, delivery_mode: str) -> str:
    """A special rule goes before the base rule."""
    special = sale.category.special
    if not special or (special == "on_site" and not performed_on_site(sale, delivery_mode)):
        return f"base_{sale.buyer}"
    return SPECIAL_RULES[special]


def ends(case: Treatment) -> tuple[str, ...]:
    """Origin and destination of a carriage, one country named once; inside China neither is asked."""
    if case.service_category == "domestic_transport":
        return (CHINA,)
    return tuple(dict.fromkeys((case.origin_country, case.destination_country)))


def place(case: Treatment) -> Place:
    contract = sale(case)
    name = rule(contract, case.delivery_mode)
    countries = RULES_OF_PLACE[name](case)
    right = "none" if CHINA not in countries else "full" if countries == (CHINA,) else "shared"
    return Place(name, countries, right, *_consequence(contract, right))


def _consequence(sale: Sale, right: str) -> tuple[str, str]:
    """Collection and tax. The article leaves open how a shared right is split."""
    if right == "shared":
        return "allocation_not_specified", "allocation_not_specified"
    if right == "none":
        exported = sale.domestic_seller and not traded_on_a_venue(sale)
        return ("zero_rate_refund", "zero_rated") if exported else ("none", "not_taxed")
    if sale.domestic_seller:
        return "domestic_vat", "taxed"
    return ("withholding" if sale.domestic_buyer and sale.buyer == "b" else "supplier_registration"), "taxed"
