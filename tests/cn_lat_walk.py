"""A random walk: the facts that came up, and no other."""

from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

MONEY = st.one_of(
    st.sampled_from([Decimal(n) for n in ("0", "0.01", "1000000", "120000000", "99999999.99")]),
    st.integers(0, 10**11).map(lambda cents: Decimal(cents) / 100),
)
AREA = st.one_of(
    st.sampled_from([Decimal(n) for n in (0, 1, 3, 50, 85, 100, 5000)]),
    st.integers(1, 10**8).map(lambda hundredths: Decimal(hundredths) / 100),
)
COST = MONEY.map(lambda amount: amount / 16)
PART = st.sampled_from([Decimal(n) for n in ("0", "0.1", "0.25", "0.5", "0.7499", "0.75", "0.85", "1")])
SMALL_PART = st.sampled_from([Decimal(n) for n in ("0", "0", "0.1", "0.15")])
RATE = st.sampled_from([Decimal(n) for n in ("0.5", "1", "3", "5", "9", "60", "100")])
YES_NO = st.booleans()
DAY = st.one_of(
    st.sampled_from([date.min, date(1993, 12, 31), date(2020, 2, 29), date(2025, 2, 28), date(2025, 10, 23), date.max]),
    st.dates(date(2005, 1, 1), date(2030, 12, 31)),
)
COUNT = st.integers(0, 5)
NAMES = "abcdefgh"


class Walk:
    """The facts of one class as far as they were asked; a list of facts is a list of walks."""

    def __init__(self, of: type, draw: DrawFn) -> None:
        self.of, self.draw = of, draw
        self.facts: dict[str, Any] = {}

    def ask(self, key: str, answers: SearchStrategy[Any], skipped: bool = False) -> Any:
        """`skipped`: may arrive as None."""
        self.facts[key] = self.draw(st.none() | answers if skipped else answers)
        return self.facts[key]

    def choose(self, key: str, options: tuple[Any, ...], skipped: bool = False) -> Any:
        return self.ask(key, st.sampled_from(options), skipped)

    def items(self, key: str, several: "list[Walk]") -> None:
        self.facts[key] = several

    def bare(self) -> Any:
        """All other facts unset, as the dialogue has them."""
        return self._made("bare", {})

    def wild(self) -> Any:
        """All other facts nonsense."""
        return self._made("wild", {field.name: NONSENSE for field in fields(self.of)})

    def with_defaults(self) -> Any:
        """All other facts at their defaults, as the command line has them."""
        defaults = {field.name: field.default for field in fields(self.of)}
        return self._made("with_defaults", {name: value for name, value in defaults.items() if value is not MISSING})

    def _made(self, way: str, others: dict[str, Any]) -> Any:
        case = object.__new__(self.of)
        for name, value in (others | self.facts).items():
            several = isinstance(value, list)
            object.__setattr__(case, name, tuple(getattr(item, way)() for item in value) if several else value)
        return case


class Nonsense:
    """Stands where nobody may look: any use of it fails."""

    def __bool__(self) -> bool:
        raise AssertionError("a fact was read whose question did not come up")

    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __add__ = __sub__ = __mul__ = __iter__ = __bool__  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


NONSENSE = Nonsense()
