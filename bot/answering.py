"""Answering the open question, by a tap or in words."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.session import Session
from bot.standing import change, draft_of, offered, open_ask, open_flow, progress_of, settle
from calculators.shared.refusal import Refused
from flows.engine.dialogue import Ask, give
from flows.engine.names import Currency
from flows.engine.words import words


def take(session: Session, canonical: Callable[[Ask], Any]) -> bool:
    """Answers the open question with what `canonical` makes of it; whether it was taken.

    A refusal leaves the answers as they were, and the note says why.
    """
    flow, ask, key = open_flow(session), open_ask(session), session.open
    if flow is None or ask is None:
        return False
    session.place = "asking"
    try:
        raw = canonical(ask)
    except Refused as refused:
        session.note = ["refused", refused.code, _shown(refused.values), ""]
        return False
    draft = draft_of(session)
    before = dict(draft.answers), draft.changing
    give(flow, draft.answers, key, raw)
    draft.changing, draft.print, session.progress = None, flow.print, None
    refusal, asking = progress_of(session).refused, progress_of(session).asking
    if refusal is not None and asking == key:
        draft.answers, draft.changing = before
        draft.changing = key if key in draft.answers else draft.changing
        session.progress = None
        session.note = ["refused", refusal.code, _shown(refusal.values), refusal.predicate]
        return False
    session.ticks = []
    settle(session)
    return True


def type_answer(session: Session, text: str) -> None:
    """Answers in words: read, read back where it was interpreted, asked which where it can be read two ways."""
    ask = open_ask(session)
    if ask is None:
        session.note = ["use_buttons"]
        return
    key, language = session.open, words(session.language, session.scenario.partition(".")[0])
    try:
        reading = ask.question.read(text, language, offered(session, ask))
        canonical = _as_the_law_reads(session, ask, reading.canonical)
    except Refused as refused:
        session.place, session.note = "asking", ["refused", refused.code, _shown(refused.values), ""]
        return
    if reading.others:
        session.place, session.note = "asking", ["which", [canonical, *reading.others]]
    elif take(session, lambda _ask: canonical):
        if reading.currency:
            _take_currency(session, ask, reading.currency)
        if reading.echo or reading.currency or canonical != reading.canonical:
            session.note = ["echo", key, reading.currency or ""]


def _take_currency(session: Session, ask: Ask, code: str) -> None:
    """The currency named beside an amount answers the question that asks for it."""
    flow = progress_of(session).flow
    for state, other in flow.asks.items():
        if isinstance(other.question, Currency) and other.question.of is ask.question:
            give(flow, draft_of(session).answers, state, code)
            change(session, None)


def _as_the_law_reads(session: Session, ask: Ask, canonical: Any) -> Any:
    """What was typed, turned by the question's `reads`: a year of birth into an age."""
    if ask.reads is None:
        return canonical
    cursor = progress_of(session).cursor
    facts = cursor.item if ask.each and cursor.item is not None else cursor.facts
    facts[ask.question.id] = ask.question.decode(canonical)
    try:
        return ask.question.encode(ask.reads(cursor))
    finally:
        del facts[ask.question.id]


def _shown(values: Mapping[str, Any]) -> dict[str, str]:
    """The values of a refusal as the session keeps them."""
    return {name: str(value) for name, value in values.items() if value is not None}
