"""All flows walked at random: every question comes up, nothing raises, every verdict is reached and worded."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from bot.assess import decided as assess
from flows.engine.answer import Outcome, document, names_at, reply
from flows.engine.dialogue import END, Answers, Cursor, Progress, advance, outcome, replay, state_of
from flows.engine.drive import drive
from flows.engine.facts import canonical, facts_of
from flows.engine.flow import Flow, Regime
from flows.engine.regimes import regimes
from flows.engine.wording import By, fill
from flows.engine.words import words
from tests.golden import Case, cases
from tests.test_cases import outcome as decided
from tests.walking import TODAY, Walk, walk

WALKS = 200
every_flow = pytest.mark.parametrize(
    ("regime", "flow"),
    [(regime, flow) for regime in regimes().values() for flow in regime.scenarios.values()],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
_walked: dict[type[Flow], list[Walk]] = {}


def walks(regime: Regime, flow: type[Flow]) -> list[Walk]:
    """Each flow is walked once; the tests look at what came of it."""
    if flow not in _walked:
        known = [_driven(case)[1] for case in cases() if case.flow is flow]
        fresh = [walk(flow, regime.rules, seed) for seed in range(WALKS)]
        _walked[flow] = fresh + [walk(flow, regime.rules, seed, known[seed % len(known)]) for seed in range(WALKS)]
    return _walked[flow]


def outcomes(regime: Regime, flow: type[Flow]) -> Iterator[Outcome]:
    for found in walks(regime, flow):
        yield Outcome(flow, regime, found.progress.cursor.facts, found.progress.result, found.progress.read)


@every_flow
def test_every_question_comes_up(regime: Regime, flow: type[Flow]) -> None:
    asked = {state_of(key) for found in walks(regime, flow) for key in found.progress.path}
    asked |= {state_of(key) for case in cases() if case.flow is flow for key in _driven(case)[0].path}
    assert asked == set(flow.asks)


def _driven(case: Case) -> tuple[Progress, Answers]:
    progress, answers, _assumed = drive(case.flow, case.facts, words("en", case.regime.rules.regime), TODAY)
    return progress, answers


@every_flow
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_end_has_words(regime: Regime, flow: type[Flow], language: str) -> None:
    speak = words(language, regime.rules.regime)
    for found in list(outcomes(regime, flow))[::5]:
        said = reply(found, speak)
        assert said.verdict
        assert document(found, "", {}, (), speak)["result"]


@every_flow
def test_every_worded_reason_is_reached(regime: Regime, flow: type[Flow]) -> None:
    """What the reply words by an id of the result (verdict, reason) comes up in a walk or a case, and is worded."""
    results = [found.result for found in outcomes(regime, flow)]
    results += [decided(case).result for case in cases() if case.flow is flow]
    for wording in (flow.verdict, flow.reason):
        if isinstance(wording, By):
            reached = {str(getattr(result, wording.name)) for result in results} - {"", "None"}
            assert reached == set(wording.wordings)


@every_flow
def test_the_calculator_agrees_with_the_dialogue(regime: Regime, flow: type[Flow]) -> None:
    """The facts of the path alone, and with wild values for questions that did not come up, give the same result."""
    speak = words("en", regime.rules.regime)
    for found in walks(regime, flow)[::3]:
        facts = facts_of(flow, found.answers, found.progress.path)
        facts |= {name: TODAY.isoformat() for name in flow.givens}
        alone = assess(regime, flow, facts, dialogue=False, words=speak, today=TODAY.isoformat())
        assert canonical(alone.outcome.result) == canonical(found.progress.result)


@every_flow
def test_the_machine_takes_the_same_way(regime: Regime, flow: type[Flow]) -> None:
    """The walked edges are those of the machine: its trigger moves the cursor alike."""
    trigger = flow.machine.events["answer"].trigger
    for found in walks(regime, flow)[:25]:
        for key in found.progress.path[1:]:
            progress = replay(flow, found.answers, key, dict.fromkeys(flow.givens, TODAY))
            assert progress.before is not None
            moved, walked = _at(progress.before.state, progress.cursor), _at(progress.before.state, progress.cursor)
            advance(flow, walked)
            assert trigger(moved, moved)
            while moved.state in flow.junctions:
                assert trigger(moved, moved)
            assert moved.state == walked.state


def _at(state: str, cursor: Cursor) -> Cursor:
    twin = Cursor(state, dict(cursor.facts))
    twin.item, twin.items = cursor.item, list(cursor.items)
    return twin


@every_flow
def test_replay_is_idempotent_and_forgets_nothing(regime: Regime, flow: type[Flow]) -> None:
    given = dict.fromkeys(flow.givens, TODAY)
    for seed, found in enumerate(walks(regime, flow)[:80]):
        rng = Random(seed)
        again = outcome(flow, found.answers, None, given)
        assert again.path == found.progress.path
        assert again.result == found.progress.result
        key = rng.choice(found.progress.path)
        changing = replay(flow, found.answers, key, given)
        assert changing.asking == key
        assert found.progress.path[: len(changing.path)] == changing.path
        without = {k: raw for k, raw in found.answers.items() if k != key}
        assert outcome(flow, without, None, given).asking == key
        assert outcome(flow, without | {key: found.answers[key]}, None, given).result == found.progress.result


@every_flow
def test_back_again_and_again_reaches_the_first_question(regime: Regime, flow: type[Flow]) -> None:
    given = dict.fromkeys(flow.givens, TODAY)
    for found in walks(regime, flow)[:20]:
        progress = found.progress
        for _ in range(len(found.progress.path)):
            progress = replay(flow, found.answers, progress.path[-1], given)
        assert progress.asking == flow.first
        assert progress.path == []
        assert progress.cursor.state != END


@every_flow
def test_a_gate_reads_only_what_is_asked_before_it(regime: Regime, flow: type[Flow]) -> None:
    """Half-answered: every prefix of a walk stops at a question, and wording there finds all it names."""
    speak = words("en", regime.rules.regime)
    given = dict.fromkeys(flow.givens, date(2026, 11, 21))
    for found in walks(regime, flow)[:40]:
        for key in found.progress.path:
            progress = replay(flow, found.answers, key, given)
            assert progress.ask is not None
            names = names_at(progress)
            question = progress.ask.question
            for wording in (question.prompt, question.why, question.hint, question.label):
                assert "{" not in fill(wording, names, speak)
