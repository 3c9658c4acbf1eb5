"""Questions: what every kind has in common, and the kinds that are answered by tapping."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from calculators.shared.refusal import Refused
from flows.engine.conditions import Condition, When, condition
from flows.engine.intake.options import read_option, read_options, read_yes_no
from flows.engine.intake.writing import write_yes_no
from flows.engine.reading import Reading
from flows.engine.script import Node
from flows.engine.wording import By, Wording
from flows.engine.words import Words, _

Refusals = Mapping[Callable[..., bool], Wording]
Offered = tuple[Any, ...] | None
TODAY = "today"


class Question(Node):
    """One fact, asked once its turn comes.

    when      comes up only where this holds
    refuse    predicates of the law that refuse an answer, each with its sentence
    optional  may be skipped: True, the label of the skip button, or a condition (the default is the facts dataclass's)
    suggest   an answer offered as a button: an earlier question, a predicate's value, or TODAY
    reads     a predicate that turns what was typed into another value (a year of birth into an age)
    renewed_by  questions whose change makes this answer mean something else: it is asked again
    option    the label of its tick where it stands in a Menu
    label     a few words for the review; why and cites explain the question
    """

    many = False

    def __init__(
        self,
        prompt: Wording,
        *,
        label: str = "",
        when: When | None = None,
        why: Wording = "",
        hint: Wording = "",
        cites: str | tuple[str, ...] = (),
        optional: bool | str | When = False,
        refuse: Refusals | None = None,
        suggest: Any = None,
        reads: Callable[..., Any] | None = None,
        renewed_by: "Question | tuple[Question, ...]" = (),
        option: str = "",
    ) -> None:
        super().__init__(when)
        self.prompt, self.label, self.why, self.hint, self.option = prompt, label, why, hint, option
        self.cites = (cites,) if isinstance(cites, str) else cites
        self.optional = optional if isinstance(optional, bool | str) else condition(optional)
        self.refuse: Refusals = refuse or {}
        self.suggest, self.reads = suggest, reads
        self.renewed_by = renewed_by if isinstance(renewed_by, tuple) else (renewed_by,)

    @property
    def given(self) -> Condition:
        return self.about(lambda value: value is not None, " given", "nulls")

    @property
    def skipped(self) -> Condition:
        return self.about(lambda value: value is None, " skipped", "nulls")

    @property
    def skip_label(self) -> str:
        return self.optional if isinstance(self.optional, str) else _("I don't know / skip")

    @property
    def offer(self) -> When | None:
        """What decides the options at run time, where something does."""
        return None

    def decode(self, raw: Any) -> Any:
        """The value of a canonical answer; Refused where it has not this kind's form."""
        raise NotImplementedError(type(self).__name__)

    def accept(self, value: Any, offered: Offered) -> Any:
        """The value as it is taken, given what is offered at this point; Refused where it is not among it."""
        if offered is not None and value not in offered:
            raise Refused("not_an_option")
        return value

    def encode(self, value: Any) -> Any:
        return str(value)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        """What was typed, as canonical answers: one, or several to choose from."""
        raise NotImplementedError(type(self).__name__)

    def write(self, raw: Any, language: str) -> str:
        """The canonical answer as a person types it."""
        return str(raw)

    def show(self, value: Any, words: Words) -> str:
        """The value as it is read back."""
        raise NotImplementedError(type(self).__name__)

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        """The buttons: (option id, label). None for what is typed."""
        return ()

    def picked(self, option: str, offered: Offered) -> Any:
        """The canonical answer behind a button."""
        return option

    def texts(self) -> Iterable[Wording]:
        """All wording of the question, for the catalogs' tests."""
        return (self.prompt, self.why, self.hint, self.label, self.option, *self.refuse.values())


class YesNo(Question):
    """true or false, by tapping."""

    @property
    def yes(self) -> Condition:
        return self.about(lambda value: value is True, "")

    @property
    def no(self) -> Condition:
        return self.about(lambda value: value is False, " no")

    def decode(self, raw: Any) -> bool:
        if isinstance(raw, bool):
            return raw
        raise Refused("not_an_option")

    def encode(self, value: bool) -> bool:
        return value

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_yes_no(text))

    def write(self, raw: bool, language: str) -> str:
        return write_yes_no(raw, language)

    def show(self, value: bool, words: Words) -> str:
        return words(_("Yes")) if value else words(_("No"))

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return (("true", words(_("Yes"))), ("false", words(_("No"))))

    def picked(self, option: str, offered: Offered) -> bool:
        if option not in ("true", "false"):
            raise Refused("not_an_option")
        return option == "true"


class Tick(YesNo):
    """An option of a Menu that is itself the answer: ticked is true. Never asked by itself."""

    def __init__(self, option: str, *, when: When | None = None, label: str = "") -> None:
        super().__init__(option, when=when, option=option, label=label)


class _Optioned(Question):
    """A question over a closed set of ids, each with its wording. `among` may offer only some of them."""

    def __init__(
        self,
        prompt: Wording,
        options: Mapping[str, Wording],
        *,
        among: Callable[..., Iterable[str]] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(prompt, **more)
        self.labels = dict(options)
        self.among = condition(among) if among else None

    @property
    def offer(self) -> When | None:
        return self.among

    def label_of(self, option: str, words: Words) -> str:
        wording = self.labels[option]
        return words(wording.otherwise if isinstance(wording, By) else wording)

    def options(self, words: Words, offered: Offered) -> Sequence[tuple[str, str]]:
        return [
            (option, self.label_of(option, words)) for option in self.labels if offered is None or option in offered
        ]

    def _known(self, ids: tuple[str, ...]) -> frozenset[str]:
        if unknown := set(ids) - set(self.labels):
            raise TypeError(f"{self.id}: no option {sorted(unknown)}; there are {', '.join(self.labels)}")
        return frozenset(ids)

    def texts(self) -> Iterable[Wording]:
        return (*super().texts(), *self.labels.values())


class Choice(_Optioned):
    """One option of a closed set. `groups` (id -> label) with `group_of` opens a long one in two steps."""

    def __init__(
        self,
        prompt: Wording,
        options: Mapping[str, Wording],
        *,
        groups: "Mapping[str, Group] | None" = None,
        **more: Any,
    ):
        super().__init__(prompt, options, **more)
        self.groups = dict(groups or {})

    def is_(self, *ids: str) -> Condition:
        return self.about(self._known(ids).__contains__, f" is {'/'.join(ids)}")

    def is_not(self, *ids: str) -> Condition:
        known = self._known(ids)
        return self.about(lambda value: value not in known, f" is not {'/'.join(ids)}")

    def decode(self, raw: Any) -> str:
        if isinstance(raw, str) and raw in self.labels:
            return raw
        raise Refused("not_an_option")

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_option(text, dict(self.options(words, offered))))

    def write(self, raw: str, language: str) -> str:
        return raw

    def show(self, value: str, words: Words) -> str:
        return self.label_of(value, words)


class Group:
    """Some of the options of a long Choice, behind one button."""

    def __init__(self, label: str, *options: str) -> None:
        self.label, self.options = label, options


class Choices(_Optioned):
    """Several options of a closed set, ticked; `at_least` of them. Stored as a list in the order of the options."""

    many = True

    def __init__(self, prompt: Wording, options: Mapping[str, Wording], *, at_least: int = 0, **more: Any) -> None:
        super().__init__(prompt, options, **more)
        self.at_least = at_least

    def has(self, *ids: str) -> Condition:
        known = self._known(ids)
        return self.about(lambda value: not known.isdisjoint(value or ()), f" has {'/'.join(ids)}")

    def decode(self, raw: Any) -> tuple[str, ...]:
        if not isinstance(raw, list) or not all(isinstance(option, str) and option in self.labels for option in raw):
            raise Refused("not_an_option")
        return tuple(option for option in self.labels if option in raw)

    def accept(self, value: tuple[str, ...], offered: Offered) -> tuple[str, ...]:
        if offered is not None and not set(value) <= set(offered):
            raise Refused("not_an_option")
        if len(value) < self.at_least:
            raise Refused("too_few", at_least=self.at_least)
        return value

    def encode(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def read(self, text: str, words: Words, offered: Offered) -> Reading:
        return Reading(read_options(text, dict(self.options(words, offered))))

    def write(self, raw: list[str], language: str) -> str:
        return ", ".join(raw)

    def show(self, value: tuple[str, ...], words: Words) -> str:
        return words.list_of([self.label_of(option, words) for option in value]) if value else words(_("None"))
