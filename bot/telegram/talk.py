"""What the spine needs of the conversation. It is passed in: the spine knows no flow, and a test brings a small one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.session import Event, Screen, Session


class Document(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Talk:
    """Pure functions. `respond` and `apologise` may change the session they are given.

    `apologise` gives the same session a new screen that says so kindly, after `respond` failed.
    `commands` are pairs of command and description; `about` is name, description and short description of the bot.
    `document` may be called in a thread.
    """

    new_session: Callable[[Event], Session]
    respond: Callable[[Session, Event], Session]
    apologise: Callable[[Session], Session]
    screen: Callable[[Session], Screen]
    document: Callable[[Session, str], Document]
    commands: Callable[[str], Sequence[tuple[str, str]]]
    about: Callable[[str], tuple[str, str, str]]


def wenshui() -> Talk:
    from bot import conversation, screens  # a test's own talk does without them
    from bot.documents import document

    return Talk(
        new_session=conversation.new_session,
        respond=conversation.respond,
        apologise=conversation.apologise,
        screen=screens.screen,
        document=document,
        commands=screens.commands,
        about=screens.about,
    )
