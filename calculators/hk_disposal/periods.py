"""The reference period, and the day on which a number of months is complete."""

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.hk_disposal.rules import figures
from calculators.shared.months import months_after, months_before

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReferencePeriod:
    """The continuous period immediately before the disposal; both days are part of it, the disposal's is not."""

    start: date
    end: date


def reference_period(disposal_date: date) -> ReferencePeriod:
    start = months_before(disposal_date, figures(disposal_date).reference_months)
    return ReferencePeriod(start, disposal_date - DAY)


def complete_on(since: date, months: int) -> date:
    """The first day from which `months`, counted backwards, do not reach back beyond `since`."""
    day = months_after(since, months)
    return day if months_before(day, months) >= since else day + DAY
