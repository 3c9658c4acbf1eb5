"""How land and development cost are shared, between units or among the types in one. Draft art. 3.

`__all__` lists what the questions name, wherever it is worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.allocation import LEVELS, METHODS, METHODS_OF_EARLIER_UNIT, Keys, Method, keys_of, method
from calculators.cn_lat.answer import Answer
from calculators.cn_lat.buildings import (
    Building,
    building_error,
    building_given_twice,
    floor_by_type,
    footprints_exceed_land,
    land_by_type,
    no_unit_land,
    nothing_saleable_in_building,
)
from calculators.cn_lat.land_units import (
    AREA_BASES,
    LandUnit,
    MethodReason,
    area_determined,
    areas_determined,
    floor_keys,
    land_keys,
    method_applied,
    method_reason,
    method_wanted,
    no_land_to_share_by,
    no_units,
    unit_given_twice,
    units_exceed_land,
)
from calculators.cn_lat.property_types import nothing_saleable
from calculators.shared.allocation import in_cents
from calculators.shared.exact import exactly, half_up, unrounded
from calculators.shared.refusal import refuse
from calculators.shared.result import Finding, figure

__all__ = [
    "AREA_BASES",
    "CONDITIONS",
    "LEVELS",
    "METHODS",
    "METHODS_OF_EARLIER_UNIT",
    "VERDICTS",
    "Building",
    "LandAllocation",
    "LandUnit",
    "Result",
    "area_determined",
    "assess",
    "building_given_twice",
    "footprints_exceed_land",
    "no_land_to_share_by",
    "no_unit_land",
    "nothing_saleable",
    "nothing_saleable_in_building",
    "unit_given_twice",
    "units_exceed_land",
]

Verdict = Literal[MethodReason, "saleable_area_zero", "footprints_exceed_land"]
VERDICTS = get_args(Verdict)
CONDITIONS = ("same_method_as_earlier_unit", "areas_determined")


@dataclass(frozen=True, slots=True, kw_only=True)
class LandAllocation:
    """`development_cost` without demolition. Land areas between units in any one unit of area (m2, mu)."""

    allocation_level: str
    allocation_method: str
    method_used_in_earlier_unit: str = "none"
    land_cost: Decimal
    demolition_cost: Decimal = Decimal(0)
    development_cost: Decimal = Decimal(0)
    interest_expense: Decimal = Decimal(0)
    total_land_area: Decimal | None = None
    units: tuple[LandUnit, ...]
    unit_land_area: Decimal
    buildings: tuple[Building, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What falls on one unit or type. `land_cost` is land payment and demolition.

    Each amount is its total x key / key_total, half-up; the booked amounts are those in whole cents that add up to the
    total. `land_area` of a type: the land it occupies, under the land-area method.
    """

    id: str
    share: Decimal = figure("percent")
    land_area: Decimal | None = figure("m2")
    land_cost: Decimal = figure("CNY")
    development_cost: Decimal | None = figure("CNY")
    interest_expense: Decimal | None = figure("CNY")
    land_key: Decimal = figure("m2")
    land_key_total: Decimal = figure("m2")
    floor_key: Decimal | None = figure("m2")
    floor_key_total: Decimal | None = figure("m2")
    booked_land_cost: Decimal = figure("CNY")
    booked_development_cost: Decimal | None = figure("CNY")
    booked_interest_expense: Decimal | None = figure("CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One unit or type under one of the methods that are open."""

    id: str
    method: Method
    share: Decimal = figure("percent")
    land_cost: Decimal = figure("CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    verdict: Verdict
    method_allowed: bool | None = None
    method_reason: MethodReason | None = None
    method_applied: Method | None = None
    by_unit: Mapping[str, Part] = field(default_factory=dict)
    unallocated_land_cost: Decimal | None = figure("CNY")
    unallocated_share: Decimal | None = figure("percent")
    by_type: Mapping[str, Part] = field(default_factory=dict)
    land_and_demolition_cost: Decimal | None = figure("CNY")
    rows: tuple[Part, ...] = ()  # the units or types in order
    compared: tuple[Compared, ...] = ()


@exactly
def assess(case: LandAllocation) -> Result:
    return _between_units(case) if case.allocation_level == "between_units" else _within_unit(case)


def _between_units(case: LandAllocation) -> Result:
    if error := _unit_error(case.units):
        return Result(errors=(error,), verdict=error)
    requested, earlier, units = case.allocation_method, case.method_used_in_earlier_unit, case.units
    refuse(no_land_to_share_by, units, requested, earlier)
    refuse(units_exceed_land, units, requested, earlier, case.total_land_area)
    wanted = method_wanted(requested, earlier)
    applied = method_applied(wanted, units)
    reason = method_reason(requested, wanted, applied)
    keys = _keys_between(case)
    unallocated = keys[applied].rest / keys[applied].total
    by_unit = _parts(case, keys[applied], keys.get("gfa"), {})
    return Result(
        verdict=reason,
        conditions=(
            Finding("same_method_as_earlier_unit", wanted == requested),
            Finding("areas_determined", areas_determined(units)),
        ),
        method_allowed=reason == "ok",
        method_reason=reason,
        method_applied=applied,
        by_unit=by_unit,
        rows=tuple(by_unit.values()),
        unallocated_land_cost=half_up(_land(case) * unallocated),
        unallocated_share=half_up(100 * unallocated),
        land_and_demolition_cost=unrounded(_land(case)),
        compared=_compared(case, keys),
    )


def _unit_error(units: tuple[LandUnit, ...]) -> Literal["saleable_area_zero"] | None:
    refuse(no_units, units)
    refuse(unit_given_twice, units)
    determined = (unit for unit in units if area_determined(unit.area_basis))
    return "saleable_area_zero" if any(nothing_saleable(unit.saleable_area) for unit in determined) else None


def _keys_between(case: LandAllocation) -> dict[Method, Keys]:
    """The keys of every method that is open for these figures."""
    keys: dict[Method, Keys] = {}
    if areas_determined(case.units):
        keys["gfa"] = floor_keys(case.units)
    land = land_keys(case.units, case.total_land_area)
    if land.total >= sum(land.of.values()) > 0:
        keys["land_area"] = land
    return keys


def _within_unit(case: LandAllocation) -> Result:
    by_land = case.allocation_method == "land_area"
    if by_land:
        refuse(no_unit_land, case.unit_land_area)
    if error := building_error(case.buildings):
        return Result(errors=(error,), verdict=error)
    if by_land and footprints_exceed_land(case.unit_land_area, case.buildings):
        return Result(errors=("footprints_exceed_land",), verdict="footprints_exceed_land")
    keys: dict[Method, Keys] = {"gfa": keys_of(floor_by_type(case.buildings))}
    if by_land:
        land = case.unit_land_area
        keys["land_area"] = Keys(land_by_type(case.buildings, land), land)
    applied = keys[method(case.allocation_method)]
    by_type = _parts(case, applied, keys["gfa"], applied.of if by_land else {})
    return Result(
        verdict="ok",
        method_allowed=True,
        method_reason="ok",
        method_applied=method(case.allocation_method),
        by_type=by_type,
        rows=tuple(by_type.values()),
        land_and_demolition_cost=unrounded(_land(case)),
        compared=_compared(case, keys),
    )


def _land(case: LandAllocation) -> Decimal:
    return case.land_cost + case.demolition_cost


def _parts(case: LandAllocation, land: Keys, floor: Keys | None, land_areas: Mapping[str, Decimal]) -> dict[str, Part]:
    booked = _booked(_land(case), land)
    by_floor = {} if floor is None else _by_floor(case, floor)
    return {
        name: Part(
            id=name,
            share=half_up(100 * land.share(name)),
            land_area=half_up(land_areas[name]) if land_areas else None,
            land_cost=half_up(_land(case) * land.share(name)),
            land_key=unrounded(key),
            land_key_total=unrounded(land.total),
            booked_land_cost=booked[name],
            **by_floor.get(name, {}),
        )
        for name, key in land.of.items()
    }


def _by_floor(case: LandAllocation, floor: Keys) -> dict[str, dict[str, Any]]:
    development, interest = case.development_cost, case.interest_expense
    booked_development, booked_interest = _booked(development, floor), _booked(interest, floor)
    return {
        name: {
            "development_cost": half_up(development * floor.share(name)),
            "interest_expense": half_up(interest * floor.share(name)),
            "floor_key": unrounded(key),
            "floor_key_total": unrounded(floor.total),
            "booked_development_cost": booked_development[name],
            "booked_interest_expense": booked_interest[name],
        }
        for name, key in floor.of.items()
    }


def _booked(total: Decimal, keys: Keys) -> dict[str, Decimal]:
    """In whole cents that add up, what nobody gets included."""
    *parts, _ = in_cents(total, [*keys.of.values(), keys.rest])
    return dict(zip(keys.of, parts, strict=True))


def _compared(case: LandAllocation, keys: Mapping[Method, Keys]) -> tuple[Compared, ...]:
    return tuple(
        Compared(
            id=name,
            method=by,
            share=half_up(100 * of_method.share(name)),
            land_cost=half_up(_land(case) * of_method.share(name)),
        )
        for by, of_method in keys.items()
        for name in of_method.of
    )
