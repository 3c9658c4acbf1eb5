"""Pension contributions, CPP or in Quebec QPP: what was due, what was paid, what comes back.

Per person over all slips, with one basic exemption a year that a short year of residence does not shrink. The base part
is a credit (lines 30800, 31000), the enhanced part and the second contribution a deduction (lines 22215, 22200).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.ca_t1.amounts import NIL, excess, percent_of, total
from calculators.ca_t1.facts import CPP_MONTHS, Return
from calculators.ca_t1.family import age_from_birth_year
from calculators.ca_t1.rules import tax_rules
from calculators.shared.refusal import refusal
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

PensionPaid = Literal["none", "in_full", "second_short", "short", "self_employed"]
PLAUSIBLE = Decimal("1.2")  # times the year's maximum: more in box 16 or 17 is a misreading, not an overpayment


@dataclass(frozen=True, kw_only=True)
class PensionDue:
    """What one person owes on the earnings: `contributory_earnings` carry the base and enhanced rates,
    `second_contributory_earnings` the second one. Exemption and ceilings go by `cpp_months`, unrounded.
    """

    pensionable_earnings: Decimal = figure("CAD")
    contributory_earnings: Decimal = figure("CAD")
    second_contributory_earnings: Decimal = figure("CAD")
    pension_exemption: Decimal = figure("CAD")
    pension_ceiling: Decimal = figure("CAD")
    pension_second_ceiling: Decimal = figure("CAD")
    pension_base_rate: Decimal = figure("percent")
    pension_enhanced_rate: Decimal = figure("percent")
    pension_second_rate: Decimal = figure("percent")
    pension_base_due: Decimal = figure("CAD")
    pension_enhanced_due: Decimal = figure("CAD")
    pension_second_due: Decimal = figure("CAD")


@dataclass(frozen=True, kw_only=True)
class Pension:
    """What was paid, and the lines. `pension_paid_how`: `second_short`, the first contribution was paid but not all of
    the second; `short`, not even the first; `self_employed`, nothing yet and both shares are due with the return.
    """

    pension_paid_how: PensionPaid = "none"
    pension_paid: Decimal = figure("CAD", NIL)
    pension_second_paid: Decimal = figure("CAD", NIL)
    line_22200: Decimal = figure("CAD", NIL)
    line_22215: Decimal = figure("CAD", NIL)
    line_30800: Decimal = figure("CAD", NIL)
    line_31000: Decimal = figure("CAD", NIL)
    line_42100: Decimal = figure("CAD", NIL)
    line_44800: Decimal = figure("CAD", NIL)


def turning_18_or_70(age_on_dec_31: int, tax_year: int) -> bool:
    """The ages at which contributions may cover a part of the year only."""
    ages = tax_rules(tax_year).pension.part_year_ages
    return (Decimal(age_from_birth_year(age_on_dec_31, tax_year)),) in ages


@refusal("out_of_range")
def no_months_of_a_year(cpp_months: int) -> bool:
    return cpp_months not in CPP_MONTHS


def above_cpp_ceiling(box14: Decimal, tax_year: int) -> bool:
    """A second contribution can stand on this slip."""
    return bool(box14 > tax_rules(tax_year).pension.ceiling)


@refusal("above_maximum")
def cpp_beyond_maximum(box16: Decimal, tax_year: int) -> bool:
    return _beyond_maximum(box16, "cpp", tax_year)


@refusal("above_maximum")
def qpp_beyond_maximum(box17: Decimal, tax_year: int) -> bool:
    return _beyond_maximum(box17, "qpp", tax_year)


def pension_due(case: Return, rules: Snapshot) -> PensionDue:
    earnings = max(NIL, to_cent(case.self_employment_net))
    if case.t4_slips:
        earnings = total(slip.box14 if slip.box26 is None else slip.box26 for slip in case.t4_slips)
    months = case.cpp_months if turning_18_or_70(case.age_on_dec_31, case.tax_year) else 12
    limits = rules.pension.exemption, rules.pension.ceiling, rules.pension.second_ceiling
    exemption, ceiling, second_ceiling = limits if months == 12 else (limit * months / 12 for limit in limits)
    rates = rules.qpp if case.province == "qc" else rules.cpp
    contributory = excess(min(earnings, ceiling), exemption)
    second_contributory = excess(min(earnings, second_ceiling), ceiling)
    return PensionDue(
        pensionable_earnings=earnings,
        contributory_earnings=contributory,
        second_contributory_earnings=second_contributory,
        pension_exemption=exemption,
        pension_ceiling=ceiling,
        pension_second_ceiling=second_ceiling,
        pension_base_rate=rates.base_rate,
        pension_enhanced_rate=rates.enhanced_rate,
        pension_second_rate=rates.second_rate,
        pension_base_due=percent_of(contributory, rates.base_rate),
        pension_enhanced_due=percent_of(contributory, rates.enhanced_rate),
        pension_second_due=percent_of(second_contributory, rates.second_rate),
    )


def pension(case: Return, due: PensionDue) -> Pension:
    if case.t4_slips:
        return _employed(case, due)
    return _self_employed(case, due) if case.self_employment_net > 0 else Pension()


def _employed(case: Return, due: PensionDue) -> Pension:
    """An excess of the first contribution makes up for what the second one lacks. QPP comes back in Quebec only."""
    first, second = _paid(case)
    first_due, second_due = due.pension_base_due + due.pension_enhanced_due, due.pension_second_due
    how: PensionPaid
    if (over := first + second - first_due - second_due) >= 0:
        how, credit, deduction = "in_full", due.pension_base_due, due.pension_enhanced_due + second_due
    elif first >= first_due:
        how, credit, over = "second_short", due.pension_base_due, NIL
        deduction = first + second - credit
    else:
        both_rates = due.pension_base_rate + due.pension_enhanced_rate
        how, credit, over = "short", to_cent(first * due.pension_base_rate / both_rates), excess(second, second_due)
        deduction = first - credit + min(second, second_due)
    return Pension(
        pension_paid_how=how,
        pension_paid=first,
        pension_second_paid=second,
        line_22215=deduction,
        line_30800=credit,
        line_44800=NIL if case.province == "qc" else over,
    )


def _paid(case: Return) -> tuple[Decimal, Decimal]:
    """First and second contributions over all slips. The second one is asked on slips above the year's ceiling only."""
    slips = case.t4_slips
    high = [slip for slip in slips if above_cpp_ceiling(slip.box14, case.tax_year)]
    if case.province == "qc":
        return total(slip.box17 for slip in slips), total(slip.box17a for slip in high)
    return total(slip.box16 for slip in slips), total(slip.box16a for slip in high)


def _self_employed(case: Return, due: PensionDue) -> Pension:
    """Both shares are due (42100): the own base share is the credit, all the rest of own and second is deducted."""
    shares = 2 * (due.pension_base_due + due.pension_enhanced_due + due.pension_second_due)
    return Pension(
        pension_paid_how="self_employed",
        line_22200=shares - due.pension_base_due,
        line_31000=due.pension_base_due,
        line_42100=NIL if case.province == "qc" else shares,
    )


def _beyond_maximum(paid: Decimal, plan: str, tax_year: int) -> bool:
    rules = tax_rules(tax_year)
    rate = rules[plan].base_rate + rules[plan].enhanced_rate
    most = percent_of(rules.pension.ceiling - rules.pension.exemption, rate)
    return bool(paid > PLAUSIBLE * most)
