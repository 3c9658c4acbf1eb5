"""The buttons under a message: checked as the server checks them."""

import json
from typing import Any

from bot.simulator.call import Call
from bot.simulator.failure import CallFailed, bad_request

Keyboard = dict[str, Any]  # {"inline_keyboard": rows of buttons}, as Telegram shows it back
ACTIONS = ("url", "callback_data", "copy_text")
ELSEWHERE = frozenset({"switch_inline_query", "switch_inline_query_current_chat", "web_app", "login_url", "pay"})
STYLES = frozenset({"primary", "success", "danger"})
LONGEST_DATA = 64  # bytes
LONGEST_COPY = 256
MOST_BUTTONS, WIDEST_ROW = 100, 8


def read_keyboard(call: Call) -> Keyboard | None:
    """The inline keyboard of a call; None where there is none, or an empty one. Reply keyboards are not simulated."""
    markup = call.parsed("reply_markup", "Can't parse reply keyboard markup JSON object")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if markup.get("keyboard") or markup.get("force_reply"):
        raise bad_request("The simulator shows inline keyboards only")
    rows = markup.get("inline_keyboard") or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    shown = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, shown)) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in shown):
        raise bad_request("Reply markup is too long")
    return {"inline_keyboard": shown} if shown else None


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _unreadable('Can\'t find field "text"')
    shown = {"text": button["text"].strip()}
    if not shown["text"]:
        raise bad_request("BUTTON_TEXT_INVALID")
    style = button.get("style") or "default"
    if style in STYLES:
        shown["style"] = style
    elif style != "default":
        raise _unreadable("invalid button style specified")
    return shown | _action(button)


def _action(button: dict[str, Any]) -> dict[str, Any]:
    action = next((name for name in ACTIONS if button.get(name)), None)
    if action is None:
        if elsewhere := ELSEWHERE & button.keys():
            raise _unreadable(f"The simulator has no {min(elsewhere)} buttons")
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    value = button[action]
    if action == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= LONGEST_COPY:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {action: {"text": copied}}
    if not isinstance(value, str):
        raise _unreadable(f'Field "{action}" must be of type String')
    if action == "callback_data" and len(value.encode("utf-8", "surrogatepass")) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not value.startswith(("https://", "http://", "tg://", "mailto:", "tel:")):
        raise bad_request(f"Inline keyboard button URL {json.dumps(value)} is invalid: Unsupported URL protocol")
    return {action: value}


def _unreadable(reason: str) -> CallFailed:
    return bad_request(f"Can't parse inline keyboard button: {reason}")
