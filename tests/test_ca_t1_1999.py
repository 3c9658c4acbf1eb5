"""The form of 1999 beyond its two families: known answers, boundaries, and refusals."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.ca_t1.return_1999 import CONDITIONS
from calculators.shared.refusal import Refused
from tests.ca_t1_facts import assessed_1999, slip

COUPLE = {"marital_status": "married"}
CHILD = {"birth_date": "1995-01-01"}
CENT = Decimal("0.01")


def amounts(result: Any, *fields: str) -> list[str]:
    return [str(getattr(result, field)) for field in fields]


@pytest.mark.parametrize(
    ("facts", "code", "fact"),
    [
        ({"date_of_entry": "2000-01-01"}, "not_resident_in_year", "date_of_entry"),
        # 1.2 x 1,186.50 = 1,423.80
        ({"t4_slips": [slip("40000", box16="1423.81")]}, "above_maximum", "t4_slips.box16"),
        ({"t4_slips": [slip("40000", box22="40000.01")]}, "withheld_above_pay", "t4_slips.box22"),
        (
            {**COUPLE, "spouse_tuition_fees": "1", "spouse_education_months": 13},
            "out_of_range",
            "spouse_education_months",
        ),
        (
            {
                **COUPLE,
                "children": [CHILD],
                "t4_slips": [slip("900")],
                "child_care_expenses": "9",
                "spouse_exception": "part_time_student",
                "spouse_exception_weeks": 13,
            },
            "out_of_range",
            "spouse_exception_weeks",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_refused(facts: dict[str, Any], code: str, fact: str) -> None:
    with pytest.raises(Refused) as refused:
        assessed_1999(**facts)
    assert (refused.value.code, refused.value.fact) == (code, fact)


def test_an_answer_that_is_not_asked_is_not_refused() -> None:
    result = assessed_1999(spouse_education_months=13, spouse_exception="prison", spouse_exception_weeks=99)
    assert result.line_326 == 0


@pytest.mark.parametrize(
    ("entry", "days"), [(None, 365), ("1998-07-07", 365), ("1999-01-01", 365), ("1999-01-02", 364), ("1999-12-31", 1)]
)
def test_days_count_both_ends(entry: str | None, days: int) -> None:
    result = assessed_1999(date_of_entry=entry)
    assert (result.days_resident, result.days_in_year) == (days, 365)
    assert result.line_300 == (Decimal(6794) * days / 365).quantize(CENT)


def test_a_spouse_with_income_lowers_the_spouses_amount() -> None:
    # 572 is free: 5,718 - (2,000 - 572) = 4,290; 500 - 2% x (12,000 + 2,000 - 14,588 < 0) = 500
    result = assessed_1999(**COUPLE, spouse_net_income="2000", interest_income="12000")
    assert amounts(result, "line_300", "line_303", "line_307") == ["6794.00", "4290.00", "500.00"]
    assert amounts(assessed_1999(**COUPLE, spouse_net_income="572.01"), "line_303") == ["5717.99"]


@pytest.mark.parametrize(
    ("income", "supplement"),
    [("7294", "250.00"), ("7295", "249.98"), ("19793", "0.02"), ("19794", "0.00"), ("30000", "0.00")],
)
def test_the_supplement_of_someone_alone_ends_at_19794(income: str, supplement: str) -> None:
    assert amounts(assessed_1999(interest_income=income), "line_307") == [supplement]


@pytest.mark.parametrize(
    ("income", "tax"),
    [
        ("29589.99", "5030.30"),
        ("29590", "5030.30"),
        ("29590.01", "5030.00"),
        ("59180", "12723.40"),
        ("59180.01", "12724.00"),
        ("60180", "13014.00"),
    ],
)
def test_schedule_1_prints_whole_dollars_below_a_bracket(income: str, tax: str) -> None:
    assert amounts(assessed_1999(interest_income=income), "schedule1_tax") == [tax]


def test_contributions_end_at_their_maxima() -> None:
    for pay, cpp, ei in (
        ("37400", "1186.50", "953.70"),
        ("39000", "1186.50", "994.50"),
        ("39001", "1186.50", "994.50"),
    ):
        result = assessed_1999(t4_slips=[slip(pay, box16="1200", box18="1000")])
        assert amounts(result, "line_308", "line_312") == [cpp, ei]
    assert assessed_1999(t4_slips=[slip("3500", box16="10")]).line_308 == 0


@pytest.mark.parametrize(
    ("facts", "allowed"),
    [
        ({"children": [{"birth_date": "1993-01-01"}]}, "7000.00"),
        ({"children": [{"birth_date": "1992-12-31"}]}, "4000.00"),
        ({"children": [{"birth_date": "1982-12-31"}]}, "0.00"),
        ({"children": [CHILD], "t4_slips": [slip("9000")]}, "6000.00"),
        ({**COUPLE, "children": [CHILD]}, "0.00"),
        ({**COUPLE, "children": [CHILD], "spouse_net_income": "50000"}, "7000.00"),
        (
            {**COUPLE, "children": [CHILD], "spouse_exception": "incapable", "spouse_exception_weeks": 10},
            "1750.00",
        ),
    ],
)
def test_child_care_is_the_least_of_its_limits(facts: dict[str, Any], allowed: str) -> None:
    result = assessed_1999(**{"t4_slips": [slip("50000")], "child_care_expenses": "12000"} | facts)
    assert amounts(result, "line_214") == [allowed]
    assert {finding.id for finding in result.conditions} <= set(CONDITIONS)


def test_a_spouse_with_income_passes_nothing_on() -> None:
    facts = {**COUPLE, "spouse_tuition_fees": "4000", "spouse_education_months": 8}
    # 4,000 + 8 x 200 = 5,600, of which 5,000 pass
    assert amounts(assessed_1999(**facts), "line_326") == ["5000.00"]
    assert amounts(assessed_1999(**facts, spouse_net_income="0.01"), "line_326") == ["0.00"]
    assert amounts(assessed_1999(**facts | {"marital_status": "single"}), "line_326") == ["0.00"]


def test_the_ontario_credits_have_a_cap() -> None:
    # occupancy 20% x 40,000 = 8,000: 250 + 800 and 100 make 1,150, capped at 1,000; less 2% x (5,000 - 4,000)
    result = assessed_1999(rent_paid="40000", interest_income="5000")
    assert amounts(result, "on_property_credit", "on_sales_credit", "on_credit_reduction", "line_479") == [
        *("1050.00", "100.00", "20.00", "980.00"),
    ]


def test_the_gst_credit_counts_adults_and_children() -> None:
    family = {**COUPLE, "children": [CHILD, {"birth_date": "1981-01-01"}, {"birth_date": "1980-12-31"}]}
    # 199 x 2 + 105 x 2; 5% x (27,921 - 25,921)
    assert amounts(assessed_1999(**family), "gst_credit_annual") == ["608.00"]
    assert amounts(assessed_1999(**family, interest_income="27921"), "gst_credit_annual", "gst_credit_quarterly") == [
        *("508.00", "127.00"),
    ]


def test_april_30_2000_was_a_sunday() -> None:
    assert assessed_1999().filing_due_date == assessed_1999().payment_due_date == date(2000, 5, 1)
