"""Which forms go in, what to have at hand, what to know beside the figures, and what is not covered."""

from calculators.ca_t1 import t1 as law
from flows.engine.language import By, Found, Panel, Say, _
from flows.engine.wording import Wording

FORM_NAMES: dict[str, Wording] = {
    "t1": _("T1: income tax and benefit return"),
    "schedule_2": _("Schedule 2: amounts transferred from your spouse"),
    "schedule_5": _("Schedule 5: spouse or dependant"),
    "schedule_6": _("Schedule 6: Canada workers benefit"),
    "schedule_8": _("Schedule 8: CPP contributions and overpayment"),
    "schedule_9": _("Schedule 9: donations"),
    "schedule_10": _("Schedule 10: EI and PPIP premiums in Quebec"),
    "schedule_11": _("Schedule 11: tuition"),
    "t778": _("T778: child care expenses"),
    "t1m": _("T1-M: moving expenses"),
    "t2125": _("T2125: business income"),
    "on428": _("ON428: Ontario tax"),
    "bc428": _("BC428: British Columbia tax"),
    "ab428": _("AB428: Alberta tax"),
    "mb428": _("MB428: Manitoba tax"),
    "sk428": _("SK428: Saskatchewan tax"),
    "ns428": _("NS428: Nova Scotia tax"),
    "nb428": _("NB428: New Brunswick tax"),
    "nl428": _("NL428: Newfoundland and Labrador tax"),
    "pe428": _("PE428: Prince Edward Island tax"),
    "yt428": _("YT428: Yukon tax"),
    "nt428": _("NT428: Northwest Territories tax"),
    "nu428": _("NU428: Nunavut tax"),
    "on479": _("ON479: Ontario credits (child care)"),
    "on_ben": _("ON-BEN: application for the Ontario trillium benefit"),
    "tp1": _("TP-1: Quebec's own return, to Revenu Québec"),
    "rc66": _("RC66: application for the Canada child benefit"),
    "rc66sch": _("RC66SCH: status in Canada and world income, with RC66"),
    "rc151": _("RC151: application for the GST/HST credit of new residents, for both spouses and the children"),
}

DOCUMENT_NAMES: dict[str, Wording] = {
    "sin": By(
        "couple",
        {
            "true": _("Your social insurance number (SIN) and your spouse's; never type them here"),
            "false": _("Your social insurance number (SIN); never type it here"),
        },
    ),
    "proof_of_entry": _("Proof of landing with the date of entry"),
    "t4": _("T4 slips of every employer"),
    "foreign_pay_letter": _("A letter or pay slips of the employer abroad"),
    "t4e": _("T4E slip (EI benefits)"),
    "t5": _("T5 slips and bank statements for interest, also from abroad"),
    "t4a": _("T4A slip (scholarship)"),
    "business_records": _("Invoices and receipts of the business"),
    "rc210": _("RC210 slip (Canada workers benefit in advance)"),
    "t2202": _("T2202 of your school"),
    "spouse_t2202": _("T2202 of your spouse's school, with the transfer signed"),
    "rrsp_receipts": _("RRSP receipts and the last notice of assessment"),
    "union_dues_receipts": _("Receipts for union or professional dues"),
    "child_care_receipts": _("Child care receipts with the sitter's name and SIN"),
    "moving_receipts": _("Receipts of the move"),
    "student_loan_statement": _("Statement of interest on the student loan"),
    "medical_receipts": _("Medical receipts"),
    "donation_receipts": _("Official donation receipts"),
    "t2201": _("The CRA's letter on form T2201"),
    "rent_receipts": _("Rent receipts with the landlord's name"),
    "property_tax_bill": _("Property tax bill"),
    "world_income_record": _(
        "Your world income from January 1 to the day before arrival and of the two years before, in Canadian dollars"
    ),
    "spouse_world_income_record": _("The same for your spouse"),
    "children_proof_of_birth": _("The children's birth certificates"),
    "spouse_return": _("Your spouse's return, or net income"),
    "direct_deposit": _("A bank account for direct deposit"),
}

SAID = {
    "nil_income_fails_ninety_percent_rule": _(
        "You had no income before arrival. The CRA does not take that as meeting the rule on Canadian income, so the amounts count by days; earlier practice was kinder."
    ),
    "canadian_income_before_arrival": _(
        "Work income earned in Canada before you became a resident is taxed in Canada as well. That is not in this result."
    ),
    "no_rrsp_room_yet": _(
        "A newcomer has no RRSP room in the first year: it grows out of the year before's earnings in Canada. What was paid in can be deducted later."
    ),
    "foreign_property_report_later": _(
        "What you owned abroad counts as bought on the day of entry, at that day's value: note it down. Form T1135 on foreign property is not due for the first year."
    ),
    "rrsp_above_room": _(
        "You paid {rrsp_paid} into the RRSP; {rrsp_room} can be deducted. The rest waits for later years."
    ),
    "pension_adjustment": _(
        "The pension adjustment of {line_20600} is shown, not deducted; it lowers next year's RRSP room."
    ),
    "pension_outside_ages": _(
        "At your age no CPP or QPP is due on pay. What was taken off all the same comes back: ask your employer or the CRA."
    ),
    "qpp_excess_on_quebec_return": _(
        "You paid more QPP than was due. It comes back on Quebec's return, not on this one."
    ),
    "child_born_after_year": _(
        "A child born after the end of {tax_year} does not count for the return, but does for the benefits from July on."
    ),
    "child_born_after_july_1": _(
        "A child born after July 1 counts neither for the return nor for the benefits worked out here. Apply for the child benefit at birth."
    ),
    "child_changes_age": _(
        "A child reaches another age group during the benefit year; the child benefit changes from the month after. That is not followed here."
    ),
    "too_young_for_credits": _(
        "You are too young for the GST/HST credit (CGEB) and the sales tax credit without a spouse or child."
    ),
    "gst_paid_from_19": _(
        "The GST/HST credit (CGEB) starts with the quarter after your next birthday: it is paid from {rules.gst.paid_from_age} of age."
    ),
    "oeptc_from_65": _(
        "Seniors have other, higher amounts of the Ontario energy and property tax credit. They are not worked out here."
    ),
}

FILING_REASONS = {
    "refund": _("Why file: the refund comes only with a return."),
    "benefits": _(
        "Why file: child benefit, GST/HST credit (CGEB) and provincial benefits need both spouses' returns every year."
    ),
    "carry_forward": _("Why file: RRSP room and unused tuition are recorded for later years."),
    "record": _("Why file: it is your record in Canada, for immigration and citizenship too."),
}

ALWAYS = [
    Say(
        _(
            "Late with tax to pay costs {late_percent} of it and {late_monthly_percent} more for each month, up to {late_months}, plus interest. If the day has passed, file now. Without tax to pay there is no penalty, but benefits stop."
        ),
        cites="ita:162(1)",
    ),
    Say(
        _("The return is due later because of a business; tax is due on {payment_due_date} all the same."),
        when=Found("self_employed_deadline").yes,
        cites="ita:150(1)(d)",
    ),
    Say(
        _("The CRA neither asks for nor pays {small_balance} or less."),
        when=Found("verdict").is_("nothing_to_settle"),
        cites="ita:161.4",
    ),
    Say(
        _("The benefits of {benefit_year} are not published yet; the amounts of the year before stand in."),
        when=Found("benefit_basis").is_("prior_year_estimate"),
    ),
    Say(
        _("Benefits follow the children's age on July 1 and are paid from July to June."),
        when=Found("ccb_full").positive,
        cites="ita:122.6",
    ),
    Say(
        _(
            "Each July the child benefit is worked out anew, by the family's income of the calendar year before. What lies between the first months and {benefit_year} is not worked out here; Schedule RC66SCH asks for the income that it needs."
        ),
        when=Found("ccb_first_month").given & law.a_benefit_year_lies_between,
        cites="ita:122.6",
    ),
    Say(
        _(
            "The family's income of the year before is not known, so the first months of child benefit are not worked out."
        ),
        when=Found("ccb_first_month").given & Found("ccb_first_total").absent,
    ),
    Say(
        _("Foreign amounts are converted at the Bank of Canada's rate of the day or its average of the year."),
        when=Found("newcomer").yes,
    ),
    Say(
        _(
            "Keep all papers for six years. Free help with simple returns: Community Volunteer Income Tax Program (CVITP)."
        )
    ),
]

LEFT_OUT = [
    Say(
        _(
            "Dividends, capital gains, rents, pensions, trusts; foreign tax credit (40500) and treaty relief; alternative minimum tax."
        )
    ),
    Say(
        _(
            "Work income in Canada before becoming a resident, returns of non-residents, of the year of leaving, of the deceased and bankrupt."
        )
    ),
    Say(
        _(
            "FHSA, Home Buyers' Plan, pension splitting, amounts carried forward, caregiver amounts, Canada training credit, repayment of EI (23500), instalments."
        )
    ),
    Say(_("A T4 together with a business in the same year.")),
    Say(
        _("The Canada workers benefit in Alberta, Quebec and Nunavut."),
        when=Found("cwb_status").is_("not_computed_province"),
    ),
    Say(
        _("Quebec's return TP-1 and its family allowance."),
        when=Found("provincial_status").is_("quebec_return_required"),
    ),
    Say(
        _("Low-income reductions, amounts for children and refundable credits of your province."),
        when=Found("provincial_status").is_("approximate"),
    ),
    Say(_("Ontario Child Benefit, which comes with the child benefit."), when=Found("forms").has("on428")),
    Say(_("BC Family Benefit and the renter's tax credit."), when=Found("forms").has("bc428")),
    Say(_("Alberta Child and Family Benefit."), when=Found("forms").has("ab428")),
    Say(_("The dental plan. The Canada Carbon Rebate has ended.")),
]

NOTES = [
    *(Say(text, when=Found("notes").has(note)) for note, text in SAID.items()),
    *ALWAYS,
    *(Say(text, when=Found("filing_reasons").has(reason)) for reason, text in FILING_REASONS.items()),
]

PAPERS = Panel(
    _("Forms to fill in, papers to have at hand"),
    [
        *(Say(text, when=Found("forms").has(form)) for form, text in FORM_NAMES.items()),
        *(Say(text, when=Found("documents").has(document)) for document, text in DOCUMENT_NAMES.items()),
    ],
    folded=True,
    last=True,
)
NOT_COVERED = Panel(_("Not covered here"), LEFT_OUT, folded=True, last=True)
PANELS = [PAPERS, NOT_COVERED]
