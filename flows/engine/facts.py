"""Canonical facts (INTERFACE of `assess` and of the export) to the calculator's dataclass, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import UNASKED
from flows.engine.dialogue import Answers, Ask, Cursor, built, defaults_of
from flows.engine.lists import Another, Each, Menu
from flows.engine.questions import TODAY, Question, Tick

if TYPE_CHECKING:
    from flows.engine.flow import Flow, Regime

Facts = Mapping[str, Any]


def check_known(regime: "Regime", facts: Facts) -> None:
    """Refuses a key that no scenario of the regime asks or takes."""
    top = {"scenario"}
    inside: dict[str, set[str]] = {}
    for flow in regime.scenarios.values():
        top |= set(flow.givens)
        for ask in flow.asks.values():
            ids = {ask.question.id, *(option.id for option in _options(ask.question))} - {"another"}
            if ask.each is None:
                top |= ids
            else:
                inside.setdefault(ask.each.id, set()).update(ids)
    for key, raw in facts.items():
        if key not in top and key not in inside:
            raise Refused("unknown_fact", key)
        for item in raw if key in inside and isinstance(raw, list) else ():
            for name in item if isinstance(item, dict) else ():
                if name not in inside[key]:
                    raise Refused("unknown_fact", f"{key}.{name}")


class Read:
    """Facts as the calculator takes them. What cannot be read, or is missing, is an error only where it is needed."""

    def __init__(self, flow: "type[Flow]", facts: Facts, today: date | None) -> None:
        self.flow, self.today = flow, today
        self.values, self.refused = _decoded(flow, None, facts)
        self.values |= given_in(flow, facts)
        self.items: list[tuple[str, Any, dict[str, Refused]]] = []
        self.read_names: set[str] = set()
        for each in flow.lists.values():
            if facts.get(each.id) is not None:
                self.values[each.id] = self._list(each, facts)

    def _list(self, each: Each, facts: Facts) -> Any:
        try:
            rows = rows_of(each, facts)
        except Refused as problem:
            self.refused[each.id] = problem
            return UNASKED
        for row in rows:
            values, refused = _decoded(self.flow, each, row)
            self.items.append((each.id, built(each.facts, values), refused))
        return tuple(item for name, item, _ in self.items if name == each.id)

    def assess(self) -> Any:
        """The calculator's result. Refused names the fact that is missing, unreadable or refused by the law."""
        while True:
            case = built(_watched(self.flow.facts), self.values)
            object.__setattr__(case, "read_names", self.read_names)
            try:
                return self.flow.assess(case)
            except AttributeError as problem:
                if problem.obj is case:
                    self.values[str(problem.name)] = self._supplied(str(problem.name), self.refused)
                elif found := next((row for row in self.items if row[1] is problem.obj), None):
                    name, item, refused = found
                    object.__setattr__(item, str(problem.name), self._supplied(f"{name}.{problem.name}", refused, item))
                else:
                    raise

    def defaulted(self) -> list[str]:
        """The facts that were left out and read all the same: their defaults stood in."""
        defaults = defaults_of(self.flow.facts)
        return [name for name in self.flow.asks if name in self.read_names & set(defaults) - set(self.values)]

    def _supplied(self, state: str, refused: Mapping[str, Refused], item: Any = None) -> Any:
        """The suggestion for a fact that was left out; else it is an error."""
        name = state.rpartition(".")[2]
        ask, cursor = self.flow.asks.get(state), Cursor(state, dict(self.values))
        if item is not None:
            cursor.item = {f.name: getattr(item, f.name) for f in fields(item) if hasattr(item, f.name)}
        suggested = suggestion(ask, cursor, self.today) if ask else None
        if name in refused or suggested is None:
            raise refused.get(name, Refused("missing", state)) from None
        return suggested


@cache
def _watched(facts: type) -> type:
    """The facts dataclass, its instances telling which facts are read."""

    def read(self: Any, name: str) -> Any:
        if name in fields_of:
            object.__getattribute__(self, "read_names").add(name)
        return object.__getattribute__(self, name)

    fields_of = frozenset(facts.__dataclass_fields__)  # type: ignore[attr-defined]
    return type(facts.__name__, (facts,), {"__slots__": ("read_names",), "__getattribute__": read})


def given_in(flow: "type[Flow]", facts: Facts) -> dict[str, Any]:
    """The values of what is never asked but may be given."""
    values: dict[str, Any] = {}
    for name, given in flow.givens.items():
        if facts.get(name) is not None:
            try:
                values[name] = given.decode(facts[name])
            except Refused as problem:
                problem.fact = name
                raise
    return values


def rows_of(each: Each, facts: Facts) -> list[dict[str, Any]]:
    """The facts of each item; Refused where that is no list of maps, too long, or less unique than its items are."""
    rows = [] if facts.get(each.id) is None else facts[each.id]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused("not_a_list", each.id)
    if len(rows) > each.at_most:
        raise Refused("too_many", each.id, at_most=each.at_most)
    named = [row[each.unique] for row in rows if row.get(each.unique) is not None]
    if any(raw in named[:n] for n, raw in enumerate(named)):
        raise Refused("not_an_option", f"{each.id}.{each.unique}")
    return rows


def _decoded(flow: "type[Flow]", each: Each | None, facts: Facts) -> tuple[dict[str, Any], dict[str, Refused]]:
    """The values of the questions outside lists, or of an item; what is unreadable stays unset, with its refusal."""
    values: dict[str, Any] = {}
    refused: dict[str, Refused] = {}
    asks = [ask for ask in flow.asks.values() if ask.each is each and not isinstance(ask.question, Another)]
    unticked = {option.id for ask in asks for option in _options(ask.question)} - _ticked(flow, each, asks, facts)
    for ask in asks:
        name = ask.question.id
        if name in unticked or facts.get(name) is None:
            continue
        try:
            values[name] = ask.question.decode(facts[name])
        except Refused as problem:
            problem.fact = problem.fact or ask.state
            values[name], refused[name] = UNASKED, problem
    for ask in asks:
        values |= {
            option.id: option.id not in unticked for option in _options(ask.question) if isinstance(option, Tick)
        }
    return values, refused


def _ticked(flow: "type[Flow]", each: Each | None, asks: list[Ask], facts: Facts) -> set[str]:
    defaults = defaults_of(each.facts if each else flow.facts)
    return {tick for ask in asks if isinstance(ask.question, Menu) for tick in ticks_of(ask.question, facts, defaults)}


def suggestion(ask: Ask, cursor: Cursor, today: date | None) -> Any:
    """The value suggested for a question; None where there is none."""
    if ask.question.suggest == TODAY:
        return today
    if ask.suggestion is None:
        return None
    value = ask.suggestion(cursor)
    return value if value or value == 0 else None


def ticks_of(menu: Menu, facts: Facts, defaults: Facts) -> list[str]:
    """The ticks of a menu: its own fact, else the options whose facts are given and are not the default."""
    if isinstance(facts.get(menu.id), list):
        return [option.id for option in menu.ticks() if option.id in facts[menu.id]]
    return [option.id for option in menu.ticks() if _differs(option, facts.get(option.id), defaults.get(option.id))]


def _differs(option: Question, raw: Any, default: Any) -> bool:
    try:
        return raw is not None and bool(option.decode(raw) != default)
    except Refused:
        return True


def _options(question: Question) -> list[Question]:
    return question.ticks() if isinstance(question, Menu) else []


def facts_of(flow: "type[Flow]", answers: Answers, path: list[str]) -> dict[str, Any]:
    """The canonical facts of the answers on the path, lists as lists of maps."""
    found: dict[str, Any] = {}
    for key in path:
        head, _, tail = key.partition(".")
        if not tail:
            found[head] = answers[key]
            _write_ticks(flow.asks[head].question, answers[key], found)
            continue
        n, _, name = tail.partition(".")
        items = found.setdefault(head, [])
        if name == "another":
            continue
        if len(items) <= int(n):
            items.append({})
        items[int(n)][name] = answers[key]
        _write_ticks(flow.asks[f"{head}.{name}"].question, answers[key], items[int(n)])
    return found


def _write_ticks(question: Question, raw: Any, facts: dict[str, Any]) -> None:
    for option in _options(question):
        if isinstance(option, Tick) and option.id in (raw or ()):
            facts[option.id] = True


def canonical(value: Any) -> Any:
    """A result as JSON: decimals and dates as text, dataclasses as maps."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: canonical(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [canonical(item) for item in value]
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    return value
