"""The first benefit payments after arrival in the tax year, January 1 included."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.ca_t1.child_benefit import of_children
from calculators.ca_t1.facts import Return
from calculators.ca_t1.family import ages_on
from calculators.ca_t1.residency import arrived_in_year
from calculators.ca_t1.rules import JULY, benefit_rules, benefit_year_label, benefit_year_of
from calculators.shared.months import months_after
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class FirstPayments:
    """`ccb_first_total`: the months up to June; None while the income of the base year, the
    calendar year before that benefit year's July, is not known.
    """

    ccb_first_month: str | None = figure("year_month")
    ccb_first_benefit_year: str | None = figure("year_month")
    ccb_first_months: int | None = figure("month")
    ccb_first_monthly: Decimal | None = figure("CAD")
    ccb_first_total: Decimal | None = figure("CAD")
    gst_first_payment_month: str | None = figure("year_month")


@dataclass(frozen=True, slots=True)
class FirstChildBenefit:
    begins: date
    benefit_year: int
    months: int
    ages: tuple[int, ...]


def first_base_year(date_of_entry: date) -> str:
    """The calendar year whose family income decides the first child benefit, as it is written."""
    return str(benefit_year_of(_first_month(date_of_entry)) - 1)


def a_benefit_year_lies_between(ccb_first_benefit_year: str, benefit_year: str) -> bool:
    """Between the benefit year of the first child benefit and the one after the return."""
    return int(ccb_first_benefit_year[:4]) + 1 < int(benefit_year[:4])


def first_payments(case: Return) -> FirstPayments:
    entry = case.date_of_entry
    if entry is None or not arrived_in_year(case.tax_year, entry):
        return FirstPayments()
    credit_month = f"{_first_credit_month(entry):%Y-%m}"
    first = _first_child_benefit(case, entry)
    if first is None:
        return FirstPayments(gst_first_payment_month=credit_month)
    monthly = _monthly(case, first)
    return FirstPayments(
        ccb_first_month=f"{first.begins:%Y-%m}",
        ccb_first_benefit_year=benefit_year_label(first.benefit_year),
        ccb_first_months=first.months,
        ccb_first_monthly=monthly,
        ccb_first_total=None if monthly is None else to_cent(first.months * monthly),
        gst_first_payment_month=credit_month,
    )


def _first_child_benefit(case: Return, entry: date) -> FirstChildBenefit | None:
    """The month of arrival counts if it begins with residence; a temporary resident has to wait."""
    if not case.children or case.immigration_status == "temporary_resident":
        return None
    begins = _first_month(entry)
    year = benefit_year_of(begins)
    rules, _ = benefit_rules(year)
    ages = tuple(ages_on(begins, case.children))
    if not any(age < rules.ccb.older_under for age in ages):
        return None
    months_gone = (begins.year - year) * 12 + begins.month - JULY
    return FirstChildBenefit(begins, year, 12 - months_gone, ages)


def _first_month(entry: date) -> date:
    """The first of the month of arrival where one lived here on it, else of the next."""
    return entry if entry.day == 1 else months_after(entry.replace(day=1), 1)


def _monthly(case: Return, first: FirstChildBenefit) -> Decimal | None:
    if case.world_income_family_base_year is None:
        return None
    rules, _ = benefit_rules(first.benefit_year)
    return of_children(rules, first.ages, case.world_income_family_base_year).ccb_monthly


def _first_credit_month(entry: date) -> date:
    """The first payment month after the month of arrival: residence in the month before and at its start is needed."""
    rules, _ = benefit_rules(benefit_year_of(entry))
    payment_months = [row[0] for row in rules.gst.payment_months]
    following = (months_after(entry.replace(day=1), months) for months in range(1, 13))
    return next(month for month in following if month.month in payment_months)
