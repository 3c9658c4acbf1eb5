"""The stream of a chat's changes, as server-sent events: the page's live connection."""

import asyncio
import contextlib
from typing import Any

from aiohttp import web

from bot.simulator.people import PERSON, chat_of
from bot.simulator.reading import dumped, person_of
from bot.simulator.world import World

HEARTBEAT = 15.0  # seconds


def routes(world: World) -> list[web.RouteDef]:
    async def news(request: web.Request) -> web.StreamResponse:
        """The whole chat first, then each change, until the reader goes."""
        person = person_of(world, request)
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        with person.news.reader() as reader, contextlib.suppress(ConnectionResetError):
            await stream.prepare(request)
            await stream.write(_event("chat", chat_of(world, person)))
            await _pass_on(reader, stream)
        return stream

    return [web.get(f"{PERSON}/news", news)]


async def _pass_on(reader: asyncio.Queue[tuple[str, Any] | None], stream: web.StreamResponse) -> None:
    while True:
        try:
            news = await asyncio.wait_for(reader.get(), HEARTBEAT)
        except TimeoutError:
            await stream.write(b": still here\n\n")
            continue
        if news is None:
            return
        await stream.write(_event(*news))


def _event(kind: str, value: Any) -> bytes:
    return f"event: {kind}\ndata: {dumped(value)}\n\n".encode()
