"""The answer: the verdict of the law in force and its reason, the article's column beside it, the conditions."""

from flows.engine.language import By, Check, Found, Panel, Say, _

TREATMENT = Found("current_treatment")
PRICED = Found("amount_cny").given
ON_TOP = PRICED & Found("price_basis").is_("tax_exclusive")

VERDICT = [
    Say(_("No figures for the day on which the liability arose."), when=Found("law_period").is_("no_figures")),
    Say(
        _("The buyer withholds {withholding_vat} of VAT and pays it on top: {total_cost} in all."),
        when=TREATMENT.is_("withhold") & ON_TOP,
    ),
    Say(
        _("The buyer withholds {withholding_vat} of VAT; {net_remittance} goes abroad."),
        when=TREATMENT.is_("withhold") & PRICED,
    ),
    Say(_("The buyer withholds VAT at {vat_rate}."), when=TREATMENT.is_("withhold")),
    Say(
        _("The landlord's agent declares {withholding_vat} of VAT."),
        when=TREATMENT.is_("agent_declares") & PRICED,
    ),
    Say(_("The landlord's agent declares VAT at {vat_rate}."), when=TREATMENT.is_("agent_declares")),
    Say(
        _("Taxable, but nobody collects: {theoretical_vat} of VAT on paper, nothing is withheld."),
        when=TREATMENT.is_("taxable_no_collection") & PRICED,
    ),
    Say(
        _("Taxable at {vat_rate}, but nobody collects: nothing is withheld."),
        when=TREATMENT.is_("taxable_no_collection"),
    ),
    Say(
        _("Taxable in China, {theoretical_vat} of VAT; how it is collected is not laid down."),
        when=TREATMENT.is_("taxable_collection_uncertain") & PRICED,
    ),
    Say(
        _("Taxable in China at {vat_rate}; how it is collected is not laid down."),
        when=TREATMENT.is_("taxable_collection_uncertain"),
    ),
    Say(
        _("Zero-rated: no VAT on the {amount_cny}, and {refund_amount} is refunded."),
        when=TREATMENT.is_("zero_rated") & Found("exempt_credit_refund_cap").given,
    ),
    Say(_("Zero-rated: no VAT on the {amount_cny}, input VAT is refunded."), when=TREATMENT.is_("zero_rated") & PRICED),
    Say(_("Zero-rated: no VAT on the sale, input VAT is refunded."), when=TREATMENT.is_("zero_rated")),
    Say(
        _("{relieved_revenue} is zero-rated; {output_vat} of VAT on the other {taxed_revenue}."),
        when=TREATMENT.is_("partial_zero_rated") & PRICED,
    ),
    Say(
        _("Zero-rated for the {end_user_overseas_percent} from overseas; VAT at {vat_rate} on the rest."),
        when=TREATMENT.is_("partial_zero_rated"),
    ),
    Say(
        _("{relieved_revenue} is exempt; {output_vat} of VAT on the other {taxed_revenue}."),
        when=TREATMENT.is_("partial_exempt") & PRICED,
    ),
    Say(
        _("Exempt for the {end_user_overseas_percent} from overseas; VAT at {vat_rate} on the rest."),
        when=TREATMENT.is_("partial_exempt"),
    ),
    Say(
        _("Exempt: no VAT on the {amount_cny}, but {input_vat_transferred_out} of input VAT becomes cost."),
        when=TREATMENT.is_("exempt") & Found("input_vat_transferred_out").positive,
    ),
    Say(_("Exempt: no VAT on the {amount_cny}."), when=TREATMENT.is_("exempt") & PRICED),
    Say(_("Exempt: no VAT on the sale."), when=TREATMENT.is_("exempt")),
    Say(
        _("Taxed as a sale within China: {output_vat} of VAT."),
        when=TREATMENT.is_("taxable_domestic") & PRICED,
    ),
    Say(_("Taxed as a sale within China, at {vat_rate}."), when=TREATMENT.is_("taxable_domestic")),
    Say(
        _("No Chinese VAT: nothing is withheld, all {net_remittance} can be paid out."),
        when=TREATMENT.is_("out_of_scope") & PRICED & Found("current_basis").is_not("immovable_overseas"),
    ),
    Say(_("No Chinese VAT: nothing is withheld or declared."), when=TREATMENT.is_("out_of_scope")),
    Say(
        _(
            "Not settled: it takes place in China, but seller and buyer are overseas, and the text of the law leaves that open."
        ),
        when=TREATMENT.is_("needs_review"),
    ),
    Say(_("First take the contracts apart: each has an answer of its own.")),
]

REASON = By(
    "current_basis",
    {
        "consumed_in_china_domestic_recipient": _(
            "The buyer is in China and does not consume it on site abroad: it counts as consumed in China."
        ),
        "on_site_overseas_exception": _(
            "It is consumed on site overseas, so it does not count as consumed in China although the buyer is there."
        ),
        "directly_related_to_china": _(
            "It is directly related to goods, property or natural resources in China: it counts as consumed in China, wherever the buyer is."
        ),
        "overseas_to_overseas": _("Seller and buyer are both overseas, and no tie to China is laid down."),
        "seller_domestic": _("The seller is in China, so it is taxable there; the conditions below decide on relief."),
        "immovable_in_china": _("Letting or selling property goes by where it stands: in China."),
        "immovable_overseas": _("Letting or selling property goes by where it stands: overseas."),
        "financial_issued_in_china": _("The financial product was issued in China."),
        "financial_not_issued_in_china": _("The seller is overseas and the financial product was not issued in China."),
        "used_overseas_until_2025": _(
            "By the rules before the VAT Law, what was wholly used or performed overseas was outside VAT."
        ),
    },
    _("Without one contract there is no telling who buys; an app store example needs two."),
)

IN_FORCE = By(
    "current_treatment",
    {
        "withhold": _("Law in force: taxed in China at {vat_rate}; the buyer withholds."),
        "agent_declares": _("Law in force: taxed in China at {vat_rate}; the landlord's agent declares."),
        "taxable_no_collection": _("Law in force: taxable in China at {vat_rate}; no working way to collect it."),
        "taxable_collection_uncertain": _("Law in force: taxable in China at {vat_rate}; collection not laid down."),
        "zero_rated": _("Law in force: zero-rated in China, with refund."),
        "partial_zero_rated": _("Law in force: zero-rated in part, taxed at {vat_rate} on the rest."),
        "exempt": _("Law in force: exempt in China, without refund."),
        "partial_exempt": _("Law in force: exempt in part, taxed at {vat_rate} on the rest."),
        "taxable_domestic": _("Law in force: taxed in China at {vat_rate}; the seller declares."),
        "out_of_scope": _("Law in force: not taxed in China."),
        "needs_review": _("Law in force: left open."),
    },
)
PROPOSED_PLACE = By(
    "oecd_rule",
    {
        "base_b": _(
            "The article's rule: the buyer is an entity, so it is consumed where the buyer is registered: {recipient_country}."
        ),
        "base_c": _(
            "The article's rule: the buyer is a person, so it is consumed in the country of nationality: {recipient_nationality}."
        ),
        "international_transport": _(
            "The article's rule: transport is consumed where it begins and ends: {origin_country}; {destination_country}."
        ),
        "immovable_related": _(
            "The article's rule: what is related to property is consumed where that stands: {immovable_country}."
        ),
        "on_site": _("The article's rule: on site, it is consumed where it takes place: {place_of_performance}."),
        "financial_product": _(
            "The article's rule: a financial product is consumed where it is traded: {trading_venue_country}."
        ),
    },
)
PROPOSED_TAX = By(
    "oecd_collection",
    {
        "withholding": _("By that rule China taxes, and the buyer withholds."),
        "supplier_registration": _("By that rule China taxes; the seller overseas registers and pays above an amount."),
        "domestic_vat": _("By that rule China taxes, as a sale within China."),
        "zero_rate_refund": _("By that rule China does not tax: zero rate, with refund."),
        "none": _("By that rule China does not tax."),
        "allocation_not_specified": _("By that rule two countries share the tax; the article leaves open how."),
    },
)
WHY_DIFFERENT = By(
    "differ_reason",
    {
        "seller_or_issue_vs_venue": _(
            "They differ: the law looks at the seller and where the product was issued, the article at where it is traded."
        ),
        "nationality_vs_residence": _(
            "They differ: the article goes by nationality, the law by whether the buyer is in China."
        ),
        "b_to_c_gap": _(
            "They differ in who pays: the law names the buyer as withholding agent, which does not work with private persons. This is the gap that the article names."
        ),
        "collection_gap_overseas_recipient": _(
            "They differ: the law makes it taxable but names nobody who could collect from a buyer overseas."
        ),
        "immovable_outside_scope": _(
            "They differ in words: the article would zero-rate it, the law leaves property overseas outside VAT; there is nothing to refund."
        ),
        "used_overseas_until_2025": _(
            "They differ: the rules before the VAT Law asked where it was used, the article asks where the buyer is."
        ),
        "elected": _("They differ because the seller waived the zero rate."),
        "recipient_overseas_individual": _(
            "They differ: the relief of the law wants an entity overseas as buyer, the article also takes a person."
        ),
        "documents_missing": _(
            "They differ: the law gives relief only with a written contract and income from overseas."
        ),
        "wholly_overseas_test": _(
            "They differ: the law also wants it wholly consumed overseas. The article holds that to be superfluous once sellers overseas pay on sales to persons in China."
        ),
        "not_on_relief_list": _("They differ: it is not among the exports that the law relieves."),
        "relief_by_place": _(
            "They differ: the law exempts what is stored, leased or shown overseas even for a buyer in China."
        ),
        "small_scale_supplier": _("They differ: a small-scale taxpayer is exempt but has no zero rate."),
        "exempt_not_zero": _("They differ: the law exempts it, without the refund of the zero rate."),
    },
    _("They differ: the article goes by where it takes place, the law by who sells and who buys."),
)
COLUMNS = [
    Say(IN_FORCE, cites="vatl:4"),
    Say(PROPOSED_PLACE, when=Found("service_category").is_not("domestic_transport"), cites="article"),
    Say(
        _("The article's rule: transport is consumed where it begins and ends: in China."),
        when=Found("service_category").is_("domestic_transport"),
        cites="article",
    ),
    Say(PROPOSED_TAX, cites="article"),
    Say(_("Both come to the same tax."), when=Found("verdicts_differ").no),
    Say(WHY_DIFFERENT, when=Found("verdicts_differ").yes),
    Say(
        _("They cannot be compared: one of them has no answer here."),
        when=Found("verdicts_differ").absent,
    ),
]

MATRIX = [
    Say(
        By(
            "cell",
            {"b_to_b": _("Company overseas → company in China: the buyer withholds (this case)")},
            _("Company overseas → company in China: the buyer withholds"),
        ),
        cites="vatl:15",
    ),
    Say(
        By(
            "cell",
            {"c_to_b": _("Person overseas → company in China: the buyer withholds (this case)")},
            _("Person overseas → company in China: the buyer withholds"),
        ),
        cites="vatl:15",
    ),
    Say(
        By(
            "cell",
            {"b_to_c": _("Company overseas → person in China: the gap, nobody collects (this case)")},
            _("Company overseas → person in China: the gap, nobody collects"),
        ),
        cites="article",
    ),
    Say(
        By(
            "cell",
            {"c_to_c": _("Person overseas → person in China: the gap, nobody collects (this case)")},
            _("Person overseas → person in China: the gap, nobody collects"),
        ),
        cites="article",
    ),
]
GROUP = [
    Say(_("First contract: VAT is withheld on the whole fee of {amount_cny}."), cites="vatl:15"),
    Say(
        By(
            "recharge_treatment_used",
            {
                "zero_rated": _(
                    "Second contract: {recharge_amount} is charged to the companies overseas, at the zero rate."
                ),
                "exempt": _("Second contract: {recharge_amount} is charged to the companies overseas, exempt."),
                "taxable": _("Second contract: {recharge_amount} is charged to the companies overseas, VAT included."),
            },
        ),
        when=Found("recharge_treatment_used").given,
        cites="article",
    ),
    Say(
        _("Of the VAT on their share {china_vat_left_on_overseas_share} stays in China."),
        when=Found("recharge_treatment_used").given,
        cites="article",
    ),
    Say(
        _("None of the companies is overseas: nothing is charged abroad."), when=Found("recharge_treatment_used").absent
    ),
]
PANELS = [
    Panel(_("Side by side (only the law in force binds)"), COLUMNS, when=TREATMENT.is_not("split_by_contract")),
    Panel(_("Group procurement: two contracts"), GROUP, when=Found("allocation").some),
    Panel(_("The four cases of a purchase from overseas"), MATRIX, when=TREATMENT.is_("taxable_no_collection")),
    Panel(_("The four cases of a purchase from overseas"), MATRIX, when=TREATMENT.is_("withhold"), folded=True),
]

CHECKS = {
    "single_contract": Check(_("One contract, one seller, one buyer"), cites="article"),
    "seller_domestic": Check(_("The seller is in China"), unmet=_("no"), cites="vatl:4(4)"),
    "immovable_in_china": Check(_("The property is in China"), unmet=_("no"), cites="vatl:4(2)"),
    "issued_in_china": Check(_("Issued in China"), unmet=_("no"), cites="vatl:4(3)"),
    "directly_related_to_china": Check(
        _("Directly related to goods, property or natural resources in China"), unmet=_("no"), cites="vatr:4"
    ),
    "recipient_in_china": Check(_("The buyer is in China"), unmet=_("no"), cites="vatr:4"),
    "consumed_on_site_overseas": Check(_("Consumed on site overseas"), unmet=_("no"), cites="vatr:4"),
    "used_overseas_until_2025": Check(_("Wholly used or performed overseas"), cites="c36_a1:13"),
    "domestic_agent_appointed": Check(_("An agent in China is appointed"), cites="vatl:15"),
    "on_relief_list": Check(_("On the list of exports with relief"), cites=("a2026_11", "c36_a4")),
    "crosses_border": Check(_("It crosses a border"), cites="vatl:10(5)"),
    "transport_licence": Check(_("Own means of transport and licence"), cites="c36_a4"),
    "performed_abroad": Check(_("Performed, located or used overseas"), cites="c36_a4"),
    "recipient_overseas_entity": Check(_("The buyer is an entity overseas"), cites="a2026_11"),
    "unrelated_to_china": Check(_("Not directly related to goods or property in China"), cites="c36_a4"),
    "written_contract": Check(_("There is a written contract"), cites="sta2016_29"),
    "income_from_overseas": Check(_("All income is from overseas"), cites="sta2016_29"),
    "wholly_used_overseas": Check(_("Wholly placed, located or used overseas"), cites="c36_a4"),
    "all_end_users_overseas": Check(
        _("All end users are overseas"), unmet=_("{end_user_overseas_percent} of the revenue"), cites="a2026_11"
    ),
    "some_end_users_overseas": Check(_("Some end users are overseas"), cites="a2026_11"),
    "end_users_proved": Check(_("The share overseas is proved"), cites="article"),
    "actual_recipient_overseas": Check(_("The actual recipient is overseas"), cites="c36_a4"),
    "general_taxpayer": Check(_("The seller is a general taxpayer"), cites="a2026_11"),
    "zero_rate_claimed": Check(_("The zero rate is claimed"), cites="c36_a4"),
}
