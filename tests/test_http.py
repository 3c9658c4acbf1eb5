"""Whole conversations over HTTP: the real bot as a process of its own, by polling and by webhook, one per regime and
language; everything a person does goes through Telegram's API."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.engine.dialogue import replay, state_of
from flows.engine.drive import drive
from flows.engine.regimes import regimes
from flows.engine.words import words
from tests.golden import Case, cases
from tests.simulation import TOKEN, Phone, Simulation, simulation
from tests.test_cases import check
from tests.walking import TODAY


def longest(name: str) -> Case:
    """The case of a regime with the most answers."""
    return max((case for case in cases() if case.regime is regimes()[name]), key=lambda case: len(_steps(case, "en")))


def _steps(case: Case, language: str) -> list[tuple[str, str, Any]]:
    """(state, "tap" | "ticks" | "skip" | "type", what) for each answer of the case."""
    speak = words(language, case.regime.rules.regime)
    progress, answers, _assumed = drive(case.flow, case.facts, speak, TODAY)
    steps: list[tuple[str, str, Any]] = []
    for key in progress.path:
        here = replay(case.flow, answers, key)
        assert here.ask is not None
        question, raw, offered = here.ask.question, answers[key], here.ask.offered(here.cursor)
        options = [option for option, _ in question.options(speak, offered)]
        tapped = {json.dumps(question.picked(o, offered)): o for o in options}
        if raw is None and not question.many:
            steps.append((state_of(key), "skip", None))
        elif question.many:
            ticks = [tapped[json.dumps(one)] for one in raw or [] if json.dumps(one) in tapped]  # what is offered
            steps.append((state_of(key), "ticks", ticks))
        elif json.dumps(raw) in tapped:
            steps.append((state_of(key), "tap", tapped[json.dumps(raw)]))
        else:
            steps.append((state_of(key), "type", question.write(raw, language)))
    return steps


@asynccontextmanager
async def the_bot(sim: Simulation, folder: Path, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as a process, stopped by SIGTERM with status 0."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_BASE_URL": f"{sim.address}/bot",
        "BOT_STORE": f"sqlite:///{folder}/test.db",
        "BOT_TODAY": TODAY.isoformat(),
        "NO_PROXY": "127.0.0.1",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=kept | settings | environment
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0


class Talker:
    """A person with a phone who waits for each answer."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.message: dict[str, Any] = {}

    async def say(self, text: str) -> None:
        await self.phone.write(text)
        await self._answered()

    async def tap(self, end: str) -> None:
        data = next((d for d in self.buttons() if d.startswith(end) or d.endswith(end)), None)
        assert data, f"no button {end!r}: {self.message.get('text')} {self.buttons()}"
        await self.phone.tap(self.message["message_id"], data)
        await self._answered()

    def buttons(self) -> list[str]:
        rows = self.message.get("reply_markup", {}).get("inline_keyboard", [])
        return [button["callback_data"] for row in rows for button in row]

    @property
    def revision(self) -> str:
        return self._revision(self.message)

    async def _answered(self) -> None:
        """Until a keyboard of another revision is shown."""
        before = self._revision(self.message)
        chat = await self.phone.until(lambda chat: self._revision(_newest(chat)) not in ("", before), 15)
        self.message = _newest(chat)

    def _revision(self, message: dict[str, Any]) -> str:
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return rows[0][0]["callback_data"].split(":")[1] if rows else ""


def _newest(chat: dict[str, Any]) -> dict[str, Any]:
    """The last message of the bot with buttons."""
    shown = [m for m in chat["messages"] if m.get("reply_markup", {}).get("inline_keyboard")]
    return shown[-1] if shown else {}


async def converse(sim: Simulation, person: int, case: Case, language: str) -> None:
    talker = Talker(await sim.phone(person, {"en": "en", "zh": "zh-hans"}[language]))
    await talker.say(f"/start {case.regime.rules.regime}-{case.scenario}-{language}")
    for state, how, what in _steps(case, language):
        assert any(data.startswith("w:") and data.endswith(f":{state}") for data in talker.buttons()), (
            state,
            talker.message,
        )
        if how == "type":
            await talker.say(what)
        elif how == "skip":
            await talker.tap("s:")
        elif how == "tap":
            await talker.tap(f":{state}:{what}")
        else:
            for option in what:
                await talker.tap(f":{state}:{option}")
            await talker.tap("d:")
    await talker.phone.tap(talker.message["message_id"], next(d for d in talker.buttons() if d.startswith("x:")))
    chat = await talker.phone.until(lambda chat: any("document" in m for m in chat["messages"]), 15)
    file = next(m["document"] for m in chat["messages"] if "document" in m)
    check(case, json.loads(await talker.phone.file(file["file_id"]))["result"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_conversation_of_each_regime_in_each_language(mode: str, tmp_path: Path) -> None:
    port = free_port()
    hook = {"BOT_MODE": mode, "BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "BOT_HTTP_PORT": str(port)}
    async with simulation() as sim, the_bot(sim, tmp_path, **(hook if mode == "webhook" else {})):
        talks = [(longest(name), language) for name in regimes() for language in ("en", "zh")]
        await asyncio.gather(*(converse(sim, 100 + n, case, language) for n, (case, language) in enumerate(talks)))
