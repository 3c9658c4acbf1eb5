"""Telegram's HTML, read the way its server reads it, with the server's complaints and byte offsets."""

import re
from dataclasses import dataclass, replace

from bot.simulator.failure import CallFailed, bad_request
from bot.simulator.formatted import Entity, Formatted, clean, settled, utf16_length

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(
    r"&(?:#x([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|#([0-9]{1,7})(?![0-9])|(lt|gt|amp|quot)(?![a-zA-Z]));?"
)
PLAIN = re.compile(r"[^<&]+")
SPACE = " \n"  # nothing else is left of white space once the text is clean
TAG_NAME = re.compile(rf"</?([^>{SPACE}]*)")
SPACES = re.compile(rf"[{SPACE}]*")
ATTRIBUTE_NAME = re.compile(rf"[^=>{SPACE}]*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
WEB_ADDRESS = re.compile(r"(?:https?://|tg://|mailto:|tel:)\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.ASCII)
HALF_A_PAIR = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    value: str
    offset: int  # in UTF-16 units of the text so far
    start: int  # in characters of the text so far


def parse_html(html: str) -> Formatted:
    """Raises "can't parse entities" where Telegram would refuse the message."""
    return _Reader(clean(html)).read()


class _Reader:
    def __init__(self, html: str) -> None:
        self.html, self.at = html, 0
        self.text, self.offset = "", 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        while not self._over():
            if self.html.startswith("</", self.at):
                self._end_tag()
            elif self.html[self.at] == "<":
                self._start_tag()
            elif self.html[self.at] == "&":
                self._add(self._reference())
            else:
                self._add(self._take(PLAIN))
        if self.open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        entities = (replace(entity, value="") if entity.type == "code" else entity for entity in self.entities)
        return settled(_paired(self.text), entities)

    def _add(self, text: str) -> None:
        self.text += text
        self.offset += utf16_length(text)

    def _reference(self) -> str:
        """One character reference, or the ampersand itself where it begins none."""
        match = REFERENCE.match(self.html, self.at)
        if match is None:
            self.at += 1
            return "&"
        hexadecimal, decimal, name = match.groups()
        if name:
            read = NAMED[name]
        else:
            number = int(hexadecimal, 16) if hexadecimal else int(decimal)
            read = chr(number) if 0 < number < 0x10FFFF else ""
        self.at = match.end() if read else self.at + 1
        return read or "&"

    def _start_tag(self) -> None:
        start = self.at
        tag = self._name()
        if self.at == len(self.html):
            raise self._unclosed("start tag", start)
        if tag not in TYPES:
            raise _refused(f'Unsupported start tag "{tag}" at byte offset {self._bytes(start)}')
        attributes = self._attributes(tag, start)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(start)}')
        self.open.append(_Open(tag, _value(tag, attributes), self.offset, len(self.text)))

    def _end_tag(self) -> None:
        start = self.at
        if not self.open:
            raise _refused(f"Unexpected end tag at byte offset {self._bytes(start)}")
        tag = self._name()
        self._skip_spaces()
        if not self.html.startswith(">", self.at):
            raise self._unclosed("end tag", start)
        self.at += 1
        opened = self.open.pop()
        if tag not in {"", opened.tag}:
            where = f"Unmatched end tag at byte offset {self._bytes(start)}"
            raise _refused(f'{where}, expected "</{opened.tag}>", found "</{tag}>"')
        if self.offset > opened.offset:
            self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        entity = Entity(TYPES[opened.tag], opened.offset, self.offset - opened.offset, opened.value)
        inner = self.entities[-1] if self.entities else None
        same = inner is not None and (inner.offset, inner.length) == (entity.offset, entity.length)
        if opened.tag == "blockquote":
            entity = Entity("expandable_blockquote" if opened.value else "blockquote", entity.offset, entity.length)
        elif opened.tag == "a":
            url = opened.value or self.text[opened.start :]
            if not WEB_ADDRESS.fullmatch(url):
                return
            entity = Entity("text_link", entity.offset, entity.length, url)
        elif opened.tag == "code" and not (same and inner and inner.type == "pre"):
            entity = Entity("code", entity.offset, entity.length, opened.value)  # its language counts inside <pre> only
        elif inner and same and {inner.type, entity.type} == {"code", "pre"}:
            self.entities.pop()
            entity = Entity("pre", entity.offset, entity.length, inner.value or entity.value)
        self.entities.append(entity)

    def _attributes(self, tag: str, start: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self.html.startswith(">", self.at):
                self.at += 1
                return found
            name = self._take(ATTRIBUTE_NAME)
            if not name:
                raise _refused(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(start)}')
            self._skip_spaces()
            if self._over():
                raise self._unclosed(f'start tag "{tag}"', start)
            found[name] = self._attribute_value(tag, start) if self.html[self.at] == "=" else "1"

    def _attribute_value(self, tag: str, start: int) -> str:
        self.at += 1
        self._skip_spaces()
        if self._over():
            raise self._unclosed(f'start tag "{tag}"', start)
        quote = self.html[self.at]
        if quote not in "'\"":
            token_start = self.at
            value = self._take(NAME_TOKEN).lower()
            if not self._over() and self.html[self.at] not in SPACE + ">":
                raise _refused(f"Unexpected end of name token at byte offset {self._bytes(token_start)}")
        else:
            self.at += 1
            value = ""
            while not self._over() and self.html[self.at] != quote:
                if self.html[self.at] == "&":
                    value += self._reference()
                else:
                    value += self.html[self.at]
                    self.at += 1
            self.at += 1
        if self._over():
            raise self._unclosed("start tag", start)
        return value

    def _name(self) -> str:
        match = TAG_NAME.match(self.html, self.at)
        self.at = match.end() if match else len(self.html)
        return match[1].lower() if match else ""

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.html, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def _skip_spaces(self) -> None:
        self._take(SPACES)

    def _over(self) -> bool:
        return self.at >= len(self.html)

    def _bytes(self, at: int) -> int:
        return len(self.html[:at].encode("utf-8", "surrogatepass"))

    def _unclosed(self, what: str, start: int) -> CallFailed:
        return _refused(f"Unclosed {what} at byte offset {self._bytes(start)}")


def _value(tag: str, attributes: dict[str, str]) -> str:
    """What an entity keeps of its tag's attributes."""
    if tag == "code":
        language = attributes.get("class", "")
        return language.removeprefix("language-") if language.startswith("language-") else ""
    wanted = {"a": "href", "blockquote": "expandable", "tg-emoji": "emoji-id"}.get(tag)
    if wanted == "expandable":
        return "1" if "expandable" in attributes else ""
    value = attributes.get(wanted, "") if wanted else ""
    if tag == "tg-emoji" and not (value.isdecimal() and int(value)):
        raise bad_request("Invalid custom emoji identifier specified")
    return value


def _paired(text: str) -> str:
    """Two references may be the halves of one character; half a character is refused."""
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise bad_request(HALF_A_PAIR) from None


def _refused(reason: str) -> CallFailed:
    return bad_request(f"Can't parse entities: {reason}")
