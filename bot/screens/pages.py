"""Screens that ask nothing: the menu, help, privacy, language, confirmation, goodbye."""

from bot.commands import COMMANDS
from bot.screens import html, keyboard
from bot.screens.keyboard import Row, data
from bot.session import Screen, Session
from bot.standing import unfinished
from flows.engine.regimes import regimes
from flows.engine.words import Words, _
from flows.engine.words import words as words_of


def menu_screen(session: Session, words: Words) -> Screen:
    """The regimes, or one regime's scenarios."""
    if session.page in regimes():
        return _scenarios(session, session.page, words)
    rows: list[Row] = []
    for name, regime in regimes().items():
        only = next(iter(regime.scenarios)) if len(regime.scenarios) == 1 else ""
        rows.append(
            ((words_of(session.language, name)(regime.title), data(session, "m", name, *([only] if only else []))),)
        )
    blocks = [
        html.bold(words(_("Wenshui 问税"))),
        html.text(
            words(
                _("Tax questions, one step at a time: the verdict, every figure with its working, and what to do next.")
            )
        ),
        html.bold(words(_("What would you like to find out?"))),
    ]
    return Screen(html.messages(blocks), (*rows, (keyboard.switch(session),)))


def _scenarios(session: Session, name: str, words: Words) -> Screen:
    regime, local = regimes()[name], words_of(session.language, name)
    rows: list[Row] = []
    for scenario, flow in regime.scenarios.items():
        title = local(flow.title)
        begun = unfinished(session, flow, f"{name}.{scenario}")
        label = words(_("Go on: {title}"), title=title) if begun else title
        rows.append(((label, data(session, "m", name, scenario)),))
    blocks = [html.bold(local(regime.title)), html.text(local(regime.about))]
    return Screen(html.messages(blocks), (*rows, (keyboard.back(session, words), keyboard.switch(session))))


def help_screen(session: Session, words: Words) -> Screen:
    commands = "\n".join(f"/{name} {html.text(words(command.description))}" for name, command in COMMANDS.items())
    blocks = [
        html.text(
            words(
                _("I ask one question at a time. Tap a button or type the answer; every question says why it is asked.")
            )
        ),
        html.text(
            words(
                _(
                    "Amounts may be typed as 1,200,000, 1.2m or 120万, dates as 2024-05-31, 31 May 2024 or "
                    "2024年5月31日."
                )
            )
        ),
        commands,
    ]
    return Screen(html.messages(blocks), _foot(session, words))


def privacy_screen(session: Session, words: Words) -> Screen:
    blocks = [
        html.text(
            words(
                _(
                    "Kept: your Telegram number, your language and the answers you give here, so that you can go on "
                    "later; with them the names that you type, so short or invented ones will do. Your own name and "
                    "identity numbers are never asked."
                )
            )
        ),
        html.text(
            words(
                _("Telegram carries the messages and its servers stand abroad; bot chats are not end-to-end encrypted.")
            )
        ),
        html.text(words(_("/mydata sends you everything that is kept; /forget deletes it at once."))),
    ]
    return Screen(html.messages(blocks), _foot(session, words))


def language_screen(session: Session, _words: Words) -> Screen:
    rows: tuple[Row, ...] = ((("English", data(session, "l", "en")), ("中文", data(session, "l", "zh"))),)
    return Screen(html.messages([html.text("Language / 语言")]), rows)


def confirm_screen(session: Session, words: Words) -> Screen:
    question, yes = {
        "cancel": (_("Drop the answers of this conversation?"), _("Yes, drop them")),
        "forget": (_("Delete everything that is kept about you? This cannot be undone."), _("Yes, delete everything")),
    }[session.page]
    rows: tuple[Row, ...] = (((words(yes), data(session, "y", session.page)),), (keyboard.back(session, words),))
    return Screen(html.messages([html.text(words(question))]), rows)


def goodbye_screen(_session: Session, words: Words) -> Screen:
    return Screen(
        html.messages(
            [html.text(words(_("Everything that was kept about you is deleted. Goodbye! /start begins anew.")))]
        )
    )


def _foot(session: Session, words: Words) -> tuple[Row, ...]:
    return ((keyboard.back(session, words), keyboard.switch(session), keyboard.menu(session, words)),)
