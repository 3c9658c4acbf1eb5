"""Small low-profit enterprises: the test, the cliff, R&D, equipment, losses, prepayment."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators.cn_small_business import case_study, incentives
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import RULES, of_year, years_covered
from calculators.shared.refusal import Refused
from calculators.shared.rules import Period
from tests.small_business import COMPANY, assessed, built, company, quarter

D = Decimal
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "cn_small_business.yaml").read_text("utf-8"))
INCENTIVES = [case for case in CASES if case["facts"]["scenario"] == "incentives"]


def outcome(case: dict[str, Any], *, without: str = "") -> Any:
    facts = {name: value for name, value in case["facts"].items() if name not in ("scenario", without)}
    if case["facts"]["scenario"] == "case_study":
        return case_study.assess(case_study.CaseStudy(**facts))
    return incentives.assess(built(Incentives, facts))


def canonical(value: Any) -> Any:
    if isinstance(value, Decimal | date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden_case(case: dict[str, Any]) -> None:
    found = outcome(case)
    assert {name: canonical(getattr(found, name)) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", INCENTIVES, ids=lambda case: case["id"])
@pytest.mark.parametrize("menu", ["topics", "six_two_taxes"])
def test_facts_alone_say_what_is_asked_about(case: dict[str, Any], menu: str) -> None:
    assert outcome(case, without=menu) == outcome(case)


def test_rates_rank_as_the_calculator_takes_them() -> None:
    for year in years_covered():
        rules = of_year(year)
        assert rules.slpe.inclusion * rules.slpe.rate / 100 < rules.cit.hnte_rate < rules.cit.standard_rate


def test_the_years_that_have_figures() -> None:
    assert years_covered() == (2026, 2025, 2024)
    assert company(tax_year=None, taxable_income="1") == company(tax_year=years_covered()[0], taxable_income="1")
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [RULES.on(day) is not None for day in days] == [False, True, True, False]


def test_figures_follow_one_another_without_a_gap() -> None:
    for periods in RULES.figures.values():
        assert all(later.first - timedelta(1) == earlier.last for earlier, later in pairwise(periods))
        assert all(covers(periods, date(year, month, 1)) for year in years_covered() for month in (1, 12))


def covers(periods: tuple[Period, ...], day: date) -> bool:
    return sum(period.covers(day) for period in periods) == 1


@pytest.mark.parametrize("year", [2023, 2027, 0, 99999])
def test_other_years_are_refused(year: int) -> None:
    with pytest.raises(Refused, match="unsupported_tax_year"):
        company(tax_year=year, taxable_income="1")


# The six conditions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", years_covered())
@pytest.mark.parametrize(
    ("fact", "condition", "limit", "step"),
    [
        ("taxable_income", "taxable_income", "income_limit", "0.01"),
        ("employees_average", "employees", "employee_limit", "0.01"),
        ("assets_average", "assets", "asset_limit", "0.01"),
    ],
)
def test_limits_belong_to_the_relief(year: int, fact: str, condition: str, limit: str, step: str) -> None:
    edge = D(of_year(year).slpe[limit])
    for value in (edge - D(step), edge):
        assert company(tax_year=year, **{"taxable_income": "1", fact: str(value)}).slpe_status == "eligible"
    over = company(tax_year=year, **{"taxable_income": "1", fact: str(edge + D(step))})
    assert (over.slpe_status, over.failed_conditions) == ("not_eligible", (condition,))
    assert over.cit_rate == 25


def test_the_average_is_compared_unrounded() -> None:
    people = [(300, 300), (300, 300), (300, 301), (300, 301)]
    found = company(
        taxable_income="1", employees_average=None, quarters=[quarter(n, ends) for n, ends in enumerate(people, 1)]
    )
    assert (found.employees_average, found.margin_employees) == (D("300.25"), D("-0.25"))
    assert found.failed_conditions == ("employees",)
    assert "near_limit" in found.warnings
    assert [row.employees for row in found.quarter_averages] == [300, 300, D("300.5"), D("300.5")]
    assert found.quarters_counted == 4


def test_a_third_quarter_alone_is_its_own_average_from_the_opening_day() -> None:
    found = company(
        taxable_income="1", employees_average=None, assets_average=None,
        quarters=[quarter(3, (0, 80), ("0", "3000000"))],
    )  # fmt: skip
    assert (found.employees_average, found.assets_average) == (D("40.00"), D("1500000.00"))


def test_an_average_that_does_not_come_out_even_is_shown_half_up() -> None:
    found = company(
        taxable_income="1", employees_average=None, quarters=[quarter(n, (10, 11 if n == 2 else 10)) for n in (2, 3, 4)]
    )
    assert (found.employees_average, found.margin_employees) == (D("10.17"), D("289.83"))


def test_each_average_is_told_or_worked_out_on_its_own() -> None:
    found = company(taxable_income="1", employees_average="299", assets_average=None, quarters=[
        {"quarter": 1, "assets_start": "10", "assets_end": "20"},
    ])  # fmt: skip
    assert (found.employees_average, found.assets_average) == (D("299.00"), D("15.00"))


def test_failed_conditions_stand_in_the_order_of_the_law() -> None:
    found = company(
        residency="non_resident", is_branch=True, industry_catalogue_status="prohibited",
        taxable_income="3000000.01", employees_average="300.01", assets_average="50000000.01",
    )  # fmt: skip
    assert found.failed_conditions == incentives.SLPE_CONDITIONS
    assert found.cliff_extra_tax is None


@pytest.mark.parametrize(
    ("given", "unknown"),
    [
        ({"industry_catalogue_status": "unknown"}, ("industry",)),
        ({"employees_average": None}, ("employees",)),
        ({"assets_average": None}, ("assets",)),
    ],
)
def test_what_is_not_known_is_not_met(given: dict[str, Any], unknown: tuple[str, ...]) -> None:
    found = company(taxable_income="1000000", **given)
    assert (found.slpe_status, found.failed_conditions, found.unknown_conditions) == ("undetermined", (), unknown)
    assert (found.cit_payable, found.cit_payable_if_small) == (D("250000.00"), D("50000.00"))
    with_certificate = company(taxable_income="1000000", hnte_certificate=True, **given)
    assert (with_certificate.cit_regime, with_certificate.cit_payable) == ("hnte", D("150000.00"))


def test_a_failure_wins_over_what_is_not_known() -> None:
    found = company(taxable_income="1", industry_catalogue_status="unknown", employees_average="301")
    assert (found.slpe_status, found.failed_conditions) == ("not_eligible", ("employees",))


def test_without_any_income_the_year_is_undetermined() -> None:
    found = company()
    assert (found.slpe_status, found.unknown_conditions) == ("undetermined", ("taxable_income",))
    assert (found.cit_payable, found.total_saving) == (None, None)
    assert found.deadline_annual_settlement == date(2027, 5, 31)


def test_a_branch_is_never_tested_alone() -> None:
    found = company(taxable_income="1000000", is_branch=True)
    assert (found.slpe_status, found.failed_conditions) == ("not_eligible", ("branch",))
    assert found.cit_payable == D("250000.00")


@pytest.mark.parametrize("entity", ["individual_business", "sole_prop_or_partnership"])
def test_only_companies_are_tested(entity: str) -> None:
    found = assessed(entity_type=entity, topics=["pit"], pit_taxable_income="1")
    assert (found.slpe_status, found.failed_conditions) == ("not_applicable", None)


def test_a_company_that_asks_about_something_else_is_undetermined() -> None:
    found = assessed(entity_type="company", topics=["credit"], tax_credit_rating="A", residency="non_resident")
    assert (found.slpe_status, found.failed_conditions) == ("undetermined", None)


@pytest.mark.parametrize(
    ("people", "near"),
    [("299.49", False), ("299.50", True), ("300", False), ("300.50", True), ("300.51", False), ("300.004", True)],
)
def test_near_the_limit_a_rounded_return_could_turn_it(people: str, near: bool) -> None:
    found = company(taxable_income="1", employees_average=people)
    assert ("near_limit" in found.warnings) is near
    assert str(found.margin_employees) != "-0.00"


def test_a_quarter_counts_once() -> None:
    with pytest.raises(Refused) as refused:
        company(employees_average=None, quarters=[quarter(2, (1, 1)), quarter(2, (2, 2))])
    assert (refused.value.code, refused.value.fact) == ("already_given", "quarters.quarter")
    assert company(taxable_income="1", quarters=[quarter(2, (1, 1)), quarter(2, (2, 2))]).slpe_status == "eligible"


# Tax and cliff --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("income", "tax"),
    [("0", "0.00"), ("1000000", "50000.00"), ("2000000", "100000.00"), ("0.10", "0.01"), ("3000000", "150000.00")],
)
def test_small_enterprises_pay_one_rate_on_everything(income: str, tax: str) -> None:
    """The tiers of 2019 to 2022 are gone: 1,000,000 was 25,000 then, 2,000,000 was 125,000 and 75,000."""
    assert company(taxable_income=income).cit_payable == D(tax)


def test_one_fen_over_the_limit_taxes_everything() -> None:
    found = company(taxable_income="3000000.01")
    assert (found.cit_payable, found.cliff_tax_at_limit) == (D("750000.00"), D("150000.00"))
    assert (found.cliff_extra_tax, found.cliff_breakeven_income) == (D("600000.00"), D("3800000.00"))


@pytest.mark.parametrize("rate_facts", [{}, {"hnte_certificate": True}])
def test_at_the_breakeven_as_much_is_left_as_at_the_limit(rate_facts: dict[str, Any]) -> None:
    edge = company(taxable_income="3000000.01", **rate_facts).cliff_breakeven_income
    assert edge is not None
    left = edge - (company(taxable_income=str(edge), **rate_facts).cit_payable or 0)
    assert abs(left - (3000000 - 150000)) <= D("0.01")
    assert edge - 1 - (company(taxable_income=str(edge - 1), **rate_facts).cit_payable or 0) < 2850000


def test_the_cliff_is_about_income_alone() -> None:
    assert company(taxable_income="3000000").cliff_extra_tax is None
    assert company(taxable_income="3000001", employees_average="301").cliff_extra_tax is None
    assert company(taxable_income="3000001", industry_catalogue_status="unknown").cliff_extra_tax == D("600000.25")
    assert company(topics=["prepayment"], prepay_quarter=1, cumulative_profit="3000001").cliff_extra_tax is None


@pytest.mark.parametrize(
    ("given", "regime"),
    [
        ({"hnte_certificate": True}, "hnte"),
        ({"hnte_certificate": True, "residency": "non_resident"}, "standard"),
        ({"hnte_certificate": False}, "standard"),
    ],
)
def test_the_lowest_open_rate_is_taken(given: dict[str, Any], regime: str) -> None:
    assert company(taxable_income="3500000", **given).cit_regime == regime


def test_a_deemed_profit_has_no_high_tech_rate() -> None:
    found = company(
        income_before_incentives="4000000", losses=[{"year": 2025, "amount": "1"}], collection_method="deemed",
        hnte_certificate=True,
    )  # fmt: skip
    assert (found.cit_regime, found.loss_used, found.loss_remaining) == ("standard", D("0.00"), D("1.00"))
    assert found.cit_saving_total == 0


def test_what_was_prepaid_is_settled_only_once_the_year_is_over() -> None:
    assert company(taxable_income="1000000", cit_prepaid="20000").cit_balance == D("30000.00")
    assert company(taxable_income="1000000").cit_balance is None
    both = company(
        topics=["cit", "prepayment"], taxable_income="1000000", cit_prepaid="20000", prepay_quarter=4,
        cumulative_profit="1000000",
    )  # fmt: skip
    assert (both.cit_balance, both.prepay_due) == (None, D("30000.00"))


# Research and development ---------------------------------------------------------------------------------------------


def researching(**given: Any) -> Any:
    return company(**{"income_before_incentives": "4000000", "rd_expense": "100000", **given})


def test_without_research_nothing_is_said_about_it() -> None:
    found = company(income_before_incentives="100")
    assert (found.rd_status, found.rd_failed, found.rd_super_deduction) == (None, None, None)


def test_obstacles_of_research_stand_in_order() -> None:
    found = researching(
        collection_method="deemed", rd_records_ok=False, industry="tobacco_manufacturing", residency="non_resident"
    )
    assert found.rd_failed == ("deemed_collection", "rd_records", "excluded_industry", "residency")
    assert (found.rd_status, found.rd_super_deduction, found.taxable_income) == ("not_eligible", 0, 4000000)


@pytest.mark.parametrize(
    ("industry", "percent", "excluded"),
    [
        ("manufacturing", None, False),
        ("entertainment", None, True),
        ("entertainment", "50", False),
        ("manufacturing", "50.01", True),
        ("leasing_business_services", "0", False),
    ],
)
def test_the_share_of_revenue_goes_before_the_name_of_the_industry(
    industry: str, percent: str | None, excluded: bool
) -> None:
    found = researching(industry=industry, excluded_industry_revenue_percent=percent)
    assert (found.rd_failed == ("excluded_industry",)) is excluded
    assert found.rd_excluded_margin == (None if percent is None else D(50) - D(percent))


@pytest.mark.parametrize(("listed", "extra"), [("general", "100000"), ("ic", "120000"), ("machine_tool", "120000")])
def test_listed_companies_deduct_more(listed: str, extra: str) -> None:
    assert researching(rd_class=listed).rd_super_deduction == D(extra)


def test_research_abroad_needs_research_at_home() -> None:
    alone = researching(rd_expense="0", rd_outsourced_overseas="300000")
    assert (alone.rd_base, alone.rd_overseas_cap) == (0, 0)
    under = researching(rd_expense="300000", rd_outsourced_overseas="250000")
    assert (under.rd_overseas_counted, under.rd_overseas_cap) == (200000, 200000)
    over = researching(rd_expense="300000", rd_outsourced_overseas="250001")
    assert over.rd_overseas_counted == 200000


def test_research_alone_can_make_a_loss() -> None:
    found = researching(income_before_incentives="50000")
    assert (found.new_loss, found.taxable_income, found.cit_payable) == (50000, 0, 0)
    assert found.cit_saving_rd == D("12500.00")


# Equipment ------------------------------------------------------------------------------------------------------------


def machine(**given: Any) -> Any:
    unit = {"unit_cost": "1000000", "purchased_on": "2026-03-01", "in_use_on": "2026-03-01", **given}
    tax_year = unit.pop("tax_year", 2026)
    return company(tax_year=tax_year, income_before_incentives="5000000", equipment=[unit])


@pytest.mark.parametrize(
    ("given", "obstacle"),
    [
        ({}, None),
        ({"unit_cost": "5000000"}, None),
        ({"unit_cost": "5000000.01"}, "above_unit_limit"),
        ({"is_building": True}, "building"),
        ({"in_use_on": "2026-11-30"}, None),
        ({"in_use_on": "2026-12-01"}, "other_year"),
        ({"purchased_on": "2025-12-31", "in_use_on": "2025-12-31"}, None),
        ({"purchased_on": "2025-11-30", "in_use_on": "2025-11-30"}, "other_year"),
        ({"purchased_on": "2024-01-01", "in_use_on": "2026-01-01"}, None),
        ({"purchased_on": "2023-12-31", "in_use_on": "2026-01-01"}, "outside_window"),
        ({"purchased_on": "2027-01-01", "in_use_on": "2027-01-01"}, "other_year"),
        ({"tax_year": 2024, "purchased_on": "2024-01-01", "in_use_on": "2024-01-01"}, None),
    ],
)
def test_what_stands_in_the_way_of_equipment(given: dict[str, Any], obstacle: str | None) -> None:
    (unit,) = machine(**given).equipment_units
    assert unit.obstacle == obstacle
    assert unit.extra == (0 if obstacle else unit.unit_cost)


def test_equipment_first_used_in_december_belongs_to_the_next_year() -> None:
    (unit,) = machine(in_use_on="2026-12-31").equipment_units
    assert unit.deducted_in == 2027


def test_what_the_books_depreciate_already_is_not_deducted_twice() -> None:
    assert machine(depreciation_booked="250000").equipment_extra_deduction == D("750000.00")


@pytest.mark.parametrize(
    ("given", "code", "fact"),
    [
        ({"in_use_on": "2026-02-28"}, "date_order", "equipment.in_use_on"),
        ({"depreciation_booked": "1000000.01"}, "depreciation_above_cost", "equipment.depreciation_booked"),
    ],
)
def test_impossible_equipment_is_refused(given: dict[str, Any], code: str, fact: str) -> None:
    with pytest.raises(Refused) as refused:
        machine(**given)
    assert (refused.value.code, refused.value.fact) == (code, fact)


def test_equipment_used_on_the_last_day_of_the_calendar() -> None:
    assert machine(in_use_on="9999-12-31").equipment_units[0].obstacle == "other_year"


# Losses ---------------------------------------------------------------------------------------------------------------


def losing(years: dict[int, str], income: str = "1000000", **given: Any) -> Any:
    return company(
        income_before_incentives=income, losses=[{"year": year, "amount": amount} for year, amount in years.items()],
        **given,
    )  # fmt: skip


@pytest.mark.parametrize(("year", "expired"), [(2021, False), (2020, True), (2016, True)])
def test_losses_last_five_years(year: int, expired: bool) -> None:
    found = losing({year: "100"})
    assert (found.loss_expired, found.loss_used) == ((100, 0) if expired else (0, 100))


@pytest.mark.parametrize(
    ("year", "qualified", "expired"),
    [
        (2016, [2021], False),
        (2016, [2017], True),
        (2017, [2018], False),
        (2016, [2022], True),
        (2015, [2020], True),
        (2019, [2019], True),
        (2019, [2025], True),
        (2019, [2024], False),
        (2019, [2020], False),
        (2020, [2018, 2021], False),
    ],
)
def test_a_qualified_year_saves_the_five_years_before_it(year: int, qualified: list[int], expired: bool) -> None:
    found = losing({year: "100"}, tech_qualified_years=qualified)
    assert (found.loss_expired == 100) is expired
    assert (found.cit_saving_loss_extension == D("25.00")) is not expired


def test_losses_go_oldest_first_and_no_further_than_the_profit() -> None:
    found = losing({2024: "300", 2022: "200", 2019: "50"}, income="350")
    assert [(row.year, row.used, row.expired) for row in found.loss_years] == [
        (2019, 0, True), (2022, 200, False), (2024, 150, False),
    ]  # fmt: skip
    assert (found.loss_used, found.loss_remaining, found.loss_expired) == (350, 150, 50)
    assert found.taxable_income == 0


def test_a_loss_of_the_year_uses_no_older_one() -> None:
    found = losing({2024: "300"}, income="-700")
    assert (found.new_loss, found.loss_used, found.loss_remaining, found.cit_payable) == (700, 0, 300, 0)


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_loss_of_the_year_itself_is_no_loss_of_an_earlier_one(year: int) -> None:
    with pytest.raises(Refused) as refused:
        losing({year: "1"})
    assert (refused.value.code, refused.value.fact) == ("loss_year_not_earlier", "losses.year")


def test_the_years_that_are_offered() -> None:
    assert incentives.loss_years(2024)[0] == 2023
    assert incentives.loss_years(2024)[-1] == 2008
    assert incentives.years_of_qualification(2025) == (2024, 2023, 2022, 2021, 2020, 2019, 2018)


# Prepayment -----------------------------------------------------------------------------------------------------------


def prepaying(quarter_: int, profit: str, **given: Any) -> Any:
    return company(**{"topics": ["prepayment"], "prepay_quarter": quarter_, "cumulative_profit": profit, **given})


@pytest.mark.parametrize(
    ("quarter_", "day"),
    [(1, date(2026, 4, 15)), (2, date(2026, 7, 15)), (3, date(2026, 10, 15)), (4, date(2027, 1, 15))],
)
def test_prepayments_are_due_on_the_fifteenth(quarter_: int, day: date) -> None:
    found = prepaying(quarter_, "1")
    assert found.deadline_prepayment == day
    assert "deadline_may_roll" in found.warnings


def test_later_quarters_do_not_count_yet() -> None:
    people = {1: (100, 100), 2: (200, 200), 3: (900, 900)}
    given = {"employees_average": None, "quarters": [quarter(n, ends) for n, ends in people.items()]}
    assert prepaying(2, "1", **given).employees_average == D("150.00")
    third = prepaying(3, "1", **given)
    assert (third.employees_average, third.failed_conditions) == (D("400.00"), ("employees",))
    nothing = prepaying(1, "1", employees_average=None, quarters=[quarter(2, (1, 1))])
    assert (nothing.slpe_status, nothing.employees_average) == ("undetermined", None)


@pytest.mark.parametrize(
    ("profit", "prepaid", "due", "overpaid"),
    [
        ("-5", None, "0.00", "0.00"),
        ("-5", "10", "0.00", "10.00"),
        ("3000000", "0", "150000.00", "0.00"),
        ("3000000", "150000.01", "0.00", "0.01"),
        ("3000000.01", "150000", "600000.00", "0.00"),
    ],
)
def test_the_year_to_date_less_what_is_prepaid(profit: str, prepaid: str | None, due: str, overpaid: str) -> None:
    found = prepaying(2, profit, cit_prepaid=prepaid)
    assert (found.prepay_due, found.prepay_overpaid) == (D(due), D(overpaid))


def test_a_quarter_has_the_high_tech_rate_where_it_is_not_small() -> None:
    found = prepaying(1, "4000000", hnte_certificate=True)
    assert (found.prepay_regime, found.prepay_rate, found.prepay_due) == ("hnte", 15, 600000)


def test_the_year_and_the_quarter_are_tested_apart() -> None:
    found = prepaying(4, "3100000", topics=["cit", "prepayment"], taxable_income="2900000")
    assert (found.slpe_status, found.margin_taxable_income, found.cit_payable) == ("eligible", 100000, 145000)
    assert (found.prepay_status, found.prepay_failed, found.prepay_rate) == ("not_eligible", ("taxable_income",), 25)
    assert found.prepay_margin_income == -100000
    unknown_year = prepaying(4, "3100000", topics=["cit", "prepayment"])
    assert (unknown_year.slpe_status, unknown_year.margin_taxable_income) == ("not_eligible", -100000)


def test_the_certificate_is_asked_about_where_another_rate_may_be_wanted() -> None:
    def asks(**given: Any) -> bool:
        return incentives.not_surely_small(built(Incentives, {**COMPANY, **given}))

    assert not asks(topics=["cit"], taxable_income="3000000")
    assert asks(topics=["cit"], taxable_income="3000000.01")
    assert asks(topics=["cit"], taxable_income="1", employees_average=None)
    assert asks(topics=["cit", "prepayment"], taxable_income="1", prepay_quarter=1, cumulative_profit="3000001")
    assert not asks(topics=["cit", "prepayment"], taxable_income="1", prepay_quarter=1, cumulative_profit="3000000")
