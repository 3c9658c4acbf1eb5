"""The deductions of a new-build clearance, type by type, for the whole of each type: draft art. 3-6, Rules art. 7."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_lat.allocation import Keys, keys_of
from calculators.cn_lat.development_expenses import Expenses
from calculators.cn_lat.fit_out import FitOut
from calculators.cn_lat.property_types import PropertyType
from calculators.cn_lat.related_taxes import TaxParts
from calculators.cn_lat.revenue import net_revenue
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, slots=True)
class Costs:
    """What the unit's types share, and what each has of its own; all before any method is chosen."""

    land: Decimal
    demolition: Decimal
    development: Decimal
    direct: Mapping[str, Decimal]  # attributable to one type: systems and fit-out that count
    floor: Keys

    @property
    def base(self) -> Decimal:
        """Land payment and development cost of the whole unit."""
        return self.land + self.demolition + self.development + sum(self.direct.values())


@dataclass(frozen=True, slots=True)
class TypeDeductions:
    """One type, unrounded, the whole of its saleable area. Demolition goes by the land keys but is development cost."""

    land: Decimal
    development: Decimal
    expenses: Decimal
    add_on: Decimal

    @property
    def total(self) -> Decimal:
        return self.land + self.development + self.expenses + self.add_on


@dataclass(frozen=True, slots=True)
class Sales:
    """Revenue net of VAT and related taxes by type."""

    revenue: Mapping[str, Decimal]
    taxes: Mapping[str, Decimal]


def nothing_sold(item: PropertyType, revenue: Decimal) -> bool:
    """Then there is nothing to tax and nothing to deduct: the type waits for its sale."""
    return not item.sold_area and not revenue


def sales(types: tuple[PropertyType, ...], unit_taxes: TaxParts | None) -> Sales:
    """`unit_taxes` None: each type has its own."""
    revenues = {item.type: net_revenue(item) for item in types}
    total = sum(revenues.values(), Decimal(0))
    taxes = {}
    for item in types:
        if nothing_sold(item, revenues[item.type]):
            taxes[item.type] = Decimal(0)
        elif unit_taxes is None:
            taxes[item.type] = item.related_taxes or Decimal(0)
        else:
            taxes[item.type] = unit_taxes.by_revenue(revenues[item.type], total)
    return Sales(revenues, taxes)


def costs(
    types: tuple[PropertyType, ...], land: Decimal, demolition: Decimal, development: Decimal, fitted: FitOut
) -> Costs:
    direct = {item.type: item.direct_cost + fitted.counted(item) for item in types}
    floor = keys_of({item.type: item.saleable_area for item in types})
    return Costs(land, demolition, development, direct, floor)


def deductions_of(type_: str, costs: Costs, land: Keys, expenses: Expenses, rules: Snapshot) -> TypeDeductions:
    land_share, floor_share = land.share(type_), costs.floor.share(type_)
    paid = costs.land * land_share
    development = costs.demolition * land_share + costs.development * floor_share + costs.direct[type_]
    base = paid + development
    return TypeDeductions(paid, development, expenses.on(base, floor_share), base * rules.add_on / 100)
