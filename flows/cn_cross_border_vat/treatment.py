"""Who pays VAT in China on one cross-border contract? The questions in the order of the law, the verdict before money."""

from calculators.cn_cross_border_vat import treatment as law
from flows.cn_cross_border_vat import treatment_advice as advice
from flows.cn_cross_border_vat import treatment_reply as reply
from flows.cn_cross_border_vat.categories import CATEGORIES, GROUPS
from flows.cn_cross_border_vat.treatment_figures import LINES
from flows.cn_cross_border_vat.treatment_outlook import BEST_RELIEF, SO_FAR, SO_FAR_PROPOSED
from flows.engine.language import (
    TODAY,
    By,
    Choice,
    Country,
    Currency,
    Date,
    Each,
    Flow,
    Known,
    Money,
    Number,
    Percent,
    Section,
    Stop,
    Tell,
    Text,
    YesNo,
    _,
)  # fmt: skip

PARTIES = {"b": _("A company or organisation"), "c": _("A person")}
VAT_STATUSES = {"general": _("General taxpayer"), "small_scale": _("Small-scale taxpayer")}


class CrossBorderSale(Flow, facts=law.Treatment, assess=law.assess):
    title = _("Who pays VAT on a cross-border service?")
    rules = Known(law.latest)

    with Section(_("The parties")):
        single_contract = YesNo(
            _("Is this about one contract, between one seller and one buyer?"),
            label=_("One contract"),
            why=_(
                "The contract names the buyer, and each contract is judged by itself. An app sold through a store makes two: developer with store, store with user."
            ),
            cites="article",
        )
        Stop(when=single_contract.no)
        supplier_type = Choice(
            _("Who is the seller?"),
            PARTIES,
            label=_("Seller"),
            why=_("The party that the contract names as the seller, whoever does the work."),
            cites="article",
        )
        supplier_country = Country(
            By(
                supplier_type,
                {
                    "b": _("Where is the seller registered?"),
                    "c": _("Where does the seller usually live?"),
                },
            ),
            label=_("Seller's country"),
            hint=_("Tap, or type any country or region. Hong Kong, Macao and Taiwan count as overseas."),
            why=_("A seller in China declares the VAT itself; on what a seller overseas sells, the buyer withholds."),
            cites="vatl:4",
        )
        supplier_china_establishment = YesNo(
            _("Does an establishment of the seller in China make this sale?"),
            label=_("Establishment in China"),
            when=law.establishment_matters,
            why=_("Then the establishment declares the VAT itself, and nothing is withheld."),
            cites="vatl:15",
        )
        recipient_type = Choice(
            _("Who is the buyer in the contract?"),
            PARTIES,
            label=_("Buyer"),
            why=_("A company withholds; from a private person nobody collects. The article's rule asks for it first."),
            cites=("vatl:15", "article"),
        )
        recipient_country = Country(
            By(
                recipient_type,
                {
                    "b": _("Where is the buyer registered?"),
                    "c": _("Where does the buyer usually live?"),
                },
            ),
            label=_("Buyer's country"),
            hint=_("Tap, or type any country or region. Hong Kong, Macao and Taiwan count as overseas."),
            why=_(
                "What a buyer in China buys from overseas counts as consumed in China, with few exceptions. If a company operates elsewhere than it is registered, take the registration."
            ),
            cites="vatr:4",
        )

    with Section(_("The service")):
        service_category = Choice(
            _("What is sold?"),
            CATEGORIES,
            label=_("Service"),
            groups=GROUPS,
            why=_(
                "The kind decides the rate, the rule of place and the relief when sold abroad. Goods follow other rules; a packaged program sold as goods is one."
            ),
            cites=("vatl:10", "a2026_9"),
        )
        sale = Known(law.sale)
        cell = Known(law.cell)
        delivery_mode = Choice(
            _("How is it delivered?"),
            {
                "online": _("Online"),
                "on_site": _("On site, both sides present"),
                "mixed": _("Partly on site"),
            },
            label=_("Delivery"),
            when=law.mode_matters,
            why=_(
                "On site means: both are present together, and consumption ends when the supply does. A consultant's report is not consumed on the spot, even if it is handed over there."
            ),
            cites=("vatr:4", "article"),
        )
        place_of_performance = Country(
            _("In which country does it take place?"),
            label=_("Takes place in"),
            when=law.performed_on_site,
            why=_("What a buyer in China consumes on site abroad is not taxed in China."),
            cites="vatr:4",
        )
        immovable_country = Country(
            By(
                service_category,
                {
                    "accommodation": _("In which country is the hotel?"),
                    "construction": _("In which country is the project?"),
                    "engineering_supervision": _("In which country is the project?"),
                    "survey_exploration": _("In which country is the project?"),
                },
                _("In which country is the land or building?"),
            ),
            label=_("Property in"),
            when=law.tied_to_immovable,
            why=_("What is directly related to land or buildings goes by where they stand."),
            cites=("vatl:4(2)", "vatr:4"),
        )
        origin_country = Country(
            _("Where does the journey or shipment begin?"),
            label=_("From"),
            when=law.carried_abroad,
            why=_("The article's rule looks at both ends; the law in force asks whether a border is crossed."),
            cites="article",
        )
        destination_country = Country(
            _("And where does it end?"),
            label=_("To"),
            when=law.carried_abroad,
            why=_("The article's rule looks at both ends; the law in force asks whether a border is crossed."),
            cites="article",
        )
        trading_venue_country = Country(
            _("In which country is it traded?"),
            label=_("Traded in"),
            when=law.traded_on_a_venue,
            why=_("The article's rule goes by the trading venue; the law in force does not."),
            cites="article",
        )
        issue_country = Country(
            _("In which country was it issued?"),
            label=_("Issued in"),
            when=law.issuer_matters,
            why=_("A sale by a seller overseas is taxed where the financial product was issued in China."),
            cites="vatl:4(3)",
        )
        recipient_nationality = Country(
            _("What is the buyer's nationality?"),
            label=_("Buyer's nationality"),
            when=law.nationality_decides,
            suggest=recipient_country,
            why=_(
                "Only the article's rule goes by nationality. The law in force asks whether the buyer is in China, the OECD Guidelines for usual residence."
            ),
            cites="article",
        )
        used_or_performed_overseas = YesNo(
            By(
                service_category,
                {
                    "advertising": _("Is the advertising placed wholly overseas?"),
                    "storage": _("Are the goods stored wholly overseas?"),
                    "tangible_movable_lease": _("Is the leased item used wholly overseas?"),
                    "film_tv_broadcast": _("Is it shown in cinemas or other places overseas?"),
                    "contract_energy_management": _("Is what the contract is about located overseas?"),
                },
                _("Is it used wholly overseas?"),
            ),
            label=_("Wholly overseas"),
            when=law.use_abroad_matters,
            why=By(
                "sale.domestic_seller",
                {
                    "true": _("Relief hangs on it: all of it must be placed, located or used overseas."),
                    "false": _(
                        "It no longer decides. Before the VAT Law, wholly overseas use took a sale out of VAT; for payments of that time it still does."
                    ),
                },
            ),
            cites=("vatr:4", "c36_a1:13"),
        )
        related_to_china_goods_or_immovables = YesNo(
            _("Is it directly related to goods, land, buildings or natural resources in China?"),
            label=_("Directly related to China"),
            when=law.china_link_matters,
            why=_("If so it counts as consumed in China wherever the buyer is, and there is no relief for export."),
            cites="vatr:4",
        )
        domestic_agent_appointed = YesNo(
            _("Has the landlord appointed an agent in China?"),
            label=_("Agent in China"),
            when=law.agent_matters,
            why=_("A landlord overseas who lets property in China to a person has to have an agent declare the VAT."),
            cites="vatr",
        )

    best_relief = Known(law.best_relief)
    Tell(By(best_relief, BEST_RELIEF), when=law.relief_is_open)
    with Section(_("The seller's VAT"), when=law.domestic_seller):
        supplier_vat_status = Choice(
            _("Is the seller a general or a small-scale taxpayer?"),
            VAT_STATUSES,
            label=_("Seller's VAT status"),
            when=law.supplier_status_matters,
            why=_("A small-scale taxpayer has no zero rate and no input credit, and pays the levy rate when taxed."),
            cites=("a2026_10", "a2026_11"),
        )
        transport_licence = YesNo(
            _("Does the carrier have its own means of transport and the licence?"),
            label=_("Own transport, licensed"),
            when=law.licence_matters,
            why=_("Without them international transport is exempt instead of zero-rated."),
            cites="c36_a4",
        )
        written_contract = YesNo(
            _("Is there a written contract?"),
            label=_("Written contract"),
            when=law.contract_matters,
            why=_("Without one there is neither zero rate nor exemption."),
            cites="sta2016_29",
        )
        income_from_overseas = YesNo(
            _("Does all the income come from overseas?"),
            label=_("Income from overseas"),
            when=law.income_matters,
            why=_("Paid by the buyer or for it from overseas; see the foreign exchange receipts."),
            cites="sta2016_29",
        )
        end_user_overseas_percent = Percent(
            _("If the buyer resells to end users: which share of the revenue is from overseas?"),
            label=_("End users overseas"),
            zero=True,
            when=law.end_users_matter,
            hint=_("In percent, for example 70. An app store resells; a client that uses it itself does not."),
            optional=_("It does not resell"),
            why=_(
                "The relief wants the service wholly consumed overseas. Where apps are downloaded in China too, tax offices refuse it without proof of the share."
            ),
            cites=("a2026_11", "c36_a4", "article"),
        )
        end_user_split_evidence = YesNo(
            _("Can that share be proved?"),
            label=_("Share proved"),
            when=law.split_needs_evidence,
            why=_("For example by the store's settlement by country. With proof the overseas part is relieved."),
            cites="article",
        )
        actual_recipient_overseas = YesNo(
            _("Is whoever actually receives the service overseas?"),
            label=_("Actual recipient overseas"),
            when=law.actual_recipient_matters,
            why=_("A contract with a company overseas is not enough if somebody in China receives the service."),
            cites="c36_a4",
        )
        zero_rate_election = Choice(
            _("Does the seller claim the zero rate?"),
            {
                "claim": _("Yes, with the refund"),
                "waive_exempt": _("No, exempt instead"),
                "waive_taxable": _("No, taxed as usual"),
            },
            label=_("Zero rate"),
            when=law.may_be_zero_rated,
            why=_("Who waives the zero rate cannot have it back for {rules.zero_rate_barred}."),
            cites="c36_a4",
        )

    treatment = Known(law.treatment)
    place = Known(law.place)
    outlook = Known(law.outlook)
    Tell(By("outlook.treatment", SO_FAR))
    Tell(By("place.collection", SO_FAR_PROPOSED))

    with Section(_("The price")):
        amount = Money(
            By(
                service_category,
                {"financial_product_transfer": _("What was it sold for?")},
                _("What is the price of this payment?"),
            ),
            label=_("Price"),
            hint=_("In any currency, for example 106,000 or USD 10,600."),
            optional=_("The verdict is enough"),
            why=_("As the contract has it, for this payment. Without it there are no figures, only the verdict."),
            cites="vatl:18",
            refuse={law.nothing_is_paid: _("That is nothing. Type a price above zero, or take the verdict alone.")},
        )
        with Section(when=amount.given):
            currency = Currency(
                _("In which currency?"),
                label=_("Currency"),
                of=amount,
                hint=_("Tap, or type any currency."),
                why=_("VAT is worked out in yuan."),
                cites="vatl:18",
            )
            fx_rate = Number(
                _("How many yuan for one unit? ({currency})"),
                label=_("Exchange rate"),
                when=law.currency_matters,
                renewed_by=currency,
                hint=_("For example 7.1. Divide a quote for 100 units by 100."),
                why=_(
                    "The central parity rate of the day or of the first day of the month; which one is chosen in advance and kept for a year."
                ),
                cites="vatl:18",
                refuse={law.currency_is_worth_nothing: _("The rate must be above zero.")},
            )
            purchase_price = Money(
                _("What was it bought for, in the same currency?"),
                label=_("Bought for"),
                currency=currency,
                when=law.financial_gain_is_taxed,
                why=_(
                    "Of a financial product only the gain is taxed; a loss is set off against gains of the same year."
                ),
                cites="vatl",
            )
            price_basis = Choice(
                _("Is Chinese VAT in that price?"),
                {"tax_inclusive": _("Yes, included"), "tax_exclusive": _("No, it comes on top")},
                label=_("VAT in the price"),
                when=law.vat_is_computed,
                why=_(
                    "If the contract says nothing, it is included. “Net of Chinese taxes” means that the buyer bears it on top."
                ),
                cites="c36_a1:20",
            )

    with Section(_("Input credit"), when=amount.given & law.is_withheld):
        recipient_vat_status = Choice(
            _("Is the buyer a general or a small-scale taxpayer?"),
            VAT_STATUSES,
            label=_("Buyer's VAT status"),
            why=_("Only a general taxpayer credits the VAT that it withheld."),
            cites="vatl:16",
        )
        input_use = Choice(
            _("What does the buyer use it for?"),
            {
                "taxable": _("Taxed sales"),
                "mixed": _("Partly taxed sales"),
                "simplified": _("Simplified-method sales"),
                "exempt": _("Exempt sales"),
                "welfare_personal": _("Staff welfare, private use"),
            },
            label=_("Used for"),
            when=law.credit_is_open,
            why=_("What serves other things than taxed sales is not credited."),
            cites="vatl:22",
        )
        taxable_use_percent = Percent(
            _("Which share is used for taxed sales?"),
            label=_("Share for taxed sales"),
            zero=True,
            when=law.use_is_mixed,
            hint=_("In percent, for example 80."),
            cites="vatl:22",
        )
        documents_complete = YesNo(
            _("Are all papers for the credit there?"),
            label=_("Papers complete"),
            when=law.documents_matter,
            hint=_("Tax payment certificate, written contract, proof of payment, the seller's statement or invoice."),
            why=_("The tax payment certificate is the credit voucher; without the other papers it is not accepted."),
            cites=("a2026_13", "c36_a1:26"),
        )

    with Section(_("The group"), when=amount.given & law.is_withheld):
        allocation_key = Choice(
            _("Does the buyer also buy for other group companies? How is the cost shared?"),
            {
                "none": _("No, only for itself"),
                "seats": _("By seats or accounts"),
                "headcount": _("By heads"),
                "revenue": _("By revenue"),
            },
            label=_("Group procurement"),
            why=_(
                "VAT is withheld on the whole fee. Charging the others their share is a second contract, with a VAT of its own and an arm's-length price."
            ),
            cites="article",
        )
        with Section(when=allocation_key.is_not("none")):
            Tell(_("First the company that buys, then each of the others."))
            with Each(
                law.Affiliate,
                another=_("Is there another group company?"),
                heading=_("Company {n}"),
                label=_("Group companies"),
                why=_("The fee is shared by this key; the shares add up to the fee to the cent."),
                cites="article",
                at_least=2,
                refuse={
                    law.keys_share_nothing: _("The figures of the companies come to nothing. One must be above zero.")
                },
            ) as affiliates:
                name = Text(_("What is the company called?"), label=_("Name"), hint=_("Any short name will do."))
                country = Country(
                    _("Where is it registered?"), label=_("Country"), hint=_("Tap, or type any country or region.")
                )
                key_value = Number(
                    By(
                        allocation_key,
                        {
                            "seats": _("How many seats does it have?"),
                            "headcount": _("How many people does it have?"),
                            "revenue": _("What is its revenue?"),
                        },
                    ),
                    label=_("Key"),
                    hint=_("For example 120."),
                )
            with Section(when=law.some_affiliate_overseas):
                recharge_treatment = Choice(
                    _("Which VAT falls on what the companies overseas are charged?"),
                    {"zero_rated": _("Zero rate"), "exempt": _("Exempt"), "taxable": _("Taxed")},
                    label=_("VAT on the recharge"),
                    optional=_("Work it out for me"),
                    why=_(
                        "The recharge is a sale abroad with its own category. Worked out for you, it takes that of the first contract with all papers in order."
                    ),
                    cites=("article", "a2026_11"),
                )
                recharge_markup_percent = Percent(
                    _("Which mark-up is added to the cost?"),
                    label=_("Mark-up"),
                    zero=True,
                    high=None,
                    hint=_("In percent, for example 5."),
                    optional=_("None, at cost"),
                    why=_("Between related companies the price must be at arm's length."),
                    cites="article",
                )

    with Section(_("Input VAT"), when=amount.given & law.domestic_seller):
        attributable_input_vat = Money(
            _("How much input VAT belongs to this contract?"),
            label=_("Input VAT of the contract"),
            currency="CNY",
            when=law.own_input_matters,
            hint=_("In yuan, for example 3,000."),
            optional=_("None"),
            why=_("Taxed, it is set off; exempt, it becomes cost."),
            cites="vatl:22",
        )
        period_input_vat = Money(
            _("How much input VAT is there in the period?"),
            label=_("Input VAT of the period"),
            currency="CNY",
            when=law.is_zero_rated,
            hint=_("In yuan, for example 50,000; see the VAT return."),
            optional=_("Leave out the refund"),
            why=_("It pays the VAT on domestic sales first; what is left is refunded, up to the cap."),
            cites="vatl:33",
        )
        with Section(when=period_input_vat.given):
            domestic_output_vat = Money(
                _("How much output VAT on domestic sales?"),
                label=_("Domestic output VAT"),
                currency="CNY",
                optional=_("None"),
                why=_("Of the same period; see the VAT return."),
            )
            prior_credit_bf = Money(
                _("How much credit is brought forward?"),
                label=_("Credit brought forward"),
                currency="CNY",
                optional=_("None"),
                why=_("The excess input VAT of the period before; see the VAT return."),
            )
        location_tier = Choice(
            _("Where is the seller, for the surcharges?"),
            {"urban": _("In a city"), "county": _("County seat or town"), "other": _("Elsewhere")},
            label=_("Location"),
            when=law.surcharges_are_due,
            optional=_("Leave out the surcharges"),
            why=_("The rate of the urban maintenance and construction tax hangs on it."),
            cites="umct:4",
        )

    with Section(_("Filing"), when=amount.given & law.is_withheld_or_declared):
        obligation_date = Date(
            _("On which day did the liability arise?"),
            label=_("Liability arose on"),
            suggest=TODAY,
            hint=_("For example 2026-03-18."),
            why=_(
                "The day on which the seller was paid or could claim the money; an earlier invoice goes first. It decides the deadline, and which law applies."
            ),
            cites="vatl:28",
        )
        filing_period = Choice(
            _("Is it filed by month or by quarter?"),
            {"month": _("By month"), "quarter": _("By quarter")},
            label=_("Filed by"),
            why=_("The return is due after the end of the period. Your tax office has settled which one."),
            cites="vatl:30",
        )

    with Section(_("Paying abroad"), when=law.paid_abroad):
        amount_usd_equivalent = Money(
            _("How much is the payment in US dollars?"),
            label=_("In US dollars"),
            currency="USD",
            when=law.dollars_matter,
            optional=_("I don't know"),
            why=_("Above {rules.recordal_limit} in one payment a tax recordal is due, whether or not there is tax."),
            cites="rec",
        )
        recordal_done_for_contract = YesNo(
            _("Was this contract recorded before?"),
            label=_("Recorded before"),
            when=law.above_recordal_limit,
            why=_("A contract is recorded once, before its first payment above the limit."),
            cites="rec",
        )

    verdict = reply.VERDICT
    reason = reply.REASON
    panels = reply.PANELS
    checks = reply.CHECKS
    lines = LINES
    changes = advice.CHANGES
    next_steps = advice.NEXT_STEPS
    warnings = advice.WARNINGS
    notes = advice.NOTES
