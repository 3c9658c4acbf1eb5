"""The lines of the T1, in the order of the form, each with the formula that reaches it."""

from calculators.ca_t1 import t1 as law
from flows.ca_t1.forms import LINE_BY_LINE, Lines, form
from flows.engine.language import Found, Line, _

PRORATED = Found("proration_applies").yes
IN_FULL = Found("pension_paid_how").is_("in_full", "second_short")

TOTALS = (
    "line_13500",
    "line_15000",
    "line_23600",
    "line_26000",
    "line_33500",
    "line_33800",
    "line_35000",
    "line_40400",
    "line_40600",
    "line_42000",
    "line_42800",
    "line_43500",
    "line_48200",
)

T1_LINES: Lines = {
    "line_10100": Line(_("10100 Employment income"), "round(sum(t4_slips.box14))", cites="ita:5"),
    "line_10400": Line(_("10400 Other employment income"), "round(foreign_employment_income)", cites="ita:5"),
    "line_11900": Line(_("11900 Employment insurance benefits"), "round(ei_benefits)", cites="ita:56"),
    "line_12100": Line(_("12100 Interest and other investment income"), "round(interest_income)", cites="ita:12"),
    "line_13010": Line(
        _("13010 Taxable scholarships, fellowships, bursaries"), "round(taxable_scholarship)", cites="ita:56"
    ),
    "line_13500": Line(
        _("13500 Net business income"),
        "round(self_employment_net)",
        when=Found("self_employment_net").given,
        cites="ita:9",
    ),
    "line_15000": Line(
        _("15000 Total income"),
        "max(0, line_10100 + line_10400 + line_11900 + line_12100 + line_13010 + line_13500)",
        cites="ita:3",
    ),
    "line_20600": Line(_("20600 Pension adjustment (not deducted)"), "round(sum(t4_slips.box52))", cites="ita:146"),
    "line_20700": Line(_("20700 Registered pension plan deduction"), "round(sum(t4_slips.box20))", cites="ita:60"),
    "line_20800": Line(_("20800 RRSP deduction"), "min(rrsp_paid, rrsp_room)", cites="ita:146"),
    "line_21200": (
        Line(
            _("21200 Annual union, professional, or like dues"),
            "round(sum(t4_slips.box44) + other_union_dues)",
            cites="ita:8(1)(i)",
        ),
        Line(_("21200 Annual union, professional, or like dues"), "round(sum(t4_slips.box44))", cites="ita:8(1)(i)"),
        Line(_("21200 Annual union, professional, or like dues"), "round(other_union_dues)", cites="ita:8(1)(i)"),
    ),
    "line_21400": (
        Line(
            _("21400 Child care expenses"),
            "min(child_care_paid, child_care_limit, child_care_earned_limit, child_care_exception_limit)",
            cites="ita:63",
        ),
        Line(
            _("21400 Child care expenses"),
            "min(child_care_paid, child_care_limit, child_care_earned_limit)",
            cites="ita:63",
        ),
    ),
    "line_21900": Line(_("21900 Moving expenses"), "round(moving_expenses_within_canada)", cites="ita:62"),
    "line_22200": Line(
        _("22200 Deduction for CPP or QPP contributions on self-employment income"),
        "pension_base_due + 2 * pension_enhanced_due + 2 * pension_second_due",
        cites="ita:60(e)",
    ),
    "line_22215": (
        Line(
            _("22215 Deduction for CPP or QPP enhanced contributions on employment income"),
            "round(contributory_earnings * (pension_enhanced_rate / 100)) + round(second_contributory_earnings * (pension_second_rate / 100))",
            when=Found("pension_paid_how").is_("in_full"),
            cites="ita:60(e.1)",
        ),
        Line(
            _("22215 Deduction for CPP or QPP enhanced contributions on employment income"),
            "pension_paid + pension_second_paid - line_30800",
            when=Found("pension_paid_how").is_("second_short"),
            cites="ita:60(e.1)",
        ),
        Line(
            _("22215 Deduction for CPP or QPP enhanced contributions on employment income"),
            "pension_paid - line_30800 + min(pension_second_paid, pension_second_due)",
            cites="ita:60(e.1)",
        ),
    ),
    "line_23600": Line(
        _("23600 Net income"),
        "max(0, line_15000 - line_20700 - line_20800 - line_21200 - line_21400 - line_21900 - line_22200 - line_22215)",
        cites="ita:3",
    ),
    "line_26000": Line(_("26000 Taxable income"), "line_23600", cites="ita:2"),
    "basic_personal_amount": Line(
        _("Basic personal amount of a full year"),
        "round(bpa_max - (min(line_23600, bpa_phase_end) - bpa_phase_start) * (bpa_max - bpa_min) / (bpa_phase_end - bpa_phase_start))",
        when=law.basic_amount_fades,
        cites="ita:118(1.1)",
    ),
    "line_30000": (
        Line(
            _("30000 Basic personal amount"),
            "round(basic_personal_amount * days_counted / days_in_year)",
            when=PRORATED,
            cites=("ita:118(1)B(c)", "ita:118.91"),
        ),
        Line(_("30000 Basic personal amount"), "basic_personal_amount", cites="ita:118(1)B(c)"),
    ),
    "line_30100": Line(_("30100 Age amount"), "max(0, age_amount - age_reduction)", cites="ita:118(2)"),
    "line_30300": Line(
        _("30300 Spouse or common-law partner amount"), "max(0, line_30000 - spouse_income)", cites="ita:118(1)B(a)"
    ),
    "line_30400": Line(
        _("30400 Amount for an eligible dependant"), "max(0, line_30000 - dependant_income)", cites="ita:118(1)B(b)"
    ),
    "line_30800": (
        Line(
            _("30800 Base CPP or QPP contributions through employment income"),
            "round(contributory_earnings * (pension_base_rate / 100))",
            when=IN_FULL,
            cites="ita:118.7",
        ),
        Line(
            _("30800 Base CPP or QPP contributions through employment income"),
            "round(pension_paid * pension_base_rate / (pension_base_rate + pension_enhanced_rate))",
            cites="ita:118.7",
        ),
    ),
    "line_31000": Line(
        _("31000 Base CPP or QPP contributions on self-employment income"),
        "round(contributory_earnings * (pension_base_rate / 100))",
        cites="ita:118.7",
    ),
    "line_31200": Line(
        _("31200 Employment insurance premiums through employment"), "min(ei_paid, ei_due)", cites="ita:118.7"
    ),
    "line_31205": Line(
        _("31205 Provincial parental insurance plan (PPIP) premiums paid"),
        "min(ppip_paid, ppip_due)",
        cites="ita:118.7",
    ),
    "line_31260": Line(
        _("31260 Canada employment amount"), "min(employment_amount, line_10100 + line_10400)", cites="ita:118(10)"
    ),
    "line_31600": (
        Line(
            _("31600 Disability amount for self"),
            "round(disability_amount * days_counted / days_in_year)",
            when=PRORATED,
            cites="ita:118.3",
        ),
        Line(_("31600 Disability amount for self"), "disability_amount", cites="ita:118.3"),
    ),
    "line_31900": Line(
        _("31900 Interest paid on your student loans"), "round(student_loan_interest)", cites="ita:118.62"
    ),
    "line_32300": Line(
        _("32300 Your tuition, education, and textbook amounts"),
        "min(tuition_paid, max(0, tuition_needed - amounts_before_tuition))",
        cites="ita:118.5",
    ),
    "line_32600": Line(
        _("32600 Amounts transferred from your spouse or common-law partner"),
        "max(0, min(spouse_tuition, spouse_tuition_max) - spouse_tuition_used)",
        cites="ita:118.9",
    ),
    "line_33099": Line(_("33099 Medical expenses"), "round(medical_expenses)", cites="ita:118.2"),
    "line_33200": Line(
        _("33200 Allowable amount of medical expenses"), "max(0, line_33099 - medical_floor)", cites="ita:118.2"
    ),
    "line_33500": Line(
        _("33500 Total of the non-refundable amounts"),
        "line_30000 + line_30100 + line_30300 + line_30400 + line_30800 + line_31000 + line_31200 + line_31205 + line_31260 + line_31600 + line_31900 + line_32300 + line_32600 + line_33200",
        cites="ita:118",
    ),
    "line_33800": Line(_("33800 Total at the lowest rate"), "round(line_33500 * (lowest_rate / 100))", cites="ita:118"),
    "line_34900": Line(
        _("34900 Donations and gifts"),
        "round(gifts_low * (lowest_rate / 100)) + round(gifts_top * (gifts_top_rate / 100)) + round(gifts_high * (gifts_high_rate / 100))",
        cites="ita:118.1",
    ),
    "line_34990": Line(
        _("34990 Top-up tax credit"),
        "round(max(0, line_33500 - first_threshold) * (topup_rate / 100))",
        cites="budget_2025",
    ),
    "line_35000": Line(
        _("35000 Total federal non-refundable tax credits"), "line_33800 + line_34900 + line_34990", cites="ita:118"
    ),
    "line_40400": Line(
        _("40400 Federal tax on taxable income"),
        "federal_tax_below + round((line_26000 - federal_bracket_over) * (federal_bracket_rate / 100))",
        cites="ita:117",
    ),
    "line_40600": Line(_("40600 Federal tax"), "max(0, line_40400 - line_35000)", cites="ita:117"),
    "line_41500": Line(
        _("41500 Advanced Canada workers benefit received"), "round(acwb_advance_received)", cites="ita:122.7"
    ),
    "line_42000": Line(_("42000 Net federal tax"), "line_40600 + line_41500", cites="ita:117"),
    "line_42100": Line(
        _("42100 CPP contributions payable on self-employment income"), "line_31000 + line_22200", cites="cpp_act"
    ),
    "line_42800": (
        Line(
            _("42800 Provincial or territorial tax"),
            "on_basic_tax + on_surtax - on_tax_reduction - on_lift_credit + on_health_premium",
            when=Found("on_premium_base").given,
        ),
        Line(
            _("42800 Provincial or territorial tax"),
            "max(0, provincial_tax_before_credits - line_61500 - ab_supplemental_credit) - bc_tax_reduction",
        ),
    ),
    "line_43500": Line(_("43500 Total payable"), "line_42000 + line_42100 + line_42800"),
    "line_43700": (
        Line(
            _("43700 Total income tax deducted"),
            "round(sum(t4_slips.box22)) + other_tax_withheld_counted",
            cites="ita:150",
        ),
        Line(_("43700 Total income tax deducted"), "other_tax_withheld_counted", cites="ita:150"),
    ),
    "line_44000": Line(
        _("44000 Refundable Quebec abatement"), "round(line_40600 * (quebec_abatement_rate / 100))", cites="ita:120"
    ),
    "line_44800": (
        Line(
            _("44800 CPP or QPP overpayment"),
            "pension_paid + pension_second_paid - pension_base_due - pension_enhanced_due - pension_second_due",
            when=Found("pension_paid_how").is_("in_full"),
            cites="cpp_act",
        ),
        Line(_("44800 CPP or QPP overpayment"), "max(0, pension_second_paid - pension_second_due)", cites="cpp_act"),
    ),
    "line_45000": Line(_("45000 Employment insurance overpayment"), "max(0, ei_paid - ei_due)", cites="ita:118.7"),
    "line_45300": Line(_("45300 Canada workers benefit (CWB)"), "cwb_phased_in - cwb_reduction", cites="ita:122.7"),
    "line_47900": Line(_("47900 Provincial or territorial credits"), "line_63050"),
    "line_48200": Line(
        _("48200 Total credits"),
        "line_43700 + line_44000 + line_44800 + line_45000 + line_45300 + line_47900",
    ),
    "line_48400": Line(_("48400 Refund"), "max(0, line_48200 - line_43500)", cites="ita:164"),
    "line_48500": Line(_("48500 Balance owing"), "max(0, line_43500 - line_48200)", cites="ita:150"),
}

LINES = form(T1_LINES, under=LINE_BY_LINE, always=TOTALS)
