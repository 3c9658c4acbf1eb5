"""The regime's figures: which day selects them, in which text they stand and how long they run."""

from datetime import MAXYEAR, MINYEAR, date

from calculators.shared.refusal import Refused, refusal
from calculators.shared.rules import Period, Rules, Snapshot

RULES = Rules("cn_small_business")


def years_covered() -> tuple[int, ...]:
    """The tax years that can be asked about, latest first."""
    first, last = RULES.covers[0]
    return tuple(range((last or RULES.checked).year, first.year - 1, -1))


@refusal("unsupported_tax_year", fact="tax_year")
def unsupported_tax_year(tax_year: int) -> bool:
    return not MINYEAR <= tax_year <= MAXYEAR or RULES.on(year_end(tax_year)) is None


def of_year(tax_year: int) -> Snapshot:
    """The figures on the last day of a tax year that is covered."""
    rules = RULES.on(year_end(tax_year))
    if rules is None:
        raise Refused("unsupported_tax_year", "tax_year")
    return rules


def year_end(tax_year: int) -> date:
    return date(tax_year, 12, 31)


def period_of(figure: str, day: date) -> Period:
    """The period of a figure that covers the day: its text, its confidence."""
    return next(period for period in RULES.figures[figure] if period.covers(day))


def runs_until(figure: str) -> date | None:
    """The last day for which the figure is enacted; None: no end."""
    return RULES.figures[figure][-1].last
