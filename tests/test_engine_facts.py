"""Facts alone: read for the calculator, driven through the dialogue, written out again."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.shared.refusal import Refused
from flows.engine.dialogue import Answers, outcome, state_of
from flows.engine.drive import drive, has_default, take_defaults
from flows.engine.facts import Read, canonical, check_known, facts_of
from flows.engine.flow import Flow, Regime
from flows.engine.language import (
    TODAY,
    Choice,
    Choices,
    Country,
    Date,
    Each,
    Given,
    Menu,
    Money,
    MonthDay,
    Names,
    Percent,
    Section,
    Stop,
    Text,
    Tick,
    Years,
    YesNo,
)
from flows.engine.regimes import regimes
from flows.engine.words import words
from tests.walking import TODAY as WALKED_ON
from tests.walking import walk

DAY = date(2026, 11, 21)
COLOURS = {"red": "Red", "blue": "Blue"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    name: str = "somebody"
    percent: Decimal
    since: date = date(2020, 1, 1)
    sold: bool = False
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    as_of: date | None = None
    kind: str = "red"
    amount: Decimal
    year_end: str = "12-31"
    colours: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    shares: tuple[Share, ...] = ()
    friends: tuple[str, ...] = ()
    home: str
    told_on: date
    closed: bool = False
    fee: Decimal = Decimal(3)
    loud: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str
    total: Decimal = Decimal(0)
    day: date | None = None
    home: str = ""


def decide(case: Facts) -> Result:
    """Reads the amount always, the shares and the home of big amounts only."""
    if case.amount <= 100:
        return Result(verdict="small", total=case.amount)
    total = sum((share.percent for share in case.shares), Decimal(0))
    days = [share.seen_on for share in case.shares]
    home = case.home if case.shares else ""
    return Result(verdict="big", total=total, day=max([case.told_on, *days]), home=home)


def names(shares: tuple[Share, ...]) -> tuple[str, ...]:
    return tuple(share.name for share in shares)


class Estate(Flow, facts=Facts, assess=decide):
    as_of = Given(Date)
    kind = Choice("?", COLOURS)
    amount = Money("?", currency="HKD")
    with Menu("?") as more:
        fee = Money("?", option="A fee", currency="HKD")
        loud = Tick("Loud")
    Stop(when=lambda amount: amount <= 100)
    year_end = MonthDay("?", optional=True)
    colours = Choices("?", COLOURS, optional=True)
    years = Years("?", among=lambda: (2024, 2025, 2026))
    with Each(Share, any="?", another="?", at_most=3) as shares:
        name = Text("?")
        percent = Percent("?")
        since = Date("?", optional=True)
        seen_on = Date("?", suggest=TODAY)
    friends = Names("?", among=names, optional=True)
    with Section("", when=shares.some):
        home = Country("?", suggest=lambda kind: "CN" if kind == "red" else None)
    told_on = Date("?", suggest=TODAY)
    closed = YesNo("?")


SMALL = {"amount": "100"}
BIG: dict[str, Any] = {
    "kind": "red", "amount": "1000.50", "year_end": "03-31", "colours": ["red", "blue"], "years": [2024, 2026],
    "shares": [
        {"name": "Ann & Co", "percent": "12.5", "since": "2021-02-28", "seen_on": "2025-01-01"},
        {"name": "阿尔法", "percent": "30", "seen_on": "2025-06-01"},
    ],
    "friends": ["阿尔法"], "home": "HK", "told_on": "2025-03-03", "closed": True, "fee": "4.00", "loud": True,
}  # fmt: skip


def read(facts: dict[str, Any], flow: type[Flow] = Estate) -> Result:
    result: Result = Read(flow, facts, DAY).assess()
    return result


def driven(facts: dict[str, Any], flow: type[Flow] = Estate, language: str = "en") -> Result:
    result: Result = drive(flow, facts, words(language), DAY)[0].result
    return result


def without(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: raw for name, raw in facts.items() if name not in names}


# Both ways -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "result"),
    [
        (SMALL, Result(verdict="small", total=Decimal(100))),
        (BIG, Result(verdict="big", total=Decimal("42.5"), day=date(2025, 6, 1), home="HK")),
        (
            without(BIG, "colours", "fee", "year_end", "friends", "loud", "kind"),
            Result(verdict="big", total=Decimal("42.5"), day=date(2025, 6, 1), home="HK"),
        ),
        (
            without(BIG, "home", "told_on"),
            Result(verdict="big", total=Decimal("42.5"), day=DAY, home="CN"),
        ),
        (
            BIG | {"shares": [{"percent": "1"}], "friends": None},
            Result(verdict="big", total=Decimal(1), day=DAY, home="HK"),
        ),
    ],
)
def test_facts_are_read_and_driven_alike(facts: dict[str, Any], result: Result) -> None:
    assert read(facts) == result
    assert driven(facts) == driven(facts, language="zh") == result


@pytest.mark.parametrize(
    ("facts", "fact", "code"),
    [
        ({}, "amount", "missing"),
        ({"amount": None}, "amount", "missing"),
        ({"amount": "much"}, "amount", "not_a_number"),
        ({"amount": 5.5}, "amount", "not_a_number"),
        (without(BIG, "home") | {"kind": "blue"}, "home", "missing"),
        (BIG | {"home": "XX"}, "home", "not_a_country"),
        (BIG | {"shares": {}}, "shares", "not_a_list"),
        (BIG | {"shares": 0}, "shares", "not_a_list"),
        (BIG | {"shares": ["x"]}, "shares", "not_a_list"),
        (BIG | {"shares": [{"percent": "1"}] * 4}, "shares", "too_many"),
        (BIG | {"shares": [{"name": "x"}]}, "shares.percent", "missing"),
        (BIG | {"shares": [{"percent": "1"}, {"percent": "101"}]}, "shares.percent", "out_of_range"),
        (BIG | {"shares": [{"percent": "1", "seen_on": "soon"}]}, "shares.seen_on", "not_a_date"),
        (BIG | {"as_of": "today"}, "as_of", "not_a_date"),
    ],
)
def test_both_ways_name_the_fact_that_will_not_do(facts: dict[str, Any], fact: str, code: str) -> None:
    for take in (read, driven):
        with pytest.raises(Refused) as caught:
            take(facts)
        assert (caught.value.fact, caught.value.code) == (fact, code)


def test_what_is_not_needed_may_be_unreadable() -> None:
    nonsense = SMALL | {"years": "x", "shares": 7, "home": [], "told_on": "soon", "closed": "perhaps"}
    assert read(nonsense) == driven(nonsense) == Result(verdict="small", total=Decimal(100))


def test_a_number_too_many_items_says_how_many_there_may_be() -> None:
    with pytest.raises(Refused) as caught:
        driven(BIG | {"shares": [{"percent": "1"}] * 4})
    assert caught.value.values == {"at_most": 3}
    assert driven(BIG | {"shares": [{"percent": "1"}] * 3, "friends": None}).total == Decimal(3)


@pytest.mark.parametrize("at_most", [1, 2])
def test_a_list_that_closes_by_itself_lets_no_item_pass_unseen(at_most: int) -> None:
    class Few(Flow, facts=Facts, assess=decide):
        amount = Money("?")
        with Each(Share, another="?", at_most=at_most, at_least=at_most) as shares:
            percent = Percent("?")
            seen_on = Date("?", suggest=TODAY)
        home = Country("?")
        told_on = Date("?", suggest=TODAY)

    facts = {"amount": "1000", "home": "HK", "shares": [{"percent": "1"}] * (at_most + 1)}
    for take in (read, driven):
        with pytest.raises(Refused, match="too_many"):
            take(facts, Few)


def test_a_name_that_is_to_be_unique_is_taken_once() -> None:
    class Assorted(Flow, facts=Facts, assess=decide):
        amount = Money("?")
        with Each(Share, another="?", unique="name") as shares:
            name = Choice("?", {"a": "A", "b": "B"})
            percent = Percent("?")
            seen_on = Date("?", suggest=TODAY)
        home = Country("?")
        told_on = Date("?", suggest=TODAY)

    facts: dict[str, Any] = {"amount": "1000", "home": "HK"}
    rows = [{"name": name, "percent": "1"} for name in "abb"]
    for few in (rows[1:], rows):
        for take in (read, driven):
            with pytest.raises(Refused) as caught:
                take(facts | {"shares": few}, Assorted)
            assert (caught.value.fact, caught.value.code) == ("shares.name", "not_an_option")
    assert (
        read(facts | {"shares": rows[:2]}, Assorted).total == driven(facts | {"shares": rows[:2]}, Assorted).total == 2
    )


# Defaults ------------------------------------------------------------------------------------------------------------


def test_the_dialogue_tells_which_answers_were_defaults() -> None:
    _progress, answers, assumed = drive(Estate, without(BIG, "year_end", "home", "kind", "more"), words("en"), DAY)
    assert assumed == ["kind", "year_end", "shares.1.since", "home"]
    assert (answers["kind"], answers["year_end"], answers["shares.1.since"], answers["home"]) == (
        "red",
        None,
        None,
        "CN",
    )


def test_the_calculator_tells_which_defaults_it_read() -> None:
    def kind_of(case: Facts) -> Result:
        return Result(verdict=case.kind, total=case.amount)

    class Kind(Flow, facts=Facts, assess=kind_of):
        kind = Choice("?", COLOURS)
        amount = Money("?")
        fee = Money("?")
        home = Country("?")
        told_on = Date("?")

    for facts, defaulted in (({"amount": "1"}, ["kind"]), ({"amount": "1", "kind": "red"}, [])):
        found = Read(Kind, facts, DAY)
        assert found.assess() == Result(verdict="red", total=Decimal(1))
        assert found.defaulted() == defaulted, "the fee was not read, the amount was given"


def test_suggested_days_need_a_day() -> None:
    with pytest.raises(Refused, match="missing"):
        Read(Estate, without(BIG, "told_on"), None).assess()


def test_the_rest_by_default_goes_up_to_the_first_question_that_has_none() -> None:
    answers: Answers = {"kind": "blue", "amount": "1000"}
    take_defaults(Estate, answers, {}, DAY)
    progress = outcome(Estate, answers)
    assert progress.asking is None
    assert (answers["more"], answers["shares.0.another"], answers["told_on"]) == ([], False, "2026-11-21")
    unknown: Answers = {"kind": "blue"}
    take_defaults(Estate, unknown, {}, DAY)
    assert unknown == {"kind": "blue"}
    assert not has_default(outcome(Estate, unknown), DAY)
    assert has_default(outcome(Estate, {}), DAY)


# Unknown keys --------------------------------------------------------------------------------------------------------


class Other(Flow, facts=Facts, assess=decide):
    amount = Money("?")
    closed = YesNo("?")
    home = Country("?")
    told_on = Date("?")


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        (BIG | {"scenario": "estate", "as_of": "2026-01-01", "more": []}, None),
        ({"colour": "red"}, "colour"),
        ({"another": True}, "another"),
        ({"shares": [{"percent": "1"}, {"size": 1}]}, "shares.size"),
        ({"shares": [{"another": True}]}, "shares.another"),
        ({"percent": "1"}, "percent"),
        ({"shares": "no list"}, None),
    ],
)
def test_a_key_that_no_scenario_knows_is_unknown(facts: dict[str, Any], fact: str | None) -> None:
    regime = Regime("", "", next(iter(regimes().values())).rules, "UTC", {"estate": Estate, "other": Other})
    if fact is None:
        check_known(regime, facts)
        return
    with pytest.raises(Refused) as caught:
        check_known(regime, facts)
    assert (caught.value.fact, caught.value.code) == (fact, "unknown_fact")


# Out and in again ----------------------------------------------------------------------------------------------------


def test_the_facts_of_a_dialogue_are_those_it_was_driven_by() -> None:
    progress, answers, _assumed = drive(Estate, BIG, words("en"), DAY)
    exported = facts_of(Estate, answers, progress.path)
    assert exported == BIG | {"more": ["fee", "loud"], "shares": [BIG["shares"][0], BIG["shares"][1] | {"since": None}]}


def test_skipped_and_unticked_facts_and_those_off_the_path() -> None:
    progress, answers, _assumed = drive(
        Estate, without(BIG, "loud", "fee", "friends") | {"shares": []}, words("en"), DAY
    )
    answers |= {"fee": "9", "home": "HK", "shares.0.percent": "5"}
    exported = facts_of(Estate, answers, progress.path)
    assert exported["shares"] == exported["more"] == []
    assert not {"loud", "fee", "home"} & set(exported)


@pytest.mark.parametrize(
    ("regime", "flow"),
    [(regime, flow) for regime in regimes().values() for flow in regime.scenarios.values()],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_an_export_driven_again_gives_the_same_answers(regime: Regime, flow: type[Flow]) -> None:
    for seed in range(8):
        found = walk(flow, regime.rules, seed)
        exported = facts_of(flow, found.answers, found.progress.path)
        given = {name: WALKED_ON.isoformat() for name in flow.givens}
        language = ("en", "zh")[seed % 2]
        progress, answers, _assumed = drive(flow, exported | given, words(language, regime.rules.regime), WALKED_ON)
        assert values(flow, answers, progress.path) == values(flow, found.answers, found.progress.path)
        assert canonical(progress.result) == canonical(found.progress.result)


def values(flow: type[Flow], answers: Answers, path: list[str]) -> dict[str, Any]:
    """What the answers mean: 1.50 is 1.5, and a menu that was skipped is one without ticks."""
    found: dict[str, Any] = {}
    for key in path:
        question = flow.asks[state_of(key)].question
        raw = [] if answers[key] is None and question.many else answers[key]
        found[key] = None if raw is None else question.decode(raw)
    return found
