"""Names and labels as people type them."""

from calculators.shared.refusal import Refused
from flows.engine.intake.text import pieces, visible

LONGEST = 40


def read_name(text: str, *, at_most: int = LONGEST) -> str:
    """NFKC, trimmed, inner white space folded. Refuses `empty`, `too_long`, `hidden_characters`."""
    name = visible(text)
    if len(name) > at_most:
        raise Refused("too_long", at_most=at_most)
    return name


def read_names(text: str, *, at_most: int = LONGEST) -> list[str]:
    """Several names on one line (`pieces`), each once however it is cased."""
    names: dict[str, str] = {}
    for piece in pieces(text):
        name = read_name(piece, at_most=at_most)
        names.setdefault(name.casefold(), name)
    return list(names.values())
