"""The Canadian return: rules that the golden cases do not reach, with answers worked out by hand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.ca_t1 import return_1999, t1
from calculators.ca_t1.checklist import DOCUMENTS, FORMS
from calculators.ca_t1.findings import CONDITIONS, NOTES
from calculators.shared.refusal import Refused
from tests.ca_t1_facts import CASES, EVERYTHING, TODDLER, assessed, build, slip

ASSESS: dict[str, Callable[[Any], Any]] = {"return": t1.assess, "return_1999": return_1999.assess}
COUPLE = {"marital_status": "married"}
PUPIL = {"birth_date": "2016-02-02"}


def amounts(result: t1.Result, *fields: str) -> list[str]:
    return [str(getattr(result, field)) for field in fields]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden_cases(case: dict[str, Any]) -> None:
    facts = dict(case["facts"])
    scenario = facts.pop("scenario")
    result = ASSESS[scenario](build(scenario, facts))
    assert {name: shown(getattr(result, name)) for name in case["expect"]} == case["expect"]


def shown(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | date) else value


# --- refusals


@pytest.mark.parametrize(
    ("facts", "code", "fact"),
    [
        ({"tax_year": 2023}, "not_an_option", "tax_year"),
        ({"tax_year": 1999}, "not_an_option", "tax_year"),
        ({"date_of_entry": "2026-01-01"}, "not_resident_in_year", "date_of_entry"),
        (
            {
                "date_of_entry": "2025-05-01",
                "pre_arrival_world_income": "10",
                "pre_arrival_canadian_income": "10.01",
            },
            "part_above_whole",
            "pre_arrival_canadian_income",
        ),
        ({"age_on_dec_31": 121}, "out_of_range", "age_on_dec_31"),
        ({"age_on_dec_31": 1904}, "out_of_range", "age_on_dec_31"),
        ({"t4_slips": [slip("60000", box16="4900")]}, "above_maximum", "t4_slips.box16"),
        ({"province": "qc", "t4_slips": [slip("60000", box17="5300")]}, "above_maximum", "t4_slips.box17"),
        ({"t4_slips": [slip("100"), slip("100", box22="100.01")]}, "withheld_above_pay", "t4_slips.box22"),
        ({"age_on_dec_31": 18, "cpp_months": 13}, "out_of_range", "cpp_months"),
        ({"age_on_dec_31": 70, "cpp_months": 0}, "out_of_range", "cpp_months"),
        ({"t4_slips": [slip("1")], "self_employment_net": "0.01"}, "out_of_scope", "self_employment_net"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(facts: dict[str, Any], code: str, fact: str) -> None:
    with pytest.raises(Refused) as refused:
        assessed(**facts)
    assert (refused.value.code, refused.value.fact) == (code, fact)


@pytest.mark.parametrize(
    ("exception", "weeks", "taken"),
    [
        ("full_time_student", 52, True),
        ("full_time_student", 53, False),
        ("part_time_student", 12, True),
        ("part_time_student", 13, False),
    ],
)
def test_a_student_has_at_most_52_weeks_or_12_months(exception: str, weeks: int, taken: bool) -> None:
    facts = {"children": [TODDLER], "child_care_expenses": "100", "foreign_employment_income": "900"}
    facts |= {**COUPLE, "spouse_exception": exception, "spouse_exception_weeks": weeks}
    if taken:
        assert assessed(**facts).line_21400 == 100
        return
    with pytest.raises(Refused) as refused:
        assessed(**facts)
    assert (refused.value.code, refused.value.fact) == ("out_of_range", "spouse_exception_weeks")


def test_the_first_impossible_answer_is_the_one_refused() -> None:
    with pytest.raises(Refused) as refused:
        assessed(date_of_entry="2026-05-05", age_on_dec_31=500, t4_slips=[slip("1", box22="2")])
    assert refused.value.fact == "date_of_entry"


def test_a_loss_beside_a_slip_is_taken() -> None:
    result = assessed(t4_slips=[slip("20000")], self_employment_net="-5000")
    assert amounts(result, "line_13500", "line_15000", "working_income") == ["-5000.00", "15000.00", "20000.00"]
    assert assessed(self_employment_net="-5000").line_15000 == 0


def test_a_year_of_birth_is_an_age() -> None:
    assert assessed(age_on_dec_31=1955).line_30100 == assessed(age_on_dec_31=70).line_30100 > 0


# --- contributions


def test_an_excess_of_the_first_pension_contribution_makes_up_for_the_second() -> None:
    # 2024: base 3,217.50, enhanced 650.00, second 188.00; paid 3,900 + 100 = 4,000
    result = assessed(tax_year=2024, t4_slips=[slip("73200", box16="3900", box16a="100")])
    assert amounts(result, "line_30800", "line_22215", "line_44800") == ["3217.50", "782.50", "0.00"]
    assert result.pension_paid_how == "second_short"


def test_too_little_of_the_first_and_too_much_of_the_second_contribution() -> None:
    # 3,000 x 4.95 / 5.95 = 2,495.80; 504.20 + 188.00; 200.00 - 188.00
    result = assessed(tax_year=2024, t4_slips=[slip("75000", box16="3000", box16a="200")])
    assert amounts(result, "line_30800", "line_22215", "line_44800") == ["2495.80", "692.20", "12.00"]
    assert result.pension_paid_how == "short"


def test_the_months_of_the_plan_shrink_exemption_and_ceilings() -> None:
    # 3,500 x 5/12 = 1,458.33...; 18,541.66... x 4.95% = 917.81, x 1% = 185.42
    facts = {"tax_year": 2024, "t4_slips": [slip("20000", box16="1103.23")], "cpp_months": 5}
    result = assessed(age_on_dec_31=18, **facts)
    assert amounts(result, "line_30800", "line_22215", "line_44800") == ["917.81", "185.42", "0.00"]
    assert assessed(age_on_dec_31=19, **facts).pension_exemption == 3500


def test_quebec_keeps_its_own_pension_excess() -> None:
    # 2026: (50,000 - 3,500) x 5.3% = 2,464.50; x 1% = 465.00; PPIP 50,000 x 0.43%; EI 50,000 x 1.30%
    boxes = {"box17": "3000", "box18": "700", "box55": "300", "box16": "4000"}
    result = assessed(tax_year=2026, province="qc", t4_slips=[slip("50000", **boxes)])
    assert amounts(result, "line_30800", "line_22215", "line_44800") == ["2464.50", "465.00", "0.00"]
    assert amounts(result, "line_31200", "line_45000", "line_31205") == ["650.00", "50.00", "215.00"]
    assert "qpp_excess_on_quebec_return" in result.notes


def test_an_explicit_nought_in_boxes_24_and_26_is_nought() -> None:
    blank, nought = (
        assessed(t4_slips=[slip("30000", box16="1000", box18="400", **boxes)])
        for boxes in ({}, {"box24": "0", "box26": "0"})
    )
    assert (blank.insurable_earnings, blank.pensionable_earnings) == (30000, 30000)
    assert amounts(nought, "line_30800", "line_44800", "line_31200", "line_45000") == [
        "0.00",
        "1000.00",
        "0.00",
        "400.00",
    ]


def test_a_small_earner_gets_the_premium_back() -> None:
    # 2,010 x 1.64% = 32.96, but only 10.00 lies above 2,000
    result = assessed(t4_slips=[slip("2010", box18="32.96")])
    assert amounts(result, "line_31200", "line_45000") == ["10.00", "22.96"]


def test_the_self_employed_owe_both_shares_of_both_contributions() -> None:
    # 2025, profit 80,000: (71,300 - 3,500) x 4.95% = 3,356.10, x 1% = 678.00; (80,000 - 71,300) x 4% = 348.00
    result = assessed(self_employment_net="80000")
    assert amounts(result, "line_31000", "line_22200", "line_42100") == ["3356.10", "5408.10", "8764.20"]
    quebec = assessed(self_employment_net="80000", province="qc")
    # 67,800 x 5.4% = 3,661.20
    assert amounts(quebec, "line_31000", "line_22200", "line_42100") == ["3661.20", "5713.20", "0.00"]


# --- deductions


def test_dues_plans_and_rrsp_room_lower_net_income() -> None:
    slips = [slip("50000", box20="1200", box44="300", box52="2500", box24="0", box26="0")]
    result = assessed(
        t4_slips=slips,
        rrsp_contributions="4000",
        rrsp_deduction_limit="3500",
        other_union_dues="100.50",
        moving_expenses_within_canada="700",
    )
    assert amounts(result, "line_20600", "line_20700", "line_20800", "line_21200", "line_21900", "line_23600") == [
        *("2500.00", "1200.00", "3500.00", "400.50", "700.00"),
        "44199.50",
    ]
    assert {"rrsp_above_room", "pension_adjustment"} <= set(result.notes)


@pytest.mark.parametrize(
    ("facts", "allowed"),
    [
        ({"children": [TODDLER, PUPIL]}, "13000.00"),
        ({"children": [{**TODDLER, "disability": True}, PUPIL]}, "16000.00"),
        ({"children": [{"birth_date": "2000-01-01", "disability": True}]}, "11000.00"),
        ({"children": [{"birth_date": "2008-12-31"}]}, "0.00"),
        ({"children": [{"birth_date": "2009-01-01"}]}, "5000.00"),
        ({"children": [{"birth_date": "2026-01-01"}]}, "0.00"),
        ({"children": [TODDLER], "foreign_employment_income": "9000"}, "6000.00"),
        ({"children": [TODDLER], "child_care_expenses": "7999.99"}, "7999.99"),
        # equal incomes: either may claim
        ({**COUPLE, "children": [TODDLER], "spouse_net_income": "60000"}, "8000.00"),
        ({**COUPLE, "children": [TODDLER], "spouse_net_income": "59999.99"}, "0.00"),
        # a part-time student: 3 months of 200
        (
            {
                **COUPLE,
                "children": [TODDLER],
                "spouse_exception": "part_time_student",
                "spouse_exception_weeks": 3,
            },
            "600.00",
        ),
        # 10 weeks of 200 + 125 + 275
        (
            {
                **COUPLE,
                "children": [TODDLER, PUPIL, {"birth_date": "1999-09-09", "disability": True}],
                "spouse_exception": "prison",
                "spouse_exception_weeks": 10,
            },
            "6000.00",
        ),
    ],
)
def test_child_care_is_the_least_of_its_limits(facts: dict[str, Any], allowed: str) -> None:
    result = assessed(**{"foreign_employment_income": "60000", "child_care_expenses": "20000"} | facts)
    assert str(result.line_21400) == allowed


# --- federal credits


def test_personal_amounts_of_a_short_year() -> None:
    # July 2 to December 31, 2025: 183 of 365 days
    result = assessed(
        date_of_entry="2025-07-02",
        **COUPLE,
        spouse_net_income="1000",
        disability=True,
        age_on_dec_31=66,
        province="ab",
        interest_income="30000",
    )
    # 16,129, 10,138, 9,028 and 45,522 x 183/365; 15% x (30,000 - 22,823.36) = 1,076.50
    assert amounts(result, "line_30000", "line_30300", "line_31600") == ["8086.59", "7086.59", "5082.89"]
    assert amounts(result, "age_amount", "age_threshold", "age_reduction", "line_30100") == [
        *("4526.37", "22823.36", "1076.50"),
        "3449.87",
    ]
    # Alberta: 22,323, 17,219, 6,221 and 46,308 x 183/365; 15% x (30,000 - 23,217.44) = 1,017.38
    assert amounts(result, "line_58040", "line_58120", "line_58440", "line_58080") == [
        *("11192.08", "10192.08", "8633.09"),
        "2101.64",
    ]


def test_an_eligible_dependant_takes_the_place_of_a_spouse() -> None:
    alone = assessed(children=[PUPIL], dependant_net_income="2000")
    together = assessed(children=[PUPIL], dependant_net_income="2000", **COUPLE, spouse_net_income="2000")
    # Ontario 2025: the lesser of 10,823 and 11,905 - 2,000
    assert amounts(alone, "line_30300", "line_30400", "line_58120", "line_58160") == [
        "0.00",
        "14129.00",
        "0.00",
        "9905.00",
    ]
    assert amounts(together, "line_30300", "line_30400", "line_58120", "line_58160") == [
        *("14129.00", "0.00", "9905.00", "0.00"),
    ]


def test_tuition_that_is_not_needed_is_kept() -> None:
    # 20,000 - 16,129 = 3,871 is needed
    result = assessed(interest_income="20000", tuition_fees="5000")
    assert amounts(result, "line_32300", "tuition_unused", "line_40600") == ["3871.00", "1129.00", "0.00"]


def test_a_spouse_uses_tuition_first() -> None:
    # the spouse needs 17,129 - 16,129 = 1,000 of the 6,000; 5,000 is the most that passes
    result = assessed(**COUPLE, spouse_net_income="17129", spouse_tuition_fees="6000")
    assert str(result.line_32600) == "4000.00"


def test_british_columbia_works_out_tuition_of_its_own() -> None:
    # 2025: 30,000 - 12,932 = 17,068 needed of 20,000; federally 30,000 - 16,129 = 13,871
    result = assessed(province="bc", interest_income="30000", tuition_fees="20000")
    assert amounts(result, "line_32300", "provincial_tuition", "line_58800") == ["13871.00", "17068.00", "30000.00"]


def test_gifts_out_of_income_in_the_top_bracket() -> None:
    # 2025: income 263,414 is 10,000 over; 200 x 14.5% + 10,000 x 33% + 4,800 x 29%
    result = assessed(province="bc", interest_income="263414", donations="15000")
    assert str(result.line_34900) == "4721.00"
    # B.C.: 3,585 over 259,829; 200 x 5.06% + 3,585 x 20.5% + 11,215 x 16.8% = 10.12 + 734.93 + 1,884.12
    assert str(result.provincial_gifts_credit) == "2629.17"


def test_alberta_gives_sixty_per_cent_on_the_first_gifts() -> None:
    result = assessed(province="ab", interest_income="50000", donations="300", t4_slips=[slip("0", box46="100")])
    # 200 x 60% + 200 x 21%
    assert str(result.provincial_gifts_credit) == "162.00"


def test_there_is_no_top_up_before_2025() -> None:
    facts = {"interest_income": "150000", "student_loan_interest": "90000", "province": "qc"}
    # 2026: (106,452 - 58,523) x 1%
    assert [str(assessed(tax_year=year, **facts).line_34990) for year in (2024, 2026)] == ["0.00", "479.29"]
    assert assessed(tax_year=2026, **facts, date_of_entry="2026-01-01").line_30000 == 16452


def test_the_advance_of_the_workers_benefit_is_paid_back() -> None:
    assert str(assessed(acwb_advance_received="400").line_42000) == "400.00"
    assert str(assessed(acwb_advance_received="400", date_of_entry="2025-02-02").line_42000) == "0.00"


# --- workers benefit


@pytest.mark.parametrize(
    ("facts", "status", "amount"),
    [
        ({}, "eligible", "1633.00"),
        ({"province": "nu"}, "not_computed_province", "0.00"),
        ({"province": "ab", "date_of_entry": "2025-05-05"}, "not_computed_province", "0.00"),
        ({"date_of_entry": "2025-05-05"}, "not_resident_all_year", "0.00"),
        ({"date_of_entry": "2025-01-01"}, "eligible", "1633.00"),
        ({"age_on_dec_31": 18}, "not_eligible", "0.00"),
        ({"age_on_dec_31": 18, "children": [TODDLER]}, "eligible", "2813.00"),
        ({"tuition_fees": "100", "full_time_student_over_13_weeks": True}, "not_eligible", "0.00"),
        ({"tuition_fees": "0", "full_time_student_over_13_weeks": True}, "eligible", "1633.00"),
        (
            {"tuition_fees": "100", "full_time_student_over_13_weeks": True, "children": [TODDLER]},
            "eligible",
            "2813.00",
        ),
        ({**COUPLE, "cwb_claimed_by_spouse": True}, "not_eligible", "0.00"),
        ({"cwb_claimed_by_spouse": True}, "eligible", "1633.00"),
        ({"interest_income": "30000"}, "not_eligible", "0.00"),
        # family income 20,000 + 25,000 - 16,386 = 28,614, under 30,639
        ({**COUPLE, "spouse_net_income": "25000", "spouse_working_income": "25000"}, "eligible", "2813.00"),
        # without work of the spouse 45,000: 2,813 - 15% x 14,361
        ({**COUPLE, "spouse_net_income": "25000"}, "eligible", "658.85"),
    ],
)
def test_the_workers_benefit(facts: dict[str, Any], status: str, amount: str) -> None:
    result = assessed(foreign_employment_income="20000", **facts)
    assert (result.cwb_status, str(result.line_45300)) == (status, amount)


def test_who_claims_is_asked_only_where_there_is_something_to_claim() -> None:
    case = t1.Return(marital_status="married", foreign_employment_income=Decimal(20000))
    assert t1.cwb_is_due(t1.cwb(case))
    assert not t1.cwb_is_due(t1.cwb(t1.Return(marital_status="married")))


# --- provinces


def test_ontario_children_go_with_the_higher_income() -> None:
    family = {**COUPLE, "children": [TODDLER, PUPIL], "interest_income": "30000"}
    # 2025: 294 + 544 x 2
    assert assessed(**family, spouse_net_income="30000").on_reduction_amounts == 1382
    assert assessed(**family, spouse_net_income="30000.01").on_reduction_amounts == 294


def test_ontario_takes_the_premium_after_all_credits() -> None:
    # 2025: 25,000 x 5.05% - 12,747 x 5.05% = 1,262.50 - 643.72; 2 x 294 - 618.78 is nil; 6% x 5,000
    result = assessed(interest_income="25000")
    assert amounts(result, "on_basic_tax", "on_tax_reduction", "on_health_premium", "line_42800") == [
        *("618.78", "0.00", "300.00", "918.78"),
    ]
    # 22,000: 1,111.00 - 643.72 = 467.28; 588 - 467.28 = 120.72
    reduced = assessed(interest_income="22000")
    assert amounts(reduced, "on_tax_reduction", "on_health_premium", "line_42800") == ["120.72", "120.00", "466.56"]
    newcomer = assessed(
        interest_income="22000",
        date_of_entry="2025-01-02",
        pre_arrival_world_income="1",
        pre_arrival_canadian_income="1",
    )
    assert amounts(newcomer, "line_30000", "on_tax_reduction", "line_42800") == ["16129.00", "0.00", "587.28"]


def test_the_lift_credit_needs_pay_on_a_slip() -> None:
    pay = [slip("28000", box24="0", box26="0")]
    # 28,000 x 5.05% - 643.72 = 770.28; 5.05% x 28,000 is over 875; nothing taken back
    assert amounts(assessed(t4_slips=pay), "on_lift_credit", "line_42800") == ["770.28", "300.00"]
    assert assessed(foreign_employment_income="28000").on_lift_credit == 0
    assert assessed(t4_slips=pay, date_of_entry="2025-03-03").on_lift_credit == 0
    # family income 28,000 + 50,000: 5% x 13,000 = 650
    couple = assessed(t4_slips=pay, **COUPLE, spouse_net_income="50000")
    assert amounts(couple, "on_lift_reduction", "on_lift_credit") == ["650.00", "225.00"]


def test_alberta_has_its_supplement_from_2025_on() -> None:
    facts = {"province": "ab", "interest_income": "90000", "student_loan_interest": "50000"}
    # 2025: (72,323 - 60,000) x 8% = 985.84, a quarter of it
    assert [str(assessed(tax_year=year, **facts).ab_supplemental_credit) for year in (2024, 2025)] == ["0.00", "246.46"]
    # 2025: 4,800 + 3,000 - 5,785.84 - 246.46
    assert str(assessed(tax_year=2025, **facts).line_42800) == "1767.70"
    # 2024: 9,000 - 71,885 x 10%
    assert str(assessed(tax_year=2024, **facts).line_42800) == "1811.50"


def test_yukon_follows_the_federal_amounts() -> None:
    result = assessed(province="yt", **COUPLE, spouse_net_income="6129", t4_slips=[slip("40000", box26="0", box24="0")])
    # (16,129 + 10,000 + 1,471) x 6.4%; 40,000 x 6.4%
    assert amounts(result, "line_58800", "line_61500", "line_42800") == ["27600.00", "1766.40", "793.60"]
    assert result.provincial_status == "approximate"


def test_an_approximate_province_without_a_spouse_amount_gives_none() -> None:
    result = assessed(tax_year=2026, province="pe", **COUPLE, interest_income="30000")
    # (30,000 - 15,000) x 9.5%
    assert amounts(result, "line_58120", "line_42800") == ["0.00", "1425.00"]


def test_an_approximate_province_leaves_gifts_and_medical_expenses_out() -> None:
    facts = {"province": "sk", "interest_income": "50000"}
    assert assessed(**facts).line_42800 == assessed(**facts, donations="900", medical_expenses="9000").line_42800


def test_quebec_taxes_on_a_return_of_its_own() -> None:
    result = assessed(province="qc", interest_income="50000")
    # 50,000 x 14.5% - 16,129 x 14.5% = 4,911.29; 16.5% of it
    assert amounts(result, "line_40600", "line_44000", "line_42800", "line_58800") == [
        *("4911.29", "810.36", "0.00", "0.00"),
    ]
    assert (result.provincial_status, "tp1" in result.forms) == ("quebec_return_required", True)


# --- benefits


def test_the_child_benefit_of_a_large_family() -> None:
    children = [{"birth_date": f"{year}-03-03"} for year in (2012, 2014, 2019, 2021, 2023)]
    # 2 x 8,157 + 3 x 6,883 = 36,963; 23% x (82,847 - 38,237) = 10,260.30; 9.5% x 17,153 = 1,629.54
    result = assessed(**COUPLE, children=children, interest_income="100000")
    assert amounts(result, "ccb_full", "ccb_reduction_1", "ccb_reduction_2", "ccb_annual", "ccb_monthly") == [
        *("36963.00", "10260.30", "1629.54"),
        *("25073.16", "2089.43"),
    ]


def test_income_before_arrival_counts_for_benefits_of_newcomers_only() -> None:
    facts = {
        **COUPLE,
        "interest_income": "1000",
        "spouse_net_income": "2000",
        "pre_arrival_world_income": "4000",
        "spouse_pre_arrival_income": "8000",
    }
    assert assessed(**facts, date_of_entry="2025-08-08").adjusted_family_net_income == 15000
    assert assessed(**facts, date_of_entry="2025-01-01").adjusted_family_net_income == 3000
    alone = facts | {"marital_status": "single", "date_of_entry": "2025-08-08"}
    assert assessed(**alone).adjusted_family_net_income == 5000


@pytest.mark.parametrize(
    ("facts", "annual"),
    [
        ({}, "445.00"),
        ({"interest_income": "15564"}, "545.00"),  # 2.5% x 4,000
        ({"interest_income": "40000"}, "679.00"),
        ({"interest_income": "50432"}, "479.00"),  # 5% x 4,000
        ({"children": [PUPIL]}, "1124.00"),
        ({"children": [PUPIL, TODDLER]}, "1358.00"),
        (COUPLE, "890.00"),
        ({**COUPLE, "children": [PUPIL]}, "1124.00"),
        ({"age_on_dec_31": 17}, "0.00"),
        ({"age_on_dec_31": 17, "children": [TODDLER]}, "1124.00"),
    ],
)
def test_the_groceries_benefit(facts: dict[str, Any], annual: str) -> None:
    result = assessed(**facts)
    assert str(result.gst_credit_annual) == annual
    assert result.gst_credit_quarterly == Decimal(annual) / 4


def test_the_trillium_benefit_in_the_north() -> None:
    # 20% x 6,000 + 800 = 2,000: energy 290, property 72 + 200; 29,547: 4% and 2% of 500 come off
    result = assessed(
        rent_paid="6000", property_tax_paid="800", northern_ontario=True, interest_income="29547", age_on_dec_31=64
    )
    assert amounts(result, "ostc_annual", "oeptc_annual", "noec_annual", "otb_annual") == [
        *("358.00", "552.00", "188.00", "1098.00"),
    ]
    elsewhere = assessed(province="bc", rent_paid="6000", northern_ontario=True)
    assert elsewhere.otb_annual == 0
    assert assessed(northern_ontario=True).noec_annual == 0


def test_a_year_whose_benefits_are_not_published_is_estimated() -> None:
    bases = {year: (r := assessed(tax_year=year)).benefit_basis + " " + r.benefit_year for year in (2024, 2025, 2026)}
    assert bases == {
        2024: "published 2025-07..2026-06",
        2025: "derived 2026-07..2027-06",
        2026: "prior_year_estimate 2027-07..2028-06",
    }


@pytest.mark.parametrize(
    ("entry", "month", "months", "benefit_year", "credit"),
    [
        ("2025-01-01", "2025-01", 6, "2024-07..2025-06", "2025-04"),
        ("2025-06-01", "2025-06", 1, "2024-07..2025-06", "2025-07"),
        ("2025-06-02", "2025-07", 12, "2025-07..2026-06", "2025-07"),
        ("2025-07-01", "2025-07", 12, "2025-07..2026-06", "2025-10"),
        ("2025-12-31", "2026-01", 6, "2025-07..2026-06", "2026-01"),
    ],
)
def test_first_payments(entry: str, month: str, months: int, benefit_year: str, credit: str) -> None:
    result = assessed(date_of_entry=entry, children=[TODDLER])
    assert (result.ccb_first_month, result.ccb_first_months) == (month, months)
    assert (result.ccb_first_benefit_year, result.ccb_first_total) == (benefit_year, None)
    assert result.gst_first_payment_month == credit


def test_first_payments_go_by_the_children_of_that_month() -> None:
    # January 2024 to June 2024 with 2023-24 figures: 6,275 - 7% x (44,863 - 34,863) = 5,575; 464.58 a month
    facts = {"tax_year": 2024, "date_of_entry": "2023-12-31", "children": [{"birth_date": "2018-01-01"}]}
    facts |= {"date_of_entry": "2024-01-01", "world_income_family_base_year": "44863"}
    assert amounts(assessed(**facts), "ccb_first_monthly", "ccb_first_total") == ["464.58", "2787.48"]
    for change in (
        {"children": [{"birth_date": "2006-01-01"}]},
        {"children": []},
        {"immigration_status": "temporary_resident"},
        {"date_of_entry": "2023-12-31"},
    ):
        assert assessed(**facts | change).ccb_first_month is None


# --- dates, papers, findings


@pytest.mark.parametrize(
    ("year", "facts", "filing", "payment"),
    [
        (2024, {}, date(2025, 4, 30), date(2025, 4, 30)),
        (2024, {"self_employment_net": "-1"}, date(2025, 6, 16), date(2025, 4, 30)),
        (2025, {**COUPLE, "spouse_self_employed": True}, date(2026, 6, 15), date(2026, 4, 30)),
        (2025, {"spouse_self_employed": True}, date(2026, 4, 30), date(2026, 4, 30)),
        (2026, {"self_employment_net": "1"}, date(2027, 6, 15), date(2027, 4, 30)),
    ],
)
def test_due_dates(year: int, facts: dict[str, Any], filing: date, payment: date) -> None:
    result = assessed(tax_year=year, **facts)
    assert (result.filing_due_date, result.payment_due_date) == (filing, payment)


def test_the_workers_benefit_names_the_condition_that_fails() -> None:
    found = {finding.id: finding.met for finding in assessed(age_on_dec_31=18).conditions}
    assert found["cwb_old_enough_or_family"] is False
    assert "cwb_income" not in found
    newcomer = assessed(date_of_entry="2025-02-02").conditions
    assert [(f.id, f.met) for f in newcomer] == [
        ("resident_all_year", False),
        ("ninety_percent_rule", False),
        ("cwb_province", True),
        ("cwb_resident_all_year", False),
        ("on_resident_on_january_1", False),
    ]


def test_a_newcomer_with_children_applies_for_both_benefits_in_one() -> None:
    arrival = {"date_of_entry": "2025-02-02", **COUPLE}
    assert {"rc66", "rc66sch"} <= set(assessed(**arrival, children=[TODDLER]).forms)
    assert "rc151" not in assessed(**arrival, children=[TODDLER]).forms
    assert "rc151" in assessed(**arrival).forms
    waiting = assessed(**arrival, children=[TODDLER], immigration_status="temporary_resident")
    assert ("rc151" in waiting.forms, "rc66" in waiting.forms) == (True, False)
    assert not {"rc151", "rc66"} & set(assessed(**COUPLE, children=[TODDLER]).forms)


def test_every_condition_note_document_and_form_is_reached() -> None:
    results = [assessed(**facts) for facts in EVERYTHING]
    assert {finding.id for result in results for finding in result.conditions} == set(CONDITIONS)
    assert {note for result in results for note in result.notes} == set(NOTES)
    assert {document for result in results for document in result.documents} == set(DOCUMENTS)
    assert {form for result in results for form in result.forms} == set(FORMS)


def test_a_result_has_every_field_and_every_line_in_cents() -> None:
    for facts in EVERYTHING:
        result = assessed(**facts)
        for name in t1.Result.__dataclass_fields__:
            value = getattr(result, name)
            if name.startswith("line_"):
                assert value.as_tuple().exponent == -2, name
