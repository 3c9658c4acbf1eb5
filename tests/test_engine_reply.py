"""Replies: which line of a figure is shown, what is folded away, how a doubt names its figures, what wording reads."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calculators.shared.result import Finding, figure
from calculators.shared.rules import Period, Rules
from flows.engine.answer import Outcome, reply
from flows.engine.flow import Regime
from flows.engine.language import Check, Flow, Found, Line, Money, Panel, Say, Text
from flows.engine.words import words

EN, ZH = words("en"), words("zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    pay: Decimal = Decimal(5)
    name: str = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str = "due"
    conditions: tuple[Finding, ...] = (Finding("old", True), Finding("rich", False))
    rate: Decimal | None = figure("percent")
    tax: Decimal = figure("CAD", Decimal("4.00"))
    paid_in: str = figure("year_month", "2026-07..2027-06")


def decide(case: Facts) -> Result:
    return Result(verdict=case.name)


class Levy(Flow, facts=Facts, assess=decide):
    name = Text("?")
    pay = Money("?", currency="CAD")
    verdict = "{pay} of pay, paid in {paid_in}"
    figures = "To pay in {paid_in}"
    checks = {"old": Check("Old"), "rich": Check("Rich", under="How")}
    lines = {
        "tax": (
            Line("Tax of {pay}", "round(pay * (rate / 100))", when=Found("rate").given, under="How"),
            Line("Tax as told", "tax"),
        ),
        "half": Line("Half of it", "tax / 2", unit="CAD", under="How"),
    }
    panels = [
        Panel("First", [Say("a")]),
        Panel("Never", [Say("b", when=Found("rate").positive)]),
        Panel("Last", [Say("c")], folded=True, last=True),
    ]


SOURCES = """
checked = 2026-11-21
covers = [{ from = 2026-01-01, until = "open" }]
[sources.gazette]
title = { en = "The gazette", zh = "公报" }
status = "in force"
checked = 2026-11-21
"""


@pytest.fixture
def regime(tmp_path: Path) -> Regime:
    (tmp_path / "toy.toml").write_text(SOURCES, "utf-8")
    names = {"levy": "The levy", "levy.rate": "Its rate", "fees": "Fees"}
    return Regime("Toy", "", Rules("toy", tmp_path), "UTC", {"levy": Levy}, names)


def outcome(regime: Regime, *, read: tuple[Period, ...] = (), rate: str | None = None, **facts: Any) -> Outcome:
    result = Result(rate=None if rate is None else Decimal(rate))
    return Outcome(Levy, regime, facts, result, {period.figure: period for period in read})


def test_of_several_lines_the_first_that_holds_and_is_complete_is_shown(regime: Regime) -> None:
    def shown(**case: Any) -> list[tuple[str, str, str]]:
        return [(line.id, line.label, line.working) for line in reply(outcome(regime, **case), EN).lines]

    half = ("half", "Half of it", "4 ÷ 2")
    assert shown(rate="80", pay=Decimal(5)) == [("tax", "Tax of CA$5", "5 × 80%"), half]
    assert shown(pay=Decimal(5)) == [("tax", "Tax as told", ""), half]
    assert shown(rate="80") == [("tax", "Tax as told", ""), half], "the pay was not asked"


def test_what_stands_under_a_heading_says_so(regime: Regime) -> None:
    said = reply(outcome(regime), EN)
    assert said.figures == "To pay in July 2026 to June 2027"
    assert [(line.id, line.under) for line in said.lines] == [("tax", ""), ("half", "How")]
    assert [(check.id, check.under) for check in said.checks] == [("old", ""), ("rich", "How")]
    assert [(panel.title, panel.folded, panel.last) for panel in said.panels] == [
        ("First", False, False),
        ("Last", True, True),
    ]


def test_a_fact_that_was_not_asked_reads_as_its_default(regime: Regime) -> None:
    assert reply(outcome(regime), EN).verdict == "CA$5 of pay, paid in July 2026 to June 2027"
    assert reply(outcome(regime, pay=None), EN).verdict == "CA$5 of pay, paid in July 2026 to June 2027"
    assert reply(outcome(regime, pay=Decimal(7)), ZH).verdict == "7加元 of pay, paid in 2026年7月至2027年6月"


def period(figure: str, confidence: str = "recalled", **note: str) -> Period:
    return Period(figure, "CAD", date(2026, 1, 1), None, Decimal(1), "gazette:7", confidence, note)


def test_a_doubt_names_the_figures_that_it_is_about(regime: Regime) -> None:
    def unsure(*read: Period) -> tuple[str, ...]:
        return reply(outcome(regime, read=read), EN).unsure

    doubt = "The gazette 7: not found printed; stated from general knowledge."
    assert unsure(period("levy.rate"), period("levy.floor"), period("levy.cap")) == (f"Its rate and The levy: {doubt}",)
    assert unsure(period("fees.late.rate", en="a guess", zh="猜")) == ("Fees: a guess",)
    assert unsure(period("unheard.of"), period("levy.floor", "official")) == (doubt,)


def test_a_heading_names_what_there_is() -> None:
    with pytest.raises(TypeError, match=r"Mistaken.figures names 'payed_in'"):

        class Mistaken(Flow, facts=Facts, assess=decide):
            name = Text("?")
            figures = "To pay in {payed_in}"
