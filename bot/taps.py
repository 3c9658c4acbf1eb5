"""What each button does (callback data: bot/buttons.py). A button that does not fit the screen does nothing."""

from collections.abc import Callable
from datetime import date

from bot.answering import take
from bot.buttons import Tap
from bot.session import LANGUAGES, Session
from bot.standing import (
    change,
    draft_of,
    givens_of,
    offered,
    open_ask,
    open_flow,
    open_menu,
    open_scenario,
    progress_of,
    resume,
)
from flows.engine.dialogue import Ask, item_of, remove
from flows.engine.drive import take_defaults
from flows.engine.regimes import regimes
from flows.engine.words import words


def _on_the_question(session: Session, tap: Tap, arguments: int) -> Ask | None:
    """The open question, where the button is one of its own."""
    ask = open_ask(session)
    return ask if ask and len(tap.arguments) == arguments and tap.arguments[0] == ask.state else None


def answer(session: Session, tap: Tap) -> None:
    ask = _on_the_question(session, tap, 2)
    if ask is not None and not ask.question.many:
        within = offered(session, ask)
        take(session, lambda ask: ask.question.picked(tap.arguments[1], within))


def tick(session: Session, tap: Tap) -> None:
    ask = _on_the_question(session, tap, 2)
    if ask is None or not ask.question.many:
        return
    within = offered(session, ask)
    options = [option for option, _label in ask.question.options(words(session.language), within)]
    ticked = {*session.ticks} ^ ({tap.arguments[1]} & {*options})
    session.place, session.ticks = "asking", [option for option in options if option in ticked]


def done(session: Session, tap: Tap) -> None:
    ask = _on_the_question(session, tap, 1)
    if ask is not None and ask.question.many:
        within, ticks = offered(session, ask), session.ticks
        take(session, lambda ask: [ask.question.picked(option, within) for option in ticks])


def skip(session: Session, tap: Tap) -> None:
    if tap.arguments[1:] == ("rest",):
        _take_the_rest(session, tap)
        return
    ask = _on_the_question(session, tap, 1)
    if ask is not None and ask.may_skip(progress_of(session).cursor):
        take(session, lambda _ask: None)


def _take_the_rest(session: Session, tap: Tap) -> None:
    """The defaults for all that is left, where the scenario allows it."""
    flow = open_flow(session)
    if flow is not None and flow.rest and _on_the_question(session, tap, 2) is not None:
        take_defaults(flow, draft_of(session).answers, givens_of(session), date.fromisoformat(session.today))
        change(session, None)


def why(session: Session, tap: Tap) -> None:
    if _on_the_question(session, tap, 1) is not None:
        session.place = "asking" if session.place == "why" else "why"


def turn_page(session: Session, tap: Tap) -> None:
    if _on_the_question(session, tap, 2) is not None:
        session.page = tap.arguments[1]


def back(session: Session, _: Tap | None = None) -> None:
    """One step back: out of a side screen, a group of options, else to the question before."""
    if session.place not in ("asking", "result"):
        resume(session)
    elif session.page:
        session.page = ""
    elif progress_of(session).path:
        change(session, progress_of(session).path[-1])
    else:
        open_menu(session, session.scenario.partition(".")[0])


def review(session: Session, tap: Tap) -> None:
    if open_flow(session) is not None:
        session.place, session.page = "review", tap.arguments[0] if tap.arguments else ""


def edit(session: Session, tap: Tap) -> None:
    """An answer on the path is asked again; a list, or an item of one, is opened."""
    flow = open_flow(session)
    if flow is None or len(tap.arguments) != 1:
        return
    key = tap.arguments[0]
    name, _dot, n = key.partition(".")
    if key in progress_of(session).path:
        change(session, key)
    elif name in flow.lists and (
        not n or any(item_of(k, name) == int(n) for k in progress_of(session).path if n.isdecimal())
    ):
        session.place, session.page = "list", key


def remove_item(session: Session, tap: Tap) -> None:
    flow = open_flow(session)
    name, _dot, n = tap.arguments[0].partition(".") if len(tap.arguments) == 1 else ("", "", "")
    if flow is None or name not in flow.lists or not n.isdecimal():
        return
    if not any(item_of(key, name) == int(n) for key in progress_of(session).path):
        return
    remove(draft_of(session).answers, name, int(n))
    change(session, None)
    if any(item_of(key, name) >= 0 for key in progress_of(session).path):
        session.place, session.page = "list", name


def menu(session: Session, tap: Tap) -> None:
    regime, scenario = (*tap.arguments, "", "")[:2]
    if regime in regimes() and scenario in regimes()[regime].scenarios:
        open_scenario(session, regime, scenario)
    else:
        open_menu(session, regime if regime in regimes() else "")


def language(session: Session, tap: Tap) -> None:
    if len(tap.arguments) == 1 and tap.arguments[0] in LANGUAGES:
        speak(session, tap.arguments[0])
        if session.place == "language":
            resume(session)


def speak(session: Session, chosen: str) -> None:
    """Switches the language; the command menu follows."""
    if session.language != chosen:
        session.language = chosen
        session.owed.append(f"commands:{chosen}")


def confirm(session: Session, tap: Tap) -> None:
    if session.place != "confirm" or tap.arguments != (session.page,):
        return
    if session.page == "cancel":
        session.drafts.pop(session.scenario, None)
        session.scenario, session.note = "", ["cancelled"]
        open_menu(session)
    else:
        session.drafts, session.scenario, session.open, session.ticks, session.last_text = {}, "", "", [], ""
        session.place, session.page, session.leaving = "goodbye", "", True
    session.progress = None


def export(session: Session, tap: Tap) -> None:
    if session.place == "result" and tap.arguments == ("json",) and "file:json" not in session.owed:
        session.owed.append("file:json")


TAPS: dict[str, Callable[[Session, Tap], None]] = {
    "a": answer, "t": tick, "d": done, "s": skip, "w": why, "p": turn_page, "b": back, "r": review, "e": edit,
    "k": remove_item, "m": menu, "l": language, "y": confirm, "x": export,
}  # fmt: skip
