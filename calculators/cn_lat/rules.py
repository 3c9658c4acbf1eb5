"""The figures of this regime."""

from calculators.shared.rules import Rules, Snapshot

RULES = Rules("cn_lat")
DRAFT = "cq_draft_2025"  # the source whose status stands over every answer


def latest() -> Snapshot:
    """The law as last checked: for a clearance or an allocation, which turn on no day (the draft names none)."""
    rules = RULES.on(RULES.checked)
    if rules is None:
        raise ValueError(f"cn_lat.toml: `covers` leaves out {RULES.checked}, the day it was checked")
    return rules
