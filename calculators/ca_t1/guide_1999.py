"""Where the guide of 1999 contradicts itself: what it prints for its two families, and what its own rules make of it.

A family is known by its net income and the total of its amounts (lines 236 and 335), as the guide prints them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from calculators.ca_t1.amounts import percent_of, total
from calculators.ca_t1.form_1999 import YEAR, Credits, Figures, Income, Tax
from calculators.ca_t1.rules import tax_rules
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

GuideFamily = Literal["arrived_1999", "arrived_1998"]
MONTHS = 12


@dataclass(frozen=True, slots=True)
class GuideSlip:
    """A place of the guide: `printed` there, and `by_rule`."""

    place: str
    printed: Decimal = figure("CAD")
    by_rule: Decimal = figure("CAD")


@dataclass(frozen=True, kw_only=True)
class Guide:
    """`guide_family`: None for anybody else, whom the guide says nothing of."""

    guide_family: GuideFamily | None = None
    guide_slips: tuple[GuideSlip, ...] = ()


@dataclass(frozen=True, slots=True)
class _Family:
    """What the guide prints of a family beside its form. `child_benefit`: a month, for `months` of the year."""

    id: GuideFamily
    refund: Decimal
    child_benefit: Decimal
    months: Decimal


def guide(figures: Figures, income: Income, credited: Credits, tax: Tax, line_437: Decimal, line_479: Decimal) -> Guide:
    printed = tax_rules(YEAR).year_1999.guide
    family = _family(printed, income, credited)
    if family is None:
        return Guide()
    cash = total((
        income.line_101 - credited.cpp_paid - credited.ei_paid - line_437 - income.line_212,
        family.refund,
        family.child_benefit * family.months,
    ))  # fmt: skip
    by_rule = {
        "line_307": credited.line_307,
        "line_307_range": _supplement_ends(figures, income),
        "line_350": credited.line_350,
        "line_406": tax.line_406 + percent_of(tax.bracket_over, figures.credit_rate) - tax.bracket_tax_below,
        "line_448": credited.line_448,
        "line_479": line_479,
        "year_cash": cash,
        "month_cash": to_cent(cash / MONTHS),
        "month_cash_repeated": to_cent(cash / MONTHS),
        **_pay_slip(printed),
    }
    slips = _slips(printed, family.id, by_rule)
    return Guide(guide_family=family.id, guide_slips=tuple(slip for slip in slips if slip.printed != slip.by_rule))


def _family(printed: Snapshot, income: Income, credited: Credits) -> _Family | None:
    for family, line_236, line_335, *rest in printed.families:
        if (income.line_236, credited.line_335) == (line_236, line_335):
            return _Family(family, *rest)
    return None


def _slips(printed: Snapshot, family: GuideFamily, by_rule: Mapping[str, Decimal]) -> list[GuideSlip]:
    return [GuideSlip(place, amount, by_rule[place]) for whose, place, amount in printed.slips if whose == family]


def _supplement_ends(figures: Figures, income: Income) -> Decimal:
    """The family income at which nothing is left of line 307."""
    alone = figures.supplement_threshold_per_person + figures.supplement_per_person * 100 / figures.supplement_rate
    return to_cent(alone * income.adults)


def _pay_slip(printed: Snapshot) -> dict[str, Any]:
    """Gross pay first, then the items taken off."""
    ((pay, *items),) = printed.pay_slip
    taken_off = total(items)
    return {"pay_slip_deductions": taken_off, "pay_slip_net": pay - taken_off}
