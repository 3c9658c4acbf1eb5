"""The fields of the result that each subject of the law fills."""

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Any

from calculators.hk_disposal.facts import HUNDRED, Disposal
from calculators.hk_disposal.holding import Holding, gain_for
from calculators.hk_disposal.periods import complete_on, reference_period
from calculators.hk_disposal.property import EndDate, PropertyShare, developed_within_60_months, property_rows
from calculators.hk_disposal.rules import commencement, figures
from calculators.hk_disposal.tax import Rates, Tax, rate_class_of, rates, tax_on
from calculators.hk_disposal.years import Years, label, year_of_assessment
from calculators.shared.months import months_after
from calculators.shared.rounding import to_cent

MONTHS_A_YEAR = 12
Fields = dict[str, Any]


def time_fields(case: Disposal, years: Years | None) -> Fields:
    """Nothing where the day of the disposal was not asked."""
    if years is None:
        return {}
    rules, period = figures(case.disposal_date), reference_period(case.disposal_date)
    return {
        "commencement": commencement(),
        "year_of_assessment": label(years.gain),
        "election_year_of_assessment": label(years.disposal),
        "reference_period_start": period.start,
        "reference_period_end": period.end,
        "reference_months": rules.reference_months,
    }


def development_fields(case: Disposal, asked: Container[str]) -> Fields:
    if "development_long_ago" not in asked:
        return {}
    last, months = case.last_property_development_date, figures(case.disposal_date).development_free_months
    lately = developed_within_60_months(last, case.disposal_date)
    return {
        "development_free_months": months,
        "free_of_development_on": complete_on(last, months) if lately else None,
    }


def holding_fields(case: Disposal, held: Holding) -> Fields:
    rules, earlier = figures(case.disposal_date), held.left_overs
    short_by = held.floor - held.group
    return {
        "keep_records_until": months_after(case.disposal_date, rules.record_years * MONTHS_A_YEAR),
        "holding_percent_floor": held.floor,
        "own_held_throughout_percent": held.own,
        "group_held_throughout_percent": held.group,
        "short_by_percent": short_by if short_by > 0 else None,
        "conditions_met_by": held.met_by,
        "qualifying_percent": held.qualifying,
        "status_quo_percent": case.disposal_percent - held.qualifying,
        "trading_stock_percent": held.trading_stock,
        "held_24_months_on": held.held_24_months_on,
        "whole_qualifies_on": held.whole_qualifies_on,
        "slices": held.slices,
        "own_lots": held.own_lots,
        "control_floor_percent": rules.control_percent,
        "closely_related_entities": held.related.entities,
        "related_controls": held.related.controls,
        "related_holdings": held.related_lots,
        "leftover_months": rules.leftover_months,
        "earlier_disposal_on": earlier and earlier.earlier_disposal_on,
        "leftover_deadline": earlier and earlier.deadline,
    }


def gain_fields(case: Disposal, covered_percent: Decimal) -> Fields:
    """`covered_percent`: what qualifies, nothing where the scheme does not apply to it after all."""
    qualifying_gain = gain_for(case, covered_percent)
    return {
        "covered_percent": covered_percent,
        "qualifying_gain": qualifying_gain,
        "status_quo_gain": to_cent(case.gain_amount) - qualifying_gain,
    }


def property_fields(case: Disposal, shares: Mapping[EndDate, PropertyShare]) -> Fields:
    limit: Decimal = figures(case.disposal_date).property_percent_limit
    fields: Fields = {"property_percent_limit": limit, "property_rows": property_rows(case)}
    for end, share in shares.items():
        fields[f"property_percent_at_{end}"] = to_cent(share.percent)
        fields[f"specified_property_at_{end}"] = share.property_value
        fields[f"average_assets_at_{end}"] = share.total_assets
    best = min(shares, key=lambda end: shares[end].percent)
    excess = shares[best].property_value - shares[best].total_assets * limit / HUNDRED
    return fields | {
        "property_date_used": best,
        "property_percent_used": to_cent(shares[best].percent),
        "property_above_limit": excess if excess > 0 else None,
    }


def tax_fields(case: Disposal, qualifying_gain: Decimal) -> Fields:
    """Each figure rounded once, at the end."""
    rate_class, accrued_on = rate_class_of(case), case.gain_accrued_on or case.disposal_date
    rated = rates(rate_class, case.two_tier_elected, year_of_assessment(accrued_on, case.accounting_year_end))
    other, gain = case.other_assessable_profits, case.gain_amount
    everything, part, nothing = (
        tax_on(profits, rated) for profits in (other + gain, other + gain - qualifying_gain, other)
    )
    return {
        "tax_if_all_revenue": to_cent(everything.due),
        "tax_if_status_quo_part_revenue": to_cent(part.due),
        "tax_if_status_quo_part_capital": to_cent(nothing.due),
        "tax_at_stake": to_cent(everything.due - nothing.due),
        "tax_secured_by_scheme": to_cent(everything.due - part.due),
        "tax_rate_class": rate_class,
        **_rate_fields(rated),
        **_base_fields("all_revenue", everything),
        **_base_fields("part_revenue", part),
        **_base_fields("part_capital", nothing),
    }


def _rate_fields(rated: Rates) -> Fields:
    return {
        "tax_first_band_limit": rated.first_band_limit,
        "tax_first_band_percent": rated.first_band_percent,
        "tax_rest_percent": rated.rest_percent,
        "tax_reduction_percent": rated.reduction_percent,
        "tax_reduction_ceiling": rated.reduction_ceiling,
    }


def _base_fields(which: str, tax: Tax) -> Fields:
    return {
        f"tax_base_{which}": tax.base,
        f"tax_before_reduction_{which}": tax.before_reduction,
        f"tax_reduction_{which}": tax.reduction,
    }
