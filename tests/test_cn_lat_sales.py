"""Known answers of land appreciation tax: sales after the clearance, of land and of old houses, prepayment."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from calculators.cn_lat.registration_unit import next_year_counts_from, years_counted
from calculators.cn_lat.rules import RULES, latest
from calculators.shared.refusal import Refused
from tests.cn_lat_facts import TODAY, assess

DAY = timedelta(1)


# ---- sales after the clearance -----------------------------------------------------------------------------------


def after(*periods: dict[str, Any], **more: Any) -> Any:
    unit = {
        "property_type": "ordinary_residential",
        "clearance_total_deductions": "6000",
        "clearance_saleable_area": "10",
    }
    each = [{"period": str(place), "revenue_ex_vat": "0", "area": "0"} | one for place, one in enumerate(periods)]
    return assess("post_clearance_sale", periods=each, **unit | more)


@pytest.mark.parametrize(
    ("more", "method", "counted"),
    [
        ({}, "books", True),
        ({"later_costs_disclosed": False}, "books", False),
        ({"later_costs_evidenced": False}, "books", False),
        ({"later_costs_in_assessed_four": True}, "books", True),
        ({"later_costs_in_assessed_four": True}, "assessed_four_costs", False),
        ({}, "assessed_four_costs", True),
    ],
)
def test_later_costs(more: dict[str, Any], method: str, counted: bool) -> None:
    result = after({"later_costs": "50"} | more, {"area": "1", "revenue_ex_vat": "700"}, clearance_method=method)
    idle, sale = result.periods
    assert (idle.unit_cost, idle.tax_due, idle.increment_ratio) == (605 if counted else 600, 0, None)
    assert idle.later_costs_denied == (0 if counted else 50)
    assert sale.total_deductions == result.final_unit_cost == (605 if counted else 600)
    assert result.initial_unit_cost == 600


def test_half_a_cent_is_half_a_cent_whatever_the_unit_cost() -> None:
    for n in range(3, 60):
        sale = {"area": Decimal("0.005") * n, "revenue_ex_vat": "1"}
        result = after(sale, clearance_total_deductions="1", clearance_saleable_area=n)
        assert result.periods[0].total_deductions == Decimal("0.01")


def test_the_exemption_goes_by_period() -> None:
    result = after({"area": "1", "revenue_ex_vat": "720"}, {"area": "1", "revenue_ex_vat": "720.01"})
    assert [(row.exempt, row.tax_due) for row in result.periods] == [(True, 0), (False, 36)]
    assert "exemption_per_period" in result.open_conflicts


def test_the_last_cumulative_value_replaces_the_quotient() -> None:
    assert after({"area": "1", "revenue_ex_vat": "1000"}, prior_unit_cost="800").periods[0].total_deductions == 800


@pytest.mark.parametrize(
    ("error", "more"),
    [
        ("post_clearance_formula_not_applicable", {"clearance_method": "assessed_rate"}),
        ("saleable_area_zero", {"clearance_saleable_area": "0"}),
        ("deductions_zero", {"clearance_total_deductions": "0"}),
    ],
)
def test_errors_after_the_clearance(error: str, more: dict[str, str]) -> None:
    result = after({"area": "1", "revenue_ex_vat": "1"}, **more)
    assert (result.errors, result.initial_unit_cost, result.total_tax_due) == ((error,), None, None)
    assert result.formula_applicable is (error != "post_clearance_formula_not_applicable")


def test_revenue_without_area_has_no_deductions() -> None:
    assert after({"revenue_ex_vat": "1"}).errors == ("deductions_zero",)


# ---- land and construction in progress ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stands", "completed", "permits", "structure", "class_", "expenses"),
    [
        (False, None, None, None, "land", 0),
        (True, False, False, None, "land_and_structures", 0),
        (True, False, True, False, "land_and_structures", 0),
        (True, False, True, True, "wip", 100),
    ],
)
def test_what_is_transferred(
    stands: Any, completed: Any, permits: Any, structure: Any, class_: str, expenses: int
) -> None:
    given = {"transfer_object": "land_with_construction" if stands else "land_only", "completed": completed,
             "start_permits_complete": permits, "substantive_construction": structure, "revenue_ex_vat": "2000",
             "land_cost": "600", "development_cost": "400", "related_taxes": "20"}  # fmt: skip
    result = assess("land_or_wip_transfer", **given)
    assert (result.transfer_class, result.development_expenses) == (class_, expenses)
    assert (result.add_on_deduction, result.total_deductions) == (80, 1100 + expenses)
    assert ("development_expenses" in result.denied_items) is (class_ != "wip")
    assert result.development_expense_method == ("flat_10" if class_ == "wip" else "none")
    assert assess("land_or_wip_transfer", **given | {"is_developer": False}).add_on_deduction == 0
    assert ("add_on_of_land_transfer" in result.open_conflicts) is (class_ != "wip")


def test_what_is_completed_is_cleared_as_usual() -> None:
    result = assess("land_or_wip_transfer", transfer_object="land_with_construction", completed=True)
    assert (result.verdict, result.transfer_class, result.tax_due) == ("completed_property", "completed_property", None)


# ---- old houses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sold", "concluded", "whole", "old", "route"),
    [
        ("2025-01-01", "2024-06-30", False, True, None),
        ("2024-12-31", "2024-06-30", False, False, "post_clearance_sale"),
        ("2024-06-30", "2024-06-30", False, False, "clearance"),
        ("2025-06-30", None, False, False, "clearance"),
        ("2025-01-01", None, True, True, None),
        ("2024-12-31", None, True, False, "clearance"),
    ],
)
def test_developed_then_held(sold: str, concluded: str | None, whole: bool, old: bool, route: str | None) -> None:
    result = assess(
        "old_house",
        acquisition_kind="developed_then_held",
        transfer_date=sold,
        fixed_asset_date="2020-01-01",
        clearance_conclusion_date=concluded,
        whole_project_leased_or_self_used=whole,
    )
    assert (result.is_old_house, result.route_to) == (old, route)
    assert result.earliest_old_house_date == (date(2025, 1, 1) if concluded or whole else None)
    assert result.verdict == ("classified" if old else "not_old")
    assert ("anniversary_day" in result.open_conflicts) is old


@pytest.mark.parametrize(
    ("bought", "sold", "years", "next_"),
    [
        ("2020-01-31", "2021-01-30", 0, "2021-01-31"),
        ("2020-01-31", "2021-01-31", 1, "2021-08-01"),
        ("2020-01-31", "2021-07-31", 1, "2021-08-01"),
        ("2020-01-31", "2021-08-01", 2, "2022-08-01"),
        ("2020-01-31", "2020-12-31", 0, "2021-01-31"),
        ("2020-02-29", "2021-02-28", 1, "2021-08-30"),
        ("2020-02-29", "2022-08-29", 2, "2022-08-30"),
        ("2016-03-15", "2026-10-20", 11, "2027-09-16"),
    ],
)
def test_years_of_an_invoice(bought: str, sold: str, years: int, next_: str) -> None:
    day = date.fromisoformat(next_)
    first, last = date.fromisoformat(bought), date.fromisoformat(sold)
    assert years_counted(first, last, latest()) == years
    assert next_year_counts_from(first, last, latest()) == day
    assert years_counted(first, day, latest()) == years + 1 > years_counted(first, day - DAY, latest())


def old(**more: Any) -> Any:
    unit = {"unit_id": "a", "revenue_ex_vat": "1300", "invoice_kind": "vat_ordinary", "invoice_amount": "1000",
            "invoice_date": "2024-01-01", "sale_invoice_date": "2024-06-01", "replacement_cost": "2000",
            "newness_rate": "50", "land_paid": "0"}  # fmt: skip
    given = {"acquisition_kind": "acquired_externally", "deduction_method": "invoice"}
    given |= {key: more.pop(key) for key in list(more) if key not in UNIT_KEYS}
    return assess("old_house", registration_units=[unit | more], **given)


UNIT_KEYS = (
    "land_paid", "land_paid_proof", "appraisal_fee", "invoice_kind", "invoice_non_deductible_vat", "deed_tax",
    "deed_tax_proof", "related_taxes", "sale_invoice_date", "revenue_ex_vat",
)  # fmt: skip


@pytest.mark.parametrize(
    ("more", "deductions"),
    [
        ({}, 1000),
        ({"sale_invoice_date": "2025-01-01", "deed_tax": "30", "deed_tax_proof": True}, 1080),
        ({"deed_tax": "30"}, 1000),
        ({"invoice_kind": "vat_special", "invoice_non_deductible_vat": "90"}, 1090),
        ({"invoice_non_deductible_vat": "90"}, 1000),
        ({"deduction_method": "appraisal", "land_paid": "100"}, 1000),
        ({"deduction_method": "appraisal", "land_paid": "100", "land_paid_proof": True, "appraisal_fee": "5"}, 1105),
        ({"deduction_method": "appraisal", "deed_tax": "30", "deed_tax_proof": True, "related_taxes": "7"}, 1007),
    ],
)
def test_deductions_of_an_old_house(more: dict[str, Any], deductions: int) -> None:
    result = old(**more)
    assert result.by_registration_unit["a"].total_deductions == deductions
    assert result.total_tax_due == result.by_registration_unit["a"].tax_due


def test_affordable_housing_is_exempt_up_to_the_line_for_entities() -> None:
    line = {"revenue_ex_vat": "1200", "affordable_housing_source": True}
    assert old(**line).by_registration_unit["a"].exempt
    assert old(**line | {"revenue_ex_vat": "1200.01"}).total_tax_due == 60
    assert not old(**line, seller_kind="individual").by_registration_unit["a"].exempt
    first = RULES.figures["exemption.affordable_housing_source"][0].first
    assert not old(**line, transfer_date=first - DAY).by_registration_unit["a"].exempt
    assert old(revenue_ex_vat="1200").total_tax_due == 60  # the line of ordinary homes does not hold here


@pytest.mark.parametrize(("days", "exempt"), [(-1, False), (0, True), (1, True)])
def test_an_individuals_dwelling(days: int, exempt: bool) -> None:
    day = latest().exemption.individual_housing_since + timedelta(days)
    result = old(seller_kind="individual", is_residence=True, transfer_date=day)
    assert result.exempt is exempt
    assert (result.exempt_reason, result.by_registration_unit == {}) == (
        "individual_housing" if exempt else None,
        exempt,
    )
    assert not old(seller_kind="entity", is_residence=True).exempt


def test_old_house_without_figures() -> None:
    assert old(deduction_method="none").errors == ("assessment_required",)
    assert old(deduction_method=None).verdict == "classified"
    with pytest.raises(Refused) as refused:
        old(sale_invoice_date="2023-12-31")
    assert (refused.value.code, refused.value.fact) == ("date_order", "registration_units.sale_invoice_date")


# ---- prepayment --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "region", "floor"),
    [
        ("2024-11-30", "western", "1"), ("2024-12-01", "western", "0.5"), ("2024-11-30", "eastern", "2"),
        ("2024-12-01", "eastern", "1.5"), ("2024-11-30", "central_northeastern", "1.5"),
        ("2024-12-01", "central_northeastern", "1"), ("2010-05-24", "western", None), ("2010-05-25", "western", "1"),
    ],
)  # fmt: skip
def test_prepayment_floor(day: str, region: str, floor: str | None) -> None:
    given = {"advance_receipts": "1000", "vat_prepaid": "0", "region": region, "tax_date": day}
    limit = Decimal(floor or 0)
    for rate, below in ((limit, False), (limit - Decimal("0.01"), floor is not None)):
        result = assess("prepayment", **given, prepayment_rate=rate)
        assert (result.rate_floor, result.rate_below_floor) == (limit if floor else None, below)
        assert result.short_of_floor == (Decimal("0.01") if below else None)
    housing = assess("prepayment", **given, prepayment_rate="0.1", affordable_housing=True)
    assert (housing.rate_floor, housing.rate_below_floor, housing.verdict) == (None, False, "no_floor")


def test_prepayment_bases() -> None:
    result = assess("prepayment", advance_receipts="109", prepayment_rate="2", tax_date=TODAY)
    assert (result.vat_prepaid, result.prepayment_base, result.prepayment_tax) == (3, 106, Decimal("2.12"))
    assert (result.other_base, result.tax_on_other_base) == (100, 2)
    assert "prepayment_base" in result.open_conflicts
