"""What every reader does first: one spelling for one meaning."""

import json
import re
import unicodedata

from babel import Locale

from calculators.shared.refusal import Refused
from flows.engine.formats import LOCALES

READ_IN = (*LOCALES.values(), Locale("zh", script="Hant"))  # names are understood in traditional characters too

# Marks that copying brings along and nobody sees. The two overrides that turn digits round are not among them.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff"))
_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ`", "'"), "〜": "~", "∼": "~"})
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
_FAR_TOO_LONG = 200
_SQUARE = re.compile("(?<=[mM])²")
# Commas do not part what belongs together: "Acme Holdings, Ltd.".
_BETWEEN = re.compile(r"[,;、\n](?!\s*(?:ltd|limited|inc|llc|llp|plc|co|corp)\b)", re.IGNORECASE)


def plain(text: str) -> str:
    """NFKC, without unseen marks, every dash a hyphen, white space folded. Refuses `empty`, `hidden_characters`."""
    return visible(text.translate(_UNSEEN)).translate(_SAME)


def visible(text: str) -> str:
    """NFKC, white space folded. Refuses `empty`, and `hidden_characters`: control, direction and half characters."""
    folded = " ".join(unicodedata.normalize("NFKC", text).split())
    if any(unicodedata.category(character) in _HIDDEN for character in folded):
        raise Refused("hidden_characters")
    if not folded:
        raise Refused("empty")
    return folded


def plain_number(text: str, otherwise: str) -> str:
    """The same in lower case, for numbers and dates.

    Refuses as `otherwise` what is far too long for either, and ², ½, ①: NFKC would make digits of them.
    """
    squared = _SQUARE.sub("2", text.strip())
    if len(squared) > _FAR_TOO_LONG or any(unicodedata.category(character) == "No" for character in squared):
        raise Refused(otherwise)
    return plain(squared).lower().translate(_TENS)


def key(text: str) -> str:
    """What stays of a name when case, accents, spaces and punctuation do not count. Signs of currencies stay."""
    parted = unicodedata.normalize("NFKD", text.casefold().replace("&", "and"))
    return "".join(character for character in parted if character.isalnum() or unicodedata.category(character) == "Sc")


def pieces(text: str) -> list[str]:
    """A list on one line, parted by , ; 、 or line ends, or written as JSON. Not by "and" or 和: names contain them."""
    stripped = text.strip()
    if stripped.startswith("["):
        try:
            return [str(item) for item in json.loads(stripped)]
        except (ValueError, RecursionError):
            pass  # no JSON, so the bracket was typed by a person
    parts = (part.strip() for part in _BETWEEN.split(unicodedata.normalize("NFKC", stripped)))
    return [part for part in parts if part]
