"""The company itself, and its income."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business.beginning import Beginning
from flows.engine.language import Choice, Count, Money, Part, Section, YesNo, _


class Company(Part):
    """Whether it can be a small low-profit enterprise at all; its profit to date, its income of the year."""

    with Section(
        _("The company"),
        when=Beginning.topics.has("cit", "prepayment") | Beginning.new_company_before_first_settlement.yes,
    ):
        with Section(when=Beginning.topics.has("cit", "prepayment")):
            residency = Choice(
                _("Was the company set up in China, or is it managed from here?"),
                {"resident": _("Yes: resident"), "non_resident": _("Neither: non-resident")},
                label=_("Residence"),
                why=_("Only a resident enterprise can be a small low-profit enterprise."),
                cites="cn.sta.2023-6",
            )
            is_branch = YesNo(
                _("Is it a branch without legal personality of its own?"),
                label=_("Branch"),
                why=_(
                    "A branch is never tested alone: its people, assets and income are added to those of the head office."
                ),
                cites="cn.sta.2023-6",
            )
        industry_catalogue_status = Choice(
            _("Is its industry restricted or prohibited by the state?"),
            {
                "not_restricted": _("Neither"),
                "restricted": _("Restricted"),
                "prohibited": _("Prohibited"),
                "unknown": _("I am not sure"),
            },
            label=_("Industry in the catalogue"),
            why=_(
                "Compare the state's Catalogue for Guiding Industry Restructuring (restricted and eliminated classes). Most trade, services and software are in neither."
            ),
            cites="cn.mofsta.2023-12:5",
        )

    with Section(_("The quarter"), when=Beginning.topics.has("prepayment")):
        prepay_quarter = Count(
            _("For which quarter of {tax_year} do you prepay?"),
            among=law.QUARTERS,
            label=_("Quarter"),
            why=_("A small low-profit enterprise prepays by quarter; income and averages run from January to its end."),
            cites="cn.sta.2023-6",
        )
        cumulative_profit = Money(
            _("What is the actual profit from January to the end of quarter {prepay_quarter}?"),
            currency="CNY",
            signed=True,
            label=_("Profit to date"),
            hint=_("In yuan, for example 1,800,000; a loss with a minus sign."),
            why=_(
                "The line “actual profit” of the quarterly prepayment return (class A), cumulative. It is held against the whole {rules.slpe.income_limit}, not against a part of it."
            ),
            cites="cn.sta.2023-6",
        )

    with Section(_("Income"), when=Beginning.topics.has("cit")):
        taxable_income = Money(
            _("What is the taxable income of {tax_year}?"),
            currency="CNY",
            label=_("Taxable income"),
            hint=_("In yuan, for example 2,850,000. For a year that is not over, your estimate."),
            optional=_("I only know the profit"),
            why=_(
                "The figure that is taxed, after all adjustments, extra deductions and losses: “taxable income” in the main form of the annual return (A100000). Up to {rules.slpe.income_limit} the small rate is open; from the profit it can be worked out here."
            ),
            cites="cn.mofsta.2023-12:5",
        )
        income_before_incentives = Money(
            _("Then what is the profit of {tax_year}, before these reliefs?"),
            currency="CNY",
            signed=True,
            label=_("Profit before reliefs"),
            when=taxable_income.skipped,
            hint=_("In yuan; a loss with a minus sign."),
            optional=_("I don't know that either"),
            why=_(
                "Accounting profit with the ordinary tax adjustments, R&D deducted once, equipment at its ordinary depreciation, before losses of earlier years. R&D, equipment and losses are asked next."
            ),
            cites="cn.citlaw:4",
        )
