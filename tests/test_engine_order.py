"""The machine asks what the script says, read from top to bottom by a reader who knows nothing of edges."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import pytest

from flows.engine.dialogue import NOTHING, Answers, Ask, Cursor, built
from flows.engine.flow import Flow, Regime
from flows.engine.lists import Each, Menu
from flows.engine.questions import Question, Tick
from flows.engine.regimes import regimes
from flows.engine.script import Node, Section, Stop
from tests.walking import TODAY, walk


class Stopped(Exception):
    """A Stop was reached."""


class Reader:
    """Goes through the script as it is written; `path` is what it finds answered."""

    def __init__(self, flow: type[Flow], answers: Answers) -> None:
        self.flow, self.answers = flow, answers
        self.cursor = Cursor("", dict.fromkeys(flow.givens, TODAY))
        self.asks = {id(ask.question): ask for ask in flow.asks.values()}
        self.path: list[str] = []

    def read(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if isinstance(node, Tick) or (node.gate is not None and not node.gate(self.cursor)):
                continue
            if isinstance(node, Stop):
                raise Stopped
            if isinstance(node, Each):
                self.items(node)
            elif isinstance(node, Question):
                self.take(self.asks[id(node)])
            if isinstance(node, Section | Menu):
                self.read(node.children)

    def items(self, each: Each) -> None:
        closing = self.asks[id(each.closing)]
        self.cursor.items, self.cursor.item = [], {}
        while (not self.cursor.items and not each.any) or self.take(closing):
            self.cursor.item = {}
            self.read(each.children)
            self.cursor.items.append(built(each.facts, self.cursor.item))
        self.cursor.facts[each.id] = tuple(self.cursor.items)

    def take(self, ask: Ask) -> Any:
        """The value of the answer, put among the facts."""
        question, key = ask.question, ask.key(self.cursor)
        raw = ask.implied(self.cursor) if ask.implied else NOTHING
        if raw is NOTHING:
            self.path.append(key)
            raw = self.answers[key]
        if ask.about_list():
            return raw
        value: Any = () if question.many else None
        if raw is not None:
            value = question.accept(question.decode(raw), ask.offered(self.cursor))
        facts = self.cursor.facts if ask.each is None else self.cursor.item
        assert facts is not None
        facts[question.id] = value
        if isinstance(question, Menu):
            offered = ask.offered(self.cursor) or ()
            ticks = [tick.id for tick in question.ticks() if isinstance(tick, Tick) and tick.id in offered]
            facts.update((tick, tick in value) for tick in ticks)
        return value


every_flow = pytest.mark.parametrize(
    ("regime", "flow"),
    [(regime, flow) for regime in regimes().values() for flow in regime.scenarios.values()],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)


@every_flow
def test_one_way_leads_on_from_everywhere_and_it_is_the_last(regime: Regime, flow: type[Flow]) -> None:
    assert regime.scenarios
    for state, edges in flow.edges.items():
        assert [test is None for _target, test in edges] == [False] * (len(edges) - 1) + [True], state


@every_flow
def test_the_machine_asks_what_the_script_says(regime: Regime, flow: type[Flow]) -> None:
    for seed in range(12):
        found = walk(flow, regime.rules, seed)
        reader = Reader(flow, found.answers)
        with suppress(Stopped):
            reader.read(flow.root.children)
        assert reader.path == found.progress.path
