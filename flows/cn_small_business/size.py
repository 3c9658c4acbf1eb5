"""People and assets, and what has been prepaid."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business.beginning import Beginning
from flows.cn_small_business.company import Company
from flows.engine.language import Count, Each, Money, Number, Part, Section, YesNo, _


class Size(Part):
    """Averages as they are told, else quarter by quarter."""

    with Section(_("Size"), when=Beginning.topics.has("cit", "prepayment")):
        employees_average = Number(
            _("How many employees are there on average?"),
            unit="count",
            label=_("Employees, average"),
            hint=_("For example 120 or 120.5, dispatched workers included."),
            optional=_("Go by quarters"),
            why=_(
                "Up to {rules.slpe.employee_limit} on average: for each quarter half of start and end together, then the average of the quarters (of a prepayment: up to its own). Workers dispatched to you count."
            ),
            cites="cn.mofsta.2023-12:5",
        )
        assets_average = Money(
            _("And the total assets on average?"),
            currency="CNY",
            label=_("Total assets, average"),
            hint=_("In yuan, not in ten thousands, for example 18,000,000."),
            optional=_("Go by quarters"),
            why=_(
                "Up to {rules.slpe.asset_limit} on average, in the same way. The return asks for it in ten thousands of yuan."
            ),
            cites="cn.mofsta.2023-12:5",
        )
        with Each(
            law.Quarter,
            any=_("Shall we go through the quarters?"),
            another=_("Is there another quarter?"),
            label=_("Quarters"),
            unique="quarter",
            when=employees_average.skipped | assets_average.skipped,
            refuse={law.quarter_given_twice: _("A quarter was entered twice. Remove one of them.")},
            why=_(
                "Only the quarters in which the company existed; of its first one the start is the opening day. Without figures the size stays open, and what is open does not count as met."
            ),
            cites="cn.mofsta.2023-12:5",
        ) as quarters:
            quarter = Count(_("Which quarter?"), among=law.quarters_open, label=_("Quarter"))
            with Section(when=employees_average.skipped):
                employees_start = Count(
                    _("Employees at the start of quarter {quarter}?"),
                    label=_("Employees, start"),
                    suggest=law.people_before,
                    why=_("As a rule the figure of the end of the quarter before."),
                )
                employees_end = Count(_("And at the end of quarter {quarter}?"), label=_("Employees, end"))
            with Section(when=assets_average.skipped):
                assets_start = Money(
                    _("Total assets at the start of quarter {quarter}?"),
                    currency="CNY",
                    label=_("Assets, start"),
                    suggest=law.assets_before,
                    hint=_("In yuan, from the balance sheet."),
                    why=_("As a rule the figure of the end of the quarter before."),
                )
                assets_end = Money(
                    _("Total assets at the end of quarter {quarter}?"),
                    currency="CNY",
                    label=_("Assets, end"),
                    hint=_("In yuan, from the balance sheet."),
                )
        hnte_certificate = YesNo(
            _("Does it hold a high-tech enterprise certificate that is valid in {tax_year}?"),
            label=_("High-tech certificate"),
            when=law.not_surely_small,
            why=_(
                "The small low-profit rate is refused or in doubt; with a certificate the rate is {rules.cit.hnte_rate} instead of {rules.cit.standard_rate}. The two are never combined."
            ),
            cites="cn.citlaw:28(2)",
        )
        cit_prepaid = Money(
            _("How much income tax has been prepaid for {tax_year}?"),
            currency="CNY",
            label=_("Prepaid"),
            when=Beginning.topics.has("prepayment")
            | Company.taxable_income.given
            | Company.income_before_incentives.given,
            optional=_("None, or I don't know"),
            why=_("What is still to pay, or comes back, is the tax less what was prepaid."),
            cites="cn.citlaw:54",
        )
