"""The four steps of the rate table: Regulations art. 7, quick deductions Rules art. 10."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.shared.brackets import Slice, slices
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the table, in percent. `up_to`: the increment in the deductions, itself included; None: no end."""

    up_to: Decimal | None
    rate: Decimal
    quick_deduction: Decimal


Table = tuple[Step, ...]


def steps(rules: Snapshot) -> Table:
    quick = dict(rules.quick_deductions)
    return tuple(Step(None if up_to == "open" else up_to, rate, quick[rate]) for up_to, rate in rules.rate_table)


def step_at(ratio: Decimal, table: Table) -> Step:
    """The step of an increment that is `ratio` percent of the deductions."""
    return next(step for step in table if step.up_to is None or ratio <= step.up_to)


def quick_tax(increment: Decimal, deductions: Decimal, step: Step) -> Decimal:
    return (increment * step.rate - deductions * step.quick_deduction) / 100


def ratio_slices(ratio: Decimal, table: Table) -> tuple[Slice, ...]:
    """An increment of `ratio` percent of the deductions by slices; amounts and taxes in percent of the deductions."""
    return slices(ratio, ((step.up_to, step.rate / 100) for step in table))
