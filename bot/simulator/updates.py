"""The one queue of a bot: what happened and was not yet acknowledged."""

import asyncio
import contextlib
import itertools
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.simulator.failure import CallFailed

KINDS = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
MESSAGE_KEPT, TAP_KEPT = 24 * 3_600, 150  # seconds until an update is given up
TAP_LANE, MEMBER_LANE = 3 << 33, 5 << 33  # added to the person's id: taps and membership travel beside the messages
MOST_WAITING = 20_000
LONGEST_POLL = 50
TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True)
class Update:
    """`lane`: order is kept only among updates of one lane."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: int
    expires: float
    doubled: bool = False  # delivered once more already, by a fault

    def wire(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """`doubles` says whether an acknowledged update is delivered once more; `taken` hears of each acknowledged one."""

    def __init__(
        self, clock: Callable[[], float], doubles: Callable[[], bool], taken: Callable[[Update], None]
    ) -> None:
        self.clock, self.doubles, self.taken = clock, doubles, taken
        self.allowed = KINDS
        self.added: Callable[[], None] = lambda: None  # set by a webhook that wants to know
        self._waiting: dict[int, Update] = {}
        self._numbers = itertools.count(int(clock()))  # a bot that kept its store must not take them for old ones
        self._poll: asyncio.Future[None] | None = None

    def allow(self, parameter: str) -> None:
        """Sticky: stays until another list is given. An empty list means all kinds."""
        try:
            kinds = json.loads(parameter) if parameter else None
        except ValueError:
            return
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            self.allowed = KINDS & {kind.lower() for kind in kinds} if kinds else KINDS

    def add(self, kind: str, body: dict[str, Any], lane: int) -> None:
        if kind not in self.allowed:
            return
        kept = TAP_KEPT if kind == "callback_query" else MESSAGE_KEPT
        update = Update(next(self._numbers), kind, body, lane, self.clock() + kept)
        self._waiting[update.id] = update
        if len(self._waiting) > MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._end_poll(None)
        self.added()

    def waiting(self) -> list[Update]:
        now = self.clock()
        for update in [update for update in self._waiting.values() if update.expires <= now]:
            del self._waiting[update.id]
        return list(self._waiting.values())

    def acknowledge(self, updates: Iterable[Update]) -> None:
        for update in updates:
            self.taken(update)
            if not update.doubled and self.doubles():
                update.doubled = True
            else:
                self._waiting.pop(update.id, None)

    def clear(self) -> None:
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """The updates from `offset` on, acknowledging those below; a negative one leaves only the last so many."""
        waiting = self.waiting()
        below = waiting[:offset] if offset < 0 else [update for update in waiting if update.id < offset]
        self.acknowledge(below)
        if not self._waiting and seconds > 0:
            await self._wait(seconds)
        return self.waiting()[:limit]

    def abort_poll(self, reason: str) -> None:
        self._end_poll(CallFailed(409, reason))

    async def _wait(self, seconds: float) -> None:
        self.abort_poll(TAKEN_OVER)
        poll = self._poll = asyncio.get_running_loop().create_future()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await poll
        if self._poll is poll:
            self._poll = None

    def _end_poll(self, failure: CallFailed | None) -> None:
        poll, self._poll = self._poll, None
        if poll is None or poll.done():
            return
        if failure:
            poll.set_exception(failure)
        else:
            poll.set_result(None)
