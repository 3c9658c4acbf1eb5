"""Six taxes and two fees."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business.beginning import Beginning
from flows.engine.language import (
    TODAY,
    Area,
    Choice,
    Choices,
    Count,
    Date,
    Each,
    Menu,
    Money,
    Number,
    Part,
    Percent,
    Section,
    Year,
    YesNo,
    _,
)


class SixTaxes(Part):
    """On which ground they are halved; their amounts, or what they are worked out from."""

    with Section(_("Six taxes"), when=Beginning.topics.has("six_two")):
        month_end_employees = Count(
            _("How many employees were there at the end of last month?"),
            label=_("Employees, month end"),
            when=Beginning.new_company_before_first_settlement.yes,
            why=_("Up to {rules.slpe.employee_limit}, without any average."),
            cites="cn.mofsta.2023-12:5",
        )
        month_end_assets = Money(
            _("And how much were total assets then?"),
            currency="CNY",
            label=_("Assets, month end"),
            when=Beginning.new_company_before_first_settlement.yes,
            why=_("Up to {rules.slpe.asset_limit}, without any average."),
            cites="cn.mofsta.2023-12:5",
        )
        declaration_date = Date(
            _("On what date are these taxes declared?"),
            label=_("Declared on"),
            when=Beginning.new_company_before_first_settlement.no,
            suggest=TODAY,
            optional=_("Go by my figures here"),
            why=_(
                "For a company that is a general taxpayer an annual settlement decides; which year's, depends on the month of the declaration."
            ),
            cites="cn.sta.2022-3",
        )
        with Each(
            law.Settlement,
            any=_("Do you know whether a settlement found a small low-profit enterprise?"),
            another=_("Do you know that of the other year too?"),
            heading=_("Settlement {n}"),
            label=_("Settlements"),
            unique="settled_for_year",
            when=declaration_date.given,
            refuse={law.settlement_given_twice: _("A year was entered twice. Remove one of them.")},
            why=_(
                "The annual return says so on its first pages. Without it, the figures of this conversation are taken as an estimate."
            ),
            cites="cn.sta.2022-3",
        ) as slpe_settlements:
            settled_for_year = Year(
                _("For which year was the settlement made?"),
                among=law.settlements_that_count,
                label=_("Settlement for"),
            )
            slpe = YesNo(
                _("Was the company a small low-profit enterprise in {settled_for_year}?"), label=_("Small low-profit")
            )
        six_two_taxes = Choices(
            _("Which of them do you pay?"),
            {
                "vat_surcharges": _("Construction tax, surcharges"),
                "stamp_duty": _("Stamp duty"),
                "property_tax": _("Property tax"),
                "land_use_tax": _("Urban land use tax"),
                "resource_tax": _("Resource tax"),
                "farmland_tax": _("Farmland occupation tax"),
            },
            at_least=1,
            label=_("Taxes"),
            hint=_("Tick one or more, then tap Done."),
            why=_(
                "They are halved line by line, on top of other reductions of the same tax. Resource tax on water and stamp duty on securities are not."
            ),
            cites="cn.mofsta.2023-12:2",
        )
        umct_location = Choice(
            _("Where is the business?"),
            {"city": _("In a city"), "county_town": _("In a county seat or town"), "other": _("Elsewhere")},
            label=_("Place"),
            when=six_two_taxes.has("vat_surcharges"),
            optional=_("I know the amounts"),
            why=_(
                "Urban maintenance and construction tax is {rules.umct.city}, {rules.umct.county_town} or {rules.umct.other} of the VAT that is due, by place."
            ),
            cites="cn.umctlaw:4",
        )
        with Section(when=umct_location.given):
            consumption_tax_paid = Money(
                _("How much consumption tax was paid for the period?"),
                currency="CNY",
                label=_("Consumption tax"),
                optional=_("None"),
                why=_("The surcharges are on VAT and consumption tax together."),
                cites="cn.umctlaw",
            )
            surcharge_base_vat = Money(
                _("How much VAT is due for the period?"),
                currency="CNY",
                label=_("VAT due"),
                when=law.vat_is_unknown,
                hint=_("In yuan, after all reliefs; 0 if there is none."),
                why=_("Construction tax and both surcharges are worked out on it."),
                cites="cn.umctlaw",
            )
            general_period_sales = Money(
                _("What were the sales of the period, without VAT?"),
                currency="CNY",
                label=_("Sales of the period"),
                when=Beginning.topics.has("vat") & Beginning.vat_status.is_("general"),
                optional=_("More than the exempt amount"),
                why=_(
                    "Up to {rules.surcharge.exempt_sales.month} a month or {rules.surcharge.exempt_sales.quarter} a quarter there are no education surcharges at all."
                ),
                cites="cn.caishui.2016-12",
            )
        unreduced_resource_tax = Money(
            _("How much resource tax, before halving?"),
            currency="CNY",
            label=_("Resource tax"),
            when=six_two_taxes.has("resource_tax"),
            optional=_("I don't know it: leave it out"),
            why=_("The amount before this relief, other reductions taken off."),
            cites="cn.mofsta.2023-12:2",
        )
        unreduced_farmland_tax = Money(
            _("How much farmland occupation tax, before halving?"),
            currency="CNY",
            label=_("Farmland tax"),
            when=six_two_taxes.has("farmland_tax"),
            optional=_("I don't know it: leave it out"),
            why=_("The amount before this relief, other reductions taken off."),
            cites="cn.mofsta.2023-12:2",
        )
        with Section(when=umct_location.skipped):
            unreduced_umct = Money(
                _("How much construction tax, before halving?"),
                currency="CNY",
                label=_("Construction tax"),
                optional=_("None"),
                why=_("The amount before this relief, from the VAT return with its surcharges."),
                cites="cn.umctlaw:4",
            )
            unreduced_education_surcharge = Money(
                _("How much education surcharge, before halving?"),
                currency="CNY",
                label=_("Education surcharge"),
                optional=_("None"),
                why=_("The amount before this relief, from the VAT return with its surcharges."),
                cites="cn.education",
            )
            unreduced_local_education_surcharge = Money(
                _("How much local education surcharge, before halving?"),
                currency="CNY",
                label=_("Local education surcharge"),
                optional=_("None"),
                why=_("The amount before this relief, from the VAT return with its surcharges."),
                cites="cn.caizong.2010-98",
            )
        unreduced_property_tax = Money(
            _("How much property tax, before halving?"),
            currency="CNY",
            label=_("Property tax"),
            when=six_two_taxes.has("property_tax"),
            optional=_("Work it out"),
            why=_("The amount before this relief; or from the value of the building and its rent."),
            cites="cn.propertytax",
        )
        with Section(when=unreduced_property_tax.skipped):
            property_original_value = Money(
                _("What is the original value of the buildings you use yourself?"),
                currency="CNY",
                label=_("Original value"),
                optional=_("None used"),
                hint=_("In yuan, from the fixed asset ledger, with the price of the land."),
                why=_(
                    "Taxed by value: the value less a share that your province sets, at {rules.property_tax.value_rate} a year."
                ),
                cites="cn.propertytax",
            )
            property_deduction_percent = Percent(
                _("What share does your province take off the value?"),
                label=_("Taken off"),
                when=property_original_value.given,
                optional=_("The highest share"),
                refuse={
                    law.deduction_out_of_range: _(
                        "It lies between {rules.property_tax.deduction_least} and {rules.property_tax.deduction_most}."
                    )
                },
                why=_(
                    "Between {rules.property_tax.deduction_least} and {rules.property_tax.deduction_most}, by province; many take the highest."
                ),
                cites="cn.propertytax",
            )
            property_rent = Money(
                _("How much rent do you receive for buildings?"),
                currency="CNY",
                label=_("Rent"),
                optional=_("Nothing is let"),
                hint=_("Without VAT, for the same time."),
                why=_("Taxed by rent, at {rules.property_tax.rent_rate}."),
                cites="cn.propertytax",
            )
        unreduced_land_use_tax = Money(
            _("How much urban land use tax, before halving?"),
            currency="CNY",
            label=_("Land use tax"),
            when=six_two_taxes.has("land_use_tax"),
            optional=_("Work it out"),
            why=_("The amount before this relief; or area times the local amount."),
            cites="cn.mofsta.2023-12:2",
        )
        with Section(when=unreduced_land_use_tax.skipped):
            land_area_sqm = Area(
                _("What is the area of the land?"),
                label=_("Land"),
                optional=_("I don't know it: leave it out"),
                hint=_("In square metres, for example 2,000."),
                why=_("The area on the certificate, else as surveyed or declared."),
                cites="cn.mofsta.2023-12:2",
            )
            land_unit_tax = Number(
                _("How much is the tax per square metre and year?"),
                unit="CNY/m2",
                label=_("Per square metre"),
                when=land_area_sqm.given,
                optional=_("I don't know it: leave it out"),
                why=_("The local government sets it by grade of land."),
                cites="cn.mofsta.2023-12:2",
            )
        unreduced_stamp_duty = Money(
            _("How much stamp duty, before halving?"),
            currency="CNY",
            label=_("Stamp duty"),
            when=six_two_taxes.has("stamp_duty"),
            optional=_("Work it out"),
            why=_("The amount before this relief; or from the contracts."),
            cites="cn.stamplaw",
        )
        with Menu(
            _("Which contracts and accounts are there?"),
            label=_("Contracts"),
            when=unreduced_stamp_duty.skipped,
            why=_(
                "Stamp duty is a share of the contract amount, without VAT if that is shown apart. A small or micro borrower's loan contract with a financial institution is free of it until the end of the rule: leave it out."
            ),
        ) as contracts:
            stamp_sales_contracts = Money(
                _("For how much are the sales contracts?"),
                currency="CNY",
                label=_("Sales contracts"),
                option=_("Sales"),
                why=_("Taxed at {rules.stamp.sales}."),
                cites="cn.stamplaw",
            )
            stamp_works_contracts = Money(
                _("For how much are the works, carriage, technology and processing contracts?"),
                currency="CNY",
                label=_("Works, carriage, technology"),
                option=_("Works, carriage, technology"),
                why=_("Taxed at {rules.stamp.works}."),
                cites="cn.stamplaw",
            )
            stamp_loan_contracts = Money(
                _("For how much are the loan contracts that are not exempt?"),
                currency="CNY",
                label=_("Loan contracts"),
                option=_("Loans"),
                why=_("Taxed at {rules.stamp.loan}."),
                cites="cn.stamplaw",
            )
            stamp_lease_contracts = Money(
                _("For how much are the lease contracts?"),
                currency="CNY",
                label=_("Lease contracts"),
                option=_("Leases"),
                why=_("Taxed at {rules.stamp.lease} of the rent."),
                cites="cn.stamplaw",
            )
            stamp_property_transfers = Money(
                _("For how much were real estate, shares or land-use rights transferred?"),
                currency="CNY",
                label=_("Transfers"),
                option=_("Real estate, shares, land"),
                why=_("Taxed at {rules.stamp.property}."),
                cites="cn.stamplaw",
            )
            stamp_capital_accounts = Money(
                _("By how much did paid-in capital and capital reserve grow?"),
                currency="CNY",
                label=_("Capital accounts"),
                option=_("Capital accounts"),
                why=_("Taxed at {rules.stamp.capital} of the increase."),
                cites="cn.stamplaw",
            )
