"""One event and one session make the new session. Pure: no clock, no store, no Telegram."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answering import type_answer
from bot.buttons import tapped
from bot.commands import COMMANDS
from bot.session import Event, Session
from bot.standing import take_up
from bot.taps import TAPS
from flows.engine.regimes import regimes

HOME = "Asia/Hong_Kong"


def new_session(event: Event) -> Session:
    """Somebody's first. Revisions start from the clock: a button from before /forget is never a current one."""
    return Session(event.person, revision=event.at, language="zh" if event.language.startswith("zh") else "en")


def respond(session: Session, event: Event) -> Session:
    """The session after the event. The session given is the caller's own copy and is changed."""
    today = event.today or day_in(session.scenario.partition(".")[0], event.at)
    if today != session.today:
        session.today, session.progress = today, None
    if event.kind == "tap":
        _tap(session, event)
    elif event.kind == "text":
        _text(session, event.text.strip())
    elif event.kind in ("other", "edited"):
        _below(session)
        session.note = ["text_only" if event.kind == "other" else "edited"]
    return session


def apologise(session: Session) -> Session:
    """The current screen again, with a line that something went wrong on our side; the answers untouched."""
    _below(session)
    session.note = ["set_aside"]
    return session


def day_in(regime: str, at: int) -> str:
    """The ISO day at these seconds since 1970 where the regime is at home."""
    zone = regimes()[regime].zone if regime in regimes() else HOME
    return datetime.fromtimestamp(at, ZoneInfo(zone)).date().isoformat()


def _below(session: Session) -> None:
    """The next screen goes below, as a new message; the buttons of the one above go."""
    if session.message is not None:
        session.above, session.message = session.message, None
    session.revision += 1


def _tap(session: Session, event: Event) -> None:
    tap = tapped(event.text)
    if tap is None or tap.revision != session.revision:
        _stale(session, event)
        return
    before = session.state()
    session.note = ["questions_changed"] if take_up(session) else []
    if tap.verb in TAPS:
        TAPS[tap.verb](session, tap)
    if session.state() != before:
        session.above = None
        session.revision += 1
        session.message = event.message if event.message is not None else session.message


def _stale(session: Session, event: Event) -> None:
    """A button of an older message: the current screen is sent below. One of the current message changes nothing."""
    elsewhere = session.message is not None and event.message is not None and event.message != session.message
    if elsewhere and session.sent == session.revision:
        session.above, session.message = None, None
        session.revision += 1


def _text(session: Session, text: str) -> None:
    if session.sent < session.revision and text == session.last_text:
        return
    _below(session)
    session.note = ["questions_changed"] if take_up(session) else []
    session.last_text, session.leaving = text, False
    if not text.startswith("/"):
        type_answer(session, text)
        return
    name, _space, rest = text[1:].partition(" ")
    command = COMMANDS.get(name.partition("@")[0].lower())
    if command is None:
        session.note = ["unknown_command"]
    else:
        command.act(session, rest.strip())
