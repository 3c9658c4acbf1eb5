"""Brings updates to a webhook: one at a time in each lane, over so many connections, until they are taken."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.simulator.updates import Update, Updates

log = logging.getLogger(__name__)
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET = 256
LONGEST_PAUSE, LONGEST_RETRY_AFTER = 60, 3_600  # seconds
ANSWER_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str = ""
    max_connections: int = 40


class Courier:
    """Starts at once, inside a running loop. `execute` carries out the method call that an answer may hold."""

    def __init__(self, webhook: Webhook, updates: Updates, execute: Callable[[bytes], Awaitable[None]]) -> None:
        self.webhook, self.updates, self.execute = webhook, updates, execute
        self._trouble: dict[str, Any] = {}
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=webhook.max_connections),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=ANSWER_WITHIN, sock_read=ANSWER_WITHIN),
        )
        updates.added = self._wake
        self._wake()

    async def stop(self) -> None:
        """What was not taken stays in the queue."""
        self.updates.added = lambda: None
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        await self._session.close()

    def info(self) -> dict[str, Any]:
        return {"url": self.webhook.url, "max_connections": self.webhook.max_connections} | self._trouble

    def _wake(self) -> None:
        for update in self.updates.waiting():
            if update.lane not in self._lanes:
                self._lanes[update.lane] = asyncio.get_running_loop().create_task(self._serve(update.lane))

    async def _serve(self, lane: int) -> None:
        try:
            while update := next((each for each in self.updates.waiting() if each.lane == lane), None):
                await self._bring(update)
        finally:
            del self._lanes[lane]

    async def _bring(self, update: Update) -> None:
        """Until it is taken or expires. The first repetition comes at once, the others after 2, 4, 8 ... seconds."""
        failures = 0
        while update.expires > self.updates.clock():
            asked = await self._deliver(update)
            if asked is None:
                self.updates.acknowledge([update])
                return
            pause = min(2**failures, LONGEST_PAUSE) if failures else 0
            await asyncio.sleep(min(asked, LONGEST_RETRY_AFTER) or pause)
            failures += 1

    async def _deliver(self, update: Update) -> int | None:
        """None when the bot took it, else the seconds that it asked for, 0 if it named none."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.secret} if self.webhook.secret else {}
        try:
            async with self._session.post(self.webhook.url, json=update.wire(), headers=headers) as answer:
                body = await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            return self._failed(type(problem).__name__, "")
        if not 200 <= answer.status < 300:
            reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
            return self._failed(reason, answer.headers.get("Retry-After", ""))
        await self.execute(body)
        return None

    def _failed(self, reason: str, asked: str) -> int:
        log.info("update not taken: %s", reason)
        self._trouble = {"last_error_date": int(self.updates.clock()), "last_error_message": reason}
        return int(asked) if asked.isdecimal() else 0
