"""Known answers of land appreciation tax: sharing land and development cost."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.shared.refusal import Refused
from tests.cn_lat_facts import assess


def units(*three: tuple[str, str, str], **more: Any) -> Any:
    each = [
        {"unit_id": name, "land_area": land, "saleable_area": floor}
        | ({"area_basis": "none"} if floor == "0" else {"area_basis": "planned"})
        for name, land, floor in three
    ]
    return assess("land_allocation", allocation_level="between_units", units=each, **more)


def test_land_of_nobody_is_left_unallocated() -> None:
    result = units(("a", "30", "1"), ("b", "20", "4"), allocation_method="land_area", land_cost="100",
                   development_cost="10", total_land_area="80")  # fmt: skip
    assert (result.by_unit["a"].land_cost, result.by_unit["b"].land_cost) == (Decimal("37.50"), 25)
    assert (result.unallocated_land_cost, result.unallocated_share) == (Decimal("37.50"), Decimal("37.50"))
    assert result.by_unit["b"].development_cost == 8


def test_thirds_are_not_rounded_before_they_are_multiplied_and_booked_to_the_cent() -> None:
    result = units(*((name, "1", "7") for name in "abc"), allocation_method="gfa", land_cost="100000000")
    assert [part.share for part in result.by_unit.values()] == [Decimal("33.33")] * 3
    assert [part.land_cost for part in result.by_unit.values()] == [Decimal("33333333.33")] * 3
    booked = [part.booked_land_cost for part in result.by_unit.values()]
    assert booked == [Decimal("33333333.34"), Decimal("33333333.33"), Decimal("33333333.33")]


def test_half_a_cent_is_half_a_cent_whatever_the_share() -> None:
    for n in range(3, 60):
        cost = Decimal("0.005") * n
        result = units(("a", "1", "1"), ("b", str(n - 1), "1"), allocation_method="land_area", land_cost=cost)
        assert result.by_unit["a"].land_cost == Decimal("0.01")


@pytest.mark.parametrize(
    ("requested", "earlier", "determined", "reason", "applied"),
    [
        ("gfa", "none", True, "ok", "gfa"),
        ("gfa", "none", False, "areas_not_determined", "land_area"),
        ("land_area", "none", False, "ok", "land_area"),
        ("land_area", "gfa", True, "inconsistent_with_earlier_unit", "gfa"),
        ("land_area", "gfa", False, "ok", "land_area"),
        ("gfa", "land_area", False, "inconsistent_with_earlier_unit", "land_area"),
        ("gfa", "gfa", False, "areas_not_determined", "land_area"),
    ],
)
def test_method_between_units(requested: str, earlier: str, determined: bool, reason: str, applied: str) -> None:
    result = units(("a", "1", "3"), ("b", "1", "1" if determined else "0"), allocation_method=requested,
                   method_used_in_earlier_unit=earlier, land_cost="100", development_cost="8")  # fmt: skip
    assert (result.method_reason, result.method_applied, result.method_allowed) == (reason, applied, reason == "ok")
    assert result.by_unit["a"].land_cost == (75 if applied == "gfa" else 50)
    assert result.by_unit["a"].development_cost == (6 if determined else None)


@pytest.mark.parametrize(
    ("fact", "code", "three", "more"),
    [
        ("units.land_area", "out_of_range", [("a", "0", "1")], {}),
        ("total_land_area", "out_of_range", [("a", "2", "1"), ("b", "2", "1")], {"total_land_area": "3.99"}),
        ("units.unit_id", "already_given", [("a", "2", "1"), ("a", "2", "1")], {}),
        ("units", "missing", [], {}),
    ],
)
def test_refused_lists_of_units(fact: str, code: str, three: Any, more: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        units(*three, allocation_method="land_area", land_cost="1", **more)
    assert (refused.value.code, refused.value.fact) == (code, fact)
    if fact == "total_land_area":  # by floor area the land does not matter
        assert units(*three, allocation_method="gfa", land_cost="1", **more).unallocated_land_cost == 0


def test_a_unit_with_nothing_to_sell_is_an_error() -> None:
    one = {"unit_id": "a", "land_area": "1", "saleable_area": "0"}
    given = {"allocation_level": "between_units", "allocation_method": "land_area", "land_cost": "1"}
    assert assess("land_allocation", units=[one], **given).errors == ("saleable_area_zero",)
    assert assess("land_allocation", units=[one | {"area_basis": "none"}], **given).errors == ()


def test_both_methods_are_compared_where_the_facts_allow() -> None:
    within = {"allocation_level": "within_unit", "land_cost": "1000", "demolition_cost": "200"}
    two = [{"building_id": "a", "footprint_area": "3", "ordinary_area": "10"},
           {"building_id": "b", "footprint_area": "1", "other_area": "30"}]  # fmt: skip
    by_land = assess("land_allocation", allocation_method="land_area", unit_land_area="4", buildings=two, **within)
    assert [(row.method, row.id, row.land_cost) for row in by_land.compared] == [
        ("gfa", "ordinary_residential", 300),
        ("gfa", "other", 900),
        ("land_area", "ordinary_residential", 900),
        ("land_area", "other", 300),
    ]
    by_floor = assess("land_allocation", allocation_method="gfa", buildings=two, **within)
    assert {row.method for row in by_floor.compared} == {"gfa"}
    assert by_floor.by_type["other"].land_area is None
