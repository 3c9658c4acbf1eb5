""" "Part 2 of 4 · about 5 more in this part": how far a person is, worked out from the flow and the answers so far."""

from dataclasses import dataclass
from math import ceil

from flows.engine.conditions import Condition
from flows.engine.dialogue import Ask, Cursor, Progress
from flows.engine.lists import Each
from flows.engine.script import Known, Node, Section

UNDECIDED = 0.5


@dataclass(frozen=True, slots=True)
class PartOf:
    """The part now, how many there are (None while a menu that decides it is open), and the questions left in it."""

    number: int
    total: int | None
    title: str
    left: int


def part_of(progress: Progress) -> PartOf | None:
    """None at the end, and where the flow has no titled sections."""
    ask, flow = progress.ask, progress.flow
    if ask is None or ask.section is None:
        return None
    view = _View(progress, ask)
    now = flow.sections.index(ask.section)
    before = sum(1 for section in flow.sections[:now] if not view.ruled_out(section))
    later = [section for section in flow.sections[now + 1 :] if not view.ruled_out(section)]
    total = None if any(view.menu_decides(section) for section in later) else before + 1 + len(later)
    left = sum(view.likelihood(other) for other in flow.asks.values() if other.section is ask.section)
    return PartOf(before + 1, total, ask.section.title, ceil(left))


class _View:
    """What can be said of later questions from where the person stands."""

    def __init__(self, progress: Progress, ask: Ask) -> None:
        self.progress, self.flow, self.ask = progress, progress.flow, ask
        self.cursor = Cursor(ask.state, dict(progress.cursor.facts))
        self.cursor.item, self.cursor.items = progress.cursor.item, progress.cursor.items

    def likelihood(self, other: Ask) -> float:
        """1 for a question that will come, 0 for one that will not, between where that is open."""
        inside = other.each is self.ask.each and not self.ask.about_list()
        if other.position <= self.ask.position:
            return float(inside and other.about_list())
        entered = other.each is None or not other.each.any or inside or other.about_list()
        likely = 1.0 if entered else UNDECIDED
        for condition, test in other.gates:
            if not self.settled(condition, other.each):
                likely *= UNDECIDED
            elif not test(self.cursor):
                return 0
        return likely

    def ruled_out(self, section: Section) -> bool:
        if section.when is None or section.gate is None:
            return False
        return self.settled(section.when, None) and not section.gate(self.cursor)

    def menu_decides(self, section: Section) -> bool:
        """Whether a multi-select that is still open decides the section."""
        if section.when is None:
            return False
        asks = [self.asked_as(name) for leaf in section.when.leaves() for name in leaf.names]
        return any(ask is not None and ask.question.many and not self.passed(ask) for ask in asks)

    def settled(self, condition: Condition, each: Each | None) -> bool:
        return all(self.known(name, each) for leaf in condition.leaves() for name in leaf.names)

    def known(self, name: str, each: Each | None) -> bool:
        if name in self.cursor.facts or name in self.flow.givens:
            return True
        if each is not None and (inside := self.asked_as(f"{each.id}.{name}")) is not None:
            return each is self.ask.each and self.passed(inside)
        node = self.flow.nodes.get(name)
        if isinstance(node, Known):
            return self.settled(node.work, each)
        return self.passed_node(node, name)

    def passed_node(self, node: Node | None, name: str) -> bool:
        if isinstance(node, Each):
            return self.ask.each is not node and self.passed(self.flow.asks[f"{name}.another"])
        ask = self.asked_as(name)
        return ask is not None and self.passed(ask)

    def asked_as(self, state: str) -> Ask | None:
        """The question that answers it; for a tick its menu."""
        return self.flow.asks.get(self.flow.ticks.get(state, state))

    def passed(self, ask: Ask) -> bool:
        return ask.position < self.ask.position
