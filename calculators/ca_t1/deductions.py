"""From total to net income: lines 20600 to 26000.

Net and taxable income are the same here: lines 24400 to 25600 are out of scope.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, total
from calculators.ca_t1.facts import Return
from calculators.ca_t1.income import Income
from calculators.ca_t1.pension import Pension
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class Deductions:
    """Line 20600 is shown, not deducted: it lowers next year's RRSP room."""

    line_20600: Decimal = figure("CAD")
    line_20700: Decimal = figure("CAD")
    rrsp_paid: Decimal = figure("CAD")
    rrsp_room: Decimal = figure("CAD")
    line_20800: Decimal = figure("CAD")
    line_21200: Decimal = figure("CAD")
    line_21900: Decimal = figure("CAD")
    net_before_child_care: Decimal = figure("CAD")


@dataclass(frozen=True, kw_only=True)
class NetIncome:
    line_21400: Decimal = figure("CAD")
    line_23600: Decimal = figure("CAD")
    line_26000: Decimal = figure("CAD")


def deductions(case: Return, income: Income, pension: Pension, *, newcomer: bool) -> Deductions:
    """All but child care, which looks at the net income before it. A newcomer has no RRSP room in the first year."""
    slips = case.t4_slips
    rrsp_paid = NIL if newcomer else to_cent(case.rrsp_contributions)
    rrsp_room = to_cent(case.rrsp_deduction_limit) if rrsp_paid else NIL
    registered_plan = total(slip.box20 for slip in slips)
    dues = total(slip.box44 for slip in slips) + to_cent(case.other_union_dues)
    moving = to_cent(case.moving_expenses_within_canada)
    rrsp = min(rrsp_paid, rrsp_room)
    deducted = registered_plan + rrsp + dues + moving + pension.line_22200 + pension.line_22215
    return Deductions(
        line_20600=total(slip.box52 for slip in slips),
        line_20700=registered_plan,
        rrsp_paid=rrsp_paid,
        rrsp_room=rrsp_room,
        line_20800=rrsp,
        line_21200=dues,
        line_21900=moving,
        net_before_child_care=excess(income.line_15000, deducted),
    )
