"""The simulator as a web server: /bot<token>/<method>, /sim/..., and the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.simulator import gate, news, switches
from bot.simulator.files import Files
from bot.simulator.people import People
from bot.simulator.world import World

HOST = "127.0.0.1"
PAGE = Path(__file__).parent / "page"
BIGGEST_REQUEST = 60 << 20  # bytes
SHUTDOWN = 1.0  # seconds for requests under way
SHOWN = frozenset({"application/json", "text/plain", "image/png", "image/jpeg"})  # the rest is only downloaded
PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def application(world: World) -> web.Application:
    app = web.Application(client_max_size=BIGGEST_REQUEST)
    world.execute = partial(gate.execute_answer, world)
    app.add_routes(gate.routes(world))
    app.add_routes(People(world).routes())
    app.add_routes(news.routes(world))
    app.add_routes(switches.routes(world.faults))
    app.add_routes(_files(world.files))
    app.add_routes([web.get("/", _page), web.get("/page/{name}", _page)])

    async def close(_: web.Application) -> None:
        await world.close()

    app.on_shutdown.append(close)
    return app


@asynccontextmanager
async def serve(world: World, port: int = 0, host: str = HOST) -> AsyncIterator[str]:
    """Yields the address, `http://127.0.0.1:<port>`; port 0 takes any free one. OSError if the port is taken."""
    runner = web.AppRunner(application(world), access_log=None, shutdown_timeout=SHUTDOWN)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _page(request: web.Request) -> web.StreamResponse:
    path = PAGE / request.match_info.get("name", "index.html")
    if path.parent != PAGE or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=PAGE_HEADERS)


def _files(files: Files) -> list[web.RouteDef]:
    async def file(request: web.Request) -> web.StreamResponse:
        stored = files.get(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound(text="no such file, or no longer kept")
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}
        if stored.kind not in SHOWN or "download" in request.query:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name, safe='')}"
        kind = stored.kind if stored.kind in SHOWN else "application/octet-stream"
        return web.Response(body=stored.content, content_type=kind, headers=headers)

    return [web.get("/sim/files/{id}", file)]
