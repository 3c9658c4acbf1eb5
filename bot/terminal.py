"""`wenshui chat`: the same conversation in the terminal. Buttons are numbered; their number taps them."""

import re
import time
from html import unescape
from typing import TextIO

from bot import conversation
from bot.documents import document
from bot.screens import screen
from bot.session import Event, Screen, Session

PERSON = 1
TAGS = re.compile(r"</?[a-z][^>]*>")


def chat(start: str, language: str, today: str, typed: TextIO, shown: TextIO) -> None:
    """Talks until the input ends. `start` is the payload of /start."""
    session = conversation.new_session(Event(PERSON, "text", language=language, at=int(time.time())))
    session, text = _step(session, Event(PERSON, "text", f"/start {start}".strip(), at=int(time.time()), today=today))
    while True:
        _show(session, text, shown)
        line = typed.readline()
        if not line or session.leaving:
            return
        buttons = [button for row in text.rows for button in row]
        number = line.strip()
        tap = number.isdecimal() and 1 <= int(number) <= len(buttons) and not _wants_number(text)
        tap = tap or (number.startswith("#") and number[1:].isdecimal() and 1 <= int(number[1:]) <= len(buttons))
        if tap:
            data = buttons[int(number.lstrip("#")) - 1][1]
            event = Event(PERSON, "tap", data, message=1, at=int(time.time()), today=today)
        else:
            event = Event(PERSON, "text", line.rstrip("\n"), at=int(time.time()), today=today)
        session, text = _step(session, event)


def _wants_number(text: Screen) -> bool:
    """Whether a bare number would be an answer: then buttons are tapped as #1, #2 ..."""
    return not any(data.startswith(("a:", "t:", "m:", "y:", "l:", "x:")) for row in text.rows[:1] for _, data in row)


def _step(session: Session, event: Event) -> tuple[Session, Screen]:
    session.message = 1
    session = conversation.respond(session, event)
    session.sent = session.revision
    return session, screen(session)


def _show(session: Session, text: Screen, shown: TextIO) -> None:
    for part in text.parts:
        print("\n" + unescape(TAGS.sub("", part)), file=shown)
    mark, n = "#" if _wants_number(text) else "", 0
    for row in text.rows:
        labels = []
        for label, _data in row:
            n += 1
            labels.append(f"[{mark}{n}] {label}")
        print("  " + "   ".join(labels), file=shown)
    for owed in [item for item in session.owed if item.startswith("file:")]:
        print(document(session, owed.removeprefix("file:")).content.decode(), file=shown)
    session.owed = []
    print("> ", end="", file=shown, flush=True)
