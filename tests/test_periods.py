"""Month and quarter ends."""

from datetime import date

import pytest

from calculators.shared.periods import month_end, quarter_end


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        ("2026-01-01", "2026-01-31", "2026-03-31"),
        ("2026-02-28", "2026-02-28", "2026-03-31"),
        ("2028-02-01", "2028-02-29", "2028-03-31"),
        ("2026-03-31", "2026-03-31", "2026-03-31"),
        ("2026-04-30", "2026-04-30", "2026-06-30"),
        ("2026-08-31", "2026-08-31", "2026-09-30"),
        ("2026-10-01", "2026-10-31", "2026-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_ends_of_periods(day: str, month: str, quarter: str) -> None:
    given = date.fromisoformat(day)
    assert (str(month_end(given)), str(quarter_end(given))) == (month, quarter)
