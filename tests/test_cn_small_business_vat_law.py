"""VAT of small businesses: the threshold on both sides of 2026, special invoices, real estate, general taxpayers."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.cn_small_business import incentives
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.result import Result
from calculators.cn_small_business.rules import RULES
from calculators.shared.refusal import Refused
from tests.small_business import assessed, built

D = Decimal
SMALL = {"entity_type": "company", "topics": ["vat"], "vat_status": "small_scale"}


def quarter(end: str, sales: str | None = None, **given: Any) -> Result:
    return assessed(**SMALL, vat_period="quarter", vat_period_end=end, sales_excl_vat=sales, **given)


def month(end: str, sales: str | None = None, **given: Any) -> Result:
    return assessed(**SMALL, vat_period="month", vat_period_end=end, sales_excl_vat=sales, **given)


def general(end: str = "2025-06-30", **given: Any) -> Result:
    return assessed(
        entity_type="company", topics=["vat"], vat_status="general", vat_period="month", vat_period_end=end, **given
    )


# The threshold --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_day", "sales", "payable"),
    [
        ("2025-12-31", "99999.99", "0.00"),
        ("2025-12-31", "100000", "0.00"),
        ("2025-12-31", "100000.01", "1000.00"),
        ("2026-01-31", "99999.99", "0.00"),
        ("2026-01-31", "100000", "1000.00"),
        ("2026-01-31", "100000.01", "1000.00"),
    ],
)
def test_a_month_at_the_limit(last_day: str, sales: str, payable: str) -> None:
    found = month(last_day, sales)
    assert found.vat_payable == D(payable)
    assert found.vat_exempt is (payable == "0.00")
    assert found.margin_vat_threshold == D(100000) - D(sales)


@pytest.mark.parametrize(
    ("last_day", "sales", "payable"),
    [
        ("2025-12-31", "300000", "0.00"),
        ("2025-12-31", "300000.01", "3000.00"),
        ("2026-03-31", "299999.99", "0.00"),
        ("2026-03-31", "300000", "3000.00"),
    ],
)
def test_a_quarter_at_the_limit(last_day: str, sales: str, payable: str) -> None:
    assert quarter(last_day, sales).vat_payable == D(payable)


def test_the_period_not_the_tax_year_has_the_rules() -> None:
    assert quarter("2025-12-31", "300000", tax_year=2026).vat_payable == 0
    assert quarter("2026-03-31", "300000", tax_year=2025).vat_payable == 3000


@pytest.mark.parametrize(
    ("included", "payable", "exempt"),
    [("303000", "3000.00", False), ("302999.99", "0.00", True), ("101", "0.00", True)],
)
def test_vat_is_taken_out_before_the_test(included: str, payable: str, exempt: bool) -> None:
    found = quarter("2026-03-31", sales_incl_vat=included)
    assert (found.vat_payable, found.vat_exempt) == (D(payable), exempt)


def test_sales_with_vat_do_not_count_beside_sales_without() -> None:
    assert quarter("2026-03-31", "1000", sales_incl_vat="9999999").vat_payable == 0


def test_no_sales_at_all() -> None:
    assert quarter("2026-03-31").vat_payable is None
    nothing = quarter("2026-03-31", "0", special_invoice_sales_1pct="500")
    assert (nothing.vat_verdict, nothing.vat_payable, nothing.vat_exempt) == ("no_sales", 0, False)


# Special invoices -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last_day", ["2025-12-31", "2026-03-31"])
@pytest.mark.parametrize(
    ("sales", "at_1", "at_3", "payable", "verdict"),
    [
        ("200000", "0", "0", "0.00", "exempt"),
        ("200000", "50000", "0", "500.00", "partly_exempt"),
        ("200000", "0", "50000", "1500.00", "partly_exempt"),
        ("200000", "50000", "50000", "2000.00", "partly_exempt"),
        ("200000", "150000", "50000", "3000.00", "taxed"),
        ("400000", "0", "50000", "5000.00", "taxed"),
        ("400000", "400000", "0", "4000.00", "taxed"),
    ],
)
def test_special_invoices_are_taxed_as_written(
    last_day: str, sales: str, at_1: str, at_3: str, payable: str, verdict: str
) -> None:
    found = quarter(last_day, sales, special_invoice_sales_1pct=at_1, special_invoice_sales_3pct=at_3)
    assert (found.vat_payable, found.vat_verdict) == (D(payable), verdict)
    assert found.vat_before_incentives == D(sales) * 3 / 100


def test_what_keeps_the_threshold_from_freeing_anything() -> None:
    assert quarter("2026-03-31", "1000", special_invoice_sales_1pct="1000").vat_failed == ("special_invoices",)
    assert quarter("2026-03-31", "300000").vat_failed == ("threshold_reached",)
    assert quarter("2026-03-31", "300000.01").vat_failed == ("sales",)
    assert quarter("2025-12-31", "300000.01").vat_failed == ("sales",)
    assert quarter("2026-03-31", "1000").vat_failed == ()


@pytest.mark.parametrize(
    ("at_1", "at_3", "fact"),
    [
        ("1000.01", "0", "special_invoice_sales_1pct"),
        ("600", "400.01", "special_invoice_sales_3pct"),
        ("0", "1000.01", "special_invoice_sales_3pct"),
    ],
)
def test_parts_above_the_sales_are_refused(at_1: str, at_3: str, fact: str) -> None:
    with pytest.raises(Refused) as refused:
        quarter("2026-03-31", "1000", special_invoice_sales_1pct=at_1, special_invoice_sales_3pct=at_3)
    assert (refused.value.code, refused.value.fact) == ("special_invoices_exceed_sales", fact)


def test_parts_that_make_up_the_sales_are_taken() -> None:
    assert quarter("2026-03-31", "1000", special_invoice_sales_1pct="600", special_invoice_sales_3pct="400").vat_payable


# Real estate ----------------------------------------------------------------------------------------------------------


def test_to_2025_a_sale_of_real_estate_is_left_out_of_the_test() -> None:
    found = quarter("2025-12-31", "300000", real_estate_sales="1000000")
    assert (found.vat_test_sales, found.vat_exempt_sales, found.vat_payable) == (300000, 300000, 50000)
    over = quarter("2025-12-31", "300000.01", real_estate_sales="1000000")
    assert (over.vat_test_sales, over.vat_exempt_sales) == (D("300000.01"), 0)
    assert over.vat_payable == D("53000.00")


def test_within_the_limit_the_sale_itself_is_exempt() -> None:
    found = quarter("2025-12-31", "100000", real_estate_sales="200000")
    assert (found.vat_test_sales, found.vat_payable, found.vat_exempt_sales) == (300000, 0, 300000)


def test_leases_are_not_left_out() -> None:
    found = quarter("2025-12-31", "200000", real_estate_lease_sales="100000.01")
    assert (found.vat_exempt, found.vat_payable) == (False, D("7000.00"))
    with_sale = quarter("2025-12-31", "200000", real_estate_lease_sales="100000", real_estate_sales="1")
    assert (with_sale.vat_exempt_sales, with_sale.vat_payable) == (300000, D("0.05"))


def test_from_2026_nothing_is_left_out_and_the_doubt_is_told() -> None:
    found = quarter("2026-03-31", "200000", real_estate_sales="1000000", real_estate_lease_sales="10000")
    assert (found.vat_exempt, found.vat_payable) == (False, 2000 + 30300)
    assert found.vat_payable_with_real_estate_left_out == 30000
    assert "real_estate_exclusion_unconfirmed_2026" in found.warnings
    assert found.vat_before_incentives == 6000 + 30300


@pytest.mark.parametrize(
    ("last_day", "sales", "sold"),
    [
        ("2026-03-31", "300000", "1000000"),
        ("2026-03-31", "1000", "1000"),
        ("2026-03-31", "400000", "0"),
        ("2025-12-31", "200000", "1000000"),
    ],
)
def test_the_doubt_is_told_only_where_it_matters(last_day: str, sales: str, sold: str) -> None:
    found = quarter(last_day, sales, real_estate_sales=sold)
    assert found.vat_payable_with_real_estate_left_out is None
    assert "real_estate_exclusion_unconfirmed_2026" not in found.warnings


@pytest.mark.parametrize(("last_day", "levy"), [("2025-12-31", 5), ("2026-01-31", 3)])
def test_the_levy_on_real_estate(last_day: str, levy: int) -> None:
    found = month(last_day, real_estate_lease_sales="200000")
    assert (found.vat_payable, found.vat_real_estate_rate) == (2000 * levy, levy)


def test_the_two_savings_are_told_apart() -> None:
    partly = quarter("2025-12-31", "200000", special_invoice_sales_1pct="50000")
    assert (partly.vat_saving_threshold, partly.vat_saving_reduced_rate) == (4500, 1000)
    assert partly.vat_saving == 5500
    threshold, reduced = partly.reliefs
    assert (threshold.before, threshold.after, reduced.after) == (6000, 1500, 500)


# The period -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "last_day", "fits"),
    [
        ("month", "2024-02-29", True),
        ("month", "2025-02-28", True),
        ("month", "2024-02-28", False),
        ("month", "2026-06-01", False),
        ("quarter", "2026-03-31", True),
        ("quarter", "2026-04-30", False),
        ("quarter", "2026-12-31", True),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, last_day: str, fits: bool) -> None:
    assert incentives.not_a_period_end(date.fromisoformat(last_day), period) is not fits
    if not fits:
        with pytest.raises(Refused, match="not_a_period_end"):
            assessed(**SMALL, vat_period=period, vat_period_end=last_day)


@pytest.mark.parametrize("last_day", ["2023-12-31", "2027-03-31", "9999-12-31"])
def test_a_period_without_figures_is_answered_in_words(last_day: str) -> None:
    found = quarter(last_day, "1000", special_invoice_sales_1pct="99999999", rolling_12m_sales="9000000")
    assert (found.vat_verdict, found.vat_payable, found.deadline_vat) == ("no_rules", None, None)
    assert found.general_registration_required is None
    assert not incentives.vat_period_known(date.fromisoformat(last_day))


@pytest.mark.parametrize(("last_day", "due"), [("2026-03-31", date(2026, 4, 15)), ("2025-12-31", date(2026, 1, 15))])
def test_returns_are_due_on_the_fifteenth(last_day: str, due: date) -> None:
    found = quarter(last_day, "1000")
    assert (found.deadline_vat, "deadline_may_roll" in found.warnings) == (due, True)


@pytest.mark.parametrize(
    ("figure", "before", "after"),
    [("limit_is_exempt", True, False), ("real_estate_sale_left_out", True, False), ("real_estate_levy", 5, 3),
     ("registration_is_retroactive", False, True), ("reduced_levy", 1, 1), ("levy", 3, 3)],
)  # fmt: skip
def test_what_changed_on_the_first_day_of_2026(figure: str, before: object, after: object) -> None:
    old, new = RULES.on(date(2025, 12, 31)), RULES.on(date(2026, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.vat[figure], new.vat[figure]) == (before, after)


# General taxpayers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sales", "required", "margin"),
    [("4999999.99", False, "0.01"), ("5000000", False, "0.00"), ("5000000.01", True, "-0.01")],
)
def test_exactly_the_limit_need_not_register(sales: str, required: bool, margin: str) -> None:
    found = month("2026-05-31", rolling_12m_sales=sales)
    assert (found.general_registration_required, found.margin_general_threshold) == (required, D(margin))
    assert (found.general_effective_date is not None) is required


def test_registration_reaches_back_to_the_quarter_of_the_excess() -> None:
    found = quarter("2026-06-30", rolling_12m_sales="6000000")
    assert found.general_effective_date == date(2026, 4, 1)
    assert found.general_registration_deadline == date(2026, 7, 15)
    before = quarter("2025-12-31", rolling_12m_sales="6000000")
    assert (before.general_registration_required, before.general_effective_date) == (True, None)
    assert before.general_registration_deadline is None


def test_occasional_sales_of_real_estate_are_taken_off() -> None:
    found = month("2026-05-31", rolling_12m_sales="6000000", rolling_occasional_property_sales="1000000")
    assert (found.general_registration_required, found.general_sales_tested) == (False, 5000000)
    unasked = month("2026-05-31", rolling_12m_sales="5000000", rolling_occasional_property_sales="1000000")
    assert unasked.general_sales_tested == 5000000
    with pytest.raises(Refused, match="part_exceeds_whole"):
        month("2026-05-31", rolling_12m_sales="6000000", rolling_occasional_property_sales="6000000.01")


def test_input_beyond_output_is_carried_on() -> None:
    found = general(output_vat="100", input_vat="150", vat_credit_carried_in="10", input_vat_reversed="20")
    assert (found.vat_net, found.vat_payable, found.vat_credit_carried_out) == (-40, 0, 40)
    assert found.additional_credit_used is None


@pytest.mark.parametrize(("listed", "rate"), [("advanced_manufacturing", 5), ("ic", 15), ("machine_tool", 15)])
def test_additional_credit_of_each_class(listed: str, rate: int) -> None:
    found = general(output_vat="2000", input_vat="1100", input_vat_reversed="100", additional_credit_class=listed)
    assert (found.additional_credit_rate, found.additional_credit_accrued) == (rate, 10 * rate)
    assert (found.vat_payable, found.vat_saving) == (1000 - 10 * rate, 10 * rate)
    assert "additional_credit_2026_unconfirmed" not in found.warnings


def test_additional_credit_goes_no_further_than_the_tax() -> None:
    found = general(output_vat="1030", input_vat="1000", additional_credit_class="ic", additional_credit_carried_in="5")
    assert (found.additional_credit_used, found.additional_credit_carried_out) == (30, 125)
    nothing_due = general(output_vat="0", input_vat="1000", additional_credit_class="ic")
    assert (nothing_due.additional_credit_used, nothing_due.additional_credit_carried_out) == (0, 150)
    taken_back = general(
        output_vat="500", input_vat="0", input_vat_reversed="1000", additional_credit_class="ic",
        additional_credit_carried_in="100",
    )  # fmt: skip
    assert (taken_back.additional_credit_used, taken_back.additional_credit_carried_out) == (0, -50)
    assert taken_back.vat_payable == 1500


@pytest.mark.parametrize(("last_day", "doubted"), [("2025-12-31", False), ("2026-01-31", True)])
def test_whether_the_additional_credit_still_runs_is_in_doubt(last_day: str, doubted: bool) -> None:
    found = general(last_day, output_vat="10", additional_credit_class="advanced_manufacturing")
    assert ("additional_credit_2026_unconfirmed" in found.warnings) is doubted
    assert "additional_credit_2026_unconfirmed" not in general(last_day, output_vat="10").warnings


def test_the_base_of_surcharges_is_asked_where_no_vat_is_known() -> None:
    def asks(**given: Any) -> bool:
        return incentives.vat_is_unknown(built(Incentives, {**SMALL, "vat_period": "month", **given}))

    assert asks(topics=["six_two"])
    assert asks(vat_period_end="2026-01-31")
    assert asks(vat_period_end="2027-01-31", sales_excl_vat="5")
    assert asks(vat_period_end="2026-01-31", vat_status="general")
    assert not asks(vat_period_end="2026-01-31", vat_status="general", input_vat="5")
    assert not asks(vat_period_end="2026-01-31", sales_excl_vat="0")
    assert not asks(vat_period_end="2026-01-31", real_estate_sales="5")
