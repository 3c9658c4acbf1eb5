"""Reading what comes in through /sim/..., with a sentence where it cannot be read."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.simulator.chat import Person
from bot.simulator.deeds import NotPossible
from bot.simulator.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def answered(work: Callable[[web.Request], Awaitable[Any]]) -> Handler:
    """JSON out; what a person's phone would not let them do is a 409."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await work(request), dumps=dumped)
        except NotPossible as refusal:
            raise web.HTTPConflict(text=str(refusal)) from None

    return answer


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


async def body_of(request: web.Request, shape: type) -> Any:
    """The JSON body, `shape` being dict or list; an empty body is an empty one of it."""
    body = await request.read()
    try:
        value = json.loads(body) if body else shape()
    except ValueError:
        value = None
    if not isinstance(value, shape):
        raise web.HTTPBadRequest(text=f"the body is a JSON {'object' if shape is dict else 'list'}")
    return value


def text_of(values: dict[str, Any], name: str) -> str:
    value = values.get(name) or ""
    if not isinstance(value, str):
        raise web.HTTPBadRequest(text=f"{name} is text")
    return value


def asked(request: web.Request, name: str) -> int:
    value = request.query.get(name, "0")
    if not value.isdecimal():
        raise web.HTTPBadRequest(text=f"{name} is a whole number")
    return int(value)


def person_of(world: World, request: web.Request) -> Person:
    person = world.people.get(int(request.match_info["person"]))
    if person is None:
        raise web.HTTPNotFound(text="there is no such person: POST /sim/people makes one")
    return person
