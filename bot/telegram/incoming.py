"""A raw update, as Telegram sends it, becomes something a person did. Whatever has another shape is nobody's doing."""

from dataclasses import dataclass
from typing import Any

from bot.session import Event

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
BIGGEST = 1 << 52  # ids of people have at most 52 significant bits
LONGEST = 4_096  # of a text that Telegram lets through


@dataclass(frozen=True, slots=True)
class Incoming:
    """`event`: None if there is nothing to answer. `tap`: the id of a tapped button's query.

    `group`: the group that the bot was just added to, by someone who speaks `language`.
    """

    number: int
    event: Event | None = None
    tap: str = ""
    group: int = 0
    language: str = ""


def number_of(update: object) -> int | None:
    return _whole(update.get("update_id")) if isinstance(update, dict) else None


def read_update(update: object, at: int, today: str) -> Incoming | None:
    """None without a number, and so without a way to tell it from the next. Never raises."""
    number = number_of(update)
    if number is None or not isinstance(update, dict):
        return None
    kind = next((kind for kind in ALLOWED if isinstance(update.get(kind), dict)), "")
    content: dict[str, Any] = update.get(kind) or {}
    sender = content.get("from")
    person = _whole(sender.get("id")) if isinstance(sender, dict) and not sender.get("is_bot") else None
    if person is None or not isinstance(sender, dict):
        return Incoming(number)
    language = _text(sender.get("language_code"))
    told = {"person": person, "language": language, "at": at, "today": today}
    if kind == "callback_query":
        return _tap(number, content, told)
    chat = content.get("chat")
    chat = chat if isinstance(chat, dict) else {}
    if chat.get("id") == person:
        return Incoming(number, _said(kind, content, told))
    if chat.get("type") in ("group", "supergroup") and type(chat.get("id")) is int and _was_added(content):
        return Incoming(number, group=chat["id"], language=language)
    return Incoming(number)


def _tap(number: int, content: dict[str, Any], told: dict[str, Any]) -> Incoming:
    shown = content.get("message")
    shown = shown if isinstance(shown, dict) else {}
    chat = shown.get("chat")
    if isinstance(chat, dict) and chat.get("id") != told["person"]:
        return Incoming(number)
    message = _whole(shown.get("message_id"))
    event = Event(kind="tap", text=_text(content.get("data")), message=message, **told)
    return Incoming(number, event, tap=_text(content.get("id")))


def _said(kind: str, content: dict[str, Any], told: dict[str, Any]) -> Event | None:
    if kind == "my_chat_member":
        return Event(kind="unblocked", **told) if _joined(content) else None
    written = isinstance(content.get("text"), str)
    if kind == "edited_message":
        # never read as an answer: the question that was open when it was typed is not the one open now
        return Event(kind="edited", **told) if written else None
    if written:
        return Event(kind="text", text=_text(content["text"]), **told)
    return Event(kind="other", **told)


def _was_added(content: dict[str, Any]) -> bool:
    return _status(content, "old") in ("left", "kicked") and _joined(content)


def _joined(content: dict[str, Any]) -> bool:
    return _status(content, "new") in ("member", "administrator")


def _status(content: dict[str, Any], when: str) -> str:
    member = content.get(f"{when}_chat_member")
    return _text(member.get("status")) if isinstance(member, dict) else ""


def _whole(value: object) -> int | None:
    return value if type(value) is int and 0 < value < BIGGEST else None


def _text(value: object) -> str:
    """Without lone surrogates, which no store takes."""
    return value[:LONGEST].encode("utf-8", "replace").decode() if isinstance(value, str) else ""
