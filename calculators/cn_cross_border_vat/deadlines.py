"""By when withheld VAT is declared and paid (VAT Law art. 28, 30; no holidays counted), and the terms of relief."""

from calculators.cn_cross_border_vat.amounts import Figures
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.rules import latest
from calculators.cn_cross_border_vat.verdict import ZERO_RATED, Verdict, is_withheld_or_declared
from calculators.shared.days import days_after
from calculators.shared.periods import month_end, quarter_end
from calculators.shared.rules import Snapshot


def deadline(case: Treatment, law: Verdict, rules: Snapshot | None) -> Figures:
    if case.amount is None or rules is None or not is_withheld_or_declared(law):
        return {}
    end = quarter_end(case.obligation_date) if case.filing_period == "quarter" else month_end(case.obligation_date)
    days = rules.withholding_due
    return {
        "withholding_period_end": end,
        "withholding_due_days": days,
        "withholding_due_date": days_after(end, days),
    }


def terms_of_relief(law: Verdict) -> Figures:
    """How long the refund may be claimed and the papers are kept; how long a waiver of the zero rate binds."""
    terms: Figures = {}
    if law.treatment in ZERO_RATED:
        terms["refund_claim_months"] = latest().refund_claim_window
        terms["papers_kept_years"] = latest().export_papers_kept
        terms["papers_listed_days"] = latest().export_papers_listed
    if "zero_rate_claimed" in law.unmet:
        terms["zero_rate_barred_months"] = latest().zero_rate_barred
    return terms
