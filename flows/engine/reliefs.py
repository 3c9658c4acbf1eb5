"""Relief by relief: whether it applies, what stands in its way, until when it runs and under which text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.engine.reply import Relief
from flows.engine.wording import Wording, fill
from flows.engine.words import Words, _

if TYPE_CHECKING:
    from flows.engine.answer import Outcome


@dataclass(frozen=True, slots=True)
class ShownRelief:
    """`applies` is None where it was not decided. `basis`: until when it runs, and under which text."""

    id: str
    applies: bool | None
    label: str
    details: tuple[str, ...]
    basis: str
    under: str


def shown_reliefs(outcome: "Outcome", words: Words) -> Iterator[ShownRelief]:
    for row in getattr(outcome.result, "reliefs", ()):
        relief, names = outcome.flow.reliefs[row.id], outcome.names(row)
        if details := tuple(fill(wording, names, words) for wording in _about(relief, row) if wording):
            label = fill(relief.label, names, words)
            basis, under = _basis(label, row, outcome, words), fill(relief.under, names, words)
            yield ShownRelief(row.id, row.applies, label, details, basis, under)


def _about(relief: Relief, row: Any) -> Iterator[Wording]:
    if row.applies is None:
        yield relief.undecided
    elif row.applies:
        yield relief.granted
    elif not row.failed:
        yield relief.idle
    for obstacle in row.failed:
        yield relief.failed[obstacle]


def _basis(label: str, row: Any, outcome: "Outcome", words: Words) -> str:
    source = _article(row.cite, outcome, words)
    if row.until is None:
        return words(_("{relief}: no end is set. {source}"), relief=label, source=source)
    return words(_("{relief}: until {day}. {source}"), relief=label, day=words.date(row.until), source=source)


def _article(cite: str, outcome: "Outcome", words: Words) -> str:
    source, _colon, article = cite.partition(":")
    title = outcome.regime.rules.sources[source].title[words.language]
    return words(_("{source}, art. {article}"), source=title, article=article) if article else title
