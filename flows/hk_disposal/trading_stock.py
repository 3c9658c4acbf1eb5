"""Is a lot of shares regarded as trading stock, and for which days is it disregarded?"""

from calculators.hk_disposal import trading_stock as law
from flows.engine.language import By, Check, Choice, Date, Flow, Found, Say, Section, YesNo, _


class TradingStock(Flow, facts=law.TradingStock, assess=law.assess):
    title = _("Were shares trading stock, and from when to when?")

    with Section(_("The shares")):
        trading_stock_trigger = Choice(
            _("Was any of these brought into account for profits tax, for shares bought on one occasion?"),
            {
                "none": _("None of these"),
                "unrealised_fair_value": _("An unrealised fair value change"),
                "diminution_provision": _("A provision for diminution"),
                "same_lot_disposal": _("A gain or loss on selling some of them"),
            },
            label=_("Brought into account"),
            why=_(
                "What was taxed, or allowed, once as on trading stock makes the shares of the same occasion trading stock for the scheme."
            ),
            cites="ird_tces:trading-stock",
        )
        with Section(when=law.triggered):
            trading_stock_amount_final = YesNo(
                _("Is the assessment final and conclusive, or was a computation of losses issued?"),
                label=_("Amount final"),
                why=_(
                    "While an objection or appeal is pending, the amount does not count yet. Once it is settled it counts from the start."
                ),
                cites="ird_tces:trading-stock",
            )
            with Section(when=trading_stock_amount_final.yes):
                same_lot_disposed_on = Date(
                    _("On what date were the others of the same occasion sold?"),
                    label=_("Others sold on"),
                    when=law.starts_with_a_sale,
                    optional=_("I don't know the day"),
                    why=_("From that day the rest is disregarded."),
                    cites="ird_tces:disregarded",
                )
                trading_stock_basis_period_start = Date(
                    _("On what date did the basis period of that year of assessment begin?"),
                    label=_("Basis period began"),
                    when=trading_stock_trigger.is_("unrealised_fair_value", "diminution_provision"),
                    optional=_("I don't know the day"),
                    why=_("From its first day the shares are disregarded."),
                    cites="ird_tces:disregarded",
                )
                appropriated_on = Date(
                    _("On what date were the shares taken out of trading stock for a non-trade purpose?"),
                    label=_("Taken out of trading stock"),
                    optional=_("Never"),
                    why=_("That ends the time for which they are disregarded."),
                    cites="ird_tces:appropriation",
                    refuse={
                        law.appropriated_before_stock: _("That is before the shares became trading stock."),
                    },
                )
                appropriation_market_value_taxed = YesNo(
                    _("Was their market value on that day taxed as a receipt?"),
                    label=_("Market value taxed"),
                    when=appropriated_on.given,
                    why=_("Section 15BA(2) of the Inland Revenue Ordinance: only then does the appropriation count."),
                    cites="ird_tces:appropriation",
                )

    verdict = By(
        "verdict",
        {
            "never_trading_stock": _("These shares are not regarded as trading stock."),
            "may_become_trading_stock": _(
                "Not regarded as trading stock yet; that may change with effect for the past."
            ),
            "trading_stock": _("These shares are regarded as trading stock. The scheme does not cover them."),
            "no_longer_trading_stock": _(
                "These shares are no longer trading stock. They count again from {counted_from}."
            ),
        },
    )
    checks = {
        "brought_into_account": Check(_("An amount was brought into account"), cites="ird_tces:trading-stock"),
        "amount_final": Check(_("The amount is final"), cites="ird_tces:trading-stock"),
        "not_appropriated": Check(
            _("Never taken out of trading stock with market value taxed"), cites="ird_tces:appropriation"
        ),
    }
    changes = [
        Say(
            _("Disregarded from {disregarded_from}, with no end yet."),
            when=Found("disregarded_from").given & Found("regarded_as_trading_stock").yes,
            cites="ird_tces:disregarded",
        ),
        Say(
            _("Disregarded from {disregarded_from} to {disregarded_to}."),
            when=Found("disregarded_from").given & Found("disregarded_to").given,
            cites="ird_tces:disregarded",
        ),
        Say(
            _("Held for {reference_months} again, if sold on {held_24_months_on} or later."),
            when=Found("held_24_months_on").given,
            cites="ird_tces:holding",
        ),
        Say(
            _("An appropriation for a non-trade purpose, with market value taxed as a receipt, would end it."),
            when=Found("regarded_as_trading_stock").yes,
            cites="ird_tces:appropriation",
        ),
    ]
    warnings = {
        "may_become_trading_stock": _(
            "Once the assessment is final, the shares are trading stock from the beginning of that basis period. A sale in between may fall out of the scheme."
        ),
    }
