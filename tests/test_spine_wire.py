"""The way to Telegram: what goes wrong there, and what is said of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.api import Api, PutOff, seconds
from bot.telegram.refusals import gist, is_unchanged, is_unreachable, is_unreadable
from tests.botapi import ME, TOKEN, BotApi

NOBODY = "http://127.0.0.1:9/bot"  # the discard port: nothing listens there


@asynccontextmanager
async def opened(base_url: str) -> AsyncIterator[Api]:
    api = Api(TOKEN, base_url)
    await api.open()
    try:
        yield api
    finally:
        await api.close()


@asynccontextmanager
async def answering(status: int, body: str) -> AsyncIterator[str]:
    """A server with one answer to everything; its address."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text=body)

    site = web.Application()
    site.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, '{"ok":false,"description":"Bad Request: no"}', BadRequest),
        (401, '{"ok":false,"description":"Unauthorized"}', InvalidToken),
        (404, '{"ok":false,"description":"Not Found"}', InvalidToken),
        (403, '{"ok":false,"description":"Forbidden: bot was blocked by the user"}', Forbidden),
        (409, '{"ok":false,"description":"Conflict: terminated by other getUpdates request"}', Conflict),
        (429, '{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":3}}', RetryAfter),
        (502, "<html>Bad Gateway</html>", NetworkError),
        (500, "null", NetworkError),
        (200, "not json", NetworkError),
        (200, '{"ok":true}', NetworkError),
    ],
)
async def test_each_refusal_by_its_kind(status: int, body: str, kind: type[TelegramError]) -> None:
    async with answering(status, body) as address, opened(address) as api:
        with pytest.raises(TelegramError) as raised:
            await api.call("getMe", {})
    assert type(raised.value) is kind
    if isinstance(raised.value, RetryAfter):
        assert seconds(raised.value.retry_after) == 3


@pytest.mark.parametrize("pause", [3, timedelta(seconds=3)])
def test_a_pause_in_either_form(pause: int | timedelta) -> None:
    assert seconds(pause) == 3


@pytest.mark.parametrize("by", [lambda api: api.call("getMe", {}), lambda api: api.bot.get_me()])
async def test_an_error_never_shows_the_address(by: Callable[[Api], object]) -> None:
    async with opened(NOBODY) as api:
        with pytest.raises(NetworkError) as raised:
            await by(api)  # type: ignore[misc]
    assert TOKEN not in f"{raised.value!r} {raised.value.__cause__!r}"
    assert "127.0.0.1" not in str(raised.value)


async def test_through_the_proxy_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    async with answering(200, '{"ok":true,"result":"by way of the proxy"}') as proxy:
        monkeypatch.setenv("http_proxy", proxy.removesuffix("/bot"))
        monkeypatch.setenv("no_proxy", "")
        async with opened("http://telegram.invalid/bot") as api:
            assert await api.call("getMe", {}) == "by way of the proxy"


async def test_both_doors_lead_to_telegram() -> None:
    async with BotApi() as server, opened(server.base_url) as api:
        assert await api.call("getMe", {}) == ME
        assert (await api.bot.get_me()).username == ME["username"]


async def test_patience_ends_when_something_newer_is_there_or_the_bot_stops() -> None:
    async with opened(NOBODY) as api:
        with pytest.raises(PutOff):
            await api.patiently(lambda: api.call("getMe", {}), overtaken=lambda: True)
        waiting = asyncio.create_task(api.patiently(lambda: api.call("getMe", {}), overtaken=lambda: False))
        await asyncio.sleep(0.05)
        api.closing.set()
        with pytest.raises(PutOff):
            await asyncio.wait_for(waiting, 1)


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("Message is not modified: specified new message content and reply markup are exactly the same", is_unchanged),
        ("message is NOT modified", is_unchanged),
        ('Can\'t parse entities: Unsupported start tag "x" at byte offset 3', is_unreadable),
        ("Chat not found", is_unreachable),
        ("PEER_ID_INVALID", is_unreachable),
        ("Message to edit not found", None),
        ("Message can't be edited", None),
    ],
)
def test_what_a_refusal_means(sentence: str, meaning: Callable[[BadRequest], bool] | None) -> None:
    problem = BadRequest(sentence)
    assert [each for each in (is_unchanged, is_unreadable, is_unreachable) if each(problem)] == (
        [meaning] if meaning else []
    )


def test_the_log_gets_no_more_of_a_refusal_than_telegrams_own_words() -> None:
    assert gist(BadRequest('Bad Request: can\'t parse entities: Unsupported start tag "my secret" at byte 3')) == (
        "Can't parse entities: unsupported start tag"
    )
