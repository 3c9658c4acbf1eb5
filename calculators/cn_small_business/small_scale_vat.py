"""VAT of a small-scale taxpayer: what the threshold frees, and at which levy the rest is taxed (section 4.1)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.facts import Incentives
from calculators.shared.result import figure
from calculators.shared.rules import Snapshot

RowId = Literal["reduced_levy", "full_levy", "real_estate"]
LEVIES: dict[RowId, str] = {"reduced_levy": "reduced_levy", "full_levy": "levy", "real_estate": "real_estate_levy"}
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sales:
    """Of one period, without VAT, unrounded. `ordinary` holds the sales with special invoices too."""

    ordinary: Decimal
    special_reduced: Decimal
    special_full: Decimal
    real_estate: Decimal
    lease: Decimal

    @property
    def special(self) -> Decimal:
        return self.special_reduced + self.special_full

    @property
    def immovable(self) -> Decimal:
        return self.real_estate + self.lease

    @property
    def total(self) -> Decimal:
        return self.ordinary + self.immovable


@dataclass(frozen=True, slots=True, kw_only=True)
class VatRow:
    """Sales taxed at one rate, unrounded: the tax is rounded once, on the sum of the rows.

    `spared`: what the full levy would have taken more.
    """

    id: RowId
    sales: Decimal = figure("CNY")
    rate: Decimal = figure("percent")
    tax: Decimal = figure("CNY")
    spared: Decimal = figure("CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Unrounded. `passed`: the sales tested stay within the limit.

    `alternative`: the tax if sales of real estate were left out of the test; None where that is idle.
    """

    sales: Sales
    limit: Decimal
    limit_is_exempt: bool
    tested: Decimal
    passed: bool
    exempt: Decimal
    rows: tuple[VatRow, ...]
    levy: Decimal
    reduced_levy: Decimal
    real_estate_levy: Decimal | None
    alternative: Decimal | None

    @property
    def payable(self) -> Decimal:
        return sum((row.tax for row in self.rows), ZERO)

    @property
    def before(self) -> Decimal:
        return (self.sales.ordinary * self.levy + self.sales.immovable * (self.real_estate_levy or 0)) / 100

    @property
    def spared_by_reduced_levy(self) -> Decimal:
        return sum((row.spared for row in self.rows), ZERO)


def sales_of(case: Incentives, rules: Snapshot) -> Sales | None:
    """None where no sales are told."""
    if case.sales_excl_vat is not None:
        ordinary = case.sales_excl_vat
    elif case.sales_incl_vat is not None:
        ordinary = case.sales_incl_vat / (1 + rules.vat.reduced_levy / 100)
    elif case.real_estate_sales or case.real_estate_lease_sales:
        ordinary = ZERO
    else:
        return None
    invoiced = case.sales_excl_vat is not None and case.sales_excl_vat > 0
    return Sales(
        ordinary,
        case.special_invoice_sales_1pct if invoiced else ZERO,
        case.special_invoice_sales_3pct if invoiced else ZERO,
        case.real_estate_sales,
        case.real_estate_lease_sales,
    )


def outcome(sales: Sales, limit: Decimal, rules: Snapshot) -> Outcome:
    """Three ways: all exempt, all but a sale of real estate exempt (to 2025), all taxed.

    Special invoices give up the exemption sale by sale. To 2025 sales of exactly the limit are exempt, from 2026 they
    have reached the threshold.
    """

    def spared(amount: Decimal) -> bool:
        return amount < limit or (amount == limit and rules.vat.limit_is_exempt)

    without_real_estate = sales.total - sales.real_estate
    left_out = sales.real_estate > 0 and not spared(sales.total) and rules.vat.real_estate_sale_left_out
    tested = without_real_estate if left_out else sales.total
    taxed_property = sales.real_estate if left_out else ZERO
    if spared(tested):
        exempt = tested - sales.special
        rows = _rows(sales.special_reduced, sales.special_full, taxed_property, rules)
    else:
        exempt = ZERO
        rows = _rows(sales.ordinary - sales.special_full, sales.special_full, sales.immovable, rules)
    alternative = None
    if not spared(tested) and spared(without_real_estate):
        others = _rows(sales.special_reduced, sales.special_full, sales.real_estate, rules)
        alternative = sum((row.tax for row in others), ZERO)
    return Outcome(
        sales=sales,
        limit=limit,
        limit_is_exempt=rules.vat.limit_is_exempt,
        tested=tested,
        passed=spared(tested),
        exempt=exempt,
        rows=rows,
        levy=rules.vat.levy,
        reduced_levy=rules.vat.reduced_levy,
        real_estate_levy=rules.vat.real_estate_levy if sales.immovable else None,
        alternative=alternative,
    )


def _rows(reduced: Decimal, full: Decimal, real_estate: Decimal, rules: Snapshot) -> tuple[VatRow, ...]:
    """Those with sales: a levy that taxes nothing is not read."""
    sales: dict[RowId, Decimal] = {"reduced_levy": reduced, "full_levy": full, "real_estate": real_estate}
    return tuple(_row(id_, amount, rules) for id_, amount in sales.items() if amount)


def _row(id_: RowId, sales: Decimal, rules: Snapshot) -> VatRow:
    rate = rules.vat[LEVIES[id_]]
    spared = sales * (rules.vat.levy - rate) / 100 if id_ == "reduced_levy" else ZERO
    return VatRow(id=id_, sales=sales, rate=rate, tax=sales * rate / 100, spared=spared)
