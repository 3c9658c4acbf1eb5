"""A clearance in plain fractions, straight from docs/law/cn_lat.md 1.c-1.e, as a second opinion on the calculator."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

F = Fraction

KEYS = {"ordinary_residential": "ordinary_area", "non_ordinary_residential": "non_ordinary_area", "other": "other_area"}


def cents(value: F) -> Decimal:
    whole = abs(value) * 100
    rounded = whole.numerator * 2 // whole.denominator  # in half cents
    return Decimal((rounded + 1) // 2 if value >= 0 else -((rounded + 1) // 2)) / 100


def tax(revenue: F, deductions: F, exemption_open: bool) -> F:
    increment = revenue - deductions
    if increment <= 0 or (exemption_open and increment * 5 <= deductions):
        return F(0)
    edges = [F(0), deductions / 2, deductions, 2 * deductions]
    return sum(
        (max(F(0), min(increment, upper) - lower) * rate / 10)
        for lower, upper, rate in zip(edges, [*edges[1:], increment], (3, 4, 5, 6), strict=True)
    ) + F(0)


def land_keys(case: Any) -> dict[str, F]:
    areas = {item.type: F(item.saleable_area) for item in case.types}
    if case.land_allocation_method == "gfa":
        return areas
    footprints = sum(F(b.footprint_area) for b in case.buildings)
    return {
        type_: sum(
            F(b.footprint_area) * F(getattr(b, KEYS[type_])) / sum(F(getattr(b, key)) for key in KEYS.values())
            for b in case.buildings
        )
        + (F(case.unit_land_area) - footprints) * area / sum(areas.values())
        for type_, area in areas.items()
    }


def revenue_of(item: Any) -> F:
    if item.revenue_ex_vat is not None:
        return F(item.revenue_ex_vat)
    price, rate = F(item.revenue_incl_vat), F(item.vat_rate)
    return price - (price - F(item.vat_land_deduction)) * rate / (100 + rate)


def unit_taxes(case: Any) -> F:
    if case.related_taxes is not None:
        return F(case.related_taxes)
    surcharges = case.surcharges_actual if case.surcharges_by_unit_accurate else case.surcharges_on_vat_prepayment
    stamp = 0 if case.stamp_duty_account == "administrative_expense" else case.stamp_duty
    return F(surcharges) + F(stamp) + F(case.business_tax)


def clearance(case: Any) -> tuple[str, dict[str, dict[str, Decimal]]] | None:
    """The expense method and by type the main figures; None where some type's deductions are zero."""
    land, types = land_keys(case), case.types
    total_land, total_floor = sum(land.values()), sum(F(item.saleable_area) for item in types)
    fit_out = any(item.fit_out_cost for item in types)
    base, floor = {}, {}
    for item in types:
        floor[item.type] = F(item.saleable_area) / total_floor
        share = land[item.type] / total_land
        fixed = F(item.fit_out_cost) if fit_out and case.fit_out_in_contract else F(0)
        loose = fixed and case.full_fit_out_conditions_met and F(item.movable_items_cost)
        base[item.type] = (
            (F(case.land_cost) + F(case.demolition_cost)) * share
            + F(case.development_cost) * floor[item.type]
            + F(item.direct_cost) + fixed + loose
        )  # fmt: skip
    eligible = F(case.interest_expense) - F(case.interest_ineligible)
    allowed = case.interest_expense > 0 and case.loan_project_specific and case.financial_institution_proof
    wanted = case.development_expense_method
    actual = allowed and (wanted == "actual_plus_5" or (wanted == "best" and eligible > sum(base.values()) * F(5, 100)))
    own = all(item.related_taxes is not None for item in types)
    revenue = {item.type: revenue_of(item) for item in types}
    rows = {}
    for item in types:
        b, sold = base[item.type], F(item.sold_area) / F(item.saleable_area)
        expenses = eligible * floor[item.type] + b / 20 if actual else b / 10
        if not sold and not revenue[item.type]:
            rows[item.type] = {"total_deductions": Decimal(0), "tax_due": Decimal(0)}
            continue
        if own:
            taxes = F(item.related_taxes)
        else:
            taxes = unit_taxes(case) * revenue[item.type] / sum(revenue.values()) if any(revenue.values()) else F(0)
        deductions = sold * (b + expenses + b / 5) + taxes
        if deductions <= 0:
            return None
        exemption_open = item.type == "ordinary_residential" and case.ordinary_separately_accounted
        rows[item.type] = {
            "revenue_ex_vat": cents(revenue[item.type]),
            "development_expenses": cents(sold * expenses),
            "add_on_deduction": cents(sold * b / 5),
            "related_taxes": cents(taxes),
            "total_deductions": cents(deductions),
            "increment": cents(revenue[item.type] - deductions),
            "increment_ratio": cents((revenue[item.type] - deductions) / deductions * 100),
            "tax_due": cents(tax(revenue[item.type], deductions, exemption_open)),
            "unit_cost": cents((b + expenses + b / 5 + taxes) / F(item.saleable_area)),
        }
    return "actual_plus_5" if actual else "flat_10", rows
