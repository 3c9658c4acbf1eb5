"""What is wrong in a flow is found when its class is made: TypeError says what, where, and what to write instead."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import new_class
from typing import Any

import pytest

from calculators.shared.refusal import refusal
from flows.engine.language import (
    By,
    Check,
    Choice,
    Count,
    Date,
    Each,
    Flow,
    Found,
    Given,
    Group,
    Include,
    Known,
    Line,
    Menu,
    Money,
    Panel,
    Part,
    Say,
    Section,
    Step,
    Stop,
    Tell,
    Text,
    Tick,
    YesNo,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    floor: int = 0
    rent: Decimal = Decimal(0)
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    year: int = 2026
    owner: bool = False
    agent: bool = False
    colour: str = "red"
    flats: tuple[Flat, ...] = ()
    moved_in: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str = "taxed"
    tax: Decimal = Decimal(0)
    rows: tuple[Flat, ...] = ()


def assess(_case: Facts) -> Result:
    return Result()


def late(year: int) -> bool:
    return year > 1


def dear(rent: Decimal) -> bool:
    return rent > 1


def unheard_of(landlord: str) -> bool:
    return bool(landlord)


@refusal("too_early")
def too_early(year: int) -> bool:
    return year < 1


def mistake(message: str) -> AbstractContextManager[Any]:
    return pytest.raises(TypeError, match=f"^{re.escape(message)}$")


NAME_ONE = "which is not asked before it. Name one of: {}; a Known declared above; or `case`"


# Conditions ----------------------------------------------------------------------------------------------------------


def test_a_condition_names_a_later_question() -> None:
    with mistake("Wrong.agent names 'year', " + NAME_ONE.format("owner")):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            agent = YesNo("?", when=late)
            year = Count("?")


def test_a_condition_names_a_question_that_is_nowhere() -> None:
    with mistake("Wrong.Section names 'landlord', " + NAME_ONE.format("owner")):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            with Section("", when=unheard_of):
                agent = YesNo("?")


def test_a_condition_outside_a_list_names_a_field_of_its_items() -> None:
    with mistake("Wrong.owner names 'rent', " + NAME_ONE.format("year, flats")):

        class Wrong(Flow, facts=Facts, assess=assess):
            year = Count("?")
            with Each(Flat, any="?", another="?") as flats:
                rent = Money("?")
            owner = YesNo("?", when=dear)


def test_a_stop_a_tell_and_a_known_look_back_only() -> None:
    for node in (lambda: Stop(when=late), lambda: Tell("!", when=late), lambda: Known(late)):
        with pytest.raises(TypeError, match="names 'year', which is not asked before it"):

            class Wrong(Flow, facts=Facts, assess=assess):
                owner = YesNo("?")
                here = node()
                year = Count("?")


@pytest.mark.parametrize("argument", ["refuse", "optional", "suggest", "reads", "among"])
def test_every_argument_that_is_a_predicate_looks_back_only(argument: str) -> None:
    values: dict[str, Any] = {argument: {too_early: "Too early."} if argument == "refuse" else late}
    with pytest.raises(TypeError, match=r"^Wrong\.colour names 'year', which is not asked before it"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            colour = Choice("?", {"red": "Red", "blue": "Blue"}, **values)
            year = Count("?")


def test_conditions_are_joined_by_signs() -> None:
    with mistake("the condition 'owner' has no value yet: join conditions with & and |, not `and`, `or`"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            agent = YesNo("?")
            year = Count("?", when=owner.yes and agent.yes)


def test_a_condition_asks_for_an_option_that_is_none() -> None:
    with mistake("colour: no option ['green']; there are red, blue"):

        class Wrong(Flow, facts=Facts, assess=assess):
            colour = Choice("?", {"red": "Red", "blue": "Blue"})
            year = Count("?", when=colour.is_("red", "green"))


# Questions and facts -------------------------------------------------------------------------------------------------


def test_a_flow_without_questions() -> None:
    with mistake("Wrong: no question stands in its body"):

        class Wrong(Flow, facts=Facts, assess=assess):
            title = "?"


def test_a_question_outside_a_flow() -> None:
    with mistake("questions stand in the body of a Flow or a Part"):
        YesNo("?")


def test_a_question_without_a_name() -> None:
    with mistake("Wrong.: the question 'Do you own it?' has no name. Write: <fact> = ..."):

        class Wrong(Flow, facts=Facts, assess=assess):
            YesNo("Do you own it?")


def test_a_question_asked_twice() -> None:
    with mistake("Wrong.owner: asked twice. Give the second another name, or Include it once"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            owner = YesNo("?")  # noqa: PIE794 - the mistake


def test_a_part_included_twice() -> None:
    class Owned(Part):
        owner = YesNo("?")

    with mistake("Wrong.owner: asked twice. Give the second another name, or Include it once"):

        class Wrong(Flow, facts=Facts, assess=assess):
            Include(Owned)
            Include(Owned)


def test_a_list_asked_twice() -> None:
    with mistake("Wrong.flats: asked twice. Give the second another name, or Include it once"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?") as flats:
                rent = Money("?")
            with Each(Flat, any="?", another="?") as flats:
                floor = Count("?")


def test_an_option_that_two_menus_tick() -> None:
    with mistake("Wrong.second.owner: asked twice. Give the second another name, or Include it once"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Menu("?") as first:
                owner = Tick("Owner")
            with Menu("?") as second:
                owner = Tick("Owner")


def test_a_question_for_no_field() -> None:
    with mistake("Wrong.landlord: Facts has no field 'landlord'. Add it to the facts"):

        class Wrong(Flow, facts=Facts, assess=assess):
            landlord = YesNo("?")


def test_a_question_of_an_item_for_no_field() -> None:
    with mistake("Wrong.flats.landlord: Flat has no field 'landlord'. Add it to the facts"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?") as flats:
                landlord = YesNo("?")


def test_a_list_a_tick_and_a_given_for_no_field() -> None:
    with mistake("Wrong.houses: Facts has no field 'houses'. Add it to the facts"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?") as houses:
                rent = Money("?")

    with mistake("Wrong.special.landlord: Facts has no field 'landlord'. Add it to the facts"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Menu("?") as special:
                landlord = Tick("Landlord")

    with mistake("Wrong.as_of: Facts has no field 'as_of'. Add it to the facts"):

        class Wrong(Flow, facts=Facts, assess=assess):
            as_of = Given(Date)
            owner = YesNo("?")


def test_a_skip_without_a_default() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Strict:
        year: int

    with mistake("Wrong.year: optional, but Strict.year has no default. Declare it"):

        class Wrong(Flow, facts=Strict, assess=assess):
            year = Count("?", optional=True)


def test_a_field_that_nothing_fills() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Strict:
        year: int
        month: int
        owner: bool

    with mistake("Wrong: no question fills ['month', 'year']. Ask them or declare a default"):

        class Wrong(Flow, facts=Strict, assess=assess):
            owner = YesNo("?")


def test_a_field_of_an_item_that_nothing_fills() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Strict:
        floor: int
        rent: Decimal

    with mistake("Wrong.flats: no question fills ['rent'] of Strict. Ask them in the item"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Strict, any="?", another="?") as flats:
                floor = Count("?")


def test_a_known_by_the_name_of_a_fact() -> None:
    with mistake("Wrong.year: a fact of Facts has this name. Rename the Known"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            year = Known(lambda owner: owner)


def test_a_known_inside_a_list() -> None:
    with mistake("Wrong.far: a Known is worked out once, not for every item. Declare it above flats"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?") as flats:
                rent = Money("?")
                far = Known(dear)


# The order of steps --------------------------------------------------------------------------------------------------


def test_a_step_that_nothing_leads_to() -> None:
    with mistake("Wrong: nothing leads to agent. Is a step before it, or a Stop, without a condition?"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            Stop(when=None)  # type: ignore[arg-type]
            agent = YesNo("?")
            year = Count("?")


@pytest.mark.parametrize("gated", ["question", "section"])
def test_a_first_question_that_may_not_come_up(gated: str) -> None:
    with mistake("Wrong: the first question must come up always. Drop its `when`"):

        class Wrong(Flow, facts=Facts, assess=assess):
            always = Known(lambda: True)
            with Section("", when=always.yes if gated == "section" else None):
                owner = YesNo("?", when=always.yes if gated == "question" else None)
            year = Count("?")


def test_many_first_questions_that_may_not_come_up() -> None:
    with mistake("Wrong: the first question must come up always. Drop its `when`"):

        class Wrong(Flow, facts=Facts, assess=assess):
            always = Known(lambda: True)
            owner = YesNo("?", when=always.yes)
            agent = YesNo("?", when=always.yes)
            year = Count("?", when=always.yes)

    with mistake("flats: the first question of an item must come up always. Drop its `when`"):

        class WrongItem(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            with Each(Flat, any="?", another="?") as flats:
                floor = Count("?", when=owner.yes)
                rent = Money("?", when=owner.yes)
                name = Text("?", when=owner.yes)


def test_a_first_question_of_an_item_that_may_not_come_up() -> None:
    with mistake("flats: the first question of an item must come up always. Drop its `when`"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            with Each(Flat, any="?", another="?") as flats:
                rent = Money("?", when=owner.yes)


# Lists and menus -----------------------------------------------------------------------------------------------------


def test_a_list_in_a_list() -> None:
    with mistake("Wrong.rows: lists do not nest. Put it beside flats"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?") as flats:
                floor = Count("?")
                with Each(Flat, any="?", another="?") as rows:
                    rent = Money("?")


@pytest.mark.parametrize("field", ["rent", "storey"])
def test_a_unique_field_that_does_not_begin_the_item(field: str) -> None:
    with mistake(f"Wrong.flats: unique={field!r} does not begin an item. Ask it first"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?", unique=field) as flats:
                floor = Count("?", among=(1, 2))
                rent = Money("?")


def test_a_unique_field_over_anything_at_all() -> None:
    with mistake("Wrong.flats.name: unique, but over no closed set. Offer one: among="):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?", unique="name") as flats:
                name = Text("?")


def test_a_menu_without_options() -> None:
    with mistake("Wrong.special: no question in the menu has an option=. Give one a label"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Menu("?") as special:
                owner = YesNo("?")


@pytest.mark.parametrize("kind", [lambda: Tick("Owner"), lambda: YesNo("?", option="Owner")])
def test_an_option_outside_a_menu(kind: Any) -> None:
    with mistake("Wrong.owner: its option stands in no Menu. Put it directly into one"):

        class Wrong(Flow, facts=Facts, assess=assess):
            year = Count("?")
            owner = kind()


# Buttons -------------------------------------------------------------------------------------------------------------


def asking(name: str, question: Callable[[], Any]) -> type:
    """A flow with one question of this name."""
    facts = dataclass(frozen=True, kw_only=True)(type("Named", (), {"__annotations__": {name: object}}))
    more = {"facts": facts, "assess": assess}
    return new_class("Wrong", (Flow,), more, lambda body: body.__setitem__(name, question()))


@pytest.mark.parametrize(
    ("longest", "question", "widest"),
    [
        (48, lambda: YesNo("?"), "false"),
        (48, lambda: Count("?"), "false"),
        (43, lambda: Date("?"), "2026-05-31"),
        (44, lambda: Choice("?", {"red": "R", "nine_long": "N"}), "nine_long"),
        (48, lambda: Choice("?", {"red": "R"}, groups={"warm": Group("Warm", "red")}), "false"),
        (42, lambda: Choice("?", {"red": "R"}, groups={"warm_colour": Group("Warm", "red")}), "warm_colour"),
    ],
)
def test_a_button_that_would_take_over_64_bytes(longest: int, question: Callable[[], Any], widest: str) -> None:
    assert asking("q" * longest, question)
    name = "q" * (longest + 1)
    with mistake(f"Wrong.{name}: with the option {widest!r} a button takes over 64 bytes. Shorten an id"):
        asking(name, question)


def test_a_menu_in_an_item_has_wide_buttons() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Wide:
        rented_out_to_a_relative_below_the_market_price: bool = False

    message = "Wrong.flats.special: with the option 'rented_out_to_a_relative_below_the_market_price' a button takes"
    with mistake(f"{message} over 64 bytes. Shorten an id"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Wide, another="?") as flats, Menu("?") as special:
                rented_out_to_a_relative_below_the_market_price = Tick("To a relative")


# Words ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["prompt", "why", "hint", "label"])
def test_a_question_whose_words_name_what_is_not_asked_yet(part: str) -> None:
    words = {"prompt": "?", part: "Since {year}?"}
    with mistake("Wrong.owner names 'year', " + NAME_ONE.format("agent")):

        class Wrong(Flow, facts=Facts, assess=assess):
            agent = YesNo("?")
            owner = YesNo(**words)
            year = Count("?")


@pytest.mark.parametrize(
    "node",
    [
        lambda: Tell("Since {year}."),
        lambda: Each(Flat, any="Since {year}?", another="?"),
        lambda: Each(Flat, any="?", another="Since {year}?"),
        lambda: YesNo(By("year", {"2026": "Now?"}, "Then?")),
        lambda: Choice("?", {"red": "Red"}, refuse={too_early: "{colour} since {year}?"}),
    ],
)
def test_other_words_that_name_what_is_not_asked_yet(node: Callable[[], Any]) -> None:
    with pytest.raises(TypeError, match="names 'year', which is not asked before it"):

        class Wrong(Flow, facts=Facts, assess=assess):
            agent = YesNo("?")
            with Section(""):
                colour = node()
            year = Count("?")


def test_words_may_name_a_field_of_a_known_and_a_refusal_its_own_answer() -> None:
    class Right(Flow, facts=Facts, assess=assess):
        year = Count("?", refuse={too_early: "{year} is too early."})
        start = Known(lambda year: date(year, 1, 1))
        owner = YesNo("Since {start.month}?")

    assert list(Right.asks) == ["year", "owner"]


# Refusals ------------------------------------------------------------------------------------------------------------


def test_a_refusal_without_its_mark() -> None:
    with mistake("Wrong.year: mark late with @refusal(code)"):

        class Wrong(Flow, facts=Facts, assess=assess):
            year = Count("?", refuse={late: "Too late."})


def test_a_refusal_of_a_list_without_its_mark() -> None:
    def crowded(flats: tuple[Flat, ...]) -> bool:
        return len(flats) > 1

    with mistake("Wrong.flats.another: mark crowded with @refusal(code)"):

        class Wrong(Flow, facts=Facts, assess=assess):
            with Each(Flat, any="?", another="?", refuse={crowded: "Too many."}) as flats:
                rent = Money("?")


# The reply -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "where"),
    [
        ({"verdict": "{landlord} pays."}, "verdict[0]"),
        ({"verdict": By("landlord", {"x": "X"})}, "verdict[0]"),
        ({"verdict": By("verdict", {"taxed": "{landlord} pays."})}, "verdict[0]"),
        ({"verdict": [Say("Yes."), Say("No.", when=unheard_of)]}, "verdict[1]"),
        ({"reason": "{landlord}."}, "reason"),
        ({"panels": [Panel("Two", [Say("One.")]), Panel("{landlord}", [Say("Two.")])]}, "panels[1]"),
        ({"panels": [Panel("Two", [Say("One.", when=Found("landlord").yes)])]}, "panels[0]"),
        ({"checks": {"own": Check("{landlord}")}}, "checks['own']"),
        ({"checks": {"own": Check("", "", "{landlord}")}}, "checks['own']"),
        ({"lines": {"tax": Line("Tax", "tax - landlord")}}, "lines['tax']"),
        ({"lines": {"tax": Line("{landlord}", "tax")}}, "lines['tax']"),
        ({"lines": {"tax": Line("Tax", "tax", when=Found("landlord").yes)}}, "lines['tax']"),
        ({"lines": {"rent": Line("Rent", "landlord", each="rows")}}, "lines['rent']"),
        ({"changes": [Say("{landlord}")]}, "changes[0]"),
        ({"notes": [Say("Note.", when=Found("landlord").given)]}, "notes[0]"),
        ({"next_steps": [Step("Pay."), Step("File.", due="landlord")]}, "next_steps[1]"),
        ({"warnings": {"cold": "{landlord}"}}, "warnings['cold']"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reply_that_names_what_is_not_there(reply: dict[str, Any], where: str) -> None:
    with mistake(
        f"Wrong.{where} names 'landlord': no field of Result, no question, no Known. "
        "Add it to one of them, or name another"
    ):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            locals().update(reply)


def test_a_line_over_rows_that_are_none() -> None:
    with mistake("Wrong.lines['rent']: each='tax' is no field that holds rows. Name a tuple of dataclasses"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            lines = {"rent": Line("Rent", "rent", each="tax")}


def test_a_line_over_rows_names_their_fields() -> None:
    class Right(Flow, facts=Facts, assess=assess):
        owner = YesNo("?")
        lines = {"rent": Line("{name}", "rent - tax", each="rows"), "sum": Line("Sum", "sum(rows.rent)")}

    assert Right.lines


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("tax ** 2", "'tax ** 2': Pow is not for formulas"),
        ("tax +", "'tax +' is no formula: invalid syntax"),
        ("tax * 0.5", "'tax * 0.5': 0.5 is not for formulas"),
    ],
)
def test_a_formula_that_is_none(formula: str, what: str) -> None:
    with mistake(f"Wrong.lines['tax']: {what}"):

        class Wrong(Flow, facts=Facts, assess=assess):
            owner = YesNo("?")
            lines = {"tax": Line("Tax", formula)}
