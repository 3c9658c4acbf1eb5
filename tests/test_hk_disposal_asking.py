"""Hong Kong, certainty scheme: the gates that a dialogue asks, and what the calculator reads."""

import inspect
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings

from calculators.hk_disposal import closely_related, disposal, trading_stock
from calculators.hk_disposal.outcome import Result
from calculators.shared.refusal import Refused
from tests.canonical import built
from tests.hk_disposal_walk import Facts, walk

many = settings(max_examples=200, deadline=None)

PARTIAL_RESULTS = {"case", "holding", "related", "property_share"}
GATES = [
    getattr(law, name)
    for law in (disposal, closely_related, trading_stock)
    for name in law.__all__
    if inspect.isfunction(getattr(law, name)) and name != "assess"
]


def parameters(gate: Callable[..., Any]) -> set[str]:
    return set(inspect.signature(gate).parameters)


def test_gates_name_facts_and_partial_results() -> None:
    kinds = (
        disposal.Disposal, disposal.RelatedLot, disposal.PastDisposal, disposal.Link, disposal.PropertyItem,
        closely_related.Relation, trading_stock.TradingStock,
    )  # fmt: skip
    facts = {name for kind in kinds for name in kind.__dataclass_fields__}
    for gate in GATES:
        assert parameters(gate) <= facts | PARTIAL_RESULTS, gate


@many
@given(walk(wild=True))
def test_gates_never_raise(facts: Facts) -> None:
    """Also on answers that the calculator would refuse."""
    case = built(disposal.Disposal, facts)
    values = {name: getattr(case, name) for name in disposal.Disposal.__dataclass_fields__ if hasattr(case, name)}
    values |= {"case": case, "holding": disposal.holding(case)}
    for name, known in (("related", disposal.closely_related_names), ("property_share", disposal.property_percents)):
        values[name] = known(**{parameter: values[parameter] for parameter in parameters(known)})
    for gate in GATES:
        if parameters(gate) <= values.keys():
            gate(**{parameter: values[parameter] for parameter in parameters(gate)})


@many
@given(walk(wild=True))
def test_what_was_not_asked_is_not_read(facts: Facts) -> None:
    """It may be missing, or anything: the calculator alone and the dialogue agree."""
    read: set[tuple[int, str]] = set()
    case = built(watched(disposal.Disposal, read), facts)
    try:
        result = disposal.assess(case)
    except Refused:
        return
    names = {name for owner, name in read if owner == id(case)}
    bare = object.__new__(disposal.Disposal)
    for name in names:
        object.__setattr__(bare, name, getattr(case, name))
    assert disposal.assess(bare) == result
    assert not names & unasked(result, facts)


def watched(facts: type, read: set[tuple[int, str]]) -> type:
    def look(self: Any, name: str) -> Any:
        if name in facts.__dataclass_fields__:
            read.add((id(self), name))
        return object.__getattribute__(self, name)

    return type(facts.__name__, (facts,), {"__slots__": (), "__getattribute__": look})


def unasked(result: Result, facts: Facts) -> set[str]:
    """Facts of questions that cannot have come up."""
    came_up = {finding.id for finding in result.conditions}
    names: set[str] = set()
    if "disposal_since_commencement" not in came_up:
        names |= {"disposal_date", "as_of"}
    if "accrued_in_covered_year" not in came_up:
        names |= {"accounting_year_end", "gain_accrued_on", "gain_amount", "rate_class"}
    if "not_trading_stock" not in came_up:
        names |= {"lots", "disposal_percent", "elect_scheme", "two_tier_elected", "other_assessable_profits"}
    if not result.qualifying_percent:
        names |= {"elect_scheme", "total_assets_start", "property_items"}
    if facts["interest_listed"]:
        names |= {name for name in facts if name.startswith(("investee_property", "total_assets", "property_items"))}
        names |= {"investee_holds_immovable_property", "last_property_development_date"}
    if result.conditions_met_by == "alone" or not facts["ownership_links"]:
        names |= {"investor_name", "natural_person_names", "not_related_throughout", "related_lots"}
    if not result.closely_related_entities:
        names |= {"related_lots", "related_past_disposals"}
    if facts["investor_kind"] == "corporation":
        names |= {"rate_class", "investor_prepares_separate_accounts"}
    return names
