"""Which day's figures apply, and which rate."""

from decimal import Decimal

from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.sale import sale
from calculators.cn_cross_border_vat.verdict import Verdict, is_withheld_or_declared
from calculators.shared.rules import Rules, Snapshot

RULES = Rules("cn_cross_border_vat")
LAW_PERIODS = ("vat_law", "before_vat_law", "no_figures")


def latest() -> Snapshot:
    """The law as it was last compared with its sources: for all that hangs on no date that is asked."""
    rules = RULES.on(RULES.checked)
    assert rules is not None  # noqa: S101 - the regime covers the day on which it was checked
    return rules


def rules_for(case: Treatment, law: Verdict) -> Snapshot | None:
    """Of the day on which the seller's liability arose, where it is asked. None: no figures for that day."""
    if case.amount is None or not is_withheld_or_declared(law):
        return latest()
    return RULES.on(case.obligation_date)


def statutory_rate(case: Treatment, rules: Snapshot) -> Decimal:
    """The rate of the category; what is withheld is never withheld at less."""
    rate: Decimal = rules.rate[sale(case).category.rate]
    return rate


def rate_when_taxed(case: Treatment, law: Verdict, rules: Snapshot) -> Decimal:
    """A domestic small-scale seller pays the levy rate instead."""
    rate: Decimal = rules.small_scale_levy if law.small_scale else statutory_rate(case, rules)
    return rate


def period(rules: Snapshot | None) -> str:
    if rules is None:
        return "no_figures"
    return "before_vat_law" if "used_overseas_exception" in rules else "vat_law"
