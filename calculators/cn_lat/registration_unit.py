"""An old house, registration unit by registration unit: Rules art. 7(4), 48/1995 arts. 10-12, 21/2006 art. 2,
220/2010 art. 7, 70/2016 art. 6. No add-on, no development expenses; a loss on one unit does not reduce another.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.cn_lat.levy import Levied, levied
from calculators.cn_lat.rate_table import steps
from calculators.shared.days import days_after
from calculators.shared.exact import half_up, unrounded
from calculators.shared.months import full_years, months_after, years_after
from calculators.shared.refusal import refusal
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

PROOF_CONDITIONS = ("land_paid_proof", "deed_tax_proof")
INVOICE_KINDS = ("vat_ordinary", "vat_special", "business_tax")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationUnit:
    """`invoice_amount`: price and tax of an ordinary VAT invoice, the net price of a special one."""

    unit_id: str
    revenue_ex_vat: Decimal
    related_taxes: Decimal = Decimal(0)
    replacement_cost: Decimal
    newness_rate: Decimal
    land_paid: Decimal
    land_paid_proof: bool = False
    appraisal_fee: Decimal = Decimal(0)
    invoice_kind: str
    invoice_amount: Decimal
    invoice_non_deductible_vat: Decimal = Decimal(0)
    invoice_date: date
    sale_invoice_date: date
    deed_tax: Decimal = Decimal(0)
    deed_tax_proof: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTax(Levied):
    """exact_deductions = appraised price (replacement_cost * newness_rate / 100) or invoice deduction
    (invoice_base * (100 + uplift_percent * years_counted) / 100), and the items below them that were deducted.
    """

    unit_id: str
    appraised_price: Decimal | None = figure("CNY")
    years_counted: int | None = figure("year")
    invoice_deduction: Decimal | None = figure("CNY")

    land_paid_deducted: Decimal | None = figure("CNY")
    appraisal_fee_deducted: Decimal | None = figure("CNY")
    deed_tax_deducted: Decimal | None = figure("CNY")
    related_taxes_deducted: Decimal = figure("CNY")
    invoice_base: Decimal | None = figure("CNY")
    uplift_percent: Decimal | None = figure("percent")
    next_year_counts_from: date | None = None  # the sale invoice of this day would count one year more
    conditions: tuple[Finding, ...] = ()


@refusal("already_given", fact="registration_units.unit_id")
def unit_given_twice(registration_units: tuple[RegistrationUnit, ...]) -> bool:
    return len({unit.unit_id for unit in registration_units}) < len(registration_units)


@refusal("date_order", fact="registration_units.sale_invoice_date")
def sold_before_bought(invoice_date: date, sale_invoice_date: date) -> bool:
    return sale_invoice_date < invoice_date


def years_counted(bought: date, sold: date, rules: Snapshot) -> int:
    """Full years; a remainder of more than six months counts as another, but nothing under one year."""
    years = full_years(bought, sold)
    return years + (years > 0 and sold > _remainder_ends(bought, years, rules))


def next_year_counts_from(bought: date, sold: date, rules: Snapshot) -> date:
    years = full_years(bought, sold)
    if years == 0:
        return years_after(bought, 1)
    ends = _remainder_ends(bought, years, rules)
    return days_after(ends if sold <= ends else _remainder_ends(bought, years + 1, rules), 1)


def _remainder_ends(bought: date, years: int, rules: Snapshot) -> date:
    """The last day of a remainder that does not count."""
    return months_after(bought, 12 * years + rules.invoice.months_for_another_year)


def unit_tax(
    unit: RegistrationUnit, by_appraisal: bool, rules: Snapshot, exempt_up_to: Decimal | None
) -> UnitTax | None:
    """None where nothing can be deducted: the increment ratio does not exist (`deductions_zero`)."""
    total, shown = _appraisal(unit) if by_appraisal else _invoice(unit, rules)
    total += unit.related_taxes
    if total <= 0:
        return None
    levy = levied(unit.revenue_ex_vat, total, steps(rules), exempt_up_to)
    return UnitTax(unit_id=unit.unit_id, related_taxes_deducted=unit.related_taxes, **shown, **levy)


def _appraisal(unit: RegistrationUnit) -> tuple[Decimal, dict[str, Any]]:
    """Land payment only with proof; the deed tax of the purchase is deemed to be in the appraised price."""
    price = unit.replacement_cost * unit.newness_rate / 100
    proved = unit.land_paid > 0 and unit.land_paid_proof
    land = unit.land_paid if proved else Decimal(0)
    return price + land + unit.appraisal_fee, {
        "appraised_price": half_up(price),
        "land_paid_deducted": land,
        "appraisal_fee_deducted": unit.appraisal_fee,
        "conditions": (Finding("land_paid_proof", proved),) if unit.land_paid > 0 else (),
    }


def _invoice(unit: RegistrationUnit, rules: Snapshot) -> tuple[Decimal, dict[str, Any]]:
    """Simple uplift for each year; deed tax only with proof, without uplift."""
    base = unit.invoice_amount
    if unit.invoice_kind == "vat_special":
        base += unit.invoice_non_deductible_vat
    years = years_counted(unit.invoice_date, unit.sale_invoice_date, rules)
    deduction = base * (100 + rules.invoice.uplift * years) / 100
    proved = unit.deed_tax > 0 and unit.deed_tax_proof
    deed_tax = unit.deed_tax if proved else Decimal(0)
    return deduction + deed_tax, {
        "years_counted": years,
        "invoice_deduction": half_up(deduction),
        "deed_tax_deducted": deed_tax,
        "invoice_base": unrounded(base),
        "uplift_percent": rules.invoice.uplift,
        "next_year_counts_from": next_year_counts_from(unit.invoice_date, unit.sale_invoice_date, rules),
        "conditions": (Finding("deed_tax_proof", proved),) if unit.deed_tax > 0 else (),
    }
