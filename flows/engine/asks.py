"""The script read once, in order: its questions in their places, every condition bound to what is asked before it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from flows.engine.conditions import Condition, Getter, Test, all_of, condition
from flows.engine.dates import Date
from flows.engine.dialogue import NOTHING, Ask, Cursor, defaults_of
from flows.engine.lists import Another, Each, Menu, ticked
from flows.engine.questions import TODAY, Question, Tick
from flows.engine.scope import Scope
from flows.engine.script import Block, Given, Known, Node, Root, Section, Tell
from flows.engine.wording import By, Wording, texts_of
from flows.engine.words import placeholders

if TYPE_CHECKING:
    from flows.engine.flow import Flow

LONGEST_BUTTON = 64
ROOM_FOR_VERB_AND_REVISION = len("a:") + 7 + len(":")
ROOM_FOR_A_DAY, ROOM_FOR_OTHERS = "2026-05-31", "false"


class Reading:
    """One pass over the script, in order: makes the Asks and binds every condition to what is asked before it."""

    def __init__(self, flow: "type[Flow]") -> None:
        self.flow = flow
        self.fields = set(flow.facts.__dataclass_fields__)  # type: ignore[attr-defined]
        self.asked_in_flow = frozenset(_ids(flow.root.children))
        flow.asks, flow.nodes, flow.lists, flow.known = {}, {}, {}, {}
        flow.tells, flow.sections, flow.givens, flow.renews, flow.ticks = [], [], {}, {}, {}
        if not flow.root.children:
            raise TypeError(f"{flow.__name__}: no question stands in its body")

    def read(self) -> None:
        self.walk(self.flow.root.children, None, Scope(self.flow, self.asked_in_flow))
        self.check()

    def walk(self, nodes: Iterable[Node], section: Section | None, scope: Scope) -> None:
        for node in nodes:
            here = scope.at(node.id or type(node).__name__)
            if isinstance(node, Given):
                self.check_field(node.id, self.flow.facts, node.id)
                self.flow.givens[node.id] = node
                scope.seen.append(node.id)
                continue
            if isinstance(node, Known):
                self.check_known(node, scope)
                self.flow.known[node.id] = node.read = _once(node.id, node.work.reader(here))
                self.flow.nodes[node.id] = node
                continue
            node.gate = node.when.bind(here) if node.when is not None else None
            if isinstance(node, Tell):
                node.gate = all_of([gate for _when, gate in _gates(node)])
                check_wording(here, node.text)
                node.position, node.each = len(self.flow.asks), scope.each
                self.flow.tells.append(node)
            elif isinstance(node, Section):
                if section is None and node.title:
                    self.flow.sections.append(node)
                self.walk(node.children, section or (node if node.title else None), scope)
            elif isinstance(node, Each):
                self.list_of(node, section, scope)
            elif isinstance(node, Menu):
                self.menu(node, section, scope)
            elif isinstance(node, Question) and not (isinstance(node, Tick) and isinstance(node.parent, Menu)):
                self.ask(node, section, scope)

    def ask(self, question: Question, section: Section | None, scope: Scope) -> Ask:
        each, flow = scope.each, self.flow
        state = f"{each.id}.{question.id}" if each else question.id
        self.check_buttons(state, question)
        ask = flow.asks[state] = Ask(state, question, each, len(flow.asks), section, gates=_gates(question))
        if not isinstance(question, Another):
            self.check_fact(state, question, scope)
            check_wording(scope.at(state), question.prompt, question.why, question.hint, question.label)
            scope.asked.append(question.id)
            self.bind(ask, scope.at(state))
        return ask

    def bind(self, ask: Ask, scope: Scope) -> None:
        question = ask.question
        ask.refusals = {p: (condition(p).bind(scope), sentence) for p, sentence in question.refuse.items()}
        for predicate in question.refuse:
            if not hasattr(predicate, "refusal"):
                self.wrong(ask.state, f"mark {predicate.__name__} with @refusal(code)")
        check_wording(scope, *question.refuse.values())
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
            self.wrong(ask.state, "no question in the menu has an option=. Give one a label")
        here = scope.at(ask.state)
        menu.offers = [(child, child.when.bind(here) if child.when is not None else None) for child in menu.ticks()]
        ask.offer = lambda cursor: [child.id for child, offered in menu.offers if offered is None or offered(cursor)]
        ask.implied = lambda cursor: NOTHING if ask.offered(cursor) else []
        for child in menu.ticks():
            child.when = ticked(menu, child)
            if isinstance(child, Tick):
                self.check_fact(f"{ask.state}.{child.id}", child, scope)
                scope.asked.append(child.id)
                self.flow.ticks[f"{scope.each.id}.{child.id}" if scope.each else child.id] = ask.state
        self.walk(menu.children, section, scope)

    def list_of(self, each: Each, section: Section | None, scope: Scope) -> None:
        if scope.each is not None:
            self.wrong(each.id, f"lists do not nest. Put it beside {scope.each.id}")
        self.check_once(each.id, each, scope)
        self.check_field(each.id, self.flow.facts, each.id)
        self.flow.lists[each.id] = self.flow.nodes[each.id] = each
        inside = Scope(self.flow, self.asked_in_flow, scope.seen, each, [])
        if each.any:
            closing = self.ask(each.closing, section, inside)
            self.walk(each.children, section, inside)
        else:
            self.walk(each.children, section, inside)
            closing = self.ask(each.closing, section, inside)
        check_wording(scope.at(closing.state), each.any, each.another, each.why)
        scope.seen.append(each.id)
        self.bind(closing, scope.at(closing.state))
        closing.implied = self.closes_by_itself(each)
        missing = set(each.facts.__dataclass_fields__) - set(defaults_of(each.facts)) - set(inside.item)  # type: ignore[attr-defined]
        if missing:
            self.wrong(each.id, f"no question fills {sorted(missing)} of {each.facts.__name__}. Ask them in the item")

    def closes_by_itself(self, each: Each) -> Any:
        left = self.left_of_unique(each) if each.unique else None

        def implied(cursor: Cursor) -> Any:
            n = len(cursor.items)
            if n < each.at_least and not (n == 0 and each.any):
                return True
            if n >= each.at_most or (n and left is not None and not left(cursor)):
                return False
            return NOTHING

        return implied

    def left_of_unique(self, each: Each) -> Callable[[Cursor], list[Any]]:
        """What the first question of an item still offers: the options that no item before it took."""
        first = self.flow.asks.get(f"{each.id}.{each.unique}")
        if first is None or first.question is not each.children[0]:
            self.wrong(each.id, f"unique={each.unique!r} does not begin an item. Ask it first")
        offer, plain = first.offer, first.question
        choices = tuple(getattr(plain, "labels", ()) or getattr(plain, "fixed", None) or ())
        if offer is None and not choices:
            self.wrong(first.state, "unique, but over no closed set. Offer one: among=")

        def left(cursor: Cursor) -> list[Any]:
            taken = {getattr(item, each.unique) for item in cursor.items}
            return [option for option in (offer(cursor) if offer else choices) or () if option not in taken]

        first.offer = left
        return left

    def check(self) -> None:
        filled = {ask.question.id for ask in self.flow.asks.values() if ask.each is None} | set(self.flow.lists)
        missing = self.fields - set(defaults_of(self.flow.facts)) - filled - set(self.flow.givens)
        if missing:
            raise TypeError(f"{self.flow.__name__}: no question fills {sorted(missing)}. Ask them or declare a default")

    def check_fact(self, state: str, question: Question, scope: Scope) -> None:
        owner = scope.each.facts if scope.each else self.flow.facts
        if not question.id:
            self.wrong(state, f"the question {question.prompt!r} has no name. Write: <fact> = ...")
        self.check_once(state, question, scope)
        if question.option and not isinstance(question.parent, Menu):
            self.wrong(state, "its option stands in no Menu. Put it directly into one")
        if isinstance(question, Menu):
            return
        self.check_field(state, owner, question.id)
        if question.optional is not False and question.id not in defaults_of(owner):
            self.wrong(state, f"optional, but {owner.__name__}.{question.id} has no default. Declare it")

    def check_once(self, state: str, node: Node, scope: Scope) -> None:
        if node.id in scope.asked:
            self.wrong(state, "asked twice. Give the second another name, or Include it once")

    def check_field(self, state: str, owner: type, name: str) -> None:
        if name not in owner.__dataclass_fields__:  # type: ignore[attr-defined]
            self.wrong(state, f"{owner.__name__} has no field {name!r}. Add it to the facts")

    def check_known(self, known: Known, scope: Scope) -> None:
        if scope.each is not None:
            self.wrong(known.id, f"a Known is worked out once, not for every item. Declare it above {scope.each.id}")
        if known.id in self.fields:
            self.wrong(known.id, f"a fact of {self.flow.facts.__name__} has this name. Rename the Known")

    def check_buttons(self, state: str, question: Question) -> None:
        options = [ROOM_FOR_A_DAY if isinstance(question, Date) else ROOM_FOR_OTHERS]
        options += [*getattr(question, "labels", ()), *getattr(question, "groups", ())]
        if isinstance(question, Menu):
            options += [child.id for child in question.ticks()]
        for option in options:
            if ROOM_FOR_VERB_AND_REVISION + len(f"{state}:{option}".encode()) > LONGEST_BUTTON:
                self.wrong(state, f"with the option {option!r} a button takes over 64 bytes. Shorten an id")

    def wrong(self, where: str, what: str) -> NoReturn:
        raise TypeError(f"{self.flow.__name__}.{where}: {what}")


def check_wording(scope: Scope, *wordings: Wording) -> None:
    """Whatever a sentence names is asked, or a Known, before it."""
    for wording in wordings:
        chosen_by = (wording.name,) if isinstance(wording, By) else ()
        for name in (*chosen_by, *(name for text in texts_of(wording) for name in placeholders(text))):
            scope.getter(name.partition(".")[0], "facts")


def _once(name: str, work: Getter) -> Getter:
    """Worked out when it is first read, then kept beside the facts of that replay."""

    def get(cursor: Cursor) -> Any:
        if name not in cursor.facts:
            cursor.facts[name] = work(cursor)
        return cursor.facts[name]

    return get


def _gates(node: Node) -> list[tuple[Condition, Test]]:
    """The conditions of a node and of the blocks around it."""
    gates: list[tuple[Condition, Test]] = []
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
