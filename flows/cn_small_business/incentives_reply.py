"""What is said beside the answers: relief by relief, the conditions, what to do next, warnings, notes."""

from flows.cn_small_business.incentives_figures import OWNER, PERIOD, QUARTER, SIX_TAXES, SIZE, YEAR
from flows.engine.language import By, Check, Found, Relief, Say, Step, _

SAVES = _("saves {saving}")

RELIEFS = {
    "slpe_rate": Relief(
        _("Small low-profit rate, {tax_year}"),
        granted=_("{cit_small_rate} instead of {cit_standard_rate}: saves {saving}"),
        undecided=_("open until every condition is known"),
        failed={
            "residency": _("the company is no resident enterprise"),
            "branch": _("a branch is not tested alone"),
            "industry": _("its industry is restricted or prohibited"),
            "taxable_income": _("taxable income {margin_taxable_income:abs} over the limit"),
            "employees": _("employees on average {margin_employees:abs} over the limit"),
            "assets": _("total assets on average {margin_assets:abs} over the limit"),
        },
        under=YEAR,
    ),
    "slpe_prepayment": Relief(
        _("Small low-profit rate, quarter {prepay_quarter}"),
        granted=_("{prepay_rate} on the year to date: {saving} less"),
        undecided=_("open until every condition is known"),
        failed={
            "residency": _("the company is no resident enterprise"),
            "branch": _("a branch is not tested alone"),
            "industry": _("its industry is restricted or prohibited"),
            "taxable_income": _("profit to date {prepay_margin_income:abs} over the limit"),
            "employees": _("employees on average {prepay_margin_employees:abs} over the limit"),
            "assets": _("total assets on average {prepay_margin_assets:abs} over the limit"),
        },
        under=QUARTER,
    ),
    "hnte_rate": Relief(
        _("High-tech rate"),
        granted=_("{rules.cit.hnte_rate} instead of {rules.cit.standard_rate}: saves {saving}"),
        under=SIZE,
    ),
    "rd_super_deduction": Relief(
        _("R&D super deduction"),
        granted=_("{rd_super_deduction} more deducted: saves {saving}"),
        failed={
            "deemed_collection": _("income tax is collected on a deemed profit"),
            "rd_records": _("there are no project records"),
            "excluded_industry": By(
                "rd_excluded_margin",
                {"None": _("the main business is on the negative list")},
                _("industries of the negative list are {rd_excluded_margin:abs} over the limit of revenue"),
            ),
            "residency": _("the company is no resident enterprise"),
        },
        under=YEAR,
    ),
    "equipment_one_off": Relief(
        _("Equipment deducted at once"),
        granted=_("{equipment_extra_deduction} more deducted this year: saves {saving} now"),
        failed={
            "deemed_collection": _("income tax is collected on a deemed profit"),
            "building": _("buildings and structures are excluded"),
            "other_year": _("a unit belongs to another year, that of the month after its first use"),
            "outside_window": _("a unit was bought outside the years of the rule"),
            "above_unit_limit": _("a unit is {equipment_above_limit_by} over the limit"),
        },
        under=YEAR,
    ),
    "loss_ten_years": Relief(
        _("Losses kept longer"),
        granted=_("losses older than {rules.loss.years} still count: saves {saving}"),
        idle=_("the longer term was not needed this year"),
        under=YEAR,
    ),
    "vat_threshold": Relief(
        _("VAT exemption of small sales"),
        granted=_("{vat_exempt_sales} exempt: saves {saving}"),
        failed={
            "sales": _("sales {margin_vat_threshold:abs} over {vat_limit}"),
            "threshold_reached": _("sales reach the threshold of {vat_limit} exactly"),
            "special_invoices": _("every sale has a special invoice"),
        },
        under=PERIOD,
    ),
    "vat_reduced_levy": Relief(
        _("Reduced levy"),
        granted=_("{vat_reduced_rate} instead of {vat_levy_rate}: saves {saving}"),
        under=PERIOD,
    ),
    "vat_additional_credit": Relief(
        _("Additional VAT credit"),
        granted=_("{additional_credit_used} credited: saves {saving}"),
        idle=_("no VAT to set it off against; {additional_credit_carried_out} is left for later"),
        under=PERIOD,
    ),
    "surcharge_exemption": Relief(
        _("No education surcharges on small sales"),
        granted=_("both education surcharges fall away; construction tax does not"),
        under=SIX_TAXES,
    ),
    "six_two_halving": Relief(
        _("Six taxes and two fees halved"),
        granted=SAVES,
        failed={
            "entity_type": _("a general taxpayer that is neither a company nor an individual business"),
            "settlement": _("the settlement for {six_two_settled_year} found no small low-profit enterprise"),
            "slpe_status": _("not shown to be a small low-profit enterprise"),
            "industry": _("its industry is restricted or prohibited, or that is not known"),
            "employees": _("employees at the end of the month {new_company_margin_employees:abs} over the limit"),
            "assets": _("total assets at the end of the month {new_company_margin_assets:abs} over the limit"),
        },
        under=SIX_TAXES,
    ),
    "pit_halving": Relief(
        _("Owner's income tax halved"),
        granted=SAVES,
        failed={"entity_type": _("only individual businesses have it")},
        under=OWNER,
    ),
}

CHECKS = {
    "residency": Check(_("Resident enterprise"), under=SIZE, cites="cn.sta.2023-6"),
    "branch": Check(_("Tested as a whole company, not as a branch"), under=SIZE, cites="cn.sta.2023-6"),
    "industry": Check(_("Industry neither restricted nor prohibited"), under=SIZE, cites="cn.mofsta.2023-12:5"),
    "taxable_income": Check(
        By(
            "lead_topic",
            {"prepayment": _("Actual profit to date up to {slpe_income_limit}")},
            _("Taxable income up to {slpe_income_limit}"),
        ),
        met=_("{margin_taxable_income} to spare"),
        unmet=_("{margin_taxable_income:abs} too much"),
        under=SIZE,
        cites="cn.mofsta.2023-12:5",
    ),
    "employees": Check(
        _("Up to {slpe_employee_limit} employees on average"),
        met=_("{employees_average}, {margin_employees} to spare"),
        unmet=_("{employees_average}, {margin_employees:abs} too many"),
        under=SIZE,
        cites="cn.mofsta.2023-12:5",
    ),
    "assets": Check(
        _("Total assets up to {slpe_asset_limit} on average"),
        met=_("{assets_average}, {margin_assets} to spare"),
        unmet=_("{assets_average}, {margin_assets:abs} too much"),
        under=SIZE,
        cites="cn.mofsta.2023-12:5",
    ),
}

NEXT_STEPS = [
    Step(
        _("Register as a general taxpayer, and correct the returns filed since {general_effective_date}."),
        when=Found("general_effective_date").given,
        due="general_registration_deadline",
        cites="cn.sta.2026-2",
    ),
    Step(
        _("Ask the tax office when your registration as a general taxpayer takes effect, and register."),
        when=Found("general_registration_required").yes & Found("general_effective_date").absent,
        cites="cn.sta.order-43",
    ),
    Step(
        _("Declare VAT of the period; the exemption goes into the return, no application is needed."),
        when=Found("vat_verdict").is_("exempt", "partly_exempt"),
        due="deadline_vat",
        cites="cn.vatlaw",
    ),
    Step(
        _("Declare VAT of the period."),
        when=Found("deadline_vat").given & Found("vat_verdict").is_not("exempt", "partly_exempt"),
        due="deadline_vat",
        cites="cn.vatlaw",
    ),
    Step(
        _("File the prepayment return of quarter {prepay_quarter}."),
        when=Found("prepay_status").given,
        due="deadline_prepayment",
        cites="cn.citlaw:54",
    ),
    Step(
        _("Confirm what is still open: the industry in the state's catalogue, people and assets by quarter."),
        when=Found("slpe_status").is_("undetermined") & Found("conditions").some,
        cites="cn.mofsta.2023-12:5",
    ),
    Step(
        _(
            "File the annual return of {tax_year}. The small rate needs no application: fill in the return and keep the evidence of people, assets and industry."
        ),
        when=Found("cit_regime").is_("slpe"),
        due="deadline_annual_settlement",
        cites="cn.sta.2023-6",
    ),
    Step(
        _("File the annual return of {tax_year}."),
        when=Found("cit_regime").is_("hnte", "standard"),
        due="deadline_annual_settlement",
        cites="cn.citlaw:54",
    ),
    Step(
        _("Pay the remaining {cit_balance} with it."),
        when=Found("cit_balance").positive,
        due="deadline_annual_settlement",
        cites="cn.citlaw:54",
    ),
    Step(
        _("With it, ask for {cit_balance:abs} back that was prepaid too much."),
        when=Found("cit_balance").negative,
        due="deadline_annual_settlement",
        cites="cn.citlaw:54",
    ),
    Step(
        _(
            "The super deduction may be claimed in the prepayment return of July or October already, else at the settlement; keep the R&D subsidiary ledger."
        ),
        when=Found("rd_status").is_("eligible"),
        cites="cn.mofsta.2023-7",
    ),
    Step(
        _("Settle the owner's business income of {tax_year}."),
        when=Found("pit_payable").given,
        due="deadline_annual_settlement",
        cites="cn.pitlaw:12",
    ),
    Step(
        _("Tick the relief of the six taxes and two fees when you declare them; no application is needed."),
        when=Found("six_two_status").is_("eligible"),
        cites="cn.mofsta.2023-12:2",
    ),
    Step(
        _("Apply for the loan through the bank-tax page of the e-tax bureau or with your bank."),
        when=Found("bank_tax_interaction").is_("available", "available_official_only"),
    ),
    Step(
        _("Ask for credit repair in the e-tax bureau once what was amiss has been put right."),
        when=Found("bank_tax_interaction").is_("not_available"),
        cites="cn.sta.2025-12",
    ),
]

WARNINGS = {
    "real_estate_exclusion_unconfirmed_2026": _(
        "Whether a sale of real estate is still left out when sales are held against the exempt amount is not settled. It was counted; left out, the VAT would be {vat_payable_with_real_estate_left_out}."
    ),
    "additional_credit_2026_unconfirmed": _(
        "Whether the additional VAT credit still runs in this period is not settled. Ask the tax office before you claim it."
    ),
    "deadline_may_roll": _("Weekends and holidays move the days given."),
    "periods_mixed": _(
        "The sum adds a year of income tax and single periods of other taxes: it is for the periods you entered."
    ),
    "near_limit": _(
        "The average number of employees is so close to the limit that rounding in the return may decide. Ask the tax office."
    ),
    "policy_ends_2027": _("These reliefs run until {policy_ends_on}; nothing is enacted for later."),
}

NOTES = [
    Say(
        _("Not covered: filing itself, local subsidies, regional rates, consumption tax, social insurance, disputes."),
    ),
    Say(
        _(
            "What each relief saves is counted at the ordinary rate one after the other, the lower rate last, so that it adds up."
        ),
        when=Found("cit_regime").given
        & (Found("rd_status").given | Found("equipment_units").some | Found("loss_years").some),
    ),
    Say(
        _("The small low-profit rate and the high-tech rate are never combined; the lower one counts."),
        when=Found("reliefs").some & Found("hnte_certificate").yes,
        cites="cn.citlaw:28",
    ),
    Say(
        _("Equipment deducted now has no depreciation later: the tax is put off, not forgiven."),
        when=Found("equipment_extra_deduction").positive,
        cites="cn.mofsta.2023-37",
    ),
    Say(
        _("Part of an average is not rounded before it is compared; the return may round."),
        when=Found("quarter_averages").some,
    ),
    Say(
        _(
            "Income of projects that is taxed by half needs a correction in the return for the overlap; ask your accountant."
        ),
        when=Found("cit_regime").is_("slpe"),
    ),
    Say(
        _("No special invoice for a natural person or for an exempt sale."),
        when=Found("vat_verdict").is_("exempt", "partly_exempt"),
        cites="cn.vatlaw:27",
    ),
    Say(
        _("The sale of one's own used fixed assets, and single sales of natural persons, have rules of their own."),
        when=Found("vat_verdict").is_("exempt", "partly_exempt", "taxed"),
    ),
    Say(
        _("Exporters: refunds go by product and need an accountant; they are not worked out here."),
        when=Found("vat_verdict").is_("general"),
    ),
    Say(
        _("Interest on small loans to small and micro enterprises may be free of VAT; that relief is the lender's."),
        when=Found("bank_tax_interaction").given,
    ),
]
