"""Questions that hold others: lists of items, menus of options; and questions used again."""

import copy
from collections.abc import Sequence
from typing import Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import Condition, Test, When
from flows.engine.questions import Offered, Question, Refusals, Tick, YesNo
from flows.engine.reading import Reading
from flows.engine.script import Block, Node, Part, Script
from flows.engine.wording import Wording
from flows.engine.words import Words, _


class Another(YesNo):
    """`<list>.<n>.another`: is there an item n? Opens a list that may be empty, and follows each item."""

    def __init__(self, each: "Each") -> None:
        self.id, self.parent, self.when = "another", each, None
        self.each, self.prompt, self.label = each, each.another, each.label
        self.why, self.hint, self.option, self.cites = each.why, "", "", each.cites
        self.optional, self.suggest, self.reads, self.renewed_by = False, None, None, ()
        self.refuse = each.refuse

    def prompt_for(self, items: int) -> Wording:
        return self.each.any if self.each.any and items == 0 else self.each.another


class Each(Block):
    """A list of items of the dataclass `facts`, one after the other.

    any       opens a list that may be empty; without it the first item is asked at once
    another   after each item; answered by itself below `at_least` and at `at_most` items, and where `unique` (a field
              over a closed set, asked first) has nothing left to offer
    heading   above an item's questions, with {n}
    label     a few words for the review
    """

    def __init__(
        self,
        facts: type,
        *,
        another: Wording,
        any: Wording = "",  # noqa: A002 - reads as the question it asks
        heading: str = "",
        label: str = "",
        why: Wording = "",
        cites: str | tuple[str, ...] = (),
        at_least: int = 0,
        at_most: int = 20,
        unique: str = "",
        when: When | None = None,
        refuse: Refusals | None = None,
    ) -> None:
        super().__init__(when)
        self.facts, self.another, self.any, self.heading, self.label = facts, another, any, heading, label
        self.why, self.cites = why, (cites,) if isinstance(cites, str) else cites
        self.at_least, self.at_most, self.unique = at_least, at_most, unique
        self.refuse: Refusals = refuse or {}
        self.closing = Another(self)

    @property
    def some(self) -> Condition:
        return self.about(bool, " not empty")


class Menu(Question, Block):
    """A multi-select whose options are the questions inside that carry `option=`; what is ticked is asked next."""

    many = True

    def __init__(self, prompt: Wording, *, label: str = "", why: Wording = "", when: When | None = None) -> None:
        Question.__init__(self, prompt, label=label, why=why, when=when, optional=True)
        self.children: list[Node] = []
        self.offers: list[tuple[Question, Test | None]] = []

    def ticks(self) -> list[Question]:
        return [child for child in self.children if isinstance(child, Question) and child.option]

    def decode(self, raw: Any) -> tuple[str, ...]:
        ids = [question.id for question in self.ticks()]
        if not isinstance(raw, list) or not all(option in ids for option in raw):
            raise Refused("not_an_option")
        return tuple(option for option in ids if option in raw)

    def accept(self, value: tuple[str, ...], offered: Offered) -> tuple[str, ...]:
        return tuple(option for option in value if offered is None or option in offered)

    def encode(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        raise Refused("needs_button")

    def show(self, value: tuple[str, ...], words: Words) -> str:
        labels = {question.id: question.option for question in self.ticks()}
        return words.list_of([words(labels[option]) for option in value]) if value else words(_("None"))

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [(q.id, words(q.option)) for q in self.ticks() if offered is None or q.id in offered]


def ticked(menu: Menu, question: Question) -> Condition:
    return menu.about(lambda value: question.id in (value or ()), f" has {question.id}")


def Include(part: "type[Part] | Each") -> None:  # noqa: N802 - reads as the other words of the vocabulary
    """All nodes of a Part, or of the items of a list declared before, here."""
    source = part if isinstance(part, Each) else part.root
    for node in source.children:
        _copied(node, Script.innermost())


def _copied(node: Node, parent: Block) -> None:
    twin = copy.copy(node)
    twin.parent = parent
    parent.children.append(twin)
    if isinstance(twin, Each):
        twin.closing = Another(twin)
    if isinstance(twin, Block) and isinstance(node, Block):
        twin.children = []
        for child in node.children:
            _copied(child, twin)


__all__ = ["Another", "Each", "Include", "Menu", "Tick", "ticked"]
