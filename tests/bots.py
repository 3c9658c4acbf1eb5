"""The toy's bot: in this process, or in one that can be killed."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from bot.settings import read_settings
from bot.telegram.service import serve
from tests.botapi import TOKEN, BotApi
from tests.toy import TOY

HOME = Path(__file__).parents[1]


def environment(api: BotApi, folder: Path, **more: str) -> dict[str, str]:
    store = f"sqlite:///{folder / 'toy.db'}"
    return {"BOT_TOKEN": TOKEN, "BOT_API_BASE_URL": api.base_url, "BOT_STORE": store, **more}


def by_webhook() -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hook = f"http://127.0.0.1:{port}/hook"
    return {
        "BOT_MODE": "webhook", "BOT_WEBHOOK_URL": hook, "BOT_HTTP_PORT": str(port), "BOT_HTTP_HOST": "127.0.0.1",
    }  # fmt: skip


@asynccontextmanager
async def serving(api: BotApi, folder: Path, **more: str) -> AsyncIterator[asyncio.Task[None]]:
    """In this process, from start to SIGTERM."""
    bot = asyncio.create_task(serve(read_settings(environment(api, folder, **more)), TOY))
    await asyncio.sleep(0)  # from here on SIGTERM is the bot's
    try:
        yield bot
    finally:
        if not bot.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(bot, 10)


@asynccontextmanager
async def process(api: BotApi, folder: Path, **more: str) -> AsyncIterator[Process]:
    """In a process of its own; its log is on standard error."""
    given = {**os.environ, **environment(api, folder, **more)}
    bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.toy", cwd=HOME, stderr=PIPE, env=given)
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.communicate()


class Nursery:
    """Bots one after the other, each a fork of a process that has everything imported: a start takes milliseconds."""

    def __init__(self, api: BotApi, folder: Path, **more: str) -> None:
        self.given = environment(api, folder, **more)
        self.log = folder / "log"
        self.pid = 0

    async def __aenter__(self) -> Self:
        with self.log.open("wb") as log:
            self.parent = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.toy", "nursery", cwd=HOME, stdin=PIPE, stdout=PIPE, stderr=log
            )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.pid:
            await self.end(signal.SIGKILL)
        await self.parent.communicate(b"")  # the end of its input is its end

    async def start(self) -> None:
        assert self.parent.stdin
        assert self.parent.stdout
        self.parent.stdin.write(json.dumps(self.given).encode() + b"\n")
        self.pid = int(await self.parent.stdout.readline())

    async def end(self, number: signal.Signals) -> int:
        os.kill(self.pid, number)
        return await self.ended()

    async def ended(self) -> int:
        """Exit status, once it is over by itself."""
        assert self.parent.stdout
        status = int(await self.parent.stdout.readline())
        self.pid = 0
        return status
