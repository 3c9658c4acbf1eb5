"""What a condition sees: answers, defaults, items, the facts so far; and partial results, worked out once."""

from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from decimal import Decimal
from typing import Any

import pytest

from flows.engine.answer import names_at
from flows.engine.conditions import Condition
from flows.engine.dialogue import END, Cursor, replay
from flows.engine.language import (
    Choice,
    Choices,
    Count,
    Each,
    Flow,
    Include,
    Known,
    Menu,
    Money,
    Part,
    Section,
    Stop,
    Tell,
    Text,
    Tick,
    YesNo,
)
from flows.engine.questions import Question
from flows.engine.wording import fill
from flows.engine.words import words

COLOURS = {"red": "Red", "blue": "Blue"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str = "done"


def decide(_case: Any) -> Result:
    return Result()


def facts(**defaults: Any) -> type:
    """A facts dataclass; `...` is a field without a default."""
    fields = [(name, object) if value is ... else (name, object, value) for name, value in defaults.items()]
    return make_dataclass("Facts", fields, frozen=True, kw_only=True)


# Rule 1: a condition on a question sees its answer -------------------------------------------------------------------


def gated(question: Callable[..., Question], when: Callable[[Any], Condition], default: Any) -> type[Flow]:
    """`last` hangs on `q`, which hangs on `first`."""

    class Gated(Flow, facts=facts(first=False, q=default, last=False), assess=decide):
        first = YesNo("?")
        q = question(when=first.yes, optional=True)
        last = YesNo("?", when=when(q))

    return Gated


KINDS = [
    (lambda **more: YesNo("?", **more), lambda q: q.yes, True, False, True),
    (lambda **more: YesNo("?", **more), lambda q: q.no, False, True, False),
    (lambda **more: Choice("?", COLOURS, **more), lambda q: q.is_("red"), "red", "blue", "red"),
    (lambda **more: Choice("?", COLOURS, **more), lambda q: q.is_not("red"), "blue", "red", "blue"),
    (lambda **more: Count("?", **more), lambda q: q.positive, 1, 0, 7),
    (lambda **more: Money("?", **more), lambda q: q.positive, "0.01", "0", Decimal(7)),
]


@pytest.mark.parametrize(("question", "when", "holds", "fails", "default"), KINDS)
def test_a_condition_on_an_answer(
    question: Callable[..., Question], when: Callable[[Any], Condition], holds: Any, fails: Any, default: Any
) -> None:
    flow = gated(question, when, default)
    assert replay(flow, {"first": True, "q": holds}).asking == "last"
    assert replay(flow, {"first": True, "q": fails}).asking is None
    assert replay(flow, {"first": True, "q": None}).asking == "last", "skipped: it is the default, which fulfils it"
    assert replay(flow, {"first": False}).asking is None, "not asked: it does not hold, whatever the default"
    assert replay(flow, {"first": False, "q": holds}).asking is None, "an answer off the path is none"


def test_ticked_options() -> None:
    flow = gated(lambda **more: Choices("?", COLOURS, **more), lambda q: q.has("red", "blue"), ())
    assert replay(flow, {"first": True, "q": ["blue"]}).asking == "last"
    assert replay(flow, {"first": True, "q": []}).asking is None
    assert replay(flow, {"first": True, "q": None}).asking is None
    assert replay(flow, {"first": False}).asking is None


def test_given_and_skipped_see_the_null() -> None:
    count = lambda **more: Count("?", **more)  # noqa: E731 - a kind, as above
    given, skipped = gated(count, lambda q: q.given, 7), gated(count, lambda q: q.skipped, 7)
    asking = {
        raw: (replay(given, {"first": True, "q": raw}).asking, replay(skipped, {"first": True, "q": raw}).asking)
        for raw in (0, None)
    }
    assert asking == {0: ("last", None), None: (None, "last")}
    assert replay(given, {"first": False}).asking is None
    assert replay(skipped, {"first": False}).asking is None, "what did not come up was not skipped"


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [(True, True, True, True), (True, False, False, True), (False, True, False, True), (False, False, False, False)],
)
def test_conditions_join(a: bool, b: bool, both: bool, either: bool) -> None:
    class Joined(Flow, facts=facts(a=False, b=False, c=False, d=False), assess=decide):
        a = YesNo("?")
        b = YesNo("?")
        c = YesNo("?", when=a.yes & b.yes)
        d = YesNo("?", when=(a.yes | b.yes) & (b.yes | a.yes))

    path = replay(Joined, {"a": a, "b": b, "c": True, "d": True}).path
    assert ("c" in path, "d" in path) == (both, either)


def test_a_condition_joins_with_a_predicate() -> None:
    def many(n: int) -> bool:
        return n > 3

    class Joined(Flow, facts=facts(a=False, n=0, c=False), assess=decide):
        a = YesNo("?")
        n = Count("?")
        c = YesNo("?", when=a.yes & many)

    assert replay(Joined, {"a": True, "n": 4}).asking == "c"
    assert replay(Joined, {"a": True, "n": 3}).asking is None
    assert replay(Joined, {"a": False, "n": 4}).asking is None


def test_blocks_gate_all_that_is_in_them() -> None:
    class Nested(Flow, facts=facts(a=False, b=False, c=False, d=False), assess=decide):
        a = YesNo("?")
        with Section("", when=a.yes):
            b = YesNo("?")
            with Section("", when=b.yes):
                c = YesNo("?")
        d = YesNo("?")

    assert replay(Nested, {"a": False}).asking == "d"
    assert replay(Nested, {"a": True, "b": False}).asking == "d"
    assert replay(Nested, {"a": True, "b": True, "c": True}).asking == "d"
    assert replay(Nested, {"a": True, "b": True}).asking == "c"


def test_a_block_with_nothing_to_ask_is_passed_through() -> None:
    class Passed(Flow, facts=facts(a=False, b=False, c=False, d=False, e=False), assess=decide):
        a = YesNo("?")
        b = YesNo("?")
        with Section("", when=a.yes):
            c = YesNo("?", when=b.yes)
            with Section("", when=b.yes):
                d = YesNo("?", when=b.no)
        e = YesNo("?")

    assert replay(Passed, {"a": True, "b": False}).asking == "e"
    assert replay(Passed, {"a": True, "b": True, "c": True}).asking == "e"


def test_a_part_is_entered_and_left_through_one_fork() -> None:
    class Forked(Flow, facts=facts(a=False, b=False, c=False, d=False, e=False), assess=decide):
        a = YesNo("?")
        with Section("Perhaps"):
            b = YesNo("?", when=a.yes)
            c = YesNo("?", when=a.yes)
        d = YesNo("?", when=b.yes)
        e = YesNo("?", when=c.given)

    assert {state: [target for target, _ in edges] for state, edges in Forked.edges.items()} == {
        "a": ["fork 2"], "fork 2": ["b", "c", "fork 1"], "b": ["c", "fork 1"], "c": ["fork 1"],
        "fork 1": ["d", "e", END], "d": ["e", END], "e": [END],
    }  # fmt: skip
    assert replay(Forked, {"a": False}).asking is None
    assert replay(Forked, {"a": True, "b": False, "c": True}).asking == "e"


def test_many_ways_on_meet_in_forks() -> None:
    names = "abcdefgh"

    class Ladder(Flow, facts=facts(**dict.fromkeys(names, False)), assess=decide):
        a = YesNo("?")
        b = YesNo("?", when=lambda a: a)
        c = YesNo("?", when=lambda a: a)
        d = YesNo("?", when=lambda a: a)
        e = YesNo("?", when=lambda a: a)
        f = YesNo("?", when=lambda a: a)
        g = YesNo("?", when=lambda a: a)
        h = YesNo("?", when=lambda a: not a)

    assert max(len(edges) for edges in Ladder.edges.values()) == 4
    assert replay(Ladder, {"a": False}).asking == "h"
    assert replay(Ladder, dict.fromkeys(names, True)).path == list("abcdefg")


# Rule 2: a predicate sees facts --------------------------------------------------------------------------------------


def predicate_gated(default: Any) -> tuple[type[Flow], list[Any]]:
    calls: list[Any] = []

    def many(first: bool, n: int) -> bool:
        calls.append((first, n))
        return n > 3

    class Gated(Flow, facts=facts(first=False, n=default, last=False), assess=decide):
        first = YesNo("?")
        n = Count("?", when=first.yes, optional=default is not ...)
        last = YesNo("?", when=many)

    return Gated, calls


def test_a_predicate_takes_the_default_of_what_was_not_asked_or_was_skipped() -> None:
    flow, calls = predicate_gated(7)
    assert replay(flow, {"first": False}).asking == "last"
    assert replay(flow, {"first": True, "n": None}).asking == "last"
    assert replay(flow, {"first": True, "n": 2}).asking is None
    assert calls == [(False, 7), (True, 7), (True, 2)]


def test_a_predicate_over_what_has_no_value_does_not_hold_and_is_not_called() -> None:
    flow, calls = predicate_gated(...)
    assert replay(flow, {"first": False}).asking is None
    assert calls == []
    assert replay(flow, {"first": True, "n": 4}).asking == "last"


def test_a_predicate_may_return_anything_true() -> None:
    class Gated(Flow, facts=facts(n=0, last=False), assess=decide):
        n = Count("?")
        last = YesNo("?", when=lambda n: (n,) if n else ())

    assert replay(Gated, {"n": 1}).asking == "last"
    assert replay(Gated, {"n": 0}).asking is None
    cursor = Cursor("n", {"n": 1})
    assert Gated.machine.events["answer"].trigger(cursor, cursor), "the machine compares guards with True"
    assert cursor.state == "last"


# Rule 3: inside an item its own fields first, outside never ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    size: int = 0
    tall: bool = False
    note: str = ""
    lid: bool = False


def big(size: int) -> bool:
    return size > 9


class Boxes(Flow, facts=facts(size=0, boxes=(), big_one=False), assess=decide):
    size = Count("?")
    with Each(Box, any="?", another="?") as boxes:
        tall = YesNo("?", when=None)
        lid = YesNo("?", when=big)
        size = Count("?", when=tall.yes)
        note = Text("?", when=big)
    big_one = YesNo("?", when=big)


def test_an_item_hides_what_the_flow_calls_the_same_only_once_it_asked_it() -> None:
    outer = {"size": 10, "boxes.0.another": True, "boxes.0.tall": True}
    assert replay(Boxes, outer).asking == "boxes.0.lid", "the item's own size is asked later: the flow's counts"
    outer |= {"boxes.0.lid": True}
    assert replay(Boxes, outer | {"boxes.0.size": 9}).asking == "boxes.1.another"
    assert replay(Boxes, outer | {"boxes.0.size": 11}).asking == "boxes.0.note"
    not_asked = {"size": 10, "boxes.0.another": True, "boxes.0.tall": False, "boxes.0.lid": True}
    assert replay(Boxes, not_asked).asking == "boxes.1.another", "asked of other items only: the item's default"


def test_an_item_does_not_see_the_one_before_it() -> None:
    first = {"boxes.0.another": True, "boxes.0.tall": True, "boxes.0.size": 11, "boxes.0.note": "x"}
    second = {"boxes.1.another": True, "boxes.1.tall": False, "boxes.2.another": False}
    assert "boxes.1.note" not in replay(Boxes, {"size": 0} | first | second).path


def test_outside_a_list_the_fields_of_its_items_are_never_seen() -> None:
    item = {"boxes.0.another": True, "boxes.0.tall": True, "boxes.0.size": 11, "boxes.0.note": "x"}
    assert replay(Boxes, {"size": 0, **item, "boxes.1.another": False}).asking is None
    small = item | {"boxes.0.lid": True, "boxes.0.size": 1, "boxes.1.another": False}
    assert replay(Boxes, {"size": 10, **small}).asking == "big_one"


def test_inside_a_list_its_own_name_is_the_items_before_this_one() -> None:
    seen: list[tuple[int, ...]] = []

    def crowded(boxes: tuple[Box, ...]) -> bool:
        seen.append(tuple(box.size for box in boxes))
        return len(boxes) > 1

    class Listed(Flow, facts=facts(boxes=(), last=False), assess=decide):
        with Each(Box, another="?") as boxes:
            size = Count("?")
            note = Text("?", when=crowded)
        last = YesNo("?", when=crowded)

    answers = {f"boxes.{n}.size": n for n in range(3)} | {f"boxes.{n}.another": n < 3 for n in range(1, 4)}
    assert replay(Listed, answers).asking == "boxes.2.note"
    assert seen == [(), (0,), (0, 1)]
    assert replay(Listed, answers | {"boxes.2.note": "x"}).asking == "last"
    assert seen[-1] == (0, 1, 2)


def test_a_list_is_some_or_empty() -> None:
    class Listed(Flow, facts=facts(boxes=(), last=False), assess=decide):
        with Each(Box, any="?", another="?") as boxes:
            size = Count("?")
        last = YesNo("?", when=boxes.some)

    assert replay(Listed, {"boxes.0.another": False}).asking is None
    assert replay(Listed, {"boxes.0.another": True, "boxes.0.size": 1, "boxes.1.another": False}).asking == "last"


# Rule 4: `case` is the facts so far ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    first: bool = False
    gated: int = 5
    never_asked: str = "default"
    boxes: tuple[Box, ...] = ()
    other: int
    later: int = 8
    last: bool = False


def test_a_case_holds_what_is_asked_before_and_touches_nothing_further_on() -> None:
    cases: list[Whole] = []

    def look(case: Whole) -> bool:
        cases.append(case)
        return True

    class Looked(Flow, facts=Whole, assess=decide):
        first = YesNo("?")
        gated = Count("?", when=first.yes)
        with Each(Box, any="?", another="?") as boxes:
            size = Count("?")
            note = Text("?", when=look)
        other = Count("?", when=look)
        later = Count("?")
        last = YesNo("?", when=look)

    replay(Looked, {"first": False, "boxes.0.another": True, "boxes.0.size": 1})
    replay(Looked, {"first": False, "boxes.0.another": False})
    replay(Looked, {"first": True, "gated": 6, "boxes.0.another": False, "other": 7, "later": 9})
    assert [slots(case) for case in cases] == [
        {"first": False, "gated": 5, "never_asked": "default"},
        {"first": False, "gated": 5, "never_asked": "default", "boxes": ()},
        {"first": True, "gated": 6, "never_asked": "default", "boxes": ()},
        {"first": True, "gated": 6, "never_asked": "default", "boxes": (), "other": 7, "later": 9},
    ]
    with pytest.raises(AttributeError):
        _ = cases[1].later


def slots(case: Any) -> dict[str, Any]:
    """The slots that hold a value."""
    return {name: getattr(case, name) for name in type(case).__dataclass_fields__ if hasattr(case, name)}


# Partial results -----------------------------------------------------------------------------------------------------


def test_a_known_is_worked_out_once_a_replay_whoever_reads_it() -> None:
    calls: list[int] = []

    def twice(n: int) -> int:
        calls.append(n)
        return 2 * n

    class Counted(Flow, facts=facts(n=0, a=False, b="red", c=False, d=False), assess=decide):
        n = Count("?")
        double = Known(twice)
        a = YesNo("Are {double} enough?", when=double.yes)
        Tell("{double} so far.", when=lambda double: double > 1)
        b = Choice("?", COLOURS, among=lambda double: ["red"] if double else ["blue"])
        more = Known(lambda double: double + 1)
        with Section("", when=lambda more: more > 1):
            c = YesNo("?", optional=double.yes)
            Stop(when=double.no)
        d = YesNo("?")

    progress = replay(Counted, {"n": 2, "a": True, "b": "red", "c": None})
    assert progress.asking == "d"
    assert calls == [2]
    progress = replay(Counted, {"n": 2})
    assert fill(progress.ask.question.prompt, names_at(progress), words("en")) == "Are 4 enough?"
    assert calls == [2, 2]


def test_a_known_that_nobody_reads_is_not_worked_out() -> None:
    class Idle(Flow, facts=facts(n=0, a=False, b=False), assess=decide):
        n = Count("?")
        ratio = Known(lambda n: 1 // n)
        a = YesNo("?", when=lambda n: n > 0)
        b = YesNo("?", when=a.yes & ratio.yes)

    assert replay(Idle, {"n": 0}).asking is None
    assert replay(Idle, {"n": 1, "a": True}).asking == "b"


# Statements ----------------------------------------------------------------------------------------------------------


class Told(Flow, facts=facts(a=False, b=False, c=False), assess=decide):
    a = YesNo("?")
    Tell("Yes it is.", when=a.yes)
    Tell("So much for a.")
    b = YesNo("?", when=a.yes)
    Tell("So much for b.")
    c = YesNo("?")
    Tell("That was all.")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, []),
        ({"a": True}, ["Yes it is.", "So much for a."]),
        ({"a": True, "b": True}, ["So much for b."]),
        ({"a": False}, ["So much for a.", "So much for b."]),
        ({"a": False, "c": True}, ["That was all."]),
    ],
)
def test_what_lies_between_the_last_answer_and_the_open_question_is_told(
    answers: dict[str, Any], said: list[str]
) -> None:
    assert [tell.text for tell in replay(Told, answers).told()] == said


# Parts ---------------------------------------------------------------------------------------------------------------


class Size(Part):
    tall = YesNo("?")
    with Section("", when=tall.yes):
        size = Count("?")


def test_a_part_is_included_with_its_conditions_wherever_it_is_wanted() -> None:
    class Outer(Flow, facts=facts(tall=False, size=0, boxes=(), crates=()), assess=decide):
        Include(Size)
        with Each(Box, any="?", another="?") as boxes:
            with Menu("?") as special:
                lid = Tick("A lid")
                note = Text("?", option="A note")
            Include(Size)
        with Each(Box, any="?", another="?") as crates:
            Include(boxes)

    assert list(Outer.asks) == [
        "tall", "size",
        "boxes.another", "boxes.special", "boxes.note", "boxes.tall", "boxes.size",
        "crates.another", "crates.special", "crates.note", "crates.tall", "crates.size",
    ]  # fmt: skip
    answers: dict[str, Any] = {"tall": False, "boxes.0.another": False, "crates.0.another": True}
    answers |= {"crates.0.special": ["lid"], "crates.0.tall": True}
    assert replay(Outer, answers).asking == "crates.0.size"
    progress = replay(Outer, answers | {"crates.0.size": 3, "crates.1.another": False})
    assert progress.cursor.facts["crates"] == (Box(lid=True, tall=True, size=3),)


class Stack(Part):
    with Each(Box, another="Another box?") as boxes:
        size = Count("?")


def test_a_part_with_a_list_is_included_in_several_flows() -> None:
    class One(Flow, facts=facts(boxes=()), assess=decide):
        Include(Stack)

    class Two(Flow, facts=facts(a=False, boxes=(), last=False), assess=decide):
        a = YesNo("?")
        Include(Stack)
        last = YesNo("?")

    item = {"boxes.0.size": 1, "boxes.1.another": False}
    assert replay(One, item).asking is None
    assert replay(Two, {"a": True, **item}).asking == "last"
    assert One.lists["boxes"] is not Two.lists["boxes"]
    assert Two.asks["boxes.another"].question.parent is Two.lists["boxes"]
