"""Child care expenses, line 21400 (form T778, ITA 63): deducted by the spouse with the lower income.

The other one deducts only for the time in which the spouse studies, cannot care for the children or is in prison.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from calculators.ca_t1.amounts import NIL, total
from calculators.ca_t1.facts import EXCEPTION_MONTHS, EXCEPTION_WEEKS, Child
from calculators.ca_t1.family import age_on
from calculators.ca_t1.rules import tax_rules
from calculators.shared.refusal import refusal
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

AgeGroup = Literal["disabled", "young", "older"]


@dataclass(frozen=True, slots=True)
class CareGroup:
    """Children of one age group: `limit` a year for all of them, `weekly` by the spouse's weeks or months, if any."""

    group: AgeGroup
    children: int
    limit: Decimal
    weekly: Decimal | None


class Expenses(Protocol):
    """The facts about child care, of either scenario. The last two count only where the spouse has the lower income."""

    @property
    def child_care_expenses(self) -> Decimal: ...
    @property
    def spouse_exception(self) -> str: ...
    @property
    def spouse_exception_weeks(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class ChildCare:
    """`child_care_allowed` is the least of what was paid and the limits; where the spouse has the lower income and no
    exception holds, nil.

    `child_care_exception_rate`: a week, or a month of a part-time student, for all children together.
    """

    child_care_paid: Decimal = figure("CAD", NIL)
    child_care_groups: tuple[CareGroup, ...] = ()
    child_care_limit: Decimal = figure("CAD", NIL)
    child_care_earned_limit: Decimal = figure("CAD", NIL)
    child_care_by_spouse: bool = False
    child_care_exception: bool = False
    child_care_exception_rate: Decimal | None = figure("CAD")
    child_care_exception_limit: Decimal | None = figure("CAD")
    child_care_allowed: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, slots=True)
class Incomes:
    """What decides who deducts: own income from work, own net income before child care, the spouse's (None: alone)."""

    working: Decimal
    net_before_child_care: Decimal
    spouse: Decimal | None


def child_in_care(children: tuple[Child, ...], tax_year: int) -> bool:
    """A child of 16 or less on December 31, or with an approved disability."""
    return bool(groups_of(children, tax_year, tax_rules(tax_year).child_care))


def lower_income_is_the_spouse(net_before_child_care: Decimal, spouse_net_income: Decimal) -> bool:
    """With equal incomes either may claim, so that is no obstacle."""
    return net_before_child_care > spouse_net_income


@refusal("out_of_range")
def weeks_beyond_the_year(spouse_exception: str, spouse_exception_weeks: int) -> bool:
    """Weeks, but months for a part-time student."""
    possible = EXCEPTION_MONTHS if spouse_exception == "part_time_student" else EXCEPTION_WEEKS
    return spouse_exception_weeks not in possible


def groups_of(children: Iterable[Child], tax_year: int, figures: Snapshot) -> Counter[AgeGroup]:
    """How many children born by December 31 there are of each group; a disabled one counts as that at any age."""
    end = date(tax_year, 12, 31)
    born = (child for child in children if child.birth_date <= end)
    groups = (group_of(age_on(end, child.birth_date), figures, disabled=child.disability) for child in born)
    return Counter(group for group in groups if group)


def group_of(age: int, figures: Snapshot, *, disabled: bool = False) -> AgeGroup | None:
    """None: too old."""
    if disabled:
        return "disabled"
    if age < figures.young_under:
        return "young"
    return "older" if age < figures.older_under else None


def child_care(case: Expenses, groups: Counter[AgeGroup], figures: Snapshot, incomes: Incomes) -> ChildCare:
    if not groups or case.child_care_expenses <= 0:
        return ChildCare()
    by_spouse = incomes.spouse is not None and lower_income_is_the_spouse(incomes.net_before_child_care, incomes.spouse)
    exception = by_spouse and case.spouse_exception != "none"
    cared = tuple(_care_group(group, children, figures, weekly=exception) for group, children in groups.items())
    ((numerator, denominator),) = figures.earned_income_fraction
    paid, limit = to_cent(case.child_care_expenses), total(group.limit for group in cared)
    earned_limit = to_cent(incomes.working * numerator / denominator)
    rate = total(group.weekly for group in cared if group.weekly) if exception else None
    exception_limit = None if rate is None else to_cent(rate * case.spouse_exception_weeks)
    limits = [paid, limit, earned_limit] if exception_limit is None else [paid, limit, earned_limit, exception_limit]
    return ChildCare(
        child_care_paid=paid,
        child_care_groups=cared,
        child_care_limit=limit,
        child_care_earned_limit=earned_limit,
        child_care_by_spouse=by_spouse,
        child_care_exception=exception,
        child_care_exception_rate=rate,
        child_care_exception_limit=exception_limit,
        child_care_allowed=NIL if by_spouse and not exception else min(limits),
    )


def _care_group(group: AgeGroup, children: int, figures: Snapshot, *, weekly: bool) -> CareGroup:
    per_week = to_cent(figures[f"weekly_{group}"] * children) if weekly else None
    return CareGroup(group, children, to_cent(figures[f"limit_{group}"] * children), per_week)
