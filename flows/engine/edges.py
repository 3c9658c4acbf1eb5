"""Which step may follow which: the edges of a flow's machine, derived from the order and nesting of its script."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from flows.engine.conditions import Condition, Joined, Test, all_of
from flows.engine.dialogue import END, Ask, Cursor
from flows.engine.lists import Another, Each, Menu
from flows.engine.questions import Tick
from flows.engine.script import Block, Given, Known, Node, Root, Section, Stop, Tell

if TYPE_CHECKING:
    from flows.engine.flow import Flow

MANY = 3  # ways that lead on from one step are still easy to follow in a drawing


@dataclass(frozen=True, slots=True)
class Edge:
    """`gates`: the nodes whose conditions it passes, from without; `more`: into another item of a list."""

    target: str
    gates: tuple[Node, ...] = ()
    more: bool = False
    source: str = ""

    def under(self, node: Node) -> "Edge":
        return self if node.when is None else replace(self, gates=(node, *self.gates))

    @property
    def test(self) -> Test | None:
        return all_of([_one_more if self.more else None, *(node.gate for node in self.gates)])

    @property
    def label(self) -> str:
        return " & ".join([*(["one more"] if self.more else []), *(c.label for c in self.conditions())])

    def conditions(self) -> Iterator[Condition]:
        return (node.when for node in self.gates if node.when is not None)


def _one_more(cursor: Cursor) -> bool:
    return cursor.item is not None


@dataclass(frozen=True, slots=True)
class Junction:
    """A place in a block where ways meet and part again: before its child of that number, or at its end."""

    block: Block
    place: int


Junctions = dict[str, Junction]


def edges_of(flow: "type[Flow]") -> list[Edge]:
    """All ways from step to step; sets the flow's junctions."""
    script = _Script(flow)
    edges = [replace(edge, source=ask.state) for ask in flow.asks.values() for edge in script.following(ask)]
    done: set[str] = set()
    while pending := [name for name in script.junctions if name not in done]:
        for name in pending:
            done.add(name)
            edges += [replace(edge, source=name) for edge in script.ways(script.junctions[name])]
    flow.junctions = script.junctions
    first = script.ways_from(flow.root, 0)[0]
    if first.gates or first.target in flow.junctions:
        raise TypeError(f"{flow.__name__}: the first question must come up always. Drop its `when`")
    reached = {edge.target for edge in edges} | {first.target}
    if lost := [state for state in flow.asks if state not in reached]:
        raise TypeError(
            f"{flow.__name__}: nothing leads to {', '.join(lost)}. Is a step before it, or a Stop, without a condition?"
        )
    return edges


class _Script:
    """The ways that lead on from each place of a script: into what stands there, or past it, up to the first step that
    is sure to be taken. More than a few meet in a junction, and so do those into and out of a part."""

    def __init__(self, flow: "type[Flow]") -> None:
        self.flow = flow
        self.junctions: Junctions = {}
        self.known: dict[tuple[int, int], list[Edge]] = {}
        self.first: dict[int, int] = {}  # of a node: the position of its first question
        self.last: dict[int, int] = {}
        for ask in flow.asks.values():
            for node in (ask.question, *_around(ask.question)):
                self.first.setdefault(id(node), ask.position)
                self.last[id(node)] = ask.position

    def following(self, ask: Ask) -> list[Edge]:
        question = ask.question
        if isinstance(question, Menu):
            return self.ways_from(question, 0)
        if not isinstance(question, Another):
            return self.ways_behind(question)
        first = self.ways_from(question.each, 0)[0]
        if first.gates or first.target in self.junctions:
            raise TypeError(f"{question.each.id}: the first question of an item must come up always. Drop its `when`")
        return [replace(first, more=True), *self.ways_behind(question.each)]

    def ways_from(self, block: Block, place: int) -> list[Edge]:
        """On from a place of a block; through a junction where there are many."""
        while place < len(block.children) and isinstance(block.children[place], Tell | Given | Known | Tick):
            place += 1
        if (id(block), place) not in self.known:
            here = Junction(block, place)
            ways = self.ways(here)
            border = _is_part(block) and place in (0, len(block.children))
            meet = len(ways) > (1 if border else MANY)
            self.known[id(block), place] = [self.to(here)] if meet else ways
        return self.known[id(block), place]

    def ways_behind(self, node: Node) -> list[Edge]:
        siblings = node.parent.children
        return self.ways_from(node.parent, 1 + next(i for i, sibling in enumerate(siblings) if sibling is node))

    def ways(self, here: Junction) -> list[Edge]:
        block, place = here.block, here.place
        if place < len(block.children):
            node = block.children[place]
            into = [edge.under(node) for edge in self.into(node)]
            past = self.ways_from(block, place + 1) if node.when is not None else []
            return [edge for edge in [*into, *past] if self.may_hold(here, edge)]
        if isinstance(block, Root):
            return [Edge(END)]
        if isinstance(block, Each):
            return [Edge(f"{block.id}.another")]
        return self.ways_behind(block)

    def into(self, node: Node) -> list[Edge]:
        """Into a step or a block whose own condition holds."""
        if isinstance(node, Stop):
            return [Edge(END)]
        if isinstance(node, Each):
            return [Edge(f"{node.id}.another")] if node.any else self.ways_from(node, 0)
        if isinstance(node, Section):
            ways = self.ways_from(node, 0)
            return ways if node.when is None or len(ways) == 1 else [self.to(Junction(node, 0))]
        each = _list_around(node.parent)
        return [Edge(f"{each.id}.{node.id}" if each else node.id)]

    def to(self, junction: Junction) -> Edge:
        known = next((name for name, other in self.junctions.items() if other == junction), None)
        name = known or f"fork {len(self.junctions) + 1}"
        self.junctions[name] = junction
        return Edge(name)

    def may_hold(self, here: Junction, edge: Edge) -> bool:
        """No, where a condition asks for an answer to a question that this way passes over."""
        each, asks = _list_around(here.block), self.flow.asks
        low, high = self.position(here), self.position(edge.target)

        def answered(name: str) -> bool:
            state = f"{each.id}.{name}" if each else name
            state = self.flow.ticks.get(state, state)
            return not (state in asks or state in self.flow.lists) or not low < self.position(state) < high

        def may(condition: Condition) -> bool:
            if isinstance(condition, Joined):
                sides = may(condition.left), may(condition.right)
                return all(sides) if condition.sign == " & " else any(sides)
            return condition.sees == "facts" or all(map(answered, condition.names))

        return all(map(may, edge.conditions()))

    def position(self, place: str | Junction) -> float:
        """In the order of the script. A list stands at its first question, a junction half a step before or behind."""
        if isinstance(place, Junction):
            behind = next((self.first[id(c)] for c in place.block.children[place.place :] if id(c) in self.first), None)
            return self.last.get(id(place.block), inf) + 0.5 if behind is None else behind - 0.5
        if place in self.junctions:
            return self.position(self.junctions[place])
        if place in self.flow.asks:
            return self.flow.asks[place].position
        return self.first[id(self.flow.lists[place])] if place in self.flow.lists else inf


def _is_part(block: Block) -> bool:
    """Whether it is a part of the conversation: those have a way in and a way out of their own."""
    return isinstance(block, Section) and bool(block.title) and isinstance(block.parent, Root)


def _list_around(block: Block) -> Each | None:
    return next((outer for outer in (block, *_around(block)) if isinstance(outer, Each)), None)


def _around(node: Node) -> Iterator[Block]:
    """The blocks around a node, from within."""
    while not isinstance(node, Root):
        node = node.parent
        yield node
