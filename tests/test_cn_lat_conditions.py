"""Known answers of land appreciation tax: when to clear, what is one unit, which rules hold."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from calculators.cn_lat import clearing_conditions, old_house
from calculators.cn_lat.rules import RULES, latest
from calculators.shared.months import years_after
from tests.cn_lat_facts import assess, facts

DAY = timedelta(1)


# ---- clearing conditions -----------------------------------------------------------------------------------------


def conditions(**more: Any) -> Any:
    return assess(
        "clearing_conditions", **{"completed_accepted": True, "saleable_area": "100", "sold_area": "0"} | more
    )


@pytest.mark.parametrize(
    ("sold", "leased", "met"),
    [
        ("84.99", "0", ()),
        ("85", "0", ("sold_85",)),
        ("84.99", "0.01", ("sold_leased_selfused_85",)),
        ("84.999999", "0", ()),
        ("85", "15", ("sold_85",)),
        ("0", "84.99", ()),
        ("0", "85", ("sold_leased_selfused_85",)),
    ],
)
def test_the_floor_of_area(sold: str, leased: str, met: tuple[str, ...]) -> None:
    assert latest().sold_floor == 85
    result = conditions(sold_area=sold, leased_area=leased)
    assert result.may_clear_conditions == met
    assert conditions(sold_area=sold, leased_area=leased, completed_accepted=False).may_clear_conditions == ()
    assert result.sold_area_to_go == max(85 - Decimal(sold), 0)
    assert result.used_area_to_go == max(85 - Decimal(sold) - Decimal(leased), 0)


@pytest.mark.parametrize("start", [date(2023, 5, 10), date(2024, 2, 29)])
def test_three_years_are_full_on_the_anniversary(start: date) -> None:
    due = years_after(start, latest().permit_years)
    for day, met in ((due - DAY, False), (due, True), (due + DAY, True)):
        result = conditions(last_presale_permit_date=start, as_of_date=day)
        assert ("permit_three_years" in result.may_clear_conditions) is met
        assert result.three_year_due_date == due
        assert result.days_to_three_years == max((due - day).days, 0)
        assert ("anniversary_day" in result.open_conflicts) is (day == due)


@pytest.mark.parametrize(
    ("facts_", "basis"),
    [
        ({"last_presale_permit_date": "2023-01-01", "sale_approval_date": "2020-01-01"}, "last_permit"),
        ({"sale_approval_date": "2023-01-01", "first_sale_contract_date": "2020-01-01"}, "approval_date"),
        ({"first_sale_contract_date": "2023-01-01"}, "first_contract"),
        ({}, "unknown"),
    ],
)
def test_start_of_the_three_years(facts_: dict[str, str], basis: str) -> None:
    result = conditions(**facts_)
    assert (result.three_year_start_basis, result.three_year_start_date) == (
        basis,
        date(2023, 1, 1) if facts_ else None,
    )
    decided = {finding.id: finding.met for finding in result.conditions}
    assert decided["permit_three_years"] is (True if facts_ else None)


def test_sold_out_ends_the_three_years_and_must_be_cleared() -> None:
    result = conditions(sold_area="100", last_presale_permit_date="2010-01-01", condition_met_date="2026-01-01")
    assert result.must_clear_conditions == ("all_completed_and_sold",)
    assert result.may_clear_conditions == ("sold_85",)
    assert (result.verdict, result.filing_deadline) == ("must_clear", date(2026, 4, 1))


@pytest.mark.parametrize(
    ("event", "must", "may", "status"),
    [
        ("whole_unfinished_project_transferred", ("whole_unfinished_transfer",), (), "must_clear"),
        ("land_use_right_transferred_directly", ("direct_land_transfer",), (), "must_clear"),
        ("deregistration_applied", (), ("deregistration",), "may_clear_on_notice"),
        ("bankruptcy_liquidation", (), ("bankruptcy",), "may_clear_on_notice"),
    ],
)
def test_special_events(event: str, must: Any, may: Any, status: str) -> None:
    result = conditions(completed_accepted=False, special_events=[event])
    assert (result.must_clear_conditions, result.may_clear_conditions, result.verdict) == (must, may, status)
    assert result.finish_before_deregistration is (event == "deregistration_applied")
    cleared = conditions(sold_area="100", special_events=[event, "already_cleared"], condition_met_date="2026-01-01")
    assert (cleared.must_clear, cleared.may_clear, cleared.clearing_status) == (False, False, "already_cleared")
    assert (cleared.filing_deadline, cleared.sold_ratio, cleared.open_conflicts) == (None, 100, ())


def test_the_national_reading_differs() -> None:
    let = conditions(sold_area="60", leased_area="30")
    assert "rest_leased_or_used" in let.open_conflicts
    unfinished = conditions(completed_accepted=False, last_presale_permit_date="2020-01-01")
    assert (unfinished.verdict, unfinished.open_conflicts) == ("not_yet", ("three_years_need_completion",))
    assert [finding.met for finding in unfinished.national_conditions] == [False, True]


def test_the_notice_counts_only_where_it_is_awaited() -> None:
    notice = {"notice_received_date": "2026-08-20", "condition_met_date": "2026-01-01"}
    assert conditions(sold_area="90", **notice).filing_deadline == date(2026, 11, 18)
    assert conditions(sold_area="50", **notice).filing_deadline is None


def test_no_area_no_answer() -> None:
    assert conditions(saleable_area="0").errors == ("saleable_area_zero",)


# ---- clearing unit -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "status", "unit"),
    [
        ("2026-03-31", "on_time", "construction_planning"),
        ("2026-04-01", "borderline", "construction_planning"),
        ("2026-05-20", "borderline", "construction_planning"),
        ("2026-05-21", "late", "land_use_planning"),
    ],
)
def test_choice_of_the_unit(chosen: str, status: str, unit: str) -> None:
    result = assess("clearing_unit", first_sale_date="2026-05-20", unit_choice="construction_planning",
                    unit_choice_date=chosen)  # fmt: skip
    assert (result.unit_choice_status, result.clearing_unit) == (status, unit)
    assert result.unit_default_applies is (status == "late")
    assert ("choice_deadline" in result.open_conflicts) is (status == "borderline")
    assert result.unit_choice_deadline == date(2026, 3, 31)


def eight_years(choice: str = "land_use_planning", **more: Any) -> Any:
    given = {"first_sale_date": "2018-06-10", "unit_choice": choice, "unit_choice_date": "2018-01-01",
             "land_use_planning_permit_date": "2017-04-01", "land_title_date": "2017-09-30"}  # fmt: skip
    return assess("clearing_unit", **given | more)


@pytest.mark.parametrize(("day", "passed"), [("2025-09-29", False), ("2025-09-30", True), ("2025-10-01", True)])
def test_eight_years_from_the_later_of_permit_and_title(day: str, passed: bool) -> None:
    result = eight_years(as_of_date=day)
    assert (result.readjustment_possible, result.readjustment_earliest_date) == (passed, date(2025, 9, 30))
    assert ("anniversary_day" in result.open_conflicts) is (day == "2025-09-30")


@pytest.mark.parametrize(
    ("choice", "more", "readjusted"),
    [
        ("land_use_planning", {}, "construction_planning"),
        ("land_use_planning", {"plan_size_relation": "construction_larger"}, None),
        ("land_use_planning", {"plan_size_relation": "same"}, None),
        ("land_use_planning", {"clearing_condition_met": True}, None),
        ("construction_planning", {}, None),
        ("construction_planning", {"plan_size_relation": "construction_larger"}, "land_use_planning"),
        ("not_chosen", {}, "construction_planning"),
    ],
)
def test_readjustment(choice: str, more: dict[str, Any], readjusted: str | None) -> None:
    result = eight_years(choice, permits_clearable=0, permits_not_clearable=2, **more)
    assert (result.readjusted_unit, result.readjustment_possible) == (readjusted, readjusted is not None)
    counted = readjusted == "construction_planning"
    assert (result.units_min, result.units_max) == ((2, 2) if counted else (None, None))


def test_readjustment_needs_both_dates() -> None:
    result = eight_years(land_title_date=None)
    assert (result.readjustment_earliest_date, result.readjustment_possible) == (None, False)


# ---- transition and the days without rules ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("effective", "accepted", "rule_set", "in_force"),
    [
        (None, "2025-10-22", "chongqing_2014_no_9", False),
        (None, "2025-10-23", "undetermined", False),
        (None, None, "undetermined", False),
        ("2026-11-21", None, "draft_announcement", True),
        ("2026-11-22", None, "undetermined", False),
        ("2026-11-22", "2026-11-21", "chongqing_2014_no_9", False),
        ("2026-06-01", "2026-05-31", "chongqing_2014_no_9", True),
        ("2026-06-01", "2026-06-01", "draft_announcement", True),
        ("2027-01-01", "2027-01-01", "draft_announcement", False),
    ],
)
def test_transition(effective: str | None, accepted: str | None, rule_set: str, in_force: bool) -> None:
    result = assess("transition", announcement_effective_date=effective, clearing_accepted_date=accepted)
    assert (result.rule_set, result.in_force, result.reopened) == (rule_set, in_force, False)
    assert ("acceptance_on_effective_day" in result.open_conflicts) is (accepted is not None and accepted == effective)


@pytest.mark.parametrize(
    ("scenario", "key", "more"),
    [
        ("clearing_conditions", "as_of_date", {"completed_accepted": True, "saleable_area": "1", "sold_area": "0"}),
        ("clearing_unit", "as_of_date", {"first_sale_date": "2020-01-01"}),
        ("old_house", "transfer_date", {"acquisition_kind": "acquired_externally"}),
        ("prepayment", "tax_date", {"advance_receipts": "1", "prepayment_rate": "1"}),
        ("transition", "as_of_date", {}),
    ],
)
def test_before_the_tax_there_is_no_answer(scenario: str, key: str, more: dict[str, Any]) -> None:
    first, _ = RULES.covers[0]
    assert assess(scenario, **more, **{key: first - DAY}).errors == ("no_rules_that_day",)
    assert assess(scenario, **more, **{key: first}).errors == ()


def test_gates_hold_their_tongue_before_the_tax() -> None:
    given = {"completed_accepted": True, "saleable_area": "1", "sold_area": "1", "as_of_date": date(1990, 1, 1)}
    case = facts(clearing_conditions.ClearingConditions, given)
    assert not clearing_conditions.awaits_notice(case)
    assert not old_house.individual_residence(date(1990, 1, 1), "individual", True)
