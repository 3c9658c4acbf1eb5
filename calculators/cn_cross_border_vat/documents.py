"""What a verdict rests on and what to do next, as ids. A citation is "<source>:<article>" of the parameters."""

from calculators.cn_cross_border_vat.amounts import ZERO, Figures
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.recordal import paid_abroad
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.cn_cross_border_vat.verdict import WITHHELD, Verdict

COLLECTED = ("vatl:4", "vatl:15", "vatl:28", "vatl:30", "vatr:4", "umct:3", "a2021_28:1", "a2021_28:2")
ZERO_RATED = ("vatl:10(5)", "vatl:33", "vatr:9", "a2026_11", "sta2026_5")
EXEMPT = ("a2026_11", "c36_a4", "sta2016_29")
CITATIONS = {
    "withhold": COLLECTED,
    "agent_declares": COLLECTED,
    "taxable_no_collection": ("vatl:4", "vatl:15", "vatr:4", "article"),
    "taxable_collection_uncertain": ("vatl:4", "vatr:4"),
    "needs_review": ("vatl:4", "vatr:4"),
    "split_by_contract": ("vatl:4", "vatr:4"),
    "zero_rated": ZERO_RATED,
    "partial_zero_rated": ZERO_RATED,
    "exempt": EXEMPT,
    "partial_exempt": EXEMPT,
    "taxable_domestic": ("vatl:4(4)", "vatl:10", "umct:4"),
}
OUT_OF_SCOPE_CITATIONS = {
    "immovable_overseas": ("vatl:4(2)",),
    "financial_not_issued_in_china": ("vatl:4(3)",),
    "on_site_overseas_exception": ("vatl:4(4)", "vatr:4"),
    "overseas_to_overseas": ("vatl:4(4)", "vatr:4"),
    "used_overseas_until_2025": ("c36_a1:13",),
}
COLLECTED_BEFORE_VAT_LAW = ("c36_a1:6", "c36_a1:13", "c36_a1:20", "c36_a1:47", "umct:3", "a2021_28:1", "a2021_28:2")

COLLECT = ("file_withholding_return", "pay_by_due_date", "get_tax_certificate", "keep_contract_payment_statement")
EXPORT = ("register_export_refund", "keep_written_contract", "keep_fx_receipt", "keep_end_user_proof",
          "file_within_36_months", "retain_10_years", "no_special_invoice")  # fmt: skip
EXEMPTION = ("file_exemption", "keep_written_contract", "keep_overseas_income_proof", "keep_place_proof",
             "transfer_out_input", "no_special_invoice")  # fmt: skip
ASK = ("ask_tax_office_12366", "seek_adviser")
NEXT_STEPS = {
    "withhold": (*COLLECT, "claim_credit", "recordal_if_over_50k", "check_cit_withholding"),
    "agent_declares": (*COLLECT, "recordal_if_over_50k", "check_cit_withholding"),
    "taxable_no_collection": ("no_action_individual", "watch_new_rules", "explain_gap", "recordal_if_over_50k"),
    "taxable_collection_uncertain": ASK,
    "needs_review": (*ASK, "recordal_if_over_50k"),
    "split_by_contract": ("split_contracts", *ASK),
    "out_of_scope": ("keep_proof_of_place", "recordal_if_over_50k"),
    "zero_rated": EXPORT,
    "partial_zero_rated": EXPORT,
    "exempt": EXEMPTION,
    "partial_exempt": EXEMPTION,
    "taxable_domestic": ("declare_output_vat", "reconsider_proof", "consider_split"),
}

CURABLE = frozenset({"written_contract", "income_from_overseas", "end_users_proved", "actual_recipient_overseas"})
"""Conditions that better papers could meet."""
SPLITTABLE = frozenset({"all_end_users_overseas", "actual_recipient_overseas", "wholly_used_overseas"})
"""Conditions that a contract of its own for the part abroad could meet."""


NEXT_STEP_IDS = tuple(dict.fromkeys(step for steps in NEXT_STEPS.values() for step in steps))


def citations(case: Treatment, law: Verdict, law_period: str, figures: Figures) -> tuple[str, ...]:
    recordal = ("rec",) if "tax_recordal_required" in figures else ()
    return (*_of_the_verdict(case, law, law_period), *recordal)


def _of_the_verdict(case: Treatment, law: Verdict, law_period: str) -> tuple[str, ...]:
    if law.treatment == "out_of_scope":
        return OUT_OF_SCOPE_CITATIONS[law.basis or ""]
    if law.treatment in WITHHELD and law_period == "before_vat_law":
        return COLLECTED_BEFORE_VAT_LAW
    if law.treatment == "exempt" and sale(case).category.special == "financial":
        return ("c36_a3:1(22)",)
    return CITATIONS[law.treatment]


def next_steps(case: Treatment, law: Verdict, figures: Figures) -> tuple[str, ...]:
    """Those of the treatment, without the ones that cannot matter here."""
    contract = sale(case)
    if law.treatment == "exempt" and contract.category.special == "financial":
        return ASK
    idle = _idle(contract, law, figures)
    return tuple(step for step in NEXT_STEPS[law.treatment] if step not in idle)


def _idle(contract: Sale, law: Verdict, figures: Figures) -> set[str]:
    unmet = set(law.unmet)
    asked = {
        "claim_credit": figures.get("credit_if_documented") != ZERO,
        "recordal_if_over_50k": paid_abroad(contract) and figures.get("tax_recordal_required") is not False,
        "keep_end_user_proof": contract.category.special != "transport",
        "keep_overseas_income_proof": contract.to_overseas_entity,
        "keep_proof_of_place": law.basis not in ("overseas_to_overseas", "financial_not_issued_in_china"),
        "transfer_out_input": not law.small_scale,
        "reconsider_proof": bool(unmet & CURABLE),
        "consider_split": bool(unmet & SPLITTABLE),
    }
    return {step for step, matters in asked.items() if not matters}
