"""A script: what stands in the body of a Flow or Part, in order. Groups are `with` blocks; nothing here is asked."""

from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Any, ClassVar

from flows.engine.conditions import Condition, Sees, Test, When, condition, optional_condition
from flows.engine.wording import Wording


class Node:
    """Anything that stands in a script. Its id is the name of the attribute that it is given to."""

    id: str = ""
    gate: Test | None = None

    def __init__(self, when: When | None = None) -> None:
        self.when = optional_condition(when)
        self.parent = Script.innermost()
        self.parent.children.append(self)

    def about(self, test: Callable[[Any], Any], label: str, sees: Sees = "answers") -> Condition:
        return Condition((self.id,), test, f"{self.id}{label}", sees)


class Block(Node):
    """A node with others inside; its condition gates them all."""

    def __init__(self, when: When | None = None) -> None:
        super().__init__(when)
        self.children: list[Node] = []

    def __enter__(self) -> Any:
        Script.open_blocks.append(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        Script.open_blocks.pop()


class Section(Block):
    """A part of the conversation. A title makes it count in "part 2 of 4"."""

    def __init__(self, title: str = "", *, when: When | None = None) -> None:
        super().__init__(when)
        self.title = title


class Stop(Node):
    """Enough is known: no more questions, the calculator decides."""

    def __init__(self, *, when: When) -> None:
        super().__init__(when)


class Tell(Node):
    """A sentence above the next screen. No question, no state. `each`: the list in whose items it stands."""

    position = 0
    each: Block | None = None

    def __init__(self, text: Wording, *, when: When | None = None) -> None:
        super().__init__(when)
        self.text = text


class Known(Node):
    """A partial result under a name: worked out when first read, once per replay. Never asked, never a fact."""

    read: Callable[[Any], Any]

    def __init__(self, work: When) -> None:
        super().__init__()
        self.work = condition(work)

    @property
    def yes(self) -> Condition:
        return self.about(bool, "")

    @property
    def no(self) -> Condition:
        return self.about(lambda value: not value, " no")


class Given(Node):
    """A fact of the kind given that the caller supplies, never asked: the day, as the bot's clock has it."""

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.decode: Callable[[Any], Any] = object.__new__(kind).decode


class Root(Block):
    """The outermost block of a script."""

    def __init__(self) -> None:
        self.children = []
        self.when = None


class _Names(dict[str, Any]):
    """The namespace of a script's body: the first name a node is given is its id."""

    def __setitem__(self, name: str, value: Any) -> None:
        if isinstance(value, Node) and not value.id:
            value.id = name
        super().__setitem__(name, value)


class Script(type):
    """The metaclass of Flow and Part: records the nodes of the body in order."""

    open_blocks: ClassVar[list[Block]] = []
    root: Root

    @classmethod
    def __prepare__(cls, _name: str, _bases: tuple[type, ...], /, **_: Any) -> MutableMapping[str, object]:
        root = Root()
        cls.open_blocks[:] = [root]
        names = _Names()
        names["root"] = root
        return names

    def __new__(mcs, name: str, bases: tuple[type, ...], names: dict[str, Any], **more: Any) -> "Script":
        mcs.open_blocks.clear()
        return super().__new__(mcs, name, bases, dict(names), **more)

    @classmethod
    def innermost(cls) -> Block:
        if not cls.open_blocks:
            raise TypeError("questions stand in the body of a Flow or a Part")
        return cls.open_blocks[-1]


class Part(metaclass=Script):
    """Questions that several flows ask: `Include(ThePart)`."""
