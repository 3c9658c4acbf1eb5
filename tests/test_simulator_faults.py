"""The switches for what goes wrong between the bot and Telegram."""

import asyncio
import time

import pytest
from telegram.error import NetworkError, RetryAfter

from tests.simulation import simulation


async def test_too_many_requests_then_well() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        await sim.set_faults({"kind": "too_many_requests", "times": 1, "seconds": 3, "method": "sendMessage"})
        assert (await sim.bot.get_me()).id == 4242
        with pytest.raises(RetryAfter) as refusal:
            await sim.bot.send_message(7, "x")
        assert refusal.value.message == "Flood control exceeded. Retry in 3 seconds"
        await sim.bot.send_message(7, "x")
        assert len((await phone.chat())["messages"]) == 2


async def test_the_answer_says_when_to_come_again() -> None:
    async with simulation() as sim:
        await sim.started()
        await sim.set_faults({"kind": "too_many_requests", "times": 1, "seconds": 3})
        async with sim.session.post(f"/bot{sim.world.profile.token}/getMe") as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
            assert await answer.json() == {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 3",
                "parameters": {"retry_after": 3},
            }


@pytest.mark.parametrize(("kind", "arrived"), [("server_error", False), ("unreached", False), ("dropped_answer", True)])
async def test_a_failed_call_is_carried_out_only_if_the_answer_was_lost(kind: str, arrived: bool) -> None:
    async with simulation() as sim:
        phone = await sim.started()
        await sim.set_faults({"kind": kind, "times": 1, "method": "sendMessage"})
        with pytest.raises(NetworkError):
            await sim.bot.send_message(7, "x")
        assert len((await phone.chat())["messages"]) == (2 if arrived else 1)


async def test_a_slow_network() -> None:
    async with simulation() as sim:
        await sim.set_faults({"kind": "slow", "seconds": 0.5})
        began = time.monotonic()
        await asyncio.gather(*(sim.bot.get_me() for _ in range(5)))
        assert 0.5 <= time.monotonic() - began < 2.5  # five at once, not one after the other


async def test_an_acknowledged_update_comes_once_more() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        await phone.write("twice")
        await sim.set_faults({"kind": "doubled"})
        (update,) = await sim.bot.get_updates()
        (again,) = await sim.bot.get_updates(offset=update.update_id + 1)
        assert again.update_id == update.update_id
        assert await sim.bot.get_updates(offset=update.update_id + 1) == ()


async def test_a_share_strikes_some_and_the_same_ones_in_each_run() -> None:
    outcomes = []
    for _ in range(2):
        async with simulation() as sim:
            await sim.set_faults({"kind": "server_error", "share": 0.5, "method": "getWebhookInfo"})
            outcomes.append([(await sim.raw("getWebhookInfo"))[0] for _ in range(30)])
    assert outcomes[0] == outcomes[1]
    assert 5 < outcomes[0].count(502) < 25


@pytest.mark.parametrize(
    ("switch", "sentence"),
    [
        ({"kind": "meteorite"}, "a fault is an object whose kind is one of too_many_requests, server_error"),
        ({"kind": "slow", "minutes": 1}, "a fault has no minutes; it has kind, share"),
        ({"kind": "slow", "share": 2}, "share is a number from 0 to 1"),
        ({"kind": "slow", "times": -1}, "times is a whole number"),
        ({"kind": "slow", "seconds": True}, "seconds is a number from 0 to 3600"),
        ({"kind": "slow", "method": 1}, "method is the name of a method"),
    ],
)
async def test_switches_that_make_no_sense(switch: dict[str, object], sentence: str) -> None:
    async with simulation() as sim:
        async with sim.session.put("/sim/faults", json=[switch]) as answer:
            assert answer.status == 400
            assert sentence in await answer.text()
        async with sim.session.get("/sim/faults") as answer:
            assert await answer.json() == []
