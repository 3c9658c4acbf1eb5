"""Updates reach a bot by long poll or webhook, in order, and stay until they are acknowledged."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Update
from telegram.error import BadRequest, Conflict, RetryAfter

from tests.simulation import simulation


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.effective_message.text if update.effective_message else None for update in updates]


async def test_updates_come_again_until_the_offset_passes_them() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        for text in ("one", "two", "three"):
            await phone.write(text)
        first = await sim.bot.get_updates()
        assert texts(first) == texts(await sim.bot.get_updates()) == ["one", "two", "three"]
        assert [update.update_id - first[0].update_id for update in first] == [0, 1, 2]
        assert texts(await sim.bot.get_updates(limit=2)) == ["one", "two"]
        assert not (await phone.chat())["messages"][0]["taken"]
        assert texts(await sim.bot.get_updates(offset=first[1].update_id)) == ["two", "three"]
        assert [message["taken"] for message in (await phone.chat())["messages"]] == [True, False, False]
        assert texts(await sim.bot.get_updates(offset=-1)) == ["three"]
        assert await sim.bot.get_updates(offset=first[2].update_id + 1) == ()


async def test_what_an_update_says() -> None:
    async with simulation() as sim:
        phone = await sim.phone(7, "zh-hans")
        written = await phone.write("/start hk_disposal-disposal-zh")
        await phone.correct(written["message_id"], "/start  😀 /menu")
        await phone.tap(99, "a:1:q:true")
        await phone.change(blocked=True)
        message, edited, tapped, left = await sim.bot.get_updates()
        assert message.message is not None
        assert message.message.from_user is not None
        assert (message.message.chat_id, message.message.from_user.language_code) == (7, "zh-hans")
        assert message.message.parse_entities() == {message.message.entities[0]: "/start"}
        assert edited.edited_message is not None
        assert edited.edited_message.message_id == written["message_id"]
        assert list(edited.edited_message.parse_entities().values()) == ["/start", "/menu"]
        assert tapped.callback_query is not None
        assert (tapped.callback_query.data, tapped.callback_query.from_user.id) == ("a:1:q:true", 7)
        assert tapped.callback_query.message is not None
        assert not tapped.callback_query.message.is_accessible
        assert left.my_chat_member is not None
        assert left.my_chat_member.new_chat_member.status == "kicked"


async def test_update_ids_start_from_the_clock() -> None:
    before = int(time.time())
    async with simulation() as sim:
        await (await sim.phone()).write("x")
        (update,) = await sim.bot.get_updates()
    assert before <= update.update_id <= time.time()


async def test_a_long_poll_ends_as_soon_as_something_happens() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        poll = asyncio.create_task(sim.bot.get_updates(timeout=10))
        await asyncio.sleep(0.1)
        assert not poll.done()
        await phone.write("at last")
        async with asyncio.timeout(5):
            assert texts(await poll) == ["at last"]


async def test_a_long_poll_ends_empty_when_its_time_is_over() -> None:
    async with simulation() as sim:
        began = time.monotonic()
        assert await sim.bot.get_updates(timeout=1) == ()
        assert 0.9 < time.monotonic() - began < 5


async def test_of_two_pollers_the_earlier_is_told() -> None:
    async with simulation() as sim, sim.another_bot() as other:
        phone = await sim.phone()
        first = asyncio.create_task(sim.bot.get_updates(timeout=10))
        await asyncio.sleep(0.1)
        assert await other.get_updates() == ()  # does not wait, so it disturbs nobody
        second = asyncio.create_task(other.get_updates(timeout=10))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await phone.write("for the second")
        assert texts(await second) == ["for the second"]


async def test_allowed_updates_stay_until_others_are_given() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        await sim.bot.get_updates(allowed_updates=["callback_query"])
        await phone.write("not wanted")
        await phone.tap(1, "x")
        assert [update.callback_query is not None for update in await sim.bot.get_updates()] == [True]
        await sim.bot.get_updates(offset=-1, allowed_updates=[])
        await phone.write("wanted")
        assert texts(await sim.bot.get_updates())[-1] == "wanted"


async def test_taps_are_given_up_before_messages() -> None:
    now = [1_000_000.0]
    async with simulation(clock=lambda: now[0]) as sim:
        phone = await sim.phone()
        await phone.write("kept for a day")
        await phone.tap(1, "kept for 150 seconds")
        assert len(await sim.bot.get_updates()) == 2
        now[0] += 151
        assert texts(await sim.bot.get_updates()) == ["kept for a day"]
        now[0] += 24 * 3_600
        assert await sim.bot.get_updates() == ()


async def test_a_tap_is_answered_once_and_in_time() -> None:
    now = [1_000_000.0]
    async with simulation(clock=lambda: now[0]) as sim:
        phone = await sim.started()
        shown = await sim.bot.send_message(7, "Question")
        first, second = [await phone.tap(shown.message_id, data) for data in ("a", "b")]
        assert await sim.bot.answer_callback_query(first, "Saved", show_alert=True)
        chat = await phone.chat()
        assert [(tap["seconds"], tap["answer"]) for tap in chat["taps"]] == [
            (0, {"text": "Saved", "show_alert": True}),
            (30, None),
        ]
        now[0] += 31
        for number in (first, second, "7"):
            with pytest.raises(
                BadRequest, match="Query is too old and response timeout expired or query id is invalid"
            ):
                await sim.bot.answer_callback_query(number)
        with pytest.raises(BadRequest):
            await sim.bot.answer_callback_query(await phone.tap(shown.message_id, "c"), "x" * 201)


@dataclass(slots=True)
class Receiver:
    """A bot's end of a webhook. `answer` decides the reply to the n-th delivery, from 0."""

    answer: Callable[[int, dict[str, Any]], web.Response] = lambda *_: web.Response()
    seen: list[dict[str, Any]] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    secrets: set[str | None] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    url: str = ""

    async def take(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        update = await request.json()
        self.seen.append(update)
        self.arrived.set()
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        number = len(self.seen) - 1
        await asyncio.sleep(0.02)
        self.at_once -= 1
        return self.answer(number, update)

    async def until(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(5):
            while len(self.seen) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return self.seen


@asynccontextmanager
async def receiver(**settings: Any) -> AsyncIterator[Receiver]:
    taker = Receiver(**settings)
    app = web.Application()
    app.add_routes([web.post("/hook", taker.take)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    taker.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield taker
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_the_secret_and_each_update_until_it_takes_it() -> None:
    refusals = {0: web.Response(status=500), 1: web.Response(status=503, headers={"Retry-After": "1"})}
    async with simulation() as sim, receiver(answer=lambda number, _: refusals.get(number, web.Response())) as hook:
        phone = await sim.phone()
        await phone.write("before")
        await sim.bot.set_webhook(hook.url, secret_token="s-3_cret")
        await hook.until(2)
        info = await sim.bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 1, 40)
        await hook.until(3)
        await phone.write("after")
        seen = await hook.until(4)
        assert [update["message"]["text"] for update in seen] == ["before", "before", "before", "after"]
        assert len({update["update_id"] for update in seen[:3]}) == 1
        assert hook.secrets == {"s-3_cret"}
        await phone.until(lambda chat: all(message["taken"] for message in chat["messages"]))
        info = await sim.bot.get_webhook_info()
        assert info.pending_update_count == 0
        assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_webhook_keeps_the_order_of_each_chat_and_no_more_connections_than_allowed() -> None:
    async with simulation() as sim, receiver() as hook:
        phones = [await sim.phone(person) for person in range(1, 6)]
        for number in range(3):
            for phone in phones:
                await phone.write(str(number))
        await sim.bot.set_webhook(hook.url, max_connections=2)
        seen = await hook.until(15)
        for person in range(1, 6):
            assert [each["message"]["text"] for each in seen if each["message"]["from"]["id"] == person] == [
                "0",
                "1",
                "2",
            ]
        assert hook.most_at_once == 2


async def test_a_webhook_may_answer_with_a_call() -> None:
    answer = {"method": "sendMessage", "chat_id": 7, "text": "at once"}
    async with simulation() as sim, receiver(answer=lambda *_: web.json_response(answer)) as hook:
        await sim.bot.set_webhook(hook.url)
        phone = await sim.phone()
        await phone.write("hello")
        chat = await phone.until(lambda chat: len(chat["messages"]) == 2)
    assert chat["messages"][1]["text"] == "at once"


async def test_polling_and_webhook_exclude_each_other() -> None:
    async with simulation() as sim, receiver() as hook:
        poll = asyncio.create_task(sim.bot.get_updates(timeout=10))
        await asyncio.sleep(0.1)
        await sim.bot.set_webhook(hook.url)
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await sim.bot.get_updates()
        with pytest.raises(RetryAfter):
            await sim.bot.set_webhook(hook.url)
        for url, secret in (("ftp://x", None), (hook.url, "no spaces")):
            with pytest.raises(BadRequest):
                await sim.bot.set_webhook(url, secret_token=secret)
        await sim.bot.delete_webhook()
        await (await sim.phone()).write("polled again")
        assert texts(await sim.bot.get_updates()) == ["polled again"]
        assert not hook.seen


async def test_what_a_dead_webhook_did_not_take_waits_for_the_next() -> None:
    skipped = [0.0]
    async with simulation(clock=lambda: time.time() + skipped[0]) as sim, receiver() as hook:
        await sim.bot.set_webhook("http://127.0.0.1:9/hook")
        phone = await sim.phone()
        await phone.write("not lost")
        await asyncio.sleep(0.05)
        assert (await sim.bot.get_webhook_info()).last_error_message == "ClientConnectorError"
        skipped[0] = 1
        await sim.bot.set_webhook(hook.url)
        assert (await hook.until(1))[0]["message"]["text"] == "not lost"


async def test_two_phones_at_once() -> None:
    async with simulation() as sim:
        one, two = await sim.phone(1), await sim.phone(2)
        await asyncio.gather(*(phone.write(str(number)) for number in range(10) for phone in (one, two)))
        updates = await sim.bot.get_updates()
        assert [update.update_id for update in updates] == sorted({update.update_id for update in updates})
        assert len(updates) == 20
        async with sim.session.get("/sim/people/3") as nobody:
            assert (nobody.status, await nobody.text()) == (404, "there is no such person: POST /sim/people makes one")
