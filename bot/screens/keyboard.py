"""Rows of buttons: (label, callback data)."""

from collections.abc import Iterable

from bot.buttons import button
from bot.session import Session
from flows.engine.words import Words, _

Button = tuple[str, str]
Row = tuple[Button, ...]
SHORT = 13
WIDE = 2
TICK = "✓ "


def data(session: Session, verb: str, *arguments: str) -> str:
    return button(verb, session.revision, *arguments)


def in_rows(buttons: Iterable[Button]) -> list[Row]:
    """Two short labels share a row; a long one has its own."""
    rows: list[Row] = []
    for label, action in buttons:
        alone = not rows or len(rows[-1]) == WIDE or width(label) > SHORT or width(rows[-1][0][0]) > SHORT
        rows = [*rows, ((label, action),)] if alone else [*rows[:-1], (*rows[-1], (label, action))]
    return rows


def width(label: str) -> int:
    """In Latin letters: a Chinese character is as wide as two."""
    return sum(1 if ord(letter) < 0x2E80 else 2 for letter in label)


def switch(session: Session) -> Button:
    """To the other language, named in that language."""
    return ("English", data(session, "l", "en")) if session.language == "zh" else ("中文", data(session, "l", "zh"))


def back(session: Session, words: Words) -> Button:
    return words(_("‹ Back")), data(session, "b")


def menu(session: Session, words: Words) -> Button:
    return words(_("Menu")), data(session, "m")


def review(session: Session, words: Words) -> Button:
    return words(_("My answers")), data(session, "r")
