"""Which step may follow which: the edges of a flow's machine, derived from the order and nesting of its script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.engine.conditions import Test
from flows.engine.dialogue import END, Ask, Cursor
from flows.engine.lists import Another, Each, Menu
from flows.engine.questions import Question, Tick
from flows.engine.script import Block, Given, Known, Node, Root, Section, Stop, Tell

if TYPE_CHECKING:
    from flows.engine.flow import Flow


@dataclass(frozen=True, slots=True)
class Edge:
    target: str
    tests: list[Test | None]
    labels: list[str]
    source: str = ""

    def under(self, node: Node) -> "Edge":
        if node.when is None:
            return self
        return Edge(self.target, [node.gate, *self.tests], [node.when.label, *self.labels])


def edges_of(flow: "type[Flow]") -> list[Edge]:
    junctions: dict[str, Section] = {}
    edges: list[Edge] = []

    def add(source: str, following: Iterable[Edge]) -> None:
        edges.extend(Edge(e.target, e.tests, e.labels, source) for e in following)

    for ask in flow.asks.values():
        add(ask.state, _following(ask, junctions))
    done: set[str] = set()
    while pending := [name for name in junctions if name not in done]:
        for name in pending:
            done.add(name)
            inner, sure = _into(junctions[name].children, junctions)
            add(name, inner if sure else [*inner, *_after(junctions[name], junctions)])
    flow.junctions = frozenset(junctions)
    reached = {edge.target for edge in edges} | {next(iter(flow.asks))}
    if lost := [state for state in flow.asks if state not in reached]:
        raise TypeError(
            f"{flow.__name__}: nothing leads to {', '.join(lost)}. Is a step before it, or a Stop, without a condition?"
        )
    start, _ = _into(flow.root.children, junctions)
    if start[0].tests:
        raise TypeError(f"{flow.__name__}: the first question must come up always. Drop its `when`")
    return edges


def _following(ask: Ask, junctions: dict[str, Section]) -> list[Edge]:
    question = ask.question
    if isinstance(question, Another):
        each = question.each
        inner, sure = _into(each.children, junctions)
        if not sure:
            raise TypeError(f"{each.id}: the first question of an item must come up always. Drop its `when`")

        def one_more(cursor: Cursor) -> bool:
            return cursor.item is not None

        more = [Edge(e.target, [one_more, *e.tests], ["one more", *e.labels]) for e in inner]
        return [*more, *_after(each, junctions)]
    if isinstance(question, Menu):
        inner, sure = _into(question.children, junctions)
        return inner if sure else [*inner, *_after(question, junctions)]
    return _after(question, junctions)


def _into(nodes: Sequence[Node], junctions: dict[str, Section]) -> tuple[list[Edge], bool]:
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


def _entry(node: Node, junctions: dict[str, Section]) -> tuple[list[Edge], bool]:
    if isinstance(node, Stop):
        return [Edge(END, [], [])], True
    if isinstance(node, Each):
        if node.any:
            return [Edge(f"{node.id}.another", [], [])], True
        return _into(node.children, junctions)
    if isinstance(node, Section):
        inner, sure = _into(node.children, junctions)
        if node.when is None or (sure and len(inner) == 1):
            return inner, sure
        name = next((name for name, known in junctions.items() if known is node), f"part {len(junctions) + 1}")
        junctions[name] = node
        return [Edge(name, [], [])], True
    assert isinstance(node, Question)  # noqa: S101 - every other node is skipped by the caller
    return [Edge(_place(node), [], [])], True


def _after(node: Node, junctions: dict[str, Section]) -> list[Edge]:
    """The edges that leave a node: into what follows it, out through the blocks around it."""
    parent = node.parent
    place = next(i for i, sibling in enumerate(parent.children) if sibling is node)
    found, sure = _into(parent.children[place + 1 :], junctions)
    if sure:
        return found
    if isinstance(parent, Root):
        return [*found, Edge(END, [], [])]
    if isinstance(parent, Each):
        return [*found, Edge(f"{parent.id}.another", [], [])]
    return [*found, *_after(parent, junctions)]


def _place(question: Node) -> str:
    block: Block = question.parent
    while not isinstance(block, Root):
        if isinstance(block, Each):
            return f"{block.id}.{question.id}"
        block = block.parent
    return question.id
