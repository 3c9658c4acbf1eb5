"""The person's API, /sim/people/...: what tests and the page do in a person's place."""

import secrets
from typing import Any

from aiohttp import web

from bot.simulator import deeds
from bot.simulator.call import Upload
from bot.simulator.chat import Person
from bot.simulator.reading import answered, asked, body_of, person_of, text_of
from bot.simulator.world import World

BIGGEST_ID = 1 << 52
LONGEST_WAIT = 30  # seconds
PERSON = r"/sim/people/{person:\d+}"
MESSAGE = PERSON + r"/messages/{message:\d+}"


class People:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sim/people", answered(self.arrive)),
            web.get(PERSON, answered(self.look)),
            web.patch(PERSON, answered(self.change)),
            web.post(f"{PERSON}/messages", answered(self.send)),
            web.delete(f"{PERSON}/messages", answered(self.clear)),
            web.put(MESSAGE, answered(self.correct)),
            web.post(f"{MESSAGE}/tap", answered(self.tap)),
        ]

    async def arrive(self, request: web.Request) -> Any:
        """{id?, name?, language_code?}: the person of that id, or somebody new."""
        wanted = await body_of(request, dict)
        number = wanted.get("id", secrets.randbelow(1 << 31) + (1 << 31))
        if type(number) is not int or not 0 < number < BIGGEST_ID:
            raise web.HTTPBadRequest(text="id is a whole number above 0, below 2^52")
        person = self.world.person(number, text_of(wanted, "name"), text_of(wanted, "language_code"))
        return chat_of(self.world, person)

    async def look(self, request: web.Request) -> Any:
        """The whole chat. ?after=<changes>&wait=<seconds> waits until there are more changes than that."""
        person = person_of(self.world, request)
        if "after" in request.query:
            await person.news.wait(asked(request, "after"), min(asked(request, "wait"), LONGEST_WAIT))
        return chat_of(self.world, person)

    async def change(self, request: web.Request) -> Any:
        """{language_code?, blocked?}"""
        person, wanted = person_of(self.world, request), await body_of(request, dict)
        if "language_code" in wanted:
            deeds.set_language(self.world, person, text_of(wanted, "language_code"))
        if "blocked" in wanted:
            deeds.set_blocked(self.world, person, bool(wanted["blocked"]))
        return deeds.seen(person)

    async def send(self, request: web.Request) -> Any:
        """{text} or {sticker: an emoji}, or multipart with `file` (a picture becomes a photo) and `caption`."""
        person = person_of(self.world, request)
        if request.content_type == "multipart/form-data":
            upload, caption = await _uploaded(request)
            sent = [deeds.send_file(self.world, person, upload, caption)]
        else:
            wanted = await body_of(request, dict)
            if sticker := text_of(wanted, "sticker"):
                sent = [deeds.send_sticker(self.world, person, sticker)]
            else:
                sent = deeds.write(self.world, person, text_of(wanted, "text"))
        return [self.world.seen(person, message) for message in sent]

    async def clear(self, request: web.Request) -> Any:
        deeds.clear(person_of(self.world, request))
        return True

    async def correct(self, request: web.Request) -> Any:
        """{text}"""
        person, text = person_of(self.world, request), text_of(await body_of(request, dict), "text")
        return self.world.seen(person, deeds.correct(self.world, person, _message(request), text))

    async def tap(self, request: web.Request) -> Any:
        """{data}, which need not be on any button. The answer is among the chat's `taps`, under the id returned."""
        person, data = person_of(self.world, request), text_of(await body_of(request, dict), "data")
        return {"id": deeds.tap(self.world, person, _message(request), data).id}


def chat_of(world: World, person: Person) -> dict[str, Any]:
    """All that the person's phone shows."""
    return {
        "changes": person.news.changes,
        "person": deeds.seen(person),
        "bot": world.profile.seen_by(person.id, person.language),
        "messages": [world.seen(person, message) for message in person.messages.values()],
        "taps": [deeds.seen_tap(world, tap) for tap in world.taps.values() if tap.person == person.id],
    }


def _message(request: web.Request) -> int:
    return int(request.match_info["message"])


async def _uploaded(request: web.Request) -> tuple[Upload, str]:
    form = await request.post()
    file, caption = form.get("file"), form.get("caption", "")
    if not isinstance(file, web.FileField):
        raise web.HTTPBadRequest(text="there is no part named file")
    return Upload(file.filename, file.content_type, file.file.read()), caption if isinstance(caption, str) else ""
