"""The three types that are taxed apart (draft art. 1), and what is asked of each in a clearance."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.shared.refusal import refusal

ORDINARY, NON_ORDINARY, OTHER = "ordinary_residential", "non_ordinary_residential", "other"
PROPERTY_TYPES = (ORDINARY, NON_ORDINARY, OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyType:
    """Costs are those of the whole type; areas m2, money yuan. Without `revenue_ex_vat` the three below it count."""

    type: str
    saleable_area: Decimal
    sold_area: Decimal
    revenue_ex_vat: Decimal | None = None
    revenue_incl_vat: Decimal
    vat_rate: Decimal = Decimal(9)
    vat_land_deduction: Decimal = Decimal(0)
    direct_cost: Decimal = Decimal(0)
    fit_out_cost: Decimal = Decimal(0)
    movable_items_cost: Decimal = Decimal(0)
    related_taxes: Decimal | None = None
    prepaid_lat: Decimal = Decimal(0)


def nothing_saleable(saleable_area: Decimal) -> bool:
    return saleable_area == 0


def sold_exceeds_saleable(sold_area: Decimal, saleable_area: Decimal) -> bool:
    return sold_area > saleable_area


@refusal("missing", fact="types")
def no_types(types: tuple[PropertyType, ...]) -> bool:
    return not types


@refusal("already_given", fact="types.type")
def type_given_twice(types: tuple[PropertyType, ...]) -> bool:
    return len({item.type for item in types}) < len(types)


def ordinary_homes(types: tuple[PropertyType, ...]) -> bool:
    return any(item.type == ORDINARY for item in types)
