"""Questions answered with a date, or a day of the year."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import When, condition
from flows.engine.intake.dates import read_date, read_month_day
from flows.engine.intake.writing import write_date, write_month_day
from flows.engine.questions import Offered, Question
from flows.engine.reading import Reading
from flows.engine.wording import Wording
from flows.engine.words import Words

ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class Date(Question):
    """A day, canonical in ISO form. `among` offers some by button; any other may be typed."""

    def __init__(self, prompt: Wording, *, among: Callable[..., Iterable[date]] | None = None, **more: Any) -> None:
        super().__init__(prompt, **more)
        self.among = condition(among) if among else None

    @property
    def offer(self) -> When | None:
        return self.among

    def accept(self, value: date, offered: Offered) -> date:
        return value

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [(self.encode(day), self.show(day, words)) for day in offered or ()]

    def decode(self, raw: Any) -> date:
        try:
            day = date.fromisoformat(raw) if isinstance(raw, str) and ISO.fullmatch(raw) else None
        except ValueError:
            day = None
        if day is None or not EARLIEST <= day <= LATEST:
            raise Refused("not_a_date")
        return day

    def encode(self, value: date) -> str:
        return value.isoformat()

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        days = read_date(text)
        if isinstance(days, date):
            return Reading(days.isoformat())
        first, *others = (day.isoformat() for day in days)
        return Reading(first, others=tuple(others))

    def write(self, raw: str, language: str) -> str:
        return write_date(date.fromisoformat(raw), language)

    def show(self, value: date, words: Words) -> str:
        return words.date(value)

    def picked(self, option: str, offered: Offered) -> str:
        return self.encode(self.decode(option))


class MonthDay(Question):
    """A day of the year, canonical as MM-DD."""

    def decode(self, raw: Any) -> str:
        try:
            date.fromisoformat(f"2000-{raw}")
        except ValueError:
            raise Refused("not_a_month_day") from None
        return str(raw)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        days = read_month_day(text)
        if isinstance(days, str):
            return Reading(days)
        return Reading(days[0], others=tuple(days[1:]))

    def write(self, raw: str, language: str) -> str:
        return write_month_day(raw, language)

    def show(self, value: str, words: Words) -> str:
        return words.month_day(value)

    def picked(self, option: str, offered: Offered) -> str:
        return self.decode(option)
