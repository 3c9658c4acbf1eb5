"""Questions answered with words: free text, names typed before, countries and currencies."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import When, condition
from flows.engine.intake.countries import read_country, read_currency
from flows.engine.intake.names import read_name, read_names
from flows.engine.intake.writing import write_names
from flows.engine.questions import Offered, Question
from flows.engine.reading import Reading
from flows.engine.script import Known
from flows.engine.wording import Wording
from flows.engine.words import Words, _


class Text(Question):
    """A few words, trimmed and NFKC."""

    def __init__(self, prompt: Wording, *, at_most: int = 40, **more: Any) -> None:
        super().__init__(prompt, **more)
        self.at_most = at_most

    def decode(self, raw: Any) -> Any:
        if not isinstance(raw, str):
            raise Refused("not_a_name")
        return read_name(raw, at_most=self.at_most)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(self.decode(text))

    def show(self, value: Any, words: Words) -> str:
        return str(value)


def folded(name: str) -> str:
    """Names are the same without regard to case and width."""
    return unicodedata.normalize("NFKC", name).casefold()


class Name(Text):
    """One of the names given so far (`among`), or a new one. Buttons carry ordinals, the fact is the name.

    `known_as` words the names that stand for somebody ("investor": the seller).
    """

    def __init__(
        self,
        prompt: Wording,
        *,
        among: "Known | Callable[..., Iterable[str]]",
        new: bool = False,
        known_as: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(prompt, **more)
        self.among = among.about(lambda names: names, "") if isinstance(among, Known) else condition(among)
        self.new, self.known_as = new, known_as or {}

    @property
    def offer(self) -> When | None:
        return self.among

    def accept(self, value: Any, offered: Offered) -> Any:
        known = {folded(name): name for name in offered or ()}
        if (name := known.get(folded(value))) is not None:
            return name
        if self.new:
            return value
        raise Refused("not_an_option")

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        name = read_name(text)
        for reserved, wording in self.known_as.items():
            if folded(name) in (folded(wording), folded(words(wording))):
                return Reading(reserved)
        return Reading(name)

    def show(self, value: Any, words: Words) -> str:
        return words(self.known_as[value]) if value in self.known_as else str(value)

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [(str(n), self._label(name, words)) for n, name in enumerate(offered or (), start=1)]

    def _label(self, name: str, words: Words) -> str:
        """Somebody is worded for the middle of a sentence; a button begins one."""
        shown = Name.show(self, name, words)
        return shown[0].upper() + shown[1:] if name in self.known_as else shown

    def picked(self, option: str, offered: Offered) -> Any:
        names = offered or ()
        if not option.isdecimal() or not 1 <= int(option) <= len(names):
            raise Refused("not_an_option")
        return names[int(option) - 1]

    def texts(self) -> Iterable[Wording]:
        return (*super().texts(), *self.known_as.values())


class Names(Name):
    """Several of the names given so far, ticked, or typed in one line."""

    many = True

    def decode(self, raw: Any) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise Refused("not_an_option")
        return tuple(dict.fromkeys(super(Names, self).decode(name) for name in raw))

    def accept(self, value: Any, offered: Offered) -> Any:
        return tuple(dict.fromkeys(super(Names, self).accept(name, offered) for name in value))

    def encode(self, value: Any) -> Any:
        return list(value)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading([super(Names, self).read(name, words, offered).canonical for name in read_names(text)])

    def write(self, raw: Any, language: str) -> str:
        return write_names(raw, language)

    def show(self, value: Any, words: Words) -> str:
        return words.list_of([Name.show(self, name, words) for name in value]) if value else words(_("None"))


class Country(Question):
    """A country or territory, canonical as its ISO 3166 code of two letters. `near` are offered as buttons."""

    near = ("CN", "HK", "US", "GB", "SG", "JP", "CA", "AU")

    def decode(self, raw: Any) -> str:
        if isinstance(raw, str) and len(raw) == 2 and raw.isascii() and raw.isalpha() and raw.isupper():
            return read_country(raw)
        raise Refused("not_a_country")

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_country(text))

    def write(self, raw: str, language: str) -> str:
        return raw

    def show(self, value: str, words: Words) -> str:
        return words.country(value)

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [(code, words.country(code)) for code in self.near]

    def picked(self, option: str, offered: Offered) -> str:
        return self.decode(option)


class Currency(Question):
    """A currency, canonical as its ISO 4217 code of three letters. `of`: the amount asked before; it may name it."""

    near = ("CNY", "USD", "EUR", "HKD", "GBP", "JPY")

    def __init__(self, prompt: Wording, *, of: Question | None = None, **more: Any) -> None:
        super().__init__(prompt, **more)
        self.of = of

    def decode(self, raw: Any) -> str:
        if isinstance(raw, str) and len(raw) == 3 and raw.isascii() and raw.isalpha() and raw.isupper():
            return read_currency(raw)
        raise Refused("not_a_currency")

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_currency(text))

    def write(self, raw: str, language: str) -> str:
        return raw

    def show(self, value: str, words: Words) -> str:
        return words.currency_name(value)

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [(code, words.currency_name(code)) for code in self.near]

    def picked(self, option: str, offered: Offered) -> str:
        return self.decode(option)
