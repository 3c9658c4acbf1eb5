"""Hong Kong, certainty scheme: who and what is covered, from when, and what was held long enough."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators.hk_disposal import closely_related, disposal, trading_stock
from calculators.hk_disposal.outcome import OUTCOMES, Result
from calculators.hk_disposal.periods import complete_on, reference_period
from calculators.hk_disposal.rules import RULES
from calculators.hk_disposal.years import label, year_of_assessment
from calculators.shared.months import months_after, months_before
from tests.canonical import built
from tests.hk_disposal import DAY, FLOOR, RULES_THEN, SOLD, START, lot, sale

SCENARIOS = {
    "disposal": (disposal.Disposal, disposal.assess),
    "closely_related": (closely_related.Relation, closely_related.assess),
    "trading_stock": (trading_stock.TradingStock, trading_stock.assess),
}
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "hk_disposal.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden_case(case: dict[str, Any]) -> None:
    facts = dict(case["facts"])
    kind, assess = SCENARIOS[facts.pop("scenario")]
    result = assess(built(kind, facts))
    for name, wanted in case["expect"].items():
        if name == "warnings_include":
            assert set(wanted) <= set(result.warnings)
            continue
        found = getattr(result, name)
        if isinstance(found, Decimal):
            assert found == Decimal(wanted), name
        else:
            assert (list(found) if isinstance(found, tuple) else found) == wanted, name


# What ends the questions early ---------------------------------------------------------------------------------------

DEVELOPER = {
    "investee_property_development_ever": True,
    "last_property_development_date": "2010-01-01",
    "investee_properties_all_business_use": True,
}
KNOCK_OUTS = [
    ({"investor_kind": "natural_person"}, "natural_person_investor"),
    ({"investor_kind": "trust", "investor_prepares_separate_accounts": False}, "no_separate_accounts"),
    ({"investor_is_insurer": True}, "insurer"),
    ({"disposal_date": "2023-12-31"}, "disposal_before_commencement"),
    ({"gain_source": "foreign_sourced"}, "foreign_sourced_gain"),
    ({"gain_accrued_on": "2023-03-31"}, "basis_period_before_commencement"),
    ({"gain_amount": "-0.01"}, "loss_not_gain"),
    ({"gain_amount": "0"}, "no_gain"),
    ({"investee_kind": "not_an_entity"}, "investee_not_entity"),
    ({"investee_kind": "fund", "investee_prepares_separate_accounts": False}, "investee_not_entity"),
    ({"interest_carries_rights": False}, "not_equity_interest"),
    ({"interest_accounted_as_equity": False}, "not_equity_interest"),
    ({"investee_property_trading_business": True}, "property_trading"),
    (DEVELOPER | {"investee_property_development_ongoing": True}, "property_development"),
    (DEVELOPER | {"last_property_development_date": "2025-01-01"}, "property_development"),
    (DEVELOPER | {"investee_properties_all_business_use": False}, "property_development"),
    (DEVELOPER | {"investee_any_property_for_sale": True}, "property_development"),
]


@pytest.mark.parametrize(("facts", "reason"), KNOCK_OUTS)
def test_knock_out(facts: dict[str, Any], reason: str) -> None:
    result = sale(**facts)
    assert (result.reason, (result.verdict, result.treatment)) == (reason, OUTCOMES[reason])
    assert result.conditions[-1].met is False
    assert all(finding.met is not False for finding in result.conditions[:-1])
    assert result.tax_at_stake is None


def test_the_first_of_several_reasons_decides() -> None:
    facts: dict[str, Any] = {}
    for wrong, reason in reversed(KNOCK_OUTS[:12]):
        facts |= wrong
        if reason not in ("no_gain", "investee_not_entity", "no_separate_accounts"):  # another answer to one question
            assert sale(**facts).reason == reason


def test_a_knock_out_tells_the_year_and_the_period_once_the_day_is_known() -> None:
    unknown = sale(investor_is_insurer=True)
    assert unknown.year_of_assessment is None
    assert unknown.reference_period_start is None
    before_year_end_was_asked = sale(gain_source="foreign_sourced", accounting_year_end="12-31")
    assert before_year_end_was_asked.year_of_assessment == "2025/26"
    after = sale(gain_amount="-1", accounting_year_end="12-31")
    assert (after.year_of_assessment, after.reference_period_start) == ("2026/27", START)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_commencement(days: int) -> None:
    day = RULES.covers[0][0] + days * DAY
    assert disposal.before_commencement(day) is (days < 0)
    assert (sale(disposal_date=day).reason == "disposal_before_commencement") is (days < 0)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_first_year_of_assessment(days: int) -> None:
    day = RULES_THEN.first_year_of_assessment + days * DAY
    result = sale(gain_accrued_on=day)
    assert (result.reason == "basis_period_before_commencement") is (days < 0)
    assert "accrual_year_differs" in result.warnings


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_months_without_development(days: int) -> None:
    last = months_before(SOLD, RULES_THEN.development_free_months) + days * DAY
    result = sale(**DEVELOPER | {"last_property_development_date": last})
    assert (result.reason == "property_development") is (days > 0)
    assert result.free_of_development_on == (SOLD + DAY if days > 0 else None)


@pytest.mark.parametrize(
    ("day", "year_end", "year"),
    [
        ("2024-02-10", "03-31", "2023/24"),
        ("2024-01-01", "12-31", "2024/25"),
        ("2026-05-01", "06-30", "2026/27"),
        ("2026-03-31", "03-31", "2025/26"),
        ("2026-04-01", "03-31", "2026/27"),
        ("2026-03-31", "04-01", "2026/27"),
        ("2024-02-29", "02-28", "2023/24"),
        ("2025-03-01", "02-29", "2025/26"),
        ("2099-05-01", "03-31", "2099/00"),
    ],
)
def test_year_of_assessment(day: str, year_end: str, year: str) -> None:
    assert label(year_of_assessment(date.fromisoformat(day), year_end)) == year


# The reference period and first in, first out ------------------------------------------------------------------------


@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_first_day_of_the_reference_period(days: int) -> None:
    result = sale(lots=[lot(START + days * DAY)])
    assert result.verdict == ("scheme_applies" if days <= 0 else "status_quo")
    assert result.held_24_months_on == (SOLD + days * DAY if days > 0 else None)
    assert ("boundary_day" in result.warnings) is (days in (0, 1))


@pytest.mark.parametrize(
    ("sold", "start"), [("2024-01-01", "2022-01-01"), ("2024-02-29", "2022-02-28"), ("2026-02-28", "2024-02-28")]
)
def test_reference_period(sold: str, start: str) -> None:
    period = reference_period(date.fromisoformat(sold))
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(sold) - DAY)


def test_what_was_bought_on_a_leap_day_waits_until_march() -> None:
    assert complete_on(date(2024, 2, 29), 24) == date(2026, 3, 1)
    young = sale(disposal_date="2026-02-28", lots=[lot("2024-02-29")])
    assert (young.reason, young.held_24_months_on) == ("holding_period_not_met", date(2026, 3, 1))
    assert sale(disposal_date="2026-03-01", lots=[lot("2024-02-29")]).verdict == "scheme_applies"


@pytest.mark.parametrize("above", ["-0.000001", "0", "0.01"])
def test_percent_held(above: str) -> None:
    held = FLOOR + Decimal(above)
    result = sale(lots=[lot(percent=held)], disposal_percent="1")
    assert (result.verdict == "scheme_applies") is (held >= FLOOR)
    assert result.short_by_percent == (FLOOR - held if held < FLOOR else None)


def test_a_sale_and_repurchase_starts_the_clock_anew() -> None:
    lots = [lot(percent="20"), lot("2025-06-01", "20")]
    result = sale(lots=lots, past_disposals=[{"disposed_on": "2025-05-01", "percent": "20"}])
    assert (result.reason, result.own_held_throughout_percent) == ("holding_period_not_met", 0)
    assert [row.status for row in result.own_lots] == ["sold", "too_young"]
    assert result.whole_qualifies_on == date(2027, 6, 1)


def test_a_tranche_sold_the_same_day_was_still_held_throughout() -> None:
    result = sale(disposal_percent="10", past_disposals=[{"disposed_on": SOLD, "percent": "10"}])
    assert (result.verdict, result.own_held_throughout_percent) == ("scheme_applies", 20)
    the_day_before = sale(disposal_percent="10", past_disposals=[{"disposed_on": SOLD - DAY, "percent": "10"}])
    assert (the_day_before.reason, the_day_before.own_held_throughout_percent) == ("holding_percent_below_15", 10)


def test_parts_of_the_gain_add_up_to_the_cent() -> None:
    lots = [lot(percent="15"), lot("2025-01-01", "1"), lot("2025-02-01", "1")]
    result = sale(lots=lots, disposal_percent="17", gain_amount="100.00")
    assert (result.qualifying_gain, result.status_quo_gain) == (Decimal("88.24"), Decimal("11.76"))
    assert [part.gain_part for part in result.slices] == [Decimal("88.24"), Decimal("5.88"), Decimal("5.88")]
    assert result.warnings == ("gain_split_pro_rata",)
    assert (result.held_24_months_on, result.whole_qualifies_on) == (date(2027, 2, 1), date(2027, 2, 1))


# Trading stock, borrowed and lent ------------------------------------------------------------------------------------


def test_trading_stock_goes_by_slices() -> None:
    lots = [lot(percent="16"), lot("2016-01-01", "4", trading_stock_from="2020-04-01")]
    part = sale(lots=lots)
    assert (part.reason, part.qualifying_percent, part.trading_stock_percent) == ("part_trading_stock", 16, 4)
    assert [f.met for f in part.conditions if f.id == "not_trading_stock"] == [None]
    oldest_first = sale(lots=[lots[0] | {"trading_stock_from": "2020-04-01"}, lot("2016-01-01", "16")])
    assert (oldest_first.reason, oldest_first.qualifying_percent) == ("part_trading_stock", 4)


@pytest.mark.parametrize(
    ("appropriated_on", "taxed", "reason"),
    [
        (START - DAY, True, "equity_holding_conditions_met"),
        (START, True, "holding_period_not_met"),
        (SOLD - DAY, True, "holding_period_not_met"),
        (SOLD, True, "trading_stock"),
        (START - DAY, False, "trading_stock"),
        (None, True, "trading_stock"),
    ],
)
def test_appropriation(appropriated_on: date | None, taxed: bool, reason: str) -> None:
    stock = lot(
        trading_stock_from="2016-04-01",
        appropriated_on=appropriated_on,
        appropriation_market_value_taxed=taxed,
    )
    result = sale(lots=[stock])
    assert result.reason == reason
    if appropriated_on in (START - DAY, START) and taxed:
        assert "boundary_day" in result.warnings


def test_what_was_borrowed_counts_for_nothing_and_what_was_lent_as_before() -> None:
    assert sale(lots=[lot(borrowed_in=True)]).reason == "holding_period_not_met"
    assert sale(lots=[lot(lent_out=True)]).verdict == "scheme_applies"
    mixed = sale(lots=[lot(percent="16"), lot("2016-01-01", "4", borrowed_in=True)])
    assert (mixed.reason, mixed.qualifying_percent, mixed.held_24_months_on) == ("part_not_held_24_months", 16, None)


@pytest.mark.parametrize(("sold", "warned"), [("20", True), ("36", True), ("40", False)])
def test_lots_of_one_day_that_differ(sold: str, warned: bool) -> None:
    lots = [lot(percent="20"), lot(percent="20", trading_stock_from="2020-04-01")]
    assert ("same_day_lots" in sale(lots=lots, disposal_percent=sold).warnings) is warned
    alike = sale(lots=[lot(percent="20"), lot(percent="20")], disposal_percent="10")
    assert "same_day_lots" not in alike.warnings


# Left-overs ----------------------------------------------------------------------------------------------------------

EARLIER = date(2024, 3, 9)


def left_over(sold_on: Any, **facts: Any) -> Result:
    """10 % left of 20 % of which 10 % went under the scheme on EARLIER."""
    flagged = {"disposed_on": EARLIER, "percent": "10", "scheme_applied_on_conditions": True}
    return sale(**{"disposal_date": sold_on, "disposal_percent": "10", "past_disposals": [flagged], **facts})


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_left_overs_within_the_months(days: int) -> None:
    deadline = months_after(EARLIER, RULES_THEN.leftover_months)
    result = left_over(deadline + days * DAY)
    assert result.leftover_deadline == deadline
    assert result.reason == ("leftover_outside_24_months" if days > 0 else "long_held_leftovers")
    assert ("boundary_day" in result.warnings) is (days == 0)


@pytest.mark.parametrize("days", [0, 1])
def test_left_overs_were_part_of_the_earlier_qualifying_interests(days: int) -> None:
    bought = months_before(EARLIER, RULES_THEN.reference_months) + days * DAY
    lots = [lot(percent="15"), lot(bought, "5")]
    result = left_over(EARLIER + 600 * DAY, lots=lots)
    assert result.reason == ("part_below_15_percent" if days else "long_held_leftovers")
    assert [part.outcome for part in result.slices] == ["leftover", "below_15_percent" if days else "leftover"]


def test_what_does_not_restart_the_clock_of_left_overs() -> None:
    unflagged = {"disposed_on": EARLIER + 300 * DAY, "percent": "2"}
    flagged = {"disposed_on": EARLIER, "percent": "10", "scheme_applied_on_conditions": True}
    result = left_over(EARLIER + 400 * DAY, disposal_percent="8", past_disposals=[unflagged, flagged])
    assert (result.earlier_disposal_on, result.reason) == (EARLIER, "long_held_leftovers")
    later = flagged | {"disposed_on": EARLIER + 100 * DAY, "percent": "1"}
    again = left_over(EARLIER + 400 * DAY, disposal_percent="8", past_disposals=[later, flagged])
    assert again.earlier_disposal_on == EARLIER + 100 * DAY
    too_early = {"disposed_on": "2023-12-31", "percent": "10", "scheme_applied_on_conditions": True}
    assert left_over("2024-03-01", past_disposals=[too_early]).leftover_deadline is None


def test_left_overs_of_the_same_day_and_of_a_leap_day() -> None:
    leap = {"disposed_on": "2024-02-29", "percent": "10", "scheme_applied_on_conditions": True}
    assert left_over("2025-01-01", past_disposals=[leap]).leftover_deadline == date(2026, 2, 28)
    lots = [lot(percent="10"), lot("2026-01-01", "10")]
    same_day = {"disposed_on": SOLD, "percent": "5", "scheme_applied_on_conditions": True}
    result = left_over(SOLD, lots=lots, disposal_percent="5", past_disposals=[same_day])
    assert (result.conditions_met_by, result.own_held_throughout_percent) == ("leftover", 10)


def test_the_floor_met_again_needs_no_exception() -> None:
    result = left_over("2027-01-01", lots=[lot(percent="30")])
    assert (result.conditions_met_by, result.leftover_deadline) == ("alone", date(2026, 3, 9))
