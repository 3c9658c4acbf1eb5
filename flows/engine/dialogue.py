"""Where a person stands: the answers replayed through the flow's one shared machine. Pure; nothing is kept."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from calculators.shared.refusal import Refused
from calculators.shared.rules import Period, figures_read
from flows.engine.conditions import UNASKED, Condition, Getter, Test
from flows.engine.lists import Another, Each, Menu
from flows.engine.questions import Offered, Question, Tick
from flows.engine.script import Section, Tell
from flows.engine.wording import Wording

if TYPE_CHECKING:
    from flows.engine.flow import Flow

Answers = dict[str, Any]
END = "the end"  # no name of a question
NOTHING = object()


class Cursor:
    """What the machine moves: the state, the facts so far, and in a list the item and those before it."""

    __slots__ = ("facts", "item", "items", "state")

    def __init__(self, state: str, facts: dict[str, Any]) -> None:
        self.state, self.facts = state, facts
        self.item: dict[str, Any] | None = None
        self.items: list[Any] = []


@dataclass(slots=True)
class Ask:
    """A question in its place: one state of the machine, its conditions bound to what is asked before."""

    state: str
    question: Question
    each: Each | None
    position: int
    section: Section | None
    refusals: dict[Callable[..., bool], tuple[Test, Wording]] = field(default_factory=dict)
    gates: list[tuple[Condition, Test]] = field(default_factory=list)
    optional: Test | None = None
    offer: Getter | None = None
    suggestion: Getter | None = None
    reads: Getter | None = None
    implied: Callable[[Cursor], Any] | None = None

    def key(self, cursor: Cursor) -> str:
        return self.state if self.each is None else f"{self.each.id}.{len(cursor.items)}.{self.question.id}"

    def offered(self, cursor: Cursor) -> Offered:
        """What may be chosen at this point; None where the kind alone decides."""
        if self.offer is None:
            return None
        offered = self.offer(cursor)
        return () if offered is UNASKED else tuple(offered)

    def may_skip(self, cursor: Cursor) -> bool:
        return self.optional is not None and bool(self.optional(cursor))

    def about_list(self) -> bool:
        return isinstance(self.question, Another)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the open question has no answer although one was given. `predicate`: of the law, where it is the law's no."""

    code: str
    fact: str
    values: Mapping[str, Any]
    predicate: str = ""


@dataclass(slots=True)
class Progress:
    """`asking`: the key of the open question; None at the end, where `result` is the calculator's and `read` the
    figures that it rests on. `path`: the keys answered, in order."""

    flow: "type[Flow]"
    cursor: Cursor
    path: list[str]
    ask: Ask | None = None
    asking: str | None = None
    refused: Refusal | None = None
    before: Ask | None = None
    result: Any = None
    read: Mapping[str, Period] = field(default_factory=dict)

    def told(self) -> list[Tell]:
        """The statements between the last answer and the open question."""
        low = self.before.position if self.before else -1
        high = self.ask.position if self.ask else len(self.flow.asks)
        each = self.ask.each if self.ask else None
        here = [t for t in self.flow.tells if low < t.position <= high and t.each in (None, each)]
        return [t for t in here if t.gate is None or t.gate(self.cursor)]


def replay(
    flow: "type[Flow]", answers: Answers, changing: str | None = None, given: Mapping[str, Any] | None = None
) -> Progress:
    """Walks the answers until one is missing, refused, or being changed."""
    cursor = Cursor(flow.first, dict(given or ()))
    asks = flow.asks
    path: list[str] = []
    before: Ask | None = None
    while (ask := asks.get(cursor.state)) is not None:
        if ask.each is not None:
            _enter(cursor, ask, before)
        key = ask.key(cursor)
        raw = ask.implied(cursor) if ask.implied is not None else NOTHING
        if asked := raw is NOTHING:
            if key == changing or key not in answers:
                return Progress(flow, cursor, path, ask, key, None, before)
            raw = answers[key]
        if (refused := _take(cursor, ask, raw)) is not None:
            return Progress(flow, cursor, path, ask, key, refused, before)
        if asked:
            path.append(key)
        before = ask
        advance(flow, cursor)
    if before is not None and before.each is not None and before.each.id not in cursor.facts:
        cursor.facts[before.each.id] = (*cursor.items, built(before.each.facts, cursor.item or {}))
    return Progress(flow, cursor, path, before=before)


def advance(flow: "type[Flow]", cursor: Cursor) -> None:
    """Takes the first edge whose guard holds, through junctions, to the next question or end.

    The edges are those of the flow's machine; walking them here instead of by its trigger takes a tenth of the time,
    and a test holds the two against each other (docs/decisions/one-machine.md).
    """
    edges, junctions = flow.edges, flow.junctions
    while True:
        for target, test in edges[cursor.state]:
            if test is None or test(cursor):
                cursor.state = target
                break
        else:
            raise RuntimeError(f"{flow.__name__}: no edge leaves {cursor.state}")
        if cursor.state not in junctions:
            return


def _enter(cursor: Cursor, ask: Ask, before: Ask | None) -> None:
    each = ask.each
    if before is None or before.each is not each:
        cursor.items, cursor.item = [], {}
    elif each is not None and ask.question is each.closing:
        cursor.items.append(built(each.facts, cursor.item or {}))


def _take(cursor: Cursor, ask: Ask, raw: Any) -> Refusal | None:
    """Puts one canonical answer among the facts, or says why not."""
    question, each = ask.question, ask.each
    in_item = each is not None and not ask.about_list()
    facts, name = (cursor.item, question.id) if in_item else (cursor.facts, each.id if each else question.id)
    assert facts is not None  # noqa: S101 - an item's questions follow its opening
    try:
        value = _value(cursor, ask, raw)
    except Refused as problem:
        return Refusal(problem.code, problem.fact or ask.state, problem.values)
    if ask.about_list():
        cursor.item = {} if value else None
        if value:
            return None
        value = tuple(cursor.items)
    facts[name] = value
    if isinstance(question, Menu):
        offered = ask.offered(cursor) or ()
        ticks = [tick.id for tick in question.ticks() if isinstance(tick, Tick) and tick.id in offered]
        facts.update((tick, tick in value) for tick in ticks)
    for predicate, (test, _sentence) in ask.refusals.items():
        if test(cursor):
            del facts[name]
            code, fact = predicate.refusal  # type: ignore[attr-defined]
            return Refusal(code, fact or (name if ask.about_list() else ask.state), {}, predicate.__name__)
    return None


def _value(cursor: Cursor, ask: Ask, raw: Any) -> Any:
    if raw is None:
        if not ask.may_skip(cursor):
            raise Refused("missing")
        return () if ask.question.many else None
    return ask.question.accept(ask.question.decode(raw), ask.offered(cursor))


def outcome(
    flow: "type[Flow]", answers: Answers, changing: str | None = None, given: Mapping[str, Any] | None = None
) -> Progress:
    """Replay, and at the end the calculator. What only the calculator refuses is asked again at the fact it names."""
    progress = replay(flow, answers, changing, given)
    if progress.asking is not None:
        return progress
    try:
        with figures_read() as read:
            progress.result, progress.read = flow.assess(built(flow.facts, progress.cursor.facts)), read
    except Refused as problem:
        key = _asked_for(problem.fact or "", progress.path)
        progress = replay(flow, answers, key, given)
        progress.refused = Refusal(problem.code, problem.fact or key, problem.values)
    return progress


def _asked_for(fact: str, path: list[str]) -> str:
    """The last answer that fills the fact; of a list its closing; where nothing on the path does, the last answer."""
    name = fact.partition(".")[0]
    exactly = [key for key in path if state_of(key) == fact]
    return (exactly or [key for key in path if key.partition(".")[0] == name] or path)[-1]


def state_of(key: str) -> str:
    """`lots.0.percent` is asked in the state `lots.percent`."""
    head, _, tail = key.partition(".")
    return f"{head}.{tail.partition('.')[2]}" if tail else head


# What a person does --------------------------------------------------------------------------------------------------


def give(flow: "type[Flow]", answers: Answers, key: str, raw: Any) -> None:
    """Takes an answer. "No more" in a list drops the items behind; what hangs on its meaning is dropped too."""
    if key in answers and answers[key] != raw:
        _renew(flow, answers, key)
        if key.endswith(".another") and raw is False:
            head, n, _ = key.split(".", 2)
            for later in [k for k in answers if item_of(k, head) >= int(n)]:
                del answers[later]
    answers[key] = raw


def _renew(flow: "type[Flow]", answers: Answers, key: str) -> None:
    """Drops the answers that mean something else now; on an item's answer only others of that item hang."""
    item = key.rpartition(".")[0]
    for state in flow.renews.get(state_of(key), ()):
        for stale in [k for k in answers if state_of(k) == state and (not item or k.startswith(f"{item}."))]:
            del answers[stale]
            _renew(flow, answers, stale)


def remove(answers: Answers, name: str, n: int) -> None:
    """Item n goes, later ones move up; `<list>.<n>.another` belongs to item n and moves along."""
    moved: Answers = {}
    for key, raw in answers.items():
        i = item_of(key, name)
        if i < 0:
            moved[key] = raw
        elif i != n:
            moved[f"{name}.{i - (i > n)}.{key.split('.', 2)[2]}"] = raw
    answers.clear()
    answers.update(moved)


def item_of(key: str, name: str) -> int:
    """The item of the list `name` that a key belongs to; -1 for any other key."""
    head, _, tail = key.partition(".")
    return int(tail.partition(".")[0]) if head == name and tail else -1


# Facts ---------------------------------------------------------------------------------------------------------------


@cache
def defaults_of(facts: type) -> dict[str, Any]:
    """The declared defaults of a facts dataclass."""
    found: dict[str, Any] = {}
    for f in fields(facts):
        if f.default is not MISSING:
            found[f.name] = f.default
        elif f.default_factory is not MISSING:
            found[f.name] = f.default_factory()
    return found


def built(facts: type, values: Mapping[str, Any]) -> Any:
    """The frozen facts: what was answered, else the default; else the slot stays unset and reading it raises."""
    case: Any = object.__new__(facts)
    for name in facts.__dataclass_fields__:  # type: ignore[attr-defined]
        value = values.get(name)
        if value is None:
            value = defaults_of(facts).get(name, UNASKED)
        if value is not UNASKED:
            object.__setattr__(case, name, value)
    return case
