"""What is sent as a file."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot.screens.result import outcome_of
from bot.session import Session
from bot.standing import draft_of, progress_of
from flows.engine.answer import document as answer_document
from flows.engine.facts import facts_of
from flows.engine.words import words


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    content: bytes


def document(session: Session, kind: str) -> Document:
    """`json`: the answer, as `wenshui assess` writes it. `mydata`: everything that is stored of the person."""
    content = json.dumps(DOCUMENTS[kind](session), ensure_ascii=False, indent=1)
    return Document({"json": "result.json", "mydata": "mydata.json"}[kind], content.encode())


def result(session: Session) -> dict[str, Any]:
    regime, _dot, scenario = session.scenario.partition(".")
    progress = progress_of(session)
    facts = facts_of(progress.flow, draft_of(session).answers, progress.path)
    return answer_document(outcome_of(session), scenario, facts, progress.path, words(session.language, regime))


def my_data(session: Session) -> dict[str, Any]:
    stored = asdict(session)
    del stored["progress"]
    return stored


DOCUMENTS: dict[str, Callable[[Session], dict[str, Any]]] = {"json": result, "mydata": my_data}
