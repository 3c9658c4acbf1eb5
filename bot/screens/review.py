"""The answers given so far, each with a way to change it; a list and its items."""

from collections.abc import Iterator

from bot.screens import html, keyboard
from bot.screens.keyboard import Row, data
from bot.screens.question import shown_answer
from bot.session import Screen, Session
from bot.standing import progress_of
from flows.engine.answer import caption, names_at
from flows.engine.dialogue import Progress, state_of
from flows.engine.lists import Each
from flows.engine.words import Words, _

PAGE = 8


def review_screen(session: Session, words: Words) -> Screen:
    progress = progress_of(session)
    entries = list(_entries(progress))
    pages = max(1, -(-len(entries) // PAGE))
    page = min(int(session.page), pages - 1) if session.page.isdecimal() else 0
    shown = entries[page * PAGE : page * PAGE + PAGE]
    title = words(_("Your answers"))
    if pages > 1:
        title = words(_("Your answers, page {n} of {total}"), n=page + 1, total=pages)
    blocks = [
        html.bold(title),
        html.lines(*(_line(session, progress, key, words) for key in shown)) or words(_("None yet.")),
    ]
    rows: list[Row] = [
        *keyboard.in_rows((f"✎ {_label(progress, key, words)}", data(session, "e", key)) for key in shown)
    ]
    turns = [(words(_("‹ Earlier")), data(session, "r", str(page - 1)))] if page else []
    turns += [(words(_("More ›")), data(session, "r", str(page + 1)))] if page + 1 < pages else []
    return Screen(html.messages(blocks), (*rows, *([tuple(turns)] if turns else []), *_foot(session, words)))


def list_screen(session: Session, words: Words) -> Screen:
    """A list, or with page "<list>.<n>" one of its items."""
    progress = progress_of(session)
    name, _dot, n = session.page.partition(".")
    each = next(ask.each for ask in progress.flow.asks.values() if ask.each and ask.each.id == name)
    if each is None:
        raise LookupError(f"no list {name!r}")
    return _item(session, progress, each, int(n), words) if n else _items(session, progress, each, words)


def _items(session: Session, progress: Progress, each: Each, words: Words) -> Screen:
    count = items_of(progress, each.id)
    blocks = [html.bold(words(each.label)), *(_item_block(session, progress, each, n, words) for n in range(count))]
    rows: list[Row] = [
        (
            (f"✎ {_heading(each, n, words)}", data(session, "e", f"{each.id}.{n}")),
            (words(_("Remove")), data(session, "k", f"{each.id}.{n}")),
        )
        for n in range(count)
    ]
    closing = f"{each.id}.{count}.another"
    if closing in progress.path and count < each.at_most:
        rows.append(((words(_("Add one")), data(session, "e", closing)),))
    return Screen(html.messages(blocks), (*rows, *_foot(session, words)))


def _item(session: Session, progress: Progress, each: Each, n: int, words: Words) -> Screen:
    keys = [key for key in progress.path if key.startswith(f"{each.id}.{n}.") and not key.endswith(".another")]
    edits = keyboard.in_rows((f"✎ {_label(progress, key, words)}", data(session, "e", key)) for key in keys)
    remove: Row = ((words(_("Remove")), data(session, "k", f"{each.id}.{n}")),)
    return Screen(
        html.messages([_item_block(session, progress, each, n, words)]), (*edits, remove, *_foot(session, words))
    )


def _item_block(session: Session, progress: Progress, each: Each, n: int, words: Words) -> str:
    keys = [key for key in progress.path if key.startswith(f"{each.id}.{n}.") and not key.endswith(".another")]
    return html.lines(html.bold(_heading(each, n, words)), *(_line(session, progress, key, words) for key in keys))


def _heading(each: Each, n: int, words: Words) -> str:
    return words(each.heading, n=n + 1) if each.heading else words(_("No. {n}"), n=n + 1)


def items_of(progress: Progress, name: str) -> int:
    """How many items of a list have an answer."""
    return len(
        {key.split(".")[1] for key in progress.path if key.startswith(f"{name}.") and not key.endswith(".another")}
    )


def _entries(progress: Progress) -> Iterator[str]:
    """The keys on the path; a list once, under its own id."""
    lists: set[str] = set()
    for key in progress.path:
        name, dot, _tail = key.partition(".")
        if not dot:
            yield key
        elif name not in lists:
            lists.add(name)
            yield name


def _label(progress: Progress, key: str, words: Words) -> str:
    ask = progress.flow.asks.get(state_of(key))
    return caption(ask.question, names_at(progress), words) if ask else words(_each(progress, key).label)


def _each(progress: Progress, name: str) -> Each:
    return next(ask.each for ask in progress.flow.asks.values() if ask.each and ask.each.id == name)


def _line(session: Session, progress: Progress, key: str, words: Words) -> str:
    label = html.text(words(_("{question}: "), question=_label(progress, key, words)))
    return f"{label}{html.bold(_value(session, progress, key, words))}"


def _value(session: Session, progress: Progress, key: str, words: Words) -> str:
    if state_of(key) in progress.flow.asks:
        return shown_answer(session, progress, key, words)
    count = items_of(progress, key)
    return words(_("{n} entered"), n=count) if count else words(_("none"))


def _foot(session: Session, words: Words) -> tuple[Row, ...]:
    return ((keyboard.back(session, words), keyboard.switch(session), keyboard.menu(session, words)),)
