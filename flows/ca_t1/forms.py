"""Lines of a form: folded under its heading, what stays blank on paper left out."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from flows.engine.conditions import condition
from flows.engine.language import Found, Line, _
from flows.engine.reply import variants

Lines = dict[str, Line | tuple[Line, ...]]
LINE_BY_LINE = _("The return, line by line")


def form(lines: Lines, *, under: str = "", always: Collection[str] = ()) -> Lines:
    """Shown where the amount is above nil, the totals named in `always` in any case."""
    return {
        key: tuple(replace(line, under=under) for line in (variants(found) if key in always else _filled(key, found)))
        for key, found in lines.items()
    }


def _filled(key: str, lines: Line | tuple[Line, ...]) -> Iterator[Line]:
    positive = Found(key).positive
    for line in variants(lines):
        yield replace(line, when=positive if line.when is None else positive & condition(line.when))
