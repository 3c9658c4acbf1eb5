"""Lists: how they open, go on and close; adding, removing, cutting off; what is handed over, finished or not."""

from dataclasses import dataclass
from typing import Any

import pytest

from calculators.shared.refusal import refusal
from flows.engine.dialogue import Answers, give, outcome, remove, replay
from flows.engine.language import Choice, Count, Each, Flow, Stop, Tell, Year, YesNo

SIZES = {"s": "Small", "m": "Middle", "l": "Large"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    size: str = "s"
    weight: int
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    heavy: bool = False
    boxes: tuple[Box, ...] = ()
    crates: tuple[Box, ...] = ()
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str
    boxes: tuple[Box, ...]


def pack(case: Facts) -> Result:
    return Result(verdict="packed", boxes=case.boxes)


@refusal("too_heavy")
def too_heavy(boxes: tuple[Box, ...]) -> bool:
    return sum(box.weight for box in boxes) > 100


def answered(*rows: dict[str, Any], closed: bool = True, any_: bool = True) -> Answers:
    """The answers of a list of boxes; `any_`: it opens with a question."""
    answers: Answers = {}
    for n, row in enumerate(rows):
        if n or any_:
            answers[f"boxes.{n}.another"] = True
        answers |= {f"boxes.{n}.{name}": raw for name, raw in row.items()}
    return answers | ({f"boxes.{len(rows)}.another": False} if closed else {})


class MayBeEmpty(Flow, facts=Facts, assess=pack):
    with Each(Box, any="Any?", another="Another?") as boxes:
        weight = Count("?")
        sealed = YesNo("?")
    last = YesNo("?")


class NeedsOne(Flow, facts=Facts, assess=pack):
    with Each(Box, another="Another?") as boxes:
        weight = Count("?")
        sealed = YesNo("?")
    last = YesNo("?")


def prompts(flow: type[Flow], answers: Answers) -> tuple[str | None, str]:
    """The open key, and the prompt that goes with it."""
    progress = replay(flow, answers)
    assert progress.ask is not None
    return progress.asking, progress.ask.question.prompt_for(len(progress.cursor.items))


# Opening and going on ------------------------------------------------------------------------------------------------


def test_a_list_that_may_be_empty_opens_with_a_question() -> None:
    assert prompts(MayBeEmpty, {}) == ("boxes.0.another", "Any?")
    assert replay(MayBeEmpty, answered()).cursor.facts["boxes"] == ()
    assert replay(MayBeEmpty, answered({"weight": 1}, closed=False)).asking == "boxes.0.sealed"
    one = {"weight": 1, "sealed": True}
    assert prompts(MayBeEmpty, answered(one, closed=False)) == ("boxes.1.another", "Another?")
    assert replay(MayBeEmpty, answered(one, one)).cursor.facts["boxes"] == (Box(weight=1, sealed=True),) * 2


def test_a_list_that_needs_an_item_opens_with_its_first_question() -> None:
    assert replay(NeedsOne, {}).asking == "boxes.0.weight"
    one = {"weight": 1, "sealed": True}
    assert prompts(NeedsOne, answered(one, closed=False, any_=False)) == ("boxes.1.another", "Another?")
    assert replay(NeedsOne, answered(one, any_=False)).asking == "last"
    assert "boxes.0.another" not in NeedsOne.asks
    assert replay(NeedsOne, answered(one, any_=False)).path == ["boxes.0.weight", "boxes.0.sealed", "boxes.1.another"]


def test_two_lists_side_by_side_keep_their_items_apart() -> None:
    class Two(Flow, facts=Facts, assess=pack):
        with Each(Box, another="?") as boxes:
            weight = Count("?")
        with Each(Box, another="?") as crates:
            weight = Count("?")

    answers = {"boxes.0.weight": 1, "boxes.1.another": False, "crates.0.weight": 2, "crates.1.another": True}
    assert replay(Two, answers).asking == "crates.1.weight"
    progress = replay(Two, answers | {"crates.1.weight": 3, "crates.2.another": False})
    assert progress.cursor.facts == {"boxes": (Box(weight=1),), "crates": (Box(weight=2), Box(weight=3))}


# Closing by itself ---------------------------------------------------------------------------------------------------


def test_below_at_least_another_is_not_asked() -> None:
    class Pair(Flow, facts=Facts, assess=pack):
        with Each(Box, another="?", at_least=2) as boxes:
            weight = Count("?")
        last = YesNo("?")

    assert replay(Pair, {"boxes.0.weight": 1}).asking == "boxes.1.weight"
    assert replay(Pair, {"boxes.0.weight": 1, "boxes.1.weight": 1}).asking == "boxes.2.another"
    assert replay(Pair, {"boxes.0.weight": 1, "boxes.1.another": False}).asking == "boxes.1.weight"


def test_a_list_that_may_be_empty_needs_at_least_so_many_once_it_is_opened() -> None:
    class None_or_two(Flow, facts=Facts, assess=pack):  # noqa: N801 - reads as what it asks
        with Each(Box, any="?", another="?", at_least=2) as boxes:
            weight = Count("?")
        last = YesNo("?")

    assert replay(None_or_two, {"boxes.0.another": False}).asking == "last"
    assert replay(None_or_two, {"boxes.0.another": True, "boxes.0.weight": 1}).asking == "boxes.1.weight"


def test_at_at_most_items_the_list_closes() -> None:
    class Few(Flow, facts=Facts, assess=pack):
        with Each(Box, any="?", another="?", at_most=2) as boxes:
            weight = Count("?")
        last = YesNo("?")

    progress = replay(Few, answered({"weight": 1}, {"weight": 2}, {"weight": 3}, closed=False))
    assert progress.asking == "last"
    assert progress.cursor.facts["boxes"] == (Box(weight=1), Box(weight=2))
    assert progress.path == ["boxes.0.another", "boxes.0.weight", "boxes.1.another", "boxes.1.weight"]


def test_a_unique_field_offers_what_is_left_until_nothing_is() -> None:
    class Assorted(Flow, facts=Facts, assess=pack):
        with Each(Box, another="?", unique="size") as boxes:
            size = Choice("?", SIZES)
            weight = Count("?")
        last = YesNo("?")

    def offered(answers: Answers) -> Any:
        progress = replay(Assorted, answers)
        assert progress.ask is not None
        return progress.asking, progress.ask.offered(progress.cursor)

    one, two = {"size": "m", "weight": 1}, {"size": "s", "weight": 2}
    assert offered({}) == ("boxes.0.size", ("s", "m", "l"))
    assert offered(answered(one, {}, closed=False, any_=False)) == ("boxes.1.size", ("s", "l"))
    assert offered(answered(one, two, {}, closed=False, any_=False)) == ("boxes.2.size", ("l",))
    again = replay(Assorted, answered(one, one, closed=False, any_=False))
    assert (again.asking, again.refused and again.refused.code) == ("boxes.1.size", "not_an_option")
    full = answered(one, two, {"size": "l", "weight": 3}, closed=False, any_=False)
    assert replay(Assorted, full).asking == "last"


def test_a_unique_field_among_what_a_predicate_offers() -> None:
    class Yearly(Flow, facts=Facts, assess=pack):
        heavy = YesNo("?")
        with Each(Box, another="?", unique="weight") as boxes:
            weight = Year("?", among=lambda heavy: (2024, 2025, 2026) if heavy else (2024,))
        last = YesNo("?")

    first = {"boxes.0.weight": 2024}
    assert replay(Yearly, {"heavy": False, **first}).asking == "last"
    progress = replay(Yearly, {"heavy": True, **first, "boxes.1.another": True})
    assert progress.ask is not None
    assert progress.ask.offered(progress.cursor) == (2025, 2026)


# Changing a list -----------------------------------------------------------------------------------------------------


def test_another_item_is_added_by_changing_the_closing_answer() -> None:
    one = {"weight": 1, "sealed": True}
    answers = answered(one)
    assert replay(MayBeEmpty, answers, "boxes.1.another").asking == "boxes.1.another"
    give(MayBeEmpty, answers, "boxes.1.another", True)
    assert replay(MayBeEmpty, answers).asking == "boxes.1.weight"


def test_no_in_the_middle_drops_the_items_behind() -> None:
    rows = [{"weight": n, "sealed": False} for n in range(4)]
    answers = answered(*rows) | {"last": True}
    give(MayBeEmpty, answers, "boxes.2.another", False)
    assert answers == answered(*rows[:2]) | {"last": True}
    give(MayBeEmpty, answers, "boxes.0.another", False)
    assert answers == {"boxes.0.another": False, "last": True}


def test_yes_again_drops_nothing() -> None:
    answers = answered({"weight": 1}, {"weight": 2})
    give(MayBeEmpty, answers, "boxes.1.another", True)
    assert answers == answered({"weight": 1}, {"weight": 2})


@pytest.mark.parametrize("any_", [True, False])
@pytest.mark.parametrize("n", [0, 1, 2])
def test_an_item_removed_is_as_if_it_had_never_been(n: int, any_: bool) -> None:
    flow = MayBeEmpty if any_ else NeedsOne
    rows = [{"weight": 10 * n, "sealed": n == 1} for n in range(3)]
    answers = answered(*rows, any_=any_) | {"last": True, "boxesque": 1}
    remove(answers, "boxes", n)
    kept = answered(*(row for i, row in enumerate(rows) if i != n), any_=any_) | {"last": True, "boxesque": 1}
    if not any_:
        answers.pop("boxes.0.another", None)  # no such question: it is off the path
    assert answers == kept
    assert outcome(flow, answers).result == outcome(flow, kept).result


def test_removing_the_only_item_leaves_the_list_empty_or_asks_for_one() -> None:
    answers = answered({"weight": 1, "sealed": True})
    remove(answers, "boxes", 0)
    assert replay(MayBeEmpty, answers).cursor.facts["boxes"] == ()
    answers = answered({"weight": 1, "sealed": True}, any_=False)
    remove(answers, "boxes", 0)
    assert replay(NeedsOne, answers).asking == "boxes.0.weight"


# Refusing a list -----------------------------------------------------------------------------------------------------


class Refused(Flow, facts=Facts, assess=pack):
    with Each(Box, another="?", at_most=3, refuse={too_heavy: "Too heavy."}) as boxes:
        weight = Count("?")
    last = YesNo("?")


def test_a_list_is_refused_at_its_closing() -> None:
    light, heavy = {"weight": 50}, {"weight": 51}
    assert replay(Refused, answered(light, heavy, closed=False, any_=False)).refused is None
    progress = replay(Refused, answered(light, heavy, any_=False))
    assert progress.asking == "boxes.2.another"
    assert progress.refused is not None
    assert (progress.refused.code, progress.refused.fact, progress.refused.predicate) == (
        "too_heavy", "boxes", "too_heavy",
    )  # fmt: skip
    assert progress.path == ["boxes.0.weight", "boxes.1.another", "boxes.1.weight"]
    assert replay(Refused, answered(light, light, any_=False)).asking == "last"
    assert replay(Refused, answered(heavy, heavy, any_=False), "boxes.0.weight").asking == "boxes.0.weight"


def test_a_list_that_closes_by_itself_is_refused_too_and_forgets_no_answer() -> None:
    progress = replay(Refused, answered({"weight": 50}, {"weight": 30}, {"weight": 21}, closed=False, any_=False))
    assert progress.asking == "boxes.3.another"
    assert progress.refused is not None
    assert progress.path[-1] == "boxes.2.weight"


# Stopping inside an item ---------------------------------------------------------------------------------------------


class StopsInside(Flow, facts=Facts, assess=pack):
    with Each(Box, any="?", another="?") as boxes:
        weight = Count("?")
        Stop(when=lambda weight: weight > 100)
        sealed = YesNo("?")
    last = YesNo("?")


def test_a_stop_inside_an_item_hands_over_the_unfinished_item() -> None:
    progress = outcome(StopsInside, answered({"weight": 1, "sealed": True}, {"weight": 101}, closed=False))
    assert progress.asking is None
    whole, unfinished = progress.result.boxes
    assert whole == Box(weight=1, sealed=True)
    assert unfinished.weight == 101
    assert unfinished.sealed is False, "its default"


def test_what_has_no_default_in_an_unfinished_item_is_an_unset_slot() -> None:
    class Early(Flow, facts=Facts, assess=pack):
        with Each(Box, another="?") as boxes:
            size = Choice("?", SIZES)
            Stop(when=lambda size: size == "l")
            weight = Count("?")

    (unfinished,) = outcome(Early, {"boxes.0.size": "l"}).result.boxes
    with pytest.raises(AttributeError):
        _ = unfinished.weight


def test_a_stop_right_after_a_list_hands_over_whole_items() -> None:
    class After(Flow, facts=Facts, assess=pack):
        with Each(Box, another="?") as boxes:
            weight = Count("?")
        Stop(when=boxes.some)
        last = YesNo("?")

    progress = outcome(After, answered({"weight": 1}, any_=False))
    assert progress.result.boxes == (Box(weight=1),)
    assert "last" not in progress.path


def test_a_name_of_a_list_is_no_part_of_another() -> None:
    class Alike(Flow, facts=Facts, assess=pack):
        with Each(Box, any="?", another="?") as boxes:
            weight = Count("?")
        with Each(Box, any="?", another="?") as crates:
            weight = Count("?")

    answers = answered({"weight": 1}) | {"crates.0.another": True, "crates.0.weight": 2, "crates.1.another": False}
    remove(answers, "crates", 0)
    assert replay(Alike, answers).cursor.facts == {"boxes": (Box(weight=1),), "crates": ()}


def weighs_a_lot(weight: int) -> bool:
    return weight > 100


class Weighed(Flow, facts=Facts, assess=pack):
    with Each(Box, any="Any?", another="Another?") as boxes:
        weight = Count("?")
        Tell("Heavy.", when=weighs_a_lot)
        sealed = YesNo("?")
    last = YesNo("?")


@pytest.mark.parametrize(
    ("rows", "closed", "said"),
    [
        ([{"weight": 200}], False, ["Heavy."]),
        ([{"weight": 20}], False, []),
        ([{"weight": 200, "sealed": True}], False, []),
        ([{"weight": 200, "sealed": True}, {"weight": 300}], False, ["Heavy."]),
        ([{"weight": 200, "sealed": True}], True, []),
        ([], True, []),
    ],
)
def test_what_is_told_in_an_item_is_told_there_only(rows: list[dict[str, Any]], closed: bool, said: list[str]) -> None:
    assert [tell.text for tell in replay(Weighed, answered(*rows, closed=closed)).told()] == said
