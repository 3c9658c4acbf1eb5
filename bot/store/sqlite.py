"""Sessions in SQLite: one connection, one writer, plain SQL. sqlite-utils makes the tables (bot/store/tables.py)."""

import functools
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.session import Session
from bot.store import Row, StoreFailed, session_of

VERSION = 1  # of the tables: the number of migrations in bot/store/tables.py
PATIENCE = 5_000  # milliseconds for a backup or an operator who holds the file
RUNNING = 0  # no update has this number: its row in `in_hand` says that a process is at work, or was killed
LOAD = "SELECT person, revision, sent, message, owed, state FROM sessions WHERE person = ?"
SAVE = """INSERT INTO sessions (person, revision, sent, message, owed, state) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (person) DO UPDATE SET revision = excluded.revision, sent = excluded.sent, message = excluded.message,
owed = excluded.owed, state = excluded.state"""
# a newer screen may have chosen its message meanwhile
MARK = "UPDATE sessions SET sent = ?, message = CASE WHEN revision = ? THEN ? ELSE message END WHERE person = ?"
UNSENT = "SELECT person FROM sessions WHERE sent < revision OR owed IS NOT NULL"  # has an index of its own
TAKE_UP = """INSERT INTO in_hand (update_id, tries) VALUES (?, 1)
ON CONFLICT (update_id) DO UPDATE SET tries = tries + 1 RETURNING tries - 1"""

P = ParamSpec("P")
R = TypeVar("R")


def _or_fail(
    method: Callable[Concatenate["SqliteStore", P], R],
) -> Callable[Concatenate["SqliteStore", P], R]:
    @functools.wraps(method)
    def guarded(self: "SqliteStore", /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(self, *args, **kwargs)
        except sqlite3.Error as problem:
            with suppress(sqlite3.Error):  # half a batch must not be committed later
                self.connection.rollback()
            raise StoreFailed(f"{self.path} cannot be used: {problem}") from problem

    return guarded


class SqliteStore:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = _connect(path)
        self.careful = self.take_up(RUNNING) > 0

    @_or_fail
    def load(self, person: int) -> Session | None:
        row: Row | None = self.connection.execute(LOAD, (person,)).fetchone()
        return session_of(row) if row else None

    @_or_fail
    def known(self, updates: Collection[int]) -> set[int]:
        marks = ",".join("?" * len(updates))
        query = f"SELECT update_id FROM handled WHERE update_id IN ({marks})"  # noqa: S608 - question marks only
        return {row[0] for row in self.connection.execute(query, tuple(updates))}

    @_or_fail
    def save(self, rows: Iterable[Row], handled: Iterable[int], at: int) -> None:
        self._begin()
        self.connection.executemany(SAVE, rows)
        marks = [(number, at) for number in handled]
        self.connection.executemany("INSERT OR IGNORE INTO handled (update_id, at) VALUES (?, ?)", marks)
        if self.careful:
            self.connection.executemany("DELETE FROM in_hand WHERE update_id = ?", [mark[:1] for mark in marks])
        self.commit()

    @_or_fail
    def mark_sent(self, person: int, revision: int, message: int | None) -> None:
        self._begin()
        self.connection.execute(MARK, (revision, revision, message, person))

    @_or_fail
    def mark_paid(self, person: int, owed: str) -> None:
        row = self.connection.execute("SELECT owed FROM sessions WHERE person = ?", (person,)).fetchone()
        if row and row[0]:
            left = [item for item in json.loads(row[0]) if item != owed]
            self._begin()
            change = (json.dumps(left) if left else None, person)
            self.connection.execute("UPDATE sessions SET owed = ? WHERE person = ?", change)

    @_or_fail
    def commit(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    @_or_fail
    def forget(self, person: int) -> None:
        self._begin()
        self.connection.execute("DELETE FROM sessions WHERE person = ?", (person,))
        self.commit()
        self._empty_log()

    @_or_fail
    def unsent(self) -> list[int]:
        return [row[0] for row in self.connection.execute(UNSENT)]

    @_or_fail
    def take_up(self, update: int) -> int:
        self.commit()
        self.connection.execute("PRAGMA synchronous = OFF")  # must outlive the process, not a power cut
        tries: int = self.connection.execute(TAKE_UP, (update,)).fetchone()[0]
        self.connection.execute("PRAGMA synchronous = FULL")
        return tries

    @_or_fail
    def sweep(self, before: int) -> None:
        self._begin()
        self.connection.execute("DELETE FROM handled WHERE at < ?", (before,))
        self.commit()
        self._empty_log()

    @_or_fail
    def close(self) -> None:
        self._begin()
        self.connection.execute("DELETE FROM in_hand WHERE update_id = ?", (RUNNING,))
        self.commit()
        self.connection.close()

    def _begin(self) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")

    def _empty_log(self) -> None:
        """The write-ahead log still holds pages as they were. While a backup reads, it stays until the next sweep."""
        self.connection.execute("PRAGMA busy_timeout = 50")  # everybody waits for it
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.touch(mode=0o600)  # what people answer is nobody else's business
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE / 1_000)
        with ExitStack() as unless_ready:
            unless_ready.callback(connection.close)
            _make_ready(connection, path)
            unless_ready.pop_all()
    except (OSError, sqlite3.Error) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else problem
        raise StoreFailed(f"{path} cannot be used: {reason}") from None
    return connection


def _make_ready(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise StoreFailed(
            f"{path} was written by a newer version of this program (its tables are version {version}, this program "
            f"knows {VERSION}): update the program, or name another file in BOT_STORE"
        )
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
    if version < VERSION:
        from bot.store.tables import migrate  # sqlite-utils takes 80 ms and 10 MiB

        migrate(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
