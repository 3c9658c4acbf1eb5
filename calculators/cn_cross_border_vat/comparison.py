"""The two columns side by side: whether they differ, and why."""

from dataclasses import dataclass

from calculators.cn_cross_border_vat.categories import Category
from calculators.cn_cross_border_vat.facts import CHINA, Treatment
from calculators.cn_cross_border_vat.place import Place
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.cn_cross_border_vat.verdict import UNCOLLECTED, Verdict

DIFFER_REASONS = (
    "none",
    "on_site_in_china_foreign_recipient",
    "no_figures_for_the_date",
    "seller_or_issue_vs_venue",
    "nationality_vs_residence",
    "b_to_c_gap",
    "collection_gap_overseas_recipient",
    "immovable_outside_scope",
    "used_overseas_until_2025",
    "elected",
    "recipient_overseas_individual",
    "documents_missing",
    "wholly_overseas_test",
    "not_on_relief_list",
    "relief_by_place",
    "small_scale_supplier",
    "exempt_not_zero",
    "other",
)
BINDING_COLUMN = "current"
"""Only the law in force decides what is filed; the other column is a proposal."""

WHY_TAXED = {
    "recipient_overseas_entity": "recipient_overseas_individual",
    "written_contract": "documents_missing",
    "income_from_overseas": "documents_missing",
    "unrelated_to_china": "wholly_overseas_test",
    "wholly_used_overseas": "wholly_overseas_test",
    "all_end_users_overseas": "wholly_overseas_test",
    "actual_recipient_overseas": "wholly_overseas_test",
    "performed_abroad": "not_on_relief_list",
    "on_relief_list": "not_on_relief_list",
}
"""The first condition of a relief that is not met, and what it is called beside the article's zero rate."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`differ` is None where one of the columns has no answer."""

    differ: bool | None
    reason: str


def compare(case: Treatment, proxy: Place, law: Verdict) -> Comparison:
    if law.treatment == "needs_review":
        open_place = law.basis == "overseas_to_overseas"
        return Comparison(None, "on_site_in_china_foreign_recipient" if open_place else "no_figures_for_the_date")
    if proxy.tax == "allocation_not_specified":
        return Comparison(None, "none")
    if proxy.tax == law.china_tax:
        return Comparison(False, "none")
    return Comparison(True, _reason(case, sale(case), proxy, law))


def _reason(case: Treatment, contract: Sale, proxy: Place, law: Verdict) -> str:
    if contract.category.special == "financial":
        return "seller_or_issue_vs_venue"
    if proxy.rule == "base_c" and (case.recipient_nationality == CHINA) != contract.domestic_buyer:
        return "nationality_vs_residence"
    if law.treatment in UNCOLLECTED:
        return "b_to_c_gap" if contract.domestic_buyer else "collection_gap_overseas_recipient"
    if law.basis == "immovable_overseas":
        return "immovable_outside_scope"
    if law.basis == "used_overseas_until_2025":
        return "used_overseas_until_2025"
    if proxy.tax == "zero_rated" and law.china_tax in ("taxed", "partial"):
        return _why_taxed(law)
    if law.treatment == "exempt":
        return _why_exempt(contract.category, proxy, law)
    return "other"


def _why_taxed(law: Verdict) -> str:
    if law.treatment == "taxable_domestic" and "zero_rate_claimed" in law.unmet:
        return "elected"
    return next((WHY_TAXED[name] for name in law.unmet if name in WHY_TAXED), "other")


def _why_exempt(category: Category, proxy: Place, law: Verdict) -> str:
    if proxy.tax == "taxed":
        return "relief_by_place"
    if "zero_rate_claimed" in law.unmet:
        return "elected"
    return "small_scale_supplier" if law.small_scale and category.relief in ("ZW", "ZT") else "exempt_not_zero"
