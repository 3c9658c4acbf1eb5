"""A dialogue driven by facts alone: each question that comes up is answered as a person types or taps it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import UNASKED
from flows.engine.dialogue import Answers, Progress, defaults_of, give, outcome, replay
from flows.engine.facts import given_in, rows_of, suggestion, ticks_of
from flows.engine.lists import Another, Menu
from flows.engine.questions import Question
from flows.engine.words import Words

if TYPE_CHECKING:
    from flows.engine.flow import Flow

LONGEST = 5_000


def drive(
    flow: "type[Flow]", facts: Mapping[str, Any], words: Words, today: date | None
) -> tuple[Progress, Answers, list[str]]:
    """The progress at the end, the answers, and the keys of those that were defaults.

    Refused names the question that has no fact, or refuses the one it has.
    """
    answers: Answers = {}
    assumed: list[str] = []
    given = given_in(flow, facts)
    for _ in range(LONGEST):
        progress = outcome(flow, answers, None, given)
        if progress.refused is not None:
            raise Refused(progress.refused.code, progress.refused.fact, **progress.refused.values)
        if progress.asking is None:
            return progress, answers, assumed
        raw, default = _answer(progress, facts, today)
        if default:
            assumed.append(progress.asking)
        if raw is not None:
            raw = _as_given(progress, raw, words)
        give(flow, answers, progress.asking, raw)
    raise Refused("too_many")


def take_defaults(flow: "type[Flow]", answers: Answers, given: Mapping[str, Any], today: date | None) -> None:
    """Answers every question from the open one on with its default, up to the first that has none."""
    for _ in range(LONGEST):
        progress = replay(flow, answers, None, given)
        if progress.asking is None or progress.refused is not None:
            return
        try:
            raw, _default = _answer(progress, {}, today)
        except Refused:
            return
        give(flow, answers, progress.asking, raw)


def has_default(progress: Progress, today: date | None) -> bool:
    try:
        _answer(progress, {}, today)
    except Refused:
        return False
    return True


def _answer(progress: Progress, facts: Mapping[str, Any], today: date | None) -> tuple[Any, bool]:
    """The canonical answer to the open question, and whether it is a default."""
    ask, cursor, flow = progress.ask, progress.cursor, progress.flow
    assert ask is not None  # noqa: S101 - only called while something is asked
    question = ask.question
    here, defaults = facts, defaults_of(flow.facts)
    if ask.each is not None:
        rows, n = rows_of(ask.each, facts), len(cursor.items)
        if isinstance(question, Another):
            return n < len(rows), False
        here, defaults = rows[n] if n < len(rows) else {}, defaults_of(ask.each.facts)
    if isinstance(question, Menu):
        offered = ask.offered(cursor) or ()
        return [tick for tick in ticks_of(question, here, defaults) if tick in offered], False
    if here.get(question.id) is not None:
        return here[question.id], False
    if ask.may_skip(cursor):
        return None, True
    default = defaults.get(question.id, UNASKED)
    if default is UNASKED or default is None:
        default = suggestion(ask, cursor, today)
    if default is None:
        raise Refused("missing", ask.state)
    return question.encode(default), True


def _as_given(progress: Progress, raw: Any, words: Words) -> Any:
    """The answer tapped where there is a button for it, else typed in the language of `words` and read back."""
    ask = progress.ask
    assert ask is not None  # noqa: S101 - as above
    question, offered = ask.question, ask.offered(progress.cursor)
    try:
        question.decode(raw)
        if isinstance(question, Menu | Another) or _tapped(question, raw):
            return raw
        return question.read(question.write(raw, words.language), words, offered).canonical
    except Refused as refused:
        refused.fact = refused.fact or ask.state
        raise


def _tapped(question: Question, raw: Any) -> bool:
    return question.many or isinstance(raw, bool)
