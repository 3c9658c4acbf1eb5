"""How the bot presents itself: its name, descriptions, commands and menu button, by language and by chat."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.failure import bad_request

Commands = list[dict[str, str]]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
LONGEST_DESCRIPTION_OF_COMMAND, MOST_COMMANDS = 256, 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}


@dataclass(slots=True)
class Profile:
    """`texts` by field and language, `commands` by scope ("default", "chat 7" ...) and language; "" is any language."""

    token: str
    username: str = "wenshui_local_bot"
    name: str = "Wenshui 问税"
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], Commands] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)  # 0: of all chats

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def user(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.texts.get(("name", ""), self.name),
            "username": self.username,
        }

    def text(self, name: str, language: str) -> str:
        """The text of just that language; the name is never empty."""
        return self.texts.get((name, language), "") or (self.user()["first_name"] if name == "name" else "")

    def set_text(self, name: str, language: str, text: str) -> None:
        if len(text) > LONGEST[name]:
            raise bad_request(f"BOT_{'TITLE' if name == 'name' else name.upper()}_INVALID")
        if text:
            self.texts[name, language] = text
        else:
            self.texts.pop((name, language), None)

    def commands_for(self, person: int, language: str) -> Commands:
        """The menu that this person sees: the narrowest scope first, in it their language before none."""
        short = language[:2].lower()
        for scope in (f"chat {person}", "all_private_chats", "default"):
            for tongue in (short, "") if short else ("",):
                if commands := self.commands.get((scope, tongue)):
                    return commands
        return []

    def seen_by(self, person: int, language: str) -> dict[str, Any]:
        """What the person's Telegram shows of the bot."""
        short = language[:2].lower()
        texts = {name: self.texts.get((name, short)) or self.text(name, "") for name in LONGEST}
        return texts | {
            "username": self.username,
            "commands": self.commands_for(person, language),
            "menu_button": self.menu_buttons.get(person) or self.menu_buttons.get(0, {"type": "default"}),
        }


def checked_language(code: str) -> str:
    if not LANGUAGE.fullmatch(code):
        raise bad_request("Invalid language code specified")
    return code


def checked_commands(value: Any) -> Commands:
    if not isinstance(value, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_command(command) for command in value]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return commands


def _command(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(value.get(name), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command, description = value["command"].lower().removeprefix("/"), value["description"]
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= LONGEST_DESCRIPTION_OF_COMMAND:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}
