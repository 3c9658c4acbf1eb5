"""Hong Kong, certainty scheme: property formula, election, tax at stake, refusals, closed sets, the other scenario."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.hk_disposal import disposal, trading_stock
from calculators.hk_disposal.outcome import CONDITIONS, OUTCOMES
from calculators.hk_disposal.rules import figures
from calculators.hk_disposal.tax import rates, tax_on
from calculators.shared.refusal import Refused
from calculators.shared.rules import figures_read
from tests.canonical import built
from tests.hk_disposal import DAY, OLD, RULES_THEN, SOLD, facts_of_sale, lot, refused, sale

LIMIT = RULES_THEN.property_percent_limit
PROPERTY = {"investee_holds_immovable_property": True, "total_assets_start": "100", "total_assets_period_end": "100"}


def item(start: Any = "0", end: Any = "0", **more: Any) -> dict[str, Any]:
    return {"label": "site", "held": "direct", "value_start": start, "value_period_end": end, **more}


# Property ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("above", ["-0.001", "0", "0.001"])
def test_property_limit_is_compared_unrounded(above: str) -> None:
    value = LIMIT + Decimal(above)
    result = sale(**PROPERTY, property_items=[item(value, value)])
    assert (result.reason == "property_holding") is (value > LIMIT)
    assert result.property_percent_used == LIMIT
    assert result.qualifying_percent == 20
    assert (result.qualifying_gain == 0) is (value > LIMIT)
    assert result.property_above_limit == (value - LIMIT if value > LIMIT else None)


@pytest.mark.parametrize(
    ("changed", "percent"),
    [
        ({}, 40),
        ({"used_in_holder_business": True}, 0),
        ({"used_in_holder_business": True, "for_sale": True}, 40),
        ({"for_sale": True}, 40),
        ({"interest_percent": "30"}, 40),
        ({"held": "via_entity", "interest_percent": "30"}, 12),
        ({"held": "via_entity", "interest_percent": "0"}, 0),
        ({"value_disposal": "90000"}, 40),
        ({"value_start": "0"}, 20),
    ],
)
def test_what_a_property_adds(changed: dict[str, Any], percent: int) -> None:
    assert sale(**PROPERTY, property_items=[item("40", "40") | changed]).property_percent_used == percent


def test_of_infrastructure_only_the_label_is_read() -> None:
    result = sale(**PROPERTY, property_items=[{"label": "substation", "is_infrastructure": True}])
    assert (result.property_percent_used, result.property_rows[0].status) == (0, "infrastructure")


def test_the_better_end_date_is_used_for_all_items() -> None:
    items = [item("60", "60", value_disposal="20"), item("20", "20", value_disposal="50")]
    result = sale(**PROPERTY, total_assets_disposal="100", property_items=items)
    assert (result.property_percent_at_period_end, result.property_percent_at_disposal) == (80, 75)
    assert (result.property_percent_used, result.property_date_used, result.reason) == (
        75,
        "disposal",
        "property_holding",
    )


def test_a_new_investee_starts_from_nothing() -> None:
    facts = PROPERTY | {"total_assets_start": "0", "total_assets_period_end": None, "total_assets_disposal": "80"}
    result = sale(**facts, property_items=[item("0", "99", value_disposal="40")])
    assert (result.property_percent_at_disposal, result.property_percent_at_period_end) == (50, None)
    assert result.verdict == "scheme_applies"


def test_the_formula_waits_for_something_that_qualifies() -> None:
    for facts in ({"interest_listed": True}, {"investee_holds_immovable_property": False}, {"lots": [lot(SOLD)]}):
        assert sale(**PROPERTY | facts, property_items=[item("100", "100")]).property_percent_used is None


# Election and tax ----------------------------------------------------------------------------------------------------


def test_the_election_belongs_to_the_year_of_the_disposal() -> None:
    result = sale(gain_accrued_on="2026-04-02")
    assert (result.year_of_assessment, result.election_year_of_assessment) == ("2026/27", "2025/26")
    assert result.warnings == ("accrual_year_differs",)


@pytest.mark.parametrize(
    ("facts", "everything", "part", "nothing"),
    [
        ({}, "79500.00", "0.00", "0.00"),
        ({"two_tier_elected": False}, "162000.00", "0.00", "0.00"),
        ({"elect_scheme": False}, "79500.00", "79500.00", "0.00"),
        ({"other_assessable_profits": "-1500000"}, "0.00", "0.00", "0.00"),
        ({"other_assessable_profits": "1500000"}, "244500.00", "120750.00", "120750.00"),
        ({"investor_kind": "fund"}, "72000.00", "0.00", "0.00"),
        ({"investor_kind": "fund", "rate_class": "corporation"}, "79500.00", "0.00", "0.00"),
        ({"rate_class": "unincorporated"}, "79500.00", "0.00", "0.00"),
        ({"disposal_date": "2026-04-01"}, "82500.00", "0.00", "0.00"),
        ({"disposal_date": "2026-04-01", "other_assessable_profits": "-500000"}, "41250.00", "0.00", "0.00"),
        ({"gain_amount": "20000"}, "0.00", "0.00", "0.00"),
    ],
)
def test_tax(facts: dict[str, Any], everything: str, part: str, nothing: str) -> None:
    result = sale(**facts)
    assert str(result.tax_if_all_revenue) == everything
    assert str(result.tax_if_status_quo_part_revenue) == part
    assert str(result.tax_if_status_quo_part_capital) == nothing
    assert result.tax_at_stake == Decimal(everything) - Decimal(nothing)
    assert result.tax_secured_by_scheme == Decimal(everything) - Decimal(part)


@pytest.mark.parametrize("above", ["-0.01", "0", "0.01"])
def test_first_band(above: str) -> None:
    rated = rates("corporation", True, 2026)
    tax = tax_on(rated.first_band_limit + Decimal(above), rated)
    rate = rated.rest_percent if Decimal(above) > 0 else rated.first_band_percent
    assert tax.due == Decimal(165000) + Decimal(above) * rate / 100


@pytest.mark.parametrize(
    ("day", "ceiling"), [("2024-03-31", 3000), ("2024-04-01", 1500), ("2025-04-01", 3000), ("2026-04-01", 0)]
)
def test_reduction_by_year(day: str, ceiling: int) -> None:
    result = sale(disposal_date=day)
    assert (result.tax_reduction_ceiling, result.tax_reduction_all_revenue) == (ceiling, ceiling)


def test_figures_that_are_not_sure_are_on_record() -> None:
    with figures_read() as read:
        sale()
    assert read["tax_reduction.ceiling"].confidence == "recalled"
    assert read["rates.corporation.first_band"].confidence == "official"
    assert figures(date(2019, 1, 1)).reference_months == RULES_THEN.reference_months


# Warnings, reasons, conditions ---------------------------------------------------------------------------------------


def test_warnings_about_the_answers() -> None:
    facts = {"gain_source": "not_sure", "investee_equity_changed": True, "investee_several_classes": True}
    result = sale(**facts, as_of=SOLD - DAY)
    assert result.warnings == ("source_unconfirmed", "future_disposal", "dilution_check", "several_classes")
    assert sale(as_of=SOLD).warnings == ()
    assert [finding.met for finding in result.conditions if finding.id == "onshore_gain"] == [None]


def test_every_reason_is_reached() -> None:
    earlier = {"disposed_on": "2024-02-01", "percent": "10", "scheme_applied_on_conditions": True}
    small = {"lots": [lot(percent="10")], "disposal_percent": "10"}
    reached = {
        sale(**facts).reason
        for facts in (
            {}, {"elect_scheme": False}, {"lots": [lot(SOLD)]}, small, {"lots": [lot(trading_stock_from=OLD)]},
            {"lots": [lot(percent="15"), lot(SOLD, "5")]},
            {"lots": [lot(percent="15"), lot("2016-01-01", "5", trading_stock_from=OLD)]},
            {"past_disposals": [earlier], "disposal_percent": "10", "disposal_date": "2025-01-01"},
            {"past_disposals": [earlier], "disposal_percent": "10"},
            {"past_disposals": [earlier], "disposal_percent": "10", "disposal_date": "2025-01-01",
             "lots": [lot(percent="15"), lot("2022-06-01", "5")]},
            {**PROPERTY, "property_items": [item("99", "99")]},
        )
    }  # fmt: skip
    from_the_first_questions = {reason for reason in OUTCOMES if OUTCOMES[reason][0] == "out_of_scope"} | {
        "insurer",
        "property_trading",
        "property_development",
    }
    assert reached | from_the_first_questions == set(OUTCOMES)
    assert not reached & from_the_first_questions


def test_conditions_come_in_the_order_of_the_law() -> None:
    developer = {
        "investee_property_development_ever": True,
        "last_property_development_date": OLD,
        "investee_properties_all_business_use": True,
    }
    arrangement = {"investor_kind": "fund", "investee_kind": "trust"}
    found = [finding.id for finding in sale(**arrangement, **developer).conditions]
    assert found == [condition for condition in CONDITIONS if condition != "leftover_exception"]


def test_results_and_facts_share_no_name() -> None:
    assert not set(disposal.Result.__dataclass_fields__) & set(disposal.Disposal.__dataclass_fields__)


# Refusals ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "code", "fact"),
    [
        (
            {"investee_property_development_ever": True, "last_property_development_date": SOLD + DAY},
            "date_order",
            "last_property_development_date",
        ),
        ({"disposal_percent": "0"}, "out_of_range", "disposal_percent"),
        ({"disposal_percent": "100.01"}, "out_of_range", "disposal_percent"),
        ({"lots": [lot(SOLD + DAY)]}, "date_order", "lots.acquired_on"),
        ({"lots": [lot(percent="-1")]}, "out_of_range", "lots.percent"),
        ({"lots": [lot(trading_stock_from=SOLD + DAY)]}, "date_order", "lots.trading_stock_from"),
        (
            {"lots": [lot(trading_stock_from="2020-01-02", appropriated_on="2020-01-01")]},
            "date_order",
            "lots.appropriated_on",
        ),
        ({"lots": [lot(percent="19.99")]}, "inconsistent_lots", "lots"),
        ({"lots": []}, "inconsistent_lots", "lots"),
        (
            {"past_disposals": [{"disposed_on": SOLD + DAY, "percent": "1"}]},
            "date_order",
            "past_disposals.disposed_on",
        ),
        ({"past_disposals": [{"disposed_on": OLD, "percent": "101"}]}, "out_of_range", "past_disposals.percent"),
        ({"past_disposals": [{"disposed_on": OLD, "percent": "0.01"}]}, "inconsistent_lots", "lots"),
        (
            {"lots": [lot(), lot("2020-01-01")], "past_disposals": [{"disposed_on": "2019-12-31", "percent": "21"}]},
            "inconsistent_lots",
            "lots",
        ),
        (PROPERTY | {"total_assets_start": None}, "missing", "total_assets_start"),
        (PROPERTY | {"total_assets_period_end": None}, "missing", "total_assets_disposal"),
        (PROPERTY | {"total_assets_start": "-1"}, "out_of_range", "total_assets_start"),
        (PROPERTY | {"total_assets_period_end": "-1"}, "out_of_range", "total_assets_period_end"),
        (PROPERTY | {"total_assets_disposal": "-1"}, "out_of_range", "total_assets_disposal"),
        (
            PROPERTY | {"total_assets_start": "0", "total_assets_period_end": "0"},
            "total_assets_not_positive",
            "total_assets_start",
        ),
        (PROPERTY | {"property_items": [item("-1")]}, "out_of_range", "property_items.value_start"),
        (PROPERTY | {"property_items": [item("1", "-1")]}, "out_of_range", "property_items.value_period_end"),
        (
            PROPERTY | {"property_items": [item(held="via_entity", interest_percent="101")]},
            "out_of_range",
            "property_items.interest_percent",
        ),
    ],
)
def test_refused(facts: dict[str, Any], code: str, fact: str) -> None:
    assert refused(**facts) == (code, fact)


def test_a_fact_that_is_needed_and_not_there_is_an_unset_slot() -> None:
    for name, more in (
        ("disposal_date", {}), ("disposal_percent", {}), ("lots", {}),
        ("last_property_development_date", {"investee_property_development_ever": True}),
    ):  # fmt: skip
        case = facts_of_sale(**{name: None}, **more)
        with pytest.raises(AttributeError) as problem:
            disposal.assess(case)
        assert (problem.value.name, problem.value.obj) == (name, case)


# Trading stock, on its own -------------------------------------------------------------------------------------------


def stock(**facts: Any) -> trading_stock.Result:
    return trading_stock.assess(built(trading_stock.TradingStock, facts))


FINAL = {
    "trading_stock_trigger": "diminution_provision",
    "trading_stock_amount_final": True,
    "trading_stock_basis_period_start": "2020-04-01",
    "same_lot_disposed_on": "2021-07-01",
}


def test_trading_stock() -> None:
    never = stock(trading_stock_amount_final=True, appropriated_on="2020-01-01")
    assert (never.verdict, never.regarded_as_trading_stock, never.disregarded_from) == (
        "never_trading_stock",
        False,
        None,
    )
    pending = stock(**FINAL | {"trading_stock_amount_final": False})
    assert (pending.verdict, pending.disregarded_from) == ("may_become_trading_stock", None)
    assert pending.warnings == ("may_become_trading_stock",)
    assert stock(**FINAL).disregarded_from == date(2020, 4, 1)
    by_sale = stock(**FINAL | {"trading_stock_trigger": "same_lot_disposal"})
    assert (by_sale.regarded_as_trading_stock, by_sale.disregarded_from) == (True, date(2021, 7, 1))


def test_trading_stock_taken_out() -> None:
    untaxed = stock(**FINAL, appropriated_on="2022-01-01")
    assert (untaxed.regarded_as_trading_stock, untaxed.disregarded_to) == (True, None)
    taxed = stock(**FINAL, appropriated_on="2022-01-01", appropriation_market_value_taxed=True)
    assert (taxed.verdict, taxed.disregarded_to) == ("no_longer_trading_stock", date(2022, 1, 1))
    assert (taxed.counted_from, taxed.held_24_months_on) == (date(2022, 1, 2), date(2024, 1, 2))
    with pytest.raises(Refused, match="date_order"):
        stock(**FINAL, appropriated_on="2020-03-31", appropriation_market_value_taxed=True)
