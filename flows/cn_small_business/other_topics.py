"""The owner's income tax, the tax credit rating, the tax burden."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business.beginning import Beginning
from flows.engine.language import Choice, Money, Number, Part, Section, YesNo, _


class OwnersTax(Part):
    """Business income of those that pay no corporate income tax."""

    with Section(_("The owner"), when=Beginning.topics.has("pit")):
        pit_taxable_income = Money(
            _("What is the taxable business income of {tax_year}?"),
            currency="CNY",
            label=_("Taxable business income"),
            hint=_("In yuan; of several businesses all together. Partners: your own share."),
            optional=_("I only know the profit"),
            why=_(
                "“Taxable income” of the return for business income. For an individual business half the tax on the part up to {rules.pit.halving_limit} is spared."
            ),
            cites="cn.sta.2023-12",
        )
        with Section(when=pit_taxable_income.skipped):
            business_profit = Money(
                _("Then what is the profit of the business in {tax_year}?"),
                currency="CNY",
                signed=True,
                label=_("Profit"),
                hint=_("In yuan, income less costs; a loss with a minus sign. Partners: your own share."),
                why=_("The deductions of the owner are taken off next."),
                cites="cn.pitlaw",
            )
            owner_has_wage_income = YesNo(
                _("Did the owner also have wages or other comprehensive income in {tax_year}?"),
                label=_("Wages as well"),
                why=_(
                    "The basic deduction of {rules.pit.basic} is taken once: in the wages if there are any, else here."
                ),
                cites="cn.pitreg:15",
            )
            owner_deductions = Money(
                _("How much are the owner's other deductions that were not taken elsewhere?"),
                currency="CNY",
                label=_("Owner's deductions"),
                optional=_("None"),
                why=_(
                    "Social insurance and housing fund, the special additional deductions, others allowed by law. Each may be taken once only."
                ),
                cites="cn.pitreg:15",
            )
        other_pit_relief = Money(
            _("How much tax do other reliefs take off?"),
            currency="CNY",
            label=_("Other tax relief"),
            optional=_("None"),
            why=_("For example for disabled persons or veterans. It comes first; half of what is left is spared."),
            cites="cn.sta.2023-12",
        )


class Credit(Part):
    """Rated, else by score."""

    with Section(_("Credit"), when=Beginning.topics.has("credit")):
        tax_credit_rating = Choice(
            _("What is the tax payment credit rating?"),
            {"A": "A", "B": "B", "M": "M", "C": "C", "D": "D"},
            label=_("Rating"),
            optional=_("I don't know it"),
            why=_("The e-tax bureau shows it under tax credit. Banks lend on a good one without security."),
            cites="cn.sta.2025-12",
        )
        with Section(when=tax_credit_rating.skipped):
            tax_credit_score = Number(
                _("And the score?"),
                label=_("Score"),
                optional=_("I don't know that either"),
                refuse={law.score_out_of_range: _("A score is at most {rules.credit.most}.")},
                hint=_("For example 85."),
                why=_(
                    "From {rules.credit.least_a} points A, from {rules.credit.least_b} B or M, from {rules.credit.least_c} C, below that D."
                ),
                cites="cn.sta.2025-12",
            )
            credit_new_or_no_income = YesNo(
                _("Is it new, or was it without income in the year that was rated?"),
                label=_("New or no income"),
                why=_("Such a business without dishonesty is rated M instead of A or B."),
                cites="cn.sta.2025-12",
            )
            credit_direct_d = YesNo(
                _("Was it graded straight to D?"),
                label=_("Straight to D"),
                why=_("For example for false invoices or evasion. That goes before any score."),
                cites="cn.sta.2025-12",
            )


class Burden(Part):
    """Taxes paid by operating income."""

    with Section(_("Tax burden"), when=Beginning.topics.has("burden")):
        taxes_paid_total = Money(
            _("How much tax was paid in twelve months?"),
            currency="CNY",
            label=_("Taxes paid"),
            hint=_("All taxes actually paid, without wage tax withheld and social insurance."),
            why=_("The e-tax bureau has it under tax payment certificates."),
            cites="seed.000:3",
        )
        operating_income = Money(
            _("And the operating income of the same months?"),
            currency="CNY",
            label=_("Operating income"),
            why=_("The burden is taxes paid by operating income."),
            cites="seed.000:3",
        )
        little_giant = YesNo(
            _("Is it a state-level specialised and innovative “little giant”?"),
            label=_("Little giant"),
            when=Beginning.entity_type.is_("company"),
            why=_("For these the study prints an average of their own."),
            cites="seed.000:4",
        )
