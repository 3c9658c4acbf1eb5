"""/sim/faults: what goes wrong between the bot and Telegram, as a list of faults."""

from typing import Any

from aiohttp import web

from bot.simulator.faults import Faults, read_fault
from bot.simulator.reading import answered, body_of


def routes(faults: Faults) -> list[web.RouteDef]:
    async def look(request: web.Request) -> Any:
        del request
        return [fault.wire() for fault in faults.switches]

    async def change(request: web.Request) -> Any:
        """The new list stands in place of the old one."""
        wanted = await body_of(request, list)
        try:
            faults.set([read_fault(fault) for fault in wanted])
        except ValueError as problem:
            raise web.HTTPBadRequest(text=str(problem)) from None
        return await look(request)

    return [web.get("/sim/faults", answered(look)), web.put("/sim/faults", answered(change))]
