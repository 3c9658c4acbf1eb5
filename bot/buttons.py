"""Callback data: `<verb>:<revision>[:<argument>...]`, ASCII, at most 64 bytes."""

import re
from dataclasses import dataclass

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
DATA = re.compile(r"([a-z]):([0-9a-z]{1,9})((?::[A-Za-z0-9_.\-]+)*)", re.ASCII)
LONGEST = 64


@dataclass(frozen=True, slots=True)
class Tap:
    verb: str
    revision: int
    arguments: tuple[str, ...]


def button(verb: str, revision: int, *arguments: str) -> str:
    """The data behind a button; ValueError where it would not fit."""
    data = ":".join((verb, base36(revision), *arguments))
    if not DATA.fullmatch(data) or len(data) > LONGEST:
        raise ValueError(f"{data!r} is no callback data: ASCII, at most {LONGEST} bytes")
    return data


def fits(verb: str, revision: int, *arguments: str) -> bool:
    data = ":".join((verb, base36(revision), *arguments))
    return len(data) <= LONGEST and DATA.fullmatch(data) is not None


def tapped(data: str) -> Tap | None:
    """What a button means; None for anything that is not one of ours."""
    match = DATA.fullmatch(data)
    if match is None or len(data) > LONGEST:
        return None
    return Tap(match[1], int(match[2], 36), tuple(match[3].split(":")[1:]))


def base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"
