"""Who controls whom, and which entities are closely related."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from unicodedata import normalize

from calculators.hk_disposal.facts import HUNDRED, INVESTOR, NOTHING, Link
from calculators.hk_disposal.rules import figures
from calculators.shared.refusal import refusal
from calculators.shared.result import figure

Pair: TypeAlias = tuple[str, str]
"""Keys of an owner and of what it owns, directly or through others."""
Holdings: TypeAlias = Mapping[str, Mapping[str, tuple[Decimal, Decimal]]]
"""Owner -> owned -> direct interest and direct votes."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One way from an owner down to an entity: the extent down to the last link, and the last link.

    `votes_then_interest`: votes in the first link, beneficial interest in the others.
    """

    keys: tuple[str, ...]
    interest_before: Decimal
    interest_last: Decimal
    votes_before: Decimal
    votes_last: Decimal
    votes_then_interest: Decimal

    @property
    def interest(self) -> Decimal:
        return self.interest_before * self.interest_last / HUNDRED

    @property
    def votes(self) -> Decimal:
        return self.votes_before * self.votes_last / HUNDRED

    def on_to(self, owned: str, interest: Decimal, votes: Decimal) -> "Chain":
        """With one interposed entity votes multiply votes, with more the later links count by beneficial interest."""
        one_interposed = len(self.keys) == 2
        return Chain(
            keys=(*self.keys, owned),
            interest_before=self.interest,
            interest_last=interest,
            votes_before=self.votes_then_interest,
            votes_last=votes if one_interposed else interest,
            votes_then_interest=self.votes_then_interest * interest / HUNDRED,
        )

    def exceeds(self, percent: Decimal) -> bool:
        return self.interest > percent or self.votes > percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control that makes `entity` closely related. `by_one_chain`: some chain exceeds the floor by itself."""

    entity: str
    owner: str
    owned: str
    by_one_chain: bool
    interest_percent: Decimal = figure("percent")
    voting_percent: Decimal = figure("percent")


class Ownership:
    """All chains between the names in the links, no name twice in a chain; parallel chains add up. Asked by `key`."""

    def __init__(self, links: tuple[Link, ...]) -> None:
        held = _holdings(links)
        self.names = {key(name): name for name in names_given(links)}
        self.owners = tuple(held)
        self._chains: dict[Pair, list[Chain]] = {}
        for owner, holdings in held.items():
            for owned, (interest, votes) in holdings.items():
                for chain in _onward(Chain((owner, owned), HUNDRED, interest, HUNDRED, votes, votes), held):
                    self._chains.setdefault((owner, chain.keys[-1]), []).append(chain)
        in_circles = any((owned, owner) in self._chains for owner in held for owned in held[owner])
        self.circular = in_circles or any(key(link.owner) == key(link.owned) for link in links)

    def chains(self, owner: str, owned: str) -> list[Chain]:
        return self._chains.get((owner, owned), [])

    def interest(self, owner: str, owned: str) -> Decimal:
        return sum((chain.interest for chain in self.chains(owner, owned)), NOTHING)

    def votes(self, owner: str, owned: str) -> Decimal:
        return sum((chain.votes for chain in self.chains(owner, owned)), NOTHING)

    def controls(self, owner: str, owned: str, floor: Decimal) -> bool:
        return self.interest(owner, owned) > floor or self.votes(owner, owned) > floor

    def relations(self, one: str, entity: str, people: frozenset[str], floor: Decimal) -> list[tuple[Control, ...]]:
        """The ways in which two entities are closely related, each with the control or two it rests on."""
        if one == entity or people & {one, entity}:
            return []
        common = [owner for owner in self.owners if owner not in people | {one, entity}]
        ways = [[(one, entity)], [(entity, one)], *([(owner, one), (owner, entity)] for owner in common)]
        return [
            tuple(self._control(entity, *pair, floor) for pair in way)
            for way in ways
            if all(self.controls(*pair, floor) for pair in way)
        ]

    def related_to(self, one: str, people: frozenset[str], floor: Decimal) -> dict[str, list[tuple[Control, ...]]]:
        """The names of the entities closely related to one, in the order of first mention, and in which ways."""
        ways = {name: self.relations(one, place, people, floor) for place, name in self.names.items()}
        return {name: found for name, found in ways.items() if found}

    def _control(self, entity: str, owner: str, owned: str, floor: Decimal) -> Control:
        return Control(
            entity=self.names[entity],
            owner=self.names[owner],
            owned=self.names[owned],
            by_one_chain=any(chain.exceeds(floor) for chain in self.chains(owner, owned)),
            interest_percent=self.interest(owner, owned),
            voting_percent=self.votes(owner, owned),
        )


def only_by_summed_chains(relations: list[tuple[Control, ...]]) -> bool:
    """Whether the relation stands only if parallel chains are added up."""
    return bool(relations) and not any(all(control.by_one_chain for control in way) for way in relations)


def key(name: str) -> str:
    """What two spellings of one name have in common: not case, not width."""
    return normalize("NFKC", name).casefold().strip()


def keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, names))


def names_given(ownership_links: tuple[Link, ...]) -> tuple[str, ...]:
    """Every name in the links once, as first spelled, in the order of first mention."""
    return _distinct(_mentions(ownership_links))


def owner_names(ownership_links: tuple[Link, ...]) -> tuple[str, ...]:
    """Offered for an owner: the seller first, then the names given so far."""
    return _distinct([INVESTOR, *_mentions(ownership_links)])


def owned_names(owner: str, ownership_links: tuple[Link, ...]) -> tuple[str, ...]:
    """Offered for what `owner` owns a part of."""
    return tuple(name for name in owner_names(ownership_links) if key(name) != key(owner))


def investor_named(ownership_links: tuple[Link, ...]) -> bool:
    return key(INVESTOR) in map(key, _mentions(ownership_links))


def investor_unnamed(ownership_links: tuple[Link, ...]) -> bool:
    """Links were given, none of them under the seller's reserved name: which of the names is the seller?"""
    return bool(ownership_links) and not investor_named(ownership_links)


def seller(ownership_links: tuple[Link, ...], investor_name: str) -> str:
    return INVESTOR if investor_named(ownership_links) else investor_name


def names_beside_the_seller(ownership_links: tuple[Link, ...], investor_name: str) -> tuple[str, ...]:
    """Those who may be natural persons."""
    own = key(seller(ownership_links, investor_name))
    return tuple(name for name in names_given(ownership_links) if key(name) != own)


def closely_related_names(
    ownership_links: tuple[Link, ...],
    investor_name: str,
    natural_person_names: tuple[str, ...],
    disposal_date: date,
) -> tuple[str, ...]:
    """The entities closely related to the seller, in the order of first mention."""
    ownership, own = Ownership(ownership_links), key(seller(ownership_links, investor_name))
    related = ownership.related_to(own, keys(natural_person_names), figures(disposal_date).control_percent)
    return tuple(related)


def remaining_related(related: tuple[str, ...], not_related_throughout: tuple[str, ...]) -> tuple[str, ...]:
    """Those related throughout the reference period as well."""
    left_out = keys(not_related_throughout)
    return tuple(name for name in related if key(name) not in left_out)


@refusal("not_an_option")
def nobody_in_the_group(entity: str, ownership_links: tuple[Link, ...]) -> bool:
    return key(entity) not in map(key, _mentions(ownership_links))


@refusal("out_of_range", fact="ownership_links.interest_percent")
def no_interest(interest_percent: Decimal) -> bool:
    return not NOTHING <= interest_percent <= HUNDRED


@refusal("out_of_range", fact="ownership_links.voting_percent")
def no_votes(voting_percent: Decimal | None) -> bool:
    return voting_percent is not None and not NOTHING <= voting_percent <= HUNDRED


def _mentions(links: tuple[Link, ...]) -> list[str]:
    return [name for link in links for name in (link.owner, link.owned)]


def _distinct(names: list[str]) -> tuple[str, ...]:
    first = {key(name): name for name in reversed(names)}
    return tuple(first[found] for found in dict.fromkeys(map(key, names)))


def _holdings(links: tuple[Link, ...]) -> Holdings:
    """Several links between the same two are one direct holding; a link of nothing is none."""
    held: dict[str, dict[str, tuple[Decimal, Decimal]]] = {}
    for link in links:
        votes = link.interest_percent if link.voting_percent is None else link.voting_percent
        owner, owned = key(link.owner), key(link.owned)
        if owner != owned and (link.interest_percent or votes):
            interest_before, votes_before = held.setdefault(owner, {}).get(owned, (NOTHING, NOTHING))
            held[owner][owned] = interest_before + link.interest_percent, votes_before + votes
    return held


def _onward(chain: Chain, held: Holdings) -> Iterator[Chain]:
    """The chain itself and every longer one that begins with it."""
    yield chain
    for owned, (interest, votes) in held.get(chain.keys[-1], {}).items():
        if owned not in chain.keys:
            yield from _onward(chain.on_to(owned, interest, votes), held)
