"""One-off deduction of equipment (section 3, step 2). Timing only: what is deducted now is not depreciated later."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import components_given, on_books
from calculators.cn_small_business.facts import Equipment, Incentives
from calculators.cn_small_business.rules import RULES, of_year
from calculators.shared.months import months_after
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import figure

Obstacle = Literal["deemed_collection", "building", "other_year", "outside_window", "above_unit_limit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one unit adds to the deductions of the year.

    `deducted_in`: the year that may deduct it at once. `unit_margin`: how far its cost stays under the limit.
    """

    obstacle: Obstacle | None
    deducted_in: int = figure("calendar_year")
    unit_cost: Decimal = figure("CNY")
    depreciation_booked: Decimal = figure("CNY")
    unit_margin: Decimal | None = figure("CNY")
    extra: Decimal = figure("CNY")


@refusal("date_order", fact="equipment.in_use_on")
def used_before_bought(in_use_on: date, purchased_on: date) -> bool:
    return in_use_on < purchased_on


@refusal("depreciation_above_cost", fact="equipment.depreciation_booked")
def depreciation_above_cost(depreciation_booked: Decimal, unit_cost: Decimal) -> bool:
    return depreciation_booked > unit_cost


def refuse_equipment(case: Incentives) -> None:
    for item in case.equipment if components_given(case) else ():
        refuse(used_before_bought, item.in_use_on, item.purchased_on)
        refuse(depreciation_above_cost, item.depreciation_booked, item.unit_cost)


def units(case: Incentives) -> tuple[Unit, ...]:
    """In the order given; none where the components of taxable income are not asked for."""
    return tuple(_unit(case, item) for item in case.equipment) if components_given(case) else ()


def _unit(case: Incentives, item: Equipment) -> Unit:
    bought = RULES.on(item.purchased_on)
    limit = bought.equipment.unit_limit if bought else None
    later = of_year(case.tax_year).equipment.months_after_use
    deducted_in = months_after(item.in_use_on, later).year
    obstacle: Obstacle | None = None
    if not on_books(case):
        obstacle = "deemed_collection"
    elif item.is_building:
        obstacle = "building"
    elif deducted_in != case.tax_year:
        obstacle = "other_year"
    elif limit is None:
        obstacle = "outside_window"
    elif item.unit_cost > limit:
        obstacle = "above_unit_limit"
    return Unit(
        obstacle=obstacle,
        deducted_in=deducted_in,
        unit_cost=item.unit_cost,
        depreciation_booked=item.depreciation_booked,
        unit_margin=None if limit is None else limit - item.unit_cost,
        extra=Decimal(0) if obstacle else item.unit_cost - item.depreciation_booked,
    )
