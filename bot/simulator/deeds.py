"""What a person does: writes, corrects, taps, blocks. Each becomes an update for the bot."""

from dataclasses import replace
from typing import Any

from bot.simulator.call import Upload
from bot.simulator.chat import Message, Person, Tap
from bot.simulator.failure import CallFailed
from bot.simulator.files import photo_sizes
from bot.simulator.formatted import LONGEST_TEXT, Formatted, clean, settled, utf16_length
from bot.simulator.updates import MEMBER_LANE, TAP_LANE
from bot.simulator.world import World

STICKER_SIZE = 512


class NotPossible(Exception):
    """The person's Telegram would not let them do it."""


def write(world: World, person: Person, text: str) -> list[Message]:
    """A text too long for one message goes out as several, as from a phone."""
    sent = [_send(world, person, part.wire()) for part in _parts(clean(text))]
    if not sent:
        raise NotPossible("there is no text to send")
    return sent


def send_sticker(world: World, person: Person, emoji: str) -> Message:
    stored = world.files.store(Upload("sticker.webp", "image/webp", emoji.encode()))
    size = {"width": STICKER_SIZE, "height": STICKER_SIZE, "type": "regular", "is_animated": False, "is_video": False}
    return _send(world, person, {"sticker": stored.wire() | size | {"emoji": emoji}})


def send_file(world: World, person: Person, upload: Upload, caption: str = "") -> Message:
    """A picture goes out as a photo, anything else as a document."""
    stored = world.files.store(upload)
    try:
        content: dict[str, Any] = {"photo": photo_sizes(stored)}
    except CallFailed:
        content = {"document": stored.document()}
    return _send(world, person, content | settled(clean(caption), ()).wire("caption", "caption_entities"))


def correct(world: World, person: Person, number: int, text: str) -> Message:
    message = person.messages.get(number)
    if message is None or message.from_bot or "text" not in message.content:
        raise NotPossible("only texts of one's own can be edited")
    _check_not_blocked(person)
    content = next(iter(_parts(clean(text))), Formatted("")).wire()
    if not content or content == message.content:
        raise NotPossible("there is nothing to change")
    message = replace(message, content=content, edited=world.now(), taken=False)
    world.updates.add("edited_message", world.show(person, message), person.id)
    return message


def tap(world: World, person: Person, number: int, data: str) -> Tap:
    """Of any message, also one that is gone or no longer has that button: a phone may lag behind."""
    _check_not_blocked(person)
    message = person.messages.get(number)
    if message and not message.from_bot:
        raise NotPossible("one's own messages have no buttons")
    tapped = world.new_tap(person, number, data)
    gone = {"chat": person.chat(), "message_id": number, "date": 0}
    query = {
        "id": tapped.id,
        "from": person.user(),
        "message": world.wire(person, message) if message else gone,
        "chat_instance": str(person.id),
        "data": data,
    }
    world.updates.add("callback_query", query, person.id + TAP_LANE)
    person.news.tell("tap", seen_tap(world, tapped))
    return tapped


def set_blocked(world: World, person: Person, blocked: bool) -> None:
    """The bot hears of it as of any change of membership."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    bot = world.profile.user()
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    change = {
        "chat": person.chat(),
        "from": person.user(),
        "date": world.now(),
        "old_chat_member": _member(bot, old),
        "new_chat_member": _member(bot, new),
    }
    world.updates.add("my_chat_member", change, person.id + MEMBER_LANE)
    person.news.tell("person", seen(person))


def set_language(world: World, person: Person, language: str) -> None:
    person.language = language
    person.news.tell("person", seen(person))
    person.news.tell("bot", world.profile.seen_by(person.id, language))


def clear(person: Person) -> None:
    """Empties the chat on the phone; the bot does not hear of it, but for it the messages are gone too."""
    person.messages.clear()
    person.news.tell("cleared", {})


def seen(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "language_code": person.language,
        "started": person.started,
        "blocked": person.blocked,
    }


def seen_tap(world: World, tap: Tap) -> dict[str, Any]:
    """`seconds` are those that the bot still has to answer."""
    seconds = 0.0 if tap.answer else max(0.0, tap.until - world.clock())
    return {"id": tap.id, "message_id": tap.message, "data": tap.data, "answer": tap.answer, "seconds": seconds}


def _send(world: World, person: Person, content: dict[str, Any]) -> Message:
    _check_not_blocked(person)
    person.started = True
    message = world.new_message(False, content)
    world.updates.add("message", world.show(person, message), person.id)
    return message


def _parts(text: str) -> list[Formatted]:
    parts: list[Formatted] = []
    while text:
        end = min(len(text), LONGEST_TEXT)
        while utf16_length(text[:end]) > LONGEST_TEXT:
            end -= utf16_length(text[:end]) - LONGEST_TEXT
        parts.append(settled(text[:end], ()))
        text = text[end:]
    return [part for part in parts if part.text]


def _check_not_blocked(person: Person) -> None:
    if person.blocked:
        raise NotPossible("the bot is blocked: unblock it first")


def _member(bot: dict[str, Any], status: str) -> dict[str, Any]:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
