"""A person who talks with the conversation itself, without Telegram between: what is shown is what they see."""

import re
from dataclasses import dataclass, field

from bot import conversation
from bot.screens import screen
from bot.session import Event, Screen, Session
from bot.store import row_of, session_of

AT = 1_790_000_000
TODAY = "2026-11-21"


@dataclass
class Person:
    """Every event goes to a session fresh from the store. `message` is the one that shows the screen."""

    language: str = "en"
    session: Session | None = None
    shown: Screen = field(default_factory=lambda: Screen(()))
    message: int = 10
    today: str = TODAY

    def say(self, text: str) -> "Person":
        return self.do(Event(7, "text", text, language=self.language, at=AT, today=self.today))

    def tap(self, data: str, message: int | None = None) -> "Person":
        return self.do(Event(7, "tap", data, message or self.message, self.language, AT, self.today))

    def do(self, event: Event) -> "Person":
        session = session_of(row_of(self.session)) if self.session else conversation.new_session(event)
        session = conversation.respond(session, event)
        if session.message is None:
            self.message += 1
            session.message = self.message
        if session.revision != session.sent:
            self.shown = screen(session)
        session.sent = session.revision
        self.session = session
        return self

    def press(self, end: str) -> "Person":
        """The button whose data end like this, or whose label is this."""
        return self.tap(self.button(end))

    def button(self, end: str) -> str:
        found = [data for label, data in self.buttons() if data.endswith(end) or label == end]
        assert found, f"no button {end!r} on:\n{self.text}\n{self.buttons()}"
        return found[0]

    def buttons(self) -> list[tuple[str, str]]:
        return [button for row in self.shown.rows for button in row]

    def walk(self, *steps: str) -> "Person":
        """Steps that begin with ! are typed, the others pressed."""
        for step in steps:
            if step.startswith("!"):
                self.say(step[1:])
            else:
                self.press(step)
        return self

    @property
    def text(self) -> str:
        return re.sub(r"</?[a-z][^>]*>", "", "\n\n".join(self.shown.parts))

    @property
    def asked(self) -> str:
        """The open question, as the keyboard tells it."""
        return next((data.split(":")[2] for _, data in self.buttons() if data.startswith("w:")), "")

    @property
    def state(self) -> Session:
        assert self.session is not None
        return self.session

    @property
    def answers(self) -> dict[str, object]:
        return self.state.drafts[self.state.scenario].answers
