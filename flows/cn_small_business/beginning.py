"""Which year, what kind of business, and what to look at first."""

from calculators.cn_small_business import incentives as law
from flows.engine.language import Choice, Choices, Known, Part, Year, YesNo, _


class Beginning(Part):
    """The topics that are ticked decide what is asked."""

    tax_year = Year(
        _("Which year is it about?"),
        among=law.years_covered,
        label=_("Year"),
        why=_("Limits and rates are those of this year. VAT goes by the period that you name later."),
        refuse={law.unsupported_tax_year: _("There are no figures for that year. Please tap one of these years.")},
    )
    rules = Known(law.of_year)
    entity_type = Choice(
        _("What kind of business is it?"),
        {
            "company": _("A company"),
            "individual_business": _("An individual business"),
            "sole_prop_or_partnership": _("A sole proprietorship or partnership"),
        },
        label=_("Business"),
        why=_(
            "A company pays corporate income tax. Of the others the owner pays individual income tax; halving it is for individual businesses only. It stands on the business licence."
        ),
        cites="cn.mofsta.2023-12:1",
    )
    topics = Choices(
        _("What would you like to check first?"),
        {
            "cit": _("Income tax of the year"),
            "prepayment": _("Income tax of a quarter"),
            "pit": _("The owner's income tax"),
            "vat": _("VAT of a month or quarter"),
            "six_two": _("Six taxes and two fees"),
            "credit": _("Tax credit rating, loans"),
            "burden": _("Is my tax burden usual?"),
        },
        among=law.topics_of,
        at_least=1,
        label=_("To check"),
        hint=_("Tick one or more, then tap Done. Each brings only its own questions."),
        why=_("One topic is about ten questions. R&D, equipment and old losses belong to the income tax of the year."),
    )
    vat_status = Choice(
        _("What kind of VAT taxpayer is it?"),
        {"small_scale": _("Small-scale"), "general": _("General")},
        label=_("VAT taxpayer"),
        when=topics.has("vat", "six_two"),
        why=_(
            "The exemption is for small-scale taxpayers, and so is the halving whatever their size. Which one you are stands in the name of your VAT return and in the e-tax bureau under taxpayer information."
        ),
        cites=("cn.vatlaw:9", "cn.mofsta.2023-12:2"),
    )
    new_company_before_first_settlement = YesNo(
        _("Is the company new, before its first annual settlement of income tax?"),
        label=_("New company"),
        when=topics.has("six_two") & entity_type.is_("company") & vat_status.is_("general"),
        why=_(
            "Until the first settlement, a new company's people and assets at the end of last month decide whether the six taxes are halved."
        ),
        cites="cn.mofsta.2023-12:5",
    )
