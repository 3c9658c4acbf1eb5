"""When the return is due and when the tax is: a Saturday or Sunday moves the day to Monday.

No public holiday can fall on the days to which these dates can move (April 30 to May 2, June 15 to 17).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from calculators.ca_t1.draft import Draft
from calculators.shared.result import figure

SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """Late with tax owing costs `late_percent` of it and `late_monthly_percent` for each of up to `late_months`."""

    filing_due_date: date
    payment_due_date: date
    self_employed_deadline: bool
    late_percent: Decimal = figure("percent")
    late_monthly_percent: Decimal = figure("percent")
    late_months: int = figure("month")


def next_business_day(day: date) -> date:
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def deadlines(draft: Draft) -> Deadlines:
    """A business of one's own, or the spouse's, gives until June for the return, never for the payment."""
    case, dates = draft.case, draft.rules.filing
    business = bool(case.self_employment_net) or (draft.family.couple and case.spouse_self_employed)
    return Deadlines(
        filing_due_date=next_business_day(dates.self_employed_return_day if business else dates.due_day),
        payment_due_date=next_business_day(dates.due_day),
        self_employed_deadline=business,
        late_percent=dates.late_percent,
        late_monthly_percent=dates.late_monthly_percent,
        late_months=dates.late_months,
    )
