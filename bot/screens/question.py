"""The open question: what is asked, why, what was just understood or refused, and its buttons."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bot.buttons import fits
from bot.screens import html, keyboard
from bot.screens.keyboard import Button, Row, data
from bot.screens.notes import NOTES
from bot.session import Screen, Session
from bot.standing import draft_of, progress_of
from flows.engine.answer import caption, names_at
from flows.engine.dialogue import Ask, Progress, state_of
from flows.engine.drive import has_default
from flows.engine.facts import suggestion
from flows.engine.intake.sentences import sentence
from flows.engine.lists import Another, Menu
from flows.engine.names import Text
from flows.engine.progress import part_of
from flows.engine.questions import Choice
from flows.engine.regimes import regimes
from flows.engine.wording import Names, fill
from flows.engine.words import Words, _

PAGE = 10


def question_screen(session: Session, words: Words) -> Screen:
    progress = progress_of(session)
    ask = progress.ask
    if ask is None:
        raise LookupError("no question is open")
    names = names_at(progress)
    blocks = [
        *_notes(session, progress, names, words),
        *(html.text(fill(told.text, names, words)) for told in progress.told()),
        _place(progress, ask, words),
        html.lines(html.bold(_prompt(progress, ask, names, words)), _hint(ask, names, words)),
        _why(ask, names, words) if session.place == "why" else "",
        _answered(session, progress, ask, words),
    ]
    return Screen(html.messages(blocks), tuple(_rows(session, progress, ask, names, words)))


# Text ----------------------------------------------------------------------------------------------------------------


def _notes(session: Session, progress: Progress, names: Names, words: Words) -> Iterator[str]:
    """What became of the last input."""
    refused = progress.refused
    code, *values = session.note or ("",)
    if code == "echo":
        yield _echo(session, progress, *values, words=words)
    elif code == "which":
        yield html.italic(words(_("That can be read two ways. Which day do you mean?")))
    elif code == "refused":
        yield html.italic(_refusal(progress, *values, names=names, words=words))
    elif code:
        yield html.italic(words(NOTES[code]))
    if refused is not None and code != "refused":
        yield html.italic(_refusal(progress, refused.code, refused.values, refused.predicate, names=names, words=words))


def _refusal(
    progress: Progress, code: str, values: Mapping[str, object], predicate: str = "", *, names: Names, words: Words
) -> str:
    """The flow's own sentence for a refusal of the law, else the one for its code."""
    ask = progress.ask
    for known, (_test, wording) in ask.refusals.items() if ask else ():
        if known.__name__ == predicate and wording:
            return fill(wording, names, words)
    return sentence(code, values, words)


def _echo(session: Session, progress: Progress, key: str, currency: str = "", *, words: Words) -> str:
    """What was typed, read back; in the currency that was named beside it."""
    shown = shown_answer(session, progress, key, words)
    if currency:
        shown = words.money(Decimal(draft_of(session).answers[key]), currency)
    return html.text(words(_("I read: {value}."), value=shown))


def _place(progress: Progress, ask: Ask, words: Words) -> str:
    part = part_of(progress)
    parts = []
    if part is not None:
        of = (
            words(_("Part {n} of {total}"), n=part.number, total=part.total)
            if part.total
            else words(_("Part {n}"), n=part.number)
        )
        parts = [words(part.title)] if part.total == 1 else [of, words(part.title)]
        if part.left:
            parts.append(words(_("about {n} more"), n=part.left))
    heading = ""
    if ask.each and ask.each.heading and not isinstance(ask.question, Another):
        heading = words(ask.each.heading, n=len(progress.cursor.items) + 1)
    return html.lines(html.italic(" · ".join(parts)) if parts else "", html.text(heading))


def _prompt(progress: Progress, ask: Ask, names: Names, words: Words) -> str:
    if isinstance(ask.question, Another):
        return fill(ask.question.prompt_for(len(progress.cursor.items)), names, words)
    return fill(ask.question.prompt, names, words)


def _hint(ask: Ask, names: Names, words: Words) -> str:
    hint = fill(ask.question.hint, names, words)
    return html.text(hint) if hint else ""


def _why(ask: Ask, names: Names, words: Words) -> str:
    """Why it is asked, and where it stands in the law."""
    why = fill(ask.question.why, names, words) or words(
        _("The answer decides which rule applies, and what is asked next.")
    )
    return html.quote(
        html.lines(html.text(why), html.italic(" · ".join(_titles(ask, words))))
        if ask.question.cites
        else html.text(why)
    )


def _titles(ask: Ask, words: Words) -> list[str]:
    sources = regimes()[words.regime].rules.sources
    return [sources[cite.partition(":")[0]].title[words.language] for cite in ask.question.cites]


def _answered(session: Session, progress: Progress, ask: Ask, words: Words) -> str:
    """The answer being changed; the ticks of a multi-select show themselves."""
    if not _changing(session, ask):
        return ""
    value = shown_answer(session, progress, session.open, words)
    return html.text(words(_("Your answer so far: {value}"), value=value))


def _changing(session: Session, ask: Ask) -> bool:
    """Whether one answer, not a list or a multi-select, was opened to be changed."""
    draft = draft_of(session)
    return (
        draft.changing == session.open and session.open in draft.answers and not (ask.about_list() or ask.question.many)
    )


def shown_answer(session: Session, progress: Progress, key: str, words: Words) -> str:
    """An answer as it is read back; one that was skipped by the label of the skip button."""
    question, raw = progress.flow.asks[state_of(key)].question, draft_of(session).answers[key]
    if raw is None:
        return fill(question.skip_label, names_at(progress), words)
    return question.show(question.decode(raw), words)


# Buttons -------------------------------------------------------------------------------------------------------------


def _rows(session: Session, progress: Progress, ask: Ask, names: Names, words: Words) -> Iterator[Row]:
    offered = ask.offered(progress.cursor)
    options = list(ask.question.options(words, offered))
    if ask.question.many:
        yield from _tick_rows(session, ask, options, words)
    elif isinstance(ask.question, Choice) and ask.question.groups and len(options) > PAGE:
        yield from _group_rows(session, ask, ask.question, options, words)
    else:
        yield from _option_rows(session, ask, options, words)
    yield from ((one,) for one in _shortcuts(session, progress, ask, names, words))
    yield (
        keyboard.back(session, words),
        (words(_("Hide")) if session.place == "why" else words(_("Why?")), data(session, "w", ask.state)),
        keyboard.review(session, words),
    )
    yield (keyboard.switch(session), keyboard.menu(session, words))


def _option_rows(session: Session, ask: Ask, options: Sequence[tuple[str, str]], words: Words) -> Iterator[Row]:
    first = int(session.page) * PAGE if session.page.isdecimal() else 0
    yield from keyboard.in_rows(
        (label, data(session, "a", ask.state, option)) for option, label in options[first : first + PAGE]
    )
    yield from _page_row(session, ask, first, len(options), words)


def _tick_rows(session: Session, ask: Ask, options: Sequence[tuple[str, str]], words: Words) -> Iterator[Row]:
    first = int(session.page) * PAGE if session.page.isdecimal() else 0
    for option, label in options[first : first + PAGE]:
        mark = keyboard.TICK if option in session.ticks else ""
        yield ((mark + label, data(session, "t", ask.state, option)),)
    yield from _page_row(session, ask, first, len(options), words)
    if session.ticks or not getattr(ask.question, "at_least", 0):
        none = ask.question.optional if isinstance(ask.question.optional, str) else _("None of these")
        yield ((words(_("Done")) if session.ticks else words(none), data(session, "d", ask.state)),)


def _page_row(session: Session, ask: Ask, first: int, count: int, words: Words) -> Iterator[Row]:
    page = first // PAGE
    turns = []
    if page:
        turns.append((words(_("‹ Earlier")), data(session, "p", ask.state, str(page - 1))))
    if first + PAGE < count:
        turns.append((words(_("More ›")), data(session, "p", ask.state, str(page + 1))))
    if turns:
        yield tuple(turns)


def _group_rows(
    session: Session, ask: Ask, choice: Choice, options: Sequence[tuple[str, str]], words: Words
) -> Iterator[Row]:
    """The open group's options, then the groups. A group of one is answered by its button, while no group is open."""
    labels = dict(options)
    groups = {name: [one for one in group.options if one in labels] for name, group in choice.groups.items()}
    inside = groups.get(session.page, [])
    yield from keyboard.in_rows((labels[option], data(session, "a", ask.state, option)) for option in inside)
    yield from keyboard.in_rows(
        _group_button(session, ask, name, words(choice.groups[name].label), members)
        for name, members in groups.items()
        if name != session.page and len(members) > bool(inside)
    )


def _group_button(session: Session, ask: Ask, name: str, label: str, members: Sequence[str]) -> Button:
    if len(members) == 1:
        return label, data(session, "a", ask.state, *members)
    return f"{label} ›", data(session, "p", ask.state, name)


def _shortcuts(session: Session, progress: Progress, ask: Ask, names: Names, words: Words) -> Iterator[Button]:
    code, *values = session.note or ("",)
    if code == "which":
        for raw in values[0]:
            yield ask.question.show(ask.question.decode(raw), words), data(session, "a", ask.state, str(raw))
    suggested = _suggested(session, progress, ask)
    if suggested is not None:
        option = str(ask.question.encode(suggested))
        shown = dict(ask.question.options(words, ask.offered(progress.cursor)))
        if option not in shown and fits("a", session.revision, ask.state, option):
            yield ask.question.show(suggested, words), data(session, "a", ask.state, option)
    if (kept := _kept(session, progress, ask, words)) is not None:
        yield words(_("Keep this answer")), data(session, "a", ask.state, kept)
    if ask.may_skip(progress.cursor) and not _none_is_done(ask):
        yield fill(ask.question.skip_label, names, words), data(session, "s", ask.state)
    if code == "echo":
        yield words(_("✎ Correct that")), data(session, "e", values[0])
    if progress.flow.rest and has_default(progress, date.fromisoformat(session.today)):
        yield words(progress.flow.rest), data(session, "s", ask.state, "rest")
    yield from _repairs(session, progress, ask, names, words)


def _kept(session: Session, progress: Progress, ask: Ask, words: Words) -> str | None:
    """The typed answer that was opened to be changed, where it still stands and fits a button."""
    if not _changing(session, ask) or progress.refused or ask.question.options(words, ask.offered(progress.cursor)):
        return None
    raw = draft_of(session).answers[session.open]
    return raw if isinstance(raw, str) and fits("a", session.revision, ask.state, raw) else None


def _none_is_done(ask: Ask) -> bool:
    """Whether skipping means the same as ticking nothing: one button for both."""
    return isinstance(ask.question, Menu) or (ask.question.many and isinstance(ask.question.optional, str))


def _suggested(session: Session, progress: Progress, ask: Ask) -> object:

    if ask.question.suggest is None or isinstance(ask.question, Text):
        return None
    return suggestion(ask, progress.cursor, date.fromisoformat(session.today))


def _repairs(session: Session, progress: Progress, ask: Ask, names: Names, words: Words) -> Iterator[Button]:
    """Buttons to the answers that a refusal of the law is about."""
    predicate = session.note[3] if session.note[:1] == ["refused"] and len(session.note) > 3 else ""
    predicate = predicate or (progress.refused.predicate if progress.refused else "")
    for known in ask.refusals:
        if known.__name__ != predicate:
            continue
        for name in known.__code__.co_varnames[: known.__code__.co_argcount]:
            key = f"{ask.each.id}.{len(progress.cursor.items)}.{name}" if ask.each and not ask.about_list() else name
            key = key if key in progress.path else name
            if key in progress.path or any(k.startswith(f"{name}.") for k in progress.path):
                yield words(_("✎ {answer}"), answer=_caption(progress, key, names, words)), data(session, "e", key)


def _caption(progress: Progress, key: str, names: Names, words: Words) -> str:

    ask = progress.flow.asks.get(state_of(key))
    if ask is not None:
        return caption(ask.question, names, words)
    each = next(a.each for a in progress.flow.asks.values() if a.each and a.each.id == key)
    return words(each.label) if each else key
