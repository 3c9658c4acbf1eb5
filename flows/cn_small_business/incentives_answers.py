"""What is answered, topic by topic: first the sentence that a person came for, then why, then what would change it.

The topic that leads stands at once, each other one under its own heading.
"""

from collections.abc import Sequence
from dataclasses import replace

from flows.cn_small_business.incentives_figures import BURDEN, OWNER, PERIOD, QUARTER, RATING, SIX_TAXES, YEAR
from flows.engine.conditions import Condition
from flows.engine.language import By, Found, Say, _

SMALL = "cn.mofsta.2023-12:5"
NOT_SMALL = Found("cit_regime").is_("standard") & Found("slpe_status").is_("not_eligible")

INCOME_TAX = [
    Say(
        _("Yes: the small low-profit rate applies, and income tax for {tax_year} is {cit_payable}."),
        when=Found("cit_regime").is_("slpe") & Found("cit_payable").positive,
    ),
    Say(
        _(
            "No: taxable income is {margin_taxable_income:abs} over the limit, and all of it is taxed at {cit_rate}: {cit_payable}."
        ),
        when=Found("cliff_extra_tax").given,
    ),
    Say(
        _(
            "Not decided yet: {cit_payable} at {cit_rate}, or {cit_payable_if_small} if what is still open turns out well."
        ),
        when=Found("cit_payable_if_small").given & Found("cit_payable").positive,
    ),
    Say(
        _("Income tax for {tax_year} is {cit_payable}, at the high-tech rate of {cit_rate}."),
        when=Found("cit_regime").is_("hnte")
        & Found("slpe_status").is_("not_eligible")
        & Found("cliff_extra_tax").absent
        & Found("cit_payable").positive,
    ),
    Say(
        _(
            "No: the small low-profit rate does not apply, and income tax for {tax_year} is {cit_payable} at {cit_rate}."
        ),
        when=NOT_SMALL & Found("cliff_extra_tax").absent & Found("cit_payable").positive,
    ),
    Say(
        _("No income tax for {tax_year}: nothing is left that is taxed."),
        when=Found("cit_payable").zero,
    ),
    Say(
        _("No: the small low-profit rate does not apply in {tax_year}, whatever the income is."),
        when=Found("lead_topic").is_("cit") & Found("cit_regime").absent & Found("slpe_status").is_("not_eligible"),
    ),
    Say(
        _("The income tax of {tax_year} cannot be worked out without the income of the year."),
        when=Found("topics").has("cit")
        & Found("cit_regime").absent
        & (Found("lead_topic").is_not("cit") | Found("slpe_status").is_not("not_eligible")),
    ),
    Say(
        _(
            "All of {taxable_income} counts at {rules.slpe.inclusion} and is taxed at {rules.slpe.rate}, {cit_rate} in effect. Without any relief it would be {cit_before_incentives}; you save {cit_saving_total}."
        ),
        when=Found("cit_regime").is_("slpe") & Found("cit_payable").positive,
        cites="cn.mofsta.2023-12:3",
    ),
    Say(
        _(
            "There is no taper. On exactly {slpe_income_limit} the tax is {cliff_tax_at_limit}, so crossing the line costs {cliff_extra_tax}. Between {slpe_income_limit} and {cliff_breakeven_income} less is left after tax than on exactly {slpe_income_limit}; only above that does earning more pay again."
        ),
        when=Found("cliff_extra_tax").given,
        cites=SMALL,
    ),
    Say(
        _(
            "What is open does not count as met: it is marked below. The tax at {cit_rate} stands until you have confirmed it."
        ),
        when=Found("cit_payable_if_small").given,
        cites=SMALL,
    ),
    Say(
        _(
            "A branch is never tested on its own figures. Start again with those of the whole company: what is shown is only its tax at the ordinary rate."
        ),
        when=Found("failed_conditions").has("branch"),
        cites="cn.sta.2023-6",
    ),
    Say(
        _("All six conditions must be met at once; what fails, and by how much, stands below."),
        when=Found("cit_regime").given
        & Found("slpe_status").is_("not_eligible")
        & Found("cliff_extra_tax").absent
        & Found("failed_conditions").lacks("branch"),
        cites=SMALL,
    ),
]

INCOME_TAX_CHANGES = [
    Say(
        _(
            "Up to {margin_taxable_income} more taxable income keeps the rate. The least bit above {slpe_income_limit}, and all of it is taxed at {cit_standard_rate}."
        ),
        when=Found("cit_regime").is_("slpe"),
        cites=SMALL,
    ),
    Say(
        _(
            "{margin_taxable_income:abs} less taxable income would bring it to the limit. Real deductions do that: R&D, equipment, old losses, wages due. Moving profit to another year or company does not."
        ),
        when=Found("cliff_extra_tax").given,
        cites=SMALL,
    ),
    Say(
        _("{margin_employees:abs} fewer employees on average would meet the limit of {slpe_employee_limit}."),
        when=Found("cit_regime").given & Found("failed_conditions").has("employees"),
        cites=SMALL,
    ),
    Say(
        _("{margin_assets:abs} less in total assets on average would meet the limit of {slpe_asset_limit}."),
        when=Found("cit_regime").given & Found("failed_conditions").has("assets"),
        cites=SMALL,
    ),
    Say(
        _("Once the open conditions are confirmed as met, the tax falls to {cit_payable_if_small}."),
        when=Found("cit_payable_if_small").given & Found("cit_payable").positive,
        cites=SMALL,
    ),
    Say(
        _("The loss of {new_loss} can be set off against later profits."),
        when=Found("new_loss").positive,
        cites="cn.citlaw:18",
    ),
]

PREPAYMENT = [
    Say(
        _(
            "For quarter {prepay_quarter} of {tax_year} you prepay {prepay_due} of income tax, by {deadline_prepayment}."
        ),
        when=Found("prepay_due").positive,
    ),
    Say(
        _("Nothing to prepay for quarter {prepay_quarter}: {prepay_overpaid} too much has been prepaid so far."),
        when=Found("prepay_overpaid").positive,
    ),
    Say(
        _("Nothing to prepay for quarter {prepay_quarter} of {tax_year}."),
        when=Found("prepay_due").zero & Found("prepay_overpaid").zero,
    ),
    Say(
        _(
            "Up to the end of the quarter the small low-profit conditions are met: the year to date is taxed at {prepay_rate}."
        ),
        when=Found("prepay_status").is_("eligible"),
        cites="cn.sta.2023-6",
    ),
    Say(
        _(
            "Up to the end of the quarter the small low-profit conditions are not met, so the whole year to date is taxed at {prepay_rate}; what fails stands below."
        ),
        when=Found("prepay_status").is_("not_eligible"),
        cites="cn.sta.2023-6",
    ),
    Say(
        _("Not every small low-profit condition is known, so the year to date is taxed at {prepay_rate} until it is."),
        when=Found("prepay_status").is_("undetermined"),
        cites="cn.sta.2023-6",
    ),
    Say(
        _(
            "What was prepaid too much is set off against later quarters of the year, else paid back at the annual settlement."
        ),
        when=Found("prepay_overpaid").positive,
        cites="cn.citlaw:54",
    ),
]

PREPAYMENT_CHANGES = [
    Say(
        _(
            "Up to {prepay_margin_income} more profit this year keeps the rate; above that the whole year to date is taxed at {rules.cit.standard_rate}."
        ),
        when=Found("prepay_status").is_("eligible"),
        cites="cn.sta.2023-6",
    ),
    Say(
        _(
            "If the conditions are met by a later quarter or over the year, everything is worked out again at {prepay_small_rate} and what was too much comes back."
        ),
        when=Found("prepay_status").is_("not_eligible", "undetermined"),
        cites="cn.sta.2023-6",
    ),
]

OWNERS_TAX = [
    Say(
        _("The owner's income tax for {tax_year} is {pit_payable}; halving saves {pit_halving_reduction}."),
        when=Found("pit_halving_reduction").positive,
    ),
    Say(
        _("The owner's income tax for {tax_year} is {pit_payable}; nothing is halved."),
        when=Found("pit_payable").positive & Found("pit_halving_reduction").zero,
    ),
    Say(
        _("No income tax of the owner for {tax_year}."),
        when=Found("pit_payable").zero & Found("pit_halving_reduction").zero,
    ),
    Say(
        _(
            "Half the tax on business income up to {pit_halving_limit} is spared, after other reliefs. There is no cliff: above it the reduction stays as it is."
        ),
        when=Found("pit_halving_reduction").positive,
        cites="cn.sta.2023-12",
    ),
    Say(
        _("Halving is for individual businesses. Sole proprietorships and partnerships do not have it."),
        when=Found("entity_type").is_("sole_prop_or_partnership") & Found("pit_payable").given,
        cites="cn.mofsta.2023-12:1",
    ),
]

OWNERS_TAX_CHANGES = [
    Say(
        _("Another {margin_pit_halving} of business income would still be halved."),
        when=Found("pit_halving_reduction").positive & Found("margin_pit_halving").positive,
        cites="cn.sta.2023-12",
    ),
]

REGISTRATION = By(
    "general_effective_date",
    {
        "None": _(
            "You must register as a general taxpayer: sales of twelve months are {margin_general_threshold:abs} over the limit of {general_limit}."
        )
    },
    _(
        "You must register as a general taxpayer from {general_effective_date}: sales of twelve months are {margin_general_threshold:abs} over the limit of {general_limit}."
    ),
)

VAT = [
    Say(
        By(
            "vat_verdict",
            {
                "exempt": _(
                    "No VAT for this period: sales of {vat_total_sales} are exempt, and {vat_saving} is saved."
                ),
                "partly_exempt": _("VAT for this period is {vat_payable}; {vat_exempt_sales} of the sales are exempt."),
                "taxed": _("VAT for this period is {vat_payable}; nothing is exempt."),
                "no_sales": _("No VAT for this period: there were no sales."),
                "no_rules": _(
                    "There are no figures for a VAT period that ends on {vat_period_end}, so nothing is worked out."
                ),
            },
        ),
        when=Found("vat_verdict").is_("exempt", "partly_exempt", "taxed", "no_sales", "no_rules"),
    ),
    Say(
        _("VAT for this period is {vat_payable}."),
        when=Found("vat_verdict").is_("general") & Found("vat_payable").positive,
    ),
    Say(
        _("No VAT for this period; {vat_credit_carried_out} of input VAT is carried forward."),
        when=Found("vat_verdict").is_("general") & Found("vat_credit_carried_out").positive,
    ),
    Say(
        _("No VAT for this period."),
        when=Found("vat_verdict").is_("general") & Found("vat_payable").zero & Found("vat_credit_carried_out").zero,
    ),
    Say(REGISTRATION, when=Found("general_registration_required").yes, cites="cn.vatlaw:9"),
    Say(
        _("VAT cannot be worked out without the sales of the period."),
        when=Found("topics").has("vat") & Found("vat_verdict").absent & Found("general_registration_required").absent,
    ),
    Say(
        _("No duty to register as a general taxpayer: {margin_general_threshold} below the limit of {general_limit}."),
        when=Found("general_registration_required").no,
        cites="cn.vatlaw:9",
    ),
    Say(
        By(
            "vat_limit_is_exempt",
            {
                "true": _("Sales of up to {vat_limit}, that amount included, are exempt in this period."),
                "false": _(
                    "Sales below {vat_limit} are exempt in this period; from that amount on everything is taxed."
                ),
            },
        ),
        when=Found("vat_verdict").is_("exempt", "partly_exempt"),
        cites="cn.vatlaw:23",
    ),
    Say(
        _(
            "Sales of {vat_test_sales} are too high for the exemption at {vat_limit}, so the whole amount is taxed, not only what lies above."
        ),
        when=Found("vat_failed").has("sales", "threshold_reached"),
        cites="cn.vatlaw:23",
    ),
    Say(
        _("Every sale has a special invoice, which gives up the exemption."),
        when=Found("vat_failed").has("special_invoices"),
        cites="cn.vatlaw:27",
    ),
    Say(
        _(
            "The additional credit takes off {additional_credit_used}; {additional_credit_carried_out} is left for later."
        ),
        when=Found("additional_credit_used").given,
        cites="cn.mofsta.2023-43",
    ),
]

VAT_CHANGES = [
    Say(
        By(
            "vat_limit_is_exempt",
            {
                "true": _("Up to {margin_vat_threshold} more sales would still be exempt."),
                "false": _(
                    "Less than {margin_vat_threshold} more sales would still be exempt; with that much everything is taxed."
                ),
            },
        ),
        when=Found("vat_verdict").is_("exempt", "partly_exempt"),
        cites="cn.vatlaw:23",
    ),
    Say(
        _(
            "Sales with ordinary invoices, or none, stay exempt; a special invoice costs the exemption of that sale only."
        ),
        when=Found("vat_verdict").is_("partly_exempt") | Found("vat_failed").has("special_invoices"),
        cites="cn.vatlaw:27",
    ),
]

SIX = [
    Say(
        _("The six taxes and two fees are halved: {six_two_payable} instead of {six_two_unreduced}."),
        when=Found("six_two_status").is_("eligible") & Found("six_two_lines").some,
    ),
    Say(
        _("The six taxes and two fees are halved. No amounts were entered."),
        when=Found("six_two_status").is_("eligible") & Found("six_two_lines").empty,
    ),
    Say(
        _("The six taxes and two fees are not halved: {six_two_payable}."),
        when=Found("six_two_status").is_("not_eligible"),
    ),
    Say(
        By(
            "six_two_basis",
            {
                "small_scale": _("Every small-scale VAT taxpayer has the halving, of any size and in any industry."),
                "individual_business": _("Every individual business has the halving, as a general taxpayer too."),
                "slpe": _("The company has it as a small low-profit enterprise."),
                "new_company": _("A new company has it while it meets the limits at the end of each month."),
                "none": _(
                    "A general taxpayer that is a company has it only as a small low-profit enterprise; other businesses that are general taxpayers only as an individual business."
                ),
            },
        ),
        when=Found("six_two_status").given,
        cites="cn.mofsta.2023-12:2",
    ),
    Say(
        _(
            "That rests on your figures here. What counts is the annual settlement that decides for the day of declaration."
        ),
        when=Found("six_two_is_estimate").yes,
        cites="cn.sta.2022-3",
    ),
]

SIX_CHANGES = [
    Say(
        _("Once the annual settlement that decides has found a small low-profit enterprise, they are halved."),
        when=Found("six_two_failed").has("settlement", "slpe_status"),
        cites="cn.sta.2022-3",
    ),
]

CREDIT = [
    Say(
        By(
            "bank_tax_interaction",
            {
                "available": _("Rated {tax_credit_rating}: banks may lend on it without security."),
                "available_official_only": _(
                    "Rated {tax_credit_rating}: the official notice lets banks lend on it; the study names only better ratings."
                ),
                "not_available": _("Rated {tax_credit_rating}: banks do not lend on it."),
            },
        ),
        when=Found("bank_tax_interaction").given,
    ),
    Say(
        _("Without rating or score nothing can be said about a loan."),
        when=Found("topics").has("credit") & Found("tax_credit_rating").absent,
    ),
]

CREDIT_CHANGES = [
    Say(
        _("{credit_points_short} more points would reach the {credit_points_wanted} from which banks lend."),
        when=Found("credit_points_short").positive,
        cites="cn.sta.2025-12",
    ),
]

BENCHMARK = By(
    "benchmark_id",
    {
        "national": _("The average is {benchmark_ratio}, for small and micro enterprises of all industries."),
        "wholesale_retail": _("The average is {benchmark_ratio}, for small and micro enterprises in trade."),
        "manufacturing": _("The average is {benchmark_ratio}, for small and micro enterprises in manufacturing."),
        "construction": _("The average is {benchmark_ratio}, for small and micro enterprises in construction."),
        "little_giant": _("The average is {benchmark_ratio}, for “little giants”."),
    },
)

BURDENS = [
    Say(
        By(
            "burden_position",
            {
                "above": _("Your tax burden is {tax_burden_ratio}, above the average."),
                "equal": _("Your tax burden is {tax_burden_ratio}, exactly the average."),
                "below": _("Your tax burden is {tax_burden_ratio}, below the average."),
                "undetermined": _("Without operating income there is no tax burden to compare."),
            },
        ),
        when=Found("burden_position").given,
    ),
    Say(BENCHMARK, when=Found("burden_position").given, cites="seed.000:3"),
    Say(
        _(
            "These are averages that a study prints, no limits. A burden far below the average may bring questions from the tax office."
        ),
        when=Found("burden_position").given,
        cites="seed.000:3",
    ),
]

TOPICS = {
    "cit": (INCOME_TAX, INCOME_TAX_CHANGES, YEAR),
    "prepayment": (PREPAYMENT, PREPAYMENT_CHANGES, QUARTER),
    "pit": (OWNERS_TAX, OWNERS_TAX_CHANGES, OWNER),
    "vat": (VAT, VAT_CHANGES, PERIOD),
    "six_two": (SIX, SIX_CHANGES, SIX_TAXES),
    "credit": (CREDIT, CREDIT_CHANGES, RATING),
    "burden": (BURDENS, [], BURDEN),
}


ALWAYS_FIRST = ("cit", "pit")  # they lead wherever they are worked out


def _answers(topic: str, answers: Sequence[Say], changes: Sequence[Say], under: By) -> list[Say]:
    """Under its own heading, if another topic leads, with what would change it."""
    later = [_where(Found("lead_topic").is_not(topic), say) for say in changes if topic not in ALWAYS_FIRST]
    return [replace(say, under=under) for say in (*answers, *later)]


def _changes(topic: str, changes: Sequence[Say]) -> list[Say]:
    return [_where(Found("lead_topic").is_(topic), say) for say in changes]


def _where(leads: Condition, say: Say) -> Say:
    return replace(say, when=leads & say.when if say.when is not None else leads)


ANSWERS = [say for topic, (said, changes, under) in TOPICS.items() for say in _answers(topic, said, changes, under)]
CHANGES = [say for topic, (_said, changes, _under) in TOPICS.items() for say in _changes(topic, changes)]
NOTHING = Say(_("With these answers there is nothing to work out. Choose a topic and give its figures."))
VERDICT = [*ANSWERS, NOTHING]
