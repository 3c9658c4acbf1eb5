"""A person, their chat with the bot, and who is told when it changes."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.keyboard import Keyboard

KEPT_MESSAGES, KEPT_NEWS = 300, 1_000


@dataclass(frozen=True, slots=True)
class Message:
    """`content`: the fields that its kind decides, as on the wire. `edited` is 0 where it never was."""

    id: int
    date: int
    from_bot: bool
    content: dict[str, Any]
    keyboard: Keyboard | None = None
    edited: int = 0
    taken: bool = False  # the bot acknowledged it


@dataclass(slots=True)
class Tap:
    """`answer` is what answerCallbackQuery said; a second answer fails, and so does one after `until`."""

    id: str
    person: int
    message: int
    data: str
    until: float
    answer: dict[str, Any] | None = None


@dataclass(slots=True)
class Person:
    """`started`: wrote to the bot, without which the bot has no chat with them."""

    id: int
    name: str
    language: str = ""
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    news: "News" = field(default_factory=lambda: News())

    def user(self) -> dict[str, Any]:
        shown = {"id": self.id, "is_bot": False, "first_name": self.name}
        return shown | ({"language_code": self.language} if self.language else {})

    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "first_name": self.name, "type": "private"}

    def keep(self, message: Message) -> None:
        self.messages[message.id] = message
        if len(self.messages) > KEPT_MESSAGES:
            del self.messages[next(iter(self.messages))]


class News:
    """What changed in one chat. `changes` only grows, so that one can wait for the next change."""

    def __init__(self) -> None:
        self.changes = 0
        self._readers: set[asyncio.Queue[tuple[str, Any] | None]] = set()

    def tell(self, kind: str, value: Any) -> None:
        self.changes += 1
        for reader in list(self._readers):
            if reader.qsize() < KEPT_NEWS:
                reader.put_nowait((kind, value))
            else:  # too slow: it may come back and read the chat anew
                self._readers.discard(reader)
                reader.put_nowait(None)

    def close(self) -> None:
        for reader in self._readers:
            reader.put_nowait(None)
        self._readers.clear()

    @contextlib.contextmanager
    def reader(self) -> Iterator[asyncio.Queue[tuple[str, Any] | None]]:
        """A queue of (kind, value) that ends with None."""
        reader: asyncio.Queue[tuple[str, Any] | None] = asyncio.Queue()
        self._readers.add(reader)
        try:
            yield reader
        finally:
            self._readers.discard(reader)

    async def wait(self, after: int, seconds: float) -> None:
        """Returns when there are more than `after` changes, or the seconds are over."""
        with contextlib.suppress(TimeoutError), self.reader() as reader:
            async with asyncio.timeout(seconds):
                while self.changes <= after and await reader.get():
                    pass
