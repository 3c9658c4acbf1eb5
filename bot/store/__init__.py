"""What outlives the process: what is kept of each person, and which updates were handled."""

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol

from bot.session import Session

Row = tuple[int, int, int, int | None, str | None, str]  # person, revision, sent, message, owed, state


class StoreFailed(Exception):
    """The store cannot be read or written: nothing may be acknowledged, the process has to end."""


class Store(Protocol):
    """One writer. Every method may raise StoreFailed; `load` also ValueError, if a row cannot be read."""

    careful: bool
    """The process before this one was killed: each update is to be taken up before it is handled."""

    def load(self, person: int) -> Session | None: ...

    def known(self, updates: Collection[int]) -> set[int]:
        """Which of these updates were handled before."""

    def save(self, rows: Iterable[Row], handled: Iterable[int], at: int) -> None:
        """A batch of updates in one transaction; durable on return."""

    def mark_sent(self, person: int, revision: int, message: int | None) -> None:
        """Telegram shows this revision in that message. Read back at once, durable with the next commit."""

    def mark_paid(self, person: int, owed: str) -> None:
        """That item is no longer owed. Read back at once, durable with the next commit."""

    def commit(self) -> None: ...

    def forget(self, person: int) -> None:
        """Deletes the person's row and every trace of it in the files."""

    def unsent(self) -> list[int]:
        """People whose newest screen, or something owed besides, Telegram has not confirmed."""

    def take_up(self, update: int) -> int:
        """Notes that this update is in hand, so that a killed process is remembered; how often it was before."""

    def sweep(self, before: int) -> None:
        """Drops the marks of updates that were handled before that second."""

    def close(self) -> None:
        """A stop in good order: the files are whole for a backup, and the next start need not be careful."""


def row_of(session: Session) -> Row:
    """Raises what keeps the session from being stored, here rather than in the middle of a batch."""
    owed = json.dumps(session.owed) if session.owed else None
    state = session.state()
    state.encode()
    return session.person, session.revision, session.sent, session.message, owed, state


def session_of(row: Row) -> Session:
    """Raises ValueError if the row is not what `row_of` makes."""
    person, revision, sent, message, owed, state = row
    try:
        return Session.restored(person, revision, sent, message, json.loads(owed) if owed else [], state)
    except (TypeError, AttributeError) as problem:
        raise ValueError("not the state of a session") from problem


def open_store(url: str) -> Store:
    """Raises StoreFailed with a sentence for the operator."""
    from bot.store.sqlite import SqliteStore  # it needs this module

    return SqliteStore(Path(url.removeprefix("sqlite:///")))
