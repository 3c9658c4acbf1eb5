"""Every amount of a Canadian return can be worked out again from the result's own fields and the facts."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.ca_t1 import return_1999, t1
from calculators.shared.rounding import down_to_cent, to_cent
from tests.ca_t1_facts import CASES, RETURNS, RETURNS_1999, build

# field: a formula, or formulas by the condition under which each holds
WORKINGS: dict[str, str | dict[str, str]] = {
    "line_10100": "round(sum(t4_slips.box14))",
    "line_10400": "round(foreign_employment_income)",
    "line_11900": "round(ei_benefits)",
    "line_12100": "round(interest_income)",
    "line_13010": "round(taxable_scholarship)",
    "line_13500": "round(self_employment_net)",
    "line_15000": "max(0, line_10100 + line_10400 + line_11900 + line_12100 + line_13010 + line_13500)",
    "working_income": "line_10100 + line_10400 + line_13010 + max(0, line_13500)",
    "line_20600": "round(sum(t4_slips.box52))",
    "line_20700": "round(sum(t4_slips.box20))",
    "line_20800": "min(rrsp_paid, rrsp_room)",
    "line_21200": "round(sum(t4_slips.box44) + other_union_dues)",
    "line_21900": "round(moving_expenses_within_canada)",
    "ninety_percent_short_by": {
        "ninety_percent_short_by is not None": (
            "max(0, pre_arrival_world_income * ninety_percent_rule / 100 - pre_arrival_canadian_income)"
        ),
    },
    "contributory_earnings": "max(0, min(pensionable_earnings, pension_ceiling) - pension_exemption)",
    "second_contributory_earnings": "max(0, min(pensionable_earnings, pension_second_ceiling) - pension_ceiling)",
    "pension_base_due": "round(contributory_earnings * pension_base_rate / 100)",
    "pension_enhanced_due": "round(contributory_earnings * pension_enhanced_rate / 100)",
    "pension_second_due": "round(second_contributory_earnings * pension_second_rate / 100)",
    "line_22200": {
        "pension_paid_how == 'self_employed'": "pension_base_due + 2 * pension_enhanced_due + 2 * pension_second_due",
        "True": "0",
    },
    "line_22215": {
        "pension_paid_how == 'in_full'": "pension_enhanced_due + pension_second_due",
        "pension_paid_how == 'second_short'": "pension_paid + pension_second_paid - line_30800",
        "pension_paid_how == 'short'": "pension_paid - line_30800 + min(pension_second_paid, pension_second_due)",
        "True": "0",
    },
    "line_30800": {
        "pension_paid_how == 'short'": (
            "round(pension_paid * pension_base_rate / (pension_base_rate + pension_enhanced_rate))"
        ),
        "pension_paid_how in ('in_full', 'second_short')": "pension_base_due",
        "True": "0",
    },
    "line_31000": {"pension_paid_how == 'self_employed'": "pension_base_due", "True": "0"},
    "line_42100": {
        "pension_paid_how == 'self_employed' and province != 'qc'": "line_31000 + line_22200",
        "True": "0",
    },
    "line_44800": {
        "province == 'qc'": "0",
        "pension_paid_how == 'in_full'": (
            "pension_paid + pension_second_paid - pension_base_due - pension_enhanced_due - pension_second_due"
        ),
        "pension_paid_how == 'short'": "max(0, pension_second_paid - pension_second_due)",
        "True": "0",
    },
    "ei_due": {
        "t4_slips": (
            "min(round(min(insurable_earnings, ei_ceiling) * ei_rate / 100),"
            " max(0, insurable_earnings - ei_small_earner_floor))"
        ),
        "True": "0",
    },
    "line_31200": "min(ei_paid, ei_due)",
    "line_45000": "max(0, ei_paid - ei_due)",
    "ppip_due": {"ppip_rate": "round(min(line_10100, ppip_ceiling) * ppip_rate / 100)", "True": "0"},
    "line_31205": "min(ppip_paid, ppip_due)",
    "net_before_child_care": (
        "max(0, line_15000 - line_20700 - line_20800 - line_21200 - line_21900 - line_22200 - line_22215)"
    ),
    "line_21400": {
        "child_care_exception": (
            "min(child_care_paid, child_care_limit, child_care_earned_limit, child_care_exception_limit)"
        ),
        "child_care_by_spouse": "0",
        "True": "min(child_care_paid, child_care_limit, child_care_earned_limit)",
    },
    "child_care_limit": "sum(child_care_groups.limit)",
    "child_care_exception_rate": {"child_care_exception": "sum(child_care_groups.weekly)"},
    "child_care_exception_limit": {
        "child_care_exception": "round(child_care_exception_rate * spouse_exception_weeks)",
    },
    "line_23600": "max(0, net_before_child_care - line_21400)",
    "line_26000": "line_23600",
    "basic_personal_amount": (
        "round(bpa_max - (max(bpa_phase_start, min(bpa_phase_end, line_23600)) - bpa_phase_start)"
        " * (bpa_max - bpa_min) / (bpa_phase_end - bpa_phase_start))"
    ),
    "line_30000": "round(basic_personal_amount * days_counted / days_in_year)",
    "age_amount": {"age_rate": "round(full_age_amount * days_counted / days_in_year)"},
    "age_threshold": {"age_rate": "round(full_age_threshold * days_counted / days_in_year)"},
    "age_reduction": {"age_rate": "round(max(0, line_23600 - age_threshold) * age_rate / 100)"},
    "line_30100": {"age_rate": "max(0, age_amount - age_reduction)", "True": "0"},
    "line_30300": {"couple": "max(0, line_30000 - spouse_income)", "True": "0"},
    "line_30400": {"eligible_dependant": "max(0, line_30000 - dependant_income)", "True": "0"},
    "line_31260": "min(employment_amount, line_10100 + line_10400)",
    "line_31600": {"disability_amount": "round(disability_amount * days_counted / days_in_year)", "True": "0"},
    "line_31900": "round(student_loan_interest)",
    "amounts_before_tuition": (
        "line_30000 + line_30100 + line_30300 + line_30400 + line_30800 + line_31000 + line_31200 + line_31205"
        " + line_31260 + line_31600"
    ),
    "tuition_needed": {
        "tuition_needed is None": "None",
        "line_26000 <= first_threshold": "line_26000",
        "True": "round(line_40400 / lowest_rate * 100)",
    },
    "line_32300": {"tuition_paid": "min(tuition_paid, max(0, tuition_needed - amounts_before_tuition))", "True": "0"},
    "tuition_unused": "tuition_paid - line_32300",
    "line_32600": {
        "spouse_tuition": "max(0, min(spouse_tuition, spouse_tuition_max) - spouse_tuition_used)",
        "True": "0",
    },
    "line_33099": "round(medical_expenses)",
    "medical_floor": {"medical_rate": "min(round(line_23600 * medical_rate / 100), medical_cap)"},
    "line_33200": {"medical_floor is not None": "max(0, line_33099 - medical_floor)", "True": "0"},
    "line_33500": "amounts_before_tuition + line_31900 + line_32300 + line_32600 + line_33200",
    "line_33800": "round(line_33500 * lowest_rate / 100)",
    "gifts": {"gifts_given": "min(gifts_given, round(line_23600 * gifts_income_limit / 100))", "True": "0"},
    "gifts_low": {"gifts_given": "min(gifts, gifts_low_limit)"},
    "gifts_high": {"gifts_given": "gifts - gifts_low - gifts_top"},
    "line_34900": {
        "gifts": (
            "round(gifts_low * lowest_rate / 100) + round(gifts_top * gifts_top_rate / 100)"
            " + round(gifts_high * gifts_high_rate / 100)"
        ),
        "True": "0",
    },
    "line_34990": {"topup_rate": "round(max(0, line_33500 - first_threshold) * topup_rate / 100)", "True": "0"},
    "line_35000": "line_33800 + line_34900 + line_34990",
    "line_40400": "federal_tax_below + round((line_26000 - federal_bracket_over) * federal_bracket_rate / 100)",
    "line_40600": "max(0, line_40400 - line_35000)",
    "line_42000": "line_40600 + line_41500",
    "line_44000": {"quebec_abatement_rate": "round(line_40600 * quebec_abatement_rate / 100)", "True": "0"},
    "cwb_phased_in": {
        "cwb_rate": "min(cwb_max, round(max(0, cwb_working_income - cwb_floor) * cwb_rate / 100))",
    },
    "cwb_working_income": {"cwb_rate": "working_income + cwb_spouse_working_income"},
    "cwb_secondary_exemption": {
        "cwb_rate": "min(working_income, cwb_spouse_working_income, cwb_secondary_exemption_max)",
    },
    "cwb_family_income": {"cwb_rate": "line_23600 + spouse_income - cwb_secondary_exemption"},
    "cwb_reduction": {"cwb_rate": "round(max(0, cwb_family_income - cwb_threshold) * cwb_reduction_rate / 100)"},
    "line_45300": {"cwb_status == 'eligible'": "cwb_phased_in - cwb_reduction", "True": "0"},
    "line_58040": {
        "province == 'yt'": "line_30000",
        "provincial_bpa is not None": "round(provincial_bpa * days_counted / days_in_year)",
        "True": "0",
    },
    "provincial_age_reduction": {
        "provincial_age_amount is not None": "round(max(0, line_23600 - provincial_age_threshold) * age_rate / 100)",
    },
    "line_58080": {
        "provincial_age_amount is not None": "max(0, provincial_age_amount - provincial_age_reduction)",
        "True": "0",
    },
    "line_58120": {
        "couple and provincial_spouse_base is not None": (
            "min(round(provincial_spouse_max * days_counted / days_in_year),"
            " max(0, round(provincial_spouse_base * days_counted / days_in_year) - spouse_income))"
        ),
    },
    "line_58160": {
        "eligible_dependant and provincial_spouse_base is not None": (
            "min(round(provincial_spouse_max * days_counted / days_in_year),"
            " max(0, round(provincial_spouse_base * days_counted / days_in_year) - dependant_income))"
        ),
    },
    "line_58440": {
        "provincial_disability_amount is not None": "round(provincial_disability_amount * days_counted / days_in_year)",
        "True": "0",
    },
    "provincial_contributions": {"province != 'qc'": "line_30800 + line_31000 + line_31200", "True": "0"},
    "line_58800": (
        "line_58040 + line_58080 + line_58120 + line_58160 + line_58440 + provincial_contributions"
        " + provincial_employment_amount + line_58520 + provincial_tuition + provincial_spouse_tuition"
        " + provincial_medical"
    ),
    "provincial_gifts_credit": {
        "provincial_gifts_low is not None": (
            "round(provincial_gifts_low * provincial_gifts_low_rate / 100)"
            " + round(provincial_gifts_top * provincial_gifts_top_rate / 100)"
            " + round(provincial_gifts_high * provincial_gifts_high_rate / 100)"
        ),
        "True": "0",
    },
    "line_61500": {
        "provincial_lowest_rate is not None": (
            "round(line_58800 * provincial_lowest_rate / 100) + provincial_gifts_credit"
        ),
        "True": "0",
    },
    "provincial_tax_before_credits": {
        "provincial_tax_below is not None": (
            "provincial_tax_below + round((line_26000 - provincial_bracket_over) * provincial_bracket_rate / 100)"
        ),
        "True": "0",
    },
    "on_basic_tax": {"province == 'on'": "max(0, provincial_tax_before_credits - line_61500)", "True": "0"},
    "provincial_medical_floor": {
        "provincial_medical_cap": "min(round(line_23600 * medical_rate / 100), provincial_medical_cap)",
    },
    "provincial_medical": {
        "provincial_medical_cap": "max(0, line_33099 - provincial_medical_floor)",
        "True": "0",
    },
    "on_surtax": "sum(on_surtax_tiers.tax)",
    "on_tax_reduction": "min(on_basic_tax + on_surtax, max(0, 2 * on_reduction_amounts - on_basic_tax - on_surtax))",
    "on_reduction_amounts": {
        "on_reduction_basic": "on_reduction_basic + on_reduction_child * on_reduction_children",
        "True": "0",
    },
    "on_lift_most": {"on_lift_rate": "min(on_lift_max, round(line_10100 * on_lift_rate / 100))", "True": "0"},
    "on_lift_reduction": {
        "on_lift_family_threshold": (
            "round(max(0, line_23600 - on_lift_threshold, line_23600 + spouse_income - on_lift_family_threshold)"
            " * on_lift_reduction_rate / 100)"
        ),
        "on_lift_rate": "round(max(0, line_23600 - on_lift_threshold) * on_lift_reduction_rate / 100)",
        "True": "0",
    },
    "on_lift_credit": "min(max(0, on_lift_most - on_lift_reduction), on_basic_tax + on_surtax - on_tax_reduction)",
    "on_health_premium": {
        "province == 'on'": "on_premium_base + round((line_26000 - on_premium_over) * on_premium_rate / 100)",
        "True": "0",
    },
    "line_63050": {"on_care_rate is not None": "round(line_21400 * on_care_rate / 100)", "True": "0"},
    "bc_tax_reduction": {
        "bc_reduction_max is not None": (
            "min(max(0, provincial_tax_before_credits - line_61500), max(0, bc_reduction_max"
            " - round(max(0, line_23600 - bc_reduction_threshold) * bc_reduction_rate / 100)))"
        ),
        "True": "0",
    },
    "ab_supplemental_credit": {
        "ab_supplement_rate is not None": (
            "round(max(0, round(line_58800 * provincial_lowest_rate / 100) - ab_supplement_floor)"
            " * ab_supplement_rate / 100)"
        ),
        "True": "0",
    },
    "line_42800": {
        "province == 'on'": "on_basic_tax + on_surtax - on_tax_reduction - on_lift_credit + on_health_premium",
        "True": "max(0, provincial_tax_before_credits - line_61500 - ab_supplemental_credit) - bc_tax_reduction",
    },
    "line_43500": "line_42000 + line_42100 + line_42800",
    "line_43700": "round(sum(t4_slips.box22)) + other_tax_withheld_counted",
    "line_47900": "line_63050",
    "line_48200": "line_43700 + line_44000 + line_44800 + line_45000 + line_45300 + line_47900",
    "line_48400": "max(0, line_48200 - line_43500)",
    "line_48500": "max(0, line_43500 - line_48200)",
    "adjusted_family_net_income": "line_23600 + spouse_income + pre_arrival_income",
    "ccb_full": {
        "ccb_young is not None": "ccb_young * ccb_children_young + ccb_older * ccb_children_older",
        "True": "0",
    },
    "ccb_reduction_1": {
        "ccb_rate_1": (
            "round(max(0, min(adjusted_family_net_income, ccb_threshold_2) - ccb_threshold_1) * ccb_rate_1 / 100)"
        ),
        "True": "0",
    },
    "ccb_reduction_2": {
        "ccb_rate_2": "round(max(0, adjusted_family_net_income - ccb_threshold_2) * ccb_rate_2 / 100)",
        "True": "0",
    },
    "ccb_annual": {"ccb_can_start": "0", "True": "max(0, ccb_full - ccb_reduction_1 - ccb_reduction_2)"},
    "ccb_monthly": "cut(ccb_annual / 12)",
    "gst_supplement": {
        "gst_supplement_rate": (
            "min(gst_supplement_max, round(max(0, adjusted_family_net_income - gst_supplement_floor)"
            " * gst_supplement_rate / 100))"
        ),
        "gst_supplement_max": "gst_supplement_max",
        "True": "0",
    },
    "gst_full": {
        "gst_adult is not None": "gst_adult * gst_adults + gst_child * gst_children + gst_supplement",
        "True": "0",
    },
    "gst_reduction": {
        "gst_rate": "round(max(0, adjusted_family_net_income - gst_threshold) * gst_rate / 100)",
        "True": "0",
    },
    "gst_credit_annual": "max(0, gst_full - gst_reduction)",
    "gst_credit_quarterly": "round(gst_credit_annual / 4)",
    "ostc_full": {"ostc_people": "ostc_per_person * ostc_people", "True": "0"},
    "ostc_reduction": {
        "ostc_people": "round(max(0, adjusted_family_net_income - ostc_threshold) * ostc_rate / 100)",
        "True": "0",
    },
    "occupancy_cost": {
        "occupancy_rate": "round(round(rent_paid) * occupancy_rate / 100) + round(property_tax_paid)",
        "True": "0",
    },
    "oeptc_energy": {"oeptc_energy": "min(occupancy_cost, energy_max)"},
    "oeptc_property": {
        "oeptc_property": (
            "min(property_max, min(occupancy_cost, property_base) + round(occupancy_cost * property_rate / 100))"
        ),
    },
    "oeptc_reduction": {
        "oeptc_energy": "round(max(0, adjusted_family_net_income - oeptc_threshold) * oeptc_rate / 100)",
        "True": "0",
    },
    "noec_reduction": {
        "noec_full": "round(max(0, adjusted_family_net_income - noec_threshold) * noec_rate / 100)",
        "True": "0",
    },
    "ostc_annual": "max(0, ostc_full - ostc_reduction)",
    "oeptc_annual": "max(0, oeptc_energy + oeptc_property - oeptc_reduction)",
    "noec_annual": "max(0, noec_full - noec_reduction)",
    "otb_annual": "ostc_annual + oeptc_annual + noec_annual",
    "ccb_first_total": {"ccb_first_total is not None": "ccb_first_months * ccb_first_monthly"},
}

WORKINGS_1999: dict[str, str | dict[str, str]] = {
    "line_101": "round(sum(t4_slips.box14))",
    "line_150": "line_101 + round(interest_income)",
    "line_212": "round(sum(t4_slips.box44))",
    "line_236": "max(0, line_150 - line_212 - line_214)",
    "line_260": "line_236",
    "line_214": {
        "child_care_exception": (
            "min(child_care_paid, child_care_limit, child_care_earned_limit, child_care_exception_limit)"
        ),
        "child_care_by_spouse": "0",
        "True": "min(child_care_paid, child_care_limit, child_care_earned_limit)",
    },
    "line_300": "round(basic_personal_amount * days_resident / days_in_year)",
    "line_303": {
        "couple": (
            "round(max(0, spousal_amount * days_resident / days_in_year"
            " - max(0, spouse_income - spousal_income_floor * days_resident / days_in_year)))"
        ),
        "True": "0",
    },
    "line_307": (
        "round(max(0, supplement_per_person * adults - max(0, family_net_income - supplement_threshold_per_person"
        " * adults) * supplement_rate / 100) * days_resident / days_in_year)"
    ),
    "cpp_due": "round(max(0, min(line_101, cpp_ceiling) - cpp_exemption) * cpp_rate / 100)",
    "ei_due": "round(min(line_101, ei_ceiling) * ei_rate / 100)",
    "line_326": {
        "couple and spouse_tuition_fees and spouse_income == 0": (
            "round(min(education_transfer_max, spouse_tuition_fees + education_amount * spouse_education_months))"
        ),
        "True": "0",
    },
    "line_308": "min(cpp_paid, cpp_due)",
    "line_312": "min(ei_paid, ei_due)",
    "line_335": "line_300 + line_303 + line_307 + line_308 + line_312 + line_326",
    "line_338": "round(line_335 * credit_rate / 100)",
    "line_350": "line_338",
    "schedule1_tax": "bracket_tax_below + round((line_260 - bracket_over) * bracket_rate / 100)",
    "line_406": "max(0, schedule1_tax - line_350)",
    "line_420": "line_406",
    "line_428": "round(line_406 * ontario_rate / 100)",
    "line_435": "line_420 + line_428",
    "line_437": "round(sum(t4_slips.box22))",
    "line_448": "cpp_paid - line_308",
    "line_450": "ei_paid - line_312",
    "occupancy_cost": "round(rent_paid * occupancy_rate_of_rent / 100)",
    "on_property_credit": "min(property_base, occupancy_cost) + round(occupancy_cost * property_rate / 100)",
    "on_sales_credit": "sales_adult * adults + sales_child * children_under_19",
    "on_credit_reduction": (
        "round(max(0, family_net_income - credit_reduction_threshold) * credit_reduction_rate / 100)"
    ),
    "line_479": "max(0, min(credit_cap, on_property_credit + on_sales_credit) - on_credit_reduction)",
    "line_482": "line_437 + line_448 + line_450 + line_479",
    "line_484": "max(0, line_482 - line_435)",
    "line_485": "max(0, line_435 - line_482)",
    "gst_full": "gst_adult * adults + gst_child * children_under_19",
    "gst_reduction": "round(max(0, family_net_income - gst_threshold) * gst_rate / 100)",
    "gst_credit_annual": "max(0, gst_full - gst_reduction)",
    "gst_credit_quarterly": "round(gst_credit_annual / 4)",
}


class Items(list[Any]):
    """A list whose attributes are those of its items, in turn: `t4_slips.box14`."""

    def __getattr__(self, name: str) -> list[Any]:
        return [getattr(item, name) for item in self]


def names_of(case: Any, result: Any) -> dict[str, Any]:
    facts = {name: getattr(case, name) for name in type(case).__dataclass_fields__}
    fields = {name: getattr(result, name) for name in type(result).__dataclass_fields__}
    lists = {name: Items(value) for name, value in (facts | fields).items() if isinstance(value, tuple)}
    return facts | fields | lists | {"round": lambda amount: to_cent(Decimal(amount)), "cut": down_to_cent}


def formula_for(working: str | dict[str, str], names: dict[str, Any]) -> str | None:
    """The formula that holds in this case; None where none does."""
    if isinstance(working, str):
        return working
    return next((formula for when, formula in working.items() if eval(when, names)), None)  # noqa: S307 - of this file


@pytest.mark.parametrize("place", range(len(RETURNS)))
def test_the_amounts_of_a_return_work_out_again(place: int) -> None:
    case = build("return", RETURNS[place])
    agrees(case, t1.assess(case), WORKINGS)


@pytest.mark.parametrize("place", range(len(RETURNS_1999)))
def test_the_amounts_of_1999_work_out_again(place: int) -> None:
    case = build("return_1999", RETURNS_1999[place])
    agrees(case, return_1999.assess(case), WORKINGS_1999)


def agrees(case: Any, result: Any, workings: dict[str, Any]) -> None:
    names = names_of(case, result)
    for field, working in workings.items():
        if (formula := formula_for(working, names)) is not None:
            assert eval(formula, names) == getattr(result, field), (field, formula)  # noqa: S307 - of this file


def test_every_amount_that_a_case_expects_has_a_working() -> None:
    amounts = {
        name
        for case in CASES
        for name, value in case["expect"].items()
        if isinstance(value, str) and value.replace(".", "").isdigit()
    }
    assert amounts <= WORKINGS.keys() | WORKINGS_1999.keys()
