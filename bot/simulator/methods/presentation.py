"""How a bot presents itself: commands, names, descriptions, menu button."""

from typing import Any

from bot.simulator.call import Call
from bot.simulator.failure import bad_request
from bot.simulator.profile import Commands, checked_commands, checked_language
from bot.simulator.world import Method, World

SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


async def set_my_commands(world: World, call: Call) -> bool:
    """An empty list is as good as deleteMyCommands."""
    where = _scope(world, call)
    commands = checked_commands(call.parsed("commands", "Can't parse commands JSON object") or [])
    world.profile.commands[where] = commands
    world.tell_profile()
    return True


async def get_my_commands(world: World, call: Call) -> Commands:
    """Just those of that scope and language: nothing is looked up in wider ones."""
    return world.profile.commands.get(_scope(world, call), [])


async def delete_my_commands(world: World, call: Call) -> bool:
    world.profile.commands.pop(_scope(world, call), None)
    world.tell_profile()
    return True


async def set_chat_menu_button(world: World, call: Call) -> bool:
    button = call.parsed("menu_button", "Can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("Can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in {"default", "commands"}:  # no web apps here
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    world.profile.menu_buttons[_chat(world, call)] = {"type": button["type"]}
    world.tell_profile()
    return True


async def get_chat_menu_button(world: World, call: Call) -> dict[str, Any]:
    buttons = world.profile.menu_buttons
    return buttons.get(_chat(world, call)) or buttons.get(0, {"type": "commands"})


def _setter(name: str) -> Method:
    async def set_text(world: World, call: Call) -> bool:
        world.profile.set_text(name, checked_language(call.text("language_code")), call.text(name))
        world.tell_profile()
        return True

    return set_text


def _getter(name: str) -> Method:
    async def get_text(world: World, call: Call) -> dict[str, str]:
        return {name: world.profile.text(name, checked_language(call.text("language_code")))}

    return get_text


def _scope(world: World, call: Call) -> tuple[str, str]:
    scope = call.parsed("scope", "Can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    language = checked_language(call.text("language_code"))
    if scope.get("type") == "chat":
        return f"chat {world.partner(str(scope.get('chat_id', ''))).id}", language
    if scope.get("type") not in SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    return str(scope["type"]), language


def _chat(world: World, call: Call) -> int:
    """0 for all chats."""
    return world.partner(call.text("chat_id")).id if call.text("chat_id") else 0


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
