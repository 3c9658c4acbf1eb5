"""One company in China buys for its group: VAT is withheld on the whole fee, then the fee is charged on to the others
at arm's length, a second contract with its own VAT.
"""

from collections.abc import Sequence
from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import WHOLE, ZERO, Figures, part
from calculators.cn_cross_border_vat.facts import CHINA, Affiliate, Treatment
from calculators.cn_cross_border_vat.result import Share, ShareWorking
from calculators.cn_cross_border_vat.rules import latest, statutory_rate
from calculators.cn_cross_border_vat.sale import sale
from calculators.shared.allocation import in_cents
from calculators.shared.refusal import refusal
from calculators.shared.rounding import down_to_cent, to_cent


@refusal("keys_sum_to_zero", fact="affiliates")
def keys_share_nothing(affiliates: Sequence[Affiliate]) -> bool:
    """Keys are not negative, and one of them is above zero."""
    keys = [company.key_value for company in affiliates]
    return bool(keys) and (min(keys) < 0 or not any(keys))


def some_affiliate_overseas(affiliates: Sequence[Affiliate]) -> bool:
    return any(company.country != CHINA for company in affiliates)


def buys_for_the_group(case: Treatment) -> bool:
    return case.allocation_key != "none" and bool(case.affiliates)


def procurement(case: Treatment, fee: Decimal, withheld: Decimal, irrecoverable: Decimal) -> Figures:
    if not buys_for_the_group(case):
        return {}
    working = _working(case.affiliates, fee)
    total = sum(row.key_value for row in working)
    at_home = sum(row.key_value for row in working if row.country == CHINA)
    domestic = sum((row.cut + row.added for row in working if row.country == CHINA), ZERO)
    vat_domestic = to_cent(withheld * at_home / total)
    stuck = to_cent(irrecoverable * (total - at_home) / total)
    return {
        "allocation": tuple(Share(row.name, row.cut + row.added) for row in working),
        "allocation_working": working,
        "total_key": total,
        "domestic_key": at_home,
        "overseas_key": total - at_home,
        "domestic_share": domestic,
        "overseas_share": fee - domestic,
        "vat_domestic_share": vat_domestic,
        "vat_overseas_share": withheld - vat_domestic,
        **_recharge(case, fee - domestic, withheld - vat_domestic, stuck),
    }


def _working(companies: Sequence[Affiliate], fee: Decimal) -> tuple[ShareWorking, ...]:
    keys = [company.key_value for company in companies]
    rows = []
    for company, amount in zip(companies, in_cents(fee, keys), strict=True):
        cut = down_to_cent(fee * company.key_value / sum(keys))
        rows.append(ShareWorking(company.name, company.country, company.key_value, cut, amount - cut))
    return tuple(rows)


def _recharge(case: Treatment, share: Decimal, vat_on_it: Decimal, stuck: Decimal) -> Figures:
    """What stays in China of the VAT on the others' share. Relief other than exemption supposes that the first VAT is
    creditable: what is not, stays too. The recharge is a contract of its own, under the law of today.
    """
    if not some_affiliate_overseas(case.affiliates):
        return {"recharge_amount": ZERO, "recharge_output_vat": ZERO, "china_vat_left_on_overseas_share": ZERO}
    treatment = case.recharge_treatment or usual_recharge(case)
    amount = part(share, WHOLE + case.recharge_markup_percent)
    rate = recharge_rate(case) if treatment == "taxable" else Decimal(0)
    output = to_cent(amount * rate / (WHOLE + rate))
    return {
        "recharge_treatment_used": treatment,
        "recharge_rate": rate,
        "recharge_amount": amount,
        "recharge_output_vat": output,
        "irrecoverable_on_overseas_share": stuck,
        "china_vat_left_on_overseas_share": vat_on_it if treatment == "exempt" else output + stuck,
    }


def usual_recharge(case: Treatment) -> str:
    """The category of the first contract, with all documents in order."""
    relief = sale(case).category.relief
    if relief not in ("ZW", "EW"):
        return "taxable"
    return "zero_rated" if relief == "ZW" and case.recipient_vat_status == "general" else "exempt"


def recharge_rate(case: Treatment) -> Decimal:
    """A small-scale taxpayer charges on at its own levy rate."""
    general = case.recipient_vat_status == "general"
    rate: Decimal = statutory_rate(case, latest()) if general else latest().small_scale_levy
    return rate
