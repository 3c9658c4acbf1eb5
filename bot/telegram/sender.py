"""Brings each person's Telegram up to date with the session: what is sent is made from it, nothing is queued."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.session import Screen, Session
from bot.store import Store, StoreFailed, row_of
from bot.telegram.api import PutOff
from bot.telegram.menus import greeting
from bot.telegram.postman import Postman
from bot.telegram.refusals import gist, is_unreachable
from bot.telegram.talk import Talk

log = logging.getLogger(__name__)
TAP = "tap:"
MOMENT = 0.005  # seconds; a screen that Telegram took, but the store not yet, comes twice after a kill


@dataclass(frozen=True, slots=True)
class Due:
    """What a person should see. `screen`: None if it has yet to be made."""

    session: Session
    screen: Screen | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What Telegram confirmed last, in this run of a person's task: sessions read before that do not know it."""

    revision: int = -1
    message: int | None = None


class Sender:
    def __init__(self, postman: Postman, store: Store, talk: Talk) -> None:
        self.postman, self.store, self.talk = postman, store, talk
        self.username = ""  # the bot's own, as Telegram tells at the start
        self.due: dict[int, Due] = {}  # the newest of each person who has a task
        self.tasks: dict[int, asyncio.Task[None]] = {}
        self.beside: set[asyncio.Task[None]] = set()  # what need not wait for a person's task: taps, old buttons
        self.answering: set[str] = set()
        self.commit_due: asyncio.TimerHandle | None = None
        self.refused = 0

    def wake(self, session: Session, screen: Screen | None = None) -> None:
        for item in session.owed:
            if item.startswith(TAP) and item not in self.answering:
                self.answering.add(item)
                self._beside(self._answer_tap(session.person, item))
        if session.sent < session.revision or _errands(session):
            self.due[session.person] = Due(session, screen)
            if session.person not in self.tasks:
                self.tasks[session.person] = self._start(self._serve(session.person))

    def resume(self) -> None:
        """Takes up what the last run still owed."""
        for person in self.store.unsent():
            try:
                session = self.store.load(person)
            except ValueError:
                log.exception("a stored session cannot be read")
                continue
            if session:
                self.wake(session)

    async def drain(self, grace: float) -> None:
        """What is not done within so many seconds is owed to the next start."""
        last = asyncio.get_running_loop().time() + grace
        while waiting := {*self.tasks.values(), *self.beside}:
            left = last - asyncio.get_running_loop().time()
            if left <= 0:
                for task in waiting:
                    task.cancel()
            await asyncio.wait(waiting, timeout=max(left, 1.0))
        self._commit()

    def greet_group(self, chat: int, language: str) -> None:
        self._beside(self._greet(chat, language))

    async def _greet(self, chat: int, language: str) -> None:
        await self.postman.once("sendMessage", greeting(self.talk, chat, language, self.username))

    async def _serve(self, person: int) -> None:
        """One task a person: always the newest session, one call at a time."""
        shown = Shown()
        try:
            while due := self.due.pop(person, None):
                shown = await self._bring_up(due, shown)
        finally:
            del self.tasks[person]

    async def _bring_up(self, due: Due, shown: Shown) -> Shown:
        session = due.session
        try:
            if max(session.sent, shown.revision) < session.revision:
                shown = await self._show(due, shown)
            if session.leaving and session.person not in self.due:
                self.store.forget(session.person)
            for item in _errands(session):
                await self._run(session, item)
        except (TelegramError, PutOff) as problem:
            self._not_served(session, problem)
        except StoreFailed:
            raise
        except Exception:  # one person's screen must not take the bot from the others
            log.exception("a person was not served")
        return shown

    async def _show(self, due: Due, shown: Shown) -> Shown:
        session, person = due.session, due.session.person
        screen = due.screen or self.talk.screen(session)
        old = shown.message or session.above  # the former came after the session was read
        if session.message is None and old:
            self._beside(self.postman.take_off_buttons(person, old))
        message = await self.postman.deliver(person, screen, session.message, self._overtaken(person))
        if not session.leaving:
            self.store.mark_sent(person, session.revision, message)
            self._commit_soon()
        return Shown(session.revision, message)

    async def _run(self, session: Session, item: str) -> None:
        """An item file:<kind> or commands:<language>, unless it was done since the session was read."""
        person = session.person
        now = self.store.load(person)
        if now is None or item not in now.owed:
            return
        kind, _, what = item.partition(":")
        try:
            if kind == "file":
                await self._send_file(session, what)
            elif kind == "commands":
                await self.postman.set_commands(person, self.talk.commands(what), self._overtaken(person))
        except BadRequest as problem:
            if is_unreachable(problem):
                raise
            self._refused(problem)
        self._pay(person, item)

    async def _send_file(self, session: Session, kind: str) -> None:
        try:
            document = await asyncio.to_thread(self.talk.document, session, kind)
        except Exception:
            log.exception("a file was not made")
            self._apologise(session.person)
        else:
            await self.postman.send_file(session.person, document, self._overtaken(session.person))

    def _apologise(self, person: int) -> None:
        session = self.store.load(person)
        if session:
            after = self.talk.apologise(session)
            self.store.save([row_of(after)], [], 0)
            self.wake(after)

    async def _answer_tap(self, person: int, item: str) -> None:
        await self.postman.answer_tap(item.removeprefix(TAP))
        self.answering.discard(item)
        self._pay(person, item)

    def _not_served(self, session: Session, problem: TelegramError | PutOff) -> None:
        if isinstance(problem, Forbidden) or (isinstance(problem, BadRequest) and is_unreachable(problem)):
            self._leave_alone(session)
        elif isinstance(problem, BadRequest):
            self._refused(problem)
        elif isinstance(problem, TelegramError):
            log.error("a person was not served", exc_info=problem)

    def _refused(self, problem: BadRequest) -> None:
        self.refused += 1
        log.error("Telegram refused something: %s", gist(problem))

    def _leave_alone(self, session: Session) -> None:
        """Blocked, or gone: nothing is owed until the person writes again."""
        if session.leaving:
            self.store.forget(session.person)
            return
        self.store.mark_sent(session.person, session.revision, session.message)
        for item in _errands(session):
            self.store.mark_paid(session.person, item)
        self._commit_soon()

    def _pay(self, person: int, item: str) -> None:
        self.store.mark_paid(person, item)
        self._commit_soon()

    def _overtaken(self, person: int) -> Callable[[], bool]:
        return lambda: person in self.due

    def _beside(self, work: Coroutine[None, None, None]) -> None:
        task = self._start(work)
        self.beside.add(task)
        task.add_done_callback(self.beside.discard)

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        task.add_done_callback(_raise_failure)
        return task

    def _commit_soon(self) -> None:
        """The marks of a moment share a transaction; a batch that is saved meanwhile takes them along."""
        if self.commit_due is None:
            self.commit_due = asyncio.get_running_loop().call_later(MOMENT, self._commit)

    def _commit(self) -> None:
        if self.commit_due is not None:
            self.commit_due.cancel()
            self.commit_due = None
        self.store.commit()


def _errands(session: Session) -> list[str]:
    return [item for item in session.owed if not item.startswith(TAP)]


def _raise_failure(task: asyncio.Task[None]) -> None:
    """To the loop's exception handler: a store that failed ends the process."""
    if not task.cancelled():
        task.result()
