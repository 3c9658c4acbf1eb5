"""`wenshui assess`: facts as JSON, a line each, to answers as JSON, a line each."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.shared.refusal import Refused
from calculators.shared.rules import figures_read
from flows.engine.answer import Outcome, document
from flows.engine.drive import drive
from flows.engine.facts import Read, check_known, facts_of
from flows.engine.flow import Flow, Regime
from flows.engine.intake.sentences import sentence
from flows.engine.words import Words, words


def answers(
    regime: Regime, scenario: str, lines: Iterable[str], *, dialogue: bool, language: str, today: str
) -> Iterator[dict[str, Any]]:
    """One answer, or one error, for each line that is not blank."""
    speak = words(language, regime.rules.regime)
    for line in lines:
        if line.strip():
            yield answer(regime, scenario, line, dialogue=dialogue, words=speak, today=today)


def answer(regime: Regime, scenario: str, line: str, *, dialogue: bool, words: Words, today: str) -> dict[str, Any]:
    """The document for one line of facts, or the error that names the fact."""
    try:
        facts = _facts(line)
        scenario = str(facts.pop("scenario", scenario))
        flow = regime.scenarios.get(scenario)
        if flow is None:
            raise Refused("unknown_scenario", "scenario")
        found = decided(regime, flow, facts, dialogue=dialogue, words=words, today=today)
    except Refused as refused:
        message = sentence(refused.code, refused.values, words)
        return {"error": {"fact": refused.fact, "code": refused.code, "message": message}}
    return document(found.outcome, scenario, found.facts, found.asked, words)


@dataclass(frozen=True, slots=True)
class Decided:
    """An outcome, the facts it was decided on, and the keys of the answers where there was a dialogue."""

    outcome: Outcome
    facts: dict[str, Any]
    asked: Sequence[str]


def decided(
    regime: Regime, flow: type[Flow], facts: dict[str, Any], *, dialogue: bool, words: Words, today: str
) -> Decided:
    """By the calculator alone, or through the dialogue as a person would. Refused names the fact that will not do."""
    check_known(regime, facts)
    if dialogue:
        progress, answered, assumed = drive(flow, facts, words, date.fromisoformat(today))
        outcome = Outcome(flow, regime, progress.cursor.facts, progress.result, progress.read, assumed)
        return Decided(outcome, facts_of(flow, answered, progress.path), progress.path)
    read = Read(flow, facts, date.fromisoformat(today))
    with figures_read() as figures:
        result = read.assess()
    return Decided(Outcome(flow, regime, read.values, result, figures, read.defaulted()), facts, ())


def _facts(line: str) -> dict[str, Any]:
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused("not_json") from None
    if not isinstance(facts, dict):
        raise Refused("not_json")
    return facts
