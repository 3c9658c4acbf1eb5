"""What the entities closely related to the seller have held throughout: each one's direct interests, in full."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from calculators.hk_disposal.control import (
    Control,
    Ownership,
    investor_unnamed,
    key,
    keys,
    only_by_summed_chains,
    remaining_related,
)
from calculators.hk_disposal.facts import INVESTOR, NOTHING, Disposal, Lot, RelatedLot, RelatedPastDisposal
from calculators.hk_disposal.lots import HeldLot, LotStatus, fifo, held_lots
from calculators.hk_disposal.rules import figures
from calculators.shared.refusal import refusal

Row = TypeVar("Row", RelatedLot, RelatedPastDisposal)


@dataclass(frozen=True, slots=True)
class Group:
    """The closely related entities. `entities`: those that count, sorted; `left_out`: related, but not throughout."""

    entities: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()
    warnings: frozenset[str] = frozenset()


NO_GROUP = Group()


def group(case: Disposal) -> Group:
    """Reads no further than the answers before call for."""
    links = case.ownership_links
    if not links:
        return NO_GROUP
    own = key(case.investor_name if investor_unnamed(links) else INVESTOR)
    ownership, people = Ownership(links), keys(case.natural_person_names)
    related = ownership.related_to(own, people, figures(case.disposal_date).control_percent)
    remaining = remaining_related(tuple(related), case.not_related_throughout) if related else ()
    raised = {
        "cre_timing_unclear": len(remaining) < len(related),
        "control_by_summed_chains": any(only_by_summed_chains(related[name]) for name in remaining),
        "circular_holdings": ownership.circular,
    }
    return Group(
        entities=tuple(sorted(remaining)),
        left_out=tuple(name for name in related if name not in remaining),
        controls=tuple(control for name in remaining for way in related[name] for control in way),
        warnings=frozenset(warning for warning, holds in raised.items() if holds),
    )


def related_holdings(case: Disposal, related: Group) -> tuple[HeldLot, ...]:
    """Every lot entered for the group: what counts and what does not."""
    if not related.entities:
        return ()
    rows: list[HeldLot] = []
    counting, left_out = keys(related.entities), keys(related.left_out)
    for entity in dict.fromkeys(key(lot.entity) for lot in case.related_lots):
        lots, sales = of(entity, case.related_lots), of(entity, case.related_past_disposals)
        held = held_lots(lots[0].entity, lots, sales, case.disposal_date)
        rows += held if entity in counting else _not_counting(held, entity in left_out)
    return tuple(rows)


def left_of_group(case: Disposal, related: Group) -> list[tuple[Lot, Decimal]]:
    """What those that count hold now, all their sales made."""
    left: list[tuple[Lot, Decimal]] = []
    for entity in map(key, related.entities):
        left += fifo(of(entity, case.related_lots), of(entity, case.related_past_disposals))[0]
    return left


def _not_counting(held: Iterable[HeldLot], related: bool) -> list[HeldLot]:
    status: LotStatus = "not_related_throughout" if related else "not_closely_related"
    return [replace(lot, status=status, counted_percent=NOTHING) for lot in held]


def of(entity: str, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if key(row.entity) == entity]


@refusal("inconsistent_lots", fact="related_lots")
def related_lots_do_not_cover(
    related_lots: tuple[RelatedLot, ...], related_past_disposals: tuple[RelatedPastDisposal, ...]
) -> bool:
    sellers = {key(sale.entity) for sale in related_past_disposals}
    return any(not fifo(of(entity, related_lots), of(entity, related_past_disposals))[1] for entity in sellers)
