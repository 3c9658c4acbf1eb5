"""May the gain on a sale of equity interests be treated as capital? The questions in the order of the law."""

from calculators.hk_disposal import disposal as law
from flows.engine.language import (
    Choice,
    Date,
    Each,
    Flow,
    Given,
    Include,
    Known,
    Menu,
    Money,
    MonthDay,
    Name,
    Names,
    Percent,
    Section,
    Stop,
    Tell,
    Text,
    Tick,
    YesNo,
    _,
)  # fmt: skip
from flows.hk_disposal import disposal_reply as reply

ARRANGEMENTS = {
    "partnership": _("A partnership"),
    "trust": _("A trust"),
    "fund": _("A fund"),
    "other_arrangement": _("Another arrangement"),
}
SELLER = {law.INVESTOR: _("the seller")}


class DisposalGain(Flow, facts=law.Disposal, assess=law.assess):
    title = _("Is a share sale safe from profits tax?")
    as_of = Given(Date)

    with Section(_("The seller")):
        investor_kind = Choice(
            _("Who sold the shares?"),
            {"corporation": _("A company"), **ARRANGEMENTS, "natural_person": _("A person")},
            label=_("Seller"),
            why=_(
                "The scheme is for entities: legal persons other than natural persons, and arrangements that prepare separate financial accounts. Where the seller is resident or listed makes no difference."
            ),
            cites="ird_tces:investor",
        )
        Stop(when=law.natural_person)
        investor_prepares_separate_accounts = YesNo(
            _("Does the seller prepare separate financial accounts of its own?"),
            label=_("Seller's own accounts"),
            when=law.investor_is_arrangement,
            why=_("An arrangement without separate financial accounts is no investor entity."),
            cites="ird_tces:investor",
        )
        Stop(when=investor_prepares_separate_accounts.no)
        investor_is_insurer = YesNo(
            _("Is the seller an insurer whose profits are taxed as insurance business?"),
            label=_("Insurer"),
            why=_(
                "Insurers taxed under Part 4, Division 11, Subdivision 1 of the Inland Revenue Ordinance are outside the scheme. A subsidiary that is not itself an insurer answers no."
            ),
            cites="ird_tces:insurer",
        )
        Stop(when=investor_is_insurer.yes)

    with Section(_("The sale")):
        disposal_date = Date(
            _("On what date were the shares sold?"),
            label=_("Date of sale"),
            hint=_("For example 31 May 2024."),
            why=_(
                "The holding period is counted back from this day. Contract date or completion date: use the same one for purchases and sales. A future date gives a forecast."
            ),
            cites="ird_tces:scheme",
        )
        Stop(when=law.before_commencement)
        rules = Known(law.scheme_figures)
        gain_source = Choice(
            _("Did the gain arise in Hong Kong?"),
            {"onshore": _("Yes, onshore"), "foreign_sourced": _("No, offshore"), "not_sure": _("Not sure")},
            label=_("Source of the gain"),
            why=_(
                "The scheme covers onshore gains only. An offshore gain belongs to the foreign-sourced income exemption regime, even where it is deemed to arise in Hong Kong; the source is a fact, not a choice."
            ),
            cites="ird_tces:scheme",
        )
        Stop(when=law.foreign_sourced)
        accounting_year_end = MonthDay(
            _("On which day does the seller's accounting year end?"),
            label=_("Accounting year end"),
            hint=_("For example 31 March or 12-31."),
            why=_(
                "It decides the basis period and with it the year of assessment, in whose return the election is made. Years of commencement, cessation or a changed accounting date follow special rules."
            ),
        )
        gain_accrued_on = Date(
            _("On what date did the gain accrue?"),
            label=_("Gain accrued on"),
            optional=_("The day of the sale"),
            why=_(
                "Usually the day of the sale. The gain must accrue in the basis period of a year of assessment that the scheme covers."
            ),
            cites="ird_tces:scheme",
        )
        Stop(when=law.accrued_before_scheme)
        gain_amount = Money(
            _("How much was the gain, in Hong Kong dollars?"),
            label=_("Gain"),
            currency="HKD",
            signed=True,
            hint=_("For example 1,200,000 or 1.2m; a loss with a minus sign."),
            why=_(
                "Proceeds less cost. The scheme covers gains only; whether a loss may be deducted is still decided by the badges of trade."
            ),
            cites="ird_tces:scheme",
        )
        Stop(when=law.not_a_gain)

    with Section(_("What was sold")):
        investee_kind = Choice(
            _("What is the investee, in which an interest was sold?"),
            {"corporation": _("A company"), **ARRANGEMENTS, "not_an_entity": _("A sole trader's business")},
            label=_("Investee"),
            why=_(
                "It must be a legal person other than a natural person, or an arrangement with separate financial accounts. Goodwill and assets of a sole trader are no equity interest."
            ),
            cites="ird_tces:investee",
        )
        Stop(when=law.not_an_entity)
        investee_prepares_separate_accounts = YesNo(
            _("Does the investee prepare separate financial accounts of its own?"),
            label=_("Investee's own accounts"),
            when=law.investee_is_arrangement,
            why=_("An arrangement without separate financial accounts is no investee entity."),
            cites="ird_tces:investee",
        )
        Stop(when=investee_prepares_separate_accounts.no)
        interest_carries_rights = YesNo(
            _("Does the interest carry rights to profits, capital or reserves?"),
            label=_("Rights to profits, capital or reserves"),
            why=_("Only such an interest is an equity interest."),
            cites="ird_tces:interest",
        )
        Stop(when=interest_carries_rights.no)
        interest_accounted_as_equity = YesNo(
            _("Do the investee's books account for it as equity?"),
            label=_("Equity in the investee's books"),
            why=_(
                "What counts is the investee's own accounting (HKAS 32 or IAS 32). Redeemable preference shares booked as a liability, for example, do not qualify."
            ),
            cites="ird_tces:interest",
        )
        Stop(when=interest_accounted_as_equity.no)
        interest_listed = YesNo(
            _("Are the shares listed?"),
            label=_("Listed"),
            why=_("The exclusions for property businesses touch non-listed interests only."),
            cites="ird_tces:listed",
        )
        with Section(when=interest_listed.no):
            investee_property_trading_business = YesNo(
                _("Did the investee carry on a business of buying and selling property in its basis period?"),
                label=_("Property trading"),
                why=_(
                    "Immovable property anywhere counts, also stock that was not sold in the year. A single deal beside another regular business does not; sales incidental to its own development count as development."
                ),
                cites="ird_tces:property-trading",
            )
            Stop(when=investee_property_trading_business.yes)
            investee_property_development_ever = YesNo(
                _("Has the investee ever developed property?"),
                label=_("Ever developed property"),
                why=_(
                    "Building, rebuilding or alterations that need the Building Authority's consent, also when others do the work; lodging plans is enough. Renovation to keep up value is not."
                ),
                cites="ird_tces:development",
            )
            with Section(when=investee_property_development_ever.yes):
                investee_property_development_ongoing = YesNo(
                    _("Is it still developing property?"),
                    label=_("Still developing"),
                    why=_("Holding property under development, or land that awaits it, is development as well."),
                    cites="ird_tces:development",
                )
                Stop(when=investee_property_development_ongoing.yes)
                last_property_development_date = Date(
                    _("On what date did the last development end?"),
                    label=_("Last development ended"),
                    why=_(
                        "The exclusion falls away after {rules.development_free_months} without development before the sale. The date of the Occupation Permit is the first day of cessation."
                    ),
                    cites="ird_tces:development",
                    refuse={
                        law.developed_after_sale: _(
                            "That is after the sale. If the development was still going on then, go back and say so."
                        )
                    },
                )
                Stop(when=law.developed_within_60_months)
                investee_properties_all_business_use = YesNo(
                    _("Are all its properties used in its own trade or business, letting included?"),
                    label=_("All property in own business"),
                    why=_(
                        "One property outside its own business spoils the exception. An investee without any property answers yes."
                    ),
                    cites="ird_tces:development",
                )
                Stop(when=investee_properties_all_business_use.no)
                investee_any_property_for_sale = YesNo(
                    _("Is any of its properties for sale?"),
                    label=_("Any property for sale"),
                    why=_("A single flat for sale spoils the exception."),
                    cites="ird_tces:development",
                )
                Stop(when=investee_any_property_for_sale.yes)
            investee_holds_immovable_property = YesNo(
                _(
                    "Did the investee hold land or buildings at any time in its basis period, directly or through others?"
                ),
                label=_("Holds land or buildings"),
                why=_(
                    "If they make up more than {rules.property_percent_limit} of its assets, the interest is excluded. Infrastructure that serves the public does not count."
                ),
                cites="ird_tces:property-holding",
            )

    with Section(_("Purchases and sales")):
        investee_equity_changed = YesNo(
            _("Did the investee's total equity change in the {rules.reference_months} before the sale?"),
            label=_("Total equity changed"),
            why=_("A new issue or a buy-back changes every holder's percentage."),
        )
        investee_several_classes = YesNo(
            _("Does the investee have several classes of equity?"),
            label=_("Several classes"),
            why=_(
                "How classes are combined into one percentage is not laid down; you enter one figure, and the answer says so."
            ),
        )
        Tell(_("Please enter the lowest percentages of the period."), when=investee_equity_changed.yes)
        disposal_percent = Percent(
            _("What share of the investee was sold?"),
            label=_("Share sold"),
            hint=_("In percent of its total equity, for example 15 or 12.5%."),
            why=_("Its size does not matter for the conditions; it is taken from the oldest purchases first."),
            cites="ird_tces:fifo",
        )
        with Each(
            law.Lot,
            another=_("Was there another purchase?"),
            heading=_("Purchase {n}"),
            label=_("Purchases"),
            why=_("Every purchase counts, also of shares sold since: sales use up the oldest purchases first."),
            cites="ird_tces:fifo",
            refuse={
                law.lots_do_not_cover_the_sale: _(
                    "The purchases so far do not cover the {disposal_percent} that were sold. Add a purchase, or correct a figure."
                )
            },
        ) as lots:
            acquired_on = Date(
                _("On what date was it bought?"),
                label=_("Bought on"),
                hint=_("For example 31 May 2024."),
                why=_("Shares bought on the first day of the {rules.reference_months} are still in time."),
                cites="ird_tces:holding",
                refuse={law.bought_after_sale: _("That is after the sale on {disposal_date}.")},
            )
            percent = Percent(
                _("What share of the investee was bought?"),
                label=_("Share bought"),
                hint=_("In percent of its total equity, for example 15 or 12.5%."),
                why=_("Sales take from the oldest purchases first, so the share of each one is needed."),
                cites="ird_tces:fifo",
            )
            with Menu(
                _("Is anything special about this purchase?"),
                label=_("Special"),
                why=_(
                    "Shares lent out under a stock borrowing and lending agreement still count; borrowed shares and trading stock do not."
                ),
            ) as special:
                lent_out = Tick(_("It was lent out"))
                borrowed_in = Tick(_("It was borrowed"))
                trading_stock_from = Date(
                    _("From which day is it regarded as trading stock?"),
                    label=_("Trading stock from"),
                    option=_("It was taxed as trading stock"),
                    why=_(
                        "It is, once fair value changes or a provision for diminution were taxed in a final assessment. If you do not know the day, the menu has a check of its own for it."
                    ),
                    cites="ird_tces:trading-stock",
                    refuse={law.stock_after_sale: _("That is after the sale on {disposal_date}.")},
                )
            appropriated_on = Date(
                _("On what date was it taken out of trading stock?"),
                label=_("Taken out of trading stock"),
                when=trading_stock_from.given,
                optional=_("Never"),
                why=_(
                    "From the day after an appropriation for a non-trade purpose the shares count again, if market value was taxed on that day."
                ),
                cites="ird_tces:appropriation",
                refuse={law.appropriated_before_stock: _("That is before it became trading stock.")},
            )
            appropriation_market_value_taxed = YesNo(
                _("Was its market value on that day taxed as a receipt?"),
                label=_("Market value taxed"),
                when=appropriated_on.given,
                why=_("Section 15BA(2) of the Inland Revenue Ordinance: only then does the appropriation count."),
                cites="ird_tces:appropriation",
            )
        with Each(
            law.PastDisposal,
            any=_("Were shares of the same investee sold before?"),
            another=_("Was there another earlier sale?"),
            heading=_("Earlier sale {n}"),
            label=_("Earlier sales"),
            why=_(
                "Earlier sales, up to the day of this one, used up the oldest purchases; and one that the scheme covered may carry what was left over."
            ),
            cites="ird_tces:fifo",
            refuse={
                law.lots_do_not_cover_the_sales: _(
                    "More was sold than had been bought by then. Correct a purchase, a sale or a date."
                )
            },
        ) as past_disposals:
            disposed_on = Date(
                _("On what date?"),
                label=_("Sold on"),
                why=_("The date decides which purchases that sale used up."),
                cites="ird_tces:fifo",
                refuse={law.sold_after_sale: _("That is after the sale on {disposal_date}; list only earlier sales.")},
            )
            percent = Percent(
                _("What share of the investee was sold then?"),
                label=_("Share sold"),
                why=_("So much is taken off the oldest purchases."),
                cites="ird_tces:fifo",
            )
            scheme_applied_on_conditions = YesNo(
                _("Did the scheme cover that gain because the equity holding conditions were met then?"),
                label=_("Covered by the scheme then"),
                when=law.sale_on_or_after_commencement,
                why=_(
                    "Only such a sale lets long-held left-overs follow within {rules.leftover_months}. A sale that itself relied on that exception answers no."
                ),
                cites="ird_tces:left-overs",
            )

    with Section(_("The group"), when=law.group_question_arises):
        with Each(
            law.Link,
            any=_("Does the seller belong to a group, with companies above or below it?"),
            another=_("Is there another ownership link?"),
            heading=_("Ownership link {n}"),
            label=_("Ownership links"),
            why=_(
                "The seller alone held less than {rules.holding_percent_floor} throughout. What closely related entities hold directly is added in full; control means more than {rules.control_percent}."
            ),
            cites="ird_tces:closely-related",
        ) as ownership_links:
            owner = Name(
                _("Who is the owner?"),
                among=law.owner_names,
                new=True,
                known_as=SELLER,
                label=_("Owner"),
                why=_("Each link says who holds how much of whom; who controls whom follows from them."),
                cites="ird_tces:closely-related",
            )
            owned = Name(
                _("What does {owner} own a part of?"),
                among=law.owned_names,
                new=True,
                known_as=SELLER,
                label=_("Owned"),
                why=_("Each link says who holds how much of whom; who controls whom follows from them."),
                cites="ird_tces:closely-related",
            )
            interest_percent = Percent(
                _("What share of {owned} does {owner} hold directly?"),
                label=_("Interest"),
                zero=True,
                why=_(
                    "Issued share capital of a corporation, income of a partnership, value of a trust estate. Only direct holdings; chains are multiplied for you."
                ),
                cites="ird_tces:closely-related",
            )
            voting_percent = Percent(
                _("And what share of the voting rights?"),
                label=_("Votes"),
                zero=True,
                optional=_("The same share"),
                why=_("Control can rest on the interest or on the votes; either is enough."),
                cites="ird_tces:closely-related",
            )
        investor_name = Name(
            _("Which of these is the seller?"),
            among=law.owner_names,
            label=_("The seller is"),
            when=law.investor_unnamed,
            why=_("None of the links names the seller, and all of them have to lead to it."),
            cites="ird_tces:closely-related",
        )
        with Section(when=ownership_links.some):
            natural_person_names = Names(
                _("Which of these are people?"),
                among=law.names_beside_the_seller,
                known_as=SELLER,
                label=_("People"),
                optional=_("None of them"),
                why=_(
                    "A person is no entity: two companies of one person are not closely related through that person."
                ),
                cites="ird_tces:closely-related",
            )
        related = Known(law.closely_related_names)
        with Section(when=related.yes):
            not_related_throughout = Names(
                _("Which of these joined or left the group in the {rules.reference_months} before the sale?"),
                among=related,
                label=_("Not related throughout"),
                optional=_("None of them"),
                why=_(
                    "Whether an entity must be related all the time is not laid down; to be safe, one that was not is left out."
                ),
                cites="ird_tces:group",
            )
        remaining = Known(law.remaining_related)
        with Section(when=remaining.yes):
            with Each(
                law.RelatedLot,
                any=_("Has any of these bought shares of the investee: {remaining}?"),
                another=_("Was there another purchase by one of them?"),
                heading=_("Purchase {n} in the group"),
                label=_("Purchases in the group"),
                why=_(
                    "What they held directly and throughout counts in full towards the {rules.holding_percent_floor}."
                ),
                cites="ird_tces:group",
            ) as related_lots:
                entity = Name(
                    _("Who bought?"),
                    among=remaining,
                    new=True,
                    label=_("Buyer"),
                    why=_("The purchases and sales of each entity are counted apart."),
                    cites="ird_tces:fifo",
                    refuse={law.nobody_in_the_group: _("That name is in none of the ownership links.")},
                )
                Include(lots)
            with Each(
                law.RelatedPastDisposal,
                any=_("Has any of these sold shares of the investee: {remaining}?"),
                another=_("Was there another sale by one of them?"),
                heading=_("Sale {n} in the group"),
                label=_("Sales in the group"),
                why=_("Each entity's sales use up its own oldest purchases first."),
                cites="ird_tces:fifo",
                refuse={
                    law.related_lots_do_not_cover: _(
                        "One of them sold more than it had bought by then. Correct a purchase, a sale or a date."
                    )
                },
            ) as related_past_disposals:
                entity = Name(
                    _("Who sold?"),
                    among=remaining,
                    new=True,
                    label=_("Seller in the group"),
                    why=_("The purchases and sales of each entity are counted apart."),
                    cites="ird_tces:fifo",
                    refuse={law.nobody_in_the_group: _("That name is in none of the ownership links.")},
                )
                disposed_on = Date(
                    _("On what date?"),
                    label=_("Sold on"),
                    why=_("The date decides which purchases that sale used up."),
                    cites="ird_tces:fifo",
                    refuse={
                        law.sold_after_sale: _("That is after the sale on {disposal_date}; list only earlier sales.")
                    },
                )
                percent = Percent(
                    _("What share of the investee was sold then?"),
                    label=_("Share sold"),
                    why=_("So much is taken off the oldest purchases."),
                    cites="ird_tces:fifo",
                )
    holding = Known(law.holding)
    Tell(
        _(
            "So far: {holding.own} held throughout by the seller, {holding.group} with the group; {holding.qualifying} of the {disposal_percent} sold qualify."
        ),
        when=law.something_qualifies,
    )
    Tell(
        _(
            "So far: {holding.own} held throughout by the seller, {holding.group} with the group. Nothing of the sale qualifies; the last questions are about the tax at stake."
        ),
        when=law.nothing_qualifies,
    )

    with Section(_("Property"), when=law.property_question_arises):
        total_assets_start = Money(
            _("What were the investee's total assets at the start of its basis period?"),
            label=_("Total assets at the start"),
            currency="HKD",
            why=_("Gross assets. Property and total assets are each averaged between the start and one end date."),
            cites="ird_tces:property-holding",
        )
        total_assets_period_end = Money(
            _("And at the end of the basis period?"),
            label=_("Total assets at the end"),
            currency="HKD",
            optional=_("Use the day of the sale only"),
            why=_(
                "You may choose the end of the basis period or the day of the sale, whichever you can prove; with both given the better one is used."
            ),
            cites="ird_tces:property-holding",
        )
        total_assets_disposal = Money(
            _("And on the day of the sale?"),
            label=_("Total assets on the day of the sale"),
            currency="HKD",
            optional=total_assets_period_end.given,
            why=_(
                "You may choose the end of the basis period or the day of the sale, whichever you can prove; with both given the better one is used."
            ),
            cites="ird_tces:property-holding",
            refuse={
                law.assets_not_positive: _(
                    "Total assets average out at nothing. One of the two figures must be above zero."
                )
            },
        )
        with Each(
            law.PropertyItem,
            any=_("Is there a property to enter?"),
            another=_("Is there another property?"),
            heading=_("Property {n}"),
            label=_("Properties"),
            why=_("Land and buildings anywhere, held by the investee or by entities below it."),
            cites="ird_tces:property-holding",
        ) as property_items:
            label = Text(
                _("A short name for it?"),
                label=_("Name"),
                why=_("Only so that you can tell the properties apart."),
            )
            is_infrastructure = YesNo(
                _("Is it infrastructure that serves the public?"),
                label=_("Infrastructure"),
                why=_(
                    "Water, sewage, energy, fuel, transport and communication facilities are no immovable property here."
                ),
                cites="ird_tces:property-holding",
            )
            with Section(when=is_infrastructure.no):
                held = Choice(
                    _("Who holds it?"),
                    {"direct": _("The investee itself"), "via_entity": _("An entity below it")},
                    label=_("Holder"),
                    why=_("Property of an entity below counts by the share that the investee holds in it."),
                    cites="ird_tces:property-holding",
                )
                interest_percent = Percent(
                    _("What share of that entity does the investee hold?"),
                    label=_("Share of the holder"),
                    zero=True,
                    when=held.is_("via_entity"),
                    why=_(
                        "Any extent counts, no control is needed; along a chain multiply the shares. Take the higher of interest and votes."
                    ),
                    cites="ird_tces:property-holding",
                )
                used_in_holder_business = YesNo(
                    _("Does its holder use it in its own trade or business?"),
                    label=_("In the holder's business"),
                    why=_(
                        "Letting counts as own business, also to a group company at arm's length. Let free or cheaply within the group, or used by another group company, does not."
                    ),
                    cites="ird_tces:property-holding",
                )
                for_sale = YesNo(
                    _("Is it for sale?"),
                    label=_("For sale"),
                    why=_("Property in its holder's own business is left out only where it is not for sale."),
                    cites="ird_tces:property-holding",
                )
                value_start = Money(
                    _("What was it worth at the start of the basis period?"),
                    label=_("Value at the start"),
                    currency="HKD",
                    hint=_("0 if it was bought during the period."),
                    why=_(
                        "The value is averaged between the start and one end date. The accounts will do; no valuation is demanded."
                    ),
                    cites="ird_tces:property-holding",
                )
                value_period_end = Money(
                    _("And at the end of the basis period?"),
                    label=_("Value at the end"),
                    currency="HKD",
                    when=total_assets_period_end.given,
                    why=_(
                        "The value is averaged between the start and one end date. The accounts will do; no valuation is demanded."
                    ),
                    cites="ird_tces:property-holding",
                )
                value_disposal = Money(
                    _("And on the day of the sale?"),
                    label=_("Value on the day of the sale"),
                    currency="HKD",
                    when=total_assets_disposal.given,
                    why=_(
                        "The value is averaged between the start and one end date. The accounts will do; no valuation is demanded."
                    ),
                    cites="ird_tces:property-holding",
                )
    property_share = Known(law.property_percents)

    with Section(_("Tax")):
        elect_scheme = YesNo(
            _("Will the seller elect for the scheme?"),
            label=_("Election"),
            when=law.may_elect,
            why=_(
                "The scheme is not compulsory. Without an election the badges of trade decide; not electing has no adverse effect."
            ),
            cites="ird_tces:election",
        )
        rate_class = Choice(
            _("At which profits tax rates is the seller taxed?"),
            {"corporation": _("As a corporation"), "unincorporated": _("As an unincorporated business")},
            label=_("Rates"),
            when=law.rate_class_question_arises,
            optional=_("Go by the kind of seller"),
            why=_(
                "A fund that is a company is taxed as a corporation. The shares of corporate partners are taxed at corporate rates, which is not worked out here."
            ),
            cites="ird_two_tier:rates",
        )
        two_tier_elected = YesNo(
            _("Does the seller use the two-tiered profits tax rates?"),
            label=_("Two-tiered rates"),
            why=_(
                "Of connected entities only one may. For this rule, unlike the scheme, a person connects the entities they control."
            ),
            cites="ird_two_tier:rates",
        )
        other_assessable_profits = Money(
            _("What are the seller's other assessable profits of that year?"),
            label=_("Other assessable profits"),
            currency="HKD",
            signed=True,
            hint=_("0 if there are none; a loss with a minus sign."),
            why=_("The tax that hangs on the gain depends on what is taxed beside it."),
        )

    verdict = reply.VERDICT
    reason = reply.REASON
    checks = reply.CHECKS
    lines = reply.LINES
    changes = reply.CHANGES
    next_steps = reply.NEXT_STEPS
    warnings = reply.WARNINGS
    notes = reply.NOTES
