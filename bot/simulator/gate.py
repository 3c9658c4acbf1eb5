"""The door of the Bot API: a request, the faults that strike it, the method, its answer."""

import asyncio
import json
import logging

from aiohttp import web

from bot.simulator.call import Call, call_of_answer, read_call
from bot.simulator.failure import CallFailed, too_many_requests
from bot.simulator.methods import METHODS
from bot.simulator.world import World

log = logging.getLogger(__name__)
NOT_IN_ANSWERS = frozenset({"setwebhook", "deletewebhook"})  # nor any get..., when a webhook's answer holds the call


def routes(world: World) -> list[web.RouteDef]:
    async def method(request: web.Request) -> web.StreamResponse:
        return await _answer(world, request)

    async def download(request: web.Request) -> web.StreamResponse:
        stored = world.files.get(request.match_info["id"]) if _is_ours(world, request) else None
        if stored is None:
            return _json(CallFailed(404, "Not Found").answer(), 404)
        return web.Response(body=stored.content, content_type="application/octet-stream")

    return [
        web.route("*", "/bot{token}/{method}", method),
        web.get("/file/bot{token}/files/{id}", download),
    ]


async def execute_answer(world: World, body: bytes) -> None:
    """The call in a webhook's answer. Nobody learns its result, so a failure is only logged."""
    call = call_of_answer(body)
    if call is None or call.method.startswith("get") or call.method in NOT_IN_ANSWERS:
        return
    try:
        await _carried_out(world, call)
    except CallFailed as failure:
        log.warning("%s in the answer to an update: %s", call.method, failure.description)


async def _answer(world: World, request: web.Request) -> web.StreamResponse:
    try:
        call = await _read(world, request)
        if world.faults.strikes("unreached", call.method):
            return _cut(request)
        await _delay_or_refuse(world, call)
        result = await _carried_out(world, call)
    except CallFailed as failure:
        log.info("%s: %s", request.match_info["method"], failure.description)
        return _json(failure.answer(), failure.code, failure.retry_after)
    if world.faults.strikes("dropped_answer", call.method):
        return _cut(request)
    return _json({"ok": True, "result": result})


async def _read(world: World, request: web.Request) -> Call:
    if not _is_ours(world, request):
        raise CallFailed(401, "Unauthorized")
    try:
        return await read_call(request)
    except web.HTTPRequestEntityTooLarge:
        raise CallFailed(413, "Request Entity Too Large") from None


async def _delay_or_refuse(world: World, call: Call) -> None:
    if slow := world.faults.strikes("slow", call.method):
        await asyncio.sleep(slow.seconds)
    if flood := world.faults.strikes("too_many_requests", call.method):
        raise too_many_requests(max(1, round(flood.seconds)))
    if world.faults.strikes("server_error", call.method):
        raise CallFailed(502, "Bad Gateway")


async def _carried_out(world: World, call: Call) -> object:
    method = METHODS.get(call.method)
    if method is None:
        log.warning("the simulator has no method %s", call.method)
        raise CallFailed(404, "Not Found: method not found")
    return await method(world, call)


def _is_ours(world: World, request: web.Request) -> bool:
    return request.match_info["token"] == world.profile.token


def _cut(request: web.Request) -> web.StreamResponse:
    """Closes the connection; the answer that is returned reaches nobody."""
    if request.transport:
        request.transport.abort()
    return web.Response()


def _json(answer: dict[str, object], status: int = 200, retry_after: int | None = None) -> web.Response:
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    text = json.dumps(answer, ensure_ascii=False)
    return web.Response(text=text, status=status, headers=headers, content_type="application/json")
