"""The figures of the scheme on a day."""

from datetime import date

from calculators.shared.rules import Rules, Snapshot

RULES = Rules("hk_disposal")


def commencement() -> date:
    """The scheme applies to disposals from this day on."""
    return RULES.covers[0][0]


def figures(day: date) -> Snapshot:
    """The figures in force on `day`; for a day before the scheme those it began with (to show a reference period)."""
    rules = RULES.on(day) or RULES.on(commencement())
    if rules is None:
        raise LookupError(f"hk_disposal: no figures for {day}; extend `covers` in its parameters")
    return rules


def scheme_figures(disposal_date: date) -> Snapshot:
    """The scheme's figures for a disposal, for the wording of its questions."""
    return figures(disposal_date)
