"""What a disposal comes to: verdicts, reasons, treatments, warnings, and the result."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from calculators.hk_disposal.control import Control
from calculators.hk_disposal.holding import ConditionsMetBy, Slice
from calculators.hk_disposal.knock_outs import CONDITIONS as KNOCK_OUT_CONDITIONS
from calculators.hk_disposal.lots import HeldLot
from calculators.hk_disposal.property import EndDate, PropertyRow
from calculators.shared.result import Finding, figure

Verdict = Literal["scheme_applies", "scheme_applies_in_part", "status_quo", "excluded", "out_of_scope"]
VERDICTS = get_args(Verdict)
Treatment = Literal[
    "capital_not_chargeable", "part_capital_part_badges", "badges_of_trade", "ordinary_rules", "fsie_rules"
]
TREATMENTS = get_args(Treatment)

OUTCOMES: dict[str, tuple[Verdict, Treatment]] = {
    "equity_holding_conditions_met": ("scheme_applies", "capital_not_chargeable"),
    "long_held_leftovers": ("scheme_applies", "capital_not_chargeable"),
    "part_trading_stock": ("scheme_applies_in_part", "part_capital_part_badges"),
    "part_not_held_24_months": ("scheme_applies_in_part", "part_capital_part_badges"),
    "part_below_15_percent": ("scheme_applies_in_part", "part_capital_part_badges"),
    "holding_period_not_met": ("status_quo", "badges_of_trade"),
    "holding_percent_below_15": ("status_quo", "badges_of_trade"),
    "leftover_outside_24_months": ("status_quo", "badges_of_trade"),
    "not_elected": ("status_quo", "badges_of_trade"),
    "insurer": ("excluded", "ordinary_rules"),
    "trading_stock": ("excluded", "badges_of_trade"),
    "property_trading": ("excluded", "badges_of_trade"),
    "property_development": ("excluded", "badges_of_trade"),
    "property_holding": ("excluded", "badges_of_trade"),
    "natural_person_investor": ("out_of_scope", "ordinary_rules"),
    "no_separate_accounts": ("out_of_scope", "ordinary_rules"),
    "foreign_sourced_gain": ("out_of_scope", "fsie_rules"),
    "disposal_before_commencement": ("out_of_scope", "badges_of_trade"),
    "basis_period_before_commencement": ("out_of_scope", "badges_of_trade"),
    "loss_not_gain": ("out_of_scope", "badges_of_trade"),
    "no_gain": ("out_of_scope", "badges_of_trade"),
    "investee_not_entity": ("out_of_scope", "badges_of_trade"),
    "not_equity_interest": ("out_of_scope", "badges_of_trade"),
}
REASONS = tuple(OUTCOMES)

CONDITIONS = (
    *KNOCK_OUT_CONDITIONS,
    "not_trading_stock", "held_24_months", "held_15_percent", "leftover_exception", "property_not_excluded", "elected",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """None and () where a figure does not arise.

    conditions                     in the order of the law up to the one that decides; met is None where it holds for
                                   part of the disposal only (see `slices`), or is taken as met though not sure
    election_year_of_assessment    the election is made in its return
    group_held_throughout_percent  the seller's own included
    whole_qualifies_on             the first disposal date on which waiting alone lets the whole disposal qualify
    covered_percent                what qualifies, nothing where the scheme does not apply after all:
                                   qualifying_gain = round(gain_amount * covered_percent / disposal_percent)
    free_of_development_on         the first disposal date after the months without development
    property_above_limit           how far A exceeds the limit's part of B at the date used
    tax_base_..., tax_before_reduction_..., tax_reduction_...
                                   exact; the five taxes are rounded once, from these
    """

    verdict: Verdict
    reason: str
    treatment: Treatment
    conditions: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()

    year_of_assessment: str | None = None
    election_year_of_assessment: str | None = None
    commencement: date | None = None
    reference_period_start: date | None = None
    reference_period_end: date | None = None
    reference_months: int | None = figure("month")

    holding_percent_floor: Decimal | None = figure("percent")
    own_held_throughout_percent: Decimal | None = figure("percent")
    group_held_throughout_percent: Decimal | None = figure("percent")
    short_by_percent: Decimal | None = figure("percent")
    conditions_met_by: ConditionsMetBy | None = None
    qualifying_percent: Decimal | None = figure("percent")
    status_quo_percent: Decimal | None = figure("percent")
    trading_stock_percent: Decimal | None = figure("percent")
    held_24_months_on: date | None = None
    whole_qualifies_on: date | None = None
    slices: tuple[Slice, ...] = ()
    own_lots: tuple[HeldLot, ...] = ()

    control_floor_percent: Decimal | None = figure("percent")
    closely_related_entities: tuple[str, ...] = ()
    related_controls: tuple[Control, ...] = ()
    related_holdings: tuple[HeldLot, ...] = ()

    earlier_disposal_on: date | None = None
    leftover_months: int | None = figure("month")
    leftover_deadline: date | None = None

    keep_records_until: date | None = None
    covered_percent: Decimal | None = figure("percent")
    qualifying_gain: Decimal | None = figure("HKD")
    status_quo_gain: Decimal | None = figure("HKD")

    development_free_months: int | None = figure("month")
    free_of_development_on: date | None = None
    property_percent_limit: Decimal | None = figure("percent")
    property_percent_at_period_end: Decimal | None = figure("percent")
    property_percent_at_disposal: Decimal | None = figure("percent")
    property_percent_used: Decimal | None = figure("percent")
    property_date_used: EndDate | None = None
    specified_property_at_period_end: Decimal | None = figure("HKD")
    specified_property_at_disposal: Decimal | None = figure("HKD")
    average_assets_at_period_end: Decimal | None = figure("HKD")
    average_assets_at_disposal: Decimal | None = figure("HKD")
    property_above_limit: Decimal | None = figure("HKD")
    property_rows: tuple[PropertyRow, ...] = ()

    tax_if_all_revenue: Decimal | None = figure("HKD")
    tax_if_status_quo_part_revenue: Decimal | None = figure("HKD")
    tax_if_status_quo_part_capital: Decimal | None = figure("HKD")
    tax_at_stake: Decimal | None = figure("HKD")
    tax_secured_by_scheme: Decimal | None = figure("HKD")
    tax_rate_class: str | None = None
    tax_first_band_limit: Decimal | None = figure("HKD")
    tax_first_band_percent: Decimal | None = figure("percent")
    tax_rest_percent: Decimal | None = figure("percent")
    tax_reduction_percent: Decimal | None = figure("percent")
    tax_reduction_ceiling: Decimal | None = figure("HKD")
    tax_base_all_revenue: Decimal | None = figure("HKD")
    tax_base_part_revenue: Decimal | None = figure("HKD")
    tax_base_part_capital: Decimal | None = figure("HKD")
    tax_before_reduction_all_revenue: Decimal | None = figure("HKD")
    tax_before_reduction_part_revenue: Decimal | None = figure("HKD")
    tax_before_reduction_part_capital: Decimal | None = figure("HKD")
    tax_reduction_all_revenue: Decimal | None = figure("HKD")
    tax_reduction_part_revenue: Decimal | None = figure("HKD")
    tax_reduction_part_capital: Decimal | None = figure("HKD")
