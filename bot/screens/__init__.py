"""What a person sees: a session -> the screen, in their language. Pure."""

from collections.abc import Callable

from bot.commands import COMMANDS
from bot.screens import html
from bot.screens.notes import NOTES
from bot.screens.pages import (
    confirm_screen,
    goodbye_screen,
    help_screen,
    language_screen,
    menu_screen,
    privacy_screen,
)
from bot.screens.question import question_screen
from bot.screens.result import result_screen
from bot.screens.review import list_screen, review_screen
from bot.session import Screen, Session
from bot.standing import ON_A_QUESTION
from flows.engine.words import Words, _, words

SCREENS: dict[str, Callable[[Session, Words], Screen]] = {
    "menu": menu_screen,
    "asking": question_screen,
    "why": question_screen,
    "review": review_screen,
    "list": list_screen,
    "result": result_screen,
    "confirm": confirm_screen,
    "help": help_screen,
    "privacy": privacy_screen,
    "language": language_screen,
    "goodbye": goodbye_screen,
}


def screen(session: Session) -> Screen:
    speak = words(session.language, session.scenario.partition(".")[0])
    shown = SCREENS[session.place](session, speak)
    code = session.note[0] if session.note else ""
    if session.place in ON_A_QUESTION or code not in NOTES:
        return shown
    note = html.italic(speak(NOTES[code]))
    return Screen((*html.messages([note, shown.parts[0]]), *shown.parts[1:]), shown.rows)


def commands(language: str) -> list[tuple[str, str]]:
    """The command menu: (command, description)."""
    speak = words(language)
    return [(name, speak(command.description)) for name, command in COMMANDS.items()]


def about(language: str) -> tuple[str, str, str]:
    """The bot's name, description and short description."""
    speak = words(language)
    return (
        speak(_("Wenshui 问税")),
        speak(
            _(
                "Tax questions that people are afraid of, one step at a time: the verdict, every figure with its "
                "working and its article, what would change it, what to do next. "
                "Information, not advice; nothing is filed."
            )
        ),
        speak(_("Tax questions, one step at a time, with every figure explained.")),
    )
