"""What is said about the form of 1999: its lines in order, and where the guide contradicts itself."""

from calculators.ca_t1 import return_1999 as law
from flows.ca_t1.forms import Lines, form
from flows.engine.language import By, Check, Found, Line, Say, Step, _

THE_FORM = _("The T1 General of 1999, line by line")
ONTARIO = _("Ontario credits, the GST credit, and the conditions")
THE_GUIDE = _("Where the guide contradicts itself: what it prints, then what its own rules give")

VERDICT = By(
    "verdict",
    {
        "refund": _("For 1999 you would have got {line_484} back."),
        "balance_owing": _("For 1999 you would have had to pay {line_485}."),
        "nothing_to_settle": _("For 1999 there would have been nothing to pay and nothing to get back."),
    },
)

REASON = By(
    "guide_family",
    {
        "arrived_1999": _(
            "This is the guide's first family, arrived in 1999: total payable {line_435}, total credits {line_482}."
        ),
        "arrived_1998": _(
            "This is the guide's second family, arrived in 1998: total payable {line_435}, total credits {line_482}."
        ),
    },
    _("Total payable {line_435}, total credits {line_482}, by the form of 1999 in Ontario."),
)

FIGURES = _("The figures")

SHOWN: Lines = {
    "gst_credit_quarterly": Line(_("GST credit, each quarter"), "round(gst_credit_annual / 4)", cites="guide_1999"),
}

TOTALS = (
    "line_101",
    "line_150",
    "line_236",
    "line_260",
    "line_335",
    "line_338",
    "line_350",
    "schedule1_tax",
    "line_406",
    "line_420",
    "line_428",
    "line_435",
    "line_482",
)
FORM_LINES: Lines = {
    "line_101": Line(_("101 Employment income"), "round(sum(t4_slips.box14))", cites="guide_1999"),
    "line_150": Line(_("150 Total income"), "line_101 + round(interest_income)", cites="guide_1999"),
    "line_212": Line(_("212 Annual union dues"), "round(sum(t4_slips.box44))", cites="guide_1999"),
    "line_214": (
        Line(
            _("214 Child care expenses"),
            "min(child_care_paid, child_care_limit, child_care_earned_limit, child_care_exception_limit)",
            cites="own",
        ),
        Line(
            _("214 Child care expenses"), "min(child_care_paid, child_care_limit, child_care_earned_limit)", cites="own"
        ),
    ),
    "line_236": Line(_("236 Net income"), "max(0, line_150 - line_212 - line_214)", cites="guide_1999"),
    "line_260": Line(_("260 Taxable income"), "line_236", cites="guide_1999"),
    "line_300": (
        Line(
            _("300 Basic personal amount"),
            "round(basic_personal_amount * days_resident / days_in_year)",
            when=law.part_of_the_year,
            cites="guide_1999",
        ),
        Line(_("300 Basic personal amount"), "basic_personal_amount", cites="guide_1999"),
    ),
    "line_303": (
        Line(
            _("303 Spousal amount"),
            "round(max(0, spousal_amount * days_resident / days_in_year - max(0, spouse_income - spousal_income_floor * days_resident / days_in_year)))",
            when=law.part_of_the_year,
            cites="guide_1999",
        ),
        Line(
            _("303 Spousal amount"),
            "max(0, spousal_amount - max(0, spouse_income - spousal_income_floor))",
            cites="guide_1999",
        ),
    ),
    "line_307": (
        Line(
            _("307 Supplementary personal amount (Schedule 13)"),
            "round((supplement_per_person * adults - max(0, family_net_income - supplement_threshold_per_person * adults) * (supplement_rate / 100)) * days_resident / days_in_year)",
            when=law.part_of_the_year,
            cites="guide_1999",
        ),
        Line(
            _("307 Supplementary personal amount (Schedule 13)"),
            "round(supplement_per_person * adults - max(0, family_net_income - supplement_threshold_per_person * adults) * (supplement_rate / 100))",
            cites="guide_1999",
        ),
    ),
    "line_308": Line(_("308 CPP contributions"), "min(cpp_paid, cpp_due)", cites="guide_1999"),
    "line_312": Line(_("312 EI premiums"), "min(ei_paid, ei_due)", cites="guide_1999"),
    "line_326": Line(
        _("326 Amounts transferred from your spouse (Schedule 2)"),
        "round(min(education_transfer_max, spouse_tuition_fees + education_amount * spouse_education_months))",
        cites="guide_1999",
    ),
    "line_335": Line(
        _("335 Total of the amounts"),
        "line_300 + line_303 + line_307 + line_308 + line_312 + line_326",
        cites="guide_1999",
    ),
    "line_338": Line(_("338 Amounts at the credit rate"), "round(line_335 * (credit_rate / 100))", cites="guide_1999"),
    "line_350": Line(_("350 Total non-refundable tax credits"), "line_338", cites="guide_1999"),
    "schedule1_tax": Line(
        _("Schedule 1: tax on taxable income"),
        "bracket_tax_below + round((line_260 - bracket_over) * (bracket_rate / 100))",
        cites="guide_1999",
    ),
    "line_406": Line(_("406 Federal tax"), "max(0, schedule1_tax - line_350)", cites="guide_1999"),
    "line_420": Line(_("420 Net federal tax"), "line_406", cites="guide_1999"),
    "line_428": Line(_("428 Ontario tax"), "round(line_406 * (ontario_rate / 100))", cites="guide_1999"),
    "line_435": Line(_("435 Total payable"), "line_420 + line_428", cites="guide_1999"),
    "line_437": Line(_("437 Total income tax deducted"), "round(sum(t4_slips.box22))", cites="guide_1999"),
    "line_448": Line(_("448 CPP overpayment"), "cpp_paid - line_308", cites="guide_1999"),
    "line_450": Line(_("450 EI overpayment"), "ei_paid - line_312", cites="guide_1999"),
    "line_479": Line(
        _("479 Ontario tax credits"),
        "max(0, min(credit_cap, on_property_credit + on_sales_credit) - on_credit_reduction)",
        cites="guide_1999",
    ),
    "line_482": Line(_("482 Total credits"), "line_437 + line_448 + line_450 + line_479", cites="guide_1999"),
    "line_484": Line(_("484 Refund"), "max(0, line_482 - line_435)", cites="guide_1999"),
    "line_485": Line(_("485 Balance owing"), "max(0, line_435 - line_482)", cites="guide_1999"),
}
CREDITS: Lines = {
    "occupancy_cost": Line(
        _("Occupancy cost: a share of the rent"),
        "round(rent_paid * (occupancy_rate_of_rent / 100))",
        cites="guide_1999",
    ),
    "on_property_credit": Line(
        _("Property tax credit"),
        "min(property_base, occupancy_cost) + round(occupancy_cost * (property_rate / 100))",
        cites="guide_1999",
    ),
    "on_sales_credit": Line(
        _("Sales tax credit"), "sales_adult * adults + sales_child * children_under_19", cites="guide_1999"
    ),
    "on_credit_reduction": Line(
        _("Reduction by family net income"),
        "round(max(0, family_net_income - credit_reduction_threshold) * (credit_reduction_rate / 100))",
        cites="guide_1999",
    ),
    "gst_credit_annual": Line(_("GST credit, a year"), "max(0, gst_full - gst_reduction)", cites="guide_1999"),
}
GUIDE: Lines = {
    "guide_slips": Line(
        By(
            "place",
            {
                "line_307": _(
                    "Line 307: {printed} printed, without cents; the printed total on line 335 needs the cents"
                ),
                "line_307_range": _(
                    "Line 307 is said to end at an income of {printed}: so for one person; a couple counts two"
                ),
                "line_350": _(
                    "Schedule 1, credits: {printed} printed; it is line 335 at the credit rate. Tax less credits falls below nil, not income less credits"
                ),
                "line_406": _(
                    "Line 406: {printed} printed, because Schedule 1 gives the tax of the first bracket in whole dollars; that is kept here. To the cent"
                ),
                "line_448": _(
                    "Line 448: {printed} in the printed sum; box 16 less line 308, as the total on line 482 needs it"
                ),
                "line_479": _(
                    "Line 479: {printed} printed; by the rule used for the first family, on the rent of the second"
                ),
                "year_cash": _("Cash of the year: {printed} printed; its own items add up to"),
                "month_cash": _("Cash of a month: {printed} printed; a twelfth of the year"),
                "month_cash_repeated": _("Cash of a month, repeated as {printed}, a slip of the pen"),
                "pay_slip_deductions": _(
                    "Pay slip, deductions: {printed} printed, with the dental plan counted twice; the items add up to"
                ),
                "pay_slip_net": _("Pay slip, net pay: {printed} printed; pay less its items"),
            },
        ),
        "by_rule",
        unit="CAD",
        each="guide_slips",
        under=THE_GUIDE,
        cites="guide_1999",
    ),
}

LINES = SHOWN | form(FORM_LINES, under=THE_FORM, always=TOTALS) | form(CREDITS, under=ONTARIO) | GUIDE

CHECKS = {
    "resident_all_year": Check(
        _("Resident of Canada the whole year"),
        unmet=_("{days_resident} out of {days_in_year}"),
        cites="guide_1999",
        under=ONTARIO,
    ),
    "child_care_lower_income": Check(
        _("Child care: yours is the lower income"),
        unmet=_("the deduction belongs to your spouse"),
        cites="own",
        under=ONTARIO,
    ),
    "child_care_exception": Check(
        _("Child care: your spouse studied, was ill or in prison"),
        met=_("up to {child_care_exception_limit} is yours"),
        unmet=_("so nothing is deducted here"),
        cites="own",
        under=ONTARIO,
    ),
}

NEXT_STEPS = [
    Step(_("File the return for 1999 and pay."), due="filing_due_date", cites="guide_1999"),
]

NOTES = [
    Say(
        _(
            "This form is history: it shows how the guide's figures come about. For a return of today choose the other topic."
        )
    ),
    Say(
        _("Line 326: the guide names Schedule 11. That schedule is the student's; the claim goes through Schedule 2."),
        when=Found("line_326").positive,
        cites="guide_1999",
    ),
    Say(
        _(
            "Lines 308 and 312 carry no more than was due, {cpp_due} and {ei_due}. What the slip shows above that comes back on lines 448 and 450."
        ),
        when=Found("line_448").positive,
        cites="guide_1999",
    ),
    Say(
        _(
            "The guide's pay slip takes CPP and EI at the rates of 2000, not of 1999, and prints box 14 with a misplaced comma."
        ),
        when=Found("guide_family").is_("arrived_1998"),
        cites="guide_1999",
    ),
]
