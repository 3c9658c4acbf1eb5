"""Answers that cannot be: what a predicate of the law says no to, and the exception that carries it."""

from collections.abc import Callable
from typing import Any, TypeVar

Predicate = TypeVar("Predicate", bound=Callable[..., bool])


class Refused(Exception):
    """A fact that cannot be taken. `fact` is the id of its question (`lots.acquired_on` inside a list), `code` why."""

    def __init__(self, code: str, fact: str | None = None, **values: Any) -> None:
        super().__init__(code)
        self.code, self.fact, self.values = code, fact, values


def refusal(code: str, *, fact: str | None = None) -> Callable[[Predicate], Predicate]:
    """Marks a predicate whose truth means: this answer is refused, as `code`.

    `fact` is the question at which it is refused where that is not the one it hangs on.
    """

    def mark(predicate: Predicate) -> Predicate:
        predicate.refusal = (code, fact)  # type: ignore[attr-defined]
        return predicate

    return mark


def refuse(predicate: Callable[..., bool], *values: Any, fact: str | None = None) -> None:
    """Raises Refused where the marked predicate holds for these values."""
    if predicate(*values):
        code, marked = predicate.refusal  # type: ignore[attr-defined]
        raise Refused(code, fact or marked)
