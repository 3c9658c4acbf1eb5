"""Answers typed where a button could be tapped: an option's label, its id or its number; yes and no."""

from collections.abc import Mapping

from calculators.shared.refusal import Refused
from flows.engine.intake.text import pieces, plain

_YES = frozenset({
    "yes", "y", "yeah", "yep", "true", "ok", "1",
    "是", "是的", "对", "對", "有", "真", "嗯", "好", "好的", "会", "會",
})  # fmt: skip
_NO = frozenset({
    "no", "n", "nope", "false", "2",
    "否", "不", "不是", "没有", "沒有", "没", "无", "無", "假", "不对", "不對", "不会", "不會",
})  # fmt: skip


def read_option(text: str, options: Mapping[str, str]) -> str:
    """The id of the option that was typed. `options`: id -> label, in the order shown; "1" is the first of them.

    An id or a label is taken before a number. Refuses `not_an_option`, `several_options`.
    """
    typed = _folded(text)
    named = [option for option, label in options.items() if typed in (_folded(option), _folded(label))]
    if len(named) > 1:
        raise Refused("several_options")
    if not named and typed.isascii() and typed.isdecimal() and len(typed) < 4:
        named = list(options)[int(typed) - 1 : int(typed)] if int(typed) else []
    if not named:
        raise Refused("not_an_option")
    return named[0]


def read_options(text: str, options: Mapping[str, str]) -> list[str]:
    """Several options on one line (`pieces`), in the order of the options."""
    chosen = {read_option(piece, options) for piece in pieces(text)}
    return [option for option in options if option in chosen]


def read_yes_no(text: str) -> bool:
    """Yes or no in either language, true or false, or 1 for yes and 2 for no, as the buttons stand."""
    typed = _folded(text)
    if typed in _YES:
        return True
    if typed in _NO:
        return False
    raise Refused("not_an_option")


def _folded(text: str) -> str:
    return plain(text).casefold().rstrip(".!。")
