"""Answers: refused, changed, renewed, suggested, skipped; and what a new version of a flow makes of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.shared.refusal import Refused, refusal
from flows.engine.dialogue import END, Answers, give, outcome, replay
from flows.engine.facts import suggestion
from flows.engine.language import TODAY, Choice, Choices, Count, Country, Date, Each, Flow, Given, Menu, Text

COLOURS = {"red": "Red", "blue": "Blue", "green": "Green"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    on: date
    days: int = 1
    weeks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    as_of: date | None = None
    born: date
    arrived: date = date(2020, 1, 1)
    left: date | None = None
    home: str = "CN"
    passport: str = "CN"
    colour: str = "red"
    colours: tuple[str, ...] = ()
    name: str = "nobody"
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str = "resident"
    as_of: date | None = None


@refusal("date_order")
def arrived_before_birth(arrived: date, born: date) -> bool:
    return arrived < born


@refusal("date_order", fact="visits.on")
def before_arrival(on: date, arrived: date) -> bool:
    return on < arrived


def decide(case: Stay) -> Result:
    if case.name == "Nemo":
        raise Refused("nobody", "name")
    if any(visit.days > 99 for visit in case.visits):
        raise Refused("too_long", "visits")
    if any(visit.days > 97 for visit in case.visits):
        raise Refused("nearly_too_long", "visits.days")
    if case.colour == "green":
        raise Refused("odd", "something_never_asked")
    return Result(as_of=case.as_of)


class Residence(Flow, facts=Stay, assess=decide):
    as_of = Given(Date)
    born = Date("?")
    arrived = Date("?", refuse={arrived_before_birth: "Before {born}?"})
    left = Date("?", optional="Still here")
    colour = Choice("?", COLOURS)
    name = Text("?", optional=True)
    with Each(Visit, any="?", another="?") as visits:
        on = Date("?", refuse={before_arrival: "Before {arrived}?"})
        days = Count("?")
    home = Country("?")


STAYED: Answers = {
    "born": "1990-05-31", "arrived": "2010-01-01", "left": None, "colour": "red", "name": None,
    "visits.0.another": True, "visits.0.on": "2012-01-01", "visits.0.days": 3, "visits.1.another": False,
    "home": "CN",
}  # fmt: skip


# Refusing ------------------------------------------------------------------------------------------------------------


def refused(flow: type[Flow], answers: Answers, changing: str | None = None) -> tuple[str | None, str, str]:
    """The open key, the code and the fact of the refusal there."""
    progress = outcome(flow, answers, changing)
    assert progress.refused is not None, progress.asking
    return progress.asking, progress.refused.code, progress.refused.fact


def test_an_answer_that_the_law_refuses_leaves_its_question_open() -> None:
    progress = replay(Residence, {"born": "1990-05-31", "arrived": "1990-05-30"})
    assert (progress.asking, progress.path) == ("arrived", ["born"])
    assert progress.refused is not None
    assert (progress.refused.code, progress.refused.predicate) == ("date_order", "arrived_before_birth")
    assert "arrived" not in progress.cursor.facts
    assert replay(Residence, {"born": "1990-05-31", "arrived": "1990-05-31"}).asking == "left"


def test_refusals_are_rechecked_after_an_earlier_answer_was_edited() -> None:
    answers = dict(STAYED)
    give(Residence, answers, "born", "2011-01-01")
    assert refused(Residence, answers) == ("arrived", "date_order", "arrived")
    give(Residence, answers, "arrived", "2012-06-01")
    assert refused(Residence, answers) == ("visits.0.on", "date_order", "visits.on")
    give(Residence, answers, "visits.0.on", "2012-06-01")
    assert outcome(Residence, answers).asking is None
    assert answers["visits.0.days"] == 3, "what was not wrong was kept"


def test_taking_the_edit_back_makes_all_as_it_was() -> None:
    answers = dict(STAYED)
    before = outcome(Residence, answers)
    give(Residence, answers, "born", "2011-01-01")
    give(Residence, answers, "born", "1990-05-31")
    after = outcome(Residence, answers)
    assert (after.path, after.cursor.facts, answers) == (before.path, before.cursor.facts, STAYED)


@pytest.mark.parametrize(
    ("changed", "key", "code"),
    [
        ({"name": "Nemo"}, "name", "nobody"),
        ({"visits.0.days": 100}, "visits.1.another", "too_long"),
        ({"visits.0.days": 98}, "visits.0.days", "nearly_too_long"),
        ({"colour": "green"}, "home", "odd"),
    ],
)
def test_what_only_the_calculator_refuses_is_asked_again_at_the_fact_it_names(
    changed: Answers, key: str, code: str
) -> None:
    assert refused(Residence, STAYED | changed)[:2] == (key, code)


def test_what_has_not_the_form_of_its_kind_is_refused() -> None:
    for key, raw in {"born": "31 May", "left": 5, "colour": "yellow", "name": "", "visits.0.days": "3"}.items():
        progress = replay(Residence, STAYED | {key: raw})
        assert progress.asking == key
        assert progress.refused is not None


# Skipping ------------------------------------------------------------------------------------------------------------


def test_only_what_may_be_skipped_is() -> None:
    assert replay(Residence, {"born": None}).refused is not None
    facts = outcome(Residence, STAYED).cursor.facts
    assert (facts["left"], facts["name"]) == (None, None)


def test_whether_a_question_may_be_skipped_can_hang_on_another() -> None:
    class Loose(Flow, facts=Stay, assess=decide):
        born = Date("?")
        left = Date("?", optional=True)
        arrived = Date("?", optional=left.given)
        with Menu("?") as more:
            colours = Choices("?", COLOURS, option="Colours", optional=True, at_least=1)

    start = {"born": "1990-05-31", "arrived": None}
    assert replay(Loose, start | {"left": "2020-01-01"}).asking == "more"
    progress = replay(Loose, start | {"left": None})
    assert progress.asking == "arrived"
    assert progress.refused is not None
    assert progress.refused.code == "missing"
    ticked = start | {"left": "2020-01-01", "more": ["colours"]}
    assert replay(Loose, ticked | {"colours": None}).cursor.facts["colours"] == ()
    assert replay(Loose, ticked | {"colours": []}).refused is not None, "none is not the same as skipped"


# Changing ------------------------------------------------------------------------------------------------------------


def test_back_edits_the_last_answer_and_forgets_nothing() -> None:
    answers, keys, progress = dict(STAYED), [], outcome(Residence, STAYED)
    while progress.path:
        progress = replay(Residence, answers, progress.path[-1])
        keys.append(progress.asking)
    assert keys == list(reversed(STAYED))
    assert answers == STAYED


def test_keeping_an_answer_is_giving_it_again() -> None:
    answers = dict(STAYED)
    assert replay(Residence, answers, "arrived").asking == "arrived"
    give(Residence, answers, "arrived", STAYED["arrived"])
    assert outcome(Residence, answers).asking is None
    assert answers == STAYED


def test_an_answer_off_the_path_cannot_be_changed() -> None:
    assert replay(Residence, STAYED, "visits.7.days").asking is None


def test_a_change_abandoned_half_way_loses_nothing() -> None:
    assert replay(Residence, STAYED, "colour").path == ["born", "arrived", "left"]
    assert outcome(Residence, STAYED).result == Result()


# Renewing ------------------------------------------------------------------------------------------------------------


class Renewing(Flow, facts=Stay, assess=decide):
    born = Date("?")
    colour = Choice("?", COLOURS)
    home = Country("?", renewed_by=colour)
    passport = Country("?", renewed_by=(home, colour))
    with Each(Visit, any="?", another="?") as visits:
        on = Date("?")
        days = Count("?", renewed_by=(on, colour))
        weeks = Count("?", renewed_by=days)


def visited(**changed: Any) -> Answers:
    answers: Answers = {"born": "1990-05-31", "colour": "red", "home": "CN", "passport": "HK"}
    for n in (0, 1):
        visit = {"another": True, "on": f"201{n}-01-01", "days": n, "weeks": n}
        answers |= {f"visits.{n}.{name}": raw for name, raw in visit.items()}
    return answers | {"visits.2.another": False} | changed


def test_an_answer_whose_meaning_hangs_on_another_is_dropped_when_that_one_changes() -> None:
    answers = visited()
    give(Renewing, answers, "home", "US")
    assert replay(Renewing, answers).asking == "passport"
    assert answers == {key: raw for key, raw in visited(home="US").items() if key != "passport"}


def test_the_same_answer_again_renews_nothing() -> None:
    answers = visited()
    give(Renewing, answers, "home", "CN")
    assert answers == visited()


def test_what_hangs_on_what_was_dropped_is_dropped_too() -> None:
    answers = visited()
    give(Renewing, answers, "colour", "blue")
    dropped = set(visited()) - set(answers)
    assert dropped == {"home", "passport", *(f"visits.{n}.{name}" for n in (0, 1) for name in ("days", "weeks"))}


def test_in_a_list_only_the_same_item_is_renewed() -> None:
    answers = visited()
    give(Renewing, answers, "visits.0.on", "2015-01-01")
    assert set(visited()) - set(answers) == {"visits.0.days", "visits.0.weeks"}


# Suggesting ----------------------------------------------------------------------------------------------------------


class Suggesting(Flow, facts=Stay, assess=decide):
    home = Country("?")
    passport = Country("?", suggest=home)
    left = Date("?", suggest=TODAY)
    born = Date("?", suggest=lambda home: date(1990, 1, 1) if home == "CN" else None)
    colour = Choice("?", COLOURS, suggest=lambda: "")


@pytest.mark.parametrize(
    ("answers", "suggested"),
    [
        ({}, None),
        ({"home": "CN"}, "CN"),
        ({"home": "CN", "passport": "HK"}, date(2026, 11, 21)),
        ({"home": "CN", "passport": "HK", "left": "2020-01-01"}, date(1990, 1, 1)),
        ({"home": "HK", "passport": "HK", "left": "2020-01-01"}, None),
        ({"home": "HK", "passport": "HK", "left": "2020-01-01", "born": "1990-01-01"}, None),
    ],
)
def test_a_suggestion_comes_from_an_earlier_answer_the_law_or_the_day(answers: Answers, suggested: Any) -> None:
    progress = replay(Suggesting, answers)
    assert progress.ask is not None
    assert suggestion(progress.ask, progress.cursor, date(2026, 11, 21)) == suggested


def test_nought_is_a_suggestion() -> None:
    class Nought(Flow, facts=Stay, assess=decide):
        born = Date("?")
        with Each(Visit, any="?", another="?") as visits:
            on = Date("?")
            days = Count("?", suggest=lambda: 0)

    progress = replay(Nought, {"born": "1990-01-01", "visits.0.another": True, "visits.0.on": "2020-01-01"})
    assert progress.ask is not None
    assert suggestion(progress.ask, progress.cursor, None) == 0


# What the caller gives -----------------------------------------------------------------------------------------------


def test_a_given_fact_is_never_asked_and_reaches_the_calculator() -> None:
    assert "as_of" not in Residence.asks
    assert outcome(Residence, STAYED, None, {"as_of": date(2026, 11, 21)}).result.as_of == date(2026, 11, 21)
    assert outcome(Residence, STAYED).result.as_of is None


# A new version of a flow ---------------------------------------------------------------------------------------------


def version(*questions: str) -> type[Flow]:
    kinds = {
        "born": lambda: Date("?"),
        "colour": lambda: Choice("?", COLOURS),
        "colour, without red": lambda: Choice("?", {"blue": "Blue", "green": "Green"}),
        "home": lambda: Country("?"),
        "name": lambda: Text("?"),
        "colour, reworded": lambda: Choice("Which?", COLOURS, why="Because."),
    }

    class Version(Flow, facts=Stay, assess=decide):
        for question in questions:
            locals()[question.partition(",")[0]] = kinds[question]()
        del question

    return Version


BEFORE: Answers = {"born": "1990-05-31", "colour": "red", "name": "A"}


@pytest.mark.parametrize(
    ("questions", "asking", "path"),
    [
        (("born", "colour", "name"), None, ["born", "colour", "name"]),
        (("born", "home", "colour", "name"), "home", ["born"]),
        (("born", "name"), None, ["born", "name"]),
        (("name", "colour", "born"), None, ["name", "colour", "born"]),
        (("born", "colour, without red", "name"), "colour", ["born"]),
    ],
)
def test_answers_given_to_an_older_version_are_kept_where_they_still_fit(
    questions: tuple[str, ...], asking: str | None, path: list[str]
) -> None:
    answers = dict(BEFORE)
    progress = outcome(version(*questions), answers)
    assert (progress.asking, progress.path) == (asking, path)
    assert answers == BEFORE, "nothing is deleted: the older version would still find its answers"


def test_a_new_question_once_answered_leads_on_to_the_end() -> None:
    progress = outcome(version("born", "home", "colour", "name"), BEFORE | {"home": "HK"})
    assert (progress.asking, progress.cursor.state) == (None, END)


def test_a_version_is_known_by_its_print_which_wording_leaves_alone() -> None:
    same, reworded = version("born", "colour"), version("born", "colour, reworded")
    assert version("born", "colour").print == same.print == reworded.print
    others = {
        version(*names).print for names in (("born", "name"), ("colour", "born"), ("born", "colour, without red"))
    }
    assert len(others | {same.print}) == 4


# Anything at all -----------------------------------------------------------------------------------------------------

RAW = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=2)


@given(st.dictionaries(st.sampled_from([*STAYED, "visits.1.on", "visits.1.days", "visits.2.another", "x"]), RAW))
def test_no_answer_whatever_raises(garbage: Answers) -> None:
    progress = outcome(Residence, STAYED | garbage)
    assert set(progress.path) <= set(STAYED | garbage)
    assert progress.asking is None or progress.asking not in progress.path
