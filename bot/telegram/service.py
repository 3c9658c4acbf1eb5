"""The life of the bot: start, take up what was left, serve, end in good order."""

import asyncio
import gc
import logging
import signal
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings
from bot.store import Store, StoreFailed, open_store
from bot.telegram.api import Api
from bot.telegram.desk import Desk
from bot.telegram.health import Pulse
from bot.telegram.incoming import ALLOWED
from bot.telegram.menus import introduce
from bot.telegram.polling import WAIT, poll
from bot.telegram.postman import Postman
from bot.telegram.sender import Sender
from bot.telegram.talk import Talk, wenshui

log = logging.getLogger(__name__)
GRACE = 8.0  # seconds for what is in hand when the bot is told to stop
HOUR, DAY = 3_600, 86_400
CHECK, AGAIN = 60, 2  # seconds between two looks at the webhook's registration, and after a failed one
End = Callable[[BaseException | None], None]


class ServiceFailed(Exception):
    """A sentence for the operator: what is wrong and what to change."""


async def serve(settings: Settings, talk: Talk | None = None) -> None:
    """Until SIGTERM or SIGINT. Raises ServiceFailed or StoreFailed."""
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def end(problem: BaseException | None = None) -> None:
        if not ended.done():
            ended.set_exception(problem) if problem else ended.set_result(None)

    _listen_to_the_system(end)
    talk = talk or wenshui()
    store = open_store(settings.store)
    api = Api(settings.token, settings.api_base_url)
    sender = Sender(Postman(api), store, talk)
    desk = Desk(store, sender, talk, settings.today)
    pulse = Pulse(WAIT * 1.5 if settings.mode == "polling" else CHECK * 2.5)
    await api.open()
    try:
        async with _web(settings, desk, pulse, end), _running(end, _work(settings, api, desk, pulse), _sweep(store)):
            await ended
            log.info("stopping")
    except InvalidToken:
        raise ServiceFailed("BOT_TOKEN: Telegram does not accept it; ask @BotFather for the current one") from None
    finally:
        api.closing.set()
        with suppress(StoreFailed):  # if that is why the bot ends, it is being raised already
            await sender.drain(GRACE)
            store.close()
        await api.close()


def _listen_to_the_system(end: End) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end, None)

    def unexpected(_: object, context: dict[str, Any]) -> None:
        problem = context.get("exception")
        if isinstance(problem, StoreFailed):
            end(problem)
        elif problem:
            log.error("unexpected", exc_info=problem)

    loop.set_exception_handler(unexpected)


@asynccontextmanager
async def _web(settings: Settings, desk: Desk, pulse: Pulse, end: End) -> AsyncIterator[None]:
    if settings.http_port is None:
        yield
        return
    from aiohttp.web import AppRunner, TCPSite  # polling without a port does without

    from bot.telegram.web import application

    runner = AppRunner(application(settings, desk, pulse, end), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await TCPSite(runner, settings.http_host, settings.http_port).start()
    except OSError as problem:
        raise ServiceFailed(f"BOT_HTTP_PORT={settings.http_port} cannot be used: {problem.strerror}") from None
    try:
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _running(end: End, *works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Each work as a task; the first that fails ends the bot."""

    def done(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (problem := task.exception()):
            end(problem)

    tasks = [asyncio.create_task(work) for work in works]
    for task in tasks:
        task.add_done_callback(done)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _work(settings: Settings, api: Api, desk: Desk, pulse: Pulse) -> None:
    sender = desk.sender
    sender.username = (await api.patiently(lambda: api.call("getMe", {}), overtaken=_never)).get("username", "")
    sender.resume()
    _settle_memory()
    if settings.mode == "webhook":
        intake = _stay_registered(settings, api, pulse)
    else:
        await api.patiently(lambda: api.call("deleteWebhook", {}), overtaken=_never)
        pulse.beat()  # on a quiet day the first poll is answered after WAIT seconds
        intake = poll(api, desk, pulse)
    await asyncio.gather(intake, introduce(api, sender.talk))


def _never() -> bool:
    return False


def _settle_memory() -> None:
    """What the start made stays: collections need not look at it again, and little of the rest lives in cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


async def _stay_registered(settings: Settings, api: Api, pulse: Pulse) -> None:
    wanted = {
        "url": settings.webhook_url, "secret_token": settings.webhook_secret, "allowed_updates": ALLOWED,
        "max_connections": 100,
    }  # fmt: skip
    url = ""
    while True:
        try:
            if url == settings.webhook_url:
                url = (await api.call("getWebhookInfo", {})).get("url")
            if url != settings.webhook_url:
                await api.call("setWebhook", wanted)
                url = settings.webhook_url
            pulse.beat()
            await api.rest(CHECK)
        except InvalidToken:
            raise
        except TelegramError:
            log.warning("the webhook is not registered", exc_info=True)
            await api.rest(AGAIN)


async def _sweep(store: Store) -> None:
    """Telegram repeats an update for a day at most."""
    while True:
        store.sweep(before=int(time.time()) - 2 * DAY)
        await asyncio.sleep(HOUR)
