"""Somebody who answers at random, mostly sensibly: walks a flow from its first question to its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from calculators.shared.months import months_before
from calculators.shared.rules import Rules
from flows.engine.dates import Date, MonthDay
from flows.engine.dialogue import Answers, Progress, give, outcome, replay
from flows.engine.flow import Flow
from flows.engine.lists import Another, Menu
from flows.engine.names import Country, Currency, Name, Names, Text
from flows.engine.numbers import Count, Quantity, Year, Years
from flows.engine.questions import Choice, Choices, Question, YesNo

TODAY = date(2026, 11, 21)
PATIENCE = 12
LONGEST = 2_000
FORGOTTEN = 0.15
AMOUNTS = ("0", "1", "9.99", "15", "60", "100", "12500.50", "400000", "2999999.99", "3000000", "64000000", "120000000")
PERCENTS = ("0.01", "7.5", "12", "14.99", "15", "15.01", "30", "49.99", "50", "50.01", "85", "100")
WORDS = ("alpha", "beta", "gamma", "阿尔法", "Delta & <Co>")


@dataclass
class Walk:
    """Answers to the end, and the progress there. `refusals`: (question, code) met on the way."""

    answers: Answers
    progress: Progress
    refusals: set[tuple[str, str]]


def walk(flow: type[Flow], rules: Rules, seed: int, known: Answers | None = None) -> Walk:
    """`known`: the answers of somebody else; some are forgotten and given anew."""
    rng = Random(seed)
    anchors = _anchors(rules, rng)
    answers: Answers = {key: raw for key, raw in (known or {}).items() if rng.random() > FORGOTTEN}
    refusals: set[tuple[str, str]] = set()
    tries = 0
    stubborn = rng.random() < 0.85
    given = dict.fromkeys(flow.givens, TODAY)
    for _ in range(LONGEST):
        progress = outcome(flow, answers, None, given)
        if progress.asking is None:
            return Walk(answers, progress, refusals)
        if progress.refused is not None:
            refusals.add((progress.ask.state, progress.refused.code))
            tries += 1
        raw = _answer(progress, rng, anchors, desperate=tries > PATIENCE // 2)
        if tries > PATIENCE:
            answers.clear()
            tries = 0
        elif stubborn and progress.ask is not None and not progress.ask.about_list():
            _give_unless_it_ends(answers, progress, raw, rng, anchors)
        else:
            give(flow, answers, progress.asking, raw)
    raise AssertionError(f"{flow.__name__}: no end after {LONGEST} answers, at {progress.asking} {progress.refused}")


def _give_unless_it_ends(answers: Answers, progress: Progress, raw: Any, rng: Random, anchors: list[date]) -> None:
    """A stubborn person tries to keep the conversation going."""
    assert progress.asking is not None
    flow = progress.flow
    for _ in range(PATIENCE):
        tried = dict(answers)
        give(flow, tried, progress.asking, raw)
        if replay(flow, tried, None, dict.fromkeys(flow.givens, TODAY)).asking is not None:
            break
        raw = _answer(progress, rng, anchors, desperate=False)
    give(flow, answers, progress.asking, raw)


def _anchors(rules: Rules, rng: Random) -> list[date]:
    """Days on which the law may change its mind: ends of periods, whole months before one another."""
    edges = [day for periods in rules.figures.values() for p in periods for day in (p.first, p.last) if day]
    base = rng.choice([*edges, TODAY, date(2025, 5, 6), date(2024, 2, 29)])
    back = [months_before(base, months) for months in (0, 12, 24, 36, 60, 96)]
    return [day + timedelta(days=shift) for day in (*back, base, TODAY) for shift in (-1, 0, 0, 1, 40)]


def _answer(progress: Progress, rng: Random, anchors: list[date], *, desperate: bool) -> Any:
    ask = progress.ask
    assert ask is not None
    question, offered = ask.question, ask.offered(progress.cursor)
    if ask.may_skip(progress.cursor) and (desperate or rng.random() < 0.3):
        return None
    if isinstance(question, Another):
        return rng.random() < (0.9 if progress.refused else 0.4)
    return rng.choice(list(_candidates(question, offered, rng, anchors)))


def _candidates(question: Question, offered: Any, rng: Random, anchors: list[date]) -> Iterator[Any]:
    if isinstance(question, YesNo):
        yield from (True, False)
    elif isinstance(question, Menu | Choices):
        known = [q.id for q in question.ticks()] if isinstance(question, Menu) else list(question.labels)
        ids = known if offered is None else list(offered)
        yield [option for option in ids if rng.random() < 0.4] or ids[: getattr(question, "at_least", 0)]
    elif isinstance(question, Choice):
        yield from (offered if offered is not None else question.labels)
    elif isinstance(question, Names):
        yield [name for name in offered or () if rng.random() < 0.4]
    elif isinstance(question, Name):
        yield from (*(offered or ()), *(WORDS if question.new else ()))
    elif isinstance(question, Text):
        yield rng.choice(WORDS)
    elif isinstance(question, Years):
        yield [year for year in offered or question.fixed or () if rng.random() < 0.3]
    elif isinstance(question, Year | Count):
        yield from (offered if offered is not None else question.fixed or (0, 1, 2, 12, 40, 300))
    elif isinstance(question, Quantity):
        yield from _amounts(question)
    elif isinstance(question, MonthDay):
        yield from ("03-31", "12-31", "06-30", "02-29")
    elif isinstance(question, Date):
        yield from (day.isoformat() for day in (*anchors, *(offered or ()) * 3))
    elif isinstance(question, Country | Currency):
        yield from question.near
    else:
        raise TypeError(f"no candidates for {type(question).__name__}")


def _amounts(question: Quantity) -> Iterator[str]:
    yield from PERCENTS if question.unit == "percent" else AMOUNTS
    if question.low is None:
        yield from ("-0.01", "-250000")
