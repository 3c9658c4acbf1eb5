"""Every figure with the formula that reaches it."""

from calculators.cn_cross_border_vat import treatment as law
from flows.engine.language import By, Found, Line, _

TREATMENT = Found("current_treatment")
WITHHELD = TREATMENT.is_("withhold", "agent_declares")
UNCOLLECTED = TREATMENT.is_("taxable_no_collection", "taxable_collection_uncertain")
PARTIAL = TREATMENT.is_("partial_zero_rated", "partial_exempt")
WHOLLY_TAXED = TREATMENT.is_("taxable_domestic")
INCLUDED = Found("price_basis").is_not("tax_exclusive")
ON_TOP = Found("price_basis").is_("tax_exclusive")
EXEMPT_RECHARGE = Found("recharge_treatment_used").is_("exempt")

PRICE = {
    "amount_cny": Line(_("Price in yuan"), "round(amount * fx_rate_used)", when=law.currency_matters, cites="vatl:18"),
    "purchase_cny": Line(
        _("Bought for, in yuan"), "round(purchase_price * fx_rate_used)", when=law.currency_matters, cites="vatl:18"
    ),
    "vat_base": Line(_("Gain"), "max(amount_cny - purchase_cny, 0)", when=Found("purchase_cny").given, cites="c36_a1"),
    "vat_rate": Line(_("Rate"), "vat_rate", when=Found("taxable_sales").given, cites="vatl:10"),
    "taxed_revenue": Line(
        _("From end users in China"), "round(vat_base * (100 - end_user_overseas_percent) / 100)", cites="a2026_11"
    ),
    "relieved_revenue": Line(_("From end users overseas"), "vat_base - taxed_revenue", cites="a2026_11"),
}
FROM_OVERSEAS = {
    "withholding_vat": Line(
        By("current_treatment", {"agent_declares": _("VAT to declare")}, _("VAT to withhold")),
        "round(vat_base * vat_rate / vat_divisor)",
        when=WITHHELD,
        cites=("vatl:15", "c36_a1:20"),
    ),
    "theoretical_vat": Line(
        _("VAT on paper"), "round(vat_base * vat_rate / vat_divisor)", when=UNCOLLECTED, cites="vatl:15"
    ),
    "sales_withheld": Line(
        _("Sales without tax"), "vat_base - withholding_vat", unit="CNY", when=WITHHELD & INCLUDED, cites="c36_a1:20"
    ),
    "surcharges_withheld": Line(
        _("Surcharges on it"), "surcharges_total", unit="CNY", when=WITHHELD, cites=("umct:3", "a2021_28:2")
    ),
    "net_remittance": Line(
        _("Goes abroad"), "amount_cny - withholding_vat", when=WITHHELD & INCLUDED, cites="c36_a1:20"
    ),
    "total_cost": Line(_("Cost in all"), "amount_cny + withholding_vat", when=WITHHELD & ON_TOP, cites="c36_a1:20"),
    "input_vat_creditable": Line(
        _("Input credit"),
        "round(withholding_vat * (credit_percent / 100))",
        when=Found("input_vat_creditable").positive,
        cites=("vatl:16", "a2026_13"),
    ),
    "irrecoverable_vat": Line(
        _("Not credited"),
        "withholding_vat - input_vat_creditable",
        when=Found("irrecoverable_vat").positive,
        cites="vatl:22",
    ),
}
OF_THE_GROUP = {
    "allocation": Line(
        _("Share of {name}"),
        "down(amount_cny * key_value / total_key) + added",
        each="allocation_working",
        unit="CNY",
        cites="article",
    ),
    "overseas_share": Line(_("Share of the companies overseas"), "amount_cny - domestic_share", cites="article"),
    "vat_domestic_share": Line(
        _("VAT on the share in China"), "round(withholding_vat * domestic_key / total_key)", cites="article"
    ),
    "vat_overseas_share": Line(_("VAT on the share overseas"), "withholding_vat - vat_domestic_share", cites="article"),
    "recharge_amount": Line(
        _("To be charged on"),
        "round(overseas_share * (100 + recharge_markup_percent) / 100)",
        when=Found("recharge_amount").positive,
        cites="article",
    ),
    "recharge_output_vat": Line(
        _("VAT on that charge"),
        "round(recharge_amount * recharge_rate / (100 + recharge_rate))",
        when=Found("recharge_output_vat").positive,
        cites="vatl:10",
    ),
    "china_vat_left_on_overseas_share": Line(
        _("Chinese VAT that stays on the share overseas"),
        "recharge_output_vat + irrecoverable_on_overseas_share",
        when=Found("recharge_treatment_used").is_("zero_rated", "taxable"),
        cites="article",
    ),
    "left_by_exemption": Line(
        _("Chinese VAT that stays on the share overseas"),
        "vat_overseas_share",
        unit="CNY",
        when=EXEMPT_RECHARGE,
        cites="article",
    ),
}
FROM_CHINA = {
    "output_vat": Line(
        _("VAT on the sale"), "round(vat_base * vat_rate / vat_divisor)", when=WHOLLY_TAXED, cites="vatl:10"
    ),
    "output_vat_in_part": Line(
        _("VAT on the sale"),
        "round(taxed_revenue * vat_rate / vat_divisor)",
        unit="CNY",
        when=PARTIAL,
        cites="vatl:10",
    ),
    "sales_taxed": Line(
        _("Sales without tax"), "vat_base - output_vat", unit="CNY", when=WHOLLY_TAXED & INCLUDED, cites="vatl:10"
    ),
    "sales_taxed_in_part": Line(
        _("Sales without tax"), "taxed_revenue - output_vat", unit="CNY", when=PARTIAL & INCLUDED, cites="vatl:10"
    ),
    "input_vat_transferred_out": Line(
        _("Input VAT that becomes cost"),
        "round(attributable_input_vat * relieved_revenue / vat_base)",
        when=TREATMENT.is_("partial_exempt") & Found("input_vat_transferred_out").positive,
        cites="vatl:22",
    ),
    "input_vat_lost": Line(
        _("Input VAT that becomes cost"),
        "round(attributable_input_vat)",
        unit="CNY",
        when=TREATMENT.is_("exempt") & Found("input_vat_transferred_out").positive,
        cites="vatl:22",
    ),
    "vat_payable": Line(
        _("VAT payable on this contract"),
        "max(output_vat - round(attributable_input_vat), 0)",
        when=TREATMENT.is_("taxable_domestic", "partial_zero_rated"),
        cites="vatl:14",
    ),
    "vat_payable_in_part": Line(
        _("VAT payable on this contract"),
        "max(output_vat - (round(attributable_input_vat) - input_vat_transferred_out), 0)",
        unit="CNY",
        when=TREATMENT.is_("partial_exempt"),
        cites="vatl:14",
    ),
    "end_user_withholding_vat": Line(
        _("Withheld once more, if the end users in China are companies"),
        "round(domestic_end_user_revenue * end_user_vat_rate / end_user_vat_divisor)",
        cites=("vatl:15", "article"),
    ),
}
REFUND = {
    "exempt_credit_refund_cap": Line(
        _("Cap of credit and refund"), "round(amount_cny * (refund_rate / 100))", cites=("vatl:33", "a2026_11")
    ),
    "unused_input_vat": Line(
        _("Input VAT left over"),
        "max(round(period_input_vat + prior_credit_bf - domestic_output_vat), 0)",
        unit="CNY",
        when=TREATMENT.is_("zero_rated"),
        cites="vatl:33",
    ),
    "refund_amount": Line(
        _("Refund, the smaller of the two"),
        "min(max(round(period_input_vat + prior_credit_bf - domestic_output_vat), 0), exempt_credit_refund_cap)",
        when=TREATMENT.is_("zero_rated"),
        cites="vatl:33",
    ),
    "exempt_credit_amount": Line(
        _("Exempted by credit"),
        "exempt_credit_refund_cap - refund_amount",
        when=Found("exempt_credit_amount").positive,
        cites="vatl:33",
    ),
    "credit_carried_forward": Line(
        _("Credit carried forward"),
        "max(round(period_input_vat + prior_credit_bf - domestic_output_vat), 0) - refund_amount",
        when=Found("credit_carried_forward").positive,
        cites="vatl:21",
    ),
    "vat_payable_of_period": Line(
        _("VAT payable for the period"),
        "max(round(domestic_output_vat - period_input_vat - prior_credit_bf), 0)",
        unit="CNY",
        when=TREATMENT.is_("zero_rated"),
        cites="vatl:14",
    ),
}
SURCHARGES = {
    "urban_construction_tax": Line(
        _("Urban maintenance and construction tax"),
        "round(surcharge_base * (umct_rate / 100) * (surcharge_part_percent / 100))",
        cites="umct:4",
    ),
    "education_surcharge": Line(
        _("Education surcharge"),
        "round(surcharge_base * (education_rate / 100) * (surcharge_part_percent / 100))",
        cites="education",
    ),
    "local_education_surcharge": Line(
        _("Local education surcharge"),
        "round(surcharge_base * (local_education_rate / 100) * (surcharge_part_percent / 100))",
        cites="education",
    ),
    "surcharges_total": Line(
        _("Surcharges in all"),
        "urban_construction_tax + education_surcharge + local_education_surcharge",
        when=Found("surcharge_base").given,
        cites="umct:4",
    ),
}
LINES = {**PRICE, **FROM_OVERSEAS, **OF_THE_GROUP, **FROM_CHINA, **REFUND, **SURCHARGES}
