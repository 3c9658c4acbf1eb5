"""Known answers of land appreciation tax: costs, deductions, rates. The other subjects stand beside it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators.cn_lat.rate_table import steps
from calculators.cn_lat.rules import RULES, latest
from calculators.shared.refusal import Refused
from calculators.shared.rules import figures_read
from tests.cn_lat_facts import assess

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "cn_lat.yaml").read_text("utf-8"))
SETS = ("must_clear_conditions", "may_clear_conditions", "denied_items", "errors", "warnings")
FEN = Decimal("0.01")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    given = dict(case["facts"])
    result = assess(given.pop("scenario"), **given)
    assert not list(differences(case["expect"], result, ""))


def differences(expected: Any, got: Any, path: str) -> Any:
    """Maps by key, lists by position, the named lists as sets, numbers by value."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from differences(value, got[key] if isinstance(got, dict) else getattr(got, key), f"{path}.{key}")
    elif isinstance(expected, list) and path.rpartition(".")[2] in SETS:
        if set(expected) != set(got):
            yield path, expected, got
    elif isinstance(expected, list):
        assert len(expected) == len(got)
        for place, value in enumerate(expected):
            yield from differences(value, got[place], f"{path}.{place}")
    elif expected != got and not (isinstance(got, Decimal) and Decimal(expected) == got):
        yield path, expected, got


def one_type(type_: str = "other", revenue: Any = "198000000", **more: Any) -> Any:
    """10,000 m2, all sold; deductions 40 + 60 + 10 + 20 + 2 = 132 million."""
    of_type = {key: more.pop(key) for key in list(more) if key in TYPE_KEYS}
    item = {"type": type_, "saleable_area": "10000", "sold_area": "10000", "revenue_ex_vat": revenue} | of_type
    unit = {"land_cost": "40000000", "development_cost": "60000000", "related_taxes": "2000000"} | more
    return assess("clearance", types=[item], **unit)


TYPE_KEYS = (
    "sold_area", "saleable_area", "revenue_incl_vat", "vat_rate", "vat_land_deduction", "direct_cost", "fit_out_cost",
    "movable_items_cost", "prepaid_lat",
)  # fmt: skip


# ---- the rate table and the exemption ----------------------------------------------------------------------------


@pytest.mark.parametrize(("step", "following"), [(0, 1), (1, 2), (2, 3)])
def test_a_step_holds_up_to_its_edge(step: int, following: int) -> None:
    table = steps(latest())
    edge = 132_000_000 * (1 + table[step].up_to / 100)
    for revenue, expected in ((edge - FEN, step), (edge, step), (edge + FEN, following)):
        row = one_type(revenue=revenue).by_type["other"]
        assert (row.rate, row.quick_deduction) == (table[expected].rate, table[expected].quick_deduction)
        assert row.increment_ratio == table[step].up_to
        assert len(row.slices) == expected + 1
    assert one_type(revenue=edge).by_type["other"].next_step_above_revenue == edge


def test_quick_deductions_follow_from_the_rates() -> None:
    quick, before = Decimal(0), None
    for step in steps(latest()):
        if before:
            quick += before.up_to * (step.rate - before.rate) / 100
        assert step.quick_deduction == quick
        before = step


@pytest.mark.parametrize(
    ("type_", "apart", "open_"),
    [
        ("ordinary_residential", True, True),
        ("ordinary_residential", False, False),
        ("non_ordinary_residential", True, False),
        ("other", True, False),
    ],
)
def test_the_twenty_percent_line(type_: str, apart: bool, open_: bool) -> None:
    line = 132_000_000 * (1 + latest().exemption.ordinary_homes / 100)
    for revenue, exempt in ((line - FEN, open_), (line, open_), (line + FEN, False)):
        row = one_type(type_, revenue, ordinary_separately_accounted=apart).by_type[type_]
        assert row.increment_ratio == 20
        assert row.exempt is exempt
        assert row.tax_due == (0 if exempt else round((revenue - 132_000_000) * Decimal("0.3") + Decimal("1e-9"), 2))
    assert row.exempt_up_to_revenue == (line if open_ else None)


def test_a_part_of_the_cost_meets_the_line_exactly() -> None:
    """One n-th of n x 600,000, half of it sold: deductions 390,000; 468,000 is exactly 20 % above."""
    for n in range(3, 100):
        types = [
            {"type": "ordinary_residential", "saleable_area": "2", "sold_area": "1", "revenue_ex_vat": "468000"},
            {"type": "other", "saleable_area": 2 * n - 2, "sold_area": "1", "revenue_ex_vat": "1"},
        ]
        costs = {"land_cost": 1, "development_cost": 600_000 * n - 1, "related_taxes": "0"}
        row = assess("clearance", types=types, **costs).by_type["ordinary_residential"]
        assert (row.total_deductions, row.exempt, row.tax_due) == (390_000, True, 0)


def test_the_cliff_ends_where_as_much_is_left_as_at_the_line() -> None:
    row = one_type("ordinary_residential").by_type["ordinary_residential"]
    end = row.worse_off_up_to_revenue
    assert end == Decimal("169714285.71")  # 9/7 of the deductions
    there = one_type("ordinary_residential", end).by_type["ordinary_residential"]
    assert there.increment_ratio == Decimal("28.57")
    assert abs(end - there.tax_due - row.exempt_up_to_revenue) <= FEN


def test_a_loss_is_neither_taxed_nor_exempt_nor_netted() -> None:
    row = one_type("ordinary_residential", "100000000").by_type["ordinary_residential"]
    assert (row.increment, row.tax_due, row.rate, row.exempt) == (-32_000_000, 0, 0, False)
    assert row.increment_ratio == Decimal("-24.24")


def test_nothing_to_deduct_has_no_ratio() -> None:
    result = one_type(land_cost="0", development_cost="0", related_taxes="0")
    assert (result.errors, result.verdict, result.by_type) == (("deductions_zero",), "deductions_zero", {})
    assert result.total_tax_due is None


# ---- deductions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("interest", "method", "expenses"),
    [("4999999.99", "flat_10", 10_000_000), ("5000000", "flat_10", 10_000_000),
     ("5000000.01", "actual_plus_5", Decimal("10000000.01"))],
)  # fmt: skip
def test_best_takes_interest_only_above_five_percent(interest: str, method: str, expenses: Any) -> None:
    result = one_type(interest_expense=interest, loan_project_specific=True, financial_institution_proof=True)
    assert (result.development_expense_method, result.warnings) == (method, ())
    assert result.by_type["other"].development_expenses == expenses
    assert result.interest_break_even == 5_000_000


@pytest.mark.parametrize(
    ("facts", "method", "warned"),
    [
        ({"interest_expense": "9000000"}, "flat_10", True),
        ({"interest_expense": "9000000", "loan_project_specific": True}, "flat_10", True),
        ({"interest_expense": "9000000", "development_expense_method": "flat_10"}, "flat_10", False),
        ({"development_expense_method": "actual_plus_5"}, "flat_10", True),
        ({}, "flat_10", False),
        ({"interest_expense": "1000000", "loan_project_specific": True, "financial_institution_proof": True,
          "development_expense_method": "actual_plus_5"}, "actual_plus_5", False),
    ],
)  # fmt: skip
def test_interest_that_does_not_qualify(facts: dict[str, Any], method: str, warned: bool) -> None:
    result = one_type(**facts)
    assert result.development_expense_method == method
    assert result.warnings == (("interest_not_eligible",) if warned else ())


@pytest.mark.parametrize(
    ("included", "full", "counted"), [(True, False, 20), (True, True, 23), (False, True, 0), (False, False, 0)]
)
def test_fit_out_and_loose_items(included: bool, full: bool, counted: int) -> None:
    result = one_type(
        fit_out_cost="20000000",
        movable_items_cost="3000000",
        fit_out_in_contract=included,
        full_fit_out_conditions_met=full,
    )
    assert result.by_type["other"].development_cost == 60_000_000 + counted * 1_000_000
    assert result.denied_costs == (23 - counted) * 1_000_000


def test_loose_items_are_not_asked_without_a_fit_out() -> None:
    result = one_type(movable_items_cost="3000000", full_fit_out_conditions_met=True)
    assert (result.denied_costs, result.by_type["other"].development_cost) == (0, 60_000_000)


def test_demolition_goes_by_land_but_is_development_cost() -> None:
    types = [
        {"type": "ordinary_residential", "saleable_area": "3000", "sold_area": "3000", "revenue_ex_vat": "90000000"},
        {"type": "other", "saleable_area": "1000", "sold_area": "500", "revenue_ex_vat": "30000000"},
    ]
    buildings = [
        {"building_id": "homes", "footprint_area": "500", "ordinary_area": "3000"},
        {"building_id": "shops", "footprint_area": "500", "other_area": "1000"},
    ]
    result = assess(
        "clearance",
        types=types,
        land_cost="10000000",
        demolition_cost="2000000",
        development_cost="20000000",
        related_taxes="1200000",
        land_allocation_method="land_area",
        unit_land_area="1000",
        buildings=buildings,
    )
    homes, shops = result.by_type["ordinary_residential"], result.by_type["other"]
    assert (homes.land_cost, homes.development_cost) == (5_000_000, 1_000_000 + 15_000_000)
    assert (shops.land_cost, shops.development_cost) == (2_500_000, 500_000 + 2_500_000)  # half of it sold
    assert (homes.related_taxes, shops.related_taxes) == (900_000, 300_000)  # by revenue, not halved
    by_floor = assess("clearance", types=types, land_cost="10000000", demolition_cost="2000000",
                      development_cost="20000000", related_taxes="1200000")  # fmt: skip
    assert {under.method: under.total_tax_due for under in result.compared} == {
        "land_area": result.total_tax_due,
        "gfa": by_floor.total_tax_due,
    }
    assert result.saved_by_other_method == result.total_tax_due - by_floor.total_tax_due
    assert by_floor.saved_by_other_method is None


def two_types(own: tuple[Any, Any], **more: Any) -> Any:
    types = [
        {"type": "ordinary_residential", "saleable_area": "1", "sold_area": "1", "revenue_ex_vat": "300"},
        {"type": "other", "saleable_area": "1", "sold_area": "1", "revenue_ex_vat": "100"},
    ]
    for item, taxes in zip(types, own, strict=True):
        item["related_taxes"] = taxes
    return assess("clearance", types=types, land_cost="10", development_cost="20", **more).by_type


@pytest.mark.parametrize(
    ("own", "more", "expected"),
    [
        (("5", "6"), {"related_taxes": "40"}, (5, 6)),
        (("5", None), {"related_taxes": "40"}, (30, 10)),
        ((None, None), {"related_taxes": "0", "stamp_duty": "4"}, (0, 0)),
        ((None, None), {"surcharges_on_vat_prepayment": "8", "surcharges_actual": "80", "stamp_duty": "4"}, (9, 3)),
        ((None, None), {"surcharges_by_unit_accurate": True, "surcharges_actual": "8", "business_tax": "4"}, (9, 3)),
        ((None, None), {"stamp_duty": "4", "stamp_duty_account": "administrative_expense"}, (0, 0)),
    ],
)
def test_related_taxes(own: tuple[Any, Any], more: dict[str, Any], expected: tuple[int, int]) -> None:
    rows = two_types(own, **more)
    assert (rows["ordinary_residential"].related_taxes, rows["other"].related_taxes) == expected


def test_a_type_with_nothing_sold_waits() -> None:
    types = [
        {"type": "ordinary_residential", "saleable_area": "1", "sold_area": "1", "revenue_ex_vat": "300"},
        {"type": "other", "saleable_area": "1", "sold_area": "0", "revenue_ex_vat": "0", "prepaid_lat": "7"},
    ]
    for item in types:
        item["related_taxes"] = "5"
    row = assess("clearance", types=types, land_cost="10", development_cost="20").by_type["other"]
    assert (row.total_deductions, row.increment, row.increment_ratio, row.exempt) == (0, 0, None, False)
    assert (row.related_taxes, row.balance, row.outcome) == (0, -7, "refund")
    assert (row.unit_cost, row.unit_cost_of_sold_part) == (Decimal("19.50"), None)


def test_unit_cost_on_the_other_reading() -> None:
    result = one_type(sold_area="5000")
    row = result.by_type["other"]
    assert (row.unit_cost, row.unit_cost_of_sold_part) == (13_200, 13_400)  # 2 million of taxes over 10,000 or 5,000 m2
    assert "unit_cost_basis" in result.open_conflicts
    assert "unit_cost_basis" not in one_type().open_conflicts


@pytest.mark.parametrize(("rate", "land", "net"), [("9", "0", 100), ("9", "54.5", "104.5"), ("5", "4", 104)])
def test_revenue_net_of_vat(rate: str, land: str, net: Any) -> None:
    row = one_type(revenue=None, revenue_incl_vat="109", vat_rate=rate, vat_land_deduction=land).by_type["other"]
    assert row.revenue_ex_vat == Decimal(net)


# ---- errors, refusals, ground ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "facts"),
    [
        ("saleable_area_zero", {"saleable_area": "0"}),
        ("sold_exceeds_saleable", {"sold_area": "10000.01"}),
    ],
)
def test_errors_of_a_type(error: str, facts: dict[str, str]) -> None:
    result = one_type(**facts)
    assert (result.errors, result.verdict, result.total_tax_due) == ((error,), error, None)


BUILDING = {"building_id": "a", "footprint_area": "500", "other_area": "10000"}


@pytest.mark.parametrize(
    ("code", "fact", "facts"),
    [
        ("out_of_range", "interest_ineligible", {"interest_expense": "1", "interest_ineligible": "1.01"}),
        ("out_of_range", "unit_land_area", {"unit_land_area": "0", "buildings": [BUILDING]}),
        ("missing", "buildings", {"unit_land_area": "5", "buildings": []}),
        ("already_given", "buildings.building_id", {"unit_land_area": "5", "buildings": [BUILDING, BUILDING]}),
        ("out_of_range", "types.vat_land_deduction",
         {"revenue": None, "revenue_incl_vat": "1", "vat_land_deduction": "2"}),
    ],
)  # fmt: skip
def test_refusals(code: str, fact: str, facts: dict[str, Any]) -> None:
    if "unit_land_area" in facts:
        facts = facts | {"land_allocation_method": "land_area"}
    with pytest.raises(Refused) as refused:
        one_type(**facts)
    assert (refused.value.code, refused.value.fact) == (code, fact)


def test_buildings_must_hold_the_areas_of_the_types() -> None:
    land = {"land_allocation_method": "land_area", "unit_land_area": "500"}
    assert one_type(**land, buildings=[BUILDING]).errors == ()
    for wrong, error in (
        ({"footprint_area": "500.01"}, "footprints_exceed_land"),
        ({"other_area": "10000.01"}, "building_areas_differ"),
        ({"ordinary_area": "1"}, "building_areas_differ"),
        ({"other_area": "0"}, "saleable_area_zero"),
    ):
        assert one_type(**land, buildings=[BUILDING | wrong]).errors == (error,)


def test_every_answer_says_that_it_rests_on_a_draft() -> None:
    assert RULES.sources["cq_draft_2025"].status == "draft"
    homes, shops = one_type("ordinary_residential"), one_type("other")
    assert homes.source_status == shops.source_status == "draft"
    assert homes.open_conflicts == ("residence_classification", "ordinary_home_standard")
    assert shops.open_conflicts == ()


def test_figures_are_read_when_they_are_used() -> None:
    with figures_read() as read:
        one_type("ordinary_residential")
    assert {"rate_table", "quick_deductions", "add_on", "exemption.ordinary_homes"} <= read.keys()
    assert read["add_on"].confidence == "recalled"
