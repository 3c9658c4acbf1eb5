"""China, cross-border VAT: the day that selects the law, deadlines and limits, each on both sides of its edge."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from calculators.cn_cross_border_vat import treatment as law
from tests.cn_cross_border_vat_facts import INBOUND, OUTBOUND, TENANCY, D, assessed, built


@pytest.mark.parametrize("figure", sorted(law.RULES.figures))
def test_every_parameter_changes_on_its_day(figure: str) -> None:
    def on(day: date) -> Any:
        rules: Any = law.RULES.on(day)
        for name in figure.split("."):
            if rules is None or name not in rules:
                return None
            rules = rules[name]
        return rules

    first_covered = law.RULES.covers[0][0]
    periods = law.RULES.figures[figure]
    for period in periods:
        start = max(period.first, first_covered)
        assert on(start) == on(start + timedelta(1)) == period.value
        if period.last:
            assert on(period.last) == period.value
    for earlier, later in pairwise(periods):
        assert earlier.last is not None
        assert later.first == earlier.last + timedelta(1)
    before = max(periods[0].first, first_covered) - timedelta(1)
    assert on(before) is None


def test_the_figures_on_both_sides_of_the_vat_law() -> None:
    before, after = law.RULES.on(date(2025, 12, 31)), law.RULES.on(date(2026, 1, 1))
    assert before is not None
    assert after is not None
    for band, rate in (("goods", 13), ("low", 9), ("services", 6)):
        assert before.rate[band] == after.rate[band] == rate
    cites = {period.cite for period in law.RULES.figures["rate.goods"]}
    assert cites == {"a2019_39:1", "vatl:10(1)"}
    levy = [law.RULES.on(day).small_scale_levy for day in (date(2027, 12, 31), date(2028, 1, 1))]  # type: ignore[union-attr]
    assert levy == [1, 3]


@pytest.mark.parametrize(
    ("day", "used_abroad", "treatment", "basis", "period"),
    [
        ("2025-12-31", True, "out_of_scope", "used_overseas_until_2025", "before_vat_law"),
        ("2025-12-31", False, "withhold", "consumed_in_china_domestic_recipient", "before_vat_law"),
        ("2026-01-01", True, "withhold", "consumed_in_china_domestic_recipient", "vat_law"),
        ("2021-09-01", True, "out_of_scope", "used_overseas_until_2025", "before_vat_law"),
        ("2021-08-31", False, "needs_review", "consumed_in_china_domestic_recipient", "no_figures"),
    ],
)
def test_the_day_of_the_liability_selects_the_law(
    day: str, used_abroad: bool, treatment: str, basis: str, period: str
) -> None:
    trademark = INBOUND | {"service_category": "other_intangible", "used_or_performed_overseas": used_abroad}
    result = assessed(**trademark | {"obligation_date": day})
    assert (result.current_treatment, result.current_basis, result.law_period) == (treatment, basis, period)
    assert ("pre_2026_carveout_gone" in result.warnings) == (used_abroad and period == "vat_law")
    assert ("before_vat_law" in result.warnings) == (period == "before_vat_law")
    withheld = {"withhold": D("6000.00"), "out_of_scope": D("0.00"), "needs_review": None}
    assert result.withholding_vat == withheld[treatment]
    assert (result.withholding_due_date is None) == (treatment != "withhold")


def test_a_day_without_figures_is_said_in_words() -> None:
    result = assessed(**INBOUND | {"obligation_date": "2021-08-31"})
    assert (result.current_china_tax, result.current_in_scope, result.verdicts_differ) == ("needs_review", None, None)
    assert (result.differ_reason, result.amount_cny, result.vat_rate) == ("no_figures_for_the_date", D(106000), None)
    assert "no_figures_for_the_date" in result.warnings


@pytest.mark.parametrize(
    ("day", "period", "due"),
    [
        ("2026-01-01", "month", "2026-02-15"),
        ("2026-01-31", "month", "2026-02-15"),
        ("2026-02-01", "month", "2026-03-15"),
        ("2028-02-29", "month", "2028-03-15"),
        ("2026-12-31", "month", "2027-01-15"),
        ("2026-03-31", "quarter", "2026-04-15"),
        ("2026-04-01", "quarter", "2026-07-15"),
        ("2026-09-30", "quarter", "2026-10-15"),
        ("2026-10-01", "quarter", "2027-01-15"),
    ],
)
def test_withheld_vat_is_due_on_the_fifteenth_after_the_period(day: str, period: str, due: str) -> None:
    for facts in (INBOUND, TENANCY | {"domestic_agent_appointed": True}):
        result = assessed(**facts | {"obligation_date": day, "filing_period": period})
        assert str(result.withholding_due_date) == due


@pytest.mark.parametrize(
    ("dollars", "done", "required", "above_by"),
    [
        ("49999.99", False, False, "-0.01"),
        ("50000", False, False, "0"),
        ("50000.01", False, True, "0.01"),
        ("50000.01", True, False, "0.01"),
    ],
)
def test_recordal_above_the_limit(dollars: str, done: bool, required: bool, above_by: str) -> None:
    done_for = {"recordal_done_for_contract": done}
    for paid in ({"amount_usd_equivalent": dollars}, {"amount": dollars, "currency": "USD", "fx_rate": "7"}):
        result = assessed(**INBOUND | paid | done_for)
        assert (result.tax_recordal_required, result.above_recordal_limit_by) == (required, D(above_by))
    assert assessed(**INBOUND).tax_recordal_required is None
    assert assessed(**OUTBOUND, amount_usd_equivalent=dollars).tax_recordal_required is None


@pytest.mark.parametrize(
    ("category", "place", "required"), [("catering", "GB", False), ("catering", "CN", True), ("training", "GB", True)]
)
def test_travel_costs_abroad_need_no_recordal(category: str, place: str, required: bool) -> None:
    on_site = {"service_category": category, "delivery_mode": "on_site", "place_of_performance": place}
    assert assessed(**INBOUND | on_site, amount_usd_equivalent="80000").tax_recordal_required is required


def test_nothing_is_asked_about_the_recordal_of_a_travel_cost() -> None:
    hotel = INBOUND | {"service_category": "accommodation", "immovable_country": "GB"}
    for facts, asked in ((hotel, False), (INBOUND, True)):
        case = built(law.Treatment, facts)
        verdict, sale = law.treatment(case), law.sale(case)
        assert law.dollars_matter(verdict, sale, None, "CNY") == asked
        assert law.above_recordal_limit(verdict, sale, D(80000), "USD", None) == asked
        assert not law.dollars_matter(verdict, sale, D(80000), "USD")


@pytest.mark.parametrize(("day", "warned"), [("2026-10-31", False), ("2026-11-01", True)])
def test_announcement_28(day: str, warned: bool) -> None:
    for seller in ("b", "c"):
        result = assessed(**INBOUND | {"supplier_type": seller, "obligation_date": day})
        assert ("check_announcement_28" in result.warnings) == (warned and seller == "c")
