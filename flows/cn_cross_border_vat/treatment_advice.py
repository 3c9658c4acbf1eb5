"""What would change the answer, what to do next and by when, what to beware of, what is left open."""

from calculators.cn_cross_border_vat import treatment as law
from flows.engine.language import By, Found, Say, Step, _

TREATMENT = Found("current_treatment")
STEPS = Found("next_steps")
OPEN = Found("open_points")
REASON = Found("differ_reason")

CHANGES = [
    Say(
        _("With all papers there, {credit_if_documented} could be credited."),
        when=Found("credit_if_documented").positive & Found("documents_complete").no,
        cites="a2026_13",
    ),
    Say(
        _("As a general taxpayer the buyer could credit what it withheld."),
        when=TREATMENT.is_("withhold") & Found("recipient_vat_status").is_("small_scale"),
        cites="vatl:16",
    ),
    Say(
        _("Used for taxed sales, it could be credited."),
        when=Found("input_use").is_("simplified", "exempt", "welfare_personal"),
        cites="vatl:22",
    ),
    Say(
        _("Made by an establishment in China, the sale would be declared there and nothing withheld."),
        when=TREATMENT.is_("withhold"),
        cites="vatl:15",
    ),
    Say(
        _("Bought by a company in China, it would be withheld."),
        when=TREATMENT.is_("taxable_no_collection"),
        cites="vatl:15",
    ),
    Say(
        _("With an agent in China appointed, the agent would declare the VAT."),
        when=Found("warnings").has("landlord_agent_duty") & TREATMENT.is_not("withhold"),
        cites="vatr",
    ),
    Say(
        _("If the share overseas were proved, output VAT would be {output_vat_if_proved}: {vat_saved_by_proof} less."),
        when=Found("vat_saved_by_proof").positive,
        cites="article",
    ),
    Say(
        _("With a written contract and all income from overseas, the relief would be open."),
        when=REASON.is_("documents_missing"),
        cites="sta2016_29",
    ),
    Say(
        _("Sold to a company overseas, it could have relief."),
        when=REASON.is_("recipient_overseas_individual"),
        cites="a2026_11",
    ),
    Say(
        _("A general taxpayer could claim the zero rate and its refund."),
        when=REASON.is_("small_scale_supplier"),
        cites="a2026_11",
    ),
    Say(
        _("The zero rate is waived: it cannot be claimed again for {zero_rate_barred_months}."),
        when=Found("zero_rate_barred_months").given,
        cites="c36_a4",
    ),
    Say(
        _("If the recharge were zero-rated, only what is not credited would stay."),
        when=Found("recharge_treatment_used").is_("exempt", "taxable"),
        cites="article",
    ),
]

NEXT_STEPS = [
    Step(
        _("Take the contracts apart: who signed with whom, for what, at which price. Then start again for each."),
        when=STEPS.has("split_contracts"),
        cites="article",
    ),
    Step(
        By(
            "current_treatment",
            {"agent_declares": _("The agent declares the VAT at its own tax office and pays it.")},
            _("Declare the withheld VAT at the buyer's tax office and pay it."),
        ),
        when=STEPS.has("file_withholding_return"),
        due="withholding_due_date",
        cites=("vatl:29", "vatl:30"),
    ),
    Step(
        _(
            "Get the tax payment certificate; keep it with the contract, the proof of payment and the seller's statement or invoice."
        ),
        when=STEPS.has("get_tax_certificate"),
        cites=("a2026_13", "c36_a1:26"),
    ),
    Step(
        _("Enter {input_vat_creditable} as input VAT in the buyer's return, on the tax payment certificate."),
        when=STEPS.has("claim_credit") & Found("input_vat_creditable").positive,
        cites=("vatl:16", "a2026_13"),
    ),
    Step(
        _("A general taxpayer claims the withheld VAT as input VAT, on the tax payment certificate."),
        when=STEPS.has("claim_credit") & Found("input_vat_creditable").absent,
        cites=("vatl:16", "a2026_13"),
    ),
    Step(
        By(
            "supplier_type",
            {
                "b": _(
                    "Check corporate income tax on the same payment, and the tax treaty. It is not worked out here."
                ),
                "c": _(
                    "Check individual income tax on the same payment, and the tax treaty. It is not worked out here."
                ),
            },
        ),
        when=STEPS.has("check_cit_withholding"),
    ),
    Step(
        _("As a private buyer, do nothing: nothing is to be withheld or filed."), when=STEPS.has("no_action_individual")
    ),
    Step(
        _(
            "If you are asked: it is taxable by article 4, but article 15 makes the buyer withhold, which does not work with private persons."
        ),
        when=STEPS.has("explain_gap"),
        cites=("vatl:4", "vatl:15"),
    ),
    Step(
        _("Watch for rules that make sellers overseas or platforms register."),
        when=STEPS.has("watch_new_rules"),
        cites="article",
    ),
    Step(
        _("Make the tax recordal before paying: {amount_usd} is {above_recordal_limit_by} above {recordal_limit}."),
        when=Found("tax_recordal_required").yes,
        cites="rec",
    ),
    Step(
        _("If a single payment is above {rules.recordal_limit}, make the tax recordal before paying."),
        when=STEPS.has("recordal_if_over_50k") & Found("tax_recordal_required").absent,
        cites="rec",
    ),
    Step(
        _("No tax recordal is needed: {amount_usd} is not above {recordal_limit}."),
        when=law.within_recordal_limit,
        cites="rec",
    ),
    Step(
        _("No new tax recordal is needed: this contract has been recorded."),
        when=Found("above_recordal_limit_by").positive & Found("tax_recordal_required").no,
        cites="rec",
    ),
    Step(
        _("No tax recordal is needed for travel, meetings and exhibitions overseas."),
        when=Found("tax_recordal_required").no & Found("amount_usd").absent,
        cites="rec",
    ),
    Step(
        _("Ask the tax office or an adviser, best in writing, before you rely on this."),
        when=STEPS.has("ask_tax_office_12366"),
    ),
    Step(
        By(
            "current_basis",
            {
                "immovable_overseas": _("Keep what proves where the property stands: title and contract."),
                "used_overseas_until_2025": _("Keep proof that all of it was used or performed overseas."),
            },
            _("Keep what proves the place: bookings, itineraries, attendance lists, photographs."),
        ),
        when=STEPS.has("keep_proof_of_place"),
        cites="vatr:4",
    ),
    Step(
        _("Register for export refund, if not yet done."),
        when=STEPS.has("register_export_refund"),
        cites="sta2026_5",
    ),
    Step(
        _("Declare it as exempt and file the exemption with the tax office."),
        when=STEPS.has("file_exemption"),
        cites="sta2016_29",
    ),
    Step(_("Keep the written contract."), when=STEPS.has("keep_written_contract"), cites="sta2016_29"),
    Step(_("Keep the foreign exchange receipts."), when=STEPS.has("keep_fx_receipt"), cites="sta2026_5"),
    Step(
        _("Keep proof that the income is from overseas."),
        when=STEPS.has("keep_overseas_income_proof"),
        cites="sta2016_29",
    ),
    Step(_("Keep proof of where the end users are."), when=STEPS.has("keep_end_user_proof"), cites="a2026_11"),
    Step(
        _("Keep proof that it was provided or used overseas."), when=STEPS.has("keep_place_proof"), cites="sta2016_29"
    ),
    Step(
        _(
            "Claim the refund within {refund_claim_months}; list the papers within {papers_listed_days} of the claim and keep them for {papers_kept_years}."
        ),
        when=STEPS.has("file_within_36_months"),
        cites=("a2026_11", "sta2026_5"),
    ),
    Step(
        _("Transfer the input VAT that belongs to it out of the credit."),
        when=STEPS.has("transfer_out_input"),
        cites="vatl:22",
    ),
    Step(_("Issue no special VAT invoice for it."), when=STEPS.has("no_special_invoice"), cites="a2026_11"),
    Step(
        _("Declare the sale and its VAT in the return for the period."),
        when=STEPS.has("declare_output_vat"),
        cites="vatl:14",
    ),
    Step(
        _("See whether the missing paper or proof can still be had: it would open the relief."),
        when=STEPS.has("reconsider_proof"),
        cites="a2026_11",
    ),
    Step(
        _("Consider a contract of its own for the part that is used overseas."),
        when=STEPS.has("consider_split"),
        cites="a2026_11",
    ),
]

WARNINGS = {
    "no_figures_for_the_date": _("No figures are held for that day. The rules of another day are not used instead."),
    "before_vat_law": _("The day lies before the VAT Law came into force: the old rules were used."),
    "on_site_definition_not_met": _("Advice is not consumed on the spot: the on-site rule does not fit."),
    "guidelines_use_residence": _(
        "The article goes by nationality; the OECD Guidelines that it builds on go by usual residence, {recipient_country}."
    ),
    "interpretation_unsettled": _(
        "What “on site” means for this kind of service is not laid down; ask before relying on it."
    ),
    "pre_2026_carveout_gone": _(
        "Before the VAT Law this was outside VAT as wholly used or performed overseas. By its wording that is over."
    ),
    "domestic_individual_undefined": _("Who is a person “in China” is not defined; usual residence was taken."),
    "landlord_agent_duty": _("The landlord has to appoint an agent in China who declares the VAT."),
    "check_announcement_28": _(
        "Entities now withhold the VAT of natural persons on a new return (Announcement No. 28 of 2026). Whether persons overseas are meant is not known; ask first."
    ),
    "cit_gross_up_changes_base": _(
        "If the buyer bears the income tax as well, the price has to be grossed up and the VAT base rises. That is not worked out here."
    ),
    "transport_treaty_check": _("An air or shipping agreement may exempt the carrier; check before withholding."),
    "telecom_moved_in_2026": _("Mobile data, messages and broadband now count as basic telecom, at a higher rate."),
    "financial_relief_check": _(
        "Special relief for financial products (Stock Connect, QFII, individuals) is not looked at here."
    ),
    "small_scale_threshold_check": _(
        "Below the threshold of small-scale taxpayers nothing is due; that is not looked at here."
    ),
    "small_scale_immovable_levy": _("Property of small-scale taxpayers has a levy rate of its own, not used here."),
    "recharge_review": _(
        "A mere reimbursement may be treated otherwise than a sale abroad; settle it with the tax office."
    ),
    "end_users_taxed_again": _(
        "Double tax: companies in China among the end users withhold on the same revenue once more."
    ),
    "refund_without_credit_not_modelled": _(
        "A trading company that resells bought services has another refund method, not worked out here."
    ),
    "not_modelled_relief": _("A special relief may fit this kind of service; it is not looked at here."),
}

NOTES = [
    Say(
        _("The article's rule is its author's proposal, built on the OECD Guidelines. Nothing is filed by it."),
        when=TREATMENT.is_not("split_by_contract"),
        cites="article",
    ),
    Say(
        _("No surcharges fall on VAT that is withheld from a seller overseas."),
        when=TREATMENT.is_("withhold", "agent_declares"),
        cites=("umct:3", "a2021_28:2"),
    ),
    Say(
        _("What is withheld is always at the full rate, never at that of small-scale taxpayers."),
        when=TREATMENT.is_("withhold"),
        cites="vatl:15",
    ),
    Say(
        _("Holidays that move the due date are not counted."), when=Found("withholding_due_date").given, cites="vatl:30"
    ),
    Say(
        _("Figures of one contract are a guide; VAT and surcharges are declared for the whole period."),
        when=Found("output_vat").given,
    ),
    Say(
        _("If each group company ordered for itself, only the order of the one in China would be withheld on."),
        when=Found("allocation").some,
        cites="article",
    ),
    Say(
        _("The wording of article 4 of the Implementing Regulations was seen only as quoted by others."),
        when=OPEN.has("regulations_quoted_only"),
    ),
    Say(
        _("The new lists of relieved exports were not seen; those they carry on were used."),
        when=OPEN.has("relief_lists_unseen"),
    ),
    Say(
        _(
            "Whether the exemption procedure of Announcement No. 29 of 2016 still holds is not confirmed; it was used to be safe."
        ),
        when=OPEN.has("exemption_rules_of_2016_unconfirmed"),
    ),
    Say(
        _("The agent's duty is known from a draft; its final article is to be verified."),
        when=OPEN.has("agent_rule_unverified"),
    ),
    Say(
        _("That an establishment in China counts as the seller is stated from general knowledge."),
        when=OPEN.has("establishment_rule_recalled"),
    ),
    Say(
        _("That a person's sales of financial products stay exempt under the VAT Law is not confirmed."),
        when=OPEN.has("individual_exemption_unverified"),
    ),
    Say(
        _("The article leaves open from which amount a seller overseas would register."),
        when=OPEN.has("proposal_registration_amount_open"),
        cites="article",
    ),
    Say(
        _("The article leaves open how origin and destination would share transport."),
        when=OPEN.has("proposal_transport_split_open"),
        cites="article",
    ),
    Say(
        _("The article says nothing of where storage and leasing are consumed; the base rule was taken."),
        when=OPEN.has("proposal_place_open"),
        cites="article",
    ),
    Say(
        _("The article takes registration and place of operation for one; registration was taken."),
        when=OPEN.has("proposal_takes_registration_for_operation"),
        cites="article",
    ),
]
