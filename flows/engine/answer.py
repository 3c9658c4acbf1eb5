"""The answer to a finished dialogue: the calculator's result in words, and as the document that is exported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from calculators.shared.result import Finding
from calculators.shared.rules import UNSURE, Period
from flows.engine.conditions import UNASKED
from flows.engine.dialogue import END, Cursor, Progress, defaults_of
from flows.engine.facts import canonical
from flows.engine.formula import evaluate, names_in, working
from flows.engine.lists import Menu
from flows.engine.questions import Question
from flows.engine.reliefs import ShownRelief, shown_reliefs
from flows.engine.reply import Line, Panel, Say, Step, alternatives, cited, holds, lines_of
from flows.engine.wording import Names, Value, fill, in_unit, look_up, units
from flows.engine.words import Words, _

if TYPE_CHECKING:
    from flows.engine.flow import Flow, Regime

SCHEMA = 1
CONFIDENCE = {
    "secondary": _("read in a secondary source, not in the text of the law"),
    "recalled": _("not found printed; stated from general knowledge"),
    "conflict": _("the sources disagree"),
}


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """`met` is None where the condition was not decided."""

    id: str
    met: bool | None
    label: str
    detail: str
    under: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    text: str
    under: str


@dataclass(frozen=True, slots=True)
class ShownPanel:
    title: str
    sentences: tuple[str, ...]
    folded: bool
    last: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    id: str
    amount: Decimal
    unit: str
    label: str
    formula: str
    working: str
    cites: tuple[str, ...]
    text: str
    under: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """A default that stood in for an answer."""

    fact: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    source: str
    articles: tuple[str, ...]
    title: str
    status: str
    checked: date


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything that is said at the end, in one language."""

    verdict: str
    reason: str
    answers: tuple[ShownAnswer, ...]
    panels: tuple[ShownPanel, ...]
    reliefs: tuple[ShownRelief, ...]
    checks: tuple[ShownCheck, ...]
    figures: str
    lines: tuple[ShownLine, ...]
    changes: tuple[str, ...]
    steps: tuple[ShownStep, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    unsure: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decided case: the facts as values, the result, the figures it read, and the facts that were defaults."""

    flow: "type[Flow]"
    regime: "Regime"
    facts: Mapping[str, Any]
    result: Any
    read: Mapping[str, Period]
    defaulted: Sequence[str] = ()

    def names(self, row: Any = None) -> Names:
        """What the wording of the reply may name: a row's fields, the result's, then the facts."""

        def value_of(name: str) -> Value:
            for owner in (row, self.result):
                if owner is not None and name in owner.__dataclass_fields__:
                    unit = units(type(owner)).get(name)
                    return Value(getattr(owner, name), in_unit(unit) if unit else None)
            if name in self.flow.known:
                return Value(self.flow.known[name](Cursor(END, dict(self.facts))))
            return fact_value(self.flow, self.facts, name)

        return value_of


def names_at(progress: Progress) -> Names:
    """What the wording of a question may name: the item's answers, the facts so far, the Knowns declared above it."""
    flow, cursor, each = progress.flow, progress.cursor, progress.ask.each if progress.ask else None

    def value_of(name: str) -> Value:
        if each is not None and cursor.item is not None and name in cursor.item:
            value = cursor.item[name]
            return Value(value, flow.asks[f"{each.id}.{name}"].question.show if value is not None else None)
        if name in flow.known:
            return Value(flow.known[name](cursor))
        return fact_value(flow, cursor.facts, name)

    return value_of


def fact_value(flow: "type[Flow]", facts: Mapping[str, Any], name: str) -> Value:
    """A fact with its question's way of showing it; a skipped one is its default.

    One that was not asked is UNASKED to conditions and formulas, but reads as its default.
    """
    value, default, ask = facts.get(name, UNASKED), defaults_of(flow.facts).get(name), flow.asks.get(name)
    if value is None:
        value = default
    if ask is None or value is None:
        return Value(value)
    if value is UNASKED and default is not None:
        return Value(value, lambda _unasked, words: ask.question.show(default, words))
    return Value(value, None if value is UNASKED else ask.question.show)


def reply(outcome: Outcome, words: Words) -> Reply:
    flow, names = outcome.flow, outcome.names()
    lines, verdict = _lines(outcome, words), _verdict(flow, names, words)
    return Reply(
        verdict=verdict,
        reason=fill(flow.reason, names, words),
        answers=tuple(answer for answer in _answers(flow, names, words) if answer.text != verdict),
        panels=tuple(_panels(flow.panels, names, words)),
        reliefs=tuple(shown_reliefs(outcome, words)),
        checks=tuple(_checks(outcome, names, words)),
        figures=fill(flow.figures, names, words),
        lines=lines,
        changes=_said(flow.changes, names, words),
        steps=tuple(_steps(outcome, names, words)),
        warnings=tuple(fill(flow.warnings[code], names, words) for code in getattr(outcome.result, "warnings", ())),
        notes=_said(flow.notes, names, words),
        unsure=_unsure(outcome, words),
        assumptions=tuple(_assumptions(outcome, words)),
        citations=_citations(outcome, names, lines, words),
    )


def _verdict(flow: "type[Flow]", names: Names, words: Words) -> str:
    return next(
        fill(say.text, names, words)
        for say in alternatives(flow.verdict)
        if holds(say.when, names) and not fill(say.under, names, words)
    )


def _answers(flow: "type[Flow]", names: Names, words: Words) -> Iterator[ShownAnswer]:
    for say in flow.answers:
        if holds(say.when, names):
            yield ShownAnswer(fill(say.text, names, words), fill(say.under, names, words))


def _said(sentences: Sequence[Say], names: Names, words: Words) -> tuple[str, ...]:
    return tuple(fill(say.text, names, words) for say in sentences if holds(say.when, names))


def _panels(panels: Sequence[Panel], names: Names, words: Words) -> Iterator[ShownPanel]:
    for panel in panels:
        if holds(panel.when, names) and (said := _said(panel.sentences, names, words)):
            yield ShownPanel(fill(panel.title, names, words), said, panel.folded, panel.last)


def _checks(outcome: Outcome, names: Names, words: Words) -> Sequence[ShownCheck]:
    found = []
    for finding in getattr(outcome.result, "conditions", ()):
        check = outcome.flow.checks[finding.id]
        detail = {True: check.met, False: check.unmet}.get(finding.met, "") if finding.met is not None else ""
        label, detail, under = (fill(wording, names, words) for wording in (check.label, detail, check.under))
        found.append(ShownCheck(finding.id, finding.met, label, detail, under))
    return found


def _lines(outcome: Outcome, words: Words) -> tuple[ShownLine, ...]:
    shown: dict[str, ShownLine] = {}
    for key, line in lines_of(outcome.flow):
        rows = look_up(line.each, outcome.names()).value if line.each else (None,)
        for n, row in enumerate(rows if isinstance(rows, tuple) else ()):
            id_, names = f"{key}.{n}" if line.each else key, outcome.names(row)
            if id_ in shown or not holds(line.when, names):
                continue
            if _complete(line, names) and _arises(outcome, key, line):
                shown[id_] = _line(id_, key, line, outcome, names, words)
    return tuple(shown.values())


def _arises(outcome: Outcome, key: str, line: Line) -> bool:
    """Whether the result has a value of its own for the line, where it has a field for it."""
    return bool(line.each) or getattr(outcome.result, key, 0) is not None


def _complete(line: Line, names: Names) -> bool:
    """Whether every value that the formula reads has arisen."""
    for name in names_in(line.formula):
        first, _dot, field = name.partition(".")
        value = names(first).value
        if value is None or value is UNASKED:
            return False
        read = [Value(row).part(field) for row in value] if isinstance(value, tuple) else [look_up(name, names)]
        if any(one.value is None for one in read):
            return False
    return True


def _line(id_: str, key: str, line: Line, outcome: Outcome, names: Names, words: Words) -> ShownLine:
    unit, amount = line.unit, evaluate(line.formula, names)
    if not line.each and key in outcome.result.__dataclass_fields__:
        unit, amount = unit or units(type(outcome.result)).get(key, ""), getattr(outcome.result, key)
    show = in_unit(unit)
    return ShownLine(
        id_,
        amount,
        unit,
        fill(line.label, names, words),
        line.formula,
        working(line.formula, names, words),
        cited(line.cites),
        show(amount, words),
        fill(line.under, names, words),
    )


def _steps(outcome: Outcome, names: Names, words: Words) -> Sequence[ShownStep]:
    return [
        ShownStep(fill(step.text, names, words), names(step.due).value if step.due else None)
        for step in outcome.flow.next_steps
        if holds(step.when, names)
    ]


def _unsure(outcome: Outcome, words: Words) -> tuple[str, ...]:
    """One sentence for each doubt about the figures that were read, naming them where the regime has names."""
    found: dict[str, dict[str, None]] = {}
    for period in outcome.read.values():
        if period.confidence in UNSURE:
            doubt = period.note.get(words.language) or _doubt(outcome, period, words)
            name = _name_of(period.figure, outcome.regime.names)
            found.setdefault(doubt, {}).update({words(name): None} if name else {})
    return tuple(
        words(_("{figures}: {doubt}"), figures=words.list_of(names), doubt=doubt) if names else doubt
        for doubt, names in found.items()
    )


def _doubt(outcome: Outcome, period: Period, words: Words) -> str:
    source, _colon, article = period.cite.partition(":")
    title = outcome.regime.rules.sources[source].title[words.language]
    return words(
        _("{source}: {doubt}."), source=f"{title} {article}".strip(), doubt=words(CONFIDENCE[period.confidence])
    )


def _name_of(figure: str, names: Mapping[str, str]) -> str:
    """The name of the figure, else of the closest group that it belongs to."""
    while figure and figure not in names:
        figure = figure.rpartition(".")[0]
    return names.get(figure, "")


def _assumptions(outcome: Outcome, words: Words) -> Sequence[Assumption]:
    found = []
    for key in outcome.defaulted:
        ask = outcome.flow.asks.get(key)
        value = defaults_of(outcome.flow.facts).get(key)
        if ask is None or isinstance(ask.question, Menu) or value is None:
            continue
        text = words(
            _("{question}: {value}"),
            question=caption(ask.question, outcome.names(), words),
            value=ask.question.show(value, words),
        )
        found.append(Assumption(key, ask.question.encode(value), text))
    return found


def caption(question: Question, names: Names, words: Words) -> str:
    """A few words for a question, else its prompt."""
    return fill(question.label or question.prompt, names, words)


def _citations(outcome: Outcome, names: Names, lines: Sequence[ShownLine], words: Words) -> tuple[Citation, ...]:
    flow = outcome.flow
    cites: list[str] = [cite for line in lines for cite in line.cites]
    conditions: Sequence[Finding] = getattr(outcome.result, "conditions", ())
    cites += [cite for finding in conditions for cite in cited(flow.checks[finding.id].cites)]
    panels = [say for panel in flow.panels if holds(panel.when, names) for say in panel.sentences]
    sentences: list[Say | Step] = [*flow.answers, *panels, *flow.changes, *flow.notes, *flow.next_steps]
    cites += [cite for say in sentences if holds(say.when, names) for cite in cited(say.cites)]
    cites += [row.cite for row in getattr(outcome.result, "reliefs", ())]
    cites += [period.cite for period in outcome.read.values()]
    articles: dict[str, dict[str, None]] = {}
    for cite in cites:
        source, _colon, article = cite.partition(":")
        articles.setdefault(source, {}).update({article: None} if article else {})
    found = []
    for name, parts in articles.items():
        source_ = outcome.regime.rules.sources[name]
        found.append(Citation(name, tuple(parts), source_.title[words.language], source_.status, source_.checked))
    return tuple(found)


def document(
    outcome: Outcome, scenario: str, facts: Mapping[str, Any], asked: Sequence[str], words: Words
) -> dict[str, Any]:
    """The answer as JSON: an answer line of `assess`, and the chat's export."""
    said = reply(outcome, words)
    return {
        "schema": SCHEMA,
        "regime": outcome.regime.rules.regime,
        "scenario": scenario,
        "rules_checked": outcome.regime.rules.checked.isoformat(),
        "facts": dict(facts),
        "result": {f.name: canonical(getattr(outcome.result, f.name)) for f in fields(outcome.result)},
        "verdict": said.verdict,
        "lines": [
            {
                "id": x.id,
                "amount": f"{x.amount:f}",
                "unit": x.unit,
                "label": x.label,
                "working": x.working,
                "cites": list(x.cites),
            }
            for x in said.lines
        ],
        "citations": [canonical(citation) for citation in said.citations],
        "next_steps": [canonical(step) for step in said.steps],
        "assumptions": [canonical(assumption) for assumption in said.assumptions],
        "unsure": list(said.unsure),
        "asked": list(asked),
    }
