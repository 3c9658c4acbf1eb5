"""Total income: lines 10100 to 15000, all amounts from the resident part of the year."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, total
from calculators.ca_t1.facts import Return, T4Slip
from calculators.shared.refusal import refusal
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class Income:
    """Line 13500 alone may be a loss. `working_income`: pay, taxable scholarships and profit, without a loss."""

    line_10100: Decimal = figure("CAD")
    line_10400: Decimal = figure("CAD")
    line_11900: Decimal = figure("CAD")
    line_12100: Decimal = figure("CAD")
    line_13010: Decimal = figure("CAD")
    line_13500: Decimal = figure("CAD")
    line_15000: Decimal = figure("CAD")
    working_income: Decimal = figure("CAD")


@refusal("withheld_above_pay")
def tax_above_pay(box14: Decimal, box22: Decimal) -> bool:
    return box22 > box14


@refusal("out_of_scope", fact="self_employment_net")
def t4_and_self_employed(t4_slips: tuple[T4Slip, ...], self_employment_net: Decimal) -> bool:
    """Pension contributions on both together are not worked out: better no balance than one without the second CPP."""
    return bool(t4_slips) and self_employment_net > 0


def income(case: Return) -> Income:
    pay = total(slip.box14 for slip in case.t4_slips)
    foreign_pay = to_cent(case.foreign_employment_income)
    benefits = to_cent(case.ei_benefits)
    interest = to_cent(case.interest_income)
    scholarship = to_cent(case.taxable_scholarship)
    business = to_cent(case.self_employment_net)
    return Income(
        line_10100=pay,
        line_10400=foreign_pay,
        line_11900=benefits,
        line_12100=interest,
        line_13010=scholarship,
        line_13500=business,
        line_15000=max(NIL, pay + foreign_pay + benefits + interest + scholarship + business),
        working_income=pay + foreign_pay + scholarship + max(NIL, business),
    )
