"""The answer: the verdict first, then how it comes about, what would change it, what to do; the working folded.

What the flow puts under a heading of its own comes after that, folded too.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.screens import html, keyboard
from bot.screens.keyboard import Row, data
from bot.session import Screen, Session
from bot.standing import progress_of
from flows.engine.answer import Citation, Outcome, Reply, ShownCheck, ShownLine, ShownPanel, ShownStep, reply
from flows.engine.dialogue import Progress
from flows.engine.regimes import regimes
from flows.engine.reliefs import ShownRelief
from flows.engine.words import Words, _

MARK = {True: "✓", False: "✗", None: "–"}


def outcome_of(session: Session) -> Outcome:
    progress = progress_of(session)
    regime = regimes()[session.scenario.partition(".")[0]]
    return Outcome(progress.flow, regime, progress.cursor.facts, progress.result, progress.read, skipped(progress))


def skipped(progress: Progress) -> list[str]:
    """The questions outside lists that were skipped: their defaults stand."""
    return [key for key in progress.path if "." not in key and progress.cursor.facts.get(key) is None]


def result_screen(session: Session, words: Words) -> Screen:
    said = reply(outcome_of(session), words)
    regime, _dot, scenario = session.scenario.partition(".")
    rows: tuple[Row, ...] = (
        (keyboard.back(session, words), keyboard.review(session, words)),
        (
            (words(_("Save as a file")), data(session, "x", "json")),
            (words(_("Start again")), data(session, "m", regime, scenario)),
        ),
        (keyboard.switch(session), keyboard.menu(session, words)),
    )
    return Screen(html.messages(list(_blocks(said, session.today, words))), rows)


def _blocks(said: Reply, today: str, words: Words) -> Iterator[str]:
    more = (html.text(answer.text) for answer in said.answers if not answer.under)
    yield html.lines(html.bold(said.verdict), html.text(said.reason), *more)
    for panel in said.panels:
        yield from [] if panel.last else _panel(panel)
    if said.warnings:
        yield html.lines(*(f"⚠ {html.text(warning)}" for warning in said.warnings))
    yield from _reliefs([relief for relief in said.reliefs if not relief.under], words)
    yield from _conditions([check for check in said.checks if not check.under], words)
    yield from _figures(said.figures, [line for line in said.lines if not line.under], words)
    if said.changes:
        yield html.lines(
            html.bold(words(_("What would change this"))), *(f"• {html.text(change)}" for change in said.changes)
        )
    if said.steps:
        yield html.lines(
            html.bold(words(_("What to do next"))),
            *(_step(n, step, today, words) for n, step in enumerate(said.steps, 1)),
        )
    for heading, rows in _folds(said, words).items():
        yield from html.folded([html.bold(heading), *rows])
    for panel in said.panels:
        yield from _panel(panel) if panel.last else []
    yield from _small_print(said, words)


def _panel(panel: ShownPanel) -> Iterator[str]:
    rows = [html.bold(panel.title), *(f"• {html.text(sentence)}" for sentence in panel.sentences)]
    yield from html.folded(rows) if panel.folded else [html.lines(*rows)]


def _reliefs(reliefs: Sequence[ShownRelief], words: Words) -> Iterator[str]:
    if reliefs:
        yield html.lines(html.bold(words(_("The reliefs"))), *(_relief(relief) for relief in reliefs))
        bases = [html.text(relief.basis) for relief in reliefs]
        yield from html.folded([html.bold(words(_("Until when, and under which text"))), *bases])


def _relief(relief: ShownRelief) -> str:
    details = (f"　{html.text(detail)}" for detail in relief.details)
    return html.lines(f"{MARK[relief.applies]} {html.bold(relief.label)}", *details)


def _conditions(checks: Sequence[ShownCheck], words: Words) -> Iterator[str]:
    if checks:
        open_ones = [check for check in checks if not check.met]
        if open_ones:
            yield html.lines(html.bold(words(_("The conditions"))), *(_check(check) for check in open_ones))
        met = [_check(check) for check in checks if check.met]
        yield from html.folded([html.bold(words(_("Met: {n}"), n=len(met))), *met] if met else [])


def _figures(heading: str, lines: Sequence[ShownLine], words: Words) -> Iterator[str]:
    if lines:
        yield html.lines(html.bold(heading), *(_figure(line, words) for line in lines))
        steps = [_working(line, words) for line in lines if line.working]
        yield from html.folded([html.bold(words(_("Show the steps"))), *steps] if steps else [])


def _folds(said: Reply, words: Words) -> dict[str, list[str]]:
    """What stands under each heading, the headings in the order in which they first come up."""
    folds: dict[str, list[str]] = {}
    for answer in said.answers:
        folds.setdefault(answer.under, []).append(html.text(answer.text))
    for relief in said.reliefs:
        folds.setdefault(relief.under, []).append(html.lines(_relief(relief), html.text(relief.basis)))
    for line in said.lines:
        folds.setdefault(line.under, []).append(_entry(line, words))
    for check in said.checks:
        folds.setdefault(check.under, []).append(_check(check))
    folds.pop("", None)
    return folds


def _entry(line: ShownLine, words: Words) -> str:
    """A figure with its working behind it."""
    return _figure(line, words) + (html.text(f" = {line.working}") if line.working else "")


def _check(check: ShownCheck) -> str:
    detail = f" — {html.text(check.detail)}" if check.detail else ""
    return f"{MARK[check.met]} {html.text(check.label)}{detail}"


def _figure(line: ShownLine, words: Words) -> str:
    return f"{_label(line, words)}{html.bold(line.text)}"


def _working(line: ShownLine, words: Words) -> str:
    return f"{_label(line, words)}{html.text(line.working)} = {html.text(line.text)}"


def _label(line: ShownLine, words: Words) -> str:
    return html.text(words(_("{question}: "), question=line.label))


def _step(n: int, step: ShownStep, today: str, words: Words) -> str:
    return f"{n}. {html.text(_due(step.text, step.due, today, words) if step.due else step.text)}"


def _due(step: str, day: date, today: str, words: Words) -> str:
    """By when; a day gone by is said to be one."""
    sentence = _("{step} Due by {day}.") if day.isoformat() >= today else _("{step} It was due by {day}.")
    return words(sentence, step=step, day=words.date(day))


def _small_print(said: Reply, words: Words) -> Iterator[str]:
    """What need not be read at once, folded."""
    rows: list[str] = []
    parts = {
        words(_("Good to know")): said.notes,
        words(_("Not certain")): said.unsure,
        words(_("Taken for granted")): [assumption.text for assumption in said.assumptions],
        words(_("Sources")): [_source(citation, words) for citation in said.citations],
    }
    for title, sentences in parts.items():
        if sentences:
            rows += [html.bold(title), *(f"• {html.text(sentence)}" for sentence in sentences)]
    checked = max((citation.checked for citation in said.citations), default=None)
    if checked is not None:
        rows.append(html.text(words(_("Rules checked on {day}."), day=words.date(checked))))
    yield from html.folded(rows)
    yield html.italic(words(_("This is information, not tax advice. The law and the assessment decide.")))


def _source(citation: Citation, words: Words) -> str:
    return words(_("{title} (draft)"), title=citation.title) if citation.status == "draft" else citation.title
