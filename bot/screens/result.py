"""The answer: the verdict first, then how it comes about, what would change it, what to do; the working folded."""

from collections.abc import Iterator

from bot.screens import html, keyboard
from bot.screens.keyboard import Row, data
from bot.session import Screen, Session
from bot.standing import progress_of
from flows.engine.answer import Citation, Outcome, Reply, ShownCheck, ShownLine, ShownStep, reply
from flows.engine.dialogue import Progress
from flows.engine.regimes import regimes
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
    return Screen(html.messages(list(_blocks(said, words))), rows)


def _blocks(said: Reply, words: Words) -> Iterator[str]:
    yield html.lines(html.bold(said.verdict), html.text(said.reason))
    if said.warnings:
        yield html.lines(*(f"⚠ {html.text(warning)}" for warning in said.warnings))
    if said.checks:
        open_ones = [check for check in said.checks if not check.met]
        yield html.lines(html.bold(words(_("The conditions"))), *(_check(check) for check in open_ones))
        met = [_check(check) for check in said.checks if check.met]
        yield from html.folded([html.bold(words(_("Met: {n}"), n=len(met))), *met] if met else [])
    if said.lines:
        yield html.lines(html.bold(words(_("The figures"))), *(_figure(line, words) for line in said.lines))
        steps = [_working(line, words) for line in said.lines if line.working]
        yield from html.folded([html.bold(words(_("Show the steps"))), *steps] if steps else [])
    if said.changes:
        yield html.lines(
            html.bold(words(_("What would change this"))), *(f"• {html.text(change)}" for change in said.changes)
        )
    if said.steps:
        yield html.lines(
            html.bold(words(_("What to do next"))), *(_step(n, step, words) for n, step in enumerate(said.steps, 1))
        )
    yield from _small_print(said, words)


def _check(check: ShownCheck) -> str:
    detail = f" — {html.text(check.detail)}" if check.detail else ""
    return f"{MARK[check.met]} {html.text(check.label)}{detail}"


def _figure(line: ShownLine, words: Words) -> str:
    return f"{_label(line, words)} {html.bold(line.text)}"


def _working(line: ShownLine, words: Words) -> str:
    return f"{_label(line, words)} {html.text(line.working)} = {html.text(line.text)}"


def _label(line: ShownLine, words: Words) -> str:
    return html.text(words(_("{question}:"), question=line.label))


def _step(n: int, step: ShownStep, words: Words) -> str:
    due = f" ({words(_('by {day}'), day=words.date(step.due))})" if step.due else ""
    return f"{n}. {html.text(step.text + due)}"


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
