"""What a reply must not keep silent: warnings, and points that the sources leave open. Both as ids."""

from collections.abc import Iterator

from calculators.cn_cross_border_vat.categories import IMMOVABLE_SUPPLIES, SETTLED_ON_SITE
from calculators.cn_cross_border_vat.facts import CHINA, Treatment
from calculators.cn_cross_border_vat.place import Place
from calculators.cn_cross_border_vat.procurement import buys_for_the_group
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.cn_cross_border_vat.scope import used_abroad
from calculators.cn_cross_border_vat.verdict import PARTIAL, Verdict, is_withheld, is_zero_rated
from calculators.cn_cross_border_vat.withholding import agent_files, agent_matters
from calculators.shared.rules import Snapshot

WARNINGS = (
    "no_figures_for_the_date",
    "before_vat_law",
    "on_site_definition_not_met",
    "guidelines_use_residence",
    "interpretation_unsettled",
    "pre_2026_carveout_gone",
    "domestic_individual_undefined",
    "landlord_agent_duty",
    "check_announcement_28",
    "cit_gross_up_changes_base",
    "transport_treaty_check",
    "telecom_moved_in_2026",
    "financial_relief_check",
    "small_scale_threshold_check",
    "small_scale_immovable_levy",
    "recharge_review",
    "end_users_taxed_again",
    "refund_without_credit_not_modelled",
    "not_modelled_relief",
)
OPEN_POINTS = (
    "regulations_quoted_only",
    "relief_lists_unseen",
    "exemption_rules_of_2016_unconfirmed",
    "agent_rule_unverified",
    "establishment_rule_recalled",
    "individual_exemption_unverified",
    "proposal_registration_amount_open",
    "proposal_transport_split_open",
    "proposal_place_open",
    "proposal_takes_registration_for_operation",
)
RESTS_ON_THE_REGULATIONS = frozenset(
    {
        "directly_related_to_china",
        "on_site_overseas_exception",
        "consumed_in_china_domestic_recipient",
        "overseas_to_overseas",
    }
)


def warnings(case: Treatment, proxy: Place, law: Verdict, rules: Snapshot | None, law_period: str) -> tuple[str, ...]:
    contract = sale(case)
    raised = {
        *_of_the_period(contract, law, rules, law_period),
        *_of_the_place(case, contract, proxy, law),
        *_of_an_overseas_sale(case, contract, law),
        *_of_a_domestic_sale(contract, law),
    }
    if law_period == "before_vat_law":
        raised.discard("pre_2026_carveout_gone")
    return tuple(warning for warning in WARNINGS if warning in raised)


def _of_the_period(contract: Sale, law: Verdict, rules: Snapshot | None, law_period: str) -> Iterator[str]:
    if rules is None:
        yield "no_figures_for_the_date"
    if law_period == "before_vat_law":
        yield "before_vat_law"
    if rules and "natural_persons_withheld" in rules and is_withheld(law) and contract.seller == "c":
        yield "check_announcement_28"


def _of_the_place(case: Treatment, contract: Sale, proxy: Place, law: Verdict) -> Iterator[str]:
    if contract.item == "consulting" and case.delivery_mode == "on_site":
        yield "on_site_definition_not_met"
    if proxy.rule == "base_c" and case.recipient_nationality != case.recipient_country:
        yield "guidelines_use_residence"
    if law.basis == "on_site_overseas_exception" and contract.item not in SETTLED_ON_SITE:
        yield "interpretation_unsettled"
    if contract.item in ("telecom_basic", "telecom_value_added"):
        yield "telecom_moved_in_2026"
    if contract.category.special == "financial":
        yield "financial_relief_check"


def _of_an_overseas_sale(case: Treatment, contract: Sale, law: Verdict) -> Iterator[str]:
    if contract.domestic_seller:
        return
    if law.basis == "consumed_in_china_domestic_recipient" and used_abroad(case):
        yield "pre_2026_carveout_gone"
    if contract.domestic_buyer and contract.buyer == "c":
        yield "domestic_individual_undefined"
    if agent_matters(case) and not agent_files(case):
        yield "landlord_agent_duty"
    if not is_withheld(law):
        return
    if case.amount is not None and case.price_basis == "tax_exclusive":
        yield "cit_gross_up_changes_base"
    if contract.category.special == "transport":
        yield "transport_treaty_check"
    if case.amount is not None and buys_for_the_group(case):
        yield "recharge_review"


def _of_a_domestic_sale(contract: Sale, law: Verdict) -> Iterator[str]:
    if contract.item == "repair_processing":
        yield "not_modelled_relief"
    if not contract.domestic_seller:
        return
    if contract.item in ("postal", "financial_other") and not contract.domestic_buyer:
        yield "not_modelled_relief"
    if law.small_scale and law.treatment in PARTIAL | {"taxable_domestic"}:
        yield "small_scale_threshold_check"
        if contract.item in IMMOVABLE_SUPPLIES:
            yield "small_scale_immovable_levy"
    if "all_end_users_overseas" in law.unmet:
        yield "end_users_taxed_again"
    if is_zero_rated(law):
        yield "refund_without_credit_not_modelled"


def open_points(case: Treatment, proxy: Place, law: Verdict) -> tuple[str, ...]:
    """What the sources themselves leave open or unconfirmed, as far as it touches this answer."""
    contract = sale(case)
    tried = {finding.id for finding in law.findings}
    listed = contract.domestic_seller and bool(contract.category.relief)
    touches = {
        "regulations_quoted_only": law.basis in RESTS_ON_THE_REGULATIONS,
        "relief_lists_unseen": listed,
        "exemption_rules_of_2016_unconfirmed": bool(tried & {"performed_abroad", "written_contract"}),
        "agent_rule_unverified": agent_matters(case),
        "establishment_rule_recalled": contract.domestic_seller and case.supplier_country != CHINA,
        "individual_exemption_unverified": contract.category.special == "financial" and law.treatment == "exempt",
        "proposal_registration_amount_open": proxy.collection == "supplier_registration",
        "proposal_transport_split_open": proxy.right == "shared",
        "proposal_place_open": contract.item in ("storage", "tangible_movable_lease"),
        "proposal_takes_registration_for_operation": proxy.rule == "base_b",
    }
    return tuple(point for point in OPEN_POINTS if touches[point])
