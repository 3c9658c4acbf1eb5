"""Who sells what to whom: the first partial result, on which nearly every question hangs."""

from dataclasses import dataclass

from calculators.cn_cross_border_vat.categories import CATEGORIES, Category
from calculators.cn_cross_border_vat.facts import CHINA, Treatment


@dataclass(frozen=True, slots=True)
class Sale:
    """`seller`, `buyer`: b an entity, c a natural person.

    A seller is domestic also where its establishment in China makes the supply and files itself.
    """

    seller: str
    buyer: str
    domestic_seller: bool
    domestic_buyer: bool
    item: str
    category: Category

    @property
    def to_overseas_entity(self) -> bool:
        return self.buyer == "b" and not self.domestic_buyer


def establishment_matters(supplier_country: str) -> bool:
    return supplier_country != CHINA


def domestic_seller(sale: Sale) -> bool:
    return sale.domestic_seller


def sale(case: Treatment) -> Sale:
    return Sale(
        seller=case.supplier_type,
        buyer=case.recipient_type,
        domestic_seller=case.supplier_country == CHINA or case.supplier_china_establishment,
        domestic_buyer=case.recipient_country == CHINA,
        item=case.service_category,
        category=CATEGORIES[case.service_category],
    )
