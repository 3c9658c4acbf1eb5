"""How the bot presents itself: name, descriptions, command menu, and one line in a group."""

import logging
from typing import Any

from telegram.error import TelegramError

from bot.telegram.api import Api
from bot.telegram.talk import Talk
from bot.telegram.wire import encode

log = logging.getLogger(__name__)
PHONES = {"en": "", "zh": "zh"}  # our language: the language of the phones that see it, "" for all others


async def introduce(api: Api, talk: Talk) -> None:
    """Sets what differs. Telegram allows few such changes a day: what fails waits for the next start."""
    for language, phone in PHONES.items():
        name, description, short = talk.about(language)
        commands = [{"command": command, "description": text} for command, text in talk.commands(language)]
        await _set(api, phone, "MyCommands", "commands", commands)
        await _set(api, phone, "MyName", "name", name)
        await _set(api, phone, "MyDescription", "description", description)
        await _set(api, phone, "MyShortDescription", "short_description", short)


async def _set(api: Api, phone: str, what: str, field: str, wanted: object) -> None:
    try:
        found = await api.call(f"get{what}", {"language_code": phone})
        if (found.get(field) if isinstance(found, dict) else found) != wanted:
            value = wanted if isinstance(wanted, str) else encode(wanted)
            await api.call(f"set{what}", {"language_code": phone, field: value})
    except TelegramError:
        log.warning("set%s failed", what, exc_info=True)


def greeting(talk: Talk, chat: int, language: str, username: str) -> dict[str, Any]:
    """Taxes are no matter for a group: what the bot is, and a button that opens the private chat."""
    name, _, short = talk.about("zh" if language.startswith("zh") else "en")
    button = {"text": name, "url": f"https://t.me/{username}"}
    return {"chat_id": chat, "text": short, "reply_markup": encode({"inline_keyboard": [[button]]})}
