"""The figures of a domestic seller: VAT on the whole, on a part, exempt, or at the zero rate."""

from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import WHOLE, ZERO, Figures, part, tax_on
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.refund import refund
from calculators.cn_cross_border_vat.rules import rate_when_taxed, statutory_rate
from calculators.cn_cross_border_vat.surcharges import surcharges
from calculators.cn_cross_border_vat.verdict import PARTIAL, Verdict, own_input_matters
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


def taxed(case: Treatment, law: Verdict, base: Decimal, rules: Snapshot) -> Figures:
    """VAT on the whole, or on what end users in China bring in where the rest is proved to come from overseas."""
    split = _split(case, base) if law.treatment in PARTIAL else {}
    tax = tax_on(split.get("taxed_revenue", base), rate_when_taxed(case, law, rules), case.price_basis)
    input_vat = to_cent(case.attributable_input_vat) if own_input_matters(law) else ZERO
    lost = _lost_to_exemption(law, input_vat, split, base)
    payable = max(tax.vat - input_vat + lost.get("input_vat_transferred_out", ZERO), ZERO)
    return {
        **tax.figures,
        **split,
        **lost,
        "output_vat": tax.vat,
        "vat_payable": payable,
        **surcharges(case, law, payable, rules),
        **_end_users_in_china(case, law, base, rules),
    }


def _split(case: Treatment, base: Decimal) -> dict[str, Decimal]:
    at_home = _from_china(case, base)
    return {"taxed_revenue": at_home, "relieved_revenue": base - at_home}


def _from_china(case: Treatment, base: Decimal) -> Decimal:
    """What end users in China bring in."""
    return part(base, WHOLE - (case.end_user_overseas_percent or ZERO))


def _lost_to_exemption(law: Verdict, input_vat: Decimal, split: Figures, base: Decimal) -> dict[str, Decimal]:
    """Input VAT of the exempt part becomes cost; the rest is set off."""
    if law.treatment != "partial_exempt":
        return {}
    relieved = split["relieved_revenue"]
    return {"input_vat_transferred_out": to_cent(input_vat * relieved / base) if relieved else ZERO}


def _end_users_in_china(case: Treatment, law: Verdict, base: Decimal, rules: Snapshot) -> Figures:
    """Companies among them withhold on their own purchase again: the double tax that the article points at."""
    if "all_end_users_overseas" not in law.unmet:
        return {}
    at_home = _from_china(case, base)
    again = tax_on(at_home, statutory_rate(case, rules), case.price_basis)
    figures: Figures = {
        "domestic_end_user_revenue": at_home,
        "end_user_vat_rate": again.rate,
        "end_user_vat_divisor": again.divisor,
        "end_user_withholding_vat": again.vat,
    }
    if "end_users_proved" in law.unmet:
        rate = rate_when_taxed(case, law, rules)
        proved = tax_on(at_home, rate, case.price_basis).vat
        figures["output_vat_if_proved"] = proved
        figures["vat_saved_by_proof"] = tax_on(base, rate, case.price_basis).vat - proved
    return figures


def exempt(case: Treatment, law: Verdict) -> Figures:
    """A small-scale seller never had a credit to give up."""
    lost = to_cent(case.attributable_input_vat) if own_input_matters(law) else ZERO
    return {"output_vat": ZERO, "vat_payable": ZERO, "refund_amount": ZERO, "input_vat_transferred_out": lost}


def zero_rated(case: Treatment, law: Verdict, amount_cny: Decimal, rules: Snapshot) -> Figures:
    rate = statutory_rate(case, rules)
    return {
        "vat_rate": Decimal(0),
        "output_vat": ZERO,
        "refund_rate": rate,
        **refund(case, law, amount_cny, rate, rules),
    }
