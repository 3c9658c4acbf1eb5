"""Logs that may be shown to anyone: one line a record, no token, no text, no amount, no name."""

import logging
import traceback
from pathlib import Path

HOME = Path(__file__).parents[1]


class OneLine(logging.Formatter):
    """An exception by its type and place. Not its own words: they may quote what a person typed."""

    def format(self, record: logging.LogRecord) -> str:
        problem = record.exc_info[1] if record.exc_info else None
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        return (f"{line}: {_trail(problem)}" if problem else line).replace("\n", " ")


def set_up(level: str) -> None:
    """Only this program speaks: other libraries log addresses with the token in them, and whole messages."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    ours = logging.getLogger("bot")
    ours.setLevel(level)
    ours.handlers = [handler]
    ours.propagate = False
    logging.getLogger().addHandler(logging.NullHandler())


def _trail(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(HOME)] or frames
    where = "".join(f" at {Path(frame.filename).name}:{frame.lineno}" for frame in ours[-1:])
    return type(problem).__name__ + where
