"""When a question comes up: conditions over what was answered, written with the names of questions.

q.yes, q.is_("a") ...    sees answers: fails where q was not asked; a skipped q is the fact's default
q.given, q.skipped       sees nulls: a skipped q is None
a predicate of the law   sees facts: its parameters are earlier questions, `Known`s, or `case` (the facts so far);
                         what was not asked, or skipped, stands at its default; without one the predicate fails
"""

import inspect
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from flows.engine.dialogue import Cursor


class _Unasked:
    """The value of a question that was not asked and has no default."""

    def __repr__(self) -> str:
        return "UNASKED"

    def __bool__(self) -> bool:
        return False


UNASKED = _Unasked()
Test = Callable[["Cursor"], bool]
Getter = Callable[["Cursor"], Any]
Sees = Literal["answers", "nulls", "facts"]


class Scope(Protocol):
    """Where a condition stands: it knows how to read each name that is asked before it."""

    def getter(self, name: str, sees: Sees) -> Getter: ...


class Condition:
    """`test` over the values of `names`, as it sees them."""

    def __init__(self, names: tuple[str, ...], test: Callable[..., Any], label: str, sees: Sees = "answers") -> None:
        self.names, self.test, self.label, self.sees = names, test, label, sees

    def __and__(self, other: "When") -> "Condition":
        return Joined(" & ", self, condition(other))

    def __or__(self, other: "When") -> "Condition":
        return Joined(" | ", self, condition(other))

    def __bool__(self) -> bool:
        raise TypeError(f"the condition {self.label!r} has no value yet: join conditions with & and |, not `and`, `or`")

    def leaves(self) -> Iterator["Condition"]:
        yield self

    def reader(self, scope: Scope) -> Getter:
        """The value of `test` for a cursor; UNASKED where a name has none."""
        getters, test = [scope.getter(name, self.sees) for name in self.names], self.test
        if len(getters) == 1:
            (get,) = getters
            return lambda cursor: UNASKED if (value := get(cursor)) is UNASKED else test(value)

        def read(cursor: "Cursor") -> Any:
            values = [get(cursor) for get in getters]
            for value in values:
                if value is UNASKED:
                    return UNASKED
            return test(*values)

        return read

    def bind(self, scope: Scope) -> Test:
        return self.reader(scope)


class Joined(Condition):
    """Two conditions under `&` or `|`."""

    sign: str

    def __init__(self, sign: str, left: Condition, right: Condition) -> None:
        label = sign.join(
            f"({c.label})" if isinstance(c, Joined) and c.sign != sign else c.label for c in (left, right)
        )
        super().__init__((*left.names, *right.names), bool, label)
        self.sign, self.left, self.right = sign, left, right

    def leaves(self) -> Iterator[Condition]:
        yield from self.left.leaves()
        yield from self.right.leaves()

    def bind(self, scope: Scope) -> Test:
        left, right = self.left.bind(scope), self.right.bind(scope)
        if self.sign == " & ":
            return lambda cursor: left(cursor) and right(cursor)
        return lambda cursor: left(cursor) or right(cursor)


When = Condition | Callable[..., Any]


def condition(when: When) -> Condition:
    """A condition as it is, or one made of a predicate of the law."""
    if isinstance(when, Condition):
        return when
    return Condition(tuple(inspect.signature(when).parameters), when, when.__name__, "facts")


def optional_condition(when: When | None) -> Condition | None:
    return None if when is None else condition(when)


def all_of(tests: list[Test | None]) -> Test | None:
    """One test for several; None where there is nothing to test."""
    present = [test for test in tests if test is not None]
    if len(present) <= 1:
        return present[0] if present else None
    return lambda cursor: all(test(cursor) for test in present)
