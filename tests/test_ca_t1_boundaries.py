"""Every edge, phase-out and threshold of the Canadian figures, a cent or a day before it, at it and after it."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from calculators.ca_t1 import t1
from calculators.ca_t1.brackets import bracket_of
from calculators.ca_t1.rules import tax_rules, tax_years
from calculators.shared.rounding import to_cent
from tests.ca_t1_facts import assessed, figure_of, slip

CENT = Decimal("0.01")
STEPS = (-CENT, Decimal(0), CENT, Decimal(1000))
YEARS = tax_years()
PLACES = tuple(province for province in t1.PROVINCES if province != "qc")

SENIOR = {"age_on_dec_31": 70}
COUPLE = {"marital_status": "married"}
PARENTS = {**COUPLE, "children": [{"birth_date": "2012-05-05"}]}
TENANT = {"rent_paid": "20000"}
NORTHERN = {**TENANT, "northern_ontario": True}


def half_up(rate: Decimal, amount: Decimal) -> Decimal:
    return to_cent(rate * amount / 100)


def above(step: Decimal) -> Decimal:
    return max(step, Decimal(0))


def exact_tax(rows: Any, income: Decimal) -> Decimal:
    """Unrounded, each slice at its own rate."""
    tops = [over for over, _ in rows[1:]] + [income]
    return sum(
        (above(min(income, top) - over) * rate / 100 for (over, rate), top in zip(rows, tops, strict=True)), CENT * 0
    )


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("place", ["federal", *PLACES])
def test_an_edge_of_the_brackets_belongs_to_the_lower_one(year: int, place: str) -> None:
    """The tax is exact but for the two roundings of the form."""
    rows = figure_of(year, f"{place}.brackets")
    for (_, lower), (edge, upper) in pairwise(rows):
        for step, rate in zip(STEPS, (lower, lower, upper, upper), strict=True):
            bracket = bracket_of(rows, edge + step)
            assert bracket.rate == rate
            assert abs(bracket.tax(edge + step) - exact_tax(rows, edge + step)) <= CENT


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("province", PLACES)
def test_a_return_is_taxed_in_the_bracket_of_its_income(year: int, province: str) -> None:
    federal, provincial = tax_rules(year).federal.brackets, tax_rules(year)[province].brackets
    for (_, lower), (edge, upper) in pairwise(federal):
        at, after = (assessed(tax_year=year, province=province, interest_income=edge + step) for step in STEPS[1:3])
        assert (at.federal_bracket_rate, after.federal_bracket_rate) == (lower, upper)
        assert abs(at.line_40400 - exact_tax(federal, edge)) <= CENT
        assert abs(at.provincial_tax_before_credits - exact_tax(provincial, edge)) <= CENT


# (field, facts, threshold, rate per cent taken back of each dollar of interest above it)
FADING: list[tuple[str, dict[str, Any], str, str]] = [
    ("line_30100", SENIOR, "federal.age_threshold", "federal.age_rate"),
    ("line_58080", {**SENIOR, "province": "on"}, "on.age_threshold", "federal.age_rate"),
    ("line_58080", {**SENIOR, "province": "bc"}, "bc.age_threshold", "federal.age_rate"),
    ("line_58080", {**SENIOR, "province": "ab"}, "ab.age_threshold", "federal.age_rate"),
    ("ccb_annual", PARENTS, "ccb.threshold_1", "ccb.reductions.0.1"),
    ("ccb_annual", PARENTS, "ccb.threshold_2", "ccb.reductions.0.2"),
    ("gst_credit_annual", PARENTS, "gst.threshold", "gst.rate"),
    ("gst_credit_annual", {}, "gst.threshold", "gst.rate"),
    ("ostc_annual", PARENTS, "otb.threshold_family", "otb.ostc_rate"),
    ("oeptc_annual", TENANT, "otb.threshold_single", "otb.oeptc_rate"),
    ("oeptc_annual", {**PARENTS, **TENANT}, "otb.threshold_family", "otb.oeptc_rate"),
    ("noec_annual", NORTHERN, "otb.noec_threshold_single", "otb.noec_rate"),
    ("noec_annual", {**PARENTS, **NORTHERN}, "otb.noec_threshold_family", "otb.noec_rate"),
]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("field", "facts", "threshold", "rate"), FADING)
def test_above_its_threshold_an_amount_fades(
    year: int, field: str, facts: dict[str, Any], threshold: str, rate: str
) -> None:
    """What lies above is measured from the threshold; below it nothing changes, or only by an earlier rate."""
    edge, per_cent = figure_of(year, threshold), figure_of(year, rate)
    children = [{"birth_date": f"{year - 10}-05-05"}] if facts.get("children") else []
    results = [assessed(tax_year=year, **{**facts, "children": children}, interest_income=edge + s) for s in STEPS]
    amounts = [getattr(result, field) for result in results]
    assert abs(amounts[0] - amounts[1]) <= CENT
    assert amounts[1] > amounts[3]
    assert amounts[1] - amounts[2] == half_up(per_cent, CENT)
    assert amounts[1] - amounts[3] == min(amounts[1], half_up(per_cent, STEPS[3]))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("kind", "facts"),
    [("single", {}), ("family", {**COUPLE, "spouse_net_income": "0"})],
)
def test_the_workers_benefit_fades_above_its_threshold(year: int, kind: str, facts: dict[str, Any]) -> None:
    edge, rate = figure_of(year, f"cwb.threshold_{kind}"), figure_of(year, "cwb.reduction_rate")
    pay = Decimal(20000)
    results = [
        assessed(tax_year=year, foreign_employment_income=pay, interest_income=edge - pay + s, **facts) for s in STEPS
    ]
    most = figure_of(year, f"cwb.max_{kind}")
    assert [most - result.line_45300 for result in results] == [0, 0, half_up(rate, CENT), half_up(rate, STEPS[3])]
    nil_from = results[0].cwb_nil_from
    assert nil_from is not None
    at, before = (
        assessed(tax_year=year, foreign_employment_income=pay, interest_income=nil_from - pay - s, **facts)
        for s in (Decimal(0), Decimal(1))
    )
    assert at.line_45300 <= CENT < before.line_45300


@pytest.mark.parametrize("year", YEARS)
def test_the_workers_benefit_starts_above_its_floor(year: int) -> None:
    floor, rate = figure_of(year, "cwb.floor"), figure_of(year, "cwb.rate")
    for step in STEPS:
        result = assessed(tax_year=year, foreign_employment_income=floor + step)
        assert result.line_45300 == half_up(rate, above(step))
        assert result.cwb_status == ("eligible" if result.line_45300 else "not_eligible")


@pytest.mark.parametrize("year", YEARS)
def test_the_basic_amount_fades_between_two_net_incomes(year: int) -> None:
    start, end, most, least = (
        figure_of(year, f"federal.bpa_{name}") for name in ("phase_start", "phase_end", "max", "min")
    )
    incomes = [start - CENT, start, start + 1000, end - 1000, end, end + CENT]
    amounts = [assessed(tax_year=year, interest_income=income).line_30000 for income in incomes]
    slope = (most - least) / (end - start)
    assert amounts == [most, most, to_cent(most - 1000 * slope), to_cent(least + 1000 * slope), least, least]


@pytest.mark.parametrize("year", [2025, 2026])
def test_manitobas_basic_amount_fades_to_nil(year: int) -> None:
    start, end, most = (figure_of(year, f"mb.{name}") for name in ("bpa_phase_start", "bpa_phase_end", "bpa"))
    incomes = [start, start + CENT, (start + end) / 2, end - CENT, end]
    amounts = [assessed(tax_year=year, province="mb", interest_income=income).line_58040 for income in incomes]
    assert amounts == [most, most, to_cent(most / 2), 0, 0]


def test_nova_scotias_supplement_of_2024_fades_to_nil() -> None:
    incomes = ["25000", "25000.01", "50000", "74999.99", "75000", "80000"]
    amounts = [assessed(tax_year=2024, province="ns", interest_income=income).line_58040 for income in incomes]
    assert [str(amount) for amount in amounts] == [
        *("11481.00", "11481.00", "9981.00"),
        *("8481.00", "8481.00", "8481.00"),
    ]
    assert assessed(tax_year=2025, province="ns", interest_income="50000").line_58040 == 11744


@pytest.mark.parametrize("year", YEARS)
def test_the_reduction_of_british_columbia_fades(year: int) -> None:
    edge, rate, most = (figure_of(year, f"bc.reduction_{name}") for name in ("threshold", "rate", "max"))
    for step in STEPS:
        result = assessed(tax_year=year, province="bc", interest_income=edge + step)
        tax = result.provincial_tax_before_credits - result.line_61500
        assert result.bc_tax_reduction == min(tax, most - half_up(rate, above(step)))


@pytest.mark.parametrize("year", YEARS)
def test_each_tier_of_the_ontario_surtax_starts_above_its_threshold(year: int) -> None:
    (first, first_rate), (second, second_rate) = figure_of(year, "on.surtax")
    for income in range(70_000, 130_000, 2_000):
        result = assessed(tax_year=year, interest_income=income)
        expected = half_up(first_rate, above(result.on_basic_tax - first))
        expected += half_up(second_rate, above(result.on_basic_tax - second))
        assert result.on_surtax == expected
        assert bool(result.on_surtax) == (result.on_basic_tax > first)


@pytest.mark.parametrize("year", YEARS)
def test_the_health_premium_moves_only_between_its_steps(year: int) -> None:
    rows = figure_of(year, "on.health_premium")
    for (_, base, rate), (edge, next_base, _) in pairwise(rows):
        premiums = [assessed(tax_year=year, interest_income=edge + step).on_health_premium for step in STEPS[:3]]
        assert premiums[1] == (next_base if rate else base)
        assert max(premiums) - min(premiums) <= CENT


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("kind", "facts"), [("single", {}), ("family", {**COUPLE, "spouse_net_income": "30000"})])
def test_the_lift_credit_fades_above_its_threshold(year: int, kind: str, facts: dict[str, Any]) -> None:
    edge, rate = figure_of(year, f"on.lift_threshold_{kind}"), figure_of(year, "on.lift_reduction_rate")
    own = edge - Decimal(facts.get("spouse_net_income", 0))
    pay = Decimal(20000)
    for step in STEPS:
        slips = [slip(pay, box24="0", box26="0")]
        result = assessed(tax_year=year, t4_slips=slips, interest_income=own - pay + step, **facts)
        single = half_up(rate, above(result.line_23600 - figure_of(year, "on.lift_threshold_single")))
        assert result.on_lift_most == figure_of(year, "on.lift_max")
        assert result.on_lift_reduction == max(half_up(rate, above(step)), single)


@pytest.mark.parametrize("income", [20000, 22500, 25000, 37500, 40000, 45000, 55000, 60000, 63600, 67200, 146400])
def test_a_step_of_the_child_care_credit_costs_two_points(income: int) -> None:
    child = {"children": [{"birth_date": "2021-05-05"}], "child_care_expenses": "100"}
    steps = [Decimal(0), CENT]
    at, after = (
        assessed(foreign_employment_income=Decimal(income + 100) + step, **child).on_care_rate for step in steps
    )
    assert at is not None
    assert after == at - 2


def test_the_child_care_credit_from_end_to_end() -> None:
    child = {"children": [{"birth_date": "2021-05-05"}], "child_care_expenses": "100"}
    for net, rate in (("10000", 75), ("20000", 75), ("40000", 59), ("60000", 51), ("150000", 1), ("150000.01", 0)):
        result = assessed(foreign_employment_income=Decimal(net) + 100, **child)
        assert (result.on_care_rate, result.line_63050) == (rate, rate)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("place", ["federal", "on", "bc", "ab"])
def test_medical_expenses_count_above_three_per_cent_or_the_cap(year: int, place: str) -> None:
    cap = figure_of(year, f"{place}.medical_threshold_cap")
    province, field = ("on", "line_33200") if place == "federal" else (place, "provincial_medical")
    at_cap = cap * 100 / figure_of(year, "federal.medical_threshold_rate")
    for step in (Decimal(-100), Decimal(0), Decimal(100)):
        facts = {"province": province, "interest_income": to_cent(at_cap + step), "medical_expenses": "5000"}
        allowed = getattr(assessed(tax_year=year, **facts), field)
        assert abs(allowed - (5000 - cap - min(step, Decimal(0)) * 3 / 100)) <= CENT
    for step in STEPS[:3]:
        facts = {"province": province, "interest_income": "200000", "medical_expenses": cap + step}
        assert getattr(assessed(tax_year=year, **facts), field) == above(step)


@pytest.mark.parametrize("year", YEARS)
def test_gifts_change_their_rate_at_the_low_limit_and_at_the_top_bracket(year: int) -> None:
    figures = tax_rules(year).federal
    for step in STEPS[:3]:
        given = assessed(tax_year=year, interest_income="100000", donations=figures.donation_low_limit + step)
        assert (given.gifts_low, given.gifts_high) == (min(given.gifts, figures.donation_low_limit), above(step))
        top = figures.brackets[-1][0]
        rich = assessed(tax_year=year, interest_income=top + step, donations="1000")
        assert (rich.gifts_top, rich.gifts_high) == (above(step), 800 - above(step))


def test_gifts_count_up_to_three_quarters_of_net_income() -> None:
    for given, counted in (("7499.99", "7499.99"), ("7500", "7500.00"), ("7500.01", "7500.00")):
        assert str(assessed(interest_income="10000", donations=given).gifts) == counted


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("plan", "province", "box"), [("cpp", "on", "16"), ("qpp", "qc", "17")])
def test_pension_contributions_start_and_end_at_their_limits(year: int, plan: str, province: str, box: str) -> None:
    rules = tax_rules(year)
    limits, rates = rules.pension, rules[plan]
    most = limits.ceiling - limits.exemption
    for step in STEPS[:3]:
        start, end, second = (
            assessed(tax_year=year, province=province, t4_slips=[slip(limit + step, **{f"box{box}": "100"})])
            for limit in (limits.exemption, limits.ceiling, limits.second_ceiling)
        )
        assert start.contributory_earnings == above(step)
        assert end.contributory_earnings == most + min(step, Decimal(0))
        assert end.second_contributory_earnings == above(step)
        assert end.pension_base_due == half_up(rates.base_rate, most + min(step, Decimal(0)))
        assert second.second_contributory_earnings == limits.second_ceiling - limits.ceiling + min(step, Decimal(0))


@pytest.mark.parametrize("year", YEARS)
def test_the_second_contribution_stands_on_slips_above_the_ceiling(year: int) -> None:
    ceiling = figure_of(year, "pension.ceiling")
    for step, read in zip(STEPS[:3], (0, 0, 10), strict=True):
        result = assessed(tax_year=year, t4_slips=[slip(ceiling + step, box16a="10")])
        assert result.pension_second_paid == read
        assert t1.above_cpp_ceiling(ceiling + step, year) == bool(read)


@pytest.mark.parametrize("year", YEARS)
def test_insurance_ends_at_its_ceiling_and_spares_small_earners(year: int) -> None:
    ceiling, rate, floor = (figure_of(year, f"ei.{name}") for name in ("ceiling", "rate", "small_earner_floor"))
    for step in STEPS:
        high, low = (assessed(tax_year=year, t4_slips=[slip(limit + step, box18="1500")]) for limit in (ceiling, floor))
        assert high.ei_due == half_up(rate, ceiling + min(step, Decimal(0)))
        assert low.ei_due == min(half_up(rate, floor + step), above(step))
    top = figure_of(year, "ppip.ceiling")
    for step in STEPS[:3]:
        result = assessed(tax_year=year, province="qc", t4_slips=[slip(top + step, box55="9000")])
        assert result.line_31205 == half_up(figure_of(year, "ppip.rate"), top + min(step, Decimal(0)))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("plan", "beyond"), [("cpp", t1.cpp_beyond_maximum), ("qpp", t1.qpp_beyond_maximum)])
def test_a_contribution_far_above_the_maximum_is_a_misreading(year: int, plan: str, beyond: Any) -> None:
    limits, rates = figure_of(year, "pension"), figure_of(year, plan)
    most = half_up(rates.base_rate + rates.enhanced_rate, limits.ceiling - limits.exemption)
    assert [beyond(most * Decimal("1.2") + step, year) for step in STEPS[:3]] == [False, False, True]


@pytest.mark.parametrize("year", YEARS)
def test_tuition_is_needed_up_to_the_income_or_what_its_tax_is_worth(year: int) -> None:
    first = tax_rules(year).federal.brackets[1][0]
    below, at, after = (
        assessed(tax_year=year, interest_income=first + step, tuition_fees="90000") for step in STEPS[:3]
    )
    assert (below.tuition_needed, at.tuition_needed) == (first - CENT, first)
    assert after.tuition_needed is not None
    assert abs(after.tuition_needed - first) <= Decimal("0.1")


@pytest.mark.parametrize("year", YEARS)
def test_a_spouse_passes_on_tuition_up_to_the_limit_and_past_the_own_need(year: int) -> None:
    limit, basic = figure_of(year, "federal.tuition_transfer_max"), figure_of(year, "federal.bpa_max")
    for step in STEPS[:3]:
        studied = assessed(tax_year=year, **COUPLE, spouse_tuition_fees=limit + step)
        earned = assessed(tax_year=year, **COUPLE, spouse_tuition_fees="3000", spouse_net_income=basic + step)
        assert studied.line_32600 == limit + min(step, Decimal(0))
        assert earned.line_32600 == 3000 - above(step)


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_top_up_starts_where_amounts_pass_the_first_threshold(year: int) -> None:
    first, rate = tax_rules(year).federal.brackets[1][0], 15 - figure_of(year, "federal.credit_rate")
    facts = {"tax_year": year, "province": "qc", "interest_income": "150000"}
    plain = assessed(**facts)
    for step in STEPS:
        interest = first - plain.line_33500 + step
        result = assessed(**facts, student_loan_interest=interest)
        assert result.line_34990 == half_up(rate, above(step))


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_alberta_supplement_starts_where_credits_pass_its_threshold(year: int) -> None:
    edge, rate = figure_of(year, "ab.supplement_threshold"), figure_of(year, "ab.credit_rate")
    facts = {"tax_year": year, "province": "ab", "interest_income": "150000"}
    plain = assessed(**facts)
    for step in STEPS:
        result = assessed(**facts, student_loan_interest=edge - plain.line_58800 + step)
        assert result.ab_supplemental_credit == half_up(Decimal(25), half_up(rate, above(step)))


@pytest.mark.parametrize("year", YEARS)
def test_the_gst_supplement_grows_above_its_floor_up_to_its_maximum(year: int) -> None:
    floor, rate, most = (figure_of(year, f"gst.single_supplement_{name}") for name in ("floor", "rate", "max"))
    full_at = floor + most * 100 / rate
    for step in STEPS:
        result = assessed(tax_year=year, interest_income=floor + step)
        assert result.gst_supplement == half_up(rate, above(step))
    for step in (Decimal(-1), Decimal(0), Decimal(1)):
        result = assessed(tax_year=year, interest_income=full_at + step)
        assert result.gst_supplement == min(most, half_up(rate, full_at + step - floor))


@pytest.mark.parametrize("year", YEARS)
def test_the_dwelling_credit_stops_growing_at_its_limits(year: int) -> None:
    energy, base, most = (figure_of(year, f"otb.{name}") for name in ("energy_max", "property_base", "property_max"))
    for step in STEPS[:3]:
        assert assessed(tax_year=year, property_tax_paid=energy + step).oeptc_energy == energy + min(step, Decimal(0))
        at_base = assessed(tax_year=year, property_tax_paid=base + step)
        assert at_base.oeptc_property == base + min(step, Decimal(0)) + half_up(Decimal(10), base + step)
        full = assessed(tax_year=year, property_tax_paid=(most - base) * 10 + step * 10)
        assert full.oeptc_property == most + min(step, Decimal(0))


@pytest.mark.parametrize("year", YEARS)
def test_a_trillium_benefit_up_to_the_limit_is_paid_at_once(year: int) -> None:
    limit, most, edge = (
        figure_of(year, f"otb.{name}") for name in ("paid_at_once_limit", "ostc_per_person", "threshold_single")
    )
    at_limit = edge + (most - limit) * 100 / figure_of(year, "otb.ostc_rate")
    for step, at_once in ((Decimal("-0.25"), False), (Decimal(0), True), (Decimal("0.25"), True)):
        assert assessed(tax_year=year, interest_income=at_limit + step).otb_paid_at_once is at_once
    assert not assessed(tax_year=year, interest_income="200000").otb_paid_at_once


# --- days and ages


@pytest.mark.parametrize("year", YEARS)
def test_the_first_day_of_the_year_is_the_last_that_makes_no_newcomer(year: int) -> None:
    days = 366 if year % 4 == 0 else 365
    for entry, resident, newcomer in (
        (date(year - 1, 12, 31), days, False),
        (date(year, 1, 1), days, False),
        (date(year, 1, 2), days - 1, True),
        (date(year, 12, 31), 1, True),
    ):
        result = assessed(tax_year=year, date_of_entry=entry)
        assert (result.days_resident, result.newcomer) == (resident, newcomer)


def test_the_ninety_percent_rule_holds_at_ninety_percent() -> None:
    facts = {"date_of_entry": "2025-03-01", "pre_arrival_world_income": "10000"}
    for canadian, prorated, short_by in (
        ("8999.99", True, "0.01"),
        ("9000", False, "0.00"),
        ("9000.01", False, "0.00"),
    ):
        result = assessed(**facts, pre_arrival_canadian_income=canadian)
        assert (result.proration_applies, str(result.ninety_percent_short_by)) == (prorated, short_by)


def day_after(birthday: date, days: int) -> str:
    return (birthday + timedelta(days)).isoformat()


@pytest.mark.parametrize(
    ("turns", "on", "field", "counts"),
    [
        (6, date(2026, 7, 1), "ccb_children_young", (0, 0, 1)),
        (18, date(2026, 7, 1), "ccb_children_older", (0, 0, 1)),
        (19, date(2026, 7, 1), "gst_children", (0, 0, 1)),
        (19, date(2025, 12, 31), "children_under_19", (0, 0, 1)),
        (7, date(2025, 12, 31), "child_care_limit", (5000, 5000, 8000)),
        (17, date(2025, 12, 31), "child_care_limit", (0, 0, 5000)),
    ],
)
def test_a_birthday_on_the_day_already_counts(turns: int, on: date, field: str, counts: tuple[int, ...]) -> None:
    for offset, count in zip((-1, 0, 1), counts, strict=True):
        child = {"birth_date": day_after(on.replace(year=on.year - turns), offset)}
        facts = {"children": [child], "child_care_expenses": "9000", "foreign_employment_income": "30000"}
        assert getattr(assessed(**COUPLE, spouse_net_income="50000", **facts), field) == count


@pytest.mark.parametrize("entry", [None, date(2025, 6, 15)])
def test_a_dependant_is_under_18_at_some_time_of_the_resident_year(entry: date | None) -> None:
    start = entry or date(2025, 1, 1)
    for offset, eligible in ((-1, False), (0, False), (1, True)):
        child = {"birth_date": day_after(start.replace(year=start.year - 18), offset)}
        assert assessed(date_of_entry=entry, children=[child]).eligible_dependant is eligible


def test_a_child_counts_for_the_return_by_the_end_of_the_year_and_for_benefits_by_july() -> None:
    for born, return_counts, benefits_count in (
        ("2025-12-31", 1, 1),
        ("2026-01-01", 0, 1),
        ("2026-07-01", 0, 1),
        ("2026-07-02", 0, 0),
    ):
        result = assessed(children=[{"birth_date": born}])
        assert (result.children_under_19, result.ccb_children_young) == (return_counts, benefits_count)
        assert ("child_born_after_july_1" in result.notes) is (not benefits_count)


@pytest.mark.parametrize(
    ("facts", "field", "age", "counts"),
    [
        ({}, "line_30100", 65, (False, True, True)),
        ({"province": "bc", "interest_income": "20000"}, "bc_tax_reduction", 19, (False, True, True)),
        ({"foreign_employment_income": "15000"}, "line_45300", 19, (False, True, True)),
        ({}, "gst_credit_annual", 18, (False, True, True)),
        ({}, "ostc_annual", 18, (False, True, True)),
        (TENANT, "oeptc_annual", 65, (True, False, False)),
    ],
)
def test_an_age_counts_from_the_year_it_is_reached(
    facts: dict[str, Any], field: str, age: int, counts: tuple[bool, ...]
) -> None:
    reached = [bool(getattr(assessed(**facts, age_on_dec_31=age + years), field)) for years in (-1, 0, 1)]
    assert tuple(reached) == counts


def test_a_temporary_resident_waits_for_the_nineteenth_month() -> None:
    for months, annual, start in ((17, 0, "2026-08"), (18, 8157, None), (19, 8157, None)):
        facts = {"immigration_status": "temporary_resident", "months_in_canada_by_july": months}
        result = assessed(children=[{"birth_date": "2023-02-02"}], **facts)
        assert (result.ccb_annual, result.ccb_can_start) == (annual, start)


@pytest.mark.parametrize(
    ("owing", "verdict"),
    [("1.99", "nothing_to_settle"), ("2.00", "nothing_to_settle"), ("2.01", "refund")],
)
def test_two_dollars_are_neither_asked_nor_paid(owing: str, verdict: str) -> None:
    result = assessed(province="qc", ei_benefits="1", other_tax_withheld=owing)
    assert (str(result.line_48400), result.verdict) == (owing, verdict)
