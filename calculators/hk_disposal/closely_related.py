"""Are two entities closely related? Asked without a disposal."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from calculators.hk_disposal.control import (
    Control,
    Ownership,
    key,
    keys,
    names_given,
    no_interest,
    no_votes,
    only_by_summed_chains,
)
from calculators.hk_disposal.facts import Link
from calculators.hk_disposal.rules import RULES, figures
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure

__all__ = [
    "CONDITIONS", "VERDICTS", "WARNINGS", "ChainRow", "Control", "Link", "Relation", "Result", "assess", "names_given",
    "names_offered", "same_name",
]  # fmt: skip

Verdict = Literal["closely_related", "not_closely_related"]
VERDICTS = get_args(Verdict)
CONDITIONS = ("both_are_entities", "one_controls_the_other", "controlled_by_it", "under_common_control")
WARNINGS = ("control_by_summed_chains", "circular_holdings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`control_from`: the one that may control `control_of`; the relation itself holds in either direction."""

    control_from: str
    control_of: str
    ownership_links: tuple[Link, ...] = ()
    natural_person_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """A way from the one down to the other, by name, and what it comes to.

    interest_percent = interest_before_percent * interest_last_percent / 100: the extent in the last interposed entity
    times that entity's; voting_percent likewise.
    """

    names: tuple[str, ...]
    interest_percent: Decimal = figure("percent")
    interest_before_percent: Decimal = figure("percent")
    interest_last_percent: Decimal = figure("percent")
    voting_percent: Decimal = figure("percent")
    voting_before_percent: Decimal = figure("percent")
    voting_last_percent: Decimal = figure("percent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`controls`: every control on which the relation rests; `chains`: from the one down to the other."""

    verdict: Verdict
    closely_related: bool
    control_percent: Decimal | None = figure("percent")
    voting_control_percent: Decimal | None = figure("percent")
    reverse_control_percent: Decimal | None = figure("percent")
    reverse_voting_control_percent: Decimal | None = figure("percent")
    control_floor_percent: Decimal | None = figure("percent")
    chains: tuple[ChainRow, ...] = ()
    controls: tuple[Control, ...] = ()
    conditions: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


@refusal("same_name", fact="control_of")
def same_name(control_from: str, control_of: str) -> bool:
    """The relation is one to another entity."""
    return key(control_from) == key(control_of)


def names_offered(control_from: str, control_of: str, ownership_links: tuple[Link, ...]) -> tuple[str, ...]:
    """The two in question first, then the names given so far."""
    pair = (control_from, control_of)
    return pair + tuple(name for name in names_given(ownership_links) if key(name) not in map(key, pair))


def assess(case: Relation) -> Result:
    """There is no day in the question: control is as defined on the day the rules were last compared."""
    refuse(same_name, case.control_from, case.control_of)
    for link in case.ownership_links:
        refuse(no_interest, link.interest_percent)
        refuse(no_votes, link.voting_percent)
    ownership, floor = Ownership(case.ownership_links), figures(RULES.checked).control_percent
    one, other = key(case.control_from), key(case.control_of)
    people = keys(case.natural_person_names) if case.ownership_links else frozenset()
    relations = ownership.relations(one, other, people, floor)
    raised = {
        "control_by_summed_chains": only_by_summed_chains(relations),
        "circular_holdings": ownership.circular,
    }
    return Result(
        verdict="closely_related" if relations else "not_closely_related",
        closely_related=bool(relations),
        control_percent=ownership.interest(one, other),
        voting_control_percent=ownership.votes(one, other),
        reverse_control_percent=ownership.interest(other, one),
        reverse_voting_control_percent=ownership.votes(other, one),
        control_floor_percent=floor,
        chains=_rows(ownership, one, other),
        controls=tuple(control for way in relations for control in way),
        conditions=_conditions(ownership, one, other, people, floor),
        warnings=tuple(warning for warning in WARNINGS if raised[warning]),
    )


def _rows(ownership: Ownership, one: str, other: str) -> tuple[ChainRow, ...]:
    return tuple(
        ChainRow(
            names=tuple(ownership.names[place] for place in chain.keys),
            interest_percent=chain.interest,
            interest_before_percent=chain.interest_before,
            interest_last_percent=chain.interest_last,
            voting_percent=chain.votes,
            voting_before_percent=chain.votes_before,
            voting_last_percent=chain.votes_last,
        )
        for chain in ownership.chains(one, other)
    )


def _conditions(
    ownership: Ownership, one: str, other: str, people: frozenset[str], floor: Decimal
) -> tuple[Finding, ...]:
    if people & {one, other}:
        return (Finding("both_are_entities", False),)
    in_common = any(len(way) == 2 for way in ownership.relations(one, other, people, floor))
    met = (True, ownership.controls(one, other, floor), ownership.controls(other, one, floor), in_common)
    return tuple(map(Finding, CONDITIONS, met))
