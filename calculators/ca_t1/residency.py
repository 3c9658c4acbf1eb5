"""Residence in the year of arrival: days, proration and the 90% rule. ITA 114, 118.91.

A newcomer's personal amounts count for the resident days only, unless nearly all income before arrival was Canadian.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.ca_t1.amounts import excess
from calculators.ca_t1.facts import Return
from calculators.shared.refusal import refusal
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class Residency:
    """`days_counted` of `days_in_year` is the part of the personal amounts that a person gets."""

    days_resident: int = figure("day")
    days_in_year: int = figure("day")
    days_counted: int = figure("day")
    newcomer: bool
    proration_applies: bool
    ninety_percent_rule: Decimal | None = figure("percent")
    ninety_percent_short_by: Decimal | None = figure("CAD")


def newcomer(tax_year: int, date_of_entry: date | None) -> bool:
    """Became resident within the year, later than January 1: fails every start-of-year test, 90% rule or not."""
    return date_of_entry is not None and date(tax_year, 1, 1) < date_of_entry <= date(tax_year, 12, 31)


def arrived_in_year(tax_year: int, date_of_entry: date | None) -> bool:
    return date_of_entry is not None and date_of_entry.year == tax_year


@refusal("not_resident_in_year")
def arrives_after_the_year(tax_year: int, date_of_entry: date | None) -> bool:
    return date_of_entry is not None and date_of_entry.year > tax_year


@refusal("part_above_whole")
def more_than_world(pre_arrival_world_income: Decimal, pre_arrival_canadian_income: Decimal) -> bool:
    return pre_arrival_canadian_income > pre_arrival_world_income


def residency(case: Return, rules: Snapshot) -> Residency:
    end = date(case.tax_year, 12, 31)
    days_in_year = (end - date(case.tax_year, 1, 1)).days + 1
    entry = case.date_of_entry
    if entry is None or not newcomer(case.tax_year, entry):
        return Residency(
            days_resident=days_in_year,
            days_in_year=days_in_year,
            days_counted=days_in_year,
            newcomer=False,
            proration_applies=False,
        )
    days_resident = (end - entry).days + 1
    short_by = _ninety_percent_short_by(case, rules)
    falls_short = short_by is None or short_by > 0
    return Residency(
        days_resident=days_resident,
        days_in_year=days_in_year,
        days_counted=days_resident if falls_short else days_in_year,
        newcomer=True,
        proration_applies=falls_short,
        ninety_percent_rule=rules.residency.ninety_percent_rule,
        ninety_percent_short_by=short_by,
    )


def prorated(amount: Decimal, residency: Residency) -> Decimal:
    """The amount for the resident days, rounded; the ratio itself is never rounded."""
    return to_cent(amount * residency.days_counted / residency.days_in_year)


def pre_arrival_incomes(case: Return, *, couple: bool) -> tuple[Decimal, Decimal]:
    """Own and spouse's world income from January 1 to arrival: never taxed, but counted for benefits."""
    if not newcomer(case.tax_year, case.date_of_entry):
        return Decimal(0), Decimal(0)
    return case.pre_arrival_world_income, case.spouse_pre_arrival_income if couple else Decimal(0)


def _ninety_percent_short_by(case: Return, rules: Snapshot) -> Decimal | None:
    """What Canadian income before arrival lacks of 90%; None where there was no income at all.

    Since tax year 2024 the CRA does not take no income as meeting the rule.
    """
    if case.pre_arrival_world_income <= 0:
        return None
    needed = case.pre_arrival_world_income * rules.residency.ninety_percent_rule / 100
    return excess(needed, case.pre_arrival_canadian_income)
