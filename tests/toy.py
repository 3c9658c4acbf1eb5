"""A conversation as small as can be, to try the spine with: it collects words. `python -m tests.toy` is a bot of it."""

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from html import escape

from bot.logs import set_up
from bot.session import Draft, Event, Screen, Session
from bot.settings import read_settings
from bot.telegram.service import serve
from bot.telegram.talk import Talk


@dataclass(frozen=True)
class File:
    name: str
    content: bytes


def new_session(event: Event) -> Session:
    return Session(event.person, revision=event.at, sent=event.at - 1, language=event.language)


def words(session: Session) -> list[str]:
    return list(session.drafts.get("toy", Draft()).answers.values())


def respond(session: Session, event: Event) -> Session:
    session.leaving = False
    if event.kind == "tap":
        return _tap(session, event)
    if session.message is not None:
        session.above, session.message = session.message, None
    session.revision += 1
    session.place, session.note = "words", []
    if event.kind == "text":
        _read(session, event.text)
    else:
        session.note = [event.kind]
    return session


def _read(session: Session, text: str) -> None:
    if text == "raise":
        raise ValueError("Somebody said raise")
    if text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if text in ("long", "bad html", "unspeakable"):
        session.place = text
    elif text == "file":
        session.owed.append("file:json")
    elif text == "no file":
        session.owed.append("file:none")
    elif text == "chinese":
        session.owed.append("commands:zh")
    elif text == "forget":
        session.drafts, session.leaving = {}, True
    else:
        _add(session, text)


def _tap(session: Session, event: Event) -> Session:
    revision, _, word = event.text.partition(":")
    if revision != str(session.revision):
        if event.message != session.message is not None:
            session.above, session.message = session.message, None
            session.revision += 1
        return session
    session.message = event.message
    session.revision += 1
    session.note = []
    _add(session, word)
    return session


def _add(session: Session, word: str) -> None:
    answers = session.drafts.setdefault("toy", Draft()).answers
    answers[str(len(answers))] = word


def apologise(session: Session) -> Session:
    session.revision += 1
    session.note = ["sorry"]
    return session


def screen(session: Session) -> Screen:
    if session.place == "unspeakable":
        raise RuntimeError("Somebody's screen")
    head = "goodbye" if session.leaving else f"{len(words(session))} [{' '.join(words(session))}]"
    text = f"<b>{escape(head)}</b> {escape(' '.join(session.note))}".strip()
    rows = ((("more", f"{session.revision}:tap"),),)
    if session.place == "long":
        return Screen(("part one", "part two", text), rows)
    return Screen((f"<oops>{text}" if session.place == "bad html" else text,), rows)


def document(session: Session, kind: str) -> File:
    if kind == "none":
        raise RuntimeError("Somebody's file")
    return File("结果.json", " ".join(words(session)).encode())


def commands(language: str) -> list[tuple[str, str]]:
    return [("start", "开始" if language == "zh" else "begin")]


def about(language: str) -> tuple[str, str, str]:
    return ("玩具", "一个玩具", "玩具") if language == "zh" else ("Toy", "Only a toy.", "A toy")


TOY = Talk(new_session, respond, apologise, screen, document, commands, about)


def main() -> None:
    settings = read_settings(os.environ)
    set_up(settings.log_level)
    asyncio.run(serve(settings, TOY))


def nursery() -> None:
    """Each line of standard input, an environment, becomes a bot: its number is told, then its exit status."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os.environ.update(json.loads(line))
            try:
                main()
            finally:
                os._exit(1 if sys.exc_info()[0] else 0)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    nursery() if "nursery" in sys.argv else main()
