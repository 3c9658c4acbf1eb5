"""The bot in a process of its own: ended in good order, killed at any moment, killed by what a person wrote."""

import asyncio
import random
import re
import signal
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.botapi import TOKEN, BotApi, Message, Refusal
from tests.bots import Nursery, by_webhook, process

ANN, BOB = 101, 102
PEOPLE = range(1_000, 1_020)
KILLS = 10
LINE = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ (DEBUG|INFO|WARNING|ERROR) bot[\w.]*: .+")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def ended(bot: Process) -> tuple[int | None, list[str]]:
    """Exit status and log."""
    _, log = await asyncio.wait_for(bot.communicate(), 30)
    return bot.returncode, log.decode().splitlines()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_in_good_order(api: BotApi, tmp_path: Path, number: signal.Signals) -> None:
    async with process(api, tmp_path) as bot:
        api.plan["sendMessage"].extend([Refusal(429, "Too Many Requests: retry after 60", retry_after=60), "slow"])
        await api.write(ANN, "one")
        await api.until(lambda: api.count("sendMessage") == 1)
        await api.write(BOB, "two")
        await api.until(lambda: not api.plan["sendMessage"])
        told = time.monotonic()
        bot.send_signal(number)  # while one screen waits for a minute and another is on its way
        status, _ = await ended(bot)
    assert status == 0
    assert time.monotonic() - told < 5
    assert api.shows(BOB, "1 [two]")
    assert files(tmp_path) == ["toy.db"]


async def test_a_log_shows_nothing_of_anybody(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendMessage"].extend([500, 429, "drop"])
    api.plan["getUpdates"].append(500)
    async with process(api, tmp_path, BOT_LOG_LEVEL="DEBUG") as bot:
        await api.write(ANN, "123456.78")
        await api.until(lambda: api.shows(ANN, "123456.78"))
        for text in ("raise", "unspeakable", "no file", "bad html", "file"):
            await api.write(ANN, text)
        await api.until(lambda: api.files)
        await api.tap(ANN, "not data", 3)
        await api.until(lambda: api.answered)
        bot.terminate()
        status, log = await ended(bot)
    assert status == 0
    assert sum("set aside" in line for line in log) == 2
    assert [line for line in log if not LINE.fullmatch(line)] == []
    for secret in (TOKEN, TOKEN.split(":")[1], "123456", "Somebody", "oops", "not data", str(ANN), "127.0.0.1"):
        assert secret not in "\n".join(log)


@pytest.mark.parametrize("mode", [{}, by_webhook()], ids=["polling", "webhook"])
async def test_an_update_that_kills_the_process_is_set_aside(api: BotApi, tmp_path: Path, mode: dict[str, str]) -> None:
    async with Nursery(api, tmp_path, **mode) as nursery:
        await nursery.start()
        await api.write(ANN, "one")
        await api.until(lambda: api.shows(ANN, "1 [one]"))
        await api.write(ANN, "die")
        await api.write(BOB, "two")
        for _ in range(3):  # once unforeseen, twice with the update noted
            assert await asyncio.wait_for(nursery.ended(), 30) == -signal.SIGKILL
            await nursery.start()
        await api.until(lambda: api.shows(BOB, "1 [two]") and api.shows(ANN, "1 [one]</b> sorry"))
        await api.write(ANN, "three")
        await api.until(lambda: api.shows(ANN, "2 [one three]"))
        assert await nursery.end(signal.SIGTERM) == 0


async def test_killed_ten_times_nothing_is_lost_and_nobody_presses_twice(tmp_path: Path) -> None:
    for folder in ("polling", "webhook"):
        (tmp_path / folder).mkdir()
    await asyncio.gather(_kill_often(tmp_path / "polling", {}), _kill_often(tmp_path / "webhook", by_webhook()))


async def _kill_often(folder: Path, mode: dict[str, str]) -> None:
    async with BotApi() as api, Nursery(api, folder, **mode) as nursery:
        api.trouble, api.doubled = 0.05, 0.05
        over = asyncio.Event()
        people = [asyncio.create_task(_converse(api, person, over)) for person in PEOPLE]
        for _ in range(KILLS):
            await nursery.start()
            done = len(api.calls)
            await api.until(lambda done=done: len(api.calls) > done + 40)
            await asyncio.sleep(api.chance.uniform(0, 0.1))
            assert await nursery.end(signal.SIGKILL) == -signal.SIGKILL
        await nursery.start()
        over.set()
        steps = await asyncio.gather(*people)
        assert await nursery.end(signal.SIGTERM) == 0
        assert sum(steps) > 5 * len(PEOPLE)


async def _converse(api: BotApi, person: int, over: asyncio.Event) -> int:
    """Does each thing once, waits for the screen that has it, and goes on from what the phone shows."""
    chance = random.Random(person)
    did: list[str] = []
    while not over.is_set() or len(did) < 3:
        screen = _newest(api, person)
        if screen is None or chance.random() < 0.5:
            did.append(f"w{len(did)}")
            await api.write(person, did[-1])
        else:
            did.append("tap")
            await api.tap(person, screen.data[0], screen.number)
        await api.until(lambda: api.shows(person, f"{len(did)} [{' '.join(did)}]"), 60)  # a busy machine
        await asyncio.sleep(chance.uniform(0, 0.05))
    return len(did)


def _newest(api: BotApi, person: int) -> Message | None:
    """The screen with the most words; of two alike, sent before and after a kill, the lower."""

    def age(message: Message) -> tuple[int, int]:
        return int(message.text.removeprefix("<b>").split()[0]), message.number

    return max((message for message in api.chats[person].values() if message.rows), key=age, default=None)
