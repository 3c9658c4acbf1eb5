"""The script read once, in order: its questions in their places, every condition bound to what is asked before it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flows.engine.conditions import Condition, Test, condition
from flows.engine.dialogue import NOTHING, Ask, Cursor, defaults_of
from flows.engine.lists import Another, Each, Menu, ticked
from flows.engine.questions import TODAY, Question, Tick
from flows.engine.scope import Scope
from flows.engine.script import Block, Given, Known, Node, Root, Section, Tell

if TYPE_CHECKING:
    from flows.engine.flow import Flow

LONGEST_BUTTON = 64
ROOM_FOR_VERB_AND_REVISION = len("a:") + 7 + len(":")


class Reading:
    """One pass over the script, in order: makes the Asks and binds every condition to what is asked before it."""

    def __init__(self, flow: "type[Flow]") -> None:
        self.flow = flow
        self.fields = set(flow.facts.__dataclass_fields__)  # type: ignore[attr-defined]
        self.asked_in_flow = frozenset(_ids(flow.root.children))
        flow.asks, flow.nodes, flow.lists, flow.known = {}, {}, {}, {}
        flow.tells, flow.sections, flow.givens, flow.renews = [], [], {}, {}
        if not flow.root.children:
            raise TypeError(f"{flow.__name__}: no question stands in its body")

    def read(self) -> None:
        self.walk(self.flow.root.children, None, Scope(self.flow, self.asked_in_flow))
        self.check()

    def walk(self, nodes: Iterable[Node], section: Section | None, scope: Scope) -> None:
        for node in nodes:
            here = scope.at(node.id or type(node).__name__)
            if isinstance(node, Given):
                self.flow.givens[node.id] = node
                scope.seen.append(node.id)
                continue
            if isinstance(node, Known):
                self.flow.known[node.id] = node.read = node.work.reader(here)
                self.flow.nodes[node.id] = node
                continue
            node.gate = node.when.bind(here) if node.when is not None else None
            if isinstance(node, Tell):
                node.position = len(self.flow.asks)
                self.flow.tells.append(node)
            elif isinstance(node, Section):
                if section is None and node.title:
                    self.flow.sections.append(node)
                self.walk(node.children, section or (node if node.title else None), scope)
            elif isinstance(node, Each):
                self.list_of(node, section, scope)
            elif isinstance(node, Menu):
                self.menu(node, section, scope)
            elif isinstance(node, Question) and not isinstance(node, Tick):
                self.ask(node, section, scope)

    def ask(self, question: Question, section: Section | None, scope: Scope) -> Ask:
        each, flow = scope.each, self.flow
        state = f"{each.id}.{question.id}" if each else question.id
        owner = each.facts if each else flow.facts
        if state in flow.asks:
            raise TypeError(
                f"{flow.__name__}: {state} is asked twice. Give the second another name, or Include it once"
            )
        if not isinstance(question, Menu | Another) and question.id not in owner.__dataclass_fields__:  # type: ignore[attr-defined]
            raise TypeError(
                f"{flow.__name__}.{state}: {owner.__name__} has no field {question.id!r}. Add it to the facts"
            )
        if question.optional is not False and not isinstance(question, Menu) and question.id not in defaults_of(owner):
            raise TypeError(
                f"{flow.__name__}.{state}: optional, but {owner.__name__}.{question.id} has no default. Declare it"
            )
        self.check_buttons(state, question)
        ask = flow.asks[state] = Ask(state, question, each, len(flow.asks), section, gates=_gates(question))
        if not isinstance(question, Another):
            (scope.item if each else scope.seen).append(question.id)
            self.bind(ask, scope.at(state))
        return ask

    def bind(self, ask: Ask, scope: Scope) -> None:
        question = ask.question
        ask.refusals = {p: (condition(p).bind(scope), sentence) for p, sentence in question.refuse.items()}
        for predicate in question.refuse:
            if not hasattr(predicate, "refusal"):
                raise TypeError(f"{self.flow.__name__}.{ask.state}: mark {predicate.__name__} with @refusal(code)")
        if isinstance(question.optional, Condition):
            ask.optional = question.optional.bind(scope)
        elif question.optional is not False:
            ask.optional = lambda _: True
        if question.offer is not None:
            ask.offer = condition(question.offer).reader(scope)
        if question.suggest is not None and question.suggest != TODAY:
            suggested = question.suggest
            if isinstance(suggested, Question):
                suggested = suggested.about(lambda value: value, "")
            ask.suggestion = condition(suggested).reader(scope)
        if question.reads is not None:
            ask.reads = condition(question.reads).reader(scope)
        for other in question.renewed_by:
            self.flow.renews.setdefault(_state_of(other, ask.each), []).append(ask.state)

    def menu(self, menu: Menu, section: Section | None, scope: Scope) -> None:
        ask = self.ask(menu, section, scope)
        if not menu.ticks():
            raise TypeError(
                f"{self.flow.__name__}.{ask.state}: no question in the menu has an option=. Give one a label"
            )
        here = scope.at(ask.state)
        menu.offers = [(child, child.when.bind(here) if child.when is not None else None) for child in menu.ticks()]
        ask.offer = lambda cursor: [child.id for child, offered in menu.offers if offered is None or offered(cursor)]
        ask.implied = lambda cursor: NOTHING if ask.offered(cursor) else []
        for child in menu.ticks():
            child.when = ticked(menu, child)
            if isinstance(child, Tick):
                (scope.item if scope.each else scope.seen).append(child.id)
        self.walk(menu.children, section, scope)

    def list_of(self, each: Each, section: Section | None, scope: Scope) -> None:
        if each.id not in self.fields:
            raise TypeError(
                f"{self.flow.__name__}: {self.flow.facts.__name__} has no field {each.id!r}. Add it to the facts"
            )
        if scope.each is not None:
            raise TypeError(f"{self.flow.__name__}.{each.id}: lists do not nest. Put it beside {scope.each.id}")
        self.flow.lists[each.id] = self.flow.nodes[each.id] = each
        inside = Scope(self.flow, self.asked_in_flow, scope.seen, each, [])
        if each.any:
            closing = self.ask(each.closing, section, inside)
            self.walk(each.children, section, inside)
        else:
            self.walk(each.children, section, inside)
            closing = self.ask(each.closing, section, inside)
        scope.seen.append(each.id)
        self.bind(closing, scope.at(closing.state))
        closing.implied = self.closes_by_itself(each)
        missing = set(each.facts.__dataclass_fields__) - set(defaults_of(each.facts)) - set(inside.item)  # type: ignore[attr-defined]
        if missing:
            raise TypeError(
                f"{self.flow.__name__}.{each.id}: no question fills {sorted(missing)} of {each.facts.__name__}"
            )

    def closes_by_itself(self, each: Each) -> Any:
        first = self.flow.asks[f"{each.id}.{each.unique}"] if each.unique else None
        if first is not None:
            given, plain = first.offer, first.question
            choices = tuple(getattr(plain, "labels", ()) or getattr(plain, "fixed", None) or ())

            def left(cursor: Cursor) -> list[Any]:
                taken = {getattr(item, each.unique) for item in cursor.items}
                return [option for option in (given(cursor) if given else choices) if option not in taken]

            first.offer = left if given or choices else None

        def implied(cursor: Cursor) -> Any:
            n = len(cursor.items)
            if n < each.at_least and not (n == 0 and each.any):
                return True
            if n >= each.at_most or (n and first is not None and first.offer is not None and not first.offer(cursor)):
                return False
            return NOTHING

        return implied

    def check(self) -> None:
        filled = {ask.question.id for ask in self.flow.asks.values() if ask.each is None} | set(self.flow.lists)
        missing = self.fields - set(defaults_of(self.flow.facts)) - filled - set(self.flow.givens)
        if missing:
            raise TypeError(f"{self.flow.__name__}: no question fills {sorted(missing)}. Ask them or declare a default")

    def check_buttons(self, state: str, question: Question) -> None:
        options = [*getattr(question, "labels", ())]
        if isinstance(question, Menu):
            options = [child.id for child in question.ticks()]
        for option in options:
            if ROOM_FOR_VERB_AND_REVISION + len(f"{state}:{option}".encode()) > LONGEST_BUTTON:
                where = f"{self.flow.__name__}.{state}"
                raise TypeError(f"{where}: with the option {option!r} a button takes over 64 bytes. Shorten an id")


def _gates(question: Question) -> list[tuple[Condition, Test]]:
    """The conditions of a question and of the blocks around it."""
    gates: list[tuple[Condition, Test]] = []
    node: Node = question
    while not isinstance(node, Root):
        if node.when is not None and node.gate is not None:
            gates.append((node.when, node.gate))
        node = node.parent
    return gates


def _ids(nodes: Iterable[Node]) -> list[str]:
    """The facts that questions outside items fill."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Question | Each):
            found.append(node.id)
        if isinstance(node, Block) and not isinstance(node, Each):
            found += _ids(node.children)
    return found


def _state_of(question: Question, each: Each | None) -> str:
    inside = each is not None and question.id in (child.id for child in _inside(each))
    return f"{each.id}.{question.id}" if each and inside else question.id


def _inside(block: Block) -> Iterable[Node]:
    for child in block.children:
        yield child
        if isinstance(child, Block):
            yield from _inside(child)
