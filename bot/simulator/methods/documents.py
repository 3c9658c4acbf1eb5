"""Files that a bot sends or asks for."""

from typing import Any

from bot.simulator.call import Call
from bot.simulator.failure import bad_request
from bot.simulator.files import BIGGEST_DOCUMENT, BIGGEST_PHOTO, photo_sizes
from bot.simulator.keyboard import read_keyboard
from bot.simulator.methods.messages import caption_of
from bot.simulator.world import Method, World


async def send_document(world: World, call: Call) -> dict[str, Any]:
    stored = world.files.of_call(call, "document", BIGGEST_DOCUMENT)
    return _sent(world, call, {"document": stored.document()})


async def send_photo(world: World, call: Call) -> dict[str, Any]:
    stored = world.files.of_call(call, "photo", BIGGEST_PHOTO)
    return _sent(world, call, {"photo": photo_sizes(stored)})


async def get_file(world: World, call: Call) -> dict[str, Any]:
    if not call.text("file_id"):
        raise bad_request("file_id not specified")
    stored = world.files.get(call.text("file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return stored.wire() | {"file_path": stored.path}


def _sent(world: World, call: Call, content: dict[str, Any]) -> dict[str, Any]:
    content |= caption_of(call).wire("caption", "caption_entities")
    keyboard = read_keyboard(call)
    person = world.partner(call.text("chat_id"))
    return world.show(person, world.new_message(True, content, keyboard=keyboard))


METHODS: dict[str, Method] = {"sendDocument": send_document, "sendPhoto": send_photo, "getFile": get_file}
