"""Spouse, children and the person's own age, as the return sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from calculators.ca_t1.amounts import NIL
from calculators.ca_t1.facts import AGES, COUPLE, Child, Return
from calculators.ca_t1.residency import newcomer
from calculators.ca_t1.rules import JULY, tax_rules
from calculators.shared.refusal import refusal
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


class HasBirthDate(Protocol):
    """A child of either scenario."""

    @property
    def birth_date(self) -> date: ...


@dataclass(frozen=True, kw_only=True)
class Family:
    """`children_under_19`: born by December 31 and 18 or less then; the child that makes a family for most tests."""

    couple: bool
    age: int = figure("year")
    spouse_income: Decimal = figure("CAD")
    children_under_19: int = figure("count")
    eligible_dependant: bool
    dependant_income: Decimal = figure("CAD")


def is_couple(marital_status: str) -> bool:
    return marital_status in COUPLE


def age_on(day: date, birth_date: date) -> int:
    """Completed years; the birthday itself counts (Interpretation Act s. 30)."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def ages_on(day: date, children: Iterable[HasBirthDate]) -> list[int]:
    """The ages of the children born by that day."""
    return [age_on(day, child.birth_date) for child in children if child.birth_date <= day]


def age_from_birth_year(age_on_dec_31: int, tax_year: int) -> int:
    """An age, or the age that a year of birth up to the tax year makes."""
    return tax_year - age_on_dec_31 if 1000 <= age_on_dec_31 <= tax_year else age_on_dec_31


@refusal("out_of_range")
def no_age(age_on_dec_31: int, tax_year: int) -> bool:
    return age_from_birth_year(age_on_dec_31, tax_year) not in AGES


def child_under_18(children: tuple[Child, ...], tax_year: int, date_of_entry: date | None) -> bool:
    """A child born by December 31 who was under 18 at some time of the resident part of the year (line 30400)."""
    start = date(tax_year, 1, 1)
    if date_of_entry is not None and newcomer(tax_year, date_of_entry):
        start = date_of_entry
    limit = tax_rules(tax_year).family.dependant_under
    return any(
        age_on(start, child.birth_date) < limit for child in children if child.birth_date <= date(tax_year, 12, 31)
    )


def born_too_late(birth_date: date, tax_year: int) -> bool:
    """Born after the July 1 on which the benefit year of this return begins: counts for neither."""
    return birth_date > date(tax_year + 1, JULY, 1)


def no_child_under_19(children: tuple[Child, ...], tax_year: int) -> bool:
    return not _under_19(children, tax_year, tax_rules(tax_year))


def family(case: Return, rules: Snapshot) -> Family:
    couple = is_couple(case.marital_status)
    dependant = not couple and child_under_18(case.children, case.tax_year, case.date_of_entry)
    return Family(
        couple=couple,
        age=age_from_birth_year(case.age_on_dec_31, case.tax_year),
        spouse_income=to_cent(case.spouse_net_income) if couple else NIL,
        children_under_19=_under_19(case.children, case.tax_year, rules),
        eligible_dependant=dependant,
        dependant_income=to_cent(case.dependant_net_income) if dependant else NIL,
    )


def has_family(family: Family) -> bool:
    """A spouse, or a child under 19."""
    return family.couple or family.children_under_19 > 0


def _under_19(children: tuple[Child, ...], tax_year: int, rules: Snapshot) -> int:
    limit = rules.family.child_under
    return sum(age < limit for age in ages_on(date(tax_year, 12, 31), children))
