"""Telegram's methods by their names, and patience with them."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.telegram.wire import READ, AiohttpRequest

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 30.0  # seconds between two tries while Telegram or the network is down
T = TypeVar("T")


class PutOff(Exception):
    """Not now: the bot is stopping, or something newer has overtaken this call."""


class Api:
    """`bot` has python-telegram-bot's typed methods, for what is rare; `call` is three times cheaper."""

    def __init__(self, token: str, base_url: str) -> None:
        self.wire = AiohttpRequest()
        self.bot = Bot(token, base_url=base_url, request=self.wire, get_updates_request=self.wire)
        self.address = self.bot.base_url
        self.closing = asyncio.Event()

    async def open(self) -> None:
        await self.wire.initialize()

    async def close(self) -> None:
        await self.wire.shutdown()

    async def call(self, method: str, params: dict[str, Any], read: float = READ) -> Any:
        return await self.wire.call(f"{self.address}/{method}", params, read)

    async def patiently(self, call: Callable[[], Awaitable[T]], overtaken: Callable[[], bool]) -> T:
        """Again after a 429 (when Telegram says), a 5xx or a broken connection (with growing pauses). Raises PutOff."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await call()
            except BadRequest:  # python-telegram-bot counts it among the network errors
                raise
            except RetryAfter as problem:
                wait = seconds(problem.retry_after)
            except NetworkError:
                wait = pause * random.uniform(0.7, 1.3)  # noqa: S311 - so that not all come back at once
                pause = min(pause * 2, LONGEST_PAUSE)
            await self.rest(wait)
            if overtaken():
                raise PutOff

    async def rest(self, pause: float) -> None:
        """Raises PutOff as soon as the bot is stopping."""
        try:
            await asyncio.wait_for(self.closing.wait(), pause)
        except TimeoutError:
            return
        raise PutOff


def seconds(pause: float | timedelta) -> float:
    """python-telegram-bot gives one or the other, as the environment's PTB_TIMEDELTA says."""
    return pause.total_seconds() if isinstance(pause, timedelta) else pause
