"""China, cross-border VAT: amounts, limits and dates, each on both sides of its edge."""

from dataclasses import fields
from random import Random
from typing import Any

import pytest

from calculators.shared.allocation import in_cents
from calculators.shared.refusal import Refused
from calculators.shared.rounding import to_cent
from tests.cn_cross_border_vat_facts import (
    COMPANIES,
    INBOUND,
    OUTBOUND,
    D,
    assessed,
)


def test_a_small_scale_seller_pays_the_levy_without_credit_and_half_the_surcharges() -> None:
    result = assessed(
        **OUTBOUND | {"supplier_vat_status": "small_scale", "recipient_country": "CN", "amount": "101000"},
        attributable_input_vat="900", location_tier="county",
    )  # fmt: skip
    assert (result.vat_rate, result.output_vat, result.vat_payable) == (1, D("1000.00"), D("1000.00"))
    parts = (result.urban_construction_tax, result.education_surcharge, result.local_education_surcharge)
    assert (*parts, result.surcharges_total) == (D("25.00"), D("15.00"), D("10.00"), D("50.00"))


@pytest.mark.parametrize(("tier", "rate"), [("urban", 7), ("county", 5), ("other", 1)])
def test_surcharges_by_place_and_none_without_one(tier: str, rate: int) -> None:
    sold = OUTBOUND | {"recipient_country": "CN", "attributable_input_vat": "7000"}
    result = assessed(**sold)
    assert (result.output_vat, result.vat_payable, result.surcharges_total) == (D("6000.00"), D("0.00"), None)
    result = assessed(**sold | {"attributable_input_vat": "5999.50", "location_tier": tier})
    assert result.vat_payable == D("0.50")
    assert result.urban_construction_tax == to_cent(D("0.50") * rate / 100)
    assert (result.education_surcharge, result.local_education_surcharge) == (D("0.02"), D("0.01"))


def test_nothing_is_levied_on_withheld_vat() -> None:
    result = assessed(**INBOUND, location_tier="urban")
    assert (result.urban_construction_tax, result.surcharges_total) == (D("0.00"), D("0.00"))


@pytest.mark.parametrize(
    ("changes", "credit", "if_documented", "last"),
    [
        ({}, "6000.00", "6000.00", "documents_complete"),
        ({"documents_complete": False}, "0.00", "6000.00", "documents_complete"),
        ({"input_use": "mixed", "taxable_use_percent": "33.333"}, "1999.98", "1999.98", "documents_complete"),
        ({"input_use": "mixed", "taxable_use_percent": "0"}, "0.00", "0.00", "used_for_taxable_sales"),
        ({"input_use": "simplified"}, "0.00", "0.00", "used_for_taxable_sales"),
        ({"input_use": "exempt"}, "0.00", "0.00", "used_for_taxable_sales"),
        ({"input_use": "welfare_personal"}, "0.00", "0.00", "used_for_taxable_sales"),
        ({"recipient_vat_status": "small_scale"}, "0.00", "0.00", "buyer_general"),
        ({"service_category": "loan_interest"}, "0.00", "0.00", "category_creditable"),
    ],
)
def test_credit_of_the_buyer(changes: dict[str, Any], credit: str, if_documented: str, last: str) -> None:
    result = assessed(**INBOUND | changes)
    assert (str(result.input_vat_creditable), str(result.credit_if_documented)) == (credit, if_documented)
    assert result.irrecoverable_vat == D(6000) - D(credit)
    assert result.credit_conditions[-1].id == last
    assert ("claim_credit" in result.next_steps) == (if_documented != "0.00")


@pytest.mark.parametrize(
    ("domestic", "period", "brought", "refund", "exempted", "carried", "payable"),
    [
        ("0", "5999.99", "0", "5999.99", "0.01", "0.00", "0.00"),
        ("0", "6000", "0", "6000.00", "0.00", "0.00", "0.00"),
        ("0", "6000", "0.01", "6000.00", "0.00", "0.01", "0.00"),
        ("100", "100", "0", "0.00", "6000.00", "0.00", "0.00"),
        ("100", "100.01", "0", "0.01", "5999.99", "0.00", "0.00"),
        ("100", "99.99", "0", "0.00", "6000.00", "0.00", "0.01"),
        ("900", "100", "50", "0.00", "6000.00", "0.00", "750.00"),
        ("1", "1.004", "0", "0.00", "6000.00", "0.00", "0.00"),
    ],
)
def test_exempt_credit_refund(
    domestic: str, period: str, brought: str, refund: str, exempted: str, carried: str, payable: str
) -> None:
    result = assessed(
        **OUTBOUND | {"amount": "100000"}, domestic_output_vat=domestic, period_input_vat=period,
        prior_credit_bf=brought, location_tier="urban",
    )  # fmt: skip
    figures = (result.refund_amount, result.exempt_credit_amount, result.credit_carried_forward, result.vat_payable)
    assert [str(figure) for figure in figures] == [refund, exempted, carried, payable]
    assert result.surcharge_base == D(exempted) + D(payable)
    assert result.urban_construction_tax == to_cent((D(exempted) + D(payable)) * 7 / 100)


def test_zero_rated_without_the_periods_input_shows_only_the_output() -> None:
    result = assessed(**OUTBOUND, location_tier="urban", domestic_output_vat="5")
    assert (result.output_vat, result.vat_rate) == (D("0.00"), 0)
    assert (result.exempt_credit_refund_cap, result.refund_amount, result.surcharges_total) == (None, None, None)
    assert (result.refund_claim_months, result.papers_kept_years, result.zero_rate_barred_months) == (36, 10, None)
    assert assessed(**OUTBOUND, zero_rate_election="waive_exempt").zero_rate_barred_months == 36


def test_the_exempt_part_takes_its_input_vat_with_it() -> None:
    result = assessed(
        **OUTBOUND | {"service_category": "consulting", "amount": "1060000"}, end_user_overseas_percent="70",
        end_user_split_evidence=True, attributable_input_vat="10000",
    )  # fmt: skip
    assert (result.taxed_revenue, result.relieved_revenue) == (D("318000.00"), D("742000.00"))
    assert (result.output_vat, result.input_vat_transferred_out) == (D("18000.00"), D("7000.00"))
    assert result.vat_payable == D("15000.00")
    zero = assessed(
        **OUTBOUND | {"amount": "1060000"}, end_user_overseas_percent="70", end_user_split_evidence=True,
        attributable_input_vat="10000",
    )  # fmt: skip
    assert (zero.vat_payable, zero.input_vat_transferred_out) == (D("8000.00"), None)


def test_what_proof_of_the_end_users_would_save_and_what_they_withhold_again() -> None:
    result = assessed(**OUTBOUND | {"amount": "1060000"}, end_user_overseas_percent="70")
    assert (result.output_vat, result.output_vat_if_proved) == (D("60000.00"), D("18000.00"))
    assert (result.vat_saved_by_proof, result.end_user_withholding_vat) == (D("42000.00"), D("18000.00"))
    assert "end_users_taxed_again" in result.warnings
    assert "reconsider_proof" in result.next_steps


def test_a_partial_relief_of_next_to_nothing_does_not_divide_by_it() -> None:
    result = assessed(
        **OUTBOUND | {"service_category": "consulting", "amount": "0.01"}, currency="JPY", fx_rate="0.05",
        end_user_overseas_percent="70", end_user_split_evidence=True, attributable_input_vat="10",
    )  # fmt: skip
    assert (result.amount_cny, result.input_vat_transferred_out, result.vat_payable) == (0, D("0.00"), D("0.00"))


@pytest.mark.parametrize(
    ("bought", "base", "vat"), [("99999.99", "0.01", "0.00"), ("100000", "0.00", "0.00"), ("100000.01", "0.00", "0.00"),
                                ("78800", "21200.00", "1200.00")],
)  # fmt: skip
def test_a_financial_product_is_taxed_on_its_gain(bought: str, base: str, vat: str) -> None:
    shares_sold = {
        "service_category": "financial_product_transfer",
        "trading_venue_country": "US",
        "issue_country": "CN",
    }
    for facts in (OUTBOUND, INBOUND):
        result = assessed(**facts | shares_sold | {"amount": "100000", "purchase_price": bought})
        assert (str(result.vat_base), str(result.withholding_vat if facts is INBOUND else result.output_vat)) == (
            base,
            vat,
        )
        assert result.amount_cny == D(100000)


def test_both_ends_of_a_gain_are_converted_before_they_are_compared() -> None:
    shares_sold = {"service_category": "financial_product_transfer", "trading_venue_country": "US"}
    result = assessed(
        **OUTBOUND | shares_sold | {"amount": "1.01"}, purchase_price="1.00", currency="USD", fx_rate="7.155"
    )
    assert (result.amount_cny, result.purchase_cny, result.vat_base) == (D("7.23"), D("7.16"), D("0.07"))


@pytest.mark.parametrize(
    ("changes", "used", "left"),
    [
        ({}, "zero_rated", "0.00"),
        ({"service_category": "consulting"}, "exempt", "4000.00"),
        ({"service_category": "other_service"}, "taxable", "4000.00"),
        ({"recipient_vat_status": "small_scale"}, "exempt", "4000.00"),
        ({"recharge_treatment": "taxable"}, "taxable", "4000.00"),
        ({"recharge_treatment": "taxable", "recharge_markup_percent": "10"}, "taxable", "4400.00"),
        ({"documents_complete": False}, "zero_rated", "4000.00"),
        ({"documents_complete": False, "recharge_treatment": "taxable"}, "taxable", "8000.00"),
        ({"documents_complete": False, "recharge_treatment": "exempt"}, "exempt", "4000.00"),
        ({"recipient_vat_status": "small_scale", "service_category": "other_service"}, "taxable", "4699.67"),
    ],
)
def test_vat_left_on_what_is_charged_on(changes: dict[str, Any], used: str, left: str) -> None:
    """Two thirds of 106,000 are charged on: 70,666.67, or 77,733.34 with 10% on top."""
    result = assessed(**INBOUND | {"allocation_key": "seats", "affiliates": COMPANIES} | changes)
    assert (result.recharge_treatment_used, str(result.china_vat_left_on_overseas_share)) == (used, left)
    assert [str(share.amount) for share in result.allocation] == ["35333.34", "35333.33", "35333.33"]
    assert (result.domestic_share, result.overseas_share) == (D("35333.34"), D("70666.66"))


def test_a_group_at_home_has_nothing_to_charge_on() -> None:
    at_home = [company | {"country": "CN"} for company in COMPANIES]
    result = assessed(**INBOUND, allocation_key="revenue", affiliates=at_home)
    assert (result.overseas_share, result.vat_overseas_share) == (0, 0)
    assert (result.recharge_amount, result.china_vat_left_on_overseas_share) == (0, 0)


@pytest.mark.parametrize("keys", [("0", "0", "0"), ("-1", "1", "1")])
def test_keys_that_share_nothing_are_refused(keys: tuple[str, ...]) -> None:
    companies = [company | {"key_value": key} for company, key in zip(COMPANIES, keys, strict=True)]
    with pytest.raises(Refused) as refused:
        assessed(**INBOUND, allocation_key="seats", affiliates=companies)
    assert (refused.value.code, refused.value.fact) == ("keys_sum_to_zero", "affiliates")


@pytest.mark.parametrize(
    ("changes", "fact"),
    [({"amount": "0"}, "amount"), ({"amount": "-0.01"}, "amount"), ({"currency": "USD", "fx_rate": "0"}, "fx_rate")],
)
def test_a_price_of_nothing_is_refused(changes: dict[str, str], fact: str) -> None:
    with pytest.raises(Refused) as refused:
        assessed(**INBOUND | changes)
    assert (refused.value.code, refused.value.fact) == ("out_of_range", fact)


@pytest.mark.parametrize(
    ("facts", "absent"),
    [
        (INBOUND | {"service_category": "accommodation"}, "immovable_country"),
        (INBOUND | {"currency": "USD"}, "fx_rate"),
        (INBOUND | {"input_use": "mixed"}, "taxable_use_percent"),
        ({key: value for key, value in INBOUND.items() if key != "supplier_country"}, "supplier_country"),
    ],
)
def test_a_fact_that_is_needed_and_not_given_is_named(facts: dict[str, Any], absent: str) -> None:
    with pytest.raises(AttributeError) as missing:
        assessed(**facts)
    assert missing.value.name == absent


def test_without_an_amount_there_is_the_verdict_the_rate_and_the_recordal() -> None:
    result = assessed(**INBOUND | {"amount": None}, amount_usd_equivalent="60000", currency="USD")
    assert (result.current_treatment, result.vat_rate, result.tax_recordal_required) == ("withhold", 6, True)
    shown = {
        field.name for field in fields(result) if "unit" in field.metadata and getattr(result, field.name) is not None
    }
    assert shown == {"vat_rate", "amount_usd", "recordal_limit", "above_recordal_limit_by"}
    assert result.withholding_due_date is None


def test_shares_in_cents_add_up_and_are_within_a_cent() -> None:
    random = Random(7)
    for _ in range(300):
        total = D(random.randint(0, 10**9)) / 100
        keys = [D(random.randint(0, 50)) for _ in range(random.randint(1, 9))] + [D(1)]
        parts = in_cents(total, keys)
        assert sum(parts) == total
        assert all(abs(part - total * key / sum(keys)) < D("0.01") for part, key in zip(parts, keys, strict=True))
    assert in_cents(D("0.02"), [D(1), D(1), D(1)]) == (D("0.01"), D("0.01"), D("0.00"))
