"""What is owed or comes back: lines 43500 to 48500."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.ca_t1.amounts import NIL, excess, total
from calculators.ca_t1.draft import Draft
from calculators.ca_t1.federal_tax import FederalTax
from calculators.ca_t1.provinces.tax import ProvincialTax
from calculators.ca_t1.workers_benefit import WorkersBenefit
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

Verdict = Literal["refund", "balance_owing", "nothing_to_settle"]


@dataclass(frozen=True, kw_only=True)
class Balance:
    """`small_balance`: up to it the CRA neither asks nor pays, which the verdict follows and the lines do not."""

    verdict: Verdict
    line_43500: Decimal = figure("CAD")
    line_43700: Decimal = figure("CAD")
    line_48200: Decimal = figure("CAD")
    line_48400: Decimal = figure("CAD")
    line_48500: Decimal = figure("CAD")
    other_tax_withheld_counted: Decimal = figure("CAD")
    small_balance: Decimal = figure("CAD")


def balance(draft: Draft, tax: FederalTax, benefit: WorkersBenefit, provincial: ProvincialTax) -> Balance:
    case, small = draft.case, draft.rules.filing.small_balance
    elsewhere = NIL
    if case.ei_benefits > 0 or case.taxable_scholarship > 0:
        elsewhere = to_cent(case.other_tax_withheld)
    withheld = total(slip.box22 for slip in case.t4_slips) + elsewhere
    payable = tax.line_42000 + draft.pension.line_42100 + provincial.line_42800
    overpaid = draft.pension.line_44800 + draft.insurance.line_45000
    paid = withheld + tax.line_44000 + overpaid + benefit.line_45300 + provincial.line_47900
    refund, owing = excess(paid, payable), excess(payable, paid)
    verdict: Verdict = "nothing_to_settle"
    if max(refund, owing) > small:
        verdict = "refund" if refund else "balance_owing"
    return Balance(
        verdict=verdict,
        line_43500=payable,
        line_43700=withheld,
        line_48200=paid,
        line_48400=refund,
        line_48500=owing,
        other_tax_withheld_counted=elsewhere,
        small_balance=small,
    )
