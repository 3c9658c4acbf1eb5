"""What a flow says at its end: the vocabulary of the reply. The calculator decides, the flow words it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from flows.engine.conditions import Condition, Getter, Sees, Test, When, condition
from flows.engine.formula import names_in
from flows.engine.wording import By, Names, Wording, texts_of
from flows.engine.words import placeholders

if TYPE_CHECKING:
    from flows.engine.flow import Flow


class Found:
    """A field of the result, for conditions: `Found("short_by_percent").given`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def _about(self, test: Callable[[Any], Any], label: str) -> Condition:
        return Condition((self.name,), test, f"{self.name}{label}")

    @property
    def given(self) -> Condition:
        return self._about(lambda value: value is not None, " given")

    @property
    def absent(self) -> Condition:
        return self._about(lambda value: value is None, " absent")

    @property
    def yes(self) -> Condition:
        return self._about(lambda value: value is True, "")

    @property
    def no(self) -> Condition:
        return self._about(lambda value: value is False, " no")

    @property
    def positive(self) -> Condition:
        return self._about(lambda value: value is not None and value > 0, " > 0")

    @property
    def negative(self) -> Condition:
        return self._about(lambda value: value is not None and value < 0, " < 0")

    @property
    def zero(self) -> Condition:
        return self._about(lambda value: value == 0, " is 0")

    @property
    def some(self) -> Condition:
        return self._about(bool, " not empty")

    @property
    def empty(self) -> Condition:
        return self._about(lambda value: not value, " empty")

    def is_(self, *values: str) -> Condition:
        return self._about(lambda value: value in values, f" is {'/'.join(values)}")

    def is_not(self, *values: str) -> Condition:
        return self._about(lambda value: value not in values, f" is not {'/'.join(values)}")

    def has(self, *values: str) -> Condition:
        return self._about(lambda value: not set(values).isdisjoint(value or ()), f" has {'/'.join(values)}")

    def lacks(self, *values: str) -> Condition:
        return self._about(lambda value: set(values).isdisjoint(value or ()), f" lacks {'/'.join(values)}")


@dataclass(frozen=True)
class Say:
    """A sentence of the reply, where its condition over result and facts holds. `under`, for answers: as for a Line."""

    text: Wording
    when: When | None = None
    cites: str | tuple[str, ...] = ()
    under: Wording = ""


@dataclass(frozen=True)
class Check:
    """One condition of the law under the id of its Finding: what it asks for, and what was found.

    `under`: as for a Line.
    """

    label: Wording
    met: Wording = ""
    unmet: Wording = ""
    cites: str | tuple[str, ...] = ()
    under: Wording = ""


@dataclass(frozen=True)
class Line:
    """A figure: its label and the formula that reaches it, under the key of the result (or an id of its own).

    A key may have several: the first that holds is shown.
    each   repeats the line over rows of the result, whose fields the label, the formula and `when` may name
    unit   where the key is no field of the result with a unit of its own
    under  the heading under which it is folded away, at the end; "" for what is shown at once
    """

    label: Wording
    formula: str
    unit: str = ""
    each: str = ""
    when: When | None = None
    cites: str | tuple[str, ...] = ()
    under: Wording = ""


@dataclass(frozen=True)
class Panel:
    """Sentences under a title of their own, after the verdict: what is set side by side. `folded`: opened by a tap.

    `last`: behind what to do next instead.
    """

    title: Wording
    sentences: Sequence[Say]
    when: When | None = None
    folded: bool = False
    last: bool = False


@dataclass(frozen=True)
class Relief:
    """A relief under the id of its row in the result's `reliefs`; the row's `applies` decides (None: not decided).

    granted    what it does, where it applies
    undecided  what is still open
    failed     a sentence for each id that the row's `failed` may hold: what stands in the way, of a part or of all
    idle       where it neither applies nor anything stands in its way; "": it is left out then
    under      as for a Line
    All of them may name the row's fields. Its last day and its text are said by the engine.
    """

    label: Wording
    granted: Wording = ""
    undecided: Wording = ""
    failed: Mapping[str, Wording] = field(default_factory=dict)
    idle: Wording = ""
    under: Wording = ""


@dataclass(frozen=True)
class Step:
    """Something to do next. `due` names the date in the result by which."""

    text: Wording
    when: When | None = None
    due: str = ""
    cites: str | tuple[str, ...] = ()


def variants(line: Line | tuple[Line, ...]) -> tuple[Line, ...]:
    return line if isinstance(line, tuple) else (line,)


def lines_of(flow: "type[Flow]") -> Iterator[tuple[str, Line]]:
    """Every Line of the flow, with its key."""
    for key, lines in flow.lines.items():
        for line in variants(lines):
            yield key, line


class _ReplyScope:
    """Conditions of a reply read the result, then the facts."""

    def getter(self, name: str, sees: Sees) -> Getter:
        return lambda names: names(name).value  # type: ignore[operator]


SCOPE = _ReplyScope()


@cache
def _test(when: When) -> Test:
    return condition(when).bind(SCOPE)


def holds(when: When | None, names: Names) -> bool:
    return when is None or bool(_test(when)(names))  # type: ignore[arg-type]


def alternatives(wording: Sequence[Say] | Wording) -> Sequence[Say]:
    """Sentences of which the first that holds and stands under no heading is said."""
    return [Say(wording)] if isinstance(wording, str | By) else wording


def cited(cites: str | tuple[str, ...]) -> tuple[str, ...]:
    return (cites,) if isinstance(cites, str) and cites else tuple(cites)


# Checks when the class is made ---------------------------------------------------------------------------------------


def check_reply(flow: "type[Flow]") -> None:
    """TypeError where the reply names what neither the result, nor a question, nor a Known has."""
    result = get_type_hints(flow.assess)["return"]
    known = {f.name for f in fields(result)} | _askable(flow)
    for where, name in _names_used(flow):
        row, _, path = name.partition(":")[0].partition("|")
        known_here = known | ({f.name for f in fields(_row_type(flow, where, result, row))} if row else set())
        if path.split(".")[0] not in known_here:
            raise TypeError(
                f"{flow.__name__}.{where} names {path!r}: no field of {result.__name__}, no question, no Known. "
                "Add it to one of them, or name another"
            )


def _askable(flow: "type[Flow]") -> set[str]:
    lists = {ask.each.id for ask in flow.asks.values() if ask.each}
    return (
        {ask.question.id for ask in flow.asks.values() if ask.each is None} | lists | set(flow.known) | set(flow.givens)
    )


def _row_type(flow: "type[Flow]", where: str, result: type, row: str) -> type:
    for owner in (result, flow.facts):
        hint = get_type_hints(owner).get(row)
        for argument in get_args(hint):
            if isinstance(argument, type) and is_dataclass(argument):
                return argument
    raise TypeError(f"{flow.__name__}.{where}: each={row!r} is no field that holds rows. Name a tuple of dataclasses")


def _names_used(flow: "type[Flow]") -> Iterator[tuple[str, str]]:
    """(where, "row|name") for every name that the reply reads; row is empty outside `each`."""
    for where, row, wording, when in _parts(flow):
        if isinstance(wording, By):
            yield where, f"{row}|{wording.name}"
        for text in texts_of(wording):
            for name in placeholders(text):
                yield where, f"{row}|{name}"
        if when is not None:
            for leaf in condition(when).leaves():
                for name in leaf.names:
                    yield where, f"{row}|{name}"
    for n, step in enumerate(flow.next_steps):
        if step.due:
            yield f"next_steps[{n}]", f"|{step.due}"
    for key, line in lines_of(flow):
        for name in _names_of(flow, key, line.formula):
            yield f"lines[{key!r}]", f"{line.each}|{name}"


def _names_of(flow: "type[Flow]", key: str, formula: str) -> tuple[str, ...]:
    try:
        return names_in(formula)
    except ValueError as problem:
        raise TypeError(f"{flow.__name__}.lines[{key!r}]: {problem}") from None


def _parts(flow: "type[Flow]") -> Iterator[tuple[str, str, Wording, When | None]]:
    for key, check in flow.checks.items():
        for wording in (check.label, check.met, check.unmet, check.under):
            yield f"checks[{key!r}]", "", wording, None
    for key, line in lines_of(flow):
        yield f"lines[{key!r}]", line.each, line.label, line.when
        yield f"lines[{key!r}]", "", line.under, None
    yield "figures", "", flow.figures, None
    for n, panel in enumerate(flow.panels):
        yield f"panels[{n}]", "", panel.title, panel.when
        for say in panel.sentences:
            yield f"panels[{n}]", "", say.text, say.when
    for key, relief in flow.reliefs.items():
        for wording in (relief.label, relief.granted, relief.undecided, relief.idle, *relief.failed.values()):
            yield f"reliefs[{key!r}]", "reliefs", wording, None
        yield f"reliefs[{key!r}]", "", relief.under, None
    for n, say in enumerate(flow.answers):
        yield f"answers[{n}]", "", say.under, None
    for part in ("answers", "changes", "notes", "next_steps"):
        for n, say in enumerate(getattr(flow, part)):
            yield f"{part}[{n}]", "", say.text, say.when
    for code, text in flow.warnings.items():
        yield f"warnings[{code!r}]", "", text, None
    for n, say in enumerate(alternatives(flow.verdict)):
        yield f"verdict[{n}]", "", say.text, say.when
    yield "reason", "", flow.reason, None
