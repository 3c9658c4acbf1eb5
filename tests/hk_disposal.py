"""Hong Kong: a disposal that qualifies, to be changed fact by fact."""

from datetime import date, timedelta
from typing import Any

import pytest

from calculators.hk_disposal import disposal
from calculators.hk_disposal.outcome import Result
from calculators.hk_disposal.periods import reference_period
from calculators.hk_disposal.rules import figures
from calculators.shared.refusal import Refused
from tests.canonical import built

DAY = timedelta(days=1)
SOLD = date(2026, 3, 10)
START = reference_period(SOLD).start
RULES_THEN = figures(SOLD)
FLOOR = RULES_THEN.holding_percent_floor
OLD = "2015-01-01"


def facts_of_sale(**facts: Any) -> Any:
    """20 % held for years, all of it sold; changed by `facts`."""
    usual = {
        "disposal_date": SOLD,
        "gain_amount": "1000000",
        "disposal_percent": "20",
        "lots": [{"acquired_on": OLD, "percent": "20"}],
    }
    return built(disposal.Disposal, usual | facts)


def sale(**facts: Any) -> Result:
    return disposal.assess(facts_of_sale(**facts))


def refused(**facts: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as problem:
        sale(**facts)
    return problem.value.code, problem.value.fact


def lot(acquired_on: Any = OLD, percent: Any = "20", **more: Any) -> dict[str, Any]:
    return {"acquired_on": acquired_on, "percent": percent, **more}


def link(owner: str, owned: str, interest: Any, votes: Any = None) -> dict[str, Any]:
    return {"owner": owner, "owned": owned, "interest_percent": interest, "voting_percent": votes}
