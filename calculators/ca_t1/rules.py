"""Which figures are in force: those of the tax year, and those of the benefit year that follows it.

A benefit year runs from July to June and is paid on the income of the calendar year before it.
"""

from datetime import date

from calculators.shared.refusal import refusal
from calculators.shared.rules import Rules, Snapshot

RULES = Rules("ca_t1")
JULY = 7


def tax_years() -> tuple[int, ...]:
    """The years whose return can be worked out, apart from the form of 1999."""
    return tuple(period.first.year for period in RULES.figures["federal.brackets"])


@refusal("not_an_option")
def year_without_figures(tax_year: int) -> bool:
    return tax_year not in tax_years()


def tax_rules(tax_year: int) -> Snapshot:
    """The figures of a tax year that is one of `tax_years`, or of 1999."""
    rules = RULES.on(date(tax_year, 12, 31))
    if rules is None:
        raise LookupError(f"no figures for tax year {tax_year}; there are {tax_years()}")
    return rules


def benefit_year_of(day: date) -> int:
    """The year in whose July the benefit year of that day began."""
    return day.year if day.month >= JULY else day.year - 1


def benefit_rules(begins: int) -> tuple[Snapshot, bool]:
    """The figures of the benefit year that begins in July of that year, and whether they are its own.

    While they are not known, those of the year before stand in.
    """
    own = RULES.on(date(begins, JULY, 1))
    rules = own or RULES.on(date(begins - 1, JULY, 1))
    if rules is None:
        raise LookupError(f"no benefit figures for July {begins}, nor for the July before")
    return rules, own is not None


def benefit_year_label(begins: int) -> str:
    return f"{begins}-07..{begins + 1}-06"
