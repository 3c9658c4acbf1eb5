"""Employment insurance (EI) and, in Quebec, parental insurance (PPIP): premiums due and paid over all slips."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of, total
from calculators.ca_t1.facts import Return
from calculators.shared.result import figure
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, kw_only=True)
class Insurance:
    insurable_earnings: Decimal = figure("CAD", NIL)
    ei_ceiling: Decimal | None = figure("CAD")
    ei_rate: Decimal | None = figure("percent")
    ei_small_earner_floor: Decimal | None = figure("CAD")
    ei_due: Decimal = figure("CAD", NIL)
    ei_paid: Decimal = figure("CAD", NIL)
    ppip_ceiling: Decimal | None = figure("CAD")
    ppip_rate: Decimal | None = figure("percent")
    ppip_due: Decimal = figure("CAD", NIL)
    ppip_paid: Decimal = figure("CAD", NIL)
    line_31200: Decimal = figure("CAD", NIL)
    line_31205: Decimal = figure("CAD", NIL)
    line_45000: Decimal = figure("CAD", NIL)


def insurance(case: Return, rules: Snapshot) -> Insurance:
    """The EI premium never takes more than the earnings above the small earner's floor."""
    if not case.t4_slips:
        return Insurance()
    quebec = case.province == "qc"
    rate = rules.ei.rate_quebec if quebec else rules.ei.rate
    ceiling, floor = rules.ei.ceiling, rules.ei.small_earner_floor
    earnings = total(slip.box14 if slip.box24 is None else slip.box24 for slip in case.t4_slips)
    due = min(percent_of(min(earnings, ceiling), rate), excess(earnings, floor))
    paid = total(slip.box18 for slip in case.t4_slips)
    ppip_ceiling, ppip_rate = (rules.ppip.ceiling, rules.ppip.rate) if quebec else (NIL, NIL)
    ppip_due = percent_of(min(total(slip.box14 for slip in case.t4_slips), ppip_ceiling), ppip_rate)
    ppip_paid = total(slip.box55 for slip in case.t4_slips) if quebec else NIL
    return Insurance(
        insurable_earnings=earnings,
        ei_ceiling=ceiling,
        ei_rate=rate,
        ei_small_earner_floor=floor,
        ei_due=due,
        ei_paid=paid,
        ppip_ceiling=ppip_ceiling if quebec else None,
        ppip_rate=ppip_rate if quebec else None,
        ppip_due=ppip_due,
        ppip_paid=ppip_paid,
        line_31200=min(paid, due),
        line_31205=min(ppip_paid, ppip_due),
        line_45000=excess(paid, due),
    )
