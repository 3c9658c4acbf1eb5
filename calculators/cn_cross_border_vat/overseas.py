"""The figures of an overseas seller's sale: withheld, owed but collected by nobody, or outside VAT."""

from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import ZERO, Figures, tax_on
from calculators.cn_cross_border_vat.credit import credit
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.procurement import procurement
from calculators.cn_cross_border_vat.rules import statutory_rate
from calculators.cn_cross_border_vat.surcharges import NONE_ON_WITHHELD_VAT
from calculators.cn_cross_border_vat.verdict import Verdict, is_withheld
from calculators.shared.rules import Snapshot


def withheld(case: Treatment, law: Verdict, amount_cny: Decimal, base: Decimal, rules: Snapshot) -> Figures:
    """At the statutory rate, never at that of a small-scale taxpayer, whoever sells or buys."""
    tax = tax_on(base, statutory_rate(case, rules), case.price_basis)
    on_top = case.price_basis == "tax_exclusive"
    figures: Figures = {
        **tax.figures,
        **NONE_ON_WITHHELD_VAT,
        "withholding_vat": tax.vat,
        "net_remittance": amount_cny if on_top else amount_cny - tax.vat,
        "total_cost": amount_cny + tax.vat if on_top else amount_cny,
    }
    if is_withheld(law):
        figures |= credit(case, tax.vat)
        figures |= procurement(case, amount_cny, tax.vat, figures["irrecoverable_vat"])
    return figures


def uncollected(case: Treatment, amount_cny: Decimal, base: Decimal, rules: Snapshot) -> Figures:
    tax = tax_on(base, statutory_rate(case, rules), case.price_basis)
    return {**tax.figures, "theoretical_vat": tax.vat, **untaxed(amount_cny)}


def untaxed(amount_cny: Decimal) -> Figures:
    return {"withholding_vat": ZERO, "net_remittance": amount_cny, "total_cost": amount_cny}
