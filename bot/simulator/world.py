"""All that the simulator knows: one bot, the people who talk to it, and what is under way between them."""

import itertools
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.simulator.call import Call
from bot.simulator.chat import Message, Person, Tap
from bot.simulator.courier import Courier
from bot.simulator.failure import CallFailed, bad_request
from bot.simulator.faults import Faults
from bot.simulator.files import Files
from bot.simulator.profile import Profile
from bot.simulator.updates import Update, Updates

PERSON_ID = re.compile(r"[0-9]{1,18}")  # a minus is a group's, an @ a channel's
KEPT_PEOPLE, KEPT_TAPS = 2_000, 5_000


class World:
    """`answer_within`: seconds that a bot has to answer a tap. All is in memory and bounded: the oldest goes first."""

    def __init__(self, token: str, answer_within: float = 30.0, clock: Callable[[], float] = time.time) -> None:
        self.profile = Profile(token)
        self.answer_within, self.clock = answer_within, clock
        self.people: dict[int, Person] = {}
        self.taps: dict[str, Tap] = {}
        self.faults, self.files = Faults(), Files()
        self.updates = Updates(clock, lambda: self.faults.strikes("doubled") is not None, self._taken)
        self.execute: Callable[[bytes], Awaitable[None]] = _ignored  # the call in a webhook's answer
        self.courier: Courier | None = None  # there is one while a webhook is set
        self.next_webhook_at = 0.0
        self._message_ids = itertools.count(int(clock()))
        self._tap_ids = itertools.count(int(clock()) << 20)

    def person(self, number: int, name: str = "", language: str = "") -> Person:
        """The person of that id, who is there from now on."""
        person = self.people.get(number)
        if person is None:
            person = self.people[number] = Person(number, name or f"Person {number % 1_000}", language)
            if len(self.people) > KEPT_PEOPLE:
                self.people.pop(next(iter(self.people))).news.close()
        return person

    def partner(self, chat_id: str) -> Person:
        """The person whom the bot may write to under that chat id."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        person = self.people.get(int(chat_id)) if PERSON_ID.fullmatch(chat_id) else None
        if person is None or not person.started:
            raise bad_request("chat not found")
        if person.blocked:
            raise CallFailed(403, "Forbidden: bot was blocked by the user")
        return person

    def now(self) -> int:
        return int(self.clock())

    def new_message(self, from_bot: bool, content: dict[str, Any], **more: Any) -> Message:
        return Message(next(self._message_ids), self.now(), from_bot, content, **more)

    def new_tap(self, person: Person, message: int, data: str) -> Tap:
        tap = Tap(str(next(self._tap_ids)), person.id, message, data, self.clock() + self.answer_within)
        self.taps[tap.id] = tap
        if len(self.taps) > KEPT_TAPS:
            del self.taps[next(iter(self.taps))]
        return tap

    def show(self, person: Person, message: Message) -> dict[str, Any]:
        """Keeps a new or changed message, tells the person, and returns it as it goes over the wire."""
        person.keep(message)
        wire = self.wire(person, message)
        person.news.tell("message", self.seen(person, message))
        return wire

    def wire(self, person: Person, message: Message) -> dict[str, Any]:
        """The message as the Bot API shows it."""
        sender = self.profile.user() if message.from_bot else person.user()
        head = {"message_id": message.id, "from": sender, "chat": person.chat(), "date": message.date}
        tail: dict[str, Any] = {"edit_date": message.edited} if message.edited else {}
        if message.keyboard:
            tail["reply_markup"] = message.keyboard
        return head | message.content | tail

    def seen(self, person: Person, message: Message) -> dict[str, Any]:
        """The message as the person's phone has it: also whether the bot took it."""
        return self.wire(person, message) | {"taken": message.taken}

    def tell_profile(self) -> None:
        for person in self.people.values():
            person.news.tell("bot", self.profile.seen_by(person.id, person.language))

    def _taken(self, update: Update) -> None:
        person = self.people.get(update.body["from"]["id"])
        message = person.messages.get(update.body.get("message_id", 0)) if person else None
        if person and message and not message.taken:
            person.keep(message := replace(message, taken=True))
            person.news.tell("message", self.seen(person, message))

    async def dismiss_courier(self) -> None:
        courier, self.courier = self.courier, None
        if courier:
            await courier.stop()

    async def close(self) -> None:
        await self.dismiss_courier()
        self.updates.abort_poll("Conflict: the simulator is closing")
        for person in self.people.values():
            person.news.close()


async def _ignored(body: bytes) -> None:
    del body


Method = Callable[[World, Call], Awaitable[Any]]
