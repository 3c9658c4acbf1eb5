"""The final settlement of a new project: each type's revenue, deductions and tax stand alone. Draft art. 1, 3-6.

`__all__` lists what the questions name, wherever it is worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.allocation import METHODS, Keys, Method, keys_of, method
from calculators.cn_lat.answer import Answer, Conflict
from calculators.cn_lat.buildings import (
    Building,
    building_areas_differ,
    building_error,
    building_given_twice,
    footprints_exceed_land,
    land_by_type,
    no_unit_land,
    nothing_saleable_in_building,
)
from calculators.cn_lat.cleared_type import ClearedType, Outcome, Unit, cleared, outcome, tax_under
from calculators.cn_lat.deductions import costs, sales
from calculators.cn_lat.development_expenses import (
    EXPENSE_METHODS,
    INTEREST_CONDITIONS,
    ExpenseMethod,
    ExpenseWorkings,
    Interest,
    choose,
    ineligible_exceeds_interest,
)
from calculators.cn_lat.fit_out import (
    FIT_OUT_CONDITIONS,
    FitOutFacts,
    fit_out,
    movables_may_count,
    some_fit_out,
)
from calculators.cn_lat.property_types import (
    OTHER,
    PROPERTY_TYPES,
    PropertyType,
    no_types,
    nothing_saleable,
    ordinary_homes,
    sold_exceeds_saleable,
    type_given_twice,
)
from calculators.cn_lat.rate_table import steps
from calculators.cn_lat.related_taxes import (
    STAMP_DUTY_ACCOUNTS,
    RelatedTaxes,
    TaxParts,
    TaxWorkings,
    some_type_without_own_taxes,
    tax_parts,
)
from calculators.cn_lat.revenue import land_deduction_exceeds_price
from calculators.cn_lat.rules import latest
from calculators.shared.exact import exactly, unrounded
from calculators.shared.refusal import refuse
from calculators.shared.result import figure

__all__ = [
    "CONDITIONS",
    "EXPENSE_METHODS",
    "METHODS",
    "PROPERTY_TYPES",
    "STAMP_DUTY_ACCOUNTS",
    "VERDICTS",
    "Building",
    "Clearance",
    "PropertyType",
    "Result",
    "assess",
    "building_areas_differ",
    "building_given_twice",
    "by_land_area",
    "footprints_exceed_land",
    "ineligible_exceeds_interest",
    "land_deduction_exceeds_price",
    "movables_may_count",
    "no_unit_land",
    "nothing_saleable",
    "nothing_saleable_in_building",
    "ordinary_homes",
    "sold_exceeds_saleable",
    "some_fit_out",
    "some_type_without_own_taxes",
    "type_given_twice",
]

ErrorInTypes = Literal["saleable_area_zero", "sold_exceeds_saleable"]
ErrorInBuildings = Literal["saleable_area_zero", "footprints_exceed_land", "building_areas_differ"]
Verdict = Literal[Outcome, ErrorInTypes, ErrorInBuildings, "deductions_zero"]
VERDICTS = get_args(Verdict)
CONDITIONS = (*FIT_OUT_CONDITIONS, *INTEREST_CONDITIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance(FitOutFacts, Interest, RelatedTaxes):
    """`development_cost` without demolition, interest, direct and fit-out costs; money in yuan, areas in m2."""

    types: tuple[PropertyType, ...]
    land_cost: Decimal
    demolition_cost: Decimal = Decimal(0)
    development_cost: Decimal
    land_allocation_method: str = "gfa"
    unit_land_area: Decimal
    buildings: tuple[Building, ...]
    ordinary_separately_accounted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderMethod:
    """The whole unit under one of the land methods that are open."""

    method: Method
    total_tax_due: Decimal = figure("CNY")
    total_balance: Decimal = figure("CNY")
    tax_by_type: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer, ExpenseWorkings, TaxWorkings):
    """From `shared_land_cost` on: the figures from which those of the types follow (see ClearedType)."""

    verdict: Verdict
    development_expense_method: ExpenseMethod | None = None
    denied_costs: Decimal | None = figure("CNY")
    total_tax_due: Decimal | None = figure("CNY")
    total_prepaid: Decimal | None = figure("CNY")
    total_balance: Decimal | None = figure("CNY")
    by_type: Mapping[str, ClearedType] = field(default_factory=dict)
    rows: tuple[ClearedType, ...] = ()  # the types in order
    compared: tuple[UnderMethod, ...] = ()
    saved_by_other_method: Decimal | None = figure("CNY")  # negative: costs more; None: not enough facts for the other

    shared_land_cost: Decimal | None = figure("CNY")
    shared_demolition_cost: Decimal | None = figure("CNY")
    shared_development_cost: Decimal | None = figure("CNY")
    total_saleable_area: Decimal | None = figure("m2")
    total_revenue: Decimal | None = figure("CNY")
    add_on_percent: Decimal | None = figure("percent")


def by_land_area(land_allocation_method: str = "gfa") -> bool:
    return land_allocation_method == "land_area"


@exactly
def assess(case: Clearance) -> Result:
    if error := _error_in_types(case.types) or _error_in_buildings(case):
        return Result(errors=(error,), verdict=error)
    taxes = tax_parts(case) if some_type_without_own_taxes(case.types) else None
    unit, keys = _unit(case, taxes), _land_keys(case)
    decided: dict[str, Any] = {
        "development_expense_method": unit.expenses.method,
        "warnings": unit.expenses.warnings,
        "conditions": (*unit.fit_out.findings, *unit.expenses.findings),
    }
    rows = [cleared(item, unit, keys[method(case.land_allocation_method)]) for item in case.types]
    by_type = {row.type: row for row in rows if row is not None}
    if len(by_type) < len(rows):
        return Result(errors=("deductions_zero",), verdict="deductions_zero", **decided)
    return Result(
        verdict=outcome(_total(by_type, "balance")),
        denied_costs=_total(by_type, "denied_costs"),
        total_tax_due=_total(by_type, "tax_due"),
        total_prepaid=_total(by_type, "prepaid_lat"),
        total_balance=_total(by_type, "balance"),
        by_type=by_type,
        rows=tuple(by_type.values()),
        open_conflicts=_open_conflicts(by_type),
        **decided,
        **_comparison(case, unit, keys, by_type),
        **_workings(unit),
        **({} if taxes is None else taxes.shown()),
    )


def _unit(case: Clearance, taxes: TaxParts | None) -> Unit:
    fitted = fit_out(case, case.types)
    shared = costs(case.types, case.land_cost, case.demolition_cost, case.development_cost, fitted)
    rules = latest()
    return Unit(
        costs=shared,
        sales=sales(case.types, taxes),
        expenses=choose(case, shared.base, rules),
        fit_out=fitted,
        separately_accounted=ordinary_homes(case.types) and case.ordinary_separately_accounted,
        rules=rules,
        table=steps(rules),
    )


def _error_in_types(types: tuple[PropertyType, ...]) -> ErrorInTypes | None:
    refuse(no_types, types)
    refuse(type_given_twice, types)
    for item in types:
        if nothing_saleable(item.saleable_area):
            return "saleable_area_zero"
        if sold_exceeds_saleable(item.sold_area, item.saleable_area):
            return "sold_exceeds_saleable"
        if item.revenue_ex_vat is None:
            refuse(land_deduction_exceeds_price, item.vat_land_deduction, item.revenue_incl_vat)
    return None


def _error_in_buildings(case: Clearance) -> ErrorInBuildings | None:
    if not by_land_area(case.land_allocation_method):
        return None
    refuse(no_unit_land, case.unit_land_area)
    if error := building_error(case.buildings):
        return error
    if footprints_exceed_land(case.unit_land_area, case.buildings):
        return "footprints_exceed_land"
    return "building_areas_differ" if building_areas_differ(case.buildings, case.types) else None


def _land_keys(case: Clearance) -> dict[Method, Keys]:
    """The keys of every land method for which there are facts."""
    keys: dict[Method, Keys] = {"gfa": keys_of({item.type: item.saleable_area for item in case.types})}
    if by_land_area(case.land_allocation_method):
        land = case.unit_land_area
        keys["land_area"] = Keys(land_by_type(case.buildings, land), land)
    return keys


def _total(by_type: Mapping[str, ClearedType], name: str) -> Decimal:
    return sum((getattr(row, name) for row in by_type.values()), Decimal("0.00"))


def _comparison(
    case: Clearance, unit: Unit, keys: Mapping[Method, Keys], by_type: Mapping[str, ClearedType]
) -> dict[str, Any]:
    """The tax under each method, and what the other one would save; that is left out where it has no answer."""
    chosen, prepaid = method(case.land_allocation_method), _total(by_type, "prepaid_lat")
    compared = {}
    for by, land in keys.items():
        taxes = {
            item.type: by_type[item.type].tax_due if by == chosen else tax_under(item, unit, land)
            for item in case.types
        }
        found = {type_: tax for type_, tax in taxes.items() if tax is not None}
        if len(found) == len(taxes):
            total = sum(found.values(), Decimal(0))
            compared[by] = UnderMethod(method=by, total_tax_due=total, total_balance=total - prepaid, tax_by_type=found)
    saved = [compared[chosen].total_tax_due - other.total_tax_due for by, other in compared.items() if by != chosen]
    return {"compared": tuple(compared.values()), "saved_by_other_method": saved[0] if saved else None}


def _open_conflicts(by_type: Mapping[str, ClearedType]) -> tuple[Conflict, ...]:
    conflicts: list[Conflict] = []
    if OTHER not in by_type or len(by_type) > 1:
        conflicts += ["residence_classification", "ordinary_home_standard"]
    if any(row.unit_cost_of_sold_part not in (None, row.unit_cost) for row in by_type.values()):
        conflicts.append("unit_cost_basis")
    return tuple(conflicts)


def _workings(unit: Unit) -> dict[str, Any]:
    return {
        "shared_land_cost": unrounded(unit.costs.land),
        "shared_demolition_cost": unrounded(unit.costs.demolition),
        "shared_development_cost": unrounded(unit.costs.development),
        "total_saleable_area": unrounded(unit.costs.floor.total),
        "total_revenue": unrounded(sum(unit.sales.revenue.values(), Decimal(0))),
        "add_on_percent": unit.rules.add_on,
        **unit.expenses.shown(),
    }
