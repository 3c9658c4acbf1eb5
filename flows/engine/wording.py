"""Sentences with named placeholders, and what fills them: names, their values, and how each value is shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from calculators.shared.rules import Snapshot
from flows.engine.words import Words, placeholders


class By:
    """A wording that depends on an answer or a result: `By("verdict", {"excluded": _("...")}, otherwise)`.

    A dotted name is a field of a Known: `By("holding.kind", ...)`.
    """

    def __init__(self, name: Any, wordings: Mapping[str, str], otherwise: str = "") -> None:
        self._name, self.wordings, self.otherwise = name, dict(wordings), otherwise

    @property
    def name(self) -> str:
        return self._name if isinstance(self._name, str) else str(self._name.id)

    def of(self, value: Any) -> str:
        key = str(value).lower() if isinstance(value, bool) else str(value)
        return self.wordings.get(key, self.otherwise)

    def texts(self) -> Iterator[str]:
        yield from self.wordings.values()
        if self.otherwise:
            yield self.otherwise


Wording = str | By


def texts_of(wording: Wording) -> Iterable[str]:
    return wording.texts() if isinstance(wording, By) else (wording,) if wording else ()


Show = Callable[[Any, Words], str]


class Value:
    """A value and how a person reads it."""

    __slots__ = ("show", "value")

    def __init__(self, value: Any, show: Show | None = None) -> None:
        self.value, self.show = value, show or plain

    def text(self, words: Words) -> str:
        return self.show(self.value, words)

    def part(self, name: str) -> "Value":
        """The field of a partial result, a row or the figures of a day, with its unit."""
        if isinstance(self.value, Snapshot):
            return Value(self.value[name], in_unit(self.value.unit(name)))
        unit = units(type(self.value)).get(name)
        return Value(getattr(self.value, name), in_unit(unit) if unit else None)

    def without_sign(self) -> "Value":
        """For sentences that say themselves on which side of a limit it lies."""
        return Value(abs(self.value), self.show)


Names = Callable[[str], Value]


def fill(wording: Wording, names: Names, words: Words) -> str:
    """The sentence in the language of `words`, its placeholders filled with formatted values."""
    text = wording.of(look_up(wording.name, names).value) if isinstance(wording, By) else wording
    if not text:
        return ""
    return words(text, **{name: look_up(name, names).text(words) for name in placeholders(text)})


def look_up(path: str, names: Names) -> Value:
    """The value under a name, `group.field`, or either with `:abs` behind it: without its sign."""
    path, _colon, sign = path.partition(":")
    first, *rest = path.split(".")
    value = names(first)
    for name in rest:
        value = value.part(name)
    return value.without_sign() if sign == "abs" else value


def units(row: Any) -> dict[str, str]:
    """The units of the fields of a dataclass, as `figure(unit)` declares them; none for any other type."""
    if row not in _UNITS:
        declared = fields(row) if is_dataclass(row) else ()
        _UNITS[row] = {f.name: f.metadata["unit"] for f in declared if "unit" in f.metadata}
    return _UNITS[row]


_UNITS: dict[Any, dict[str, str]] = {}


@cache
def in_unit(unit: str) -> Show:
    """How an amount in `unit` is shown."""
    return (lambda value, words: words.amount(value, unit)) if unit else plain


def plain(value: Any, words: Words) -> str:
    """By type, where nothing says more."""
    if isinstance(value, bool):
        return words("Yes") if value else words("No")
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, Decimal | int):
        return words.number(Decimal(value))
    if isinstance(value, tuple | list):
        return words.list_of([plain(item, words) for item in value])
    return "" if value is None else str(value)
