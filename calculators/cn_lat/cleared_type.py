"""One type in a clearance: what it sold for, what may be deducted of its cost, the tax and what is left to pay."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from calculators.cn_lat.allocation import Keys
from calculators.cn_lat.deductions import Costs, Sales, TypeDeductions, deductions_of, nothing_sold
from calculators.cn_lat.development_expenses import Expenses
from calculators.cn_lat.exemption import ordinary_findings, ordinary_limit
from calculators.cn_lat.fit_out import FitOut
from calculators.cn_lat.levy import Levied, levied, no_levy, tax_alone
from calculators.cn_lat.property_types import PropertyType
from calculators.cn_lat.rate_table import Table
from calculators.shared.exact import half_up, unrounded
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

Outcome = Literal["top_up", "refund", "nil"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedType(Levied):
    """Its amounts are those of the sold part: the whole type's x sold_area / saleable_area, the related taxes apart.
    The `whole_*` figures are unrounded and follow from those that the result shares out:

    whole_land_cost = shared_land_cost * land_key / land_key_total,
    whole_development_cost = shared_demolition_cost * land_key / land_key_total
        + shared_development_cost * saleable_area / total_saleable_area + whole_direct_cost,
    whole_development_expenses = (whole_land_cost + whole_development_cost) * development_expense_percent / 100
        + interest_deducted * saleable_area / total_saleable_area,
    whole_add_on = (whole_land_cost + whole_development_cost) * add_on_percent / 100,
    exact_related_taxes = shared_related_taxes * exact_revenue / total_revenue.
    """

    type: str
    saleable_area: Decimal = figure("m2")
    sold_area: Decimal = figure("m2")
    unsold_area: Decimal = figure("m2")
    revenue_ex_vat: Decimal = figure("CNY")
    land_cost: Decimal = figure("CNY")
    development_cost: Decimal = figure("CNY")
    development_expenses: Decimal = figure("CNY")
    related_taxes: Decimal = figure("CNY")
    add_on_deduction: Decimal = figure("CNY")
    prepaid_lat: Decimal = figure("CNY")
    balance: Decimal = figure("CNY")
    outcome: Outcome
    unit_cost: Decimal = figure("CNY/m2")
    unit_cost_of_sold_part: Decimal | None = figure("CNY/m2")  # the other reading of the unit cost
    denied_costs: Decimal = figure("CNY")
    conditions: tuple[Finding, ...] = ()

    land_key: Decimal = figure("m2")
    land_key_total: Decimal = figure("m2")
    whole_land_cost: Decimal = figure("CNY")
    whole_direct_cost: Decimal = figure("CNY")
    whole_development_cost: Decimal = figure("CNY")
    whole_development_expenses: Decimal = figure("CNY")
    whole_add_on: Decimal = figure("CNY")
    exact_related_taxes: Decimal = figure("CNY")


@dataclass(frozen=True, slots=True)
class Unit:
    """What the types of a clearing unit have in common under either land method."""

    costs: Costs
    sales: Sales
    expenses: Expenses
    fit_out: FitOut
    separately_accounted: bool
    rules: Snapshot
    table: Table

    def exempt_up_to(self, type_: str) -> Decimal | None:
        return ordinary_limit(type_, self.separately_accounted, self.rules)


def outcome(balance: Decimal) -> Outcome:
    if balance == 0:
        return "nil"
    return "top_up" if balance > 0 else "refund"


def cleared(item: PropertyType, unit: Unit, land: Keys) -> ClearedType | None:
    """None where revenue meets no deductions at all: the increment ratio does not exist (`deductions_zero`)."""
    whole = deductions_of(item.type, unit.costs, land, unit.expenses, unit.rules)
    taxes, sold = unit.sales.taxes[item.type], item.sold_area / item.saleable_area
    levy = _levy(item, unit, whole.total * sold + taxes)
    if levy is None:
        return None
    unit_cost = whole.total / item.saleable_area
    return ClearedType(
        type=item.type,
        saleable_area=item.saleable_area,
        sold_area=item.sold_area,
        unsold_area=item.saleable_area - item.sold_area,
        revenue_ex_vat=half_up(unit.sales.revenue[item.type]),
        **_sold_part(whole, sold, taxes),
        **levy,
        **_settled(levy["tax_due"], item.prepaid_lat),
        unit_cost=half_up(unit_cost + taxes / item.saleable_area),
        unit_cost_of_sold_part=half_up(unit_cost + taxes / item.sold_area) if sold else None,
        denied_costs=half_up(unit.fit_out.denied(item)),
        conditions=ordinary_findings(item.type, unit.separately_accounted, levy),
        **_workings(item.type, unit.costs, land, whole, taxes),
    )


def tax_under(item: PropertyType, unit: Unit, land: Keys) -> Decimal | None:
    """The `tax_due` of cleared, None where that is."""
    whole = deductions_of(item.type, unit.costs, land, unit.expenses, unit.rules)
    deductions = whole.total * item.sold_area / item.saleable_area + unit.sales.taxes[item.type]
    revenue = unit.sales.revenue[item.type]
    if nothing_sold(item, revenue):
        return Decimal("0.00")
    return tax_alone(revenue, deductions, unit.table, unit.exempt_up_to(item.type)) if deductions > 0 else None


def _levy(item: PropertyType, unit: Unit, deductions: Decimal) -> dict[str, Any] | None:
    revenue = unit.sales.revenue[item.type]
    if nothing_sold(item, revenue):
        return no_levy()
    return levied(revenue, deductions, unit.table, unit.exempt_up_to(item.type)) if deductions > 0 else None


def _sold_part(whole: TypeDeductions, sold: Decimal, taxes: Decimal) -> dict[str, Any]:
    return {
        "land_cost": half_up(whole.land * sold),
        "development_cost": half_up(whole.development * sold),
        "development_expenses": half_up(whole.expenses * sold),
        "add_on_deduction": half_up(whole.add_on * sold),
        "related_taxes": half_up(taxes),
    }


def _settled(tax_due: Decimal, prepaid: Decimal) -> dict[str, Any]:
    paid = half_up(prepaid)
    return {"prepaid_lat": paid, "balance": tax_due - paid, "outcome": outcome(tax_due - paid)}


def _workings(type_: str, costs: Costs, land: Keys, whole: TypeDeductions, taxes: Decimal) -> dict[str, Any]:
    return {
        "land_key": unrounded(land.of[type_]),
        "land_key_total": unrounded(land.total),
        "whole_land_cost": unrounded(whole.land),
        "whole_direct_cost": unrounded(costs.direct[type_]),
        "whole_development_cost": unrounded(whole.development),
        "whole_development_expenses": unrounded(whole.expenses),
        "whole_add_on": unrounded(whole.add_on),
        "exact_related_taxes": unrounded(taxes),
    }
