"""Text with entities: what is left of a message once its markup is read. Offsets and lengths in UTF-16 units."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

LONGEST_TEXT, LONGEST_CAPTION, MOST_ENTITIES = 4_096, 1_024, 100
STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
VERBATIM = frozenset({"code", "pre"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
FOUND_IN_TEXT = re.compile(
    r"""(?P<url>https?://[^\s<>"'，。；、）】」]+[^\s<>"'.,;:!?)\]，。；、）】」])"""
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """`value` is the url of a text_link, the language of a pre, the custom_emoji_id of a custom_emoji."""

    type: str
    offset: int
    length: int
    value: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length

    def wire(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"offset": self.offset, "length": self.length, "type": self.type}
        if self.value:
            shown[{"text_link": "url", "pre": "language"}.get(self.type, "custom_emoji_id")] = self.value
        return shown


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()

    def wire(self, text: str = "text", entities: str = "entities") -> dict[str, Any]:
        """The fields of a message; none at all for an empty caption."""
        shown: dict[str, Any] = {text: self.text} if self.text else {}
        if self.entities:
            shown[entities] = [entity.wire() for entity in self.entities]
        return shown


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Control characters become spaces, but for line ends, as the server does before it reads any markup."""
    return CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", ""))


def settled(text: str, entities: Iterable[Entity]) -> Formatted:
    """As the server stores it: trimmed, entities in order and not in each other's way, links and commands found."""
    marked = sorted(entities, key=lambda entity: (entity.offset, -entity.length))
    text = text.rstrip(" \n")
    first = marked[0].offset if marked else len(text)
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    end = utf16_length(text := text[lead:])
    moved = (replace(entity, offset=entity.offset - lead) for entity in marked)
    kept = [replace(entity, length=min(entity.end, end) - entity.offset) for entity in moved if entity.offset < end]
    kept = list(_outside_verbatim(_outermost_quotes(kept)))
    kept += _found(text, [entity for entity in kept if entity.type in VERBATIM or entity.type == "text_link"])
    return Formatted(text, tuple(sorted(kept, key=lambda entity: (entity.offset, -entity.length))[:MOST_ENTITIES]))


def _outermost_quotes(entities: list[Entity]) -> Iterator[Entity]:
    """A quotation inside a quotation is dropped."""
    quoted_to = 0
    for entity in entities:
        if entity.type in QUOTES:
            if entity.offset < quoted_to:
                continue
            quoted_to = entity.end
        yield entity


def _outside_verbatim(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Code takes no style: a style that runs over it is cut into the parts before and after."""
    entities = list(entities)
    verbatim = [entity for entity in entities if entity.type in VERBATIM]
    for entity in entities:
        if entity.type not in STYLES:
            yield entity
            continue
        at = entity.offset
        for code in verbatim:
            if code.end <= at or code.offset >= entity.end:
                continue
            if code.offset > at:
                yield replace(entity, offset=at, length=code.offset - at)
            at = code.end
        if at < entity.end:
            yield replace(entity, offset=at, length=entity.end - at)


def _found(text: str, taken: list[Entity]) -> Iterator[Entity]:
    """Addresses and /commands that nobody marked. Hashtags, mentions and telephone numbers are not looked for."""
    for match in FOUND_IN_TEXT.finditer(text):
        found = Entity(str(match.lastgroup), utf16_length(text[: match.start()]), utf16_length(match[0]))
        if not any(entity.offset < found.end and found.offset < entity.end for entity in taken):
            yield found
