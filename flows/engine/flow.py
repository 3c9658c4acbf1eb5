"""A flow: one scenario of a regime, as its script, its law and its reply."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from calculators.shared.rules import Rules
from flows.engine import compiler
from flows.engine.conditions import Getter, Test
from flows.engine.dialogue import Ask
from flows.engine.edges import Junctions
from flows.engine.lists import Each
from flows.engine.reply import Check, Line, Panel, Relief, Say, Step, check_reply
from flows.engine.script import Given, Node, Script, Section, Tell
from flows.engine.wording import Wording
from flows.engine.words import _


class Flow(metaclass=Script):
    """`class Name(Flow, facts=law.Facts, assess=law.assess):` and below it the questions in order, then the reply.

    Everything that can be wrong is checked when the class is made (TypeError: what, where, what to write instead).
    """

    title: ClassVar[str] = ""
    about: ClassVar[str] = ""
    rest: ClassVar[str] = ""  # the label of a button that takes the defaults for all that is left; "": none
    verdict: ClassVar[Sequence[Say] | Wording] = ""
    reason: ClassVar[Wording] = ""
    answers: ClassVar[Sequence[Say]] = ()  # said beside the verdict, each where it holds: below it, or under a heading
    panels: ClassVar[Sequence[Panel]] = ()
    reliefs: ClassVar[Mapping[str, Relief]] = {}
    checks: ClassVar[Mapping[str, Check]] = {}
    figures: ClassVar[Wording] = _("The figures")  # the heading of the lines that are shown at once
    lines: ClassVar[Mapping[str, Line | tuple[Line, ...]]] = {}
    changes: ClassVar[Sequence[Say]] = ()
    next_steps: ClassVar[Sequence[Step]] = ()
    warnings: ClassVar[Mapping[str, str]] = {}
    notes: ClassVar[Sequence[Say]] = ()

    facts: ClassVar[type]
    assess: ClassVar[Callable[[Any], Any]]
    asks: ClassVar[dict[str, Ask]]
    first: ClassVar[str]
    machine: ClassVar[Any]
    edges: ClassVar[dict[str, tuple[tuple[str, Test | None], ...]]]
    junctions: ClassVar[Junctions]
    known: ClassVar[dict[str, Getter]]
    tells: ClassVar[list[Tell]]
    lists: ClassVar[dict[str, Each]]
    sections: ClassVar[list[Section]]
    givens: ClassVar[dict[str, Given]]
    nodes: ClassVar[dict[str, Node]]
    renews: ClassVar[dict[str, list[str]]]
    ticks: ClassVar[dict[str, str]]  # of a Tick: the state of its menu
    print: ClassVar[str]

    def __init_subclass__(cls, *, facts: type, assess: Callable[[Any], Any]) -> None:
        cls.facts, cls.assess = facts, staticmethod(assess)
        compiler.compile_flow(cls)
        check_reply(cls)


@dataclass(frozen=True)
class Regime:
    """What a package of `flows` names as REGIME. The first scenario is the default. `zone`: whose day it is.

    `names` words figures of the parameters, or groups of them by the beginning of their ids, where a doubt is told.
    """

    title: str
    about: str
    rules: Rules
    zone: str
    scenarios: Mapping[str, type[Flow]]
    names: Mapping[str, str] = field(default_factory=dict)
