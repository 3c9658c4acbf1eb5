"""Telegram's webhook, and /healthz and /readyz for whoever looks after the process."""

import hmac
import json
from collections.abc import Callable

from aiohttp import web

from bot.settings import Settings
from bot.store import StoreFailed
from bot.telegram.desk import Desk
from bot.telegram.health import Pulse

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
BIGGEST_BODY = 1 << 20


def application(settings: Settings, desk: Desk, pulse: Pulse, broken: Callable[[Exception], None]) -> web.Application:
    """`broken` is told when the store failed."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="alive")

    async def readyz(_: web.Request) -> web.Response:
        checks = {"telegram": pulse.fresh, "store": _answers(desk)}
        sender = desk.sender
        counts = {
            "handled": desk.handled, "set_aside": desk.set_aside, "refused": sender.refused,
            "unreadable": sender.postman.unreadable, "behind": len(sender.tasks),
        }  # fmt: skip
        return web.json_response({**checks, **counts}, status=200 if all(checks.values()) else 503)

    async def hook(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, settings.webhook_secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response()  # it will never be readable: no use in having it repeated
        try:
            desk.take([update])
        except StoreFailed as problem:
            broken(problem)
            return web.Response(status=503)
        return web.Response()

    site = web.Application(client_max_size=BIGGEST_BODY)
    site.router.add_get("/healthz", healthz)
    site.router.add_get("/readyz", readyz)
    if settings.mode == "webhook":
        site.router.add_post(settings.webhook_path, hook)
    return site


def _answers(desk: Desk) -> bool:
    try:
        desk.store.known([0])
    except StoreFailed:
        return False
    return True
