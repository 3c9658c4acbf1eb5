"""The lines of form 428, a province's tax, each with the formula that reaches it."""

from flows.ca_t1.forms import LINE_BY_LINE, Lines, form
from flows.engine.language import Found, Line, _

PRORATED = Found("proration_applies").yes
TOTALS = ("line_58800", "line_61500", "provincial_tax_before_credits")

FORM_428_LINES: Lines = {
    "line_58040": (
        Line(
            _("58040 Provincial basic personal amount"),
            "round(provincial_bpa * days_counted / days_in_year)",
            when=PRORATED,
        ),
        Line(_("58040 Provincial basic personal amount"), "provincial_bpa"),
    ),
    "line_58080": Line(_("58080 Provincial age amount"), "max(0, provincial_age_amount - provincial_age_reduction)"),
    "line_58120": (
        Line(
            _("58120 Provincial spouse or common-law partner amount"),
            "min(round(provincial_spouse_max * days_counted / days_in_year), max(0, round(provincial_spouse_base * days_counted / days_in_year) - spouse_income))",
            when=PRORATED,
        ),
        Line(
            _("58120 Provincial spouse or common-law partner amount"),
            "min(provincial_spouse_max, max(0, provincial_spouse_base - spouse_income))",
        ),
        Line(_("58120 Provincial spouse or common-law partner amount"), "line_30300"),
    ),
    "line_58160": (
        Line(
            _("58160 Provincial amount for an eligible dependant"),
            "min(round(provincial_spouse_max * days_counted / days_in_year), max(0, round(provincial_spouse_base * days_counted / days_in_year) - dependant_income))",
            when=PRORATED,
        ),
        Line(
            _("58160 Provincial amount for an eligible dependant"),
            "min(provincial_spouse_max, max(0, provincial_spouse_base - dependant_income))",
        ),
        Line(_("58160 Provincial amount for an eligible dependant"), "line_30400"),
    ),
    "provincial_contributions": Line(
        _("58240 to 58300 CPP or QPP contributions and EI premiums"), "line_30800 + line_31000 + line_31200"
    ),
    "provincial_employment_amount": Line(_("58310 Canada employment amount"), "line_31260"),
    "line_58440": (
        Line(
            _("58440 Provincial disability amount"),
            "round(provincial_disability_amount * days_counted / days_in_year)",
            when=PRORATED,
        ),
        Line(_("58440 Provincial disability amount"), "provincial_disability_amount"),
    ),
    "line_58520": Line(_("58520 Interest paid on your student loans (provincial)"), "line_31900"),
    "provincial_tuition": Line(_("58560 Your tuition and education amounts"), "provincial_tuition"),
    "provincial_spouse_tuition": Line(
        _("58640 Amounts transferred from your spouse or common-law partner"), "provincial_spouse_tuition"
    ),
    "provincial_medical": Line(
        _("58769 Allowable amount of medical expenses"), "max(0, line_33099 - provincial_medical_floor)"
    ),
    "line_58800": Line(
        _("58800 Provincial non-refundable amounts"),
        "line_58040 + line_58080 + line_58120 + line_58160 + line_58440 + provincial_contributions + provincial_employment_amount + line_58520 + provincial_tuition + provincial_spouse_tuition + provincial_medical",
        when=Found("provincial_lowest_rate").given,
    ),
    "line_61500": Line(
        _("61500 Provincial non-refundable tax credits"),
        "round(line_58800 * (provincial_lowest_rate / 100)) + provincial_gifts_credit",
    ),
    "provincial_tax_before_credits": Line(
        _("Provincial tax on taxable income"),
        "provincial_tax_below + round((line_26000 - provincial_bracket_over) * (provincial_bracket_rate / 100))",
    ),
    "on_surtax": Line(_("Ontario surtax"), "sum(on_surtax_tiers.tax)"),
    "on_tax_reduction": Line(
        _("Ontario tax reduction"),
        "min(on_basic_tax + on_surtax, max(0, 2 * on_reduction_amounts - on_basic_tax - on_surtax))",
    ),
    "on_lift_credit": Line(
        _("Low-income individuals and families tax (LIFT) credit"),
        "min(max(0, on_lift_most - on_lift_reduction), on_basic_tax + on_surtax - on_tax_reduction)",
    ),
    "on_health_premium": Line(
        _("Ontario health premium"),
        "on_premium_base + round((line_26000 - on_premium_over) * (on_premium_rate / 100))",
    ),
    "line_63050": Line(
        _("63050 Ontario childcare access and relief from expenses (CARE) tax credit"),
        "round(line_21400 * (on_care_rate / 100))",
    ),
    "bc_tax_reduction": Line(
        _("B.C. tax reduction credit"),
        "min(max(0, provincial_tax_before_credits - line_61500), max(0, bc_reduction_max - round(max(0, line_23600 - bc_reduction_threshold) * (bc_reduction_rate / 100))))",
    ),
    "ab_supplemental_credit": Line(
        _("Alberta supplemental tax credit"),
        "round(max(0, round(line_58800 * (provincial_lowest_rate / 100)) - ab_supplement_floor) * (ab_supplement_rate / 100))",
    ),
}

LINES = form(FORM_428_LINES, under=LINE_BY_LINE, always=TOTALS)
