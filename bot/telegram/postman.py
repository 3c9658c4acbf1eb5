"""How screens, files and answers to taps travel to Telegram."""

import asyncio
import html
import json
import logging
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, TelegramError

from bot.session import Screen
from bot.telegram.api import Api, PutOff
from bot.telegram.refusals import gist, is_unchanged, is_unreadable
from bot.telegram.talk import Document
from bot.telegram.wire import encode

log = logging.getLogger(__name__)
Overtaken = Callable[[], bool]
Rows = tuple[tuple[tuple[str, str], ...], ...]
TAP_LIVES = 15.0  # seconds in which another try to answer a tap makes sense
NO_PREVIEW = json.dumps({"is_disabled": True})  # the address of a law is no advertisement for it


class Postman:
    """`overtaken` tells, before another try, that something newer is to be sent instead: PutOff is raised."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.unreadable = 0

    async def deliver(self, person: int, screen: Screen, message: int | None, overtaken: Overtaken) -> int:
        """The message that carries the buttons: `message` edited, or a new one below. Further parts go below it."""
        number = 0
        for place, text in enumerate(screen.parts, 1):
            rows = screen.rows if place == len(screen.parts) else ()
            number = await self._put(_content(person, text, rows), message, overtaken)
            message = None
        return number

    async def take_off_buttons(self, person: int, message: int) -> None:
        await self.once("editMessageReplyMarkup", {"chat_id": person, "message_id": message})

    async def answer_tap(self, tap: str) -> None:
        """Never an error: too old or answered before, the person sees the screen anyway."""
        loop = asyncio.get_running_loop()
        last = loop.time() + TAP_LIVES
        params = {"callback_query_id": tap}
        with suppress(TelegramError, PutOff):
            await self.api.patiently(
                lambda: self.api.call("answerCallbackQuery", params), overtaken=lambda: loop.time() > last
            )

    async def send_file(self, person: int, document: Document, overtaken: Overtaken) -> None:
        await self.api.patiently(
            lambda: self.api.bot.send_document(person, document.content, filename=document.name), overtaken
        )

    async def set_commands(self, person: int, commands: Sequence[tuple[str, str]], overtaken: Overtaken) -> None:
        """The person's own menu, in the language of the choice and not of the phone."""
        menu = [BotCommand(*each) for each in commands]
        await self.api.patiently(lambda: self.api.bot.set_my_commands(menu, BotCommandScopeChat(person)), overtaken)

    async def once(self, method: str, params: dict[str, Any]) -> None:
        """For what only looks better: if it is lost, nobody misses it."""
        with suppress(TelegramError):
            await self.api.call(method, params)

    async def _put(self, content: dict[str, Any], message: int | None, overtaken: Overtaken) -> int:
        if message is not None:
            try:
                await self._say("editMessageText", {**content, "message_id": message}, overtaken)
            except BadRequest as problem:
                if is_unchanged(problem):
                    return message
            else:
                return message
        # no message yet, or it is deleted, too old, not ours
        answer = await self._say("sendMessage", content, overtaken)
        return int(answer["message_id"])

    async def _say(self, method: str, content: dict[str, Any], overtaken: Overtaken) -> Any:
        try:
            return await self.api.patiently(lambda: self.api.call(method, content), overtaken)
        except BadRequest as problem:
            if not is_unreadable(problem):
                raise
            self.unreadable += 1
            log.warning("HTML sent as plain text: %s", gist(problem))
        plain = {**content, "text": html.unescape(re.sub(r"<[^>]*>", "", content["text"]))}
        del plain["parse_mode"]
        return await self.api.patiently(lambda: self.api.call(method, plain), overtaken)


def _content(person: int, text: str, rows: Rows) -> dict[str, Any]:
    buttons = [[{"text": label, "callback_data": data} for label, data in row] for row in rows]
    keyboard = encode({"inline_keyboard": buttons})
    return {
        "chat_id": person, "text": text, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW,
        "reply_markup": keyboard,
    }  # fmt: skip
