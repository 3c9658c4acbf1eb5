"""`wenshui demo`: the simulator in this process, the real bot beside it as its client. Nothing is kept."""

import asyncio
import contextlib
import errno
import os
import secrets
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from tempfile import TemporaryDirectory

from bot.simulator.server import HOST, serve
from bot.simulator.world import World

BOT = (sys.executable, "-m", "bot", "run")
BOT_ENDS_WITHIN = 12.0  # seconds: the bot itself takes up to 10 to finish what it has in hand
PASSED_ON = frozenset({"BOT_TODAY", "BOT_LOG_LEVEL"})  # of the settings that the real bot runs with
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def demo(port: int, command: Sequence[str] = BOT) -> int:
    """Returns the exit status: 0 when it was stopped, 1 when it could not start or the bot died."""
    return asyncio.run(_demo(port, command))


async def _demo(port: int, command: Sequence[str]) -> int:
    stopped = asyncio.Event()
    for number in STOP_SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    world = World(f"{secrets.randbelow(1 << 30) + 1}:{secrets.token_urlsafe(24)}")
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(serve(world, port))
        except OSError as problem:
            print(_cannot_listen(port, problem), file=sys.stderr)
            return 1
        bot = await stack.enter_async_context(_bot(command, world.profile.token, address))
        print(f"Wenshui 问税: {address}/\nCtrl-C stops it; nothing is kept.", flush=True)
        if await _died(bot, stopped):
            print(f"The bot stopped by itself with status {bot.returncode}; its messages are above.", file=sys.stderr)
            return 1
        return 0


def _cannot_listen(port: int, problem: OSError) -> str:
    what = "is taken" if problem.errno == errno.EADDRINUSE else f"cannot be used: {problem.strerror}"
    return f"Port {port} {what}. Choose another one: wenshui demo --port {port + 1}, or make demo PORT={port + 1}"


@asynccontextmanager
async def _bot(command: Sequence[str], token: str, address: str) -> AsyncIterator[Process]:
    """In a session of its own, so that a Ctrl-C at the terminal reaches it through us and in time."""
    with TemporaryDirectory(prefix="wenshui-") as folder:
        settings = {
            "BOT_TOKEN": token,
            "BOT_API_BASE_URL": f"{address}/bot",
            "BOT_MODE": "polling",
            "BOT_STORE": f"sqlite:///{folder}/demo.db",
        }
        bot = await asyncio.create_subprocess_exec(*command, env=_environment() | settings, start_new_session=True)
        try:
            yield bot
        finally:
            await _end(bot)


def _environment() -> dict[str, str]:
    """Ours without the settings of another bot; no proxy stands between two programs on one machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_") or name in PASSED_ON}
    direct = ",".join(filter(None, (os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), HOST)))
    return {"BOT_LOG_LEVEL": "WARNING"} | kept | {"NO_PROXY": direct, "no_proxy": direct}


async def _died(bot: Process, stopped: asyncio.Event) -> bool:
    """Waits for whichever comes first: that we are stopped, or that the bot ends."""
    ends = asyncio.create_task(bot.wait()), asyncio.create_task(stopped.wait())
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for end in ends:
        end.cancel()
    return not stopped.is_set()


async def _end(bot: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        bot.terminate()
        try:
            await asyncio.wait_for(bot.wait(), BOT_ENDS_WITHIN)
        except TimeoutError:
            print(f"The bot did not stop within {BOT_ENDS_WITHIN:.0f} seconds; it is ended by force.", file=sys.stderr)
            bot.kill()
            await bot.wait()
