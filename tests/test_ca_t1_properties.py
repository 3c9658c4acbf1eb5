"""What holds for every Canadian return: unasked facts, order, proration, and that earning more does not cost more."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from calculators.ca_t1 import return_1999, t1
from calculators.ca_t1.rules import tax_years
from calculators.shared.refusal import Refused
from tests.ca_t1_facts import figure_of

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

cents = st.one_of(st.just(0), st.integers(0, 900_000), st.integers(0, 15_000_000))
money = cents.map(lambda amount: Decimal(amount).scaleb(-2))
wild = money | st.integers(0, 10**21 - 1).map(lambda amount: Decimal(amount).scaleb(-6))
years = st.sampled_from(tax_years())
days = st.dates(date(2023, 1, 1), date(2028, 12, 31))
births = st.dates(date(2000, 1, 1), date(2027, 12, 31))
children = st.lists(st.builds(t1.Child, birth_date=births, disability=st.booleans()), max_size=4).map(tuple)
ages = st.one_of(st.sampled_from((17, 18, 19, 40, 64, 65, 70)), st.integers(0, 120), st.integers(1910, 2010))


def slips(amounts: st.SearchStrategy[Decimal]) -> st.SearchStrategy[tuple[t1.T4Slip, ...]]:
    boxes = {field.name: amounts for field in fields(t1.T4Slip)}
    return st.lists(st.builds(t1.T4Slip, **boxes), max_size=3).map(tuple)


def returns(amounts: st.SearchStrategy[Decimal]) -> st.SearchStrategy[t1.Return]:
    """Any decoded facts, asked or not; most slips are in order."""
    named: dict[str, st.SearchStrategy[Any]] = {
        **{field.name: amounts for field in fields(t1.Return) if field.type is Decimal},
        "tax_year": years,
        "province": st.sampled_from(t1.PROVINCES),
        "date_of_entry": st.none() | days,
        "marital_status": st.sampled_from(t1.MARITAL_STATUSES),
        "children": children,
        "age_on_dec_31": ages,
        "t4_slips": slips(amounts).map(lambda made: tuple(replace(s, box22=min(s.box22, s.box14)) for s in made)),
        "cpp_months": st.integers(1, 12),
        "self_employment_net": amounts.map(lambda amount: amount - 20000),
        "disability": st.booleans(),
        "spouse_exception": st.sampled_from(t1.SPOUSE_EXCEPTIONS),
        "spouse_exception_weeks": st.integers(0, 12),
        "full_time_student_over_13_weeks": st.booleans(),
        "northern_ontario": st.booleans(),
        "immigration_status": st.sampled_from(t1.IMMIGRATION_STATUSES),
        "months_in_canada_by_july": st.integers(0, 40),
        "world_income_family_base_year": st.none() | amounts,
        "spouse_self_employed": st.booleans(),
        "cwb_claimed_by_spouse": st.booleans(),
    }
    return st.builds(t1.Return, **named)


def outcome(case: Any) -> Any:
    """The result's fields, or the refusal."""
    try:
        result = t1.assess(case)
    except Refused as refused:
        return refused.code, refused.fact
    return {name: getattr(result, name) for name in t1.Result.__dataclass_fields__}


# --- questions that do not come up

Asked = Callable[[Any], bool]


def couple(case: Any) -> bool:
    return case.marital_status in {"married", "common_law"}


def newcomer(case: Any) -> bool:
    return t1.newcomer(case.tax_year, case.date_of_entry)


def dependant(case: Any) -> bool:
    return not couple(case) and t1.child_under_18(case.children, case.tax_year, case.date_of_entry)


def spouse_has_the_lower_income(case: Any) -> bool:
    if not (couple(case) and t1.child_in_care(case.children, case.tax_year) and case.child_care_expenses > 0):
        return False
    return t1.lower_income_is_the_spouse(t1.net_before_child_care(case), case.spouse_net_income)


def spouse_may_work(case: Any) -> bool:
    return couple(case) and case.spouse_net_income > 0 and not newcomer(case) and t1.cwb_computed_here(case.province)


def settled_immigrant(case: Any) -> bool:
    return bool(case.children) and case.immigration_status != "temporary_resident"


# In the order of the questions: a fact comes up where its condition holds for the facts before it.
QUESTIONS: dict[str, Asked] = {
    "pre_arrival_world_income": newcomer,
    "pre_arrival_canadian_income": lambda case: newcomer(case) and case.pre_arrival_world_income > 0,
    "marital_status": lambda _: True,
    "spouse_net_income": couple,
    "spouse_pre_arrival_income": lambda case: couple(case) and newcomer(case),
    "spouse_working_income": spouse_may_work,
    "children": lambda _: True,
    "dependant_net_income": dependant,
    "age_on_dec_31": lambda _: True,
    "t4_slips": lambda _: True,
    "cpp_months": lambda case: t1.turning_18_or_70(case.age_on_dec_31, case.tax_year),
    "foreign_employment_income": lambda _: True,
    "ei_benefits": lambda _: True,
    "interest_income": lambda _: True,
    "taxable_scholarship": lambda _: True,
    "self_employment_net": lambda _: True,
    "acwb_advance_received": lambda case: not newcomer(case),
    "other_tax_withheld": lambda case: case.ei_benefits > 0 or case.taxable_scholarship > 0,
    "rrsp_contributions": lambda case: not newcomer(case),
    "rrsp_deduction_limit": lambda case: not newcomer(case) and case.rrsp_contributions > 0,
    "other_union_dues": lambda _: True,
    "child_care_expenses": lambda case: t1.child_in_care(case.children, case.tax_year),
    "moving_expenses_within_canada": lambda _: True,
    "tuition_fees": lambda _: True,
    "spouse_tuition_fees": couple,
    "student_loan_interest": lambda _: True,
    "medical_expenses": lambda _: True,
    "donations": lambda _: True,
    "disability": lambda _: True,
    "spouse_exception": spouse_has_the_lower_income,
    "spouse_exception_weeks": lambda case: spouse_has_the_lower_income(case) and case.spouse_exception != "none",
    "full_time_student_over_13_weeks": (
        lambda case: case.tuition_fees > 0 and t1.no_child_under_19(case.children, case.tax_year)
    ),
    "rent_paid": lambda case: case.province == "on",
    "property_tax_paid": lambda case: case.province == "on",
    "northern_ontario": lambda case: case.province == "on" and case.rent_paid + case.property_tax_paid > 0,
    "immigration_status": lambda case: bool(case.children),
    "months_in_canada_by_july": lambda case: bool(case.children) and not settled_immigrant(case),
    "world_income_family_base_year": (
        lambda case: settled_immigrant(case) and t1.arrived_in_year(case.tax_year, case.date_of_entry)
    ),
    "spouse_self_employed": couple,
    "cwb_claimed_by_spouse": lambda case: couple(case) and t1.cwb_is_due(t1.cwb(case)),
}


def slip_boxes(slip: t1.T4Slip, case: Any) -> Iterator[str]:
    quebec, high = case.province == "qc", t1.above_cpp_ceiling(slip.box14, case.tax_year)
    yield from ("box14", "box18", "box20", "box22", "box24", "box26", "box44", "box46", "box52")
    yield from ("box17", "box55") if quebec else ("box16",)
    if high:
        yield "box17a" if quebec else "box16a"


def only(kind: type, source: Any, names: Iterator[str]) -> Any:
    """An object with these slots filled and all others unset: reading one raises."""
    made = object.__new__(kind)
    for name in names:
        object.__setattr__(made, name, getattr(source, name))
    return made


def as_asked(case: t1.Return) -> Any:
    """The facts as a dialogue hands them over, built up question by question."""
    made = only(t1.Return, case, iter(("tax_year", "province", "date_of_entry")))
    if t1.arrives_after_the_year(case.tax_year, case.date_of_entry):
        return made
    for name, comes_up in QUESTIONS.items():
        if not comes_up(made):
            continue
        value = getattr(case, name)
        if name == "t4_slips":
            value = tuple(only(t1.T4Slip, slip, slip_boxes(slip, case)) for slip in case.t4_slips)
        object.__setattr__(made, name, value)
    return made


def test_every_fact_has_its_question() -> None:
    named = {"tax_year", "province", "date_of_entry", *QUESTIONS}
    assert named == {field.name for field in fields(t1.Return)}


@few
@given(returns(money))
def test_a_fact_that_is_not_asked_changes_nothing(case: t1.Return) -> None:
    assert outcome(as_asked(case)) == outcome(case)


@few
@given(returns(wild))
def test_decoded_facts_are_assessed_or_refused(case: t1.Return) -> None:
    result = outcome(case)
    if isinstance(result, dict):
        assert min(result["line_48400"], result["line_48500"]) == 0
        amounts = {name: value for name, value in result.items() if name.startswith("line_") and name != "line_13500"}
        assert all(value >= 0 and not value.is_signed() for value in amounts.values()), amounts


wild_1999 = st.builds(
    return_1999.Return1999,
    **{field.name: wild for field in fields(return_1999.Return1999) if field.type is Decimal},
    date_of_entry=st.none() | st.dates(date(1990, 1, 1), date(2001, 1, 1)),
    marital_status=st.sampled_from(return_1999.MARITAL_STATUSES),
    children=st.lists(
        st.builds(return_1999.Child, birth_date=st.dates(date(1970, 1, 1), date(2001, 1, 1))), max_size=3
    ).map(tuple),
    t4_slips=st.lists(
        st.builds(return_1999.T4Slip, **{field.name: wild for field in fields(return_1999.T4Slip)}), max_size=2
    ).map(tuple),
    spouse_education_months=st.integers(0, 14),
    spouse_exception=st.sampled_from(return_1999.SPOUSE_EXCEPTIONS),
    spouse_exception_weeks=st.integers(0, 60),
)


@few
@given(wild_1999)
def test_decoded_facts_of_1999_are_assessed_or_refused(case: return_1999.Return1999) -> None:
    try:
        result = return_1999.assess(case)
    except Refused as refused:
        assert refused.fact  # noqa: PT017 - a refusal is one of the two good ends
        return
    assert min(result.line_484, result.line_485) == 0


# --- slips, proration


@few
@given(returns(money), st.randoms())
def test_the_order_of_slips_and_children_does_not_matter(case: t1.Return, chance: Any) -> None:
    shuffled = [list(case.t4_slips), list(case.children)]
    for items in shuffled:
        chance.shuffle(items)
    first, second = outcome(case), outcome(replace(case, t4_slips=tuple(shuffled[0]), children=tuple(shuffled[1])))
    assume(isinstance(first, dict) and isinstance(second, dict))
    groups = [{group.group: group for group in result.pop("child_care_groups")} for result in (first, second)]
    assert groups[0] == groups[1]
    assert first == second


def added(slips: tuple[t1.T4Slip, ...]) -> t1.T4Slip:
    """One slip with the sums of all boxes; blank boxes 24 and 26 as what they mean."""
    sums = {field.name: Decimal(0) for field in fields(t1.T4Slip)}
    for slip in slips:
        for name in sums:
            sums[name] += slip.box14 if (box := getattr(slip, name)) is None else box
    return t1.T4Slip(**sums)


@few
@given(returns(money))
def test_two_slips_are_taxed_as_their_sum(case: t1.Return) -> None:
    """Contributions are a person's, too, but for the second one, which stands on slips above the ceiling."""
    one_by_one = tuple(replace(s, box16=Decimal(100), box16a=Decimal(0), box17a=Decimal(0)) for s in case.t4_slips)
    assume(one_by_one)
    first, second = outcome(replace(case, t4_slips=one_by_one)), outcome(replace(case, t4_slips=(added(one_by_one),)))
    assume(isinstance(first, dict) and isinstance(second, dict))
    assert first == second


@few
@given(returns(money))
def test_a_full_year_is_not_prorated(case: t1.Return) -> None:
    """Arriving on January 1 is being there all along, but for the benefits' first payments and their forms."""
    there, arriving = (outcome(replace(case, date_of_entry=entry)) for entry in (None, date(case.tax_year, 1, 1)))
    assume(isinstance(there, dict))
    of_arrival = {"forms", "documents"} | {name for name in there if name.startswith(("ccb_first", "gst_first"))}
    assert {name for name in there if there[name] != arriving[name]} <= of_arrival


@few
@given(years, st.integers(1, 364), money)
def test_a_day_more_of_residence_never_raises_the_tax(year: int, day: int, interest: Decimal) -> None:
    entry = date(year, 1, 1) + timedelta(day)
    later, earlier = (
        t1.assess(t1.Return(tax_year=year, date_of_entry=entry - timedelta(back), interest_income=interest))
        for back in (0, 1)
    )
    assert earlier.line_42000 <= later.line_42000
    assert earlier.line_30000 >= later.line_30000


# --- a dollar more


def kept(result: t1.Result) -> Decimal:
    """Income after tax and benefits, with what was withheld or contributed left out."""
    returned = result.line_48200 - result.line_43700
    benefits = result.ccb_annual + result.gst_credit_annual + result.otb_annual
    return result.line_15000 - result.line_43500 + returned + benefits


def most_taken(year: int, more: t1.Result) -> Decimal:
    """The published rates that can fall together on one more dollar, in percent, as the higher income meets them."""
    credit_rate, own_rate = more.lowest_rate, more.provincial_lowest_rate or Decimal(0)
    surtax = 1 + sum((tier.rate for tier in more.on_surtax_tiers if tier.tax), Decimal(0)) / 100
    doubled = 2 if more.on_tax_reduction else 1
    slope = (more.bpa_max - more.bpa_min) / (more.bpa_phase_end - more.bpa_phase_start)
    shrinking = slope * 2 + (more.age_rate or Decimal(0)) / 100 + (Decimal(3) / 100 if more.medical_floor else 0)
    provincial_shrinking = shrinking + Decimal("0.08")  # Manitoba's basic amount, Nova Scotia's supplement
    provincial = ((more.provincial_bracket_rate or Decimal(0)) + own_rate * provincial_shrinking) * surtax * doubled
    steps = more.on_premium_rate or Decimal(0)
    reductions = (
        (more.bc_reduction_rate or Decimal(0))
        + (more.on_lift_reduction_rate or Decimal(0))
        + (more.cwb_reduction_rate or Decimal(0))
        + (more.ccb_rate_1 or Decimal(0))
        + (more.gst_rate or Decimal(0))
        + (more.ostc_rate or Decimal(0))
        + (more.oeptc_rate or Decimal(0))
        + (more.noec_rate or Decimal(0))
    )
    topped_up = figure_of(year, "ab.supplement_rate") if year > 2024 else Decimal(0)
    federal = more.federal_bracket_rate + credit_rate * shrinking
    return federal + provincial + steps + reductions + own_rate * topped_up / 100


@few
@given(returns(money), st.sampled_from(("1", "10", "250")))
def test_a_dollar_more_costs_at_most_the_published_rates(case: t1.Return, more: str) -> None:
    """The cliffs that are known are left out: child care, whose credit falls in steps and which changes the spouse."""
    profit = Decimal(0) if case.t4_slips else abs(case.self_employment_net)
    calm = replace(case, child_care_expenses=Decimal(0), self_employment_net=profit)
    raised = replace(calm, interest_income=calm.interest_income + Decimal(more))
    try:
        before, after = t1.assess(calm), t1.assess(raised)
    except Refused:
        assume(False)
    dearest = max(most_taken(calm.tax_year, before), most_taken(calm.tax_year, after))
    assert kept(after) - kept(before) >= Decimal(more) * (1 - dearest / 100) - Decimal("0.25")


@pytest.mark.parametrize("province", ["on", "bc", "ab", "mb"])
def test_more_interest_is_more_money_for_someone_alone(province: str) -> None:
    """With no child and no spouse the rates together stay under a hundred per cent, but for the premium's steps."""
    incomes = range(0, 260_000, 2_000)
    amounts = [kept(t1.assess(t1.Return(province=province, interest_income=Decimal(income)))) for income in incomes]
    assert all(later > earlier for earlier, later in pairwise(amounts))
