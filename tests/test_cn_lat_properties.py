"""What holds of land appreciation tax whatever the facts."""

import decimal
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators.cn_lat import clearance, land_allocation, post_clearance_sale
from calculators.cn_lat.cleared_type import ClearedType
from calculators.cn_lat.exemption import ordinary_limit
from calculators.cn_lat.levy import levied
from calculators.cn_lat.rate_table import quick_tax, ratio_slices, step_at, steps
from calculators.cn_lat.rules import latest
from calculators.shared.exact import CENT
from calculators.shared.refusal import Refused
from tests import cn_lat_oracle
from tests.cn_lat_walk import Walk
from tests.cn_lat_walks import WALKS

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(law: ModuleType, case: Any) -> Any:
    try:
        return law.assess(case)
    except Refused as refused:
        return refused.code, refused.fact


@pytest.mark.parametrize("law", WALKS, ids=lambda law: law.__name__.rpartition(".")[2])
@quick
@given(data=st.data())
def test_only_what_came_up_is_read(law: ModuleType, data: st.DataObject) -> None:
    walk = data.draw(WALKS[law])
    assert outcome(law, walk.bare()) == outcome(law, walk.wild())


@pytest.mark.parametrize("law", WALKS, ids=lambda law: law.__name__.rpartition(".")[2])
@quick
@given(data=st.data())
def test_no_float_anywhere(law: ModuleType, data: st.DataObject) -> None:
    walk = data.draw(WALKS[law])
    with decimal.localcontext() as context:
        context.traps[decimal.FloatOperation] = True
        result = outcome(law, walk.bare())
    assert {type(value) for value in leaves(result)} <= {Decimal, bool, int, str, date, type(None)}


def leaves(value: Any) -> Iterator[Any]:
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


@settings(quick, max_examples=120)
@given(WALKS[clearance])
def test_clearance_agrees_with_plain_fractions(walk: Walk) -> None:
    case = walk.with_defaults()
    result = outcome(clearance, case)
    if isinstance(result, tuple) or set(result.errors) - {"deductions_zero"}:
        return
    expected = cn_lat_oracle.clearance(case)
    assert (expected is None) == (result.errors == ("deductions_zero",))
    if expected is not None:
        method, rows = expected
        assert result.development_expense_method == method
        for type_, row in rows.items():
            assert {name: getattr(result.by_type[type_], name) for name in row} == row


MONEY_OF_TYPE = (
    "revenue_ex_vat", "revenue_incl_vat", "vat_land_deduction", "direct_cost", "fit_out_cost", "movable_items_cost",
    "related_taxes", "prepaid_lat",
)  # fmt: skip
MONEY_OF_UNIT = (
    "land_cost", "demolition_cost", "development_cost", "interest_expense", "interest_ineligible", "related_taxes",
    "surcharges_actual", "surcharges_on_vat_prepayment", "stamp_duty", "business_tax",
)  # fmt: skip


def rows(walk: Walk) -> dict[str, ClearedType]:
    """By type; none where the walk ends in an error."""
    result = outcome(clearance, walk.with_defaults())
    return {} if isinstance(result, tuple) else dict(result.by_type)


def multiplied(walk: Walk, money: tuple[str, ...], factor: int) -> Walk:
    other = Walk(walk.of, walk.draw)
    for key, value in walk.facts.items():
        if isinstance(value, list):
            value = [multiplied(item, MONEY_OF_TYPE, factor) for item in value]
        other.facts[key] = value * factor if key in money and value is not None else value
    return other


@quick
@given(WALKS[clearance], st.sampled_from([2, 7, 1000]))
def test_tax_scales_with_money(walk: Walk, factor: int) -> None:
    larger = rows(multiplied(walk, MONEY_OF_UNIT, factor))
    for type_, row in rows(walk).items():
        assert larger[type_].increment_ratio == row.increment_ratio
        assert abs(larger[type_].tax_due - factor * row.tax_due) <= factor * Decimal("0.005") + Decimal("0.005")


@quick
@given(WALKS[clearance], st.randoms(use_true_random=False))
def test_order_of_types_and_buildings_is_irrelevant(walk: Walk, random: Any) -> None:
    before = rows(walk)
    for key in ("types", "buildings"):
        random.shuffle(walk.facts.get(key, []))
    assert rows(walk) == before


@quick
@given(WALKS[clearance])
def test_a_tax_stays_within_its_increment(walk: Walk) -> None:
    for row in rows(walk).values():
        assert 0 <= row.tax_due <= max(row.increment, Decimal(0))
        assert row.exempt <= (row.type == "ordinary_residential")
        assert (row.tax_due == 0) or (row.rate > 0 and not row.exempt)
        if not row.exempt:
            assert abs(sum(part.tax for part in row.slices) - row.tax_due) <= Decimal("0.005")
        if row.exemption_limit is not None and row.exact_revenue > row.exact_deductions:
            assert row.exempt == (row.exact_revenue <= row.exempt_up_to_revenue + CENT)


@quick
@given(WALKS[clearance])
def test_the_shown_workings_give_the_amounts(walk: Walk) -> None:
    result = outcome(clearance, walk.with_defaults())
    for row in () if isinstance(result, tuple) else result.by_type.values():
        land = row.land_key / row.land_key_total
        assert near(row.whole_land_cost, result.shared_land_cost * land)
        floor, sold = row.saleable_area / result.total_saleable_area, row.sold_area / row.saleable_area
        development = result.shared_demolition_cost * land + result.shared_development_cost * floor
        assert near(row.whole_development_cost, development + row.whole_direct_cost)
        base = row.whole_land_cost + row.whole_development_cost
        beside = base * result.development_expense_percent / 100
        assert near(row.whole_development_expenses, beside + result.interest_deducted * floor)
        assert near(row.whole_add_on, base * result.add_on_percent / 100)
        if result.shared_related_taxes is not None and result.total_revenue:
            taxes = result.shared_related_taxes * row.exact_revenue / result.total_revenue
            assert near(row.exact_related_taxes, taxes)
        whole = base + row.whole_development_expenses + row.whole_add_on
        if row.increment_ratio is not None:
            assert near(row.exact_deductions, whole * sold + row.exact_related_taxes)
            assert near(row.exact_increment, row.exact_revenue - row.exact_deductions)
            tax = row.exact_increment * row.rate / 100 - row.exact_deductions * row.quick_deduction / 100
            assert round(tax, 2) == pytest.approx(row.tax_due, abs=CENT)
        assert row.balance == row.tax_due - row.prepaid_lat


def near(shown: Decimal, worked: Decimal) -> bool:
    return abs(shown - worked) <= Decimal("1e-12")


@quick
@given(WALKS[land_allocation])
def test_shares_make_the_whole(walk: Walk) -> None:
    case = walk.with_defaults()
    result = outcome(land_allocation, case)
    parts = () if isinstance(result, tuple) else [*result.by_unit.values(), *result.by_type.values()]
    if not parts:
        return
    rest = (result.unallocated_share or Decimal(0)) / 100
    assert abs(sum(part.land_key / part.land_key_total for part in parts) + rest - 1) <= Decimal("0.0001")
    land = case.land_cost + case.demolition_cost
    unbooked = land - sum(part.booked_land_cost for part in parts)
    assert abs(unbooked - (result.unallocated_land_cost or 0)) <= CENT if rest else 0 <= unbooked < CENT
    if parts[0].development_cost is not None:
        assert 0 <= case.development_cost - sum(part.booked_development_cost for part in parts) < CENT
    assert all(abs(part.booked_land_cost - part.land_cost) <= CENT for part in parts)


@quick
@given(WALKS[post_clearance_sale])
def test_unit_cost_never_falls(walk: Walk) -> None:
    result = outcome(post_clearance_sale, walk.bare())
    if isinstance(result, tuple) or result.errors:
        return
    costs = [result.initial_unit_cost, *(period.unit_cost for period in result.periods), result.final_unit_cost]
    assert costs == sorted(costs)
    for period in result.periods:
        added = period.later_costs_counted / walk.facts["clearance_saleable_area"]
        assert near(period.exact_unit_cost, period.exact_prior_unit_cost + added)
        if period.area:
            assert near(period.exact_deductions, period.exact_unit_cost * period.area)


@given(st.integers(1, 10**13), st.integers(0, 4 * 10**4))
def test_quick_formula_is_the_sum_of_the_slices(deductions: int, ratio: int) -> None:
    table = steps(latest())
    with decimal.localcontext(prec=60):
        paid, share = Decimal(deductions) / 100, Decimal(ratio) / 100
        quick_one = quick_tax(paid * share / 100, paid, step_at(share, table))
        assert quick_one == sum(part.tax for part in ratio_slices(share, table)) * paid / 100


def test_the_tax_jumps_only_at_the_line_of_ordinary_homes() -> None:
    table, fen = steps(latest()), Decimal("0.01")
    for edge in [step.up_to for step in table if step.up_to is not None]:
        revenue = 1_000_000 * (1 + edge / 100)
        there, above = (levied(revenue + more, Decimal(1_000_000), table)["tax_due"] for more in (0, fen))
        assert 0 <= above - there <= fen
    line = ordinary_limit("ordinary_residential", separately_accounted=True, rules=latest())
    revenue = Decimal(1_200_000)
    there, above = (levied(revenue + more, Decimal(1_000_000), table, line) for more in (0, fen))
    assert (there["tax_due"], above["tax_due"]) == (0, Decimal("60000.00"))
