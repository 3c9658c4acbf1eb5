"""Six taxes and two fees, individual income tax, credit, burden, totals, and the study's own figures."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.cn_small_business.credit_rating import score_out_of_range
from calculators.cn_small_business.individual_income_tax import band_of
from calculators.cn_small_business.result import Result
from calculators.cn_small_business.rules import RULES, runs_until, years_covered
from calculators.shared.refusal import Refused
from tests.small_business import COMPANY, assessed, company, studied

D = Decimal
GENERAL = {"entity_type": "company", "topics": ["six_two"], "vat_status": "general", "unreduced_stamp_duty": "101"}


def six(**given: Any) -> Result:
    return assessed(**{**GENERAL, **given})


# On which ground ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "basis", "failed"),
    [
        ({"vat_status": "small_scale"}, "small_scale", ()),
        ({"vat_status": "small_scale", "entity_type": "sole_prop_or_partnership"}, "small_scale", ()),
        ({"entity_type": "individual_business"}, "individual_business", ()),
        ({"entity_type": "sole_prop_or_partnership"}, "none", ("entity_type",)),
        ({}, "none", ("slpe_status",)),
        ({**COMPANY, "topics": ["cit", "six_two"], "taxable_income": "3000000"}, "slpe", ()),
        ({**COMPANY, "topics": ["cit", "six_two"], "taxable_income": "3000001"}, "none", ("slpe_status",)),
    ],
)
def test_the_first_ground_that_holds(given: dict[str, Any], basis: str, failed: tuple[str, ...]) -> None:
    found = six(**given)
    assert (found.six_two_basis, found.six_two_failed) == (basis, failed)
    assert found.six_two_status == ("not_eligible" if basis == "none" else "eligible")
    assert (found.six_two_saving, found.stamp_duty_payable) == ((0, 101) if basis == "none" else (D("50.50"),) * 2)


def test_an_individual_business_that_asks_about_a_settlement() -> None:
    found = six(entity_type="individual_business", declaration_date="2026-03-01")
    assert found.six_two_settled_year is None


@pytest.mark.parametrize(
    ("declared", "year"), [("2026-06-30", 2024), ("2026-07-01", 2025), ("2026-12-31", 2025), ("2027-01-01", 2025)]
)
def test_from_july_on_the_newer_settlement_decides(declared: str, year: int) -> None:
    other = 4049 - year
    for small in (True, False):
        settlements = [{"settled_for_year": year, "slpe": small}, {"settled_for_year": other, "slpe": not small}]
        found = six(declaration_date=declared, slpe_settlements=settlements)
        assert (found.six_two_settled_year, found.six_two_basis) == (year, "slpe" if small else "none")
        assert found.six_two_is_estimate is False
    assert found.six_two_failed == ("settlement",)


def test_without_the_settlement_the_own_figures_are_an_estimate() -> None:
    own = {**COMPANY, "topics": ["cit", "six_two"], "taxable_income": "1"}
    for given in ({}, {"declaration_date": "2026-05-01"}, {
        "declaration_date": "2026-05-01", "slpe_settlements": [{"settled_for_year": 2025, "slpe": False}],
    }):  # fmt: skip
        found = six(**own, **given)
        assert (found.six_two_basis, found.six_two_is_estimate) == ("slpe", True)
    settled = six(**own, declaration_date="2026-05-01", slpe_settlements=[{"settled_for_year": 2024, "slpe": False}])
    assert settled.six_two_basis == "none"


def test_a_settlement_counts_once() -> None:
    twice = [{"settled_for_year": 2024, "slpe": True}, {"settled_for_year": 2024, "slpe": False}]
    with pytest.raises(Refused) as refused:
        six(declaration_date="2026-05-01", slpe_settlements=twice)
    assert (refused.value.code, refused.value.fact) == ("already_given", "slpe_settlements.settled_for_year")


@pytest.mark.parametrize(
    ("given", "failed"),
    [
        ({}, ()),
        ({"month_end_employees": 301}, ("employees",)),
        ({"month_end_assets": "50000000.01"}, ("assets",)),
        ({"industry_catalogue_status": "unknown"}, ("industry",)),
        ({"industry_catalogue_status": "restricted", "month_end_employees": 301}, ("industry", "employees")),
    ],
)
def test_a_new_company_is_tested_at_the_end_of_the_month(given: dict[str, Any], failed: tuple[str, ...]) -> None:
    found = six(
        **{
            "new_company_before_first_settlement": True,
            "industry_catalogue_status": "not_restricted",
            "month_end_employees": 300,
            "month_end_assets": "50000000",
            **given,
        }
    )
    assert found.six_two_basis == ("none" if failed else "new_company")
    assert found.six_two_failed == failed
    assert found.new_company_margin_employees == 300 - (301 if "employees" in failed else 300)


# Line by line ---------------------------------------------------------------------------------------------------------


def surcharged(sales: str, last_day: str = "2026-03-31", **given: Any) -> Result:
    return assessed(
        entity_type="company", topics=["vat", "six_two"], vat_status="small_scale", vat_period="quarter",
        vat_period_end=last_day, sales_excl_vat=sales, umct_location="city", six_two_taxes=["vat_surcharges"], **given,
    )  # fmt: skip


def test_at_the_threshold_of_2026_vat_is_due_and_the_surcharges_are_not() -> None:
    found = surcharged("300000")
    assert (found.vat_payable, found.umct_payable, found.surcharges_exempt) == (3000, 105, True)
    assert (found.education_surcharge_payable, found.local_education_surcharge_payable) == (0, 0)
    over = surcharged("300000.01")
    assert (over.education_surcharge_payable, over.local_education_surcharge_payable) == (45, 30)
    assert [relief.id for relief in found.reliefs if relief.applies] == [
        "vat_reduced_levy", "surcharge_exemption", "six_two_halving",
    ]  # fmt: skip


@pytest.mark.parametrize(("location", "percent"), [("city", 7), ("county_town", 5), ("other", 1)])
def test_the_construction_tax_depends_on_the_place(location: str, percent: int) -> None:
    found = six(umct_location=location, surcharge_base_vat="1000", consumption_tax_paid="1000")
    assert (found.surcharge_base, found.umct_rate, found.umct_payable) == (2000, percent, 20 * percent)
    assert (found.education_surcharge_payable, found.local_education_surcharge_payable) == (60, 40)


@pytest.mark.parametrize(("sales", "exempt"), [("100000", True), ("100000.01", False), (None, False)])
def test_small_sales_of_a_general_taxpayer_spare_the_surcharges(sales: str | None, exempt: bool) -> None:
    found = six(
        topics=["vat", "six_two"], vat_period="month", vat_period_end="2026-01-31", output_vat="1000",
        umct_location="city", general_period_sales=sales,
    )  # fmt: skip
    assert (found.surcharges_exempt, found.umct_payable) == (exempt, 70)


def test_without_a_place_the_amounts_are_taken_as_typed() -> None:
    found = six(unreduced_umct="70", unreduced_local_education_surcharge="3")
    assert [line.id for line in found.six_two_lines] == ["umct", "local_education_surcharge", "stamp_duty"]
    assert (found.umct_payable, found.education_surcharge_payable) == (70, None)


def test_every_line_is_rounded_by_itself() -> None:
    found = six(vat_status="small_scale", unreduced_stamp_duty="0.01", unreduced_farmland_tax="0.03")
    assert [(line.unreduced, line.reduction, line.payable) for line in found.six_two_lines] == [
        (D("0.01"), D("0.01"), D("0.00")), (D("0.03"), D("0.02"), D("0.01")),
    ]  # fmt: skip
    assert (found.six_two_unreduced, found.six_two_payable, found.six_two_saving) == (D("0.04"), D("0.01"), D("0.03"))


def test_property_tax_is_on_value_and_rent() -> None:
    found = six(property_original_value="1000000", property_rent="10000")
    assert found.property_tax_payable == 700000 * D("0.012") + 1200
    tenth = six(property_original_value="1000000", property_deduction_percent="10")
    assert tenth.property_tax_payable == 10800
    typed = six(unreduced_property_tax="5", property_original_value="1000000", property_deduction_percent="99")
    assert typed.property_tax_payable == 5


@pytest.mark.parametrize("percent", ["9.99", "30.01", "0"])
def test_the_deduction_off_the_value_has_its_bounds(percent: str) -> None:
    with pytest.raises(Refused) as refused:
        six(property_original_value="1", property_deduction_percent=percent)
    assert (refused.value.code, refused.value.fact) == ("out_of_range", "property_deduction_percent")
    assert six(property_rent="1", property_deduction_percent=percent).property_tax_payable == D("0.12")


def test_land_use_tax_needs_area_and_amount() -> None:
    assert six(land_area_sqm="100", land_unit_tax="1.5").land_use_tax_payable == 150
    assert six(land_area_sqm="100").land_use_tax_payable is None


@pytest.mark.parametrize(
    ("contract", "duty"),
    [
        ("stamp_sales_contracts", "300"),
        ("stamp_works_contracts", "300"),
        ("stamp_loan_contracts", "50"),
        ("stamp_lease_contracts", "1000"),
        ("stamp_property_transfers", "500"),
        ("stamp_capital_accounts", "250"),
    ],
)
def test_stamp_duty_by_contract(contract: str, duty: str) -> None:
    found = six(unreduced_stamp_duty=None, **{contract: "1000000"})
    assert found.stamp_duty_payable == D(duty)
    assert six(unreduced_stamp_duty="7", **{contract: "1000000"}).stamp_duty_payable == 7


def test_taxes_that_are_not_ticked_are_left_out() -> None:
    found = six(six_two_taxes=["land_use_tax"], unreduced_land_use_tax="4", unreduced_resource_tax="9")
    assert [line.id for line in found.six_two_lines] == ["land_use_tax"]


# Individual income tax ------------------------------------------------------------------------------------------------


def earning(income: str, entity: str = "individual_business", **given: Any) -> Result:
    return assessed(entity_type=entity, topics=["pit"], pit_taxable_income=income, **given)


@pytest.mark.parametrize("year", years_covered())
@pytest.mark.parametrize(
    ("edge", "rate", "quick", "next_rate", "next_quick"),
    [("30000", 5, 0, 10, 1500), ("90000", 10, 1500, 20, 10500), ("300000", 20, 10500, 30, 40500),
     ("500000", 30, 40500, 35, 65500)],
)  # fmt: skip
def test_the_bands_of_business_income(
    year: int, edge: str, rate: int, quick: int, next_rate: int, next_quick: int
) -> None:
    at, over = band_of(D(edge), year), band_of(D(edge) + D("0.01"), year)
    assert (at.rate, at.quick_deduction) == (rate, quick)
    assert (over.rate, over.quick_deduction) == (next_rate, next_quick)
    assert at.tax == D(edge) * rate / 100 - quick


@pytest.mark.parametrize(
    ("income", "reduction", "margin"),
    [
        ("1999999.99", "317249.998", "0.01"),
        ("2000000", "317250", "0"),
        ("2000000.01", "317250", "-0.01"),
        ("9000000", "317250", "-7000000"),
    ],
)
def test_above_the_limit_the_reduction_stays(income: str, reduction: str, margin: str) -> None:
    found = earning(income)
    assert found.pit_halving_reduction == round(D(reduction), 2)
    assert found.margin_pit_halving == D(margin)


def test_other_reliefs_come_first_and_go_no_further_than_the_tax() -> None:
    found = earning("80000", other_pit_relief="6600")
    assert (found.pit_before_incentives, found.pit_halving_reduction, found.pit_payable) == (6500, 0, 0)


def test_only_individual_businesses_pay_half() -> None:
    found = earning("80000", "sole_prop_or_partnership")
    assert (found.pit_halving_reduction, found.pit_payable) == (0, 6500)
    assert [(relief.id, relief.applies, relief.failed) for relief in found.reliefs] == [
        ("pit_halving", False, ("entity_type",))
    ]


@pytest.mark.parametrize(
    ("profit", "given", "income"),
    [
        ("60000", {}, 0),
        ("60000.01", {}, D("0.01")),
        ("60000", {"owner_has_wage_income": True}, 60000),
        ("-5", {}, 0),
        ("100000", {"owner_deductions": "50000"}, 0),
    ],
)
def test_from_profit_to_taxable_income(profit: str, given: dict[str, Any], income: Decimal) -> None:
    found = assessed(entity_type="individual_business", topics=["pit"], business_profit=profit, **given)
    assert found.pit_taxable_income == income
    assert found.pit_basic_deduction == (0 if given.get("owner_has_wage_income") else 60000)


def test_the_owner_settles_by_the_end_of_march() -> None:
    assert earning("1", tax_year=2024).deadline_annual_settlement == date(2025, 3, 31)


# Credit and burden ----------------------------------------------------------------------------------------------------


def scored(score: str | None, **given: Any) -> Result:
    return assessed(entity_type="company", topics=["credit"], tax_credit_score=score, **given)


@pytest.mark.parametrize(
    ("score", "given", "rating"),
    [
        ("100", {}, "A"), ("90", {}, "A"), ("89.99", {}, "B"), ("70", {}, "B"), ("69.99", {}, "C"), ("40", {}, "C"),
        ("39.99", {}, "D"), ("0", {}, "D"),
        ("95", {"credit_direct_d": True}, "D"), (None, {"credit_direct_d": True}, "D"),
        ("95", {"credit_new_or_no_income": True}, "M"), ("70", {"credit_new_or_no_income": True}, "M"),
        ("69.99", {"credit_new_or_no_income": True}, "C"), (None, {"credit_new_or_no_income": True}, None),
        (None, {}, None),
        ("10", {"tax_credit_rating": "A", "credit_direct_d": True}, "A"),
    ],
)  # fmt: skip
def test_ratings(score: str | None, given: dict[str, Any], rating: str | None) -> None:
    assert scored(score, **given).tax_credit_rating == rating


@pytest.mark.parametrize(
    ("rating", "lending"),
    [("A", "available"), ("B", "available"), ("M", "available_official_only"), ("C", "not_available"),
     ("D", "not_available")],
)  # fmt: skip
def test_lending_by_rating(rating: str, lending: str) -> None:
    assert scored(None, tax_credit_rating=rating).bank_tax_interaction == lending


def test_how_many_points_are_short() -> None:
    assert scored("55.5").credit_points_short == D("14.50")
    assert scored("75").credit_points_short == 0
    assert scored("55", credit_direct_d=True).credit_points_short is None


@pytest.mark.parametrize("score", ["100.01", "-1"])
def test_scores_beyond_the_scale_are_refused(score: str) -> None:
    with pytest.raises(Refused, match="out_of_range"):
        scored(score)


def test_a_score_that_is_skipped_is_not_refused() -> None:
    assert not score_out_of_range(None, 2026)


def burden(taxes: str, income: str, **given: Any) -> Result:
    return assessed(
        **{
            "entity_type": "company",
            "topics": ["burden"],
            "taxes_paid_total": taxes,
            "operating_income": income,
            **given,
        }
    )


def test_what_rounds_to_the_level_may_still_be_above_it() -> None:
    found = burden("1654", "100000")
    assert (found.tax_burden_ratio, found.benchmark_gap_pp, found.burden_position) == (D("1.65"), 0, "above")
    below = burden("1646", "100000")
    assert (below.tax_burden_ratio, below.burden_position) == (D("1.65"), "below")
    assert str(below.benchmark_gap_pp) == "0.00"


def test_without_income_there_is_no_ratio() -> None:
    found = burden("5", "0")
    assert (found.tax_burden_ratio, found.burden_position) == (None, "undetermined")


def test_a_little_giant_is_a_company() -> None:
    assert burden("1", "1", little_giant=True, industry="manufacturing").benchmark_id == "little_giant"
    individual = burden("1", "1", little_giant=True, industry="manufacturing", entity_type="individual_business")
    assert individual.benchmark_id == "manufacturing"


# All together ---------------------------------------------------------------------------------------------------------


def test_totals_are_of_the_taxes_that_were_worked_out() -> None:
    assert scored("95").total_saving is None
    only_prepaid = company(topics=["prepayment"], prepay_quarter=1, cumulative_profit="100")
    assert only_prepaid.total_saving is None
    alone = company(taxable_income="100")
    assert (alone.total_before_incentives, "periods_mixed" in alone.warnings) == (25, False)
    mixed = company(topics=["cit", "six_two"], taxable_income="100", vat_status="general", unreduced_stamp_duty="100")
    assert (mixed.total_before_incentives, mixed.total_after_incentives) == (125, 55)
    assert "periods_mixed" in mixed.warnings


@pytest.mark.parametrize(
    ("found", "ends"),
    [
        (lambda: company(taxable_income="1"), True),
        (lambda: company(taxable_income="3000001"), False),
        (lambda: company(topics=["prepayment"], prepay_quarter=1, cumulative_profit="1"), True),
        (lambda: company(income_before_incentives="9000000", rd_expense="1"), False),
        (lambda: company(income_before_incentives="9000000", rd_expense="1", rd_class="ic"), True),
        (lambda: surcharged("1"), True),
        (lambda: six(), False),
        (lambda: earning("1"), True),
        (lambda: earning("1", "sole_prop_or_partnership"), False),
    ],
)
def test_reliefs_in_use_that_end_in_2027_say_so(found: Any, ends: bool) -> None:
    assert ("policy_ends_2027" in found().warnings) is ends


@pytest.mark.parametrize(
    "figure",
    ["slpe.income_limit", "slpe.employee_limit", "slpe.asset_limit", "slpe.rate", "slpe.inclusion", "rd.rate.ic",
     "rd.rate.machine_tool", "equipment.unit_limit", "vat.limit.month", "vat.limit.quarter", "vat.reduced_levy",
     "vat.additional_credit.advanced_manufacturing", "six_two.reduction", "pit.halving_limit", "pit.halving"],
)  # fmt: skip
def test_the_reliefs_end_on_the_last_day_of_2027(figure: str) -> None:
    assert runs_until(figure) == date(2027, 12, 31)
    assert RULES.figures[figure][0].first <= date(2024, 1, 1)


def test_each_relief_names_its_text() -> None:
    found = company(
        topics=["cit", "six_two"], income_before_incentives="100", rd_expense="10", vat_status="small_scale",
        losses=[{"year": 2019, "amount": "1"}], tech_qualified_years=[2020], unreduced_stamp_duty="1",
        equipment=[{"unit_cost": "5", "purchased_on": "2026-01-05", "in_use_on": "2026-01-05"}],
    )  # fmt: skip
    assert {relief.id: relief.cite for relief in found.reliefs} == {
        "slpe_rate": "cn.mofsta.2023-12:3",
        "rd_super_deduction": "cn.mofsta.2023-7",
        "equipment_one_off": "cn.mofsta.2023-37",
        "loss_ten_years": "cn.caishui.2018-76",
        "six_two_halving": "cn.mofsta.2023-12:2",
    }
    assert sum(relief.saving or 0 for relief in found.reliefs[:4]) == found.cit_saving_total


# The study ------------------------------------------------------------------------------------------------------------


def test_the_band_that_rounding_leaves() -> None:
    found = studied("national_series")
    assert (found.average_growth_percent_low, found.average_growth_percent_high) == (D("20.90"), D("23.78"))
    assert [step.year for step in found.smooth_path] == [2019, 2020, 2021, 2022, 2023]
    assert round(found.smooth_path[-1].trillion, 9) == D("1.3")


def test_the_parts_of_the_studys_company_exceed_its_total() -> None:
    found = studied("shuangyuan")
    assert found.warnings == ("seed_figures_inconsistent",)
    assert sum(part.amount for part in found.listed_components) == 61900000
    assert found.burden_gap_pp == D("-0.25")


def test_the_research_that_the_henan_enterprise_would_have_needed() -> None:
    assert studied("henan_2024").rd_wanted_at_small_rate == 39800000
