"""Value-added tax of one period."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business.beginning import Beginning
from flows.engine.language import By, Choice, Date, Known, Menu, Money, Part, Section, _


class ValueAddedTax(Part):
    """Its rules are those of the last day of the period."""

    with Section(_("VAT"), when=Beginning.topics.has("vat")):
        vat_period = Choice(
            _("Is VAT declared by quarter or by month?"),
            {"quarter": _("By quarter"), "month": _("By month")},
            label=_("VAT period"),
            why=_(
                "The exempt amount is one for a quarter and another for a month. General taxpayers usually declare by month."
            ),
            cites="cn.vatlaw:23",
        )
        vat_period_end = Date(
            By(
                vat_period,
                {
                    "quarter": _("On which day does the quarter end?"),
                    "month": _("On which day does the month end?"),
                },
            ),
            among=law.period_ends,
            label=_("VAT period ends"),
            refuse={
                law.not_a_period_end: By(
                    vat_period,
                    {
                        "quarter": _("That is not the last day of a quarter. Tap one of these, or type that day."),
                        "month": _("That is not the last day of a month. Tap one of these, or type that day."),
                    },
                )
            },
            why=_(
                "The rules changed when the VAT Law took effect: the last day of the period decides which apply, whatever year you chose at the start."
            ),
            cites=("cn.vatlaw:23", "cn.mofsta.2026-10"),
        )
        vat_rules = Known(law.vat_figures)
        with Section(when=law.vat_period_known):
            with Section(when=Beginning.vat_status.is_("small_scale")):
                sales_excl_vat = Money(
                    _("What were the sales of the period, without VAT?"),
                    currency="CNY",
                    label=_("Sales without VAT"),
                    hint=_("In yuan. Without sales and leases of real estate: they are asked next."),
                    optional=_("I only know it with VAT"),
                    why=_(
                        "All sales at the levy rate of {vat_rules.vat.levy}, those with special invoices and those not invoiced included. Taxed on a difference: the difference."
                    ),
                    cites="cn.vatlaw:23",
                )
                sales_incl_vat = Money(
                    _("And with VAT?"),
                    currency="CNY",
                    label=_("Sales with VAT"),
                    when=sales_excl_vat.skipped,
                    optional=_("There were none"),
                    why=_(
                        "VAT is taken out at the levy of {vat_rules.vat.reduced_levy}. If there were special invoices, go back and enter the sales without VAT."
                    ),
                    cites="cn.vatlaw:11",
                )
                with Menu(
                    _("Was any of this in the period?"),
                    label=_("Special sales"),
                    why=_(
                        "A special invoice gives up the exemption, sale by sale. Sales and leases of real estate are taxed at a rate of their own."
                    ),
                ) as special_sales:
                    special_invoice_sales_1pct = Money(
                        _("How much of the sales has special invoices at {vat_rules.vat.reduced_levy}?"),
                        currency="CNY",
                        label=_("Special invoices, reduced levy"),
                        option=_("Special invoices, reduced levy"),
                        when=sales_excl_vat.positive,
                        refuse={
                            law.special_invoices_at_1pct_exceed_sales: _(
                                "That is more than the sales of {sales_excl_vat}. They are part of them, without VAT."
                            )
                        },
                        why=_("Without VAT. These sales are taxed even below the exempt amount."),
                        cites="cn.vatlaw:27",
                    )
                    special_invoice_sales_3pct = Money(
                        _("How much of the sales has special invoices at {vat_rules.vat.levy}?"),
                        currency="CNY",
                        label=_("Special invoices, full levy"),
                        option=_("Special invoices, full levy"),
                        when=sales_excl_vat.positive,
                        refuse={
                            law.special_invoices_exceed_sales: _(
                                "All special invoices together are more than the sales of {sales_excl_vat}. They are part of them, without VAT."
                            )
                        },
                        why=_("Without VAT. For these the reduction of the levy was given up as well."),
                        cites="cn.vatlaw:27",
                    )
                    real_estate_sales = Money(
                        _("For how much was real estate sold?"),
                        currency="CNY",
                        label=_("Real estate sold"),
                        option=_("Real estate sold"),
                        hint=_("Without VAT. From the VAT Law on, transfers of land-use rights too."),
                        why=_("It is taxed at a rate of its own and never at the reduced levy."),
                        cites="cn.mofsta.2026-10",
                    )
                    real_estate_lease_sales = Money(
                        _("How much rent for real estate was received?"),
                        currency="CNY",
                        label=_("Real estate let"),
                        option=_("Real estate let"),
                        hint=_(
                            "Without VAT. An individual who lets homes has a rate of his own, which is not covered here."
                        ),
                        why=_("It is taxed at a rate of its own and never at the reduced levy."),
                        cites="cn.mofsta.2026-10",
                    )
                rolling_12m_sales = Money(
                    _("What were all taxable sales of the twelve months (or four quarters) up to this period?"),
                    currency="CNY",
                    label=_("Sales of twelve months"),
                    hint=_("Without VAT, all rates together."),
                    optional=_("Don't check this"),
                    why=_(
                        "Above {vat_rules.vat.general_limit} you must register as a general taxpayer; exactly that much is still small-scale."
                    ),
                    cites="cn.vatlaw:9",
                )
                rolling_occasional_property_sales = Money(
                    _("How much of it was occasional: real estate or intangible assets sold?"),
                    currency="CNY",
                    label=_("Occasional sales"),
                    when=law.above_registration_limit,
                    optional=_("None"),
                    refuse={
                        law.occasional_sales_exceed_sales: _(
                            "That is more than all sales of {rolling_12m_sales}. It is part of them."
                        )
                    },
                    why=_("Occasional sales of these do not count towards the limit."),
                    cites="cn.vatlaw:9",
                )
            with Section(when=Beginning.vat_status.is_("general")):
                output_vat = Money(
                    _("How much is the output VAT of the period?"),
                    currency="CNY",
                    label=_("Output VAT"),
                    hint=_("In yuan; 0 if there is none."),
                    why=_("Line 11 of the general taxpayer's VAT return."),
                    cites="cn.vatlaw",
                )
                input_vat = Money(
                    _("How much is the input VAT?"),
                    currency="CNY",
                    label=_("Input VAT"),
                    hint=_("In yuan, before anything is transferred out; 0 if there is none."),
                    why=_("Line 12 of the general taxpayer's VAT return."),
                    cites="cn.vatlaw",
                )
                with Menu(
                    _("Is there any of this?"),
                    label=_("Further input VAT"),
                    why=_("Lines 13 and 14 of the general taxpayer's VAT return."),
                ) as further_input_vat:
                    vat_credit_carried_in = Money(
                        _("How much input VAT was carried forward to this period?"),
                        currency="CNY",
                        label=_("Carried forward to it"),
                        option=_("Carried forward to it"),
                        why=_("Line 13 of the general taxpayer's VAT return."),
                    )
                    input_vat_reversed = Money(
                        _("How much input VAT is transferred out?"),
                        currency="CNY",
                        label=_("Transferred out"),
                        option=_("Transferred out"),
                        why=_(
                            "Line 14 of the general taxpayer's VAT return. It makes more payable, and lowers the base of the additional credit."
                        ),
                    )
                additional_credit_class = Choice(
                    _("Is the company on this year's list for the additional VAT credit?"),
                    {
                        "none": _("On none"),
                        "advanced_manufacturing": _("Advanced manufacturing"),
                        "ic": _("Integrated circuits"),
                        "machine_tool": _("Machine tools"),
                    },
                    label=_("Additional credit"),
                    why=_(
                        "Only enterprises on the yearly list may credit a further {vat_rules.vat.additional_credit.advanced_manufacturing} or {vat_rules.vat.additional_credit.ic} of input VAT; the lists exclude one another."
                    ),
                    cites=("cn.mofsta.2023-43", "cn.caishui.2023-17", "cn.caishui.2023-25"),
                )
                additional_credit_carried_in = Money(
                    _("How much additional credit was left from the period before?"),
                    currency="CNY",
                    label=_("Additional credit left"),
                    when=additional_credit_class.is_not("none"),
                    optional=_("None"),
                    why=_("What could not be used is carried forward."),
                    cites="cn.mofsta.2023-43",
                )
