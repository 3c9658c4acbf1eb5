"""A small Bot API on 127.0.0.1, with phones that people hold and faults that can be planned."""

import asyncio
import json
import random
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp
from aiohttp import web

TOKEN = "4242:TEST-TOKEN-abcdefghijklmnop"
ME = {"id": 4242, "is_bot": True, "first_name": "Toy", "username": "toy_bot"}
WRITTEN = ("sendMessage", "editMessageText")


@dataclass
class Message:
    number: int
    text: str
    rows: list[list[dict[str, str]]] = field(default_factory=list)
    html: bool = False

    @property
    def data(self) -> list[str]:
        return [button["callback_data"] for row in self.rows for button in row]


class Refusal(Exception):
    def __init__(self, status: int, description: str, **parameters: int) -> None:
        self.status, self.description, self.parameters = status, description, parameters


class BotApi:
    """`plan[method]`: faults for its next calls: 429, 500, "drop" (done, not answered), "slow", or a Refusal.

    `trouble`: the share of sends and edits with a fault drawn by lot. `doubled`: the share of updates that come twice.
    """

    def __init__(self) -> None:
        self.chats: dict[int, dict[int, Message]] = defaultdict(dict)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.plan: dict[str, deque[int | str | Refusal]] = defaultdict(deque)
        self.files: list[tuple[int, str, bytes]] = []
        self.answered: Counter[str] = Counter()
        self.own: dict[tuple[str, str], Any] = {}  # commands and descriptions, by method and language
        self.trouble = self.doubled = 0.0
        self.over = False
        self.chance = random.Random(7)
        self.number = int(time.time())  # of the newest update
        self.inbox: deque[dict[str, Any]] = deque()
        self.hook: dict[str, Any] = {}
        self.changed = asyncio.Condition()
        self.stack = AsyncExitStack()
        self.deliveries: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        site = web.Application()
        site.router.add_post("/bot{token}/{method}", self._serve)
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self.stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
        self.client = await self.stack.enter_async_context(aiohttp.ClientSession())
        return self

    async def __aexit__(self, *_: object) -> None:
        async with self.changed:
            self.over = True  # open polls end
            self.changed.notify_all()
        for task in self.deliveries:
            task.cancel()
        await asyncio.gather(*self.deliveries, return_exceptions=True)
        await self.stack.aclose()

    # what people do

    async def write(self, person: int, text: str, **more: Any) -> None:
        await self.push(message={**_from(person), "message_id": self._next(person), "date": 0, "text": text, **more})

    async def tap(self, person: int, data: str, message: int) -> str:
        query = f"q{self.number}"
        shown = {"message_id": message, "date": 0, "chat": {"id": person, "type": "private"}}
        await self.push(callback_query={**_from(person), "id": query, "data": data, "message": shown})
        return query

    async def push(self, **update: Any) -> int:
        self.number += 1
        for _ in range(2 if self.chance.random() < self.doubled else 1):
            await self._deliver({"update_id": self.number, **update})
        return self.number

    async def until(self, holds: Callable[[], object], seconds: float = 30.0) -> None:
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(holds)

    def last(self, person: int) -> Message:
        return self.chats[person][max(self.chats[person])]

    def shows(self, person: int, text: str) -> bool:
        return any(text in message.text for message in self.chats[person].values())

    def count(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    # what the bot calls

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _answer(Refusal(401, "Unauthorized"))
        params = await _params(request)
        fault = self._fault(method)
        try:
            if isinstance(fault, Refusal):
                raise fault
            if fault == "slow":
                await asyncio.sleep(0.15)
            result = await self._call(method, params)
        except Refusal as refusal:
            return _answer(refusal)
        finally:
            async with self.changed:
                self.calls.append((method, params))
                self.changed.notify_all()
        if fault == "drop" and request.transport:
            request.transport.abort()
        return web.json_response({"ok": True, "result": result})

    def _fault(self, method: str) -> int | str | Refusal | None:
        fault = self.plan[method].popleft() if self.plan[method] else None
        if fault is None and method in WRITTEN and self.chance.random() < self.trouble:
            fault = self.chance.choice([429, 500, "drop"])
        if fault == 429:
            return Refusal(429, "Too Many Requests: retry after 0", retry_after=0)
        return Refusal(500, "Internal Server Error") if fault == 500 else fault

    async def _call(self, method: str, params: dict[str, Any]) -> Any:
        if method in WRITTEN or method == "editMessageReplyMarkup":
            return self._written(method, params)
        if method == "getUpdates":
            return await self._updates(int(params["offset"]))
        if method in ("setWebhook", "deleteWebhook"):
            self.hook = params if method == "setWebhook" else {}
            while self.hook and self.inbox:
                await self._deliver(self.inbox.popleft())
            return True
        if method == "answerCallbackQuery":
            self.answered[params["callback_query_id"]] += 1
            return True
        if method == "sendDocument":
            self.files.append((int(params["chat_id"]), params["name"], params["document"]))
            return {"message_id": self._next(int(params["chat_id"])), "date": 0, "chat": {"id": 1, "type": "private"}}
        if method.startswith("getMy"):
            return self.own.get((method[3:], params["language_code"]), [] if method == "getMyCommands" else {})
        if method.startswith("setMy"):
            return self._own(method[3:], params)
        return {"getMe": ME, "getWebhookInfo": {"url": self.hook.get("url", "")}}.get(method)

    def _own(self, what: str, params: dict[str, Any]) -> bool:
        field = {"MyCommands": "commands", "MyName": "name", "MyDescription": "description"}.get(
            what, "short_description"
        )
        value = params[field]
        place = params.get("language_code", params.get("scope", ""))
        self.own[what, place] = _plain(value) if what == "MyCommands" else {field: value}
        return True

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        while self.inbox and self.inbox[0]["update_id"] < offset:
            self.inbox.popleft()
        async with self.changed:
            await self.changed.wait_for(lambda: self.over or self.inbox)
        return list(self.inbox)[:100]

    def _written(self, method: str, params: dict[str, Any]) -> Any:
        person, messages = int(params["chat_id"]), self.chats[int(params["chat_id"])]
        rows = _plain(params.get("reply_markup", "{}")).get("inline_keyboard", [])
        if method == "sendMessage":
            number = self._next(person)
        else:
            number = int(params["message_id"])
            if number not in messages:
                raise Refusal(400, "Bad Request: message to edit not found")
        text = params.get("text") or messages[number].text
        if "<oops>" in text and params.get("parse_mode") == "HTML":
            raise Refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "oops" at byte offset 0')
        changed = Message(number, text, rows, "parse_mode" in params)
        if method != "sendMessage" and messages[number].text == text and messages[number].rows == rows:
            raise Refusal(
                400, "Bad Request: message is not modified: specified new message content is exactly the same"
            )
        messages[number] = changed
        return {"message_id": number, "date": 0, "chat": {"id": person, "type": "private"}, "text": text}

    def _next(self, person: int) -> int:
        messages = self.chats[person]
        self.numbers = max(getattr(self, "numbers", 0), *messages, 0) + 1
        return self.numbers

    # how updates reach the bot

    async def _deliver(self, update: dict[str, Any]) -> None:
        if self.hook:
            task = asyncio.create_task(self._post(update))
            self.deliveries.add(task)
            task.add_done_callback(self.deliveries.discard)
            return
        async with self.changed:
            self.inbox.append(update)
            self.changed.notify_all()

    async def _post(self, update: dict[str, Any]) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.hook["secret_token"]}
        while True:
            try:
                async with self.client.post(self.hook["url"], json=update, headers=headers) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.02)


async def _params(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        params: dict[str, Any] = await request.json()
        return params
    fields: dict[str, Any] = {}
    async for part in await request.multipart():
        if isinstance(part, aiohttp.BodyPartReader):
            fields[part.name or ""] = bytes(await part.read()) if part.filename else await part.text()
            fields.update({"name": part.filename} if part.filename else {})
    return fields


def _answer(refusal: Refusal) -> web.Response:
    parameters = {"parameters": refusal.parameters} if refusal.parameters else {}
    body = {"ok": False, "error_code": refusal.status, "description": refusal.description, **parameters}
    return web.json_response(body, status=refusal.status)


def _plain(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _from(person: int) -> dict[str, Any]:
    who = {"id": person, "is_bot": False, "first_name": "Somebody", "language_code": "en"}
    return {"from": who, "chat": {"id": person, "type": "private", "first_name": "Somebody"}}
