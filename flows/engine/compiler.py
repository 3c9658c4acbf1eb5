"""A flow compiled once, when its class is made: every mistake reported, then one shared machine.

The machine's states are questions, one junction for each block that is entered conditionally, and the end. From each
question guarded edges lead, in order, to every step that may come next: the first whose guard holds is taken. What
moves is a cursor that is never registered with the machine (docs/decisions/one-machine.md).
"""

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

from transitions import Machine, State

from flows.engine.asks import Reading
from flows.engine.conditions import Test
from flows.engine.dialogue import END, Cursor
from flows.engine.edges import edges_of

if TYPE_CHECKING:
    from flows.engine.flow import Flow

logging.getLogger("transitions").setLevel(logging.WARNING)


def compile_flow(flow: "type[Flow]") -> None:
    """Sets the compiled attributes of `flow`. TypeError says what is wrong in its script, where, and the mend."""
    Reading(flow).read()
    edges = edges_of(flow)
    flow.first = next(iter(flow.asks))
    states: list[str | State] = [*flow.asks, *sorted(flow.junctions), State(END, final=True)]
    flow.machine = Machine(model=None, states=states, initial=flow.first, auto_transitions=False)
    for edge in edges:
        guards = [Guard(test, edge.label)] if (test := edge.test) else None
        flow.machine.add_transition("answer", edge.source, edge.target, conditions=guards)
    leaving = flow.machine.events["answer"].transitions
    flow.edges = {state: tuple(_edge(transition) for transition in found) for state, found in leaving.items()}
    flow.print = _print(flow)


class Guard:
    """A condition under the name that diagrams show. transitions compares with True, so the value is made a bool."""

    __slots__ = ("__name__", "test")

    def __init__(self, test: Test, name: str) -> None:
        self.test, self.__name__ = test, name

    def __call__(self, cursor: Cursor) -> bool:
        return bool(self.test(cursor))


def _edge(transition: Any) -> tuple[str, Test | None]:
    """A transition of the machine as (target, guard)."""
    return transition.dest, transition.conditions[0].func.test if transition.conditions else None


def _print(flow: "type[Flow]") -> str:
    """Changes whenever the questions, their kinds or their options do."""
    shape = [[a.state, type(a.question).__name__, [*getattr(a.question, "labels", ())]] for a in flow.asks.values()]
    return hashlib.blake2s(json.dumps(shape).encode(), digest_size=4).hexdigest()
