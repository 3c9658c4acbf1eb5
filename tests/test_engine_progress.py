""" "Part 2 of 4, about 3 more": what may be said before the answers are known, and what holds on any walk."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from flows.engine.dialogue import Answers, Ask, replay
from flows.engine.flow import Flow, Regime
from flows.engine.language import Choices, Count, Each, Known, Menu, Section, Tick, YesNo
from flows.engine.progress import PartOf, part_of
from flows.engine.regimes import regimes
from tests.walking import TODAY, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    x: int = 0
    y: int = 0
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    a: bool = False
    b: bool = False
    c: bool = False
    d: bool = False
    e: int = 0
    f: bool = False
    topics: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    pairs: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str = "done"


def decide(_case: Facts) -> Result:
    return Result()


def part(flow: type[Flow], answers: Answers) -> tuple[int, int | None, int] | None:
    """(part, of how many, about how many more)"""
    found = part_of(replay(flow, answers))
    return (found.number, found.total, found.left) if found else None


class Sections(Flow, facts=Facts, assess=decide):
    with Section("One"):
        a = YesNo("?")
        b = YesNo("?", when=a.yes)
    with Section("Two", when=a.yes):
        c = YesNo("?")
        with Section("", when=c.yes):
            d = YesNo("?")
    with Section("Three"):
        e = Count("?")
        f = YesNo("?", when=b.yes)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, (1, 3, 1)),
        ({"a": True}, (1, 3, 0)),
        ({"a": True, "b": True}, (2, 3, 1)),
        ({"a": True, "b": True, "c": True}, (2, 3, 0)),
        ({"a": True, "b": True, "c": False}, (3, 3, 1)),
        ({"a": True, "b": False, "c": False}, (3, 3, 0)),
        ({"a": False}, (2, 2, 0)),
        ({"a": False, "e": 1}, None),
    ],
)
def test_part_i_of_those_that_are_not_ruled_out(answers: Answers, said: tuple[int, int, int] | None) -> None:
    assert part(Sections, answers) == said


def test_the_part_has_its_title() -> None:
    assert part_of(replay(Sections, {"a": False})) == PartOf(2, 2, "Three", 0)


class Decides(Flow, facts=Facts, assess=decide):
    with Section("Start"):
        a = YesNo("?")
        topics = Choices("?", {"one": "1", "two": "2"})
        b = YesNo("?")
    with Section("First", when=topics.has("one")):
        c = YesNo("?")
    with Section("Second"):
        d = YesNo("?")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, (1, None, 2)),
        ({"a": True}, (1, None, 1)),
        ({"a": True, "topics": []}, (1, 2, 0)),
        ({"a": True, "topics": ["one"]}, (1, 3, 0)),
        ({"a": True, "topics": ["one"], "b": True}, (2, 3, 0)),
    ],
)
def test_the_total_is_withheld_while_a_menu_decides_a_later_section(
    answers: Answers, said: tuple[int, int | None, int]
) -> None:
    assert part(Decides, answers) == said


def test_a_menu_of_ticks_withholds_it_as_well() -> None:
    class Ticked(Flow, facts=Facts, assess=decide):
        with Section("Start"):
            a = YesNo("?")
            with Menu("?") as more:
                b = Tick("B")
                e = Count("?", option="E")
        with Section("Later", when=b.yes):
            c = YesNo("?")

    assert part(Ticked, {}) == (1, None, 2)
    assert part(Ticked, {"a": True}) == (1, None, 1)
    assert part(Ticked, {"a": True, "more": ["e"]}) == (1, 1, 0)
    assert part(Ticked, {"a": True, "more": ["b", "e"]}) == (1, 2, 0)
    assert part(Ticked, {"a": True, "more": ["b"]}) == (2, 2, 0)


def test_what_hangs_on_a_tick_is_settled_by_its_menu_in_an_item_too() -> None:
    class Ticked(Flow, facts=Facts, assess=decide):
        with Section("Items"), Each(Item, another="?") as items:
            x = Count("?")
            with Menu("?") as more:
                wide = Tick("Wide")
            y = Count("?", when=wide.yes)

    assert part(Ticked, {}) == (1, 1, 3)
    assert part(Ticked, {"items.0.x": 1}) == (1, 1, 2)
    assert part(Ticked, {"items.0.x": 1, "items.0.more": []}) == (1, 1, 0)
    assert part(Ticked, {"items.0.x": 1, "items.0.more": ["wide"]}) == (1, 1, 1)


def test_a_section_gated_by_a_partial_result_is_ruled_out_once_that_is_settled() -> None:
    class Partial(Flow, facts=Facts, assess=decide):
        with Section("Start"):
            a = YesNo("?")
            e = Count("?")
        many = Known(lambda e: e > 3)
        with Section("Many", when=many.yes):
            b = YesNo("?")
        with Section("End"):
            c = YesNo("?")

    assert part(Partial, {"a": True}) == (1, 3, 0)
    assert part(Partial, {"a": True, "e": 3}) == (2, 2, 0)
    assert part(Partial, {"a": True, "e": 4}) == (2, 3, 0)


class Lists(Flow, facts=Facts, assess=decide):
    with Section("Lists"):
        a = YesNo("?")
        with Each(Item, any="?", another="?") as items:
            x = Count("?")
            y = Count("?", when=lambda x: x > 0)
        with Each(Item, another="?") as pairs:
            x = Count("?")
        b = YesNo("?")


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({}, 5),
        ({"a": True}, 4),
        ({"a": True, "items.0.another": True}, 5),
        ({"a": True, "items.0.another": True, "items.0.x": 1}, 4),
        ({"a": True, "items.0.another": True, "items.0.x": 0}, 4),
        ({"a": True, "items.0.another": False}, 2),
        ({"a": True, "items.0.another": False, "pairs.0.x": 1}, 1),
        ({"a": True, "items.0.another": False, "pairs.0.x": 1, "pairs.1.another": True}, 2),
        ({"a": True, "items.0.another": False, "pairs.0.x": 1, "pairs.1.another": False}, 0),
    ],
)
def test_about_how_many_more_where_there_are_lists(answers: Answers, left: int) -> None:
    found = part(Lists, answers)
    assert found is not None
    assert found[2] == left


def test_questions_outside_titled_sections_are_in_no_part() -> None:
    class Plain(Flow, facts=Facts, assess=decide):
        a = YesNo("?")
        with Section("One"):
            b = YesNo("?")

    assert part(Plain, {}) is None
    assert part(Plain, {"a": True}) == (1, 1, 0)


# On any walk ---------------------------------------------------------------------------------------------------------


def steps(flow: type[Flow], answers: Answers, path: list[str]) -> list[tuple[Ask, PartOf]]:
    """What is said at each question of a walk."""
    given = dict.fromkeys(flow.givens, TODAY)
    found: list[tuple[Ask, Any]] = []
    for key in path:
        progress = replay(flow, answers, key, given)
        assert progress.ask is not None
        found.append((progress.ask, part_of(progress)))
    return found


@pytest.mark.parametrize(
    ("regime", "flow"),
    [(regime, flow) for regime in regimes().values() for flow in regime.scenarios.values() if flow.sections],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_going_forward_the_part_never_falls_and_nothing_is_left_only_at_its_last_question(
    regime: Regime, flow: type[Flow]
) -> None:
    for seed in range(6):
        found = walk(flow, regime.rules, seed)
        said = [step for step in steps(flow, found.answers, found.progress.path) if step[1] is not None]
        for (ask, now), (following, then) in pairwise(said):
            assert then.number >= now.number
            assert now.left >= 0
            assert now.total is None or now.number <= now.total
            if now.left == 0 and following.section is ask.section:
                assert following.position <= ask.position, "only a further item of a list may come"
