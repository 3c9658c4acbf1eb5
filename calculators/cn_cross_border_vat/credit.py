"""What of the withheld VAT the buyer gets back as input credit: VAT Law art. 16 and 22, Announcement 2026 No. 13."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import WHOLE, ZERO, Figures, part
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.shared.result import Finding

CREDIT_CONDITIONS = ("buyer_general", "category_creditable", "used_for_taxable_sales", "documents_complete")


def credit_is_open(sale: Sale, recipient_vat_status: str) -> bool:
    return recipient_vat_status == "general" and sale.category.creditable


def use_is_mixed(sale: Sale, recipient_vat_status: str, input_use: str) -> bool:
    return credit_is_open(sale, recipient_vat_status) and input_use == "mixed"


def documents_matter(sale: Sale, recipient_vat_status: str, input_use: str) -> bool:
    return credit_is_open(sale, recipient_vat_status) and input_use in ("taxable", "mixed")


def credit(case: Treatment, withheld: Decimal) -> Figures:
    """Of a buyer that withheld. Nothing without the tax payment certificate, the contract, proof of payment and the
    seller's statement or invoice.
    """
    percent = _percent_used_for_taxable_sales(case)
    documented = part(withheld, percent)
    findings = _findings(case, percent)
    creditable = documented if findings[-1].met else ZERO
    return {
        "credit_percent": percent,
        "input_vat_creditable": creditable,
        "irrecoverable_vat": withheld - creditable,
        "credit_if_documented": documented,
        "credit_conditions": findings,
    }


def _percent_used_for_taxable_sales(case: Treatment) -> Decimal:
    contract = sale(case)
    if not credit_is_open(contract, case.recipient_vat_status):
        return Decimal(0)
    if use_is_mixed(contract, case.recipient_vat_status, case.input_use):
        return case.taxable_use_percent
    return WHOLE if case.input_use == "taxable" else Decimal(0)


def _findings(case: Treatment, percent: Decimal) -> tuple[Finding, ...]:
    """Up to the one that is not met. Documents are asked for only where there is something to credit."""
    findings = []
    for condition, met in zip(CREDIT_CONDITIONS, _met(case, percent), strict=False):
        findings.append(Finding(condition, met))
        if not met:
            break
    return tuple(findings)


def _met(case: Treatment, percent: Decimal) -> Iterator[bool]:
    yield case.recipient_vat_status == "general"
    yield sale(case).category.creditable
    yield percent > 0
    yield case.documents_complete
