"""What is said about a return: refund or balance, the benefits and when, what was looked at, what to do next."""

from flows.ca_t1 import province_lines, t1_lines
from flows.ca_t1.forms import Lines, form
from flows.ca_t1.t1_papers import NOTES, PANELS
from flows.engine.language import By, Check, Found, Line, Say, Step, _

__all__ = ["CHANGES", "CHECKS", "FIGURES", "LINES", "NEXT_STEPS", "NOTES", "PANELS", "REASON", "VERDICT"]

HOW = _("How the benefits come about, and the conditions")

VERDICT = By(
    "verdict",
    {
        "refund": _("You get {line_48400} back for {tax_year}."),
        "balance_owing": _("You have to pay {line_48500} for {tax_year}."),
        "nothing_to_settle": _("For {tax_year} there is nothing to pay and nothing to get back."),
    },
)

REASON = By(
    "provincial_status",
    {
        "full": _("Tax of the year: {line_43500}. Paid or credited already: {line_48200}."),
        "approximate": _(
            "Tax of the year: {line_43500}. Paid or credited already: {line_48200}. The provincial tax in it is an upper estimate: some reductions and credits of your province are left out, so the result may be better."
        ),
        "quebec_return_required": _(
            "This is the federal return alone: {line_43500} of tax against {line_48200} paid or credited. Quebec's own tax comes on top, with the return TP-1."
        ),
    },
)

FIGURES = By(
    "benefit_basis",
    {
        "published": _("Benefits to expect, {benefit_year}"),
        "derived": _("Benefits to expect, {benefit_year} (by indexation)"),
        "prior_year_estimate": _("Benefits to expect, {benefit_year} (with the amounts of the year before)"),
    },
)

BENEFITS: Lines = {
    "ccb_monthly": Line(_("Canada child benefit (CCB), each month"), "down(ccb_annual / 12)", cites="ita:122.61"),
    "gst_credit_quarterly": Line(
        By(
            "gst_name",
            {
                "gst_credit": _("GST/HST credit, each quarter"),
                "cgeb": _("CGEB (formerly GST/HST credit), each quarter"),
            },
        ),
        "round(gst_credit_annual / 4)",
        cites="ita:122.5",
    ),
    "otb_annual": Line(
        By(
            "otb_paid_at_once",
            {
                "true": _("Ontario trillium benefit (OTB), once in July"),
                "false": _("Ontario trillium benefit (OTB), for the year, in monthly parts"),
            },
        ),
        "ostc_annual + oeptc_annual + noec_annual",
        cites="otb_news_2025",
    ),
    "ccb_first_total": Line(
        _("Before that, CCB for {ccb_first_months} from {ccb_first_month}"),
        "ccb_first_months * ccb_first_monthly",
        cites="ita:122.61",
    ),
}
BENEFIT_STEPS: Lines = {
    "adjusted_family_net_income": Line(
        _("Adjusted family net income, with that before arrival"),
        "line_23600 + spouse_income + pre_arrival_income",
        cites="ita:122.6",
    ),
    "ccb_full": Line(
        _("Canada child benefit (CCB), full amount of a year"),
        "ccb_young * ccb_children_young + ccb_older * ccb_children_older",
        cites="ita:122.61",
    ),
    "ccb_reduction_1": Line(
        _("CCB, reduction above the first threshold"),
        "round(max(0, min(adjusted_family_net_income, ccb_threshold_2) - ccb_threshold_1) * (ccb_rate_1 / 100))",
        cites="ita:122.61",
    ),
    "ccb_reduction_2": Line(
        _("CCB, reduction above the second threshold"),
        "round(max(0, adjusted_family_net_income - ccb_threshold_2) * (ccb_rate_2 / 100))",
        cites="ita:122.61",
    ),
    "ccb_annual": Line(
        _("Canada child benefit (CCB), a year"),
        "max(0, ccb_full - ccb_reduction_1 - ccb_reduction_2)",
        cites="ita:122.61",
    ),
    "gst_supplement": (
        Line(
            _("Supplement for people without a spouse"),
            "min(gst_supplement_max, round(max(0, adjusted_family_net_income - gst_supplement_floor) * (gst_supplement_rate / 100)))",
            cites="ita:122.5",
        ),
        Line(_("Supplement for people without a spouse"), "gst_supplement_max", cites="ita:122.5"),
    ),
    "gst_full": Line(
        _("GST/HST credit (CGEB), full amount of a year"),
        "gst_adult * gst_adults + gst_child * gst_children + gst_supplement",
        cites="ita:122.5",
    ),
    "gst_reduction": Line(
        _("GST/HST credit (CGEB), reduction"),
        "round(max(0, adjusted_family_net_income - gst_threshold) * (gst_rate / 100))",
        cites="ita:122.5",
    ),
    "gst_credit_annual": Line(
        _("GST/HST credit (CGEB), a year"), "max(0, gst_full - gst_reduction)", cites="ita:122.5"
    ),
    "ostc_annual": Line(
        _("Ontario sales tax credit (OSTC)"), "max(0, ostc_full - ostc_reduction)", cites="otb_news_2025"
    ),
    "oeptc_annual": Line(
        _("Ontario energy and property tax credit (OEPTC)"),
        "max(0, oeptc_energy + oeptc_property - oeptc_reduction)",
        cites="otb_news_2025",
    ),
    "noec_annual": Line(
        _("Northern Ontario energy credit (NOEC)"), "max(0, noec_full - noec_reduction)", cites="otb_news_2025"
    ),
}

LINES = form(BENEFITS) | t1_lines.LINES | province_lines.LINES | form(BENEFIT_STEPS, under=HOW)

CHECKS = {
    "resident_all_year": Check(
        _("Resident of Canada the whole year"),
        unmet=_("{days_resident} out of {days_in_year}"),
        cites="ita:114",
        under=HOW,
    ),
    "ninety_percent_rule": Check(
        _("Amounts of a full year all the same, by the {ninety_percent_rule} rule"),
        unmet=_("they count for {days_counted} out of {days_in_year}"),
        cites=("cra_newcomer", "ita:118.91"),
        under=HOW,
    ),
    "eligible_dependant": Check(
        _("A child to claim on line 30400"),
        unmet=_("none was young enough while you lived in Canada"),
        cites="ita:118(1)B(b)",
        under=HOW,
    ),
    "child_care_lower_income": Check(
        _("Child care: yours is the lower income"),
        unmet=_("the deduction belongs to your spouse"),
        cites="ita:63(2)",
        under=HOW,
    ),
    "child_care_exception": Check(
        _("Child care: your spouse studied, was ill or in prison"),
        met=_("up to {child_care_exception_limit} is yours"),
        unmet=_("so nothing is deducted here"),
        cites="ita:63(2)",
        under=HOW,
    ),
    "cwb_province": Check(
        _("Canada workers benefit: worked out for your province"),
        unmet=_("your province has figures of its own; see Schedule 6"),
        cites="ita:122.7",
        under=HOW,
    ),
    "cwb_resident_all_year": Check(
        _("Canada workers benefit: resident the whole year"),
        unmet=_("not in the year of arrival; next year you may get it"),
        cites="ita:122.7",
        under=HOW,
    ),
    "cwb_old_enough_or_family": Check(
        _("Canada workers benefit: old enough, or with a spouse or child"), cites="ita:122.7", under=HOW
    ),
    "cwb_not_a_childless_student": Check(
        _("Canada workers benefit: no full-time student without a child"), cites="ita:122.7", under=HOW
    ),
    "cwb_income": Check(
        _("Canada workers benefit: income from work, and not too much of it"),
        met=_("{cwb_phased_in} less {cwb_reduction}"),
        unmet=_("nothing is left at this income"),
        cites="ita:122.7",
        under=HOW,
    ),
    "cwb_not_claimed_by_spouse": Check(
        _("Canada workers benefit: not claimed by your spouse"), cites="ita:122.7", under=HOW
    ),
    "on_resident_on_january_1": Check(
        _("Ontario tax reduction and LIFT credit: resident on January 1"),
        unmet=_("neither in the year of arrival"),
        cites="on428_notes",
        under=HOW,
    ),
    "ccb_status": Check(
        _("Canada child benefit: a status that entitles"),
        unmet=_("temporary residents have to live here longer first"),
        cites="ita:122.6",
        under=HOW,
    ),
}

CHANGES = [
    Say(
        _(
            "With {ninety_percent_short_by} more of the income before arrival from Canada, the amounts of a full year would be yours."
        ),
        when=Found("ninety_percent_short_by").positive,
        cites="cra_newcomer",
    ),
    Say(
        _(
            "The Canada child benefit can start in {ccb_can_start}, when you will have lived here long enough; your permit must be valid then."
        ),
        when=Found("ccb_can_start").given,
        cites="ita:122.6",
    ),
    Say(
        _("The Canada workers benefit ends at a family income of {cwb_nil_from}; yours counts as {cwb_family_income}."),
        when=Found("cwb_phased_in").positive,
        cites="ita:122.7",
    ),
    Say(
        _(
            "The GST/HST credit (CGEB) ends at a family income of {gst_nil_from}; yours counts as {adjusted_family_net_income}."
        ),
        when=Found("gst_nil_from").positive,
        cites="ita:122.5",
    ),
    Say(
        _("{tuition_unused} of tuition is not needed this year. Report it on Schedule 11: it keeps for later years."),
        when=Found("tuition_unused").positive,
        cites="ita:118.61",
    ),
]

NEXT_STEPS = [
    Step(
        _("File the return for {tax_year}, even without income: every benefit depends on it."),
        when=Found("couple").no,
        due="filing_due_date",
        cites="ita:150(1)(d)",
    ),
    Step(
        _("File the return for {tax_year}, and your spouse's too, even without income: every benefit depends on both."),
        when=Found("couple").yes,
        due="filing_due_date",
        cites="ita:150(1)(d)",
    ),
    Step(
        _(
            "First return: write the date of entry on page 1 and send it with certified software (NETFILE). If the CRA cannot match you yet, print, sign and mail it to the tax centre named on canada.ca for your province."
        ),
        when=Found("forms").has("rc66", "rc151"),
        cites="cra_newcomer",
    ),
    Step(
        _("Pay {line_48500}. Interest runs from the day after."),
        when=Found("verdict").is_("balance_owing"),
        due="payment_due_date",
        cites="ita:150",
    ),
    Step(
        _("Pay also Quebec's tax and file the return TP-1 with Revenu Québec."),
        when=Found("provincial_status").is_("quebec_return_required"),
        due="payment_due_date",
    ),
    Step(
        _(
            "Send form RC66 with Schedule RC66SCH and the children's proof of birth to the CRA now, before the return. The child benefit then runs from {ccb_first_month}; the first GST/HST credit (CGEB) can come in {gst_first_payment_month}."
        ),
        when=Found("forms").has("rc66") & Found("ccb_first_month").given,
        cites="ita:122.62",
    ),
    Step(
        _(
            "Send form RC66 with Schedule RC66SCH and the children's proof of birth to the CRA now, before the return. The first GST/HST credit (CGEB) can come in {gst_first_payment_month}."
        ),
        when=Found("forms").has("rc66") & Found("ccb_first_month").absent,
        cites="ita:122.62",
    ),
    Step(
        _(
            "Send form RC151 to the CRA now, before the return: the first GST/HST credit (CGEB) can come in {gst_first_payment_month}."
        ),
        when=Found("forms").has("rc151"),
        cites="ita:122.5",
    ),
    Step(
        _(
            "Fill in form ON-BEN with the return: tick box 61020 and list rent or property tax. Only one of a couple does so."
        ),
        when=Found("occupancy_cost").positive,
        cites="otb_news_2025",
    ),
]
