"""What is said about a disposal: the verdict and its reason, the conditions, the figures, what to do."""

from calculators.hk_disposal import disposal as law
from flows.engine.language import By, Check, Found, Line, Say, Step, _

VERDICT = By(
    "verdict",
    {
        "scheme_applies": _(
            "No profits tax on the gain of {gain_amount}, if the scheme is elected: it counts as capital."
        ),
        "scheme_applies_in_part": _(
            "The scheme covers {qualifying_gain} of the gain. For the other {status_quo_gain} the badges of trade decide."
        ),
        "status_quo": _(
            "The scheme does not cover this sale. Whether the gain is taxed is decided by the badges of trade, as before."
        ),
        "excluded": _("This sale is excluded from the scheme."),
        "out_of_scope": _("This sale is outside the scheme."),
    },
)

REASON = By(
    "reason",
    {
        "equity_holding_conditions_met": _(
            "At least {holding_percent_floor} were held throughout the {reference_months} before the sale."
        ),
        "long_held_leftovers": _(
            "These are long-held left-overs of a holding that met the conditions on {earlier_disposal_on}, sold by {leftover_deadline}."
        ),
        "part_trading_stock": _("{qualifying_percent} of the {disposal_percent} sold qualify; trading stock does not."),
        "part_not_held_24_months": _(
            "{qualifying_percent} of the {disposal_percent} sold qualify; the rest was not held for {reference_months}."
        ),
        "part_below_15_percent": _(
            "{qualifying_percent} of the {disposal_percent} sold qualify as left-overs; for the rest less than {holding_percent_floor} were held throughout."
        ),
        "holding_period_not_met": _(
            "Nothing of what was sold had been held for the whole {reference_months} from {reference_period_start} to {reference_period_end}."
        ),
        "holding_percent_below_15": _(
            "Only {group_held_throughout_percent} were held throughout, less than {holding_percent_floor}."
        ),
        "leftover_outside_24_months": _(
            "The left-overs of the sale on {earlier_disposal_on} had to be sold by {leftover_deadline}."
        ),
        "not_elected": _("The conditions are met, but without an election the scheme does not apply."),
        "insurer": _("The gains of insurers taxed under their own rules are normally revenue."),
        "trading_stock": _("What was sold is regarded as trading stock. The badges of trade decide."),
        "property_trading": _(
            "A non-listed investee that trades in property is excluded. That does not make the gain taxable: the badges of trade decide."
        ),
        "property_development": _(
            "A non-listed investee that develops property, or did so and does not meet the exception, is excluded. That does not make the gain taxable: the badges of trade decide."
        ),
        "property_holding": _(
            "Property makes up {property_percent_used} of the non-listed investee's assets, more than {property_percent_limit}. That does not make the gain taxable: the badges of trade decide."
        ),
        "natural_person_investor": _("A natural person is no investor entity. Ordinary rules apply."),
        "no_separate_accounts": _(
            "An arrangement that prepares no separate accounts is no investor entity. Ordinary rules apply."
        ),
        "foreign_sourced_gain": _("An offshore gain falls under the foreign-sourced income exemption regime."),
        "disposal_before_commencement": _(
            "It took place before {commencement}, when the scheme began. The badges of trade decide."
        ),
        "basis_period_before_commencement": _(
            "The gain accrued in the year of assessment {year_of_assessment}, before the scheme began. The badges of trade decide."
        ),
        "loss_not_gain": _(
            "The scheme covers gains only. Whether the loss may be deducted is decided by the badges of trade."
        ),
        "no_gain": _("There is no gain, so nothing is at stake."),
        "investee_not_entity": _("What was sold is no interest in an entity. The badges of trade decide."),
        "not_equity_interest": _(
            "What was sold is no equity interest in the sense of the scheme. The badges of trade decide."
        ),
    },
)

CHECKS = {
    "investor_is_entity": Check(_("The seller is an entity"), cites="ird_tces:investor"),
    "investor_prepares_accounts": Check(_("The seller prepares separate accounts"), cites="ird_tces:investor"),
    "not_insurer": Check(_("The seller is no insurer"), cites="ird_tces:insurer"),
    "disposal_since_commencement": Check(_("Sold on or after {commencement}"), cites="ird_tces:scheme"),
    "onshore_gain": Check(_("The gain arose in Hong Kong"), cites="ird_tces:scheme"),
    "accrued_in_covered_year": Check(
        _("The gain accrued in a year that the scheme covers"),
        met=_("{year_of_assessment}"),
        cites="ird_tces:scheme",
    ),
    "is_a_gain": Check(_("There is a gain"), cites="ird_tces:scheme"),
    "investee_is_entity": Check(_("The investee is an entity"), cites="ird_tces:investee"),
    "investee_prepares_accounts": Check(_("The investee prepares separate accounts"), cites="ird_tces:investee"),
    "carries_rights": Check(_("Rights to profits, capital or reserves"), cites="ird_tces:interest"),
    "accounted_as_equity": Check(_("Equity in the investee's books"), cites="ird_tces:interest"),
    "no_property_trading": Check(_("The investee does not trade in property"), cites="ird_tces:property-trading"),
    "no_development_ongoing": Check(_("It does not develop property now"), cites="ird_tces:development"),
    "development_long_ago": Check(
        _("No development for {development_free_months}"),
        unmet=_("that would hold from {free_of_development_on} on"),
        cites="ird_tces:development",
    ),
    "all_business_use": Check(_("All its property is in its own business"), cites="ird_tces:development"),
    "none_for_sale": Check(_("None of its property is for sale"), cites="ird_tces:development"),
    "not_trading_stock": Check(_("What was sold is no trading stock"), cites="ird_tces:trading-stock"),
    "held_24_months": Check(
        _("Held for {reference_months}, {reference_period_start} to {reference_period_end}"),
        cites="ird_tces:holding",
    ),
    "held_15_percent": Check(
        _("At least {holding_percent_floor} held throughout"),
        met=_("{group_held_throughout_percent}"),
        unmet=_("{group_held_throughout_percent}; {short_by_percent} short"),
        cites="ird_tces:holding",
    ),
    "leftover_exception": Check(_("Left-overs sold by {leftover_deadline}"), cites="ird_tces:left-overs"),
    "property_not_excluded": Check(_("Not excluded for its property"), cites="ird_tces:property-holding"),
    "elected": Check(_("The scheme is elected"), cites="ird_tces:election"),
}

LINES = {
    "slices": Line(
        _("Gain on the {percent} bought on {acquired_on}"),
        "round(gain_amount * counted_to_percent / disposal_percent) - round(gain_amount * (counted_to_percent - percent) / disposal_percent)",
        each="slices",
        unit="HKD",
        cites="ird_examples:2",
    ),
    "own_held_throughout_percent": Line(
        _("Held throughout by the seller"), "sum(own_lots.counted_percent)", cites="ird_tces:holding"
    ),
    "group_held_throughout_percent": Line(
        _("Held throughout, with the group"),
        "own_held_throughout_percent + sum(related_holdings.counted_percent)",
        when=Found("related_holdings").some,
        cites="ird_tces:group",
    ),
    "qualifying_gain": Line(
        _("Gain that counts as capital"),
        "round(gain_amount * covered_percent / disposal_percent)",
        cites="ird_tces:scheme",
    ),
    "status_quo_gain": Line(
        _("Gain left to the badges of trade"), "round(gain_amount) - qualifying_gain", cites="ird_tces:scheme"
    ),
    "property_percent_at_period_end": Line(
        _("Property share, end of the basis period"),
        "round(specified_property_at_period_end / average_assets_at_period_end * 100)",
        cites="ird_tces:property-holding",
    ),
    "property_percent_at_disposal": Line(
        _("Property share, day of the sale"),
        "round(specified_property_at_disposal / average_assets_at_disposal * 100)",
        cites="ird_tces:property-holding",
    ),
    "tax_if_all_revenue": Line(
        _("Tax if the whole gain were revenue"),
        "round(min(tax_base_all_revenue, tax_first_band_limit) * (tax_first_band_percent / 100) + max(tax_base_all_revenue - tax_first_band_limit, 0) * (tax_rest_percent / 100) - tax_reduction_all_revenue)",
        cites="ird_two_tier:rates",
    ),
    "tax_if_status_quo_part_revenue": Line(
        _("Tax if only the part outside the scheme were revenue"),
        "round(min(tax_base_part_revenue, tax_first_band_limit) * (tax_first_band_percent / 100) + max(tax_base_part_revenue - tax_first_band_limit, 0) * (tax_rest_percent / 100) - tax_reduction_part_revenue)",
        when=Found("verdict").is_("scheme_applies_in_part"),
        cites="ird_two_tier:rates",
    ),
    "tax_if_status_quo_part_capital": Line(
        _("Tax if the whole gain is capital"),
        "round(min(tax_base_part_capital, tax_first_band_limit) * (tax_first_band_percent / 100) + max(tax_base_part_capital - tax_first_band_limit, 0) * (tax_rest_percent / 100) - tax_reduction_part_capital)",
        cites="ird_two_tier:rates",
    ),
    "tax_at_stake": Line(
        _("Tax at stake"),
        "round((tax_before_reduction_all_revenue - tax_reduction_all_revenue) - (tax_before_reduction_part_capital - tax_reduction_part_capital))",
        cites="ird_two_tier:rates",
    ),
    "tax_secured_by_scheme": Line(
        _("Of that, tax that the scheme rules out"),
        "round((tax_before_reduction_all_revenue - tax_reduction_all_revenue) - (tax_before_reduction_part_revenue - tax_reduction_part_revenue))",
        cites="ird_tces:scheme",
    ),
}

CHANGES = [
    Say(
        _("Sold on {whole_qualifies_on} or later, the whole sale would qualify, if nothing else changes."),
        when=Found("whole_qualifies_on").given,
        cites="ird_tces:holding",
    ),
    Say(
        _(
            "From {held_24_months_on} on, everything that was sold would have been held for {reference_months}; the {holding_percent_floor} must be met as well."
        ),
        when=Found("held_24_months_on").given & Found("whole_qualifies_on").absent,
        cites="ird_tces:holding",
    ),
    Say(
        _(
            "{short_by_percent} more, held throughout by the seller or by closely related entities, would meet the {holding_percent_floor}."
        ),
        when=Found("reason").is_("holding_percent_below_15", "leftover_outside_24_months", "part_below_15_percent"),
        cites="ird_tces:group",
    ),
    Say(
        _("What is left over from the sale on {earlier_disposal_on} is covered if it is sold by {leftover_deadline}."),
        when=Found("conditions_met_by").is_("leftover"),  # else this sale begins the months anew, or nothing is left
        cites="ird_tces:left-overs",
    ),
    Say(
        _("Sold on {free_of_development_on} or later, the development would lie far enough back."),
        when=Found("free_of_development_on").given,
        cites="ird_tces:development",
    ),
    Say(
        _("Property is {property_above_limit} above the limit of {property_percent_limit} of total assets."),
        when=Found("property_above_limit").given,
        cites="ird_tces:property-holding",
    ),
    Say(
        _("With an election, {qualifying_percent} of the {disposal_percent} sold would be covered."),
        when=Found("reason").is_("not_elected"),
        cites="ird_tces:election",
    ),
]

NEXT_STEPS = [
    Step(
        _(
            "Elect in writing in the profits tax return of the year of assessment {election_year_of_assessment} (BIR51 for corporations, BIR52 for others, BIR54 for non-residents)."
        ),
        when=Found("verdict").is_("scheme_applies", "scheme_applies_in_part"),
        cites="ird_tces:election",
    ),
    Step(
        _(
            "Fill in form IR1481 for the disposal gain and submit it electronically through eTAX, however the return itself is filed."
        ),
        when=Found("verdict").is_("scheme_applies", "scheme_applies_in_part"),
        cites="ird_tces:election",
    ),
    Step(
        _(
            "The date on the return counts. Usually it is one month after issue in early April, with agents' block extension later in the year; ask your tax representative."
        ),
        when=Found("verdict").is_("scheme_applies", "scheme_applies_in_part"),
    ),
    Step(
        _(
            "Put together the facts for the badges of trade: intention at purchase, length of ownership, frequency of similar sales, why and how it was sold, how it was financed."
        ),
        when=Found("treatment").is_("badges_of_trade", "part_capital_part_badges"),
        cites="ird_tces:scheme",
    ),
    Step(
        _("Look at the conditions of the foreign-sourced income exemption regime; its form is IR1478."),
        when=Found("treatment").is_("fsie_rules"),
    ),
    Step(
        _(
            "Until {keep_records_until} keep the register of members, contract notes and transfer instruments, board minutes on the purpose, and the investee's accounts."
        ),
        when=Found("keep_records_until").given,
        cites="iro:51C",
    ),
    Step(
        _(
            "Keep as long: the group chart with each percentage and the related entities' registers for the {reference_months}."
        ),
        when=Found("related_holdings").some,
        cites="iro:51C",
    ),
    Step(
        _("Keep as long: the stock borrowing and lending agreement of the shares that were lent out."),
        when=law.something_lent_out,
        cites="iro:51C",
    ),
    Step(
        _("Keep as long: the valuations, tenancy agreements and Occupation Permits of the properties."),
        when=Found("property_rows").some,
        cites="iro:51C",
    ),
]

WARNINGS = {
    "source_unconfirmed": _(
        "You were not sure that the gain arose in Hong Kong. If it did not, the scheme does not apply."
    ),
    "future_disposal": _("The sale lies in the future: this is a forecast under today's rules."),
    "accrual_year_differs": _(
        "The gain accrues in another year of assessment than the sale: the tax figures follow the gain, the election belongs in the return for {election_year_of_assessment}."
    ),
    "dilution_check": _("Total equity changed: the lowest percentages of the period must have been entered."),
    "several_classes": _(
        "How several classes of equity are combined is not laid down. Ask the Inland Revenue Department before relying on this."
    ),
    "boundary_day": _(
        "A single day decides. Use contract dates or completion dates, the same for purchases and sales, and keep both documents."
    ),
    "same_day_lots": _(
        "Differing shares were bought on one day and only some are sold; they were taken in the order you entered them."
    ),
    "cre_timing_unclear": _(
        "An entity that was not related throughout was left out. Whether it must be is not laid down."
    ),
    "control_by_summed_chains": _(
        "An entity is closely related only if parallel chains of ownership are added up, which is not laid down."
    ),
    "circular_holdings": _("The ownership links run in a circle; each chain was followed only once."),
    "gain_split_pro_rata": _(
        "The gain was split by percentage. If the purchases cost differently, a gain worked out purchase by purchase is better evidence."
    ),
}

NOTES = [
    Say(
        _(
            "The tax figures compare, they assess nothing: no reduction or set-off beyond those named, and provisional tax is left out."
        ),
        when=Found("tax_at_stake").given,
    ),
    Say(
        _("Shares of corporate partners are taxed at corporate rates, which is not worked out here."),
        when=Found("tax_rate_class").is_("unincorporated"),
    ),
    Say(
        _(
            "Whether an election can be withdrawn, and whether two sales of one investee in one year can be elected separately, is not laid down. Ask the Inland Revenue Department."
        ),
        when=Found("verdict").is_("scheme_applies", "scheme_applies_in_part"),
    ),
]
