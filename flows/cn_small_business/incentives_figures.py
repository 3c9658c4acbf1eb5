"""The figures of the answer: of the topic that leads at once, of the others and those on the way folded."""

from calculators.cn_small_business import incentives as law
from flows.engine.language import By, Found, Line, _

Lines = dict[str, Line | tuple[Line, ...]]

BETWEEN = _("Figures on the way")
OF_THE_YEAR = _("Income tax of the year")
OF_THE_QUARTER = _("Income tax of the quarter")
OF_THE_OWNER = _("The owner's income tax")
OF_THE_PERIOD = _("VAT")
OF_SIX_TAXES = _("Six taxes and two fees")
OF_THE_RATING = _("Tax credit rating")
OF_THE_BURDEN = _("Tax burden")

YEAR = By("lead_topic", {"cit": ""}, OF_THE_YEAR)
QUARTER = By("lead_topic", {"prepayment": ""}, OF_THE_QUARTER)
OWNER = By("lead_topic", {"pit": ""}, OF_THE_OWNER)
PERIOD = By("lead_topic", {"vat": ""}, OF_THE_PERIOD)
SIX_TAXES = By("lead_topic", {"six_two": ""}, OF_SIX_TAXES)
RATING = By("lead_topic", {"credit": ""}, OF_THE_RATING)
BURDEN = By("lead_topic", {"burden": ""}, OF_THE_BURDEN)
SIZE = By("lead_topic", {"cit": "", "prepayment": ""}, OF_THE_YEAR)

YEAR_BETWEEN = By("lead_topic", {"cit": BETWEEN}, OF_THE_YEAR)
SIZE_BETWEEN = By("lead_topic", {"cit": BETWEEN, "prepayment": BETWEEN}, OF_THE_YEAR)
QUARTER_BETWEEN = By("lead_topic", {"prepayment": BETWEEN}, OF_THE_QUARTER)
OWNER_BETWEEN = By("lead_topic", {"pit": BETWEEN}, OF_THE_OWNER)
PERIOD_BETWEEN = By("lead_topic", {"vat": BETWEEN}, OF_THE_PERIOD)
SIX_TAXES_BETWEEN = By("lead_topic", {"six_two": BETWEEN}, OF_SIX_TAXES)

STAMP_DUTIES = {
    "sales": _("Stamp duty, sales"),
    "works": _("Stamp duty, works, carriage, technology"),
    "loan": _("Stamp duty, loans"),
    "lease": _("Stamp duty, leases"),
    "property": _("Stamp duty, transfers"),
    "capital": _("Stamp duty, capital accounts"),
}
LINES_OF_SIX_TAXES = {
    "resource_tax": _("Resource tax"),
    "umct": _("Construction tax"),
    "education_surcharge": _("Education surcharge"),
    "local_education_surcharge": _("Local education surcharge"),
    "property_tax": _("Property tax"),
    "land_use_tax": _("Land use tax"),
    "stamp_duty": _("Stamp duty"),
    "farmland_tax": _("Farmland tax"),
}
TAXES = {
    "cit": OF_THE_YEAR,
    "pit": OF_THE_OWNER,
    "vat": OF_THE_PERIOD,
    "six_two": OF_SIX_TAXES,
}

RESEARCH_AND_EQUIPMENT: Lines = {
    "rd_domestic_base": (
        Line(
            _("R&D in China that counts"),
            "rd_expense + rd_outsourced_domestic * (rd_outsourced_share / 100)",
            under=YEAR_BETWEEN,
            cites="cn.caishui.2015-119",
        ),
        Line(
            _("R&D in China that counts"),
            "rd_outsourced_domestic * (rd_outsourced_share / 100)",
            under=YEAR_BETWEEN,
            cites="cn.caishui.2015-119",
        ),
    ),
    "rd_overseas_cap": Line(
        _("R&D abroad counts at most"),
        "rd_domestic_base * rd_overseas_cap_parts / rd_overseas_cap_of",
        under=YEAR_BETWEEN,
        cites="cn.caishui.2018-64",
    ),
    "rd_overseas_counted": Line(
        _("R&D abroad that counts"),
        "min(rd_outsourced_overseas * (rd_outsourced_share / 100), rd_overseas_cap)",
        under=YEAR_BETWEEN,
        cites="cn.caishui.2018-64",
    ),
    "rd_super_deduction": Line(
        _("R&D super deduction"),
        "round((rd_domestic_base + rd_overseas_counted) * (rd_rate / 100))",
        when=Found("rd_status").is_("eligible"),
        under=YEAR_BETWEEN,
        cites="cn.mofsta.2023-7",
    ),
    "equipment_units": Line(
        _("Equipment deducted at once"),
        "unit_cost - depreciation_booked",
        each="equipment_units",
        unit="CNY",
        when=Found("obstacle").absent,
        under=YEAR_BETWEEN,
        cites="cn.mofsta.2023-37",
    ),
    "equipment_extra_deduction": Line(
        _("Equipment, deducted on top"),
        "round(sum(equipment_units.extra))",
        when=Found("equipment_extra_deduction").positive,
        under=YEAR_BETWEEN,
        cites="cn.mofsta.2023-37",
    ),
    "profit_before_losses": (
        Line(
            _("Profit after these deductions"),
            "income_before_incentives - rd_super_deduction_exact - sum(equipment_units.extra)",
            under=YEAR_BETWEEN,
        ),
        Line(
            _("Profit after these deductions"),
            "income_before_incentives - sum(equipment_units.extra)",
            when=Found("equipment_units").some,
            under=YEAR_BETWEEN,
        ),
    ),
    "loss_years": Line(
        _("Loss of {year}, usable until {last_year}"),
        "used",
        each="loss_years",
        unit="CNY",
        under=YEAR_BETWEEN,
        cites="cn.citlaw:18",
    ),
    "loss_used": Line(
        _("Losses set off"),
        "round(sum(loss_years.used))",
        when=Found("loss_years").some,
        under=YEAR_BETWEEN,
        cites="cn.citlaw:18",
    ),
    "loss_remaining": Line(
        _("Losses left for later years"),
        "round(loss_usable - loss_used)",
        when=Found("loss_remaining").positive,
        under=YEAR_BETWEEN,
        cites="cn.citlaw:18",
    ),
}

SIZES: Lines = {
    "quarter_employees": Line(
        _("Employees, quarter {quarter}"),
        "mean(employees_start, employees_end)",
        each="quarter_averages",
        unit="count",
        under=SIZE_BETWEEN,
        cites="cn.mofsta.2023-12:5",
    ),
    "employees_average": Line(
        _("Employees, average"),
        "round(mean(quarter_averages.employees))",
        when=Found("quarter_averages").some,
        under=SIZE_BETWEEN,
        cites="cn.mofsta.2023-12:5",
    ),
    "quarter_assets": Line(
        _("Total assets, quarter {quarter}"),
        "mean(assets_start, assets_end)",
        each="quarter_averages",
        unit="CNY",
        under=SIZE_BETWEEN,
        cites="cn.mofsta.2023-12:5",
    ),
    "assets_average": Line(
        _("Total assets, average"),
        "round(mean(quarter_averages.assets))",
        when=Found("quarter_averages").some,
        under=SIZE_BETWEEN,
        cites="cn.mofsta.2023-12:5",
    ),
}

INCOME_TAX: Lines = {
    "taxable_income": Line(
        _("Taxable income"),
        "round(max(profit_before_losses, 0) - sum(loss_years.used))",
        when=Found("loss_years").some,
        under=YEAR_BETWEEN,
    ),
    "cit_before_incentives": Line(
        _("Without any relief"),
        "round(cit_income_before_incentives * (cit_standard_rate / 100))",
        when=Found("cit_saving_total").positive,
        under=YEAR,
        cites="cn.citlaw:4",
    ),
    "cit_payable": Line(
        _("Income tax due"), "round(taxable_income_exact * (cit_rate / 100))", under=YEAR, cites="cn.citlaw:4"
    ),
    "cit_saving_total": Line(
        _("Saved"), "cit_before_incentives - cit_payable", when=Found("cit_saving_total").positive, under=YEAR
    ),
    "cit_balance": Line(
        _("Still to pay"),
        "round(cit_payable - cit_prepaid)",
        when=Found("cit_balance").positive,
        under=YEAR,
        cites="cn.citlaw:54",
    ),
    "cit_refund": Line(
        _("Comes back"),
        "round(cit_prepaid - cit_payable)",
        unit="CNY",
        when=Found("cit_balance").negative,
        under=YEAR,
        cites="cn.citlaw:54",
    ),
    "cliff_tax_at_limit": Line(
        _("Tax on exactly {slpe_income_limit}"),
        "round(slpe_income_limit * (cit_small_rate / 100))",
        under=YEAR_BETWEEN,
        cites="cn.mofsta.2023-12:3",
    ),
    "cliff_extra_tax": Line(
        _("More tax than on exactly {slpe_income_limit}"), "cit_payable - cliff_tax_at_limit", under=YEAR_BETWEEN
    ),
    "cliff_breakeven_income": Line(
        _("From this income on more is left than at {slpe_income_limit}"),
        "round((slpe_income_limit - cliff_tax_at_limit) / (1 - cit_rate / 100))",
        under=YEAR_BETWEEN,
    ),
    "prepay_tax_at_standard_rate": Line(
        _("Tax to date without the relief"),
        "round(max(cumulative_profit, 0) * (rules.cit.standard_rate / 100))",
        under=QUARTER_BETWEEN,
        cites="cn.citlaw:4",
    ),
    "prepay_cumulative_tax": Line(
        _("Tax to date"),
        "round(max(cumulative_profit, 0) * (prepay_rate / 100))",
        under=QUARTER,
        cites="cn.sta.2023-6",
    ),
    "prepay_due": (
        Line(
            _("To prepay"),
            "round(max(prepay_cumulative_tax - cit_prepaid, 0))",
            under=QUARTER,
            cites="cn.sta.2023-6",
        ),
        Line(_("To prepay"), "prepay_cumulative_tax", under=QUARTER, cites="cn.sta.2023-6"),
    ),
    "prepay_overpaid": Line(
        _("Prepaid too much so far"),
        "round(max(cit_prepaid - prepay_cumulative_tax, 0))",
        when=Found("prepay_overpaid").positive,
        under=QUARTER,
        cites="cn.sta.2023-6",
    ),
}

OWNERS_TAX: Lines = {
    "pit_taxable_income": Line(
        _("Taxable business income"),
        "round(max(business_profit - pit_basic_deduction - owner_deductions, 0))",
        under=OWNER_BETWEEN,
        cites="cn.pitreg:15",
    ),
    "pit_before_incentives": Line(
        _("Without any relief"),
        "round(pit_taxable_income_exact * (pit_rate / 100) - pit_quick_deduction)",
        under=OWNER,
        cites="cn.pitlaw",
    ),
    "pit_halving_reduction": Line(
        _("Spared by halving"),
        "round(max(pit_halved_income * (pit_halved_rate / 100) - pit_halved_quick_deduction - pit_halved_relief, 0) * (pit_halving_percent / 100))",
        when=Found("pit_halving_reduction").positive,
        under=OWNER,
        cites="cn.sta.2023-12",
    ),
    "pit_payable": Line(
        _("Owner's income tax due"),
        "round(max(pit_taxable_income_exact * (pit_rate / 100) - pit_quick_deduction - other_pit_relief - max(pit_halved_income * (pit_halved_rate / 100) - pit_halved_quick_deduction - pit_halved_relief, 0) * (pit_halving_percent / 100), 0))",
        under=OWNER,
        cites="cn.pitlaw",
    ),
}

VALUE_ADDED_TAX: Lines = {
    "vat_ordinary_sales": Line(
        _("Sales without VAT"), "sales_incl_vat / (1 + vat_reduced_rate / 100)", under=PERIOD_BETWEEN
    ),
    "vat_rows": Line(
        By(
            "id",
            {
                "reduced_levy": _("VAT at the reduced levy"),
                "full_levy": _("VAT at the full levy"),
                "real_estate": _("VAT on real estate"),
            },
        ),
        "sales * (rate / 100)",
        each="vat_rows",
        unit="CNY",
        under=PERIOD,
        cites="cn.vatlaw:11",
    ),
    "vat_net": Line(
        _("Output less input VAT"),
        "output_vat - (input_vat + vat_credit_carried_in - input_vat_reversed)",
        under=PERIOD_BETWEEN,
        cites="cn.vatlaw",
    ),
    "vat_before_incentives": (
        Line(_("Without any relief"), "round(max(vat_net, 0))", under=PERIOD, cites="cn.vatlaw"),
        Line(
            _("Without any relief"),
            "round(vat_ordinary_sales * (vat_levy_rate / 100) + vat_immovable_sales * (vat_real_estate_rate / 100))",
            under=PERIOD,
            cites="cn.vatlaw:11",
        ),
        Line(
            _("Without any relief"),
            "round(vat_ordinary_sales * (vat_levy_rate / 100))",
            under=PERIOD,
            cites="cn.vatlaw:11",
        ),
    ),
    "additional_credit_accrued": Line(
        _("Additional credit of the period"),
        "round((input_vat - input_vat_reversed) * (additional_credit_rate / 100))",
        under=PERIOD_BETWEEN,
        cites="cn.mofsta.2023-43",
    ),
    "additional_credit_used": Line(
        _("Additional credit used"),
        "round(min(max(vat_net, 0), max((input_vat - input_vat_reversed) * (additional_credit_rate / 100) + additional_credit_carried_in, 0)))",
        under=PERIOD_BETWEEN,
        cites="cn.mofsta.2023-43",
    ),
    "additional_credit_carried_out": Line(
        _("Additional credit left for later"),
        "round((input_vat - input_vat_reversed) * (additional_credit_rate / 100) + additional_credit_carried_in - additional_credit_used_exact)",
        under=PERIOD_BETWEEN,
        cites="cn.mofsta.2023-43",
    ),
    "vat_payable": (
        Line(_("VAT due"), "round(max(vat_net, 0) - additional_credit_used_exact)", under=PERIOD, cites="cn.vatlaw"),
        Line(_("VAT due"), "round(max(vat_net, 0))", under=PERIOD, cites="cn.vatlaw"),
        Line(_("VAT due"), "round(sum(vat_rows.tax))", under=PERIOD, cites="cn.vatlaw:11"),
    ),
    "vat_credit_carried_out": Line(
        _("Input VAT carried forward"),
        "round(max(-vat_net, 0))",
        when=Found("vat_credit_carried_out").positive,
        under=PERIOD,
        cites="cn.vatlaw",
    ),
    "vat_saving": Line(
        _("Saved"), "vat_before_incentives - vat_payable", when=Found("vat_saving").positive, under=PERIOD
    ),
    "general_sales_tested": Line(
        _("Sales that count towards registration"),
        "rolling_12m_sales - rolling_occasional_property_sales",
        under=PERIOD_BETWEEN,
        cites="cn.vatlaw:9",
    ),
    "margin_general_threshold": Line(
        _("Below the limit of registration by"),
        "round(general_limit - general_sales_tested)",
        when=Found("general_registration_required").no,
        under=PERIOD_BETWEEN,
        cites="cn.vatlaw:9",
    ),
    "over_general_threshold": Line(
        _("Over the limit of registration by"),
        "round(general_sales_tested - general_limit)",
        unit="CNY",
        when=Found("general_registration_required").yes,
        under=PERIOD_BETWEEN,
        cites="cn.vatlaw:9",
    ),
}

SIX_TAXES_AND_FEES: Lines = {
    "umct_before": Line(
        _("Construction tax, before halving"),
        "round(surcharge_base * (umct_rate / 100))",
        unit="CNY",
        under=SIX_TAXES_BETWEEN,
        cites="cn.umctlaw:4",
    ),
    "education_surcharge_before": Line(
        _("Education surcharge, before halving"),
        "round(surcharge_base * (education_surcharge_rate / 100))",
        unit="CNY",
        when=Found("surcharges_exempt").no,
        under=SIX_TAXES_BETWEEN,
        cites="cn.education",
    ),
    "local_education_surcharge_before": Line(
        _("Local education surcharge, before halving"),
        "round(surcharge_base * (local_education_surcharge_rate / 100))",
        unit="CNY",
        when=Found("surcharges_exempt").no,
        under=SIX_TAXES_BETWEEN,
        cites="cn.caizong.2010-98",
    ),
    "property_value_taxed": Line(
        _("Value that is taxed"),
        "property_original_value * (1 - property_deduction_percent / 100)",
        unit="CNY",
        when=Found("property_shares").some,
        under=SIX_TAXES_BETWEEN,
        cites="cn.propertytax",
    ),
    "property_shares": Line(
        By("id", {"value": _("Property tax by value"), "rent": _("Property tax by rent")}),
        "base * (rate / 100)",
        each="property_shares",
        unit="CNY",
        under=SIX_TAXES_BETWEEN,
        cites="cn.propertytax",
    ),
    "land_use_tax_before": Line(
        _("Land use tax, before halving"),
        "round(land_area_sqm * land_unit_tax)",
        unit="CNY",
        under=SIX_TAXES_BETWEEN,
        cites="cn.mofsta.2023-12:2",
    ),
    "stamp_shares": Line(
        By("id", STAMP_DUTIES),
        "base * (rate / 100)",
        each="stamp_shares",
        unit="CNY",
        under=SIX_TAXES_BETWEEN,
        cites="cn.stamplaw",
    ),
    "six_two_lines": Line(
        By("id", LINES_OF_SIX_TAXES),
        "unreduced - round(unreduced * (six_two_reduction_percent / 100))",
        each="six_two_lines",
        unit="CNY",
        under=SIX_TAXES_BETWEEN,
        cites="cn.mofsta.2023-12:2",
    ),
    "six_two_unreduced": Line(
        _("All of them without halving"),
        "sum(six_two_lines.unreduced)",
        when=Found("six_two_lines").some,
        under=SIX_TAXES,
    ),
    "six_two_payable": Line(
        _("All of them"), "sum(six_two_lines.payable)", when=Found("six_two_lines").some, under=SIX_TAXES
    ),
    "six_two_saving": Line(
        _("Saved"), "six_two_unreduced - six_two_payable", when=Found("six_two_saving").positive, under=SIX_TAXES
    ),
}

CREDIT_AND_BURDEN: Lines = {
    "credit_points_short": Line(
        _("Points short of a loan"),
        "round(max(credit_points_wanted - tax_credit_score, 0))",
        when=Found("credit_points_short").positive,
        under=RATING,
        cites="cn.sta.2025-12",
    ),
    "tax_burden_ratio": Line(
        _("Tax burden"), "round(taxes_paid_total / operating_income * 100)", under=BURDEN, cites="seed.000:3"
    ),
    "benchmark_gap_pp": Line(
        _("Above the average, in percentage points"),
        "round(taxes_paid_total / operating_income * 100 - benchmark_ratio)",
        unit="ratio",
        when=Found("burden_position").is_("above"),
        under=BURDEN,
        cites="seed.000:3",
    ),
    "below_benchmark_pp": Line(
        _("Below the average, in percentage points"),
        "round(benchmark_ratio - taxes_paid_total / operating_income * 100)",
        unit="ratio",
        when=Found("burden_position").is_("below"),
        under=BURDEN,
        cites="seed.000:3",
    ),
}

TOGETHER: Lines = {
    "taxes": Line(
        By("id", TAXES),
        "before - after",
        each="taxes",
        unit="CNY",
        when=law.several_taxes,
        under=_("Saved, tax by tax"),
    ),
    "total_before_incentives": Line(
        _("All taxes, without any relief"), "sum(taxes.before)", when=law.several_taxes, under=_("Saved, tax by tax")
    ),
    "total_after_incentives": Line(
        _("All taxes, with the reliefs"), "sum(taxes.after)", when=law.several_taxes, under=_("Saved, tax by tax")
    ),
    "total_saving": Line(_("Saved in all, for the periods you entered"), "sum(taxes.saving)", when=law.several_taxes),
}

EACH_RELIEF = By(
    "id",
    {
        "slpe_rate": _("Small low-profit rate"),
        "slpe_prepayment": _("Small low-profit rate, quarter"),
        "hnte_rate": _("High-tech rate"),
        "rd_super_deduction": _("R&D super deduction"),
        "equipment_one_off": _("Equipment at once"),
        "loss_ten_years": _("Losses kept longer"),
        "vat_threshold": _("VAT exemption"),
        "vat_reduced_levy": _("Reduced levy of VAT"),
        "vat_additional_credit": _("Additional VAT credit"),
        "surcharge_exemption": _("No education surcharges"),
        "six_two_halving": _("Six taxes halved"),
        "pit_halving": _("Owner's income tax halved"),
    },
)
SAVED_BY_EACH: Lines = {
    "reliefs": Line(
        EACH_RELIEF,
        "before - after",
        each="reliefs",
        unit="CNY",
        when=Found("applies").yes & law.several_reliefs,
        under=_("What each relief saves: tax without it less tax with it"),
    )
}

LINES = (
    RESEARCH_AND_EQUIPMENT
    | SIZES
    | INCOME_TAX
    | OWNERS_TAX
    | VALUE_ADDED_TAX
    | SIX_TAXES_AND_FEES
    | CREDIT_AND_BURDEN
    | TOGETHER
    | SAVED_BY_EACH
)
