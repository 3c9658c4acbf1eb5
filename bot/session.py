"""What is kept of one person between two events, what can happen, and what is shown."""

import json
from dataclasses import dataclass, field
from typing import Any

LANGUAGES = ("en", "zh")
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Draft:
    """The answers of one scenario. `changing`: the answer being edited. `print`: of the flow they were given in."""

    answers: dict[str, Any] = field(default_factory=dict)
    changing: str | None = None
    print: str = ""


@dataclass(slots=True)
class Session:
    """The store keeps `person`, `revision`, `sent`, `message`, `owed` as columns, the rest as `state()`."""

    person: int
    revision: int = 0  # of the screen that the person should see
    sent: int = -1  # of the screen that Telegram confirmed
    message: int | None = None  # the message that shows it; None: the next screen goes below, as a new message
    owed: list[str] = field(
        default_factory=list
    )  # besides the screen: "tap:<id>", "file:<kind>", "commands:<language>"
    language: str = "en"
    today: str = ""  # the day of the last event, ISO
    place: str = "menu"
    scenario: str = ""  # the open one, "<regime>.<scenario>"
    drafts: dict[str, Draft] = field(default_factory=dict)
    open: str = ""  # the key of the question on the screen
    page: str = ""  # page or group of a long choice, page of the review, list that is open
    ticks: list[str] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)  # the line above the screen: its code, then its values
    last_text: str = ""  # a text typed twice before the screen came is one answer
    above: int | None = None  # the answered message whose buttons are to go
    leaving: bool = False  # /forget: deleted once the goodbye is sent
    progress: Any = None  # the answers replayed, for as long as they are these; not kept

    def state(self) -> str:
        drafts = {name: [draft.answers, draft.changing, draft.print] for name, draft in self.drafts.items()}
        return encode([drafts if name == "drafts" else getattr(self, name) for name in KEPT])

    @classmethod
    def restored(
        cls, person: int, revision: int, sent: int, message: int | None, owed: list[str], state: str
    ) -> "Session":
        session = cls(person, revision, sent, message, owed)
        for name, value in zip(KEPT, json.loads(state), strict=True):
            setattr(session, name, value)
        session.drafts = {name: Draft(*draft) for name, draft in session.drafts.items()}  # type: ignore[misc]
        return session


KEPT = (
    "language", "today", "place", "scenario", "drafts", "open", "page", "ticks", "note", "last_text", "above",
    "leaving",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person did.

    `kind`: text, tap, edited (a text sent earlier: no answer to the open question), other (a photo ...), unblocked.
    """

    person: int
    kind: str
    text: str = ""  # what was typed, or the tapped button's callback data
    message: int | None = None  # the message that carries the tapped button
    language: str = ""  # as Telegram reports it
    at: int = 0  # seconds since 1970, by the bot's clock
    today: str = ""  # ISO day by the bot's clock, or BOT_TODAY


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML of one or more messages, the last of which carries the buttons: rows of (label, callback data)."""

    parts: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
