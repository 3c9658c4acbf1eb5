"""Menus: what is offered, what a tick asks next, what a tick that was taken away leaves behind."""

from dataclasses import dataclass
from typing import Any

import pytest

from flows.engine.dialogue import Answers, defaults_of, outcome, replay
from flows.engine.drive import drive
from flows.engine.facts import Read, canonical, facts_of, ticks_of
from flows.engine.language import Count, Each, Flow, Menu, Section, Text, Tick, YesNo
from flows.engine.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    pay: int = 0
    at_home: bool = False
    tips: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    resident: bool = False
    disabled: bool = False
    donations: int = 0
    donated_to: str = ""
    student: bool = False
    tuition: int = 0
    rent: int = 3
    jobs: tuple[Job, ...] = ()
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    case: Facts


def keep(case: Facts) -> Result:
    return Result(case=case)


class Credits(Flow, facts=Facts, assess=keep):
    resident = YesNo("?")
    with Menu("Anything of this?") as aid:
        disabled = Tick("Disabled")
        donations = Count("?", option="Donations")
        donated_to = Text("?", when=donations.positive)
        student = Tick("Student", when=resident.yes)
        with Section("", when=student.yes):
            tuition = Count("?")
        rent = Count("?", option="Rent", when=resident.yes)
    last = YesNo("?")


def offered(answers: Answers) -> tuple[str | None, Any]:
    progress = replay(Credits, answers)
    assert progress.ask is not None
    return progress.asking, progress.ask.offered(progress.cursor)


def case(answers: Answers) -> Facts:
    progress = outcome(Credits, answers | {"last": True})
    assert progress.asking is None, progress.asking
    result: Result = progress.result
    return result.case


def test_options_are_offered_where_their_condition_holds() -> None:
    assert offered({"resident": True}) == ("aid", ("disabled", "donations", "student", "rent"))
    assert offered({"resident": False}) == ("aid", ("disabled", "donations"))


def test_what_is_ticked_is_asked_next_in_the_order_of_the_menu() -> None:
    ticked = {"resident": True, "aid": ["rent", "donations"]}
    assert replay(Credits, ticked).asking == "donations"
    assert replay(Credits, ticked | {"donations": 0}).asking == "rent", "its question hangs on the donations alone"
    assert replay(Credits, ticked | {"donations": 5}).asking == "donated_to"
    assert replay(Credits, {"resident": True, "aid": []}).asking == "last"


def test_a_tick_is_itself_the_answer() -> None:
    assert case({"resident": True, "aid": ["disabled"]}).disabled is True
    assert case({"resident": True, "aid": []}).disabled is False
    assert replay(Credits, {"resident": True, "aid": ["student"]}).asking == "tuition"


def test_a_tick_that_was_offered_and_left_is_a_no() -> None:
    class Left(Flow, facts=Facts, assess=keep):
        resident = YesNo("?")
        with Menu("?") as aid:
            disabled = Tick("Disabled")
            student = Tick("Student", when=resident.yes)
        donated_to = Text("?", when=disabled.no)
        last = YesNo("?", when=student.no)

    assert replay(Left, {"resident": True, "aid": []}).asking == "donated_to"
    assert replay(Left, {"resident": True, "aid": ["disabled"]}).asking == "last"
    assert replay(Left, {"resident": True, "aid": ["disabled", "student"]}).asking is None
    assert replay(Left, {"resident": False, "aid": ["disabled"]}).asking is None, "not offered, so not answered"


def test_what_is_not_ticked_is_absent_even_if_it_was_answered_once() -> None:
    answers: Answers = {
        "resident": True,
        "aid": ["donations", "rent"],
        "donations": 5,
        "donated_to": "x",
        "rent": 9,
    }
    assert (case(answers).donations, case(answers).rent) == (5, 9)
    answers["aid"] = ["disabled"]
    assert (case(answers).donations, case(answers).donated_to, case(answers).rent) == (0, "", 3)
    assert set(outcome(Credits, answers).path) == {"resident", "aid"}
    answers["aid"] = ["donations"]
    assert case(answers).donations == 5, "an answer that comes back on the path counts again"


def test_a_tick_no_longer_offered_is_dropped_not_refused() -> None:
    answers = {"resident": True, "aid": ["student", "disabled", "rent"], "tuition": 4, "rent": 9}
    assert (case(answers).student, case(answers).tuition) == (True, 4)
    answers["resident"] = False
    assert (case(answers).student, case(answers).tuition, case(answers).disabled, case(answers).rent) == (
        False, 0, True, 3,
    )  # fmt: skip


def test_ticks_are_kept_in_the_order_of_the_menu_and_once_each() -> None:
    progress = replay(Credits, {"resident": True, "aid": ["rent", "disabled", "rent"]})
    assert progress.cursor.facts["aid"] == ("disabled", "rent")


@pytest.mark.parametrize("raw", ["disabled", ["nothing"], [1], {"disabled": True}, True, 5, [["disabled"]]])
def test_what_is_no_list_of_options_is_refused(raw: Any) -> None:
    progress = replay(Credits, {"resident": True, "aid": raw})
    assert progress.asking == "aid"
    assert progress.refused is not None
    assert progress.refused.code == "not_an_option"


def test_facts_tick_only_what_is_offered() -> None:
    facts = {"resident": False, "donations": 2, "donated_to": "x", "student": True, "rent": 9, "last": True}
    assert drive(Credits, facts, words("en"), None)[1]["aid"] == ["donations"]
    assert drive(Credits, facts | {"resident": True, "tuition": 1}, words("en"), None)[1]["aid"] == [
        "donations",
        "student",
        "rent",
    ]


def test_a_menu_with_nothing_to_offer_is_not_asked() -> None:
    class Closed(Flow, facts=Facts, assess=keep):
        resident = YesNo("?")
        with Menu("?") as aid:
            disabled = Tick("Disabled", when=resident.yes)
        last = YesNo("?")

    assert replay(Closed, {"resident": True}).asking == "aid"
    progress = replay(Closed, {"resident": False, "aid": ["disabled"]})
    assert (progress.asking, progress.path) == ("last", ["resident"])
    assert progress.cursor.facts["aid"] == ()


# In items ------------------------------------------------------------------------------------------------------------


class Jobs(Flow, facts=Facts, assess=keep):
    resident = YesNo("?")
    with Each(Job, another="?") as jobs:
        pay = Count("?")
        with Menu("?") as special:
            at_home = Tick("At home", when=resident.yes)
            tips = Count("?", option="Tips")
        note = Text("?", when=at_home.yes)
    last = YesNo("?")


def test_a_menu_in_an_item_is_of_that_item() -> None:
    first = {"jobs.0.pay": 1, "jobs.0.special": ["at_home", "tips"], "jobs.0.tips": 7, "jobs.0.note": "x"}
    second = {"jobs.1.another": True, "jobs.1.pay": 2, "jobs.1.special": [], "jobs.2.another": False, "last": True}
    jobs = outcome(Jobs, {"resident": True} | first | second).result.case.jobs
    assert jobs == (Job(pay=1, at_home=True, tips=7, note="x"), Job(pay=2))
    jobs = outcome(Jobs, {"resident": False} | first | second).result.case.jobs
    assert jobs == (Job(pay=1, tips=7), Job(pay=2))


# By facts alone ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "ticks"),
    [
        ({}, []),
        ({"disabled": True}, ["disabled"]),
        ({"disabled": False, "rent": 3}, []),
        ({"rent": 4, "donations": 0}, ["rent"]),
        ({"rent": None, "student": True}, ["student"]),
        ({"tuition": 5}, []),
        ({"aid": ["rent"], "disabled": True}, ["rent"]),
        ({"aid": [], "disabled": True, "rent": 4}, []),
        ({"rent": "what?"}, ["rent"]),
    ],
)
def test_without_its_own_fact_a_menu_is_ticked_where_a_fact_is_not_the_default(
    facts: dict[str, Any], ticks: list[str]
) -> None:
    menu = Credits.asks["aid"].question
    assert isinstance(menu, Menu)
    assert ticks_of(menu, facts, defaults_of(Facts)) == ticks


@pytest.mark.parametrize(
    "facts",
    [
        {"disabled": True},
        {"donations": 5, "donated_to": "x", "rent": 3},
        {"student": True, "tuition": 4, "rent": 0},
        {"aid": ["donations"], "donations": 5, "donated_to": "x", "disabled": True, "rent": 9},
        {"aid": []},
    ],
)
def test_facts_alone_give_the_same_with_and_without_the_dialogue(facts: dict[str, Any]) -> None:
    facts = {"resident": True, "last": True} | facts
    progress, answers, _assumed = drive(Credits, facts, words("en"), None)
    assert canonical(Read(Credits, facts, None).assess()) == canonical(progress.result)
    exported = facts_of(Credits, answers, progress.path)
    assert drive(Credits, exported, words("zh"), None)[1] == answers
    assert canonical(Read(Credits, exported, None).assess()) == canonical(progress.result)
