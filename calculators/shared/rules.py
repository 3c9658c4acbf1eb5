"""The figures of the law: dated, sourced, read from calculators/parameters/<regime>.toml, or a folder of that name.

A table with `values` is a figure, any other table a group of figures. `until` is a day or "open": no end enacted as of
`checked`. `names` holds official names, by language, of what the figures are about (lines of a form, benefits).
`confidence` says how sure the figure is: seed, official, interp, secondary, recalled or conflict (docs/law/README.md).
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

PARAMETERS = Path(__file__).parents[1] / "parameters"
CURRENCIES = frozenset({"CAD", "CNY", "HKD", "USD"})
DECIMAL_UNITS = CURRENCIES | {"percent", "m2", "ratio", "CNY/m2"}
WHOLE_UNITS = frozenset({"day", "month", "year", "week", "count"})
TITLE_LANGUAGES = frozenset({"en", "zh"})
TABLE_UNITS = frozenset({"brackets", "table"})
CONFIDENCES = ("seed", "official", "interp", "secondary", "recalled", "conflict")
UNSURE = frozenset({"secondary", "recalled", "conflict"})


@dataclass(frozen=True, slots=True)
class Source:
    """An instrument. `status`: "in force", "draft", "guidance", "ended"."""

    id: str
    title: dict[str, str]
    status: str
    checked: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """One value of a figure, from `first` to `last`, both included (None: open)."""

    figure: str
    unit: str
    first: date
    last: date | None
    value: Any
    cite: str
    confidence: str
    note: dict[str, str]

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


_read: ContextVar[dict[str, Period] | None] = ContextVar("figures read", default=None)


@contextmanager
def figures_read() -> Iterator[dict[str, Period]]:
    """Collects every figure that is read inside the block: what a result rests on."""
    read: dict[str, Period] = {}
    token = _read.set(read)
    try:
        yield read
    finally:
        _read.reset(token)


class Snapshot:
    """The figures in force on one day, by attribute; groups also by item (`rules.province["on"].brackets`).

    A `watched` one is for use inside `figures_read`: its figures are no plain attributes, so that each read is noted.
    """

    __slots__ = ("__dict__", "_entries", "_name")

    def __init__(self, name: str, entries: "dict[str, Period | Snapshot]", *, watched: bool) -> None:
        self._name, self._entries = name, entries
        for key, entry in entries.items():
            if isinstance(entry, Snapshot):
                self.__dict__[key] = entry
            elif not watched:
                self.__dict__[key] = entry.value

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"{self._name}: no figure {name!r}", name=name, obj=self) from None

    def __getitem__(self, name: str) -> Any:
        entry = self._entries[name]
        if isinstance(entry, Snapshot):
            return entry
        if (read := _read.get()) is not None:
            read[entry.figure] = entry
        return entry.value

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def unit(self, name: str) -> str:
        """The unit of a figure; empty for a group."""
        entry = self._entries[name]
        return entry.unit if isinstance(entry, Period) else ""


class Rules:
    """The parameters of one regime. Read on first use; a mistake in the file is a ValueError that names the figure."""

    def __init__(self, regime: str, folder: Path = PARAMETERS) -> None:
        self.regime, self._folder = regime, folder
        self._loaded: _Parameters | None = None

    def on(self, day: date) -> Snapshot | None:
        """The figures in force on that day; None where the regime has no rules for it."""
        return self._parameters.on(day)

    @property
    def sources(self) -> dict[str, Source]:
        return self._parameters.sources

    @property
    def names(self) -> dict[str, dict[str, str]]:
        """Official names: in en and zh, and in the law's own other language where it has one."""
        return self._parameters.names

    @property
    def checked(self) -> date:
        """The day on which the whole of the regime was last compared with its sources."""
        return self._parameters.checked

    @property
    def covers(self) -> tuple[tuple[date, date | None], ...]:
        return self._parameters.covers

    @property
    def figures(self) -> dict[str, tuple[Period, ...]]:
        return self._parameters.figures

    @property
    def _parameters(self) -> "_Parameters":
        if self._loaded is None:
            self._loaded = _Parameters(self.regime, self._folder)
        return self._loaded


class _Parameters:
    def __init__(self, regime: str, folder: Path) -> None:
        data = _merged(regime, folder)
        self.checked: date = data.pop("checked")
        self.sources = {name: _source(name, entry) for name, entry in data.pop("sources").items()}
        self.names = {name: _titled(f"names.{name}", entry) for name, entry in data.pop("names").items()}
        self.covers = tuple((_day(c["from"]), _end(c["until"])) for c in data.pop("covers"))
        self.figures = {name: _periods(f"{regime}.{name}", name, entry, self.sources) for name, entry in _figures(data)}
        starts = {
            first for periods in self.figures.values() for p in periods for first in (p.first, _after(p.last)) if first
        }
        starts |= {day for first, last in self.covers for day in (first, _after(last)) if day}
        self._starts = sorted(starts)
        self._snapshots: dict[tuple[int, bool], Snapshot | None] = {}

    def on(self, day: date) -> Snapshot | None:
        place = bisect_right(self._starts, day), _read.get() is not None
        if place not in self._snapshots:
            self._snapshots[place] = self._snapshot(day, watched=place[1])
        return self._snapshots[place]

    def _snapshot(self, day: date, *, watched: bool) -> Snapshot | None:
        if not any(first <= day and (last is None or day <= last) for first, last in self.covers):
            return None
        tree: dict[str, Any] = {}
        for name, periods in self.figures.items():
            for period in periods:
                if period.covers(day):
                    _place(tree, name.split("."), period)
        return _grown(str(day), tree, watched=watched)


def _merged(regime: str, folder: Path) -> dict[str, Any]:
    files = sorted((folder / regime).glob("*.toml")) or [folder / f"{regime}.toml"]
    merged: dict[str, Any] = {"sources": {}, "names": {}}
    for file in files:
        data = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
        for shared in ("sources", "names"):
            merged[shared] |= data.pop(shared, {})
        if twice := merged.keys() & data.keys():
            raise ValueError(f"{file.name}: {sorted(twice)} stand in another file of {regime} too")
        merged |= data
    return merged


def _source(name: str, entry: dict[str, Any]) -> Source:
    title = _titled(f"sources.{name}.title", entry["title"])
    return Source(name, title, entry["status"], entry["checked"], entry.get("url", ""))


def _titled(where: str, title: dict[str, str]) -> dict[str, str]:
    if missing := TITLE_LANGUAGES - title.keys():
        raise ValueError(f"{where}: wanted in {' and '.join(sorted(missing))} too")
    return title


def _figures(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, entry in table.items():
        if not isinstance(entry, dict):
            raise TypeError(f"{prefix}{name}: a figure is a table with `unit` and `values`")
        if "values" in entry:
            yield prefix + name, entry
        else:
            yield from _figures(entry, f"{prefix}{name}.")


def _periods(where: str, name: str, entry: dict[str, Any], sources: dict[str, Source]) -> tuple[Period, ...]:
    unit, periods = entry["unit"], []
    for row in entry["values"]:
        if (source := row["cite"].partition(":")[0]) not in sources:
            raise ValueError(f"{where}: no source {source!r}; there are {', '.join(sources)}")
        if (confidence := row.get("confidence", "official")) not in CONFIDENCES:
            raise ValueError(f"{where}: confidence {confidence!r} is none of {', '.join(CONFIDENCES)}")
        value = _value(where, unit, row["value"])
        periods.append(
            Period(
                name, unit, _day(row["from"]), _end(row["until"]), value, row["cite"], confidence, row.get("note", {})
            )
        )
    for earlier, later in pairwise(periods):
        if earlier.last is None or later.first <= earlier.last:
            raise ValueError(f"{where}: the value from {later.first} overlaps the one before it")
    return tuple(periods)


def _value(where: str, unit: str, value: Any) -> Any:
    if unit in DECIMAL_UNITS and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    if unit in WHOLE_UNITS and type(value) is int:
        return value
    if unit == "date" and type(value) is date:
        return value
    if (unit == "id" and isinstance(value, str)) or (unit == "flag" and type(value) is bool):
        return value
    if unit in TABLE_UNITS and isinstance(value, list):
        return tuple(_row(where, row) for row in value)
    raise ValueError(f"{where}: {value!r} is no value in {unit!r}")


def _row(where: str, row: Any) -> tuple[Any, ...]:
    if not isinstance(row, list):
        raise TypeError(f"{where}: a row of a table is a list, not {row!r}")
    return tuple(Decimal(cell) if type(cell) is int else cell for cell in row)


def _place(tree: dict[str, Any], path: list[str], period: Period) -> None:
    for name in path[:-1]:
        tree = tree.setdefault(name, {})
    tree[path[-1]] = period


def _grown(name: str, tree: dict[str, Any], *, watched: bool) -> Snapshot:
    entries = {
        key: _grown(key, entry, watched=watched) if isinstance(entry, dict) else entry for key, entry in tree.items()
    }
    return Snapshot(name, entries, watched=watched)


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"{value!r} is no day")
    return value


def _end(value: object) -> date | None:
    return None if value == "open" else _day(value)


def _after(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None
