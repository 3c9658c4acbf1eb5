"""Every golden case, by the calculator and by the dialogue in both languages; and what the answer must carry."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest

from bot.assess import decided
from flows.engine.answer import Outcome, document, reply
from flows.engine.facts import canonical
from flows.engine.formula import evaluate
from flows.engine.reply import variants
from flows.engine.words import words
from tests.golden import Case, cases

TODAY = "2026-11-21"
every_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)


def outcome(case: Case, *, dialogue: bool = False, language: str = "en") -> Outcome:
    speak = words(language, case.regime.rules.regime)
    return decided(case.regime, case.flow, case.facts, dialogue=dialogue, words=speak, today=TODAY).outcome


def agrees(expected: Any, found: Any) -> bool:
    """Decimals by value, everything else as it is written."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(agrees(value, found.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(agrees, expected, found))
    if isinstance(expected, str) and isinstance(found, str):
        try:
            return Decimal(expected) == Decimal(found)
        except InvalidOperation:
            return expected == found
    return bool(expected == found)


def check(case: Case, result: dict[str, Any]) -> None:
    for key, expected in case.expect.items():
        if key.endswith("_include"):
            assert set(expected) <= set(result[key.removesuffix("_include")]), key
        else:
            assert agrees(expected, result[key]), f"{key}: {expected!r} expected, {result[key]!r} found"


@every_case
def test_the_calculator_decides_it(case: Case) -> None:
    check(case, canonical(outcome(case).result))


@every_case
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_dialogue_decides_it(case: Case, language: str) -> None:
    check(case, canonical(outcome(case, dialogue=True, language=language).result))


@every_case
def test_both_ways_give_the_same_result(case: Case) -> None:
    assert canonical(outcome(case).result) == canonical(outcome(case, dialogue=True).result)


@every_case
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_working_comes_to_the_amount_shown(case: Case, language: str) -> None:
    found = outcome(case, dialogue=True, language=language)
    for line in reply(found, words(language, case.regime.rules.regime)).lines:
        key, _dot, n = line.id.partition(".")
        each = variants(found.flow.lines[key])[0].each
        row = found.names()(each).value[int(n)] if each else None
        assert evaluate(line.formula, found.names(row)) == line.amount, line.id
        if line.working:
            assert abs(shown_amount(line.working) - line.amount) <= Decimal("0.01"), (line.working, line.amount)


def shown_amount(working: str) -> Decimal:
    """What the working on the screen comes to, figures read as they are printed."""
    python = working.replace("×", "*").replace("÷", "/").replace("−", "-")
    numbered = re.sub(r"(\d[\d,]*(?:\.\d+)?)(%?)(?!,)", _number, python)
    return Decimal(eval(numbered, {"Decimal": Decimal, "min": min, "max": max}))  # noqa: S307 - our own text


def _number(printed: re.Match[str]) -> str:
    figure = f"Decimal('{printed[1].replace(',', '')}')"
    return f"({figure} / 100)" if printed[2] else figure


@every_case
def test_the_document_has_what_is_promised(case: Case) -> None:
    found = document(outcome(case), case.scenario, case.facts, (), words("en", case.regime.rules.regime))
    assert found["schema"] == 1
    assert found["regime"] == case.regime.rules.regime
    assert found["scenario"] == case.scenario
    assert set(found) >= {
        "rules_checked",
        "facts",
        "result",
        "lines",
        "citations",
        "next_steps",
        "assumptions",
        "asked",
    }
    assert found["verdict"]
    assert all(set(line) == {"id", "amount", "unit", "label", "working", "cites"} for line in found["lines"])
