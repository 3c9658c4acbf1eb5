"""Which step may follow which: the edges of a flow's machine, derived from the order and nesting of its script."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from flows.engine.conditions import Condition, Joined, Test, all_of
from flows.engine.dialogue import END, Ask, Cursor
from flows.engine.lists import Another, Each, Menu
from flows.engine.questions import Question, Tick
from flows.engine.script import Block, Given, Known, Node, Root, Section, Stop, Tell

if TYPE_CHECKING:
    from flows.engine.flow import Flow


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
        return " & ".join(
            [*(["one more"] if self.more else []), *(node.when.label for node in self.gates if node.when is not None)]
        )


@dataclass(frozen=True, slots=True)
class Junction:
    """Where a block is entered, or left (`out`), and several steps may follow: edges meet there and part again."""

    block: Section
    out: bool = False


Junctions = dict[str, Junction]


def _one_more(cursor: Cursor) -> bool:
    return cursor.item is not None


def edges_of(flow: "type[Flow]") -> list[Edge]:
    junctions: Junctions = {}
    edges: list[Edge] = []

    def add(source: str, following: Iterable[Edge]) -> None:
        edges.extend(replace(edge, source=source) for edge in following)

    for ask in flow.asks.values():
        add(ask.state, _following(ask, junctions))
    done: set[str] = set()
    while pending := [name for name in junctions if name not in done]:
        for name in pending:
            done.add(name)
            add(name, _leading_on(junctions[name], junctions))
    flow.junctions = junctions
    edges = [edge for edge in edges if _may_hold(flow, edge)]
    reached = {edge.target for edge in edges} | {next(iter(flow.asks))}
    if lost := [state for state in flow.asks if state not in reached]:
        raise TypeError(
            f"{flow.__name__}: nothing leads to {', '.join(lost)}. Is a step before it, or a Stop, without a condition?"
        )
    start, _ = _into(flow.root.children, junctions)
    if start[0].gates or start[0].target in junctions:
        raise TypeError(f"{flow.__name__}: the first question must come up always. Drop its `when`")
    return edges


def _following(ask: Ask, junctions: Junctions) -> list[Edge]:
    question = ask.question
    if isinstance(question, Another):
        each = question.each
        inner, sure = _into(each.children, junctions)
        if not sure:
            raise TypeError(f"{each.id}: the first question of an item must come up always. Drop its `when`")
        return [*(replace(edge, more=True) for edge in inner), *_after(each, junctions)]
    if isinstance(question, Menu):
        inner, sure = _into(question.children, junctions)
        return inner if sure else [*inner, *_after(question, junctions)]
    return _after(question, junctions)


def _leading_on(junction: Junction, junctions: Junctions) -> list[Edge]:
    if junction.out:
        return _after(junction.block, junctions)
    inner, sure = _into(junction.block.children, junctions)
    return inner if sure else [*inner, *_out_of(junction.block, junctions)]


def _into(nodes: Sequence[Node], junctions: Junctions) -> tuple[list[Edge], bool]:
    """The edges that enter these nodes, in order, up to the first that is sure to be taken; whether there is one."""
    found: list[Edge] = []
    for node in nodes:
        if isinstance(node, Tell | Given | Known | Tick):
            continue
        entry, sure = _entry(node, junctions)
        found += [edge.under(node) for edge in entry]
        if sure and node.when is None:
            return found, True
    return found, False


def _entry(node: Node, junctions: Junctions) -> tuple[list[Edge], bool]:
    if isinstance(node, Stop):
        return [Edge(END)], True
    if isinstance(node, Each):
        if node.any:
            return [Edge(f"{node.id}.another")], True
        return _into(node.children, junctions)
    if isinstance(node, Section):
        inner, sure = _into(node.children, junctions)
        if len(inner) <= 1 or (node.when is None and not _is_part(node)):
            return inner, sure
        return [_to(Junction(node), junctions)], True
    assert isinstance(node, Question)  # noqa: S101 - every other node is skipped by the caller
    return [Edge(_place(node))], True


def _after(node: Node, junctions: Junctions) -> list[Edge]:
    """The edges that leave a node: into what follows it, out through the blocks around it."""
    parent = node.parent
    place = next(i for i, sibling in enumerate(parent.children) if sibling is node)
    found, sure = _into(parent.children[place + 1 :], junctions)
    if sure:
        return found
    if isinstance(parent, Root):
        return [*found, Edge(END)]
    if isinstance(parent, Each):
        return [*found, Edge(f"{parent.id}.another")]
    return [*found, *_out_of(parent, junctions)]


def _out_of(block: Block, junctions: Junctions) -> list[Edge]:
    """What follows a block; out of a part of the conversation all ways lead through one junction."""
    following = _after(block, junctions)
    if len(following) > 1 and isinstance(block, Section) and _is_part(block):
        return [_to(Junction(block, out=True), junctions)]
    return following


def _is_part(section: Section) -> bool:
    """Whether it is a part of the conversation: those have a way in and a way out of their own."""
    return bool(section.title) and isinstance(section.parent, Root)


def _to(junction: Junction, junctions: Junctions) -> Edge:
    name = next((name for name, known in junctions.items() if known == junction), f"fork {len(junctions) + 1}")
    junctions[name] = junction
    return Edge(name)


def _may_hold(flow: "type[Flow]", edge: Edge) -> bool:
    """No, where a condition asks for an answer to a question that this very step passes over."""
    inside = _each_of(flow, edge.source)
    if _each_of(flow, edge.target) is not inside and (edge.target != END or edge.source.endswith(".another")):
        inside = None
    low, high = _position(flow, edge.source), _position(flow, edge.target)

    def answered(name: str) -> bool:
        state = f"{inside.id}.{name}" if inside else name
        state = flow.ticks.get(state, state)
        place = _position(flow, state) if state in flow.asks or state in flow.lists else low
        return not low < place < high

    def may(condition: Condition) -> bool:
        if isinstance(condition, Joined):
            sides = may(condition.left), may(condition.right)
            return all(sides) if condition.sign == " & " else any(sides)
        return condition.sees == "facts" or all(map(answered, condition.names))

    return all(may(node.when) for node in edge.gates if node.when is not None)


def _position(flow: "type[Flow]", state: str) -> float:
    """In the order of the script. A list, and the way into a block, stand at its first question, the way out at its
    last."""
    if state in flow.asks:
        return flow.asks[state].position
    junction = flow.junctions.get(state)
    block = junction.block if junction else flow.lists.get(state)
    within = [a.position for a in flow.asks.values() if any(b is block for b in _around(a.question))]
    return (max if junction and junction.out else min)(within, default=inf)


def _each_of(flow: "type[Flow]", state: str) -> Each | None:
    """The list in whose items a step stands."""
    if state in flow.asks:
        return flow.asks[state].each
    junction = flow.junctions.get(state)
    return next((block for block in _around(junction.block) if isinstance(block, Each)), None) if junction else None


def _around(node: Node) -> Iterator[Block]:
    """The blocks around a node, from within."""
    while not isinstance(node, Root):
        node = node.parent
        yield node


def _place(question: Node) -> str:
    each = next((block for block in _around(question) if isinstance(block, Each)), None)
    return f"{each.id}.{question.id}" if each else question.id
