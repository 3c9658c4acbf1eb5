"""One cross-border contract: who pays VAT in China, how much, by when; and what the article's rule system would say.

What a dialogue needs of the law is offered here: the facts, the gates by which a question comes up, the verdict before
any amount, and `assess`.
"""

from dataclasses import replace
from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import (
    Figures,
    currency_is_worth_nothing,
    gain,
    in_yuan,
    nothing_is_paid,
    yuan_for_one,
)
from calculators.cn_cross_border_vat.categories import CATEGORIES, GROUPS
from calculators.cn_cross_border_vat.comparison import BINDING_COLUMN, DIFFER_REASONS, Comparison, compare
from calculators.cn_cross_border_vat.credit import CREDIT_CONDITIONS, credit_is_open, documents_matter, use_is_mixed
from calculators.cn_cross_border_vat.deadlines import deadline, terms_of_relief
from calculators.cn_cross_border_vat.documents import CITATIONS, NEXT_STEP_IDS, NEXT_STEPS, citations, next_steps
from calculators.cn_cross_border_vat.domestic import exempt, taxed, zero_rated
from calculators.cn_cross_border_vat.facts import (
    ALLOCATION_KEYS,
    DELIVERY_MODES,
    FILING_PERIODS,
    INPUT_USES,
    LOCATION_TIERS,
    PARTY_TYPES,
    PRICE_BASES,
    RECHARGE_TREATMENTS,
    VAT_STATUSES,
    YUAN,
    ZERO_RATE_ELECTIONS,
    Affiliate,
    Treatment,
)
from calculators.cn_cross_border_vat.outlook import best_relief, cell, outlook, relief_is_open
from calculators.cn_cross_border_vat.overseas import uncollected, untaxed, withheld
from calculators.cn_cross_border_vat.place import (
    COLLECTIONS,
    PLACE_RULES,
    UNDETERMINED,
    Place,
    carried_abroad,
    mode_matters,
    nationality_decides,
    performed_on_site,
    place,
    tied_to_immovable,
    traded_on_a_venue,
)
from calculators.cn_cross_border_vat.procurement import keys_share_nothing, some_affiliate_overseas
from calculators.cn_cross_border_vat.recordal import (
    above_recordal_limit,
    dollars_matter,
    paid_abroad,
    recordal,
    within_recordal_limit,
)
from calculators.cn_cross_border_vat.relief import (
    actual_recipient_matters,
    contract_matters,
    end_users_matter,
    income_matters,
    licence_matters,
    may_be_zero_rated,
    split_needs_evidence,
    supplier_status_matters,
)
from calculators.cn_cross_border_vat.result import Result
from calculators.cn_cross_border_vat.rules import LAW_PERIODS, RULES, latest, period, rate_when_taxed, rules_for
from calculators.cn_cross_border_vat.sale import domestic_seller, establishment_matters, sale
from calculators.cn_cross_border_vat.scope import (
    BASES,
    Scope,
    china_link_matters,
    issuer_matters,
    use_abroad_matters,
    used_abroad,
)
from calculators.cn_cross_border_vat.surcharges import surcharges_are_due
from calculators.cn_cross_border_vat.verdict import (
    CONDITION_IDS,
    SPLIT,
    TREATMENTS,
    UNCOLLECTED,
    WITHHELD,
    Verdict,
    financial_gain_is_taxed,
    is_withheld,
    is_withheld_or_declared,
    is_zero_rated,
    own_input_matters,
    treatment,
    vat_is_computed,
)
from calculators.cn_cross_border_vat.warnings import OPEN_POINTS, WARNINGS, open_points, warnings
from calculators.cn_cross_border_vat.withholding import agent_matters
from calculators.shared.exact import exactly
from calculators.shared.refusal import refuse
from calculators.shared.rules import Snapshot

__all__ = [
    "ALLOCATION_KEYS",
    "BASES",
    "CATEGORIES",
    "COLLECTIONS",
    "CONDITION_IDS",
    "CREDIT_CONDITIONS",
    "DELIVERY_MODES",
    "DIFFER_REASONS",
    "FILING_PERIODS",
    "GROUPS",
    "INPUT_USES",
    "LAW_PERIODS",
    "LOCATION_TIERS",
    "NEXT_STEP_IDS",
    "OPEN_POINTS",
    "PARTY_TYPES",
    "PLACE_RULES",
    "PRICE_BASES",
    "RECHARGE_TREATMENTS",
    "RULES",
    "TREATMENTS",
    "VAT_STATUSES",
    "WARNINGS",
    "ZERO_RATE_ELECTIONS",
    "Affiliate",
    "Result",
    "Treatment",
    "Verdict",
    "above_recordal_limit",
    "actual_recipient_matters",
    "agent_matters",
    "assess",
    "best_relief",
    "carried_abroad",
    "cell",
    "china_link_matters",
    "contract_matters",
    "credit_is_open",
    "currency_is_worth_nothing",
    "currency_matters",
    "documents_matter",
    "dollars_matter",
    "domestic_seller",
    "end_users_matter",
    "establishment_matters",
    "financial_gain_is_taxed",
    "income_matters",
    "is_withheld",
    "is_withheld_or_declared",
    "is_zero_rated",
    "issuer_matters",
    "keys_share_nothing",
    "latest",
    "licence_matters",
    "may_be_zero_rated",
    "mode_matters",
    "nationality_decides",
    "nothing_is_paid",
    "outlook",
    "own_input_matters",
    "paid_abroad",
    "performed_on_site",
    "place",
    "relief_is_open",
    "sale",
    "some_affiliate_overseas",
    "split_needs_evidence",
    "supplier_status_matters",
    "surcharges_are_due",
    "tied_to_immovable",
    "traded_on_a_venue",
    "treatment",
    "use_abroad_matters",
    "use_is_mixed",
    "vat_is_computed",
    "within_recordal_limit",
]


@exactly
def assess(case: Treatment) -> Result:
    """Raises Refused for an amount, a rate of exchange or keys that cannot be."""
    if not case.single_contract:
        return _split_by_contract()
    today = treatment(case)
    _refuse_impossible(case, today)
    rules = rules_for(case, today)
    law = on_that_day(case, today, rules)
    figures = _figures(case, law, rules) | deadline(case, law, rules) | terms_of_relief(law) | recordal(case, today)
    return _result(case, place(case), law, rules, figures)


def currency_matters(currency: str) -> bool:
    return currency != YUAN


def on_that_day(case: Treatment, law: Verdict, rules: Snapshot | None) -> Verdict:
    """The verdict by the rules of the day on which the liability arose: until 2025 use abroad alone took a sale out."""
    if rules is None:
        return replace(law, treatment="needs_review", within=None)
    consumed_here = law.basis == "consumed_in_china_domestic_recipient"
    if period(rules) == "before_vat_law" and consumed_here and used_abroad(case):
        outside = Scope(False, "used_overseas_until_2025")
        return Verdict("out_of_scope", False, outside.basis, (law.findings[0], *outside.findings))
    return law


def _refuse_impossible(case: Treatment, law: Verdict) -> None:
    refuse(nothing_is_paid, case.amount)
    if case.amount is None:
        return
    if currency_matters(case.currency):
        refuse(currency_is_worth_nothing, case.fx_rate)
    if is_withheld(law) and case.allocation_key != "none":
        refuse(keys_share_nothing, case.affiliates)


def _figures(case: Treatment, law: Verdict, rules: Snapshot | None) -> Figures:
    if case.amount is None:
        return _rate_alone(case, law, rules)
    amount_cny = in_yuan(case.amount, case)
    figures: Figures = {"fx_rate_used": yuan_for_one(case), "amount_cny": amount_cny}
    if rules is None or law.treatment == "needs_review":
        return figures
    if law.treatment == "out_of_scope":
        return figures | untaxed(amount_cny)
    if law.treatment == "exempt":
        return figures | exempt(case, law)
    if law.treatment == "zero_rated":
        return figures | zero_rated(case, law, amount_cny, rules)
    base = amount_cny
    if financial_gain_is_taxed(law, sale(case)):
        figures["purchase_cny"], base = gain(amount_cny, case)
    figures["vat_base"] = base
    if law.treatment in WITHHELD:
        return figures | withheld(case, law, amount_cny, base, rules)
    if law.treatment in UNCOLLECTED:
        return figures | uncollected(case, amount_cny, base, rules)
    return figures | taxed(case, law, base, rules)


def _rate_alone(case: Treatment, law: Verdict, rules: Snapshot | None) -> Figures:
    if rules is not None and vat_is_computed(law):
        return {"vat_rate": rate_when_taxed(case, law, rules)}
    return {"vat_rate": Decimal(0)} if is_zero_rated(law) else {}


def _result(case: Treatment, proxy: Place, law: Verdict, rules: Snapshot | None, figures: Figures) -> Result:
    law_period = period(rules)
    return Result(
        recipient_class=case.recipient_type,
        **_columns(proxy, law, compare(case, proxy, law)),
        law_period=law_period,
        citations=citations(case, law, law_period, figures),
        next_steps=next_steps(case, law, figures),
        warnings=warnings(case, proxy, law, rules, law_period),
        open_points=open_points(case, proxy, law),
        **figures,
    )


def _split_by_contract() -> Result:
    """Several contracts are several cases: nothing else is asked."""
    return Result(
        recipient_class=None,
        **_columns(UNDETERMINED, SPLIT, Comparison(None, "none")),
        law_period="vat_law",
        citations=CITATIONS[SPLIT.treatment],
        next_steps=NEXT_STEPS[SPLIT.treatment],
        warnings=(),
        open_points=(),
    )


def _columns(proxy: Place, law: Verdict, comparison: Comparison) -> Figures:
    return {
        "oecd_rule": proxy.rule,
        "oecd_places": proxy.countries,
        "oecd_china_taxing_right": proxy.right,
        "oecd_collection": proxy.collection,
        "oecd_china_tax": proxy.tax,
        "current_china_tax": law.china_tax,
        "current_in_scope": law.within,
        "current_basis": law.basis,
        "current_treatment": law.treatment,
        "verdicts_differ": comparison.differ,
        "differ_reason": comparison.reason,
        "binding_column": BINDING_COLUMN,
        "conditions": law.findings,
    }
