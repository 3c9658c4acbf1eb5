"""A simulated Telegram for tests: a server, PTB's own bot that talks to it, and phones in people's hands."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator import World, serve

TOKEN = "4242:simulated-token-for-tests"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000001900000012c0806000000"  # the head of a picture of 400 x 300
) + bytes(8)


@dataclass(frozen=True, slots=True)
class Phone:
    """One person's Telegram."""

    session: aiohttp.ClientSession
    person: int

    async def write(self, text: str) -> dict[str, Any]:
        return (await self._call("POST", "/messages", json={"text": text}))[0]

    async def send_sticker(self, emoji: str) -> dict[str, Any]:
        return (await self._call("POST", "/messages", json={"sticker": emoji}))[0]

    async def send_file(self, content: bytes, name: str, caption: str = "") -> dict[str, Any]:
        form = aiohttp.FormData({"caption": caption})
        form.add_field("file", content, filename=name, content_type="application/octet-stream")
        return (await self._call("POST", "/messages", data=form))[0]

    async def correct(self, message: int, text: str) -> dict[str, Any]:
        return await self._call("PUT", f"/messages/{message}", json={"text": text})

    async def tap(self, message: int, data: str) -> str:
        return (await self._call("POST", f"/messages/{message}/tap", json={"data": data}))["id"]

    async def change(self, **wanted: Any) -> dict[str, Any]:
        return await self._call("PATCH", "", json=wanted)

    async def clear(self) -> None:
        await self._call("DELETE", "/messages")

    async def chat(self) -> dict[str, Any]:
        return await self._call("GET", "")

    async def until(self, seen: Callable[[dict[str, Any]], bool], seconds: int = 5) -> dict[str, Any]:
        """The chat as soon as it is as awaited."""
        chat = await self.chat()
        while not seen(chat):
            later = await self._call("GET", f"?after={chat['changes']}&wait={seconds}")
            assert later["changes"] > chat["changes"], f"not seen within {seconds} s: {later}"
            chat = later
        return chat

    async def file(self, file_id: str) -> bytes:
        async with self.session.get(f"/sim/files/{file_id}") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.read()

    async def _call(self, verb: str, path: str, **body: Any) -> Any:
        async with self.session.request(verb, f"/sim/people/{self.person}{path}", **body) as answer:
            if answer.status != 200:
                raise Refusal(answer.status, await answer.text())
            return await answer.json()


class Refusal(Exception):
    """The person's API said no: its status and sentence."""


@dataclass(frozen=True, slots=True)
class Simulation:
    world: World
    address: str
    bot: Bot
    session: aiohttp.ClientSession

    def another_bot(self) -> Bot:
        """The same bot once more, as when it is started twice."""
        return ptb_bot(self.address)

    async def phone(self, person: int = 7, language: str = "en") -> Phone:
        wanted = {"id": person, "language_code": language}
        async with self.session.post("/sim/people", json=wanted) as answer:
            assert answer.status == 200, await answer.text()
        return Phone(self.session, person)

    async def started(self, person: int = 7, language: str = "en") -> Phone:
        """The phone of somebody who wrote /start, which the bot took."""
        phone = await self.phone(person, language)
        await phone.write("/start")
        self.world.updates.clear()
        return phone

    async def raw(self, method: str, verb: str = "POST", **request: Any) -> tuple[int, dict[str, Any]]:
        """A call as a client without PTB makes it: the status and the answer."""
        async with self.session.request(verb, f"/bot{TOKEN}/{method}", **request) as answer:
            return answer.status, await answer.json()

    async def set_faults(self, *faults: dict[str, Any]) -> None:
        async with self.session.put("/sim/faults", json=list(faults)) as answer:
            assert answer.status == 200, await answer.text()


def ptb_bot(address: str) -> Bot:
    without_certificates = {"verify": False}  # reading them takes a tenth of a second each time
    requests = [HTTPXRequest(httpx_kwargs=without_certificates) for _ in range(2)]
    base, files = f"{address}/bot", f"{address}/file/bot"
    return Bot(TOKEN, base_url=base, base_file_url=files, request=requests[0], get_updates_request=requests[1])


@asynccontextmanager
async def simulation(**settings: Any) -> AsyncIterator[Simulation]:
    world = World(TOKEN, **settings)
    async with (
        serve(world) as address,
        aiohttp.ClientSession(address) as session,
        ptb_bot(address) as bot,
    ):
        yield Simulation(world, address, bot, session)
