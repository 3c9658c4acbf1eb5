"""Is the sale within China's VAT at all? VAT Law art. 4 with art. 4 of the Implementing Regulations."""

from dataclasses import dataclass

from calculators.cn_cross_border_vat.categories import IMMOVABLE_SUPPLIES
from calculators.cn_cross_border_vat.facts import CHINA, Treatment
from calculators.cn_cross_border_vat.place import ends, performed_on_site, rule, tied_to_immovable, traded_on_a_venue
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.shared.result import Finding


@dataclass(frozen=True, slots=True)
class Scope:
    """`within` is None where the text does not say."""

    within: bool | None
    basis: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(Finding(name, met) for name, met in TRIED[self.basis])


NOT_TIED = (("seller_domestic", False), ("directly_related_to_china", False))
TRIED: dict[str, tuple[tuple[str, bool], ...]] = {
    "immovable_overseas": (("immovable_in_china", False),),
    "seller_domestic": (("seller_domestic", True),),
    "immovable_in_china": (("seller_domestic", False), ("immovable_in_china", True)),
    "financial_issued_in_china": (("seller_domestic", False), ("issued_in_china", True)),
    "financial_not_issued_in_china": (("seller_domestic", False), ("issued_in_china", False)),
    "directly_related_to_china": (("seller_domestic", False), ("directly_related_to_china", True)),
    "on_site_overseas_exception": (*NOT_TIED, ("recipient_in_china", True), ("consumed_on_site_overseas", True)),
    "consumed_in_china_domestic_recipient": (
        *NOT_TIED,
        ("recipient_in_china", True),
        ("consumed_on_site_overseas", False),
    ),
    "overseas_to_overseas": (*NOT_TIED, ("recipient_in_china", False)),
    "used_overseas_until_2025": (
        *NOT_TIED,
        ("recipient_in_china", True),
        ("consumed_on_site_overseas", False),
        ("used_overseas_until_2025", True),
    ),
}
"""What is tried on the way to each basis, in the order of the law."""
BASES = tuple(TRIED)


def scope(case: Treatment) -> Scope:
    """Letting or selling an immovable looks only at where it stands. A tie to China goes before consumption on site."""
    contract = sale(case)
    if immovable_supplied(contract) and not immovable_in_china(case):
        return Scope(False, "immovable_overseas")
    if contract.domestic_seller:
        return Scope(True, "seller_domestic")
    if immovable_supplied(contract):
        return Scope(True, "immovable_in_china")
    if traded_on_a_venue(contract):
        issued = case.issue_country == CHINA
        return Scope(issued, "financial_issued_in_china" if issued else "financial_not_issued_in_china")
    if tied_to_china(case):
        return Scope(True, "directly_related_to_china")
    if contract.domestic_buyer:
        on_site = consumed_on_site_overseas(case)
        return Scope(not on_site, "on_site_overseas_exception" if on_site else "consumed_in_china_domestic_recipient")
    unsettled = performed_on_site(contract, case.delivery_mode) and case.place_of_performance == CHINA
    return Scope(None if unsettled else False, "overseas_to_overseas")


def issuer_matters(sale: Sale) -> bool:
    return traded_on_a_venue(sale) and not sale.domestic_seller


def immovable_supplied(sale: Sale) -> bool:
    return sale.item in IMMOVABLE_SUPPLIES


def immovable_in_china(case: Treatment) -> bool:
    return tied_to_immovable(sale(case)) and case.immovable_country == CHINA


def china_link_matters(case: Treatment) -> bool:
    """Whether it is asked if the service is directly tied to goods, immovables or natural resources in China."""
    contract = sale(case)
    if contract.domestic_seller:
        return contract.category.relief in ("ZW", "EW") and contract.to_overseas_entity
    fixed_otherwise = immovable_supplied(contract) or traded_on_a_venue(contract) or immovable_in_china(case)
    return not contract.domestic_buyer and not fixed_otherwise


def tied_to_china(case: Treatment) -> bool:
    return immovable_in_china(case) or (china_link_matters(case) and case.related_to_china_goods_or_immovables)


def use_abroad_matters(sale: Sale, delivery_mode: str) -> bool:
    """Asked of a domestic seller where relief hangs on it; of an overseas one because it mattered until 2025."""
    if sale.domestic_seller:
        by_use = sale.category.relief == "EA" and not sale.category.special
        return by_use or (sale.category.use_tested and sale.to_overseas_entity)
    return sale.domestic_buyer and rule(sale, delivery_mode) in ("base_b", "base_c")


def used_abroad(case: Treatment) -> bool:
    return use_abroad_matters(sale(case), case.delivery_mode) and case.used_or_performed_overseas


def consumed_on_site_overseas(case: Treatment) -> bool:
    contract = sale(case)
    if performed_on_site(contract, case.delivery_mode):
        return case.place_of_performance != CHINA
    if tied_to_immovable(contract) and not immovable_supplied(contract):
        return case.immovable_country != CHINA
    return contract.item == "international_transport" and CHINA not in ends(case)
