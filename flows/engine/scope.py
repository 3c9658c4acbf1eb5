"""What a condition can name where it stands, and how each name is read from a cursor."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flows.engine.conditions import UNASKED, Getter, Sees
from flows.engine.dialogue import Cursor, built, defaults_of
from flows.engine.lists import Each

if TYPE_CHECKING:
    from flows.engine.flow import Flow


@dataclass
class Scope:
    """Where a condition stands: the ids asked before it, in the flow and in the item."""

    flow: "type[Flow]"
    asked_in_flow: frozenset[str]
    seen: list[str] = field(default_factory=list)
    each: Each | None = None
    item: list[str] = field(default_factory=list)
    where: str = ""

    def at(self, where: str) -> "Scope":
        return Scope(self.flow, self.asked_in_flow, self.seen, self.each, self.item, where)

    @property
    def asked(self) -> list[str]:
        """What is asked so far where the next question belongs: in the item, else in the flow."""
        return self.seen if self.each is None else self.item

    def getter(self, name: str, sees: Sees) -> Getter:
        if self.each is not None and name == self.each.id:
            return lambda cursor: tuple(cursor.items)
        if name == "case":
            return self._case()
        if name in self.flow.known:
            return self.flow.known[name]
        if self.each is not None and name in self.item:
            return _value_getter("item", name, defaults_of(self.each.facts), sees)
        if name in self.seen:
            return _value_getter("facts", name, defaults_of(self.flow.facts), sees)
        asked = ", ".join([*self.seen, *self.item]) or "nothing"
        raise TypeError(
            f"{self.flow.__name__}.{self.where} names {name!r}, which is not asked before it. "
            f"Name one of: {asked}; a Known declared above; or `case`"
        )

    def _case(self) -> Getter:
        """The facts so far: what is asked further on stays an unset slot, even if it has a default."""
        facts, before, later = self.flow.facts, frozenset(self.seen), self.asked_in_flow

        def get(cursor: Cursor) -> Any:
            hidden = dict.fromkeys(later - before, UNASKED)
            return built(facts, {**{n: v for n, v in cursor.facts.items() if n in before}, **hidden})

        return get


def _value_getter(place: str, name: str, defaults: dict[str, Any], sees: Sees) -> Getter:
    default = defaults.get(name, UNASKED)
    absent = default if sees == "facts" else UNASKED
    if sees == "nulls":
        return lambda cursor: getattr(cursor, place).get(name, UNASKED)

    def get(cursor: Cursor) -> Any:
        value = getattr(cursor, place).get(name, absent)
        return default if value is None and default is not UNASKED else value

    return get
