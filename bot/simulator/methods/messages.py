"""What a bot says, changes and takes back."""

from dataclasses import replace
from typing import Any

from bot.simulator.call import Call
from bot.simulator.chat import Message, Person
from bot.simulator.failure import NOT_MODIFIED, TOO_OLD, bad_request
from bot.simulator.formatted import LONGEST_CAPTION, LONGEST_TEXT, Entity, Formatted, clean, settled, utf16_length
from bot.simulator.html import parse_html
from bot.simulator.keyboard import read_keyboard
from bot.simulator.world import Method, World

LONGEST_RAW = 1 << 15  # bytes
LONGEST_ANSWER = 200
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


async def send_message(world: World, call: Call) -> dict[str, Any]:
    content = _text_of(call)
    keyboard = read_keyboard(call)
    person = world.partner(call.text("chat_id"))
    return world.show(person, world.new_message(True, content.wire(), keyboard=keyboard))


async def edit_message_text(world: World, call: Call) -> dict[str, Any]:
    content = _text_of(call)
    keyboard = read_keyboard(call)
    person, message = _own_message(world, call, "message to edit not found", "message can't be edited")
    if "text" not in message.content:
        raise bad_request("There is no text in the message to edit")
    return _changed(world, person, message, replace(message, content=content.wire(), keyboard=keyboard))


async def edit_message_reply_markup(world: World, call: Call) -> dict[str, Any]:
    keyboard = read_keyboard(call)
    person, message = _own_message(world, call, "message to edit not found", "message can't be edited")
    return _changed(world, person, message, replace(message, keyboard=keyboard))


async def delete_message(world: World, call: Call) -> bool:
    """A bot may take back its own messages and, in a private chat, those that came in."""
    person = world.partner(call.text("chat_id"))
    message = person.messages.pop(call.number("message_id"), None)
    if message is None:
        raise bad_request("message to delete not found")
    person.news.tell("gone", {"message_id": message.id})
    return True


async def answer_callback_query(world: World, call: Call) -> bool:
    number, text = call.text("callback_query_id"), call.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    tap = world.taps.get(number)
    if tap is None or tap.answer is not None or world.clock() > tap.until:
        raise bad_request(TOO_OLD)
    tap.answer = {"text": text, "show_alert": call.flag("show_alert")}
    if person := world.people.get(tap.person):
        person.news.tell("answer", {"id": tap.id} | tap.answer)
    return True


async def send_chat_action(world: World, call: Call) -> bool:
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    world.partner(call.text("chat_id")).news.tell("action", {"action": action})
    return True


def caption_of(call: Call) -> Formatted:
    caption = _formatted(call, call.text("caption"), "caption_entities")
    if utf16_length(caption.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return caption


def _text_of(call: Call) -> Formatted:
    if not call.text("text"):
        raise bad_request("message text is empty")
    content = _formatted(call, call.text("text"), "entities")
    if not content.text:
        raise bad_request("text must be non-empty")
    if utf16_length(content.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return content


def _formatted(call: Call, raw: str, entities: str) -> Formatted:
    if len(raw.encode("utf-8", "surrogatepass")) > LONGEST_RAW:
        raise bad_request("text is too long")
    mode = call.text("parse_mode").lower()
    if mode == "html":
        return parse_html(raw)
    if mode not in {"", "none"}:
        raise bad_request("The simulator reads HTML only: unsupported parse_mode")
    given = call.parsed(entities, "Can't parse entities JSON object") or []
    if not isinstance(given, list):
        raise bad_request("Can't parse entities JSON object")
    return settled(clean(raw), [_entity(entity) for entity in given])


def _entity(value: Any) -> Entity:
    try:
        extra = value.get("url") or value.get("language") or value.get("custom_emoji_id") or ""
        return Entity(str(value["type"]), int(value["offset"]), int(value["length"]), extra)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise bad_request("Can't parse MessageEntity: type, offset and length are needed") from None


def _own_message(world: World, call: Call, missing: str, foreign: str) -> tuple[Person, Message]:
    person = world.partner(call.text("chat_id"))
    message = person.messages.get(call.number("message_id"))
    if message is None:
        raise bad_request(missing)
    if not message.from_bot:
        raise bad_request(foreign)
    return person, message


def _changed(world: World, person: Person, old: Message, new: Message) -> dict[str, Any]:
    """An edit tells the bot nothing; one that changes nothing is refused."""
    if old == new:
        raise bad_request(NOT_MODIFIED)
    return world.show(person, replace(new, edited=world.now()))


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
}
