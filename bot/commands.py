"""What each command does, and how the command menu describes it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot import taps
from bot.session import LANGUAGES, Session
from bot.standing import open_flow, open_menu, open_scenario
from flows.engine.regimes import regimes
from flows.engine.words import _

PAYLOAD = re.compile(r"([a-z0-9_]+)(?:-([a-z0-9_]+))?(?:-([a-z]+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Command:
    description: str
    act: Callable[[Session, str], None]


def _start(session: Session, payload: str) -> None:
    """`<regime>` or `<regime>-<scenario>`, then perhaps `-en` or `-zh`; anything else is the menu."""
    regime, *rest = payload.split("-") if PAYLOAD.fullmatch(payload) else ("",)
    if rest and rest[-1] in LANGUAGES:
        taps.speak(session, rest.pop())
    if regime not in regimes():
        open_menu(session)
        return
    scenarios = regimes()[regime].scenarios
    scenario = rest[0] if rest else next(iter(scenarios))
    if scenario in scenarios:
        open_scenario(session, regime, scenario)
    else:
        open_menu(session, regime)


def _page(place: str, page: str = "") -> Callable[[Session, str], None]:
    def show(session: Session, _rest: str) -> None:
        session.place, session.page = place, page

    return show


def _of_the_open_one(place: str, page: str = "") -> Callable[[Session, str], None]:
    def show(session: Session, _rest: str) -> None:
        if open_flow(session) is None:
            open_menu(session)
            session.note = ["nothing_open"]
        else:
            session.place, session.page = place, page

    return show


def _my_data(session: Session, _rest: str) -> None:
    if "file:mydata" not in session.owed:
        session.owed.append("file:mydata")


COMMANDS = {
    "start": Command(_("Begin, or go on"), _start),
    "menu": Command(_("What I can find out"), lambda session, _rest: open_menu(session)),
    "back": Command(_("One question back"), lambda session, _rest: taps.back(session)),
    "review": Command(_("See and change your answers"), _of_the_open_one("review")),
    "language": Command(_("English or 中文"), _page("language")),
    "cancel": Command(_("Drop this conversation"), _of_the_open_one("confirm", "cancel")),
    "help": Command(_("How to answer"), _page("help")),
    "mydata": Command(_("What is kept about you, as a file"), _my_data),
    "forget": Command(_("Delete everything about you"), _page("confirm", "forget")),
    "privacy": Command(_("What is kept, and where"), _page("privacy")),
}
