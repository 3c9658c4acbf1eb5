"""The buildings of a unit, and the land that each type occupies through them: draft art. 3(2), interpretation s. 3."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_lat.property_types import NON_ORDINARY, ORDINARY, OTHER, PropertyType
from calculators.shared.refusal import refusal, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """Saleable areas, those that do not count for the plot ratio included; a basement of its own has no footprint."""

    building_id: str
    footprint_area: Decimal
    ordinary_area: Decimal = Decimal(0)
    non_ordinary_area: Decimal = Decimal(0)
    other_area: Decimal = Decimal(0)


@refusal("missing", fact="buildings")
def no_buildings(buildings: tuple[Building, ...]) -> bool:
    return not buildings


@refusal("already_given", fact="buildings.building_id")
def building_given_twice(buildings: tuple[Building, ...]) -> bool:
    return len({building.building_id for building in buildings}) < len(buildings)


@refusal("out_of_range", fact="unit_land_area")
def no_unit_land(unit_land_area: Decimal) -> bool:
    """The land-area shares divide by it."""
    return unit_land_area <= 0


def nothing_saleable_in_building(ordinary_area: Decimal, non_ordinary_area: Decimal, other_area: Decimal) -> bool:
    """Its footprint could not be shared out: a building without saleable area is left out of the list."""
    return ordinary_area + non_ordinary_area + other_area == 0


def footprints_exceed_land(unit_land_area: Decimal, buildings: tuple[Building, ...]) -> bool:
    return sum(building.footprint_area for building in buildings) > unit_land_area


def building_areas_differ(buildings: tuple[Building, ...], types: Sequence[PropertyType]) -> bool:
    """Type by type, the buildings hold exactly the saleable area of the type."""
    return floor_by_type(buildings) != {item.type: item.saleable_area for item in types}


def building_error(buildings: tuple[Building, ...]) -> Literal["saleable_area_zero"] | None:
    """What is wrong with the list itself, in the order in which it is asked."""
    refuse(no_buildings, buildings)
    refuse(building_given_twice, buildings)
    empty = any(nothing_saleable_in_building(b.ordinary_area, b.non_ordinary_area, b.other_area) for b in buildings)
    return "saleable_area_zero" if empty else None


def areas(building: Building) -> dict[str, Decimal]:
    return {
        ORDINARY: building.ordinary_area,
        NON_ORDINARY: building.non_ordinary_area,
        OTHER: building.other_area,
    }


def floor_by_type(buildings: Sequence[Building]) -> dict[str, Decimal]:
    """The saleable area of each type that occurs."""
    total: dict[str, Decimal] = {}
    for building in buildings:
        for type_, area in areas(building).items():
            if area:
                total[type_] = total.get(type_, Decimal(0)) + area
    return total


def land_by_type(buildings: Sequence[Building], unit_land: Decimal) -> dict[str, Decimal]:
    """Base footprints: each goes to the types of its building by floor area; the land under no building goes to all
    saleable area of the unit, underground included. The parts add up to the unit's land.
    """
    floor = floor_by_type(buildings)
    land = {type_: Decimal(0) for type_ in floor}
    for building in buildings:
        inside = areas(building)
        for type_ in floor:
            land[type_] += building.footprint_area * inside[type_] / sum(inside.values())
    open_land = unit_land - sum(building.footprint_area for building in buildings)
    return {type_: land[type_] + open_land * floor[type_] / sum(floor.values()) for type_ in floor}
