"""Exempt, credit, refund: what a zero-rated exporter of services gets back for the period. Refund rate = tax rate."""

from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import ZERO, Figures, part
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.surcharges import surcharges
from calculators.cn_cross_border_vat.verdict import Verdict
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


def refund(case: Treatment, law: Verdict, amount_cny: Decimal, rate: Decimal, rules: Snapshot) -> Figures:
    """Input VAT first pays the VAT on domestic sales. What is left is refunded up to the cap; where that pays less than
    the cap, the difference was credited, and surcharges fall on it too.
    """
    if case.period_input_vat is None:
        return {}
    net = to_cent(case.domestic_output_vat - case.period_input_vat - case.prior_credit_bf)
    cap = part(amount_cny, rate)
    left = max(-net, ZERO)
    refunded = min(left, cap)
    payable = max(net, ZERO)
    return {
        "period_net_vat": net,
        "exempt_credit_refund_cap": cap,
        "refund_amount": refunded,
        "exempt_credit_amount": cap - refunded,
        "credit_carried_forward": left - refunded,
        "vat_payable": payable,
        **surcharges(case, law, payable + cap - refunded, rules),
    }
