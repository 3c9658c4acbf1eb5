"""What takes off the income of the year: R&D, equipment, losses."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business.beginning import Beginning
from flows.cn_small_business.company import Company
from flows.engine.language import Choice, Date, Each, Menu, Money, Part, Percent, Section, Year, Years, YesNo, _


class Deductions(Part):
    """Asked where only the profit is known."""

    with Section(_("R&D"), when=Company.income_before_incentives.given):
        with Menu(
            _("Did it spend on R&D in {tax_year}?"),
            label=_("R&D"),
            why=_(
                "Of what was already expensed once, {rules.rd.rate.general} more may be deducted. Expense that went into an intangible asset counts as it is amortised."
            ),
        ) as research:
            rd_expense = Money(
                _("How much was its own R&D?"),
                currency="CNY",
                label=_("Own R&D"),
                option=_("Own R&D"),
                hint=_("In yuan, from the R&D subsidiary ledger."),
                why=_(
                    "The sum of the R&D subsidiary ledger. “Other related costs” count only up to a share of it; ask your accountant."
                ),
                cites="cn.caishui.2015-119",
            )
            rd_outsourced_domestic = Money(
                _("How much was paid for R&D outsourced in China?"),
                currency="CNY",
                label=_("R&D outsourced in China"),
                option=_("Outsourced in China"),
                why=_("Of the fee {rules.rd.outsourced_share} count. The contract must be registered."),
                cites="cn.caishui.2015-119",
            )
            rd_outsourced_overseas = Money(
                _("How much was paid for R&D outsourced abroad?"),
                currency="CNY",
                label=_("R&D outsourced abroad"),
                option=_("Outsourced abroad"),
                why=_(
                    "Of the fee {rules.rd.outsourced_share} count, capped by the R&D in China that counts. Work done by individuals abroad does not."
                ),
                cites="cn.caishui.2018-64",
            )
        any_rd = rd_expense.positive | rd_outsourced_domestic.positive | rd_outsourced_overseas.positive
        with Section(when=any_rd):
            rd_class = Choice(
                _("Is the company listed as one of these?"),
                {
                    "general": _("Neither"),
                    "ic": _("Integrated circuits"),
                    "machine_tool": _("Machine tools"),
                },
                label=_("R&D list"),
                why=_("On the yearly list of these enterprises, {rules.rd.rate.ic} more may be deducted."),
                cites="cn.mofsta.2023-44",
            )
            rd_records_ok = YesNo(
                _("Are records kept for each R&D project?"),
                label=_("R&D records"),
                why=_(
                    "Project decisions, the subsidiary ledger, hours of staff and instruments. Without them the deduction is taken back in an inspection."
                ),
                cites="cn.sta.2015-97",
            )

    with Section(_("Industry"), when=any_rd | Beginning.topics.has("burden")):
        industry = Choice(
            _("What is the main line of business?"),
            {
                "wholesale_retail": _("Trade"),
                "manufacturing": _("Manufacturing"),
                "software_it": _("Software, IT"),
                "construction": _("Construction"),
                "accommodation_catering": _("Hotels, catering"),
                "transport_logistics": _("Transport"),
                "leasing_business_services": _("Leasing, business services"),
                "agriculture": _("Agriculture"),
                "real_estate": _("Real estate"),
                "other": _("Something else"),
                "entertainment": _("Entertainment"),
                "tobacco_manufacturing": _("Tobacco"),
            },
            label=_("Line of business"),
            why=_(
                "Some industries have no R&D super deduction, and the usual tax burden differs. Tobacco and entertainment are on the second page."
            ),
            cites="cn.caishui.2015-119:4",
        )
        excluded_industry_revenue_percent = Percent(
            _("What share of revenue comes from industries without the super deduction?"),
            zero=True,
            label=_("Revenue of excluded industries"),
            when=any_rd,
            optional=_("As the main business"),
            why=_(
                "Tobacco manufacturing, hotels and catering, trade, real estate, leasing and business services, entertainment. Up to {rules.rd.excluded_revenue_limit} of revenue, the company is none of them."
            ),
            cites="cn.sta.2015-97",
        )

    with Section(_("Equipment, losses"), when=Company.income_before_incentives.given):
        with Each(
            law.Equipment,
            any=_("Is there new equipment to deduct at once?"),
            another=_("Is there another unit?"),
            heading=_("Unit {n}"),
            label=_("Equipment"),
            why=_(
                "Equipment up to {rules.equipment.unit_limit} a unit may be deducted in full instead of year by year. It saves time, not tax: there is no depreciation later."
            ),
            cites="cn.mofsta.2023-37",
        ) as equipment:
            unit_cost = Money(
                _("What did it cost?"),
                currency="CNY",
                label=_("Cost"),
                hint=_("In yuan, without the input VAT that was deducted."),
                why=_("The limit is for one unit: {rules.equipment.unit_limit}, itself included."),
                cites="cn.mofsta.2023-37",
            )
            purchased_on = Date(
                _("On what date was it bought?"),
                label=_("Bought on"),
                hint=_("The day of the invoice, for example 2026-03-10."),
                why=_("The rule covers what is bought within its years; self-built: the day it was finished."),
                cites="cn.sta.2018-46",
            )
            in_use_on = Date(
                _("On what date was it first used?"),
                label=_("In use from"),
                refuse={law.used_before_bought: _("That is before it was bought on {purchased_on}. Check both dates.")},
                why=_(
                    "It is deducted in the year of the month after: what is first used in December belongs to the next year."
                ),
                cites="cn.sta.2018-46",
            )
            depreciation_booked = Money(
                _("How much depreciation of it is in the books of {tax_year}?"),
                currency="CNY",
                label=_("Depreciation booked"),
                optional=_("None"),
                refuse={
                    law.depreciation_above_cost: _(
                        "That is more than the unit cost. Enter this year's depreciation of this unit only."
                    )
                },
                why=_("It has lowered the profit already; only the rest is deducted on top."),
                cites="cn.mofsta.2023-37",
            )
            is_building = YesNo(
                _("Is it a building or structure?"),
                label=_("Building"),
                why=_("Buildings and structures are never deducted at once."),
                cites="cn.mofsta.2023-37",
            )
        with Each(
            law.Loss,
            any=_("Are there unused losses of earlier years?"),
            another=_("Is there a loss of another year?"),
            heading=_("Loss {n}"),
            label=_("Losses"),
            why=_(
                "A loss can be set off for {rules.loss.years}, for {rules.loss.years_qualified} where high-tech or technology SME status saves it. The oldest goes first."
            ),
            cites="cn.citlaw:18",
        ) as losses:
            year = Year(
                _("Of which year is the loss?"),
                among=law.loss_years,
                label=_("Loss of"),
                refuse={law.loss_year_not_earlier: _("Only losses of years before {tax_year} can be set off.")},
                why=_("The loss table of the annual return (A106000) has it by year."),
                cites="cn.citlaw:18",
            )
            amount = Money(
                _("How much of the loss of {year} is not used yet?"),
                currency="CNY",
                above_zero=True,
                label=_("Unused"),
                hint=_("As a positive figure."),
                why=_("The loss table of the annual return (A106000): what is left to carry forward."),
                cites="cn.citlaw:18",
            )
        tech_qualified_years = Years(
            _("In which years was the company a high-tech enterprise or a technology SME?"),
            among=law.years_of_qualification,
            label=_("High-tech or technology SME"),
            when=law.some_loss_needs_extension,
            why=_(
                "Each such year saves the losses of the {rules.loss.years_saved} before it: they last {rules.loss.years_qualified}. What it was in the year of the loss does not matter."
            ),
            cites="cn.sta.2018-45:1",
        )
        collection_method = Choice(
            _("How is its income tax collected?"),
            {"books": _("On its books"), "deemed": _("On a deemed profit")},
            label=_("Collection"),
            when=any_rd | equipment.some | losses.some,
            why=_(
                "On a deemed profit there is no super deduction, no equipment at once and no loss set-off. The tax office's notice says which it is."
            ),
            cites="cn.caishui.2015-119",
        )
