"""Questions answered with a number: money, percent, area, other quantities, counts and years."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import Condition, When, condition
from flows.engine.intake.amounts import read_amount
from flows.engine.intake.counts import read_count, read_year
from flows.engine.intake.writing import write_amount
from flows.engine.names import Currency
from flows.engine.questions import Offered, Question
from flows.engine.reading import Reading
from flows.engine.wording import Wording, in_unit
from flows.engine.words import Words, _

FEW = 12
CANONICAL = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)


class Quantity(Question):
    """A decimal in `unit`. `low` and `high` are included unless `above` (above `low`, not at it)."""

    def __init__(
        self,
        prompt: Wording,
        *,
        unit: str = "",
        low: Decimal | None = Decimal(0),
        high: Decimal | None = None,
        above: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(prompt, **more)
        self.unit, self.low, self.high, self.above = unit, low, high, above

    @property
    def positive(self) -> Condition:
        return self.about(lambda value: value is not None and value > 0, " > 0")

    def decode(self, raw: Any) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, str | int) or not CANONICAL.fullmatch(str(raw)):
            raise Refused("not_a_number")
        value = Decimal(raw)
        too_low = self.low is not None and (value < self.low or (self.above and value == self.low))
        if too_low or (self.high is not None and value > self.high):
            raise Refused("out_of_range", low=self.low, high=self.high, above=self.above, unit=self.unit)
        return value

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        amount = read_amount(text, unit=self.unit)
        return Reading(f"{amount.value:f}", amount.echo, currency=amount.currency)

    def write(self, raw: Any, language: str) -> str:
        return write_amount(Decimal(raw), self.unit, language)

    def encode(self, value: Decimal) -> str:
        return f"{value:f}"

    def show(self, value: Decimal, words: Words) -> str:
        return in_unit(self.unit)(value, words)


class Money(Quantity):
    """An amount in `currency`: an ISO code, or the question that was answered with one; "" where it is asked later."""

    def __init__(
        self,
        prompt: Wording,
        *,
        currency: "str | Currency" = "",
        signed: bool = False,
        above_zero: bool = False,
        **more: Any,
    ) -> None:
        code = currency if isinstance(currency, str) else ""
        super().__init__(prompt, unit=code, low=None if signed else Decimal(0), above=above_zero, **more)
        self.currency = None if isinstance(currency, str) else currency

    @property
    def offer(self) -> When | None:
        """The one currency that may be named beside the amount."""
        return self.currency.about(lambda code: (code,), "") if self.currency else None

    def accept(self, value: Any, offered: Offered) -> Any:
        return value

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        """Where the currency is asked later, intake takes any."""
        (unit,) = offered or (self.unit or None,)
        amount = read_amount(text, unit=unit)
        return Reading(f"{amount.value:f}", amount.echo, currency=amount.currency)


class Percent(Quantity):
    """Percent points: "15" is 15 %. Above 0 (`zero`: 0 too), at most 100 (`high`)."""

    def __init__(
        self, prompt: Wording, *, zero: bool = False, high: Decimal | None = Decimal(100), **more: Any
    ) -> None:
        super().__init__(prompt, unit="percent", high=high, above=not zero, **more)


class Area(Quantity):
    """Square metres."""

    def __init__(self, prompt: Wording, *, above_zero: bool = False, **more: Any) -> None:
        super().__init__(prompt, unit="m2", above=above_zero, **more)


class Number(Quantity):
    """A decimal in some other unit (people, yuan for a dollar, points)."""

    def __init__(
        self, prompt: Wording, *, unit: str = "", above_zero: bool = False, at_most: int | None = None, **more: Any
    ) -> None:
        super().__init__(
            prompt, unit=unit, above=above_zero, high=None if at_most is None else Decimal(at_most), **more
        )


class Count(Question):
    """A whole number, canonical as a JSON integer; `among` says which there are, by button where they are few."""

    def __init__(
        self, prompt: Wording, *, among: "Callable[..., Iterable[int]] | Sequence[int] | None" = None, **more: Any
    ) -> None:
        super().__init__(prompt, **more)
        self.among = condition(among) if callable(among) else None
        self.fixed = None if among is None or callable(among) else tuple(among)

    @property
    def offer(self) -> When | None:
        return self.among

    @property
    def positive(self) -> Condition:
        return self.about(lambda value: value is not None and value > 0, " > 0")

    def decode(self, raw: Any) -> int:
        if type(raw) is not int or not 0 <= raw < 10**9:
            raise Refused("not_a_whole_number")
        if self.fixed is not None and raw not in self.fixed:
            raise Refused("out_of_range", low=min(self.fixed), high=max(self.fixed), above=False, unit="")
        return raw

    def accept(self, value: int, offered: Offered) -> int:
        if offered is not None and value not in offered:
            if not offered:
                raise Refused("not_an_option")
            raise Refused("out_of_range", low=min(offered), high=max(offered), above=False, unit="")
        return value

    def encode(self, value: int) -> int:
        return value

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_count(text))

    def show(self, value: int, words: Words) -> str:
        return words.number(Decimal(value))

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        numbers = offered or self.fixed or ()
        return [(str(number), self.show(number, words)) for number in numbers] if len(numbers) <= FEW else ()

    def picked(self, option: str, offered: Offered) -> int:
        if not option.isdecimal() or not option.isascii():
            raise Refused("not_an_option")
        return int(option)


class Year(Count):
    """A year, by button; `among` says which have figures. Where `refuse` has words for the others, the law says no."""

    def decode(self, raw: Any) -> int:
        value = super().decode(raw)
        if not 1900 <= value <= 2100:
            raise Refused("not_an_option")
        return value

    def accept(self, value: int, offered: Offered) -> int:
        return value if self.refuse else int(Question.accept(self, value, offered))

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_year(text))

    def show(self, value: int, words: Words) -> str:
        return str(value)

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [(str(year), str(year)) for year in offered or self.fixed or ()]


class Years(Year):
    """Several years, ticked; canonical as a list of integers."""

    many = True

    def decode(self, raw: Any) -> Any:
        if not isinstance(raw, list):
            raise Refused("not_an_option")
        return tuple(sorted({super(Years, self).decode(year) for year in raw}))

    def accept(self, value: Any, offered: Offered) -> Any:
        for year in value:
            super().accept(year, offered)
        return value

    def encode(self, value: Any) -> Any:
        return list(value)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading([read_year(part) for part in re.split(r"[,，、;；\s]+", text.strip()) if part])

    def write(self, raw: Any, language: str) -> str:
        return ", ".join(map(str, raw))

    def show(self, value: Any, words: Words) -> str:
        return words.list_of([str(year) for year in value]) if value else words(_("None"))
