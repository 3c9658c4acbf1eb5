"""Hong Kong, certainty scheme: what holds of every set of answers."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.hk_disposal import closely_related, disposal
from calculators.hk_disposal.holding import CONDITIONS_MET_BY, SLICE_OUTCOMES
from calculators.hk_disposal.lots import LOT_STATUSES
from calculators.hk_disposal.outcome import CONDITIONS, OUTCOMES, Result
from calculators.hk_disposal.property import PROPERTY_STATUSES
from calculators.shared.rounding import to_cent
from tests.canonical import built
from tests.hk_disposal import DAY
from tests.hk_disposal_walk import NAMES, SHARES, Facts, answers, decided, seeded, walk

many = settings(max_examples=200, deadline=None)


@many
@given(walk(wild=True))
def test_any_answers_end_in_a_verdict_or_are_refused(facts: Facts) -> None:
    if result := decided(facts):
        assert (result.verdict, result.treatment) == OUTCOMES[result.reason]
        assert set(result.warnings) <= set(disposal.WARNINGS)
        places = [CONDITIONS.index(finding.id) for finding in result.conditions]
        assert all(first < second for first, second in pairwise(places))


def test_the_walk_meets_everything() -> None:
    """Else the properties below would say less than they seem to."""
    found = [decided(answers(seeded(seed), wild=seed % 2 == 0)) for seed in range(2000)]
    results = [result for result in found if result]
    assert len(results) > 1300
    assert set(OUTCOMES) - {result.reason for result in results} <= {"part_below_15_percent"}
    assert {warning for result in results for warning in result.warnings} == set(disposal.WARNINGS)
    assert {part.outcome for result in results for part in result.slices} == set(SLICE_OUTCOMES)
    assert {result.conditions_met_by for result in results} == {*CONDITIONS_MET_BY, None}
    lots = [lot for result in results for lot in (*result.own_lots, *result.related_holdings)]
    assert {lot.status for lot in lots} == set(LOT_STATUSES)
    assert {row.status for result in results for row in result.property_rows} == set(PROPERTY_STATUSES)
    assert {finding.id for result in results for finding in result.conditions} == set(CONDITIONS)


@many
@given(walk())
def test_parts_add_up(facts: Facts) -> None:
    result = decided(facts)
    if not result or not result.slices:
        return
    gain, sold = Decimal(facts["gain_amount"]), facts["disposal_percent"]
    assert result.qualifying_percent + result.status_quo_percent == sold
    assert total(result.slices, "percent") == sold
    assert total(result.slices, "qualifying_percent") == result.qualifying_percent
    assert total(result.slices, "gain_part") == to_cent(gain)
    assert result.qualifying_gain + result.status_quo_gain == to_cent(gain)
    assert result.qualifying_gain == to_cent(gain * result.covered_percent / sold)
    assert total(result.own_lots, "counted_percent") == result.own_held_throughout_percent
    group = result.own_held_throughout_percent + total(result.related_holdings, "counted_percent")
    assert group == result.group_held_throughout_percent
    if result.covered_percent:
        assert sum(part.gain_part for part in result.slices if part.qualifies) == result.qualifying_gain


@many
@given(walk())
def test_the_property_percentage_can_be_worked_out_from_its_rows(facts: Facts) -> None:
    result = decided(facts)
    if not result or result.property_percent_used is None:
        return
    shares = []
    for end in ("period_end", "disposal"):
        if facts[f"total_assets_{end}"] is None:
            assert getattr(result, f"property_percent_at_{end}") is None
            continue
        for row in result.property_rows:
            if row.value_start is not None:
                assert (
                    getattr(row, f"at_{end}")
                    == (row.value_start + getattr(row, f"value_{end}")) / 2 * row.counted_percent / 100
                )
        value, assets = getattr(result, f"specified_property_at_{end}"), getattr(result, f"average_assets_at_{end}")
        assert value == total(result.property_rows, f"at_{end}")
        assert assets == (Decimal(facts["total_assets_start"]) + Decimal(facts[f"total_assets_{end}"])) / 2
        assert getattr(result, f"property_percent_at_{end}") == to_cent(100 * value / assets)
        shares.append(100 * value / assets)
    assert result.property_percent_used == to_cent(min(shares))
    assert (result.reason == "property_holding") == (min(shares) > result.property_percent_limit)
    assert (result.property_above_limit is not None) == (result.reason == "property_holding")


@many
@given(walk())
def test_every_tax_can_be_worked_out_from_the_figures_beside_it(facts: Facts) -> None:
    result = decided(facts)
    if not result or result.tax_at_stake is None:
        return
    due = {which: due_on(result, which) for which in ("all_revenue", "part_revenue", "part_capital")}
    other, gain = Decimal(facts["other_assessable_profits"]), Decimal(facts["gain_amount"])
    assert result.tax_base_part_revenue == max(other + gain - result.qualifying_gain, 0)
    assert result.tax_if_all_revenue == to_cent(due["all_revenue"])
    assert result.tax_if_status_quo_part_revenue == to_cent(due["part_revenue"])
    assert result.tax_if_status_quo_part_capital == to_cent(due["part_capital"])
    assert result.tax_at_stake == to_cent(due["all_revenue"] - due["part_capital"])
    assert result.tax_secured_by_scheme == to_cent(due["all_revenue"] - due["part_revenue"])
    assert 0 <= result.tax_secured_by_scheme <= result.tax_at_stake


def due_on(result: Result, which: str) -> Decimal:
    base = getattr(result, f"tax_base_{which}")
    first = min(base, result.tax_first_band_limit)
    before = (first * result.tax_first_band_percent + (base - first) * result.tax_rest_percent) / 100
    assert getattr(result, f"tax_before_reduction_{which}") == before
    reduction = min(before * result.tax_reduction_percent / 100, result.tax_reduction_ceiling)
    assert getattr(result, f"tax_reduction_{which}") == reduction
    return before - reduction


@many
@given(walk(), st.integers(0, 99))
def test_the_order_of_entry_decides_nothing_but_among_lots_of_one_day(facts: Facts, seed: int) -> None:
    result, shuffled = decided(facts), dict(facts)
    for name in ("lots", "past_disposals", "ownership_links", "property_items"):
        shuffled[name] = seeded(seed).sample(facts[name], len(facts[name]))
    again = decided(shuffled)
    if not result or not again:
        assert result is again
        return
    assert ("same_day_lots" in result.warnings) == ("same_day_lots" in again.warnings)
    if "same_day_lots" not in result.warnings:
        for name in (
            "reason",
            "warnings",
            "qualifying_percent",
            "qualifying_gain",
            "tax_at_stake",
            "whole_qualifies_on",
        ):
            assert getattr(result, name) == getattr(again, name)


@many
@given(walk(), st.integers(1, 800))
def test_held_longer_never_qualifies_for_less(facts: Facts, days: int) -> None:
    earlier = [lot | {"acquired_on": lot["acquired_on"] - timedelta(days=days)} for lot in facts["lots"]]
    result, again = decided(facts), decided(facts | {"lots": earlier})
    if result and again and result.slices:
        assert again.qualifying_percent >= result.qualifying_percent


@many
@given(walk())
def test_more_in_the_group_never_qualifies_for_less(facts: Facts) -> None:
    result = decided(facts)
    if result and result.closely_related_entities:
        entity = result.closely_related_entities[0]
        more = {"entity": entity, "acquired_on": min(lot["acquired_on"] for lot in facts["lots"]), "percent": "5"}
        again = decided(facts | {"interest_listed": True, "related_lots": [*facts["related_lots"], more]})
        assert again
        assert again.qualifying_percent >= result.qualifying_percent


@many
@given(walk())
def test_waiting_helps_on_the_day_told_and_not_before(facts: Facts) -> None:
    for lot in facts["lots"] + facts["related_lots"]:
        lot["appropriated_on"] = None
    facts |= {"interest_listed": True, "elect_scheme": True}
    result = decided(facts)
    if not result or not result.slices:
        return
    if not result.closely_related_entities:
        facts["ownership_links"] = []
    if day := result.held_24_months_on:
        assert day > facts["disposal_date"]
        assert "held_too_short" not in outcomes_on(facts, day)
        assert "held_too_short" in outcomes_on(facts, day - DAY)
    if day := result.whole_qualifies_on:
        assert day > facts["disposal_date"]
        assert not outcomes_on(facts, day) - {"alone", "group"}
        assert outcomes_on(facts, day - DAY) - {"alone", "group", "leftover"}


def outcomes_on(facts: Facts, day: Any) -> set[str]:
    result = decided(facts | {"disposal_date": day, "gain_accrued_on": None})
    assert result
    return {part.outcome for part in result.slices}


def total(rows: tuple[Any, ...], field: str) -> Decimal:
    return sum((getattr(row, field) for row in rows), Decimal(0))


# Control -------------------------------------------------------------------------------------------------------------

LINKS = st.lists(
    st.fixed_dictionaries(
        {
            "owner": st.sampled_from(NAMES),
            "owned": st.sampled_from(NAMES),
            "interest_percent": st.sampled_from(SHARES),
            "voting_percent": st.sampled_from((None, *SHARES)),
        }
    ),
    max_size=8,
)


def related(one: str, other: str, links: list[Facts]) -> closely_related.Result:
    facts = {"control_from": one, "control_of": other, "ownership_links": links}
    return closely_related.assess(built(closely_related.Relation, facts))


@many
@given(LINKS)
def test_the_relation_goes_both_ways(links: list[Facts]) -> None:
    there, back = related("a", "b", links), related("b", "a", links)
    assert there.closely_related == back.closely_related
    assert there.control_percent == back.reverse_control_percent
    assert there.control_percent == total(there.chains, "interest_percent")
    assert there.voting_control_percent == total(there.chains, "voting_percent")
    for row in there.chains:
        assert row.interest_percent == row.interest_before_percent * row.interest_last_percent / 100
        assert row.voting_percent == row.voting_before_percent * row.voting_last_percent / 100


@many
@given(LINKS)
def test_without_circles_interests_are_the_sum_of_matrix_powers(links: list[Facts]) -> None:
    downward = [
        link for link in links if NAMES.index(link["owner"]) < NAMES.index(link["owned"]) and "Ｃ" not in link.values()
    ]
    reach = {name: Decimal(name == "investor") for name in NAMES}
    for name in NAMES:
        for link in downward:
            if link["owner"] == name:
                reach[link["owned"]] += reach[name] * Decimal(link["interest_percent"]) / 100
    for name in ("a", "b", "c"):
        result = related("investor", name, downward)
        assert result.control_percent == 100 * reach[name]
        assert "circular_holdings" not in result.warnings
