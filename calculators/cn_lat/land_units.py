"""Several clearing units on one piece of land, and the method by which they share its cost: draft art. 3(1)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_lat.allocation import Keys, Method, keys_of, method
from calculators.shared.refusal import refusal

AREA_BASES = ("measured", "planned", "none")
MethodReason = Literal["ok", "inconsistent_with_earlier_unit", "areas_not_determined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandUnit:
    """Land in any one unit of area. `non_far_saleable_area` is part of the saleable area: told, never counted again."""

    unit_id: str
    land_area: Decimal
    area_basis: str = "measured"
    saleable_area: Decimal
    non_far_saleable_area: Decimal = Decimal(0)


Units = tuple[LandUnit, ...]


def area_determined(area_basis: str) -> bool:
    return area_basis != "none"


@refusal("missing", fact="units")
def no_units(units: Units) -> bool:
    return not units


@refusal("already_given", fact="units.unit_id")
def unit_given_twice(units: Units) -> bool:
    return len({unit.unit_id for unit in units}) < len(units)


def areas_determined(units: Units) -> bool:
    return all(area_determined(unit.area_basis) for unit in units)


def method_wanted(allocation_method: str, method_used_in_earlier_unit: str) -> Method:
    """All units under one land grant contract share by the method of the first that was cleared."""
    earlier = method_used_in_earlier_unit
    return method(allocation_method if earlier == "none" else earlier)


def method_applied(wanted: Method, units: Units) -> Method:
    """By floor area only where every area is determined."""
    return wanted if areas_determined(units) else "land_area"


def method_reason(requested: str, wanted: Method, applied: Method) -> MethodReason:
    if applied == requested:
        return "ok"
    return "inconsistent_with_earlier_unit" if wanted != requested else "areas_not_determined"


@refusal("out_of_range", fact="units.land_area")
def no_land_to_share_by(units: Units, allocation_method: str, method_used_in_earlier_unit: str = "none") -> bool:
    wanted = method_wanted(allocation_method, method_used_in_earlier_unit)
    return method_applied(wanted, units) == "land_area" and not any(unit.land_area for unit in units)


@refusal("out_of_range", fact="total_land_area")
def units_exceed_land(
    units: Units,
    allocation_method: str,
    method_used_in_earlier_unit: str = "none",
    total_land_area: Decimal | None = None,
) -> bool:
    """The units lie inside the land obtained: else the shares would come to more than the whole."""
    wanted = method_wanted(allocation_method, method_used_in_earlier_unit)
    exceed = total_land_area is not None and total_land_area < sum(unit.land_area for unit in units)
    return exceed and method_applied(wanted, units) == "land_area"


def land_keys(units: Units, total_land_area: Decimal | None) -> Keys:
    keys = keys_of({unit.unit_id: unit.land_area for unit in units})
    return keys if total_land_area is None else Keys(keys.of, total_land_area)


def floor_keys(units: Units) -> Keys:
    """By saleable area, all of it: what does not count for the plot ratio counts here."""
    return keys_of({unit.unit_id: unit.saleable_area for unit in units})
